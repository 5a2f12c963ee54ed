//! Voice: how a brand writes, learned from replies it approved, and how near a draft comes to it.
//!
//! A draft's evidence is a sum: of mean log-likelihood ratios of its n-grams between the brand's
//! samples and a background of how people write in general, of the same for its habits (length,
//! marks, emoji), and of its likeness to the nearest samples. The score is the share of the brand's
//! own samples that have less evidence when each is judged by all the others.
//!
//! Knows the brand's samples and the background; it does not judge whether writing so is good.

mod background;
mod calibration;
mod evidence;
mod feature;
mod habit;
mod hygiene;
pub mod import;
mod judgement;
mod known;
mod learner;
mod manner;
mod packed;
mod report;
mod style;
mod words;

pub use background::train_background;
pub use habit::Habit;
pub use hygiene::{SampleNote, SampleProblem};
pub use judgement::{Driver, Likeness, NearestSample, StyleDriver, StyleTrait, Voice, VoiceReason};
pub use known::LEAST_SAMPLES;
pub use learner::Learner;
pub use manner::Manner;
pub use report::{VoiceReport, report};

use crate::brand::{BrandPack, Sample, VoiceProfile};
use crate::text::{Document, Language};
use crate::vocabulary::Network;
use background::Background;
use known::KnownVoice;

/// Learns a voice from the samples that are in `language`.
#[must_use]
pub fn learn(samples: &[Sample], language: Language) -> VoiceProfile {
    let mut learner = Learner::new(language);
    for (place, sample) in samples.iter().enumerate() {
        learner.add(place, sample);
    }
    learner.profile(digest(samples))
}

/// What is odd about the samples of a language; each is told once, by what is clearest.
#[must_use]
pub fn inspect(samples: &[Sample], language: Language) -> Vec<SampleNote> {
    let mut learner = Learner::new(language);
    let mut notes = Vec::new();
    for (place, sample) in samples.iter().enumerate() {
        let filed = sample.lang.unwrap_or(language) == language;
        let learned = learner.add(place, sample);
        if filed && let Some(problem) = hygiene::by_itself(sample, language) {
            // An unfiled sample in the other language is simply the other voice's.
            let others = matches!(problem, SampleProblem::OtherLanguage { .. });
            if learned || !others {
                notes.push(SampleNote { sample: place, problem });
            }
        }
    }
    for note in learner.notes() {
        if notes.iter().all(|told: &SampleNote| told.sample != note.sample) {
            notes.push(note);
        }
    }
    notes.sort_unstable_by_key(|note| note.sample);
    notes
}

/// A hash of the samples' texts, by which a profile knows whether it was learned from them.
#[must_use]
pub fn digest(samples: &[Sample]) -> u32 {
    let bytes = samples.iter().flat_map(|sample| sample.text.bytes().chain([0]));
    // FNV-1a.
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The voices of a brand, ready to judge.
#[derive(Debug, Clone, Default)]
pub struct Voices {
    es: Option<KnownVoice>,
    en: Option<KnownVoice>,
}

impl Voices {
    /// The voices of a brand. What was learned by another version, or from other samples than the
    /// pack has now, is learned anew.
    #[must_use]
    pub fn of(brand: &BrandPack) -> Self {
        let learned = brand.voice.as_ref();
        let digest = digest(&brand.samples);
        let known = |language, profile: Option<&VoiceProfile>| {
            let background = Background::of(language)?;
            let current = profile
                .filter(|profile| brand.samples.is_empty() || profile.digest == digest)
                .and_then(|profile| KnownVoice::read(profile, background));
            current.or_else(|| {
                let profile = learn(&brand.samples, language);
                (profile.samples > 0).then(|| KnownVoice::read(&profile, background)).flatten()
            })
        };
        Self {
            es: known(Language::Es, learned.and_then(|voice| voice.es.as_ref())),
            en: known(Language::En, learned.and_then(|voice| voice.en.as_ref())),
        }
    }

    /// Judges how near a text comes to the brand's voice, on the network where it will stand.
    #[must_use]
    pub fn judge(&self, document: &Document<'_>, network: Option<Network>) -> Voice {
        let voice = match document.language {
            Language::Es => &self.es,
            Language::En => &self.en,
            Language::Other => return Voice::unknown(VoiceReason::Language),
        };
        match voice {
            Some(voice) => voice.judge(document, network),
            None => Voice::unknown(VoiceReason::NoSamples),
        }
    }
}
