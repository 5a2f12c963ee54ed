//! From a frame, a page or a host script to the extension's background.

use serde::{Deserialize, Serialize};
use timbre_core::vocabulary::Network;

/// What the background is asked. It checks who asks: a host script may only offer a nonce, ask for
/// its page's rules and say that they do not hold, everything else comes from the extension's own
/// pages.
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
    /// A host script did not find on its page what the network's structure expects. It names parts of
    /// Timbre's own table and nothing of the page.
    Missing {
        /// Whose structure. The background goes by it only if the sender's address can be that network's.
        network: Network,
        /// The kind of composer by its name in the structure; empty where only the generic rules found it.
        surface: String,
        /// What was not there.
        expectation: Expectation,
    },
    /// The popup switches Timbre off in a tab, until that is closed, or on again. Answered with
    /// whether it is so.
    SetTab {
        /// The browser's number of the tab.
        tab: u32,
        /// Whether Timbre is to leave it alone.
        off: bool,
    },
    /// The popup stands over a page that Timbre may work on: its script is to be there, also where
    /// the page was open before Timbre was let in. Answered with
    /// `none` where it is not, and the page has to be loaded anew; with `late` where the page's own
    /// scripts were there before it, and may hear a click first; else with `first`.
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

/// What a network's structure says is to be found about a composer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Expectation {
    /// The composer itself, as one of the network's own.
    Composer,
    /// What is answered there.
    Comment,
    /// Who wrote that.
    Author,
    /// The control that publishes.
    Publish,
}
