//! How people and brands write in general, per language: what a voice is told apart from.
//!
//! For each kind of n-gram a table of buckets of four bits: how likely the n-grams of that bucket
//! are, in steps of half a nat; then the mean and the spread of each habit. `crate/lab` makes it
//! (`lab train voice`).

use super::feature::{Features, GROUPS, KEY_BITS, features};
use super::habit::{HABITS, measure};
use crate::text::{Document, Language};

/// How people write in general in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Background {
    packed: &'static [u8],
}

/// Levels of likelihood, from the likeliest on.
pub(super) const LEVELS: usize = 16;
/// A word of this level or a likelier one is common: it belongs to no topic.
const COMMON: u8 = 9;

/// Where each group's table starts, in buckets; the last entry is where the tables end.
const STARTS: [usize; GROUPS.len() + 1] = {
    let mut starts = [0; GROUPS.len() + 1];
    let mut group = 0;
    while group < GROUPS.len() {
        starts[group + 1] = starts[group] + (1 << GROUPS[group].bits);
        group += 1;
    }
    starts
};
const BUCKETS: usize = STARTS[GROUPS.len()];
const BYTES: usize = BUCKETS / 2 + HABITS * 4;
/// Habits are stored as so many parts of one.
const PARTS: f64 = 1024.0;

fn bucket(id: u32) -> usize {
    let group = (id >> KEY_BITS) as usize;
    STARTS[group] + (id as usize & ((1 << GROUPS[group].bits) - 1))
}

impl Background {
    /// The background of a language; none where none was trained.
    pub(super) fn of(language: Language) -> Option<Self> {
        let packed: &'static [u8] = match language {
            Language::Es => include_bytes!("../../models/voice_es.bin"),
            Language::En => include_bytes!("../../models/voice_en.bin"),
            Language::Other => return None,
        };
        (packed.len() == BYTES).then_some(Self { packed })
    }

    /// How likely an n-gram is: its level, 0 being the likeliest.
    #[inline]
    pub(super) fn level(self, id: u32) -> u8 {
        let bucket = bucket(id);
        let pair = self.packed[bucket / 2];
        if bucket.is_multiple_of(2) { pair & 15 } else { pair >> 4 }
    }

    /// The n-grams of a text.
    pub(super) fn features(self, document: &Document<'_>) -> Features {
        features(document, |single| self.level(single) <= COMMON)
    }

    /// Mean and standard deviation of a habit.
    pub(super) fn habit(self, index: usize) -> (f64, f64) {
        let at = BUCKETS / 2 + index * 4;
        let number = |at: usize| {
            f64::from(i16::from_le_bytes([self.packed[at], self.packed[at + 1]])) / PARTS
        };
        (number(at), number(at + 2))
    }
}

/// The natural logarithm of the likelihood that a level stands for.
pub(super) fn log_likelihood(level: u8) -> f64 {
    -2.0 - 0.5 * f64::from(level)
}

/// Trains the background of a language from texts, each with the weight that it counts for, and
/// packs it as this module reads it.
#[must_use]
pub fn train_background(texts: &[(&str, f64)], language: Language) -> Vec<u8> {
    let documents: Vec<(Document<'_>, f64)> =
        texts.iter().map(|&(text, weight)| (Document::new(text, Some(language)), weight)).collect();
    let count = |is_common: &dyn Fn(u32) -> bool| {
        let mut buckets = vec![0.0; BUCKETS];
        for (document, weight) in &documents {
            for feature in features(document, is_common).all {
                buckets[bucket(feature.id)] += weight;
            }
        }
        levels(&buckets)
    };
    // Which words are common is known only after they have been counted once.
    let first = count(&|_| false);
    let levels = count(&|single| first[bucket(single)] <= COMMON);
    let mut packed: Vec<u8> = levels.chunks(2).map(|pair| pair[0] | (pair[1] << 4)).collect();
    let total: f64 = documents.iter().map(|(_, weight)| weight).sum();
    let measures: Vec<([f64; HABITS], f64)> =
        documents.iter().map(|(document, weight)| (measure(document), *weight)).collect();
    for habit in 0..HABITS {
        let mean = measures.iter().map(|(m, w)| m[habit] * w).sum::<f64>() / total;
        let variance =
            measures.iter().map(|(m, w)| (m[habit] - mean) * (m[habit] - mean) * w).sum::<f64>()
                / total;
        for number in [mean, libm::sqrt(variance)] {
            packed.extend((libm::round(number * PARTS) as i16).to_le_bytes());
        }
    }
    packed
}

fn levels(buckets: &[f64]) -> Vec<u8> {
    let mut levels = Vec::with_capacity(buckets.len());
    for bounds in STARTS.windows(2) {
        let group = &buckets[bounds[0]..bounds[1]];
        let total: f64 = group.iter().sum();
        for count in group {
            let log = libm::log((count + 0.01) / (total + 1.0));
            let level = libm::round((-2.0 - log) * 2.0);
            levels.push(level.clamp(0.0, LEVELS as f64 - 1.0) as u8);
        }
    }
    levels
}
