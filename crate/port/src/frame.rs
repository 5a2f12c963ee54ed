//! From the host script to the frame.

use serde::{Deserialize, Serialize};
use timbre_core::review::VerdictState;
use timbre_core::text::Utf16Span;
use timbre_core::vocabulary::{Account, Author, Network};

/// What the host script tells the frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ToFrame {
    /// The first message over the port.
    Hello {
        /// [`VERSION`](crate::VERSION) of the sender.
        version: u32,
        /// Where the frame lives.
        shell: Shell,
        /// The page's own look.
        theme: Theme,
        /// The page's host name, for "off on this site".
        site: String,
    },
    /// A composer got the focus, or what surrounds it changed.
    Compose(Composer),
    /// The text of the current composer changed.
    Text {
        /// The composer it is in.
        composer: u32,
        /// Counts the changes of this composer's text, from 0.
        revision: u32,
        /// The whole text, line breaks as `\n`.
        text: String,
        /// The selection; empty for a caret; none where the editor does not tell.
        selection: Option<Utf16Span>,
    },
    /// The images that are attached to what is being written changed.
    Images {
        /// The composer it is in.
        composer: u32,
        /// How many of them have no description, as far as the page shows.
        no_alt: u32,
    },
    /// The current composer lost the focus or was removed; the chip may go.
    Gone {
        /// Which one.
        composer: u32,
    },
    /// What became of a [`ToHost::Write`](crate::ToHost::Write).
    Wrote {
        /// The number that the request carried.
        request: u32,
        /// What became of it.
        outcome: WriteOutcome,
    },
    /// The user pressed a shortcut.
    Command {
        /// Which one.
        command: Command,
    },
    /// The publish check goes by this verdict from now on. The frame shows no verdict before: on a
    /// busy machine the user's next key may come to the host script before a verdict that was sent
    /// earlier, and what is said to be held would go out.
    Armed {
        /// The composer it is for.
        composer: u32,
        /// The revision of the text it is for.
        revision: u32,
        /// What it is.
        state: VerdictState,
        /// Whether the user chose to publish this text all the same: then it passes, whatever the
        /// verdict.
        released: bool,
    },
    /// The user's own publication of this very text was stopped; the frame explains.
    Held {
        /// The composer it is in.
        composer: u32,
        /// The revision of the text that was held.
        revision: u32,
    },
    /// A text was published, as far as the page shows; the ledger and the history keep it.
    Published {
        /// The composer it was in.
        composer: u32,
        /// What went out.
        text: String,
    },
    /// The page changed between light and dark.
    Theme {
        /// The page's look now.
        theme: Theme,
    },
}

/// A composer and all that is known of what surrounds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Composer {
    /// Its number on this page, never used again.
    pub composer: u32,
    /// Counts the changes of its text, from 0.
    pub revision: u32,
    /// Its network.
    pub network: Network,
    /// Whether what is written there is seen by everybody.
    pub public: bool,
    /// The whole text, line breaks as `\n`.
    pub text: String,
    /// The selection; empty for a caret; none where the editor does not tell.
    pub selection: Option<Utf16Span>,
    /// The comment being answered, as the page shows it.
    pub comment: Option<String>,
    /// Who wrote that comment.
    pub author: Option<Author>,
    /// The account that writes, if the page shows it.
    pub account: Option<Account>,
    /// The limit that the page itself shows or sets; it overrides the table's.
    pub limit: Option<u32>,
    /// How many attached images have no description, as far as the page shows.
    pub no_alt: u32,
}

/// Where the frame lives, which says where its store is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Shell {
    /// In the extension's origin; the background has the store.
    Extension,
    /// In the origin of the page's owner; the frame has the store.
    Widget,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Theme {
    Light,
    Dark,
}

/// What a shortcut asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Open the panel, or close it.
    Panel,
    /// Open the panel at its templates.
    Templates,
    /// Apply the best fix.
    Fix,
}

/// What became of a text that was to be written into the editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum WriteOutcome {
    /// The editor holds exactly what was asked for.
    Done,
    /// The draft had changed meanwhile; nothing was written.
    Stale,
    /// The editor took nothing; its text is as it was.
    Unchanged,
    /// The editor took something else; it was undone once, and the user is told.
    Wrong,
}
