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
mod tally;
mod words;

pub use background::train_background;
pub use habit::Habit;
pub use hygiene::{SampleNote, SampleProblem};
pub use judgement::{Driver, Likeness, NearestSample, StyleDriver, StyleTrait, Voice, VoiceReason};
pub use known::LEAST_SAMPLES;
pub use learner::Learner;
pub use manner::Manner;
pub use report::{NetworkReport, VoiceReport, report};

use crate::brand::{BrandPack, BrandVoice, Sample, VoiceProfile};
use crate::order;
use crate::text::{Document, Language};
use crate::vocabulary::{AddressForm, Network};
use background::Background;
use known::KnownVoice;

/// Learns the voices of samples: one for each language that they are written in.
#[must_use]
pub fn learn(samples: &[Sample]) -> BrandVoice {
    let mut learners = [Learner::new(Language::Es), Learner::new(Language::En)];
    for (place, sample) in samples.iter().enumerate() {
        let document = Document::new(&sample.text, sample.lang);
        for learner in &mut learners {
            learner.add_read(place, sample, &document);
        }
    }
    let digest = digest(samples);
    let [es, en] = learners.map(|learner| (!learner.is_empty()).then(|| learner.profile(digest)));
    BrandVoice { es, en }
}

/// `pack` with the voices that its samples have: those that it carries, if they were learned from
/// these samples by this version, else learned anew.
#[must_use]
pub fn learned(mut pack: BrandPack) -> BrandPack {
    if Voices::carried(&pack).is_none() {
        let voice = learn(&pack.samples);
        pack.voice = (voice.es.is_some() || voice.en.is_some()).then_some(voice);
    }
    pack
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
    order::sort_by_key(&mut notes, |note| note.sample);
    notes
}

/// A hash of what is learned of the samples, by which a profile knows whether it was learned from
/// them.
#[must_use]
pub fn digest(samples: &[Sample]) -> u32 {
    let bytes = samples.iter().flat_map(|sample| {
        let filed = [
            sample.lang.map_or(0, |language| language as u8 + 1),
            sample.network.map_or(0, |network| network as u8 + 1),
        ];
        sample.text.bytes().chain([0]).chain(filed)
    });
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
    /// The voices of a brand: those that its pack carries, as [`learned`] has them.
    #[must_use]
    pub fn of(brand: &BrandPack) -> Self {
        let known = Self::carried(brand).or_else(|| Self::read(&learn(&brand.samples)));
        known.unwrap_or_default()
    }

    /// The voices that a pack carries; `None` if it carries none, or what another version learned,
    /// or what was learned from other samples than it has now.
    fn carried(brand: &BrandPack) -> Option<Self> {
        let carried = brand.voice.as_ref()?;
        let digest = digest(&brand.samples);
        let current = |profile: &VoiceProfile| brand.samples.is_empty() || profile.digest == digest;
        let mut profiles = carried.es.iter().chain(&carried.en).peekable();
        profiles.peek()?;
        profiles.all(current).then(|| Self::read(carried)).flatten()
    }

    /// `None` if a profile is of another version, or not whole.
    fn read(learned: &BrandVoice) -> Option<Self> {
        let read = |language, profile: &Option<VoiceProfile>| match profile {
            None => Some(None),
            Some(profile) => KnownVoice::read(profile, Background::of(language)?).map(Some),
        };
        Some(Self { es: read(Language::Es, &learned.es)?, en: read(Language::En, &learned.en)? })
    }

    /// Judges how near a text comes to the brand's voice, on the network where it will stand.
    /// `address` is how it addresses its reader, if that was read already.
    #[must_use]
    pub fn judge(
        &self,
        document: &Document<'_>,
        network: Option<Network>,
        address: Option<AddressForm>,
    ) -> Voice {
        let voice = match document.language {
            Language::Es => &self.es,
            Language::En => &self.en,
            Language::Other => return Voice::unknown(VoiceReason::Language),
        };
        match voice {
            Some(voice) => voice.judge(document, network, address),
            None => Voice::unknown(VoiceReason::NoSamples),
        }
    }
}
