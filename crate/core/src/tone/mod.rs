//! Tone: where a text stands on the seven axes, and which of its words put it there.
//!
//! Judges the text alone: it knows neither the brand's targets nor the comment answered.

mod judgement;

pub use judgement::{AxisEvidence, RespectParts, Tone};

use crate::Abstain;
use crate::text::Document;
use crate::vocabulary::{AddressForm, ByAxis, Score};

/// Judges the tone of a text.
#[must_use]
pub fn judge(document: &Document<'_>) -> Tone {
    Tone {
        lang: document.language,
        address: AddressForm::None,
        axes: ByAxis::from_fn(|_| Score::new(50.0)),
        respect_parts: RespectParts::default(),
        abstain: Some(Abstain::Unsure),
        evidence: Vec::new(),
    }
}
