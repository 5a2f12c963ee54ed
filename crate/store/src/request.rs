//! What a store can be asked, and what it answers.

use serde::{Deserialize, Serialize};
use timbre_core::brand::BrandPack;
use timbre_core::text::Language;

use crate::packed;
use crate::{Content, Deed, Ignored, StoreError, TemplateEdit, ThemeChoice};

/// A request. Each changes as little as it names, so that two tabs do not undo each other's work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Request {
    /// Everything that is kept, unless it is still as the asker knows it.
    Content {
        /// The [`Content::revision`] that the asker has.
        known: Option<u64>,
    },
    /// Keep a brand, in the place of the one with the same id.
    SaveBrand {
        /// The brand.
        #[serde(with = "packed::one")]
        pack: Box<BrandPack>,
        /// Whether to write for it from now on; the first brand kept always is written for.
        activate: bool,
    },
    /// Keep a brand in the place of the one that it was made from; refused where that one has been
    /// changed since, by another tab or by the panel.
    EditBrand {
        /// The brand as it is to be.
        #[serde(with = "packed::one")]
        pack: Box<BrandPack>,
        /// The [`stamp`](crate::stamp) of the brand that it was made from.
        over: u32,
    },
    /// Change one template of a brand; refused where it is no longer what it was changed from. Answered
    /// with [`Answer::Edited`]: the change is small, and all that is kept may not be.
    EditTemplate {
        /// The brand's id.
        brand: String,
        /// The change.
        edit: Box<TemplateEdit>,
    },
    /// Forget a brand.
    RemoveBrand {
        /// Its id.
        id: String,
    },
    /// Write for another brand, or for none.
    Activate {
        /// Its id.
        id: Option<String>,
    },
    /// Speak another language; the browser's if none.
    SetLanguage {
        /// Which.
        language: Option<Language>,
    },
    /// Look otherwise.
    SetTheme {
        /// How.
        theme: ThemeChoice,
    },
    /// Ask the browser's own language model for wordings, or no longer.
    SetModel {
        /// Whether to ask.
        on: bool,
    },
    /// Stay away from a site, or come back to it.
    SetSite {
        /// Its host name.
        site: String,
        /// Whether Timbre stays away.
        off: bool,
    },
    /// The chip was moved.
    MoveChip {
        /// The host name of the site where.
        site: String,
        /// To which side of the composer; see `Shape` of the port.
        side: u32,
    },
    /// Stay away everywhere for a while; no pause if none.
    Pause {
        /// When the pause ends, in milliseconds since 1970.
        until_unix_ms: Option<i64>,
    },
    /// The first steps have been read.
    Introduced,
    /// Do not mention this finding again.
    Ignore {
        /// Which.
        ignored: Ignored,
    },
    /// Mention it again.
    Unignore {
        /// The rule.
        rule: String,
        /// The text it was about; normalised if it is not yet.
        text: String,
    },
    /// A reply was published.
    Published {
        /// What went out.
        text: String,
        /// When, in milliseconds since 1970.
        unix_ms: i64,
    },
    /// A template was inserted.
    UsedTemplate {
        /// The brand it belongs to.
        brand: String,
        /// Its id.
        template: String,
        /// When, in milliseconds since 1970.
        unix_ms: i64,
    },
    /// Count one more of the day's. Nothing that anybody has read of the content changes by it, so it
    /// is answered with [`Answer::Unchanged`] and does not move the revision.
    Count {
        /// What was done.
        deed: Deed,
        /// When, in days since 1970 by the user's own clock.
        day: i32,
    },
    /// Forget everything.
    EraseAll,
}

impl Request {
    /// Whether it is about no brand: it is answered with [`Answer::Edited`], and the brands, which may
    /// have thousands of templates, are not read for it.
    pub(crate) fn leaves_brands(&self) -> bool {
        matches!(
            self,
            Self::Published { .. }
                | Self::UsedTemplate { .. }
                | Self::MoveChip { .. }
                | Self::Introduced
                | Self::Ignore { .. }
        )
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Answer {
    /// Everything that is kept, after what was asked.
    Content {
        /// It.
        content: Box<Content>,
    },
    /// Nothing has changed since the revision that the asker knows, except what it counts itself.
    Unchanged,
    /// The change that was asked for was made, and is all that changed since the revision before: who
    /// knows that one can make it too, by [`Content::carry_out`].
    Edited {
        /// The [`Content::revision`] that it made.
        revision: u64,
    },
    /// It could not be done.
    Failed {
        /// Why.
        error: StoreError,
    },
}
