//! Learning a voice, one sample at a time.

use std::collections::BTreeMap;

use super::background::Background;
use super::evidence::{
    HabitSums, Nearest, PARTS, Ratios, habit_evidence, is_compared, likeness, nearness_evidence,
    rarity,
};
use super::feature::{GROUPS, group_of};
use super::habit::{HABITS, measure};
use super::hygiene::{SampleNote, Seen, beside_others};
use super::manner::{MANNERS, manners};
use super::packed::Writer;
use super::tally::Tally;
use crate::brand::{HabitProfile, NetworkHabits, Sample, VoiceProfile};
use crate::register;
use crate::text::{Document, Language};
use crate::vocabulary::{AddressForm, Network};

/// The version of what is learned; a profile of another one is learned anew.
pub(super) const VERSION: u32 = 3;
/// A draft is compared with so many samples at most.
const MOST_EXEMPLARS: usize = 256;
/// A profile keeps so many values of its own samples' evidence.
const MOST_OWN: usize = 128;
/// The form of address is read of all samples at the first so many places.
const ADDRESSES: u32 = 48;
/// After them, of the sample at every so many places.
const ADDRESS_STEP: u32 = 16;
/// A network with so many samples has habits and a calibration of its own.
const NETWORK_SAMPLES: usize = 20;

/// Learns a voice in one language from samples that come and go.
///
/// A sample is read once, when it is added; a profile only counts what was read.
#[derive(Debug, Clone)]
pub struct Learner {
    language: Language,
    background: Option<Background>,
    samples: BTreeMap<u32, Learned>,
}

#[derive(Debug, Clone)]
struct Learned {
    /// The names of its n-grams, those that it has twice twice.
    grams: Vec<u32>,
    measures: [f64; HABITS],
    manners: [bool; MANNERS],
    network: Option<Network>,
}

impl Learner {
    /// A learner that knows no sample yet.
    #[must_use]
    pub fn new(language: Language) -> Self {
        Self { language, background: Background::of(language), samples: BTreeMap::new() }
    }

