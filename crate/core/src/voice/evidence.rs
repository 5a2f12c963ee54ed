//! The sums behind a score: what n-grams, habits and likeness to single samples say for a voice.

use super::background::{Background, LEVELS, log_likelihood};
use super::feature::COMPARED;
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

/// Sums of n-grams are counted in so many parts of a nat: as integers they are the same in any order.
pub(super) const PARTS: f64 = 1_000_000.0;

/// Log-likelihood ratios of n-grams, by how often the voice has one and how likely it is anyway.
#[derive(Debug, Clone)]
pub(super) struct Ratios {
    /// By how much an n-gram that the voice has once counts for more than one that it lacks.
    once: [f64; LEVELS],
    /// `ln(count / p + SMOOTHING)` for small counts.
    small: Vec<[i32; LEVELS]>,
}

impl Ratios {
    pub(super) fn new() -> Self {
        let once = std::array::from_fn(|level| libm::exp(-log_likelihood(level as u8)));
        let small = (0..64).map(|count| once.map(|once| numerator(count, once))).collect();
        Self { once, small }
    }

    /// The ratio for an n-gram that the voice has `count` times, in parts of a nat; `denominator` is
    /// that of its group.
    pub(super) fn get(&self, count: u32, level: u8, denominator: i32) -> i32 {
        const BOUND: i32 = (MOST * PARTS) as i32;
        (self.numerator(count, level) - denominator).clamp(-BOUND, BOUND)
    }

    /// By how much it says more to have an n-gram `count` times than not to have it.
    pub(super) fn gain(&self, count: u32, level: u8) -> i32 {
        self.numerator(count, level) - self.numerator(0, level)
    }

    fn numerator(&self, count: u32, level: u8) -> i32 {
        let level = usize::from(level);
        match self.small.get(count as usize) {
            Some(levels) => levels[level],
            None => numerator(count, self.once[level]),
        }
    }

    /// The denominator of a group in which the voice has `total` n-grams.
    pub(super) fn denominator(total: u32) -> i32 {
        parts(libm::log(f64::from(total) + SMOOTHING))
    }
}

fn numerator(count: u32, once: f64) -> i32 {
    parts(libm::log(f64::from(count) * once + SMOOTHING))
}

fn parts(nats: f64) -> i32 {
    libm::round(nats * PARTS) as i32
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
#[inline]
pub(super) fn is_compared(feature_group: usize) -> bool {
    COMPARED.contains(&feature_group)
}

/// What sharing an n-gram of this level with a sample counts for, squared, in quarters: rare n-grams
/// count for more.
#[inline]
pub(super) fn rarity(level: u8) -> u32 {
    // The square of twice `log_likelihood`.
    (4 + u32::from(level)) * (4 + u32::from(level))
}

/// How alike two texts are, 0 to 1: the cosine of what they share, from the sums of rarities that
/// are shared and that each has.
#[inline]
pub(super) fn likeness(shared: u32, one: u32, other: u32) -> f64 {
    let norms = libm::sqrt(f64::from(one) * f64::from(other));
    f64::from(shared) / f64::max(norms, 1.0)
}

/// The nearest samples, place and likeness, the nearest first; of equals the earlier.
#[derive(Debug, Clone, Default)]
pub(super) struct Nearest(Vec<(usize, f64)>);

impl Nearest {
    /// Places must come in order.
    pub(super) fn add(&mut self, place: usize, likeness: f64) {
        let rank =
            self.0.iter().rposition(|(_, nearer)| *nearer >= likeness).map_or(0, |at| at + 1);
        if rank < NEAREST {
            self.0.truncate(NEAREST - 1);
            self.0.insert(rank, (place, likeness));
        }
    }

    /// Their mean likeness, 0 to 1.
    pub(super) fn mean(&self) -> f64 {
        self.0.iter().map(|(_, likeness)| likeness).sum::<f64>()
            / f64::max(self.0.len() as f64, 1.0)
    }

    pub(super) fn into_places(self) -> Vec<(usize, f64)> {
        self.0
    }
}
