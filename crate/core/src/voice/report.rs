//! A voice described for people: what was learned, how far a score can be trusted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::background::Background;
use super::evidence::HabitOf;
use super::habit::{HABITS, Habit};
use super::hygiene::SampleNote;
use super::inspect;
use super::known::{KnownVoice, OnNetwork};
use super::manner::Manner;
use super::style::MannersOf;
use super::words;
use crate::brand::{BrandPack, Localized};
use crate::text::Language;
use crate::vocabulary::{Network, Probability};

/// A voice in one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct VoiceReport {
    /// The language.
    pub lang: Language,
    /// How many samples it was learned from.
    pub samples: u32,
    /// The voice in sentences.
    pub traits: Vec<Localized>,
    /// How far scores can be trusted, before the length of a draft is known.
    pub confidence: Probability,
    /// Evidence of the brand's own samples, each judged by the others: the tenth, fiftieth and
    /// ninetieth of a hundred, in nats.
    pub evidence: [f32; 3],
    /// That evidence of every one, the least first, in nats.
    pub own: Vec<f32>,
    /// How evidence becomes a score: points of evidence, in nats, and score, 0 to 100, in order.
    pub curve: Vec<[f32; 2]>,
    /// Networks with habits and a calibration of their own.
    pub networks: Vec<NetworkReport>,
    /// What is odd about samples.
    pub notes: Vec<SampleNote>,
}

/// How a brand writes on a network that it has samples enough of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NetworkReport {
    /// The network.
    pub network: Network,
    /// How many of the samples are of it.
    pub samples: u32,
    /// What the brand does there, where that is not what it does in general.
    pub traits: Vec<Localized>,
}

/// The voices of a brand, described; none where there are no samples.
#[must_use]
pub fn report(brand: &BrandPack) -> Vec<VoiceReport> {
    let voices = super::Voices::of(brand);
    let known = [(Language::Es, &voices.es), (Language::En, &voices.en)];
    let described = known.into_iter().filter_map(|(lang, voice)| {
        let voice = voice.as_ref()?;
        Some(VoiceReport {
            lang,
            samples: voice.samples as u32,
            traits: traits(voice, lang, Background::of(lang)?),
            confidence: Probability::new(voice.calibration.confidence()),
            evidence: [0.1, 0.5, 0.9].map(|share| voice.calibration.quantile(share) as f32),
            own: voice.calibration.own().iter().map(|&evidence| evidence as f32).collect(),
            curve: voice.calibration.curve(),
            networks: voice
                .networks
                .iter()
                .map(|(&network, own)| NetworkReport {
                    network,
                    samples: own.manners.samples,
                    traits: differences(voice, own, lang),
                })
                .collect(),
            notes: inspect(&brand.samples, lang),
        })
    });
    described.collect()
}

/// The voice in sentences: its form of address, what it often does, what it hardly ever does, in one, and
/// how long it writes.
fn traits(voice: &KnownVoice, language: Language, background: Background) -> Vec<Localized> {
    let mut said = Vec::new();
    let mut never = Vec::new();
    if let Some(address) = voice.manners.address() {
        let (es, en) = words::manner(address);
        said.push(words::both(format!("La marca {es}."), format!("The brand {en}.")));
    }
    for manner in Manner::ALL.into_iter().filter(|manner| manner.is_told_in(language)) {
        let (es, en) = words::manner(manner);
        let percent = libm::round(voice.manners.share(manner) * 100.0);
        if percent >= 15.0 {
            said.push(words::both(
                format!("En el {percent}\u{a0}% de las respuestas {es}."),
                format!("In {percent}% of replies it {en}."),
            ));
        } else if percent < 3.0 && voice.samples >= 15 && !manner.depends_on_the_comment() {
            never.push((es, en));
        }
    }
    if !never.is_empty() {
        let (es, en): (Vec<&str>, Vec<&str>) = never.into_iter().unzip();
        said.push(words::both(
            format!("Casi nunca {}.", words::one_of(&es, "ni")),
            format!("It hardly ever {}.", words::one_of(&en, "or")),
        ));
    }
    let usual = count(background.habit(place_of(Habit::SentenceLength)).0);
    let [length, sentence] = lengths(&voice.habits);
    said.push(words::both(
        format!(
            "Escribe unos {length} caracteres, {sentence} palabras por frase (lo usual: {usual})."
        ),
        format!(
            "It writes about {length} characters, {sentence} words a sentence (usual: {usual})."
        ),
    ));
    said
}

/// By how many hundredths of the replies a manner has to differ to be told of a network.
const DIFFERENT: f64 = 25.0;

/// Where a network's habits are not those of the whole voice.
fn differences(voice: &KnownVoice, own: &OnNetwork, language: Language) -> Vec<Localized> {
    let ([length, sentence], [all_length, all_sentence]) =
        (lengths(&own.habits), lengths(&voice.habits));
    let mut said = vec![words::both(
        format!(
            "Escribe unos {length} caracteres (en general, {all_length}), {sentence} palabras por frase ({all_sentence})."
        ),
        format!(
            "It writes about {length} characters (in general {all_length}), {sentence} words a sentence ({all_sentence})."
        ),
    )];
    let percent = |manners: &MannersOf, manner| libm::round(manners.share(manner) * 100.0);
    for manner in Manner::ALL.into_iter().filter(|manner| manner.is_told_in(language)) {
        let (here, all) = (percent(&own.manners, manner), percent(&voice.manners, manner));
        if (here - all).abs() >= DIFFERENT {
            let (es, en) = words::manner(manner);
            said.push(words::both(
                format!(
                    "En el {here}\u{a0}% de las respuestas {es} (en general, en el {all}\u{a0}%)."
                ),
                format!("In {here}% of replies it {en} (in general, {all}%)."),
            ));
        }
    }
    said
}

/// About how many characters a reply has, and words a sentence of it.
fn lengths(habits: &[HabitOf; HABITS]) -> [f64; 2] {
    [Habit::Length, Habit::SentenceLength].map(|habit| count(habits[place_of(habit)].mean))
}

/// The count that a habit is the logarithm of.
fn count(logarithm: f64) -> f64 {
    libm::round(libm::expm1(logarithm))
}

fn place_of(habit: Habit) -> usize {
    Habit::ALL.iter().position(|of| *of == habit).unwrap_or(0)
}
