//! From a frame, a page or a host script to the extension's background.

use serde::{Deserialize, Serialize};

/// What the background is asked. It checks who asks: a host script may only offer a nonce and ask
/// for its page's rules, everything else comes from the extension's own pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ToBackground {
    /// A host script is about to show a frame in its tab, which will present this nonce.
    OfferNonce {
        /// 128 random bits in hexadecimal.
        nonce: String,
    },
    /// A frame was presented a nonce over a port: was it offered by the host script of the same
    /// tab? Each is good for one use. Answered with a boolean.
    RedeemNonce {
        /// The nonce.
        nonce: String,
    },
    /// A host script asks for the rules of the networks that its page may belong to: that of the
    /// page's host, else those that a mark in the page tells. Answered with rows of the generated
    /// table, or with `null` where the user has switched Timbre off in the tab. The background goes by the sender's address, not by what a message says.
    Sheets,
    /// The popup switches Timbre off in a tab, until that is closed, or on again. Answered with
    /// whether it is so.
    SetTab {
        /// The browser's number of the tab.
        tab: u32,
        /// Whether Timbre is to leave it alone.
        off: bool,
    },
    /// The popup stands over a page that Timbre may work on: its script is to be there, also where
    /// the page was open before Timbre was let in. Answered with whether it is; where it is not,
    /// the page has to be loaded anew.
    JoinTab {
        /// The browser's number of the tab.
        tab: u32,
    },
    /// A request to the store, as JSON of the store's own request type. Answered with JSON of its
    /// answer.
    Store {
        /// The request.
        request: String,
    },
}
