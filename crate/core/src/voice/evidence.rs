//! The sums behind a score: what n-grams, habits and likeness to single samples say for a voice.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::background::{Background, LEVELS, log_likelihood};
use super::feature::{COMPARED, Feature, GROUPS};
use super::habit::{HABITS, Habit};

/// How many n-grams of the background a voice is mixed with (Dirichlet smoothing): with so many of
/// its own it weighs as much as the background.
const SMOOTHING: f64 = 400.0;
/// No single n-gram says more than this, in nats.
const MOST: f64 = 5.0;
/// No single habit says more than this, in nats.
const MOST_OF_A_HABIT: f64 = 3.0;
/// How many usual texts a habit is mixed with.
const HABIT_SMOOTHING: f64 = 5.0;
/// What likeness to the nearest samples, 0 to 1, counts for.
const NEARNESS: f64 = 6.0;
/// The likeness that speaks neither for nor against.
const USUAL_NEARNESS: f64 = 0.1;
/// How many samples are the nearest.
const NEAREST: usize = 3;

/// A map by ids that are hashes already.
pub(super) type ById<T> = HashMap<u32, T, BuildHasherDefault<IdHasher>>;

/// Spreads an id over 64 bits; enough, for ids are hashes themselves.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u32(self.0 as u32 ^ u32::from(byte));
        }
    }

    fn write_u32(&mut self, id: u32) {
        self.0 = u64::from(id).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

/// Log-likelihood ratios of n-grams, by how often the voice has one and how likely it is anyway.
#[derive(Debug, Clone)]
pub(super) struct Ratios {
    /// `ln(count / p + SMOOTHING)` for small counts.
    small: Vec<[f64; LEVELS]>,
}

impl Ratios {
    pub(super) fn new() -> Self {
        let small = (0..64)
            .map(|count| std::array::from_fn(|level| Self::numerator(count, level as u8)))
            .collect();
        Self { small }
    }

    fn numerator(count: u32, level: u8) -> f64 {
        libm::log(f64::from(count) / libm::exp(log_likelihood(level)) + SMOOTHING)
    }

    /// The ratio for an n-gram that the voice has `count` times; `denominator` is that of its group.
    pub(super) fn get(&self, count: u32, level: u8, denominator: f64) -> f64 {
        let numerator = match self.small.get(count as usize) {
            Some(levels) => levels[usize::from(level)],
            None => Self::numerator(count, level),
        };
        (numerator - denominator).clamp(-MOST, MOST)
    }

    /// The denominator of a group in which the voice has `total` n-grams.
    pub(super) fn denominator(total: u32) -> f64 {
        libm::log(f64::from(total) + SMOOTHING)
    }
}

/// A habit as the brand has it: mean and standard deviation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct HabitOf {
    pub mean: f64,
    pub deviation: f64,
}

/// Sums by which habits are learned, and unlearned.
#[derive(Debug, Clone, Default)]
pub(super) struct HabitSums {
    count: f64,
    sums: [f64; HABITS],
    squares: [f64; HABITS],
}

impl HabitSums {
    pub(super) fn add(&mut self, measures: &[f64; HABITS], sign: f64) {
        self.count += sign;
        for (index, measure) in measures.iter().enumerate() {
            self.sums[index] += sign * measure;
            self.squares[index] += sign * measure * measure;
        }
    }

    pub(super) fn habits(&self, background: Background) -> [HabitOf; HABITS] {
        std::array::from_fn(|index| {
            let (_, usual) = background.habit(index);
            let mean = self.sums[index] / f64::max(self.count, 1.0);
            let own = f64::max(self.squares[index] - self.sums[index] * mean, 0.0);
            let variance = (own + HABIT_SMOOTHING * usual * usual) / (self.count + HABIT_SMOOTHING);
            HabitOf { mean, deviation: libm::sqrt(variance) }
        })
    }
}

/// What a measure says for a habit, in nats and weighed.
pub(super) fn habit_evidence(
    index: usize,
    measure: f64,
    habit: HabitOf,
    background: Background,
) -> f64 {
    let (mean, deviation) = background.habit(index);
    let (deviation, own) = (f64::max(deviation, 0.05), f64::max(habit.deviation, 0.05));
    let log = |measure: f64, mean: f64, deviation: f64| {
        let z = (measure - mean) / deviation;
        -0.5 * z * z - libm::log(deviation)
    };
    let ratio = log(measure, habit.mean, own) - log(measure, mean, deviation);
    Habit::ALL[index].weight() * ratio.clamp(-MOST_OF_A_HABIT, MOST_OF_A_HABIT)
}

/// What likeness to the nearest samples says, in nats and weighed.
pub(super) fn nearness_evidence(nearness: f64) -> f64 {
    NEARNESS * (nearness - USUAL_NEARNESS)
}

/// Whether texts are compared with single samples by this n-gram.
pub(super) fn is_compared(feature_group: usize) -> bool {
    COMPARED.iter().any(|&group| usize::from(group) == feature_group)
}

/// An n-gram of a text, with how often it occurs there and its level in the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gram {
    pub id: u32,
    pub count: u32,
    pub level: u8,
}

impl Gram {
    /// The place of its group in [`GROUPS`].
    pub(super) fn group(self) -> usize {
        Feature { id: self.id, first: 0, last: 0 }.group()
    }

    /// What sharing it with a sample counts for, squared: rare n-grams count for more.
    pub(super) fn rarity(self) -> f64 {
        rarity(self.level)
    }
}

/// What sharing an n-gram of this level with a sample counts for, squared.
pub(super) fn rarity(level: u8) -> f64 {
    log_likelihood(level) * log_likelihood(level)
}

/// The different n-grams of a text, by id.
pub(super) fn grams(features: &[Feature], background: Background) -> Vec<Gram> {
    let mut ids: Vec<u32> = features.iter().map(|feature| feature.id).collect();
    ids.sort_unstable();
    ids.chunk_by(|a, b| a == b)
        .map(|same| Gram {
            id: same[0],
            count: same.len() as u32,
            level: background.level(same[0]),
        })
        .collect()
}

/// How many different n-grams of each group a text has.
pub(super) fn distinct(grams: &[Gram]) -> [u32; GROUPS.len()] {
    let mut distinct = [0; GROUPS.len()];
    for gram in grams {
        distinct[gram.group()] += 1;
    }
    distinct
}

/// The length of a text as a vector of the n-grams by which it is compared.
pub(super) fn norm(grams: &[Gram]) -> f64 {
    let compared = grams.iter().filter(|gram| is_compared(gram.group()));
    libm::sqrt(compared.map(|gram| gram.rarity()).sum())
}

/// The mean likeness of the nearest samples, 0 to 1. `samples`, places and likeness, are cut to
/// these, the nearest first.
pub(super) fn nearness(samples: &mut Vec<(usize, f64)>) -> f64 {
    samples.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    samples.truncate(NEAREST);
    samples.iter().map(|(_, likeness)| likeness).sum::<f64>() / f64::max(samples.len() as f64, 1.0)
}
