//! What is judged: a draft, and the comment that it answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Language;
use crate::vocabulary::{Account, Author, Moment, Network, Situation};

/// A reply, or a post, before it is published; all that a review may depend on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Draft {
    /// What has been written.
    pub text: String,
    /// Its language; identified if absent.
    pub lang: Option<Language>,
    /// Where it will be posted.
    pub network: Option<Network>,
    /// Whether everybody will see it; a direct message is not public.
    pub public: bool,
    /// The comment that it answers; none for a post of one's own.
    pub comment: Option<Comment>,
    /// The situation, if it is known better than triage would.
    pub situation: Option<Situation>,
    /// The account that writes, if the page shows it.
    pub account: Option<Account>,
    /// How many attached images still have no description, as far as the page shows.
    pub undescribed_images: u32,
    /// The replies posted last, newest last.
    pub history: Vec<String>,
    /// The moment of the review.
    pub now: Option<Moment>,
}

impl Draft {
    /// The part of the text that its network counts: on X the names that a public reply begins with
    /// weigh nothing (docs.x.com, counting characters, 2026-09).
    #[must_use]
    pub fn counted(&self) -> &str {
        let mut rest = self.text.as_str();
        if self.network == Some(Network::X) && self.public && self.comment.is_some() {
            while let Some(name) = rest.trim_start().strip_prefix('@') {
                let end = name
                    .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
                    .unwrap_or(name.len());
                if end == 0 || name[end..].starts_with('@') {
                    break;
                }
                rest = name[end..].trim_start();
            }
        }
        rest
    }
}

impl Default for Draft {
    fn default() -> Self {
        Self {
            text: String::new(),
            lang: None,
            network: None,
            public: true,
            comment: None,
            situation: None,
            account: None,
            undescribed_images: 0,
            history: Vec::new(),
            now: None,
        }
    }
}

/// A comment to be answered.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Comment {
    /// What it says.
    pub text: String,
    /// Its language; identified if absent.
    pub lang: Option<Language>,
    /// Where it was posted.
    pub network: Option<Network>,
    /// Who wrote it.
    pub author: Author,
}

/// Why a judge would rather not answer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Abstain {
    /// The text is too short.
    Short,
    /// The signs contradict one another or are too weak.
    Unsure,
    /// The text is in a language without judges.
    Language,
}
