//! A voice that was learned, ready to judge.

use std::collections::BTreeMap;

use super::background::Background;
use super::calibration::Calibration;
use super::evidence::{
    HabitOf, Nearest, PARTS, Ratios, habit_evidence, is_compared, likeness, nearness_evidence,
    rarity,
};
use super::feature::{COMPARED, Feature, GROUPS, KEY_BITS, group_of};
use super::habit::{HABITS, measure};
use super::judgement::{Driver, Likeness, NearestSample, StyleDriver, Voice, VoiceReason};
use super::learner::VERSION;
use super::manner::manners;
use super::packed::Reader;
use super::style::{self, MannersOf};
use super::tally::MOST_GRAMS;
use crate::brand::{HabitProfile, VoiceProfile};
use crate::order;
use crate::register;
use crate::text::{ByteSpan, Document, TokenKind};
use crate::vocabulary::{AddressForm, Network, Probability, Score};

/// With fewer samples there is no score.
pub const LEAST_SAMPLES: usize = 8;
/// A draft with fewer words has no score.
const LEAST_WORDS: usize = 3;

/// A voice that was learned, unpacked.
#[derive(Debug, Clone)]
pub(super) struct KnownVoice {
    background: Background,
    pub samples: usize,
    grams: Grams,
    /// What an n-gram that the voice does not have says, by group, in parts of a nat.
    unknown: [i32; GROUPS.len()],
    exemplars: Exemplars,
    pub habits: [HabitOf; HABITS],
    pub manners: MannersOf,
    pub calibration: Calibration,
    pub networks: BTreeMap<Network, OnNetwork>,
}

/// What of a voice is a network's own.
#[derive(Debug, Clone)]
pub(super) struct OnNetwork {
    pub habits: [HabitOf; HABITS],
    pub manners: MannersOf,
    pub calibration: Calibration,
}

/// The n-grams of a voice, by name.
///
/// Names are hashes: those that begin alike are so few that they are looked through one by one.
#[derive(Debug, Clone)]
struct Grams {
    ids: Vec<u32>,
    /// What each says, in parts of a nat.
    ratios: Vec<i32>,
    /// For each beginning the first n-gram that begins so or later.
    first: Vec<u16>,
}

/// So many bits of an n-gram's name are not its beginning.
const REST_BITS: u32 = 8;
const BEGINNINGS: usize = GROUPS.len() << (KEY_BITS - REST_BITS);

impl Grams {
    fn new(ids: Vec<u32>, ratios: Vec<i32>) -> Self {
        let mut first = Vec::with_capacity(BEGINNINGS + 1);
        for (rank, id) in ids.iter().enumerate() {
            first.resize(first.len().max((id >> REST_BITS) as usize + 1), rank as u16);
        }
        first.resize(BEGINNINGS + 1, ids.len() as u16);
        Self { ids, ratios, first }
    }

    /// The rank of an n-gram among those of the voice.
    #[inline]
    fn rank(&self, id: u32) -> Option<usize> {
        let beginning = (id >> REST_BITS) as usize;
        let mut rank = usize::from(self.first[beginning]);
        let end = usize::from(self.first[beginning + 1]);
        while rank < end {
            if self.ids[rank] == id {
                return Some(rank);
            }
            rank += 1;
        }
        None
    }
}

/// The samples that drafts are compared with.
#[derive(Debug, Clone)]
struct Exemplars {
    all: Vec<Exemplar>,
    /// By rank of n-gram where in `sharing` its exemplars begin; one more than there are n-grams.
    starts: Vec<u32>,
    /// Which exemplars share an n-gram.
    sharing: Vec<u16>,
}

#[derive(Debug, Clone, Copy)]
struct Exemplar {
    place: usize,
    /// The sum of the rarities of its n-grams.
    rarity: u32,
}

