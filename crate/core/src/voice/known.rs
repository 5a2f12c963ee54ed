//! A voice that was learned, ready to judge.

use std::collections::BTreeMap;

use super::background::Background;
use super::calibration::Calibration;
use super::evidence::{
    ById, HabitOf, Ratios, habit_evidence, is_compared, nearness, nearness_evidence, rarity,
};
use super::feature::{Feature, GROUPS, KEY_BITS};
use super::habit::{HABITS, measure};
use super::judgement::{Driver, Likeness, NearestSample, StyleDriver, Voice, VoiceReason};
use super::learner::{NORM_PARTS, VERSION};
use super::manner::{MANNERS, manners};
use super::packed::Reader;
use super::style::{self, MannersOf};
use crate::brand::VoiceProfile;
use crate::text::{ByteSpan, Document, TokenKind};
use crate::vocabulary::{Network, Probability, Score};

/// With fewer samples there is no score.
pub const LEAST_SAMPLES: usize = 8;
/// A draft with fewer words has no score.
const LEAST_WORDS: usize = 3;

/// A voice that was learned, unpacked.
#[derive(Debug, Clone)]
pub(super) struct KnownVoice {
    background: Background,
    pub samples: usize,
    grams: ById<Known>,
    /// What an n-gram that the voice does not have says, by group.
    unknown: [f64; GROUPS.len()],
    /// Which exemplars share an n-gram: ranges of this list.
    sharing: Vec<u16>,
    exemplars: Vec<Exemplar>,
    pub habits: [HabitOf; HABITS],
    pub manners: MannersOf,
    pub calibration: Calibration,
    pub networks: BTreeMap<Network, Calibration>,
}

#[derive(Debug, Clone, Copy)]
struct Known {
    ratio: f64,
    rarity: f64,
    sharing: (u32, u32),
}

#[derive(Debug, Clone, Copy)]
struct Exemplar {
    place: usize,
    norm: f64,
}

/// What a text says for a voice.
struct Evidence {
    /// By token of the document, in nats; their sum is the evidence.
    tokens: Vec<f64>,
    /// The nearest samples: place and likeness, the nearest first.
    nearest: Vec<(usize, f64)>,
    style: Vec<StyleDriver>,
}

impl KnownVoice {
    /// Unpacks a profile; `None` if it is of another version, or not whole.
    pub(super) fn read(profile: &VoiceProfile, background: Background) -> Option<Self> {
        let finite = |number: &f32| number.is_finite();
        let whole = profile.version == VERSION
            && profile.totals.len() == GROUPS.len()
            && profile.habits.len() == HABITS
            && profile.manners.len() == MANNERS
            && profile.habits.iter().all(|habit| finite(&habit.mean) && finite(&habit.deviation));
        if !whole {
            return None;
        }
        let denominators: [f64; GROUPS.len()] =
            std::array::from_fn(|group| Ratios::denominator(profile.totals[group]));
        let ratios = Ratios::new();
        let mut ids = Vec::new();
        let mut grams = ById::default();
        let mut reader = Reader::new(&profile.grams)?;
        let mut last = 0u32;
        while let Some(step) = reader.number() {
            let count = match step & 3 {
                3 => reader.number()?.checked_add(4)?,
                low => low + 1,
            };
            let id = last.checked_add(step >> 2)?;
            last = id;
            let group = (id >> KEY_BITS) as usize;
            let denominator = denominators.get(group)?;
            let level = background.level(id);
            let ratio = ratios.get(count, level, *denominator);
            grams.insert(id, Known { ratio, rarity: rarity(level), sharing: (0, 0) });
            ids.push(id);
        }
        let (exemplars, postings) = read_exemplars(&profile.exemplars, ids.len())?;
        let mut sharing = Vec::new();
        for (rank, of) in postings.into_iter().enumerate() {
            if !of.is_empty()
                && let Some(known) = grams.get_mut(&ids[rank])
            {
                known.sharing = (sharing.len() as u32, (sharing.len() + of.len()) as u32);
                sharing.extend(of);
            }
        }
        Some(Self {
            background,
            samples: profile.samples as usize,
            grams,
            unknown: denominators.map(|denominator| ratios.get(0, 0, denominator)),
            sharing,
            exemplars,
            habits: std::array::from_fn(|index| HabitOf {
                mean: f64::from(profile.habits[index].mean),
                deviation: f64::from(profile.habits[index].deviation),
            }),
            manners: MannersOf {
                samples: profile.samples,
                counts: std::array::from_fn(|index| profile.manners[index]),
            },
            calibration: Calibration::new(&profile.own),
            networks: profile
                .networks
                .iter()
                .map(|(&network, own)| (network, Calibration::new(own)))
                .collect(),
        })
    }

