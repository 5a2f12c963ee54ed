//! From the frame to the host script.

use serde::{Deserialize, Serialize};
use timbre_core::review::{FindingSeverity, VerdictState};
use timbre_core::text::Utf16Span;

/// What the frame asks of the host script.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum ToHost {
    /// The frame is ready to listen.
    Ready {
        /// [`VERSION`](crate::VERSION) of the sender.
        version: u32,
    },
    /// The verdict for one text. It counts for that text and no other.
    Verdict {
        /// The composer it is for.
        composer: u32,
        /// The revision of the text it is for.
        revision: u32,
        /// What it is.
        state: VerdictState,
    },
    /// What to underline; replaces what was underlined before.
    Marks {
        /// The composer it is for.
        composer: u32,
        /// The revision of the text that the spans belong to.
        revision: u32,
        /// The spans.
        marks: Vec<Mark>,
    },
    /// How much room the frame needs now.
    Shape(Shape),
    /// Write into the editor. Answered by [`ToFrame::Wrote`](crate::ToFrame::Wrote).
    Write {
        /// A number to recognise the answer by.
        request: u32,
        /// The composer to write into.
        composer: u32,
        /// The revision of the text that the edit was made for.
        revision: u32,
        /// What to write.
        edit: Edit,
    },
    /// The user chose to publish all the same: the next event of their own passes, for this text.
    PublishAnyway {
        /// The composer it is for.
        composer: u32,
        /// The revision of the text it is for.
        revision: u32,
    },
    /// Give the focus back to the composer.
    Refocus {
        /// Which one.
        composer: u32,
    },
}

/// A span to underline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// Where.
    pub span: Utf16Span,
    /// How.
    pub severity: FindingSeverity,
}

/// A change to a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Edit {
    /// Insert where the caret last was in this composer, replacing a selection.
    Insert {
        /// What to insert.
        text: String,
    },
    /// Replace one span.
    Replace {
        /// What is replaced.
        span: Utf16Span,
        /// What it is replaced with.
        text: String,
    },
    /// Replace the whole text.
    ReplaceAll {
        /// The new text.
        text: String,
    },
}

/// How much room the frame needs, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// Whether it is the panel; otherwise the chip.
    pub panel: bool,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
    /// Which of its six sides of the composer the chip wants most: 0 beside, 1 below, 2 above, at the
    /// composer's end; 3 to 5 the same at its start.
    pub side: u32,
}