/// How the brand writes where a draft will stand, and how the draft addresses its reader, if that
/// was read already.
struct Writer<'a> {
    habits: &'a [HabitOf; HABITS],
    manners: &'a MannersOf,
    address: Option<AddressForm>,
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
        let whole = profile.version == VERSION && profile.totals.len() == GROUPS.len();
        if !whole {
            return None;
        }
        let mut networks = BTreeMap::new();
        for (network, here) in &profile.network_habits {
            let on = OnNetwork {
                habits: read_habits(&here.habits)?,
                manners: read_manners(here.samples, &here.manners)?,
                calibration: Calibration::new(profile.networks.get(network)?),
            };
            networks.insert(*network, on);
        }
        let denominators: [i32; GROUPS.len()] =
            std::array::from_fn(|group| Ratios::denominator(profile.totals[group]));
        let ratios = Ratios::new();
        let grams = read_grams(&profile.grams, background, &ratios, &denominators)?;
        let exemplars = Exemplars::read(&profile.exemplars, grams.ids.len())?;
        Some(Self {
            background,
            samples: profile.samples as usize,
            grams,
            unknown: denominators.map(|denominator| ratios.get(0, 0, denominator)),
            exemplars,
            habits: read_habits(&profile.habits)?,
            manners: read_manners(profile.samples, &profile.manners)?,
            calibration: Calibration::new(&profile.own),
            networks,
        })
    }

    /// Judges how near a text comes to this voice; `address` is how it addresses its reader, if that
    /// was read already.
    pub(super) fn judge(
        &self,
        document: &Document<'_>,
        network: Option<Network>,
        address: Option<AddressForm>,
    ) -> Voice {
        let features = self.background.features(document);
        let Some(first) = features.iter().map(|feature| feature.first).min() else {
            return Voice::unknown(VoiceReason::Short);
        };
        let own = network.and_then(|network| self.networks.get(&network));
        let (habits, manners, calibration) = match own {
            Some(own) => (&own.habits, &own.manners, &own.calibration),
            None => (&self.habits, &self.manners, &self.calibration),
        };
        let writer = Writer { habits, manners, address };
        let evidence = self.evidence(document, &features, usize::from(first), &writer);
        let raw: f64 = evidence.tokens.iter().sum();
        let words = document.words().count();
        let reason = if self.samples < LEAST_SAMPLES {
            Some(VoiceReason::FewSamples)
        } else if words < LEAST_WORDS {
            Some(VoiceReason::Short)
        } else {
            None
        };
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

    fn evidence(
        &self,
        document: &Document<'_>,
        features: &[Feature],
        first: usize,
        writer: &Writer<'_>,
    ) -> Evidence {
        let mut counts = [0u32; GROUPS.len()];
        for feature in features {
            counts[feature.group()] += 1;
        }
        let shares: [f64; GROUPS.len()] = std::array::from_fn(|group| {
            GROUPS[group].weight / PARTS / f64::from(counts[group].max(1))
        });
        // Evidence is given out over spans of tokens: what begins at one ends after another.
        let mut steps = vec![0.0; document.tokens.len() + 1];
        let mut compared =
            Compared::new(COMPARED.map(|group| counts[usize::from(group)]).iter().sum());
        let mut shared = vec![0; self.exemplars.all.len()];
        let mut own = 0;
        for feature in features {
            let group = feature.group();
            let rank = self.grams.rank(feature.id);
            let ratio = rank.map_or(self.unknown[group], |rank| self.grams.ratios[rank]);
            let (from, to) = (usize::from(feature.first), usize::from(feature.last) + 1);
            let each = shares[group] * f64::from(ratio) * part(to - from);
            steps[from] += each;
            steps[to] -= each;
            if is_compared(group) && compared.is_new(feature.id) {
                let rarity = rarity(self.background.level(feature.id));
                own += rarity;
                for &exemplar in rank.map_or(&[][..], |rank| self.exemplars.having(rank)) {
                    shared[usize::from(exemplar)] += rarity;
                }
            }
        }
        let mut nearest = Nearest::default();
        for (exemplar, shared) in self.exemplars.all.iter().zip(shared) {
            nearest.add(exemplar.place, likeness(shared, own, exemplar.rarity));
        }
        let measures = measure(document);
        let habits: [f64; HABITS] = std::array::from_fn(|index| {
            habit_evidence(index, measures[index], writer.habits[index], self.background)
        });
        // What no single word causes is everybody's.
        let whole = nearness_evidence(nearest.mean()) + habits.iter().sum::<f64>();
        // It takes longer to read than all the rest, and a voice without one does not ask for it.
        let address = match writer.manners.address() {
            Some(_) => writer.address.unwrap_or_else(|| register::address(document)),
            None => AddressForm::None,
        };
        let here = manners(document, address);
        let style = style::drivers(&measures, &habits, writer.habits, &here, writer.manners);
        let mut tokens = Vec::with_capacity(document.tokens.len());
        let (mut sum, each) = (0.0, whole / (document.tokens.len() - first) as f64);
        for (index, step) in steps[..document.tokens.len()].iter().enumerate() {
            sum += step;
            tokens.push(if index < first { 0.0 } else { sum + each });
        }
        Evidence { tokens, nearest: nearest.into_places(), style }
    }
}

