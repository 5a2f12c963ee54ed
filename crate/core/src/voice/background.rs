//! How people and brands write in general, per language: what a voice is told apart from.
//!
//! For each kind of n-gram a table of buckets of four bits: how likely the n-grams of that bucket
//! are, in steps of half a nat; then the mean and the spread of each habit. `crate/lab` makes it
//! (`lab train voice`). In the file the habits come first and the buckets are range coded.

use std::sync::LazyLock;

use super::feature::{Features, GROUPS, KEY_BITS, features};
use super::habit::{HABITS, measure};
use crate::model::coder::{Chance, Coder, Reader, Writer};
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
const HABIT_BYTES: usize = HABITS * 4;
/// Habits are stored as so many parts of one.
const PARTS: f64 = 1024.0;

fn bucket(id: u32) -> usize {
    let group = (id >> KEY_BITS) as usize;
    STARTS[group] + (id as usize & ((1 << GROUPS[group].bits) - 1))
}

impl Background {
    /// The background of a language; none where none was trained.
    pub(super) fn of(language: Language) -> Option<Self> {
        static SPANISH: LazyLock<Option<Vec<u8>>> =
            LazyLock::new(|| unpack(include_bytes!("../../models/voice_es.bin")));
        static ENGLISH: LazyLock<Option<Vec<u8>>> =
            LazyLock::new(|| unpack(include_bytes!("../../models/voice_en.bin")));
        let packed = match language {
            Language::Es => SPANISH.as_deref(),
            Language::En => ENGLISH.as_deref(),
            Language::Other => None,
        };
        packed.map(|packed| Self { packed })
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

/// Codes the buckets' levels, which are mostly the last one.
fn code(coder: &mut impl Coder, levels: &mut [u8]) {
    for bounds in STARTS.windows(2) {
        let mut likelier = [Chance::default(); LEVELS];
        for level in &mut levels[bounds[0]..bounds[1]] {
            let mut coded = LEVELS - 1;
            while coded > 0 && coder.bit(&mut likelier[coded], usize::from(*level) < coded) {
                coded -= 1;
            }
            *level = coded as u8;
        }
    }
}

/// A file as [`Background`] looks things up in it: two buckets a byte, then the habits.
fn unpack(file: &[u8]) -> Option<Vec<u8>> {
    let (habits, coded) = file.split_at_checked(HABIT_BYTES)?;
    let (mut reader, mut levels) = (Reader::new(coded), vec![0; BUCKETS]);
    code(&mut reader, &mut levels);
    let buckets = levels.as_chunks::<2>().0.iter().map(|[low, high]| low | (high << 4));
    (reader.at() == coded.len()).then(|| buckets.chain(habits.iter().copied()).collect())
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
    let mut levels = count(&|single| first[bucket(single)] <= COMMON);
    let mut packed = Vec::new();
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
    let mut writer = Writer::new();
    code(&mut writer, &mut levels);
    packed.extend(writer.finish());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_trained_is_read() {
        let texts = [("¡Hola, Ana! Ya está de camino.", 1.0), ("Gracias por avisarnos.", 2.0)];
        let file = train_background(&texts, Language::Es);
        let packed = unpack(&file).unwrap();
        let background = Background { packed: Box::leak(packed.into_boxed_slice()) };
        let levels = |text: &str| {
            let features = background.features(&Document::new(text, Some(Language::Es)));
            features.all.iter().map(|feature| background.level(feature.id)).max()
        };
        assert!(levels("Gracias por avisarnos.") < levels("Xylofon zwölf"));
        assert!(background.habit(0).0 > 0.0);
    }

    #[test]
    fn the_shipped_files_are_whole_and_no_others_are_read() {
        for language in [Language::Es, Language::En] {
            assert!(Background::of(language).is_some());
        }
        let file = include_bytes!("../../models/voice_es.bin");
        assert_eq!(unpack(&file[..file.len() - 1]), None);
        assert_eq!(unpack(&file[..10]), None);
    }
}