    /// Judges how near a text comes to this voice.
    pub(super) fn judge(&self, document: &Document<'_>, network: Option<Network>) -> Voice {
        let features = self.background.features(document);
        let Some(first) = features.iter().map(|feature| feature.first).min() else {
            return Voice::unknown(VoiceReason::Short);
        };
        let evidence = self.evidence(document, &features, usize::from(first));
        let raw: f64 = evidence.tokens.iter().sum();
        let words = document.words().count();
        let reason = if self.samples < LEAST_SAMPLES {
            Some(VoiceReason::FewSamples)
        } else if words < LEAST_WORDS {
            Some(VoiceReason::Short)
        } else {
            None
        };
        let calibration =
            network.and_then(|network| self.networks.get(&network)).unwrap_or(&self.calibration);
        let share = calibration.share_below(raw);
        let confidence = calibration.confidence() * words as f64 / (words as f64 + 4.0);
        let score = if reason.is_none() { Some(Score::new(100.0 * share)) } else { None };
        Voice {
            likeness: score.map(|score| match score.get() {
                20.0.. => Likeness::SoundsLikeIt,
                5.0.. => Likeness::Drifts,
                _ => Likeness::DoesNot,
            }),
            score,
            raw: raw as f32,
            confidence: Probability::new(if reason.is_none() { confidence } else { 0.0 }),
            reason,
            drivers: drivers(document, &evidence.tokens),
            style: evidence.style,
            nearest: evidence
                .nearest
                .into_iter()
                .map(|(sample, likeness)| NearestSample {
                    sample,
                    likeness: Probability::new(likeness),
                })
                .collect(),
        }
    }

    fn evidence(&self, document: &Document<'_>, features: &[Feature], first: usize) -> Evidence {
        let mut counts = [0u32; GROUPS.len()];
        for feature in features {
            counts[feature.group()] += 1;
        }
        let shares: [f64; GROUPS.len()] =
            std::array::from_fn(|group| GROUPS[group].weight / f64::from(counts[group].max(1)));
        // Evidence is given out over spans of tokens: what begins at one ends after another.
        let mut steps = vec![0.0; document.tokens.len() + 1];
        let mut likeness = vec![0.0; self.exemplars.len()];
        let mut squares = 0.0;
        let mut seen = ById::default();
        for feature in features {
            let group = feature.group();
            let known = self.grams.get(&feature.id);
            let ratio = known.map_or(self.unknown[group], |known| known.ratio);
            let (from, to) = (usize::from(feature.first), usize::from(feature.last) + 1);
            let each = shares[group] * ratio / (to - from) as f64;
            steps[from] += each;
            steps[to] -= each;
            if is_compared(group) && seen.insert(feature.id, ()).is_none() {
                match known {
                    None => squares += rarity(self.background.level(feature.id)),
                    Some(known) => {
                        squares += known.rarity;
                        let sharing = known.sharing.0 as usize..known.sharing.1 as usize;
                        for &exemplar in &self.sharing[sharing] {
                            likeness[usize::from(exemplar)] += known.rarity;
                        }
                    }
                }
            }
        }
        let norm = libm::sqrt(squares);
        let mut nearest: Vec<(usize, f64)> = self
            .exemplars
            .iter()
            .zip(&likeness)
            .map(|(exemplar, shared)| {
                (exemplar.place, shared / f64::max(exemplar.norm * norm, 1.0))
            })
            .collect();
        let measures = measure(document);
        let habits: [f64; HABITS] = std::array::from_fn(|index| {
            habit_evidence(index, measures[index], self.habits[index], self.background)
        });
        // What no single word causes is everybody's.
        let whole = nearness_evidence(nearness(&mut nearest)) + habits.iter().sum::<f64>();
        let style =
            style::drivers(&measures, &habits, &self.habits, &manners(document), &self.manners);
        let mut tokens = Vec::with_capacity(document.tokens.len());
        let (mut sum, each) = (0.0, whole / (document.tokens.len() - first) as f64);
        for (index, step) in steps[..document.tokens.len()].iter().enumerate() {
            sum += step;
            tokens.push(if index < first { 0.0 } else { sum + each });
        }
        Evidence { tokens, nearest, style }
    }
}

/// The exemplars, and for each n-gram the exemplars that have it.
fn read_exemplars(text: &str, grams: usize) -> Option<(Vec<Exemplar>, Vec<Vec<u16>>)> {
    let mut reader = Reader::new(text)?;
    let mut exemplars: Vec<Exemplar> = Vec::new();
    let mut postings = vec![Vec::new(); grams];
    while let Some(step) = reader.number() {
        let place = exemplars.last().map_or(0, |last| last.place).checked_add(step as usize)?;
        let norm = f64::from(reader.number()?) / NORM_PARTS;
        let mut rank = 0usize;
        for _ in 0..reader.number()? {
            rank = rank.checked_add(reader.number()? as usize)?;
            postings.get_mut(rank)?.push(u16::try_from(exemplars.len()).ok()?);
        }
        exemplars.push(Exemplar { place, norm });
    }
    Some((exemplars, postings))
}

/// Neighbouring tokens of one sentence that say the same, as spans; the strongest first.
fn drivers(document: &Document<'_>, weights: &[f64]) -> Vec<Driver> {
    let mut runs: Vec<(ByteSpan, f64)> = Vec::new();
    for sentence in &document.sentences {
        let mut open = false;
        for index in sentence.tokens.clone() {
            let (token, weight) = (&document.tokens[index], weights[index]);
            if weight == 0.0 {
                open = false;
                continue;
            }
            match runs.last_mut() {
                Some((span, sum)) if open && (*sum > 0.0) == (weight > 0.0) => {
                    *span = span.cover(token.span);
                    *sum += weight;
                }
                _ => runs.push((token.span, weight)),
            }
            open = token.kind != TokenKind::Mark;
        }
    }
    runs.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()).then(a.0.start.cmp(&b.0.start)));
    runs.into_iter()
        .map(|(span, weight)| Driver { span: document.utf16(span), weight: weight as f32 })
        .collect()
}