    /// How many samples it knows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.samples.len()
    }

    /// Whether it knows no sample.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.samples.is_empty()
    }

    /// Adds the sample that stands at `place` among the brand's samples, instead of the one that
    /// stood there. Returns whether it was learned: a text in another language, or without a word, is
    /// not.
    pub fn add(&mut self, place: usize, sample: &Sample) -> bool {
        self.remove(place);
        sample.lang.is_none_or(|language| language == self.language)
            && self.add_read(place, sample, &Document::new(&sample.text, sample.lang))
    }

    /// The same, for a sample that was read already and none of whose kind stands at `place`.
    pub(super) fn add_read(
        &mut self,
        place: usize,
        sample: &Sample,
        document: &Document<'_>,
    ) -> bool {
        let (Some(background), Ok(place)) = (self.background, u32::try_from(place)) else {
            return false;
        };
        if document.language != self.language || document.words().next().is_none() {
            return false;
        }
        // How a text addresses its reader takes longer to read than all the rest. The first samples
        // and some of the others tell it; which ones must not depend on how many there are.
        let address = if place < ADDRESSES || place.is_multiple_of(ADDRESS_STEP) {
            register::address(document)
        } else {
            AddressForm::None
        };
        let features = background.features(document);
        let learned = Learned {
            grams: features.all.iter().map(|feature| feature.id).collect(),
            measures: measure(document),
            manners: manners(document, address),
            network: sample.network,
        };
        self.samples.insert(place, learned);
        true
    }

    /// Takes away the sample at `place`, if it was learned.
    pub fn remove(&mut self, place: usize) {
        if let Ok(place) = u32::try_from(place) {
            self.samples.remove(&place);
        }
    }

    /// The voice as it is known now; `digest` tells the samples that it was learned from.
    #[must_use]
    pub fn profile(&self, digest: u32) -> VoiceProfile {
        let Some(background) = self.background else {
            return VoiceProfile { version: VERSION, digest, ..VoiceProfile::default() };
        };
        let ratios = Ratios::new();
        let tally = self.tally(background, &ratios);
        let exemplars = self.exemplars();
        let mut habits = HabitSums::default();
        for sample in self.samples.values() {
            habits.add(&sample.measures, 1.0);
        }
        let shared = self.shared(&ratios, &tally, &exemplars);
        let own = self.own(background, &shared, &habits);
        let places: Vec<u32> = self.samples.keys().copied().collect();
        let (mut networks, mut network_habits) = (BTreeMap::new(), BTreeMap::new());
        for network in Network::ALL {
            let here = |sample: &Learned| sample.network == Some(network);
            let count = self.samples.values().filter(|sample| here(sample)).count();
            if count < NETWORK_SAMPLES {
                continue;
            }
            let mut habits = HabitSums::default();
            for sample in self.samples.values().filter(|sample| here(sample)) {
                habits.add(&sample.measures, 1.0);
            }
            // Judged as a draft for this network will be: by its habits, and by what all share.
            let own = self.samples.values().zip(&shared).filter(|(sample, _)| here(sample));
            let own = own
                .map(|(sample, shared)| with_habits(background, shared.evidence, &habits, sample));
            networks.insert(network, evenly(own.collect()));
            network_habits.insert(
                network,
                NetworkHabits {
                    samples: count as u32,
                    habits: pack_habits(background, &habits),
                    manners: self.manners(here),
                },
            );
        }
        VoiceProfile {
            version: VERSION,
            samples: self.samples.len() as u32,
            digest,
            grams: pack_grams(&tally),
            totals: tally.totals.to_vec(),
            exemplars: pack_exemplars(&tally, &exemplars, &places),
            habits: pack_habits(background, &habits),
            manners: self.manners(|_| true),
            own: evenly(own.iter().map(|seen| seen.evidence).collect()),
            networks,
            network_habits,
        }
    }

    /// The samples that fit the others badly, or repeat them.
    #[must_use]
    pub fn notes(&self) -> Vec<SampleNote> {
        let Some(background) = self.background else { return Vec::new() };
        let ratios = Ratios::new();
        let tally = self.tally(background, &ratios);
        let shared = self.shared(&ratios, &tally, &self.exemplars());
        let mut habits = HabitSums::default();
        for sample in self.samples.values() {
            habits.add(&sample.measures, 1.0);
        }
        beside_others(&self.own(background, &shared, &habits))
    }

    fn tally(&self, background: Background, ratios: &Ratios) -> Tally {
        Tally::new(self.samples.values().map(|sample| &sample.grams[..]), background, ratios)
    }

    /// The samples that a draft is compared with, by their rank: all, or evenly taken from many.
    fn exemplars(&self) -> Vec<u32> {
        let count = self.samples.len();
        let taken = count.min(MOST_EXEMPLARS);
        (0..taken).map(|index| (index * count / taken) as u32).collect()
    }

    /// In how many of the samples that count each manner shows.
    fn manners(&self, counts_for: impl Fn(&Learned) -> bool) -> Vec<u32> {
        let mut counts = vec![0; MANNERS];
        for sample in self.samples.values().filter(|sample| counts_for(sample)) {
            for (count, &shows) in counts.iter_mut().zip(&sample.manners) {
                *count += u32::from(shows);
            }
        }
        counts
    }

    /// What n-grams and nearness say for each sample when it is judged by all the others.
    fn shared(&self, ratios: &Ratios, tally: &Tally, exemplars: &[u32]) -> Vec<Shared> {
        let sums = sums_by_group(ratios, tally);
        let shared = shared_with(tally, exemplars);
        let places: Vec<u32> = self.samples.keys().copied().collect();
        let of_sample = |rank: usize| {
            let counts = &tally.samples[rank];
            let mut nearest = Nearest::default();
            let shared = &shared[rank * exemplars.len()..];
            for (&exemplar, &shared) in exemplars.iter().zip(shared) {
                let exemplar = exemplar as usize;
                if exemplar != rank {
                    let other = tally.samples[exemplar].rarity;
                    let likeness = likeness(shared, counts.rarity, other);
                    nearest.add(places[exemplar] as usize, likeness);
                }
            }
            let mut evidence = nearness_evidence(nearest.mean());
            for (group, &sum) in sums[rank].iter().enumerate() {
                let mean = sum as f64 / PARTS / f64::from(counts.all[group].max(1));
                evidence += GROUPS[group].weight * mean;
            }
            Shared { evidence, nearest: nearest.into_places() }
        };
        (0..self.samples.len()).map(of_sample).collect()
    }

    /// The evidence of each sample when it is judged by all the others.
    fn own(&self, background: Background, shared: &[Shared], habits: &HabitSums) -> Vec<Seen> {
        let own = self.samples.iter().zip(shared).map(|((&place, sample), shared)| Seen {
            place: place as usize,
            evidence: with_habits(background, shared.evidence, habits, sample),
            nearest: shared.nearest.clone(),
        });
        own.collect()
    }
}

/// What is said for a sample whatever its network.
struct Shared {
    /// In nats.
    evidence: f64,
    /// The samples most like it, the nearest first: place and likeness.
    nearest: Vec<(usize, f64)>,
}

/// The evidence of a sample, in thousandths of a nat: what is said for it otherwise, and what the habits
/// of the other samples say; `habits` are those of them all.
fn with_habits(background: Background, evidence: f64, habits: &HabitSums, sample: &Learned) -> i32 {
    let mut others = habits.clone();
    others.add(&sample.measures, -1.0);
    let mut evidence = evidence;
    for (index, habit) in others.habits(background).into_iter().enumerate() {
        evidence += habit_evidence(index, sample.measures[index], habit, background);
    }
    libm::round(evidence * 1000.0) as i32
}

