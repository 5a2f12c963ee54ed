//! Counting the n-grams of all samples together: one sorted list answers every question about them.

use super::background::Background;
use super::evidence::{Ratios, is_compared, rarity};
use super::feature::{GROUPS, KEY_BITS, group_of};

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
        let mut tally = Self {
            occurrences: by_gram(occurrences),
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

    /// Marks the n-grams that say most: what one adds to the evidence whenever it comes up, as often
    /// as it may be expected to.
    fn keep(&mut self, ratios: &Ratios) {
        if self.grams.len() <= MOST_GRAMS {
            return;
        }
        let mut shares = [0.0; GROUPS.len()];
        for (group, share) in shares.iter_mut().enumerate() {
            let all: u32 = self.samples.iter().map(|counts| counts.all[group]).sum();
            *share = GROUPS[group].weight / f64::from(all.max(1));
        }
        let worth = |gram: &Gram| {
            // What came up once may have been chance: absolute discounting, by the usual half.
            let expected = f64::from(gram.count) - 0.5;
            shares[group_of(gram.id)] * expected * f64::from(ratios.gain(gram.count, gram.level))
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

/// Sorts occurrences by n-gram; those of one n-gram stay in the order of their samples. A radix
/// sort, for this is most of what learning does.
fn by_gram(mut from: Vec<u64>) -> Vec<u64> {
    const DIGIT: u32 = 12;
    const { assert!(GROUPS.len() << KEY_BITS <= 1 << (2 * DIGIT)) };
    let mut to = vec![0; from.len()];
    for shift in [32, 32 + DIGIT] {
        let digit = |occurrence: u64| (occurrence >> shift) as usize & ((1 << DIGIT) - 1);
        let mut places = vec![0u32; 1 << DIGIT];
        for &occurrence in &from {
            places[digit(occurrence)] += 1;
        }
        let mut next = 0;
        for place in &mut places {
            next += std::mem::replace(place, next);
        }
        for &occurrence in &from {
            let place = &mut places[digit(occurrence)];
            to[*place as usize] = occurrence;
            *place += 1;
        }
        std::mem::swap(&mut from, &mut to);
    }
    from
}

fn by_sample(same: &[u64]) -> impl Iterator<Item = (usize, u32)> {
    same.chunk_by(|a, b| a == b).map(|times| (times[0] as u32 as usize, times.len() as u32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn occurrences_are_sorted(ids in proptest::collection::vec(0..(GROUPS.len() as u32) << KEY_BITS, 0..60)) {
            let samples = ids.iter().enumerate();
            let occurrences: Vec<u64> =
                samples.map(|(sample, &id)| u64::from(id) << 32 | sample as u64).collect();
            let mut sorted = occurrences.clone();
            sorted.sort_unstable();
            prop_assert_eq!(by_gram(occurrences), sorted);
        }
    }
}