/// The n-grams that a text was compared by so far.
struct Compared {
    /// Open addressing by name; [`Self::NONE`], which names no n-gram, where there is none.
    slots: Vec<u32>,
}

impl Compared {
    const NONE: u32 = u32::MAX;

    /// For at most so many.
    fn new(count: u32) -> Self {
        Self { slots: vec![Self::NONE; (count as usize * 2 + 1).next_power_of_two()] }
    }

    /// Whether an n-gram comes up for the first time.
    fn is_new(&mut self, id: u32) -> bool {
        let mask = self.slots.len() - 1;
        let mut slot = id as usize & mask;
        loop {
            match self.slots[slot] {
                Self::NONE => {
                    self.slots[slot] = id;
                    return true;
                }
                known if known == id => return false,
                _ => slot = (slot + 1) & mask,
            }
        }
    }
}

/// One of so many equal parts.
fn part(count: usize) -> f64 {
    const PARTS: [f64; 6] = [1.0, 1.0, 1.0 / 2.0, 1.0 / 3.0, 1.0 / 4.0, 1.0 / 5.0];
    PARTS.get(count).copied().unwrap_or_else(|| 1.0 / count as f64)
}

/// `None` if they are not those of this version.
fn read_habits(habits: &[HabitProfile]) -> Option<[HabitOf; HABITS]> {
    let finite = |habit: &HabitProfile| habit.mean.is_finite() && habit.deviation.is_finite();
    let habits: &[HabitProfile; HABITS] = habits.try_into().ok()?;
    habits.iter().all(finite).then(|| {
        habits.map(|habit| HabitOf {
            mean: f64::from(habit.mean),
            deviation: f64::from(habit.deviation),
        })
    })
}

/// `None` if they are not those of this version.
fn read_manners(samples: u32, counts: &[u32]) -> Option<MannersOf> {
    Some(MannersOf { samples, counts: counts.try_into().ok()? })
}

fn read_grams(
    text: &str,
    background: Background,
    ratios: &Ratios,
    denominators: &[i32; GROUPS.len()],
) -> Option<Grams> {
    let (mut ids, mut said) = (Vec::with_capacity(MOST_GRAMS), Vec::with_capacity(MOST_GRAMS));
    let mut reader = Reader::new(text)?;
    let mut last = 0u32;
    while let Some(step) = reader.number() {
        let count = match step & 3 {
            3 => reader.number()?.checked_add(4)?,
            low => low + 1,
        };
        let id = last.checked_add(step >> 2)?;
        last = id;
        let denominator = *denominators.get(group_of(id))?;
        said.push(ratios.get(count, background.level(id), denominator));
        ids.push(id);
    }
    (ids.len() <= MOST_GRAMS).then(|| Grams::new(ids, said))
}

impl Exemplars {
    fn read(text: &str, grams: usize) -> Option<Self> {
        let mut reader = Reader::new(text)?;
        let mut all: Vec<Exemplar> = Vec::new();
        let mut pairs: Vec<(u16, u16)> = Vec::with_capacity(text.len() * 3 / 4);
        let mut starts = vec![0u32; grams + 1];
        while let Some(step) = reader.number() {
            let place = all.last().map_or(0, |last| last.place).checked_add(step as usize)?;
            let rarity = reader.number()?;
            let mut rank = 0usize;
            for index in 0..reader.number()? {
                let step = reader.number()? as usize;
                rank = rank.checked_add(step)?;
                if rank >= grams || step == 0 && index > 0 {
                    return None;
                }
                starts[rank + 1] += 1;
                pairs.push((rank as u16, u16::try_from(all.len()).ok()?));
            }
            all.push(Exemplar { place, rarity });
        }
        for rank in 0..grams {
            starts[rank + 1] += starts[rank];
        }
        let mut next = starts.clone();
        let mut sharing = vec![0; pairs.len()];
        for (rank, exemplar) in pairs {
            let at = &mut next[usize::from(rank)];
            sharing[*at as usize] = exemplar;
            *at += 1;
        }
        Some(Self { all, starts, sharing })
    }

    /// The exemplars that have the n-gram of this rank.
    fn having(&self, rank: usize) -> &[u16] {
        &self.sharing[self.starts[rank] as usize..self.starts[rank + 1] as usize]
    }
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
    order::sort_by(&mut runs, |a, b| {
        b.1.abs().total_cmp(&a.1.abs()).then(a.0.start.cmp(&b.0.start))
    });
    runs.into_iter()
        .map(|(span, weight)| Driver { span: document.utf16(span), weight: weight as f32 })
        .collect()
}
