//! What the judge of voice answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::habit::Habit;
use super::manner::Manner;
use crate::brand::Localized;
use crate::text::Utf16Span;
use crate::vocabulary::{Probability, Score};

/// How near a draft comes to the brand's voice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Voice {
    /// In words; what is shown first.
    pub likeness: Option<Likeness>,
    /// The share of the brand's own replies that are less typical of it, 0 to 100; none when too
    /// little is known.
    pub score: Option<Score>,
    /// The evidence behind the score: a sum of mean log-likelihood ratios, in nats; always finite.
    pub raw: f32,
    /// How much to trust the score, from the samples and the length of the draft.
    pub confidence: Probability,
    /// Why there is no score, if there is none.
    pub reason: Option<VoiceReason>,
    /// The words that moved the score, the strongest first; their weights sum to `raw`.
    pub drivers: Vec<Driver>,
    /// What sets the text apart from the brand, in words, the strongest first.
    pub style: Vec<StyleDriver>,
    /// The approved replies that are most like the text, the nearest first.
    pub nearest: Vec<NearestSample>,
}

impl Voice {
    /// Nothing is known, for this reason.
    #[must_use]
    pub fn unknown(reason: VoiceReason) -> Self {
        Self {
            likeness: None,
            score: None,
            raw: 0.0,
            confidence: Probability::MIN,
            reason: Some(reason),
            drivers: Vec::new(),
            style: Vec::new(),
            nearest: Vec::new(),
        }
    }
}

/// Something in how a text is written that is not like the brand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StyleDriver {
    /// What it is about.
    pub about: StyleTrait,
    /// The difference, for people.
    pub message: Localized,
    /// How strongly it speaks against the text, in nats; never positive.
    pub weight: f32,
}

/// What a style driver is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum StyleTrait {
    /// Something that is counted.
    Habit(Habit),
    /// Something that is done or not.
    Manner(Manner),
}

/// An approved reply that is like a text.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NearestSample {
    /// Its place among the brand's samples.
    pub sample: usize,
    /// How much the two share, 0 to 1.
    pub likeness: Probability,
}

/// A voice score in words.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// No less typical than a fifth of the brand's own replies.
    SoundsLikeIt,
    /// Between the two.
    Drifts,
    /// Less typical than a twentieth of them.
    DoesNot,
}

/// Why there is no voice score.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum VoiceReason {
    /// There is no brand, or it has no samples in this language.
    NoSamples,
    /// There are fewer samples than a voice can be learned from.
    FewSamples,
    /// The draft has too few words.
    Short,
    /// The draft is in a language without a background model.
    Language,
}

/// Words that moved a voice score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Driver {
    /// Where they stand, in UTF-16 code units.
    #[serde(flatten)]
    pub span: Utf16Span,
    /// Their share of the evidence, in nats: positive for the brand's own, negative for what is
    /// not like it.
    pub weight: f32,
}
