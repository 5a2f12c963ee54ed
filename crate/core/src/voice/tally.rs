//! Counting the n-grams of all samples together: one sorted list answers every question about them.

use super::background::Background;
use super::evidence::{Ratios, is_compared, rarity};
use super::feature::{GROUPS, group_of};

/// A profile keeps so many n-grams, those that say most.
pub(super) const MOST_GRAMS: usize = 14_000;

/// The n-grams of all samples: for each the samples that have it.
#[derive(Debug)]
pub(super) struct Tally {
    /// Each occurrence: the n-gram above, the sample below, in order.
    occurrences: Vec<u64>,
    /// The different n-grams by name.
    grams: Vec<Gram>,
    /// By sample.
    pub samples: Vec<Counts>,
    /// How many n-grams of each group the samples have, a repeated one counted once a sample. A word
    /// said five times in one reply is its topic.
    pub totals: [u32; GROUPS.len()],
}

/// One n-gram and how the samples have it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gram {
    pub id: u32,
    /// In how many samples it stands.
    pub count: u32,
    /// Its level in the background.
    pub level: u8,
    /// Whether a profile keeps it.
    pub kept: bool,
    /// The range of its occurrences.
    from: u32,
    to: u32,
}

/// The n-grams of one sample, by group.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Counts {
    /// How many different ones.
    pub distinct: [u32; GROUPS.len()],
    /// How many in all.
    pub all: [u32; GROUPS.len()],
    /// The sum of the rarities of those by which texts are compared.
    pub rarity: u32,
}

impl Tally {
    /// Counts the n-grams of samples, each given by the names of its n-grams.
    pub(super) fn new<'a>(
        samples: impl Iterator<Item = &'a [u32]>,
        background: Background,
        ratios: &Ratios,
    ) -> Self {
        let mut occurrences = Vec::new();
        let mut count = 0;
        for (index, ids) in samples.enumerate() {
            occurrences.extend(ids.iter().map(|&id| u64::from(id) << 32 | index as u64));
            count += 1;
        }
        occurrences.sort_unstable();
        let mut tally = Self {
            occurrences,
            grams: Vec::new(),
            samples: vec![Counts::default(); count],
            totals: [0; GROUPS.len()],
        };
        tally.count(background);
        tally.keep(ratios);
        tally
    }

    fn count(&mut self, background: Background) {
        let mut from = 0;
        for same in self.occurrences.chunk_by(|a, b| a >> 32 == b >> 32) {
            let id = (same[0] >> 32) as u32;
            let (group, level) = (group_of(id), background.level(id));
            let weight = if is_compared(group) { rarity(level) } else { 0 };
            let mut count = 0;
            for (sample, times) in by_sample(same) {
                let counts = &mut self.samples[sample];
                counts.distinct[group] += 1;
                counts.all[group] += times;
                counts.rarity += weight;
                count += 1;
            }
            self.totals[group] += count;
            let to = from + same.len() as u32;
            self.grams.push(Gram { id, count, level, kept: true, from, to });
            from = to;
        }
    }

    /// Marks the n-grams that say most: those that come back most often, and of these the ones that
    /// are least usual.
    fn keep(&mut self, ratios: &Ratios) {
        if self.grams.len() <= MOST_GRAMS {
            return;
        }
        let worth = |gram: &Gram| {
            let mode = std::env::var("WORTH").unwrap_or_default();
            match mode.as_str() {
                "1" => {
                    f64::from(gram.count - 1) * 1e7 + f64::from(ratios.gain(gram.count, gram.level))
                }
                "2" | "3" | "4" => {
                    let group = group_of(gram.id);
                    let all: u32 = self.samples.iter().map(|counts| counts.all[group]).sum();
                    let discount = match mode.as_str() {
                        "2" => 0.0,
                        "3" => 0.5,
                        _ => 0.9,
                    };
                    GROUPS[group].weight / f64::from(all)
                        * (f64::from(gram.count) - discount)
                        * f64::from(ratios.gain(gram.count, gram.level))
                }
                _ => f64::from(gram.count),
            }
        };
        let mut order: Vec<(f64, u32)> =
            self.grams.iter().enumerate().map(|(at, gram)| (worth(gram), at as u32)).collect();
        order.select_nth_unstable_by(MOST_GRAMS, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for &(_, at) in &order[MOST_GRAMS..] {
            self.grams[at as usize].kept = false;
        }
    }

    /// The n-grams by name.
    pub(super) fn grams(&self) -> &[Gram] {
        &self.grams
    }

    /// The samples that have an n-gram, in order, and how often each has it.
    pub(super) fn having(&self, gram: &Gram) -> impl Iterator<Item = (usize, u32)> {
        by_sample(&self.occurrences[gram.from as usize..gram.to as usize])
    }
}

fn by_sample(same: &[u64]) -> impl Iterator<Item = (usize, u32)> {
    same.chunk_by(|a, b| a == b).map(|times| (times[0] as u32 as usize, times.len() as u32))
}
