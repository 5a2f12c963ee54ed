//! What can be offered as a reply.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::template::GapKind;
use crate::Comment;
use crate::text::{Language, Utf16Span};
use crate::vocabulary::{Account, Moment, Network, Score, Situation};

/// What suggestions may depend on.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SuggestionRequest {
    /// The comment to be answered; none for a post of one's own.
    pub comment: Option<Comment>,
    /// The situation, if it is known better than triage would.
    pub situation: Option<Situation>,
    /// The language to answer in; the comment's if absent.
    pub lang: Option<Language>,
    /// Where it will be posted.
    pub network: Option<Network>,
    /// The account that writes.
    pub account: Option<Account>,
    /// What the user has written so far.
    pub draft: Option<String>,
    /// What is searched for among the templates; everything if empty.
    pub query: String,
    /// The replies posted last, newest last.
    pub history: Vec<String>,
    /// The moment of the request.
    pub now: Option<Moment>,
    /// Chooses among alternatives; the same seed chooses the same.
    pub seed: u32,
    /// How many to return at most; 0 for all.
    pub limit: u32,
}

/// A reply that could be inserted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Suggestion {
    /// The text, filled in as far as is known.
    pub text: String,
    /// Its title, for a template.
    pub title: Option<String>,
    /// Where it comes from.
    pub source: Source,
    /// How well it fits.
    pub score: Score,
    /// What is left for the user to fill in, in UTF-16 code units of `text`.
    pub gaps: Vec<Gap>,
}

/// A place of a suggestion that only the user can fill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gap {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Utf16Span,
    /// What is missing there.
    pub name: String,
    /// What may be put there.
    pub kind: GapKind,
    /// The options, where it is a choice.
    pub options: Vec<String>,
    /// What stands there unless something else is said; otherwise its name stands there in brackets.
    pub default: Option<String>,
}

/// Where a suggestion comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// What kind of thing it was made from.
    pub kind: SourceKind,
    /// Which one: a template's id, a sample's number, what a reply was composed for, or the aim of
    /// a rewrite.
    pub id: String,
}

/// What a suggestion was made from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A reply that the brand approved.
    Reply,
    /// A template.
    Template,
    /// Building blocks of the brand's.
    Composed,
    /// The user's own draft.
    Rewrite,
}
