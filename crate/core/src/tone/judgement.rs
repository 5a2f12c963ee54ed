//! What the judge of tone answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Abstain;
use crate::text::{Language, Utf16Span};
use crate::vocabulary::{AddressForm, Axis, ByAxis, Probability, Score};

/// The tone of a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Tone {
    /// The language it was judged in.
    pub lang: Language,
    /// How it addresses its reader.
    pub address: AddressForm,
    /// Each axis, 0 to 100 with 50 as "not noticeable".
    pub axes: ByAxis<Score>,
    /// How likely each way of failing in respect is.
    pub respect_parts: RespectParts,
    /// Why the judge would rather not, if so; the numbers are then not to be shown.
    pub abstain: Option<Abstain>,
    /// The words that moved the axes, the strongest first.
    pub evidence: Vec<AxisEvidence>,
}

/// The four ways of failing in respect, each the probability that the text does.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct RespectParts {
    /// Attacks the reader.
    pub hostile: Probability,
    /// Talks down to the reader.
    pub condescending: Probability,
    /// Brushes the reader off.
    pub dismissive: Probability,
    /// Shields the brand, or puts the blame on the reader.
    pub defensive: Probability,
}

/// Words that moved an axis.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct AxisEvidence {
    /// Where they stand, in UTF-16 code units.
    #[serde(flatten)]
    pub span: Utf16Span,
    /// The axis they moved.
    pub axis: Axis,
    /// By how much, in points of the axis; negative towards 0.
    pub weight: f32,
}