fn pack_habits(background: Background, habits: &HabitSums) -> Vec<HabitProfile> {
    let habits = habits.habits(background).into_iter();
    habits
        .map(|habit| HabitProfile { mean: habit.mean as f32, deviation: habit.deviation as f32 })
        .collect()
}

/// For each sample what its n-grams say, by group, when it is judged by all the others.
fn sums_by_group(ratios: &Ratios, tally: &Tally) -> Vec<[i64; GROUPS.len()]> {
    let mut denominators: Vec<[i32; GROUPS.len()]> = Vec::with_capacity(tally.samples.len());
    for sample in &tally.samples {
        denominators.push(std::array::from_fn(|group| {
            Ratios::denominator(tally.totals[group] - sample.distinct[group])
        }));
    }
    let mut sums = vec![[0; GROUPS.len()]; tally.samples.len()];
    for gram in tally.grams() {
        let group = group_of(gram.id);
        let others = if gram.kept { gram.count - 1 } else { 0 };
        for (sample, times) in tally.having(gram) {
            let ratio = ratios.get(others, gram.level, denominators[sample][group]);
            sums[sample][group] += i64::from(times) * i64::from(ratio);
        }
    }
    sums
}

/// What each sample shares with each exemplar: sums of rarities, sample by sample.
fn shared_with(tally: &Tally, exemplars: &[u32]) -> Vec<u32> {
    let mut shared = vec![0; tally.samples.len() * exemplars.len()];
    let index = index_of(tally, exemplars);
    let (mut samples, mut sharing) = (Vec::new(), Vec::new());
    for gram in compared(tally).filter(|gram| gram.count > 1) {
        samples.clear();
        samples.extend(tally.having(gram).map(|(sample, _)| sample));
        sharing.clear();
        sharing.extend(samples.iter().filter_map(|&sample| index[sample]));
        let rarity = rarity(gram.level);
        for &sample in &samples {
            let row = &mut shared[sample * exemplars.len()..][..exemplars.len()];
            for &exemplar in &sharing {
                row[usize::from(exemplar)] += rarity;
            }
        }
    }
    shared
}

/// The kept n-grams by which texts are compared.
fn compared(tally: &Tally) -> impl Iterator<Item = &super::tally::Gram> {
    tally.grams().iter().filter(|gram| gram.kept && is_compared(group_of(gram.id)))
}

/// By sample its place among the exemplars, if it is one.
fn index_of(tally: &Tally, exemplars: &[u32]) -> Vec<Option<u16>> {
    let mut index = vec![None; tally.samples.len()];
    for (at, &sample) in exemplars.iter().enumerate() {
        index[sample as usize] = Some(at as u16);
    }
    index
}

/// The exemplars, each with the ranks of its n-grams among those that are kept.
fn pack_exemplars(tally: &Tally, exemplars: &[u32], places: &[u32]) -> String {
    let index = index_of(tally, exemplars);
    let mut ranks: Vec<Vec<u32>> = vec![Vec::new(); exemplars.len()];
    for (rank, gram) in tally.grams().iter().filter(|gram| gram.kept).enumerate() {
        if is_compared(group_of(gram.id)) {
            for (sample, _) in tally.having(gram) {
                if let Some(exemplar) = index[sample] {
                    ranks[usize::from(exemplar)].push(rank as u32);
                }
            }
        }
    }
    let mut writer = Writer::default();
    let mut last_place = 0;
    for (&sample, ranks) in exemplars.iter().zip(&ranks) {
        let place = places[sample as usize];
        writer.number(place - last_place);
        writer.number(tally.samples[sample as usize].rarity);
        writer.number(ranks.len() as u32);
        let mut last = 0;
        for &rank in ranks {
            writer.number(rank - last);
            last = rank;
        }
        last_place = place;
    }
    writer.base64()
}

/// Ids as distances from one to the next, the count in the two lowest bits if it is small.
fn pack_grams(tally: &Tally) -> String {
    let mut writer = Writer::default();
    let mut last = 0;
    for gram in tally.grams().iter().filter(|gram| gram.kept) {
        let low = (gram.count - 1).min(3);
        writer.number((gram.id - last) << 2 | low);
        if low == 3 {
            writer.number(gram.count - 4);
        }
        last = gram.id;
    }
    writer.base64()
}

/// The values in order, evenly thinned out if there are too many.
fn evenly(mut values: Vec<i32>) -> Vec<i32> {
    values.sort_unstable();
    if values.len() <= MOST_OWN {
        return values;
    }
    (0..MOST_OWN).map(|i| values[(2 * i + 1) * values.len() / (2 * MOST_OWN)]).collect()
}
