//! A voice that was learned, ready to judge.

use std::collections::BTreeMap;

use super::background::Background;
use super::calibration::Calibration;
use super::evidence::{
    HabitOf, Nearest, PARTS, Ratios, habit_evidence, is_compared, likeness, nearness_evidence,
    rarity,
};
use super::feature::{Feature, Features, GROUPS, MOST_TOUCHED, group_of};
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
/// Names are hashes already, so that open addressing takes them as they are. Nearly every lookup of a
/// judgement ends in the slot where it began: one read of memory for each n-gram of a draft.
#[derive(Debug, Clone)]
struct Grams {
    slots: Vec<Gram>,
    /// By slot, the rank of its n-gram among those of the voice.
    ranks: Vec<u16>,
    count: usize,
}

/// An n-gram of a voice.
#[derive(Debug, Clone, Copy)]
struct Gram {
    id: u32,
    /// What it says, in parts of a nat.
    ratio: i32,
}

impl Grams {
    /// Names no n-gram.
    const NONE: Gram = Gram { id: u32::MAX, ratio: 0 };
    /// So many slots, or up to twice as many, for each n-gram.
    const ROOM: usize = 2;

    fn new(grams: &[Gram]) -> Self {
        let room = (grams.len() * Self::ROOM + 1).next_power_of_two();
        let mut table =
            Self { slots: vec![Self::NONE; room], ranks: vec![0; room], count: grams.len() };
        for (rank, &gram) in grams.iter().enumerate() {
            let (slot, _) = table.find(gram.id);
            table.slots[slot] = gram;
            table.ranks[slot] = rank as u16;
        }
        table
    }

    /// The slot of an n-gram and what is in it; nothing in a free one, where the n-gram would be.
    #[inline]
    fn find(&self, id: u32) -> (usize, Gram) {
        let (slots, mask) = (&self.slots[..], self.slots.len() - 1);
        let mut slot = id as usize;
        loop {
            let gram = slots[slot & mask];
            if gram.id == id || gram.id == Self::NONE.id {
                return (slot & mask, gram);
            }
            slot += 1;
        }
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
        let exemplars = Exemplars::read(&profile.exemplars, grams.count)?;
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
        let Some(first) = features.all.first().map(|feature| feature.first) else {
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
        features: &Features,
        first: usize,
        writer: &Writer<'_>,
    ) -> Evidence {
        // By token, what begins to be said there, less what ended before it.
        let mut steps = vec![0.0; document.tokens.len() + 1];
        let mut shared = vec![0; self.exemplars.all.len()];
        let mut own = 0;
        for (group, grams) in features.groups().enumerate() {
            self.give_out(group, grams, &mut steps);
            if is_compared(group) {
                own += self.compare(grams, &mut shared);
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

    /// Gives out what the n-grams of a group say over the tokens that each touches.
    fn give_out(&self, group: usize, grams: &[Feature], steps: &mut [f64]) {
        let unknown = self.unknown[group];
        let share = GROUPS[group].weight / PARTS / grams.len().max(1) as f64;
        let parts: [f64; MOST_TOUCHED] = std::array::from_fn(|more| share / (more + 1) as f64);
        for gram in grams {
            let (_, known) = self.grams.find(gram.id);
            let ratio = if known.id == gram.id { known.ratio } else { unknown };
            let (first, last) = (usize::from(gram.first), usize::from(gram.last));
            let each = f64::from(ratio) * parts[(last - first).min(MOST_TOUCHED - 1)];
            steps[first] += each;
            steps[last + 1] -= each;
        }
    }

    /// Adds to what each exemplar shares with a text the rarities of those of its n-grams that it
    /// has; returns their sum whoever has them.
    fn compare(&self, grams: &[Feature], shared: &mut [u32]) -> u32 {
        let mut compared = Compared::new(grams.len());
        let mut own = 0;
        for gram in grams.iter().filter(|gram| compared.is_new(gram.id)) {
            let rarity = rarity(self.background.level(gram.id));
            own += rarity;
            let (slot, known) = self.grams.find(gram.id);
            if known.id == gram.id {
                for &exemplar in self.exemplars.having(self.grams.ranks[slot].into()) {
                    shared[usize::from(exemplar)] += rarity;
                }
            }
        }
        own
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
    fn new(count: usize) -> Self {
        Self { slots: vec![Self::NONE; (count * 2 + 1).next_power_of_two()] }
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
    let mut grams = Vec::with_capacity(MOST_GRAMS);
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
        grams.push(Gram { id, ratio: ratios.get(count, background.level(id), denominator) });
    }
    (grams.len() <= MOST_GRAMS).then(|| Grams::new(&grams))
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
