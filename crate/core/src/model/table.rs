//! A table of quantised weights.

use super::features::{Feature, Place};
use super::packed::Weights;

/// Weights of several heads over the same features. Heads have much in common, so what a feature says of all of
/// them lies along a few directions, and its integer weights are those of the directions. A head's score is the sum
/// of a text's weights, divided by the square root of how many features it has, mixed and shifted.
#[derive(Debug, Clone)]
pub struct Table {
    heads: usize,
    directions: usize,
    /// Open addressing: key + 1 and row; key 0 is empty.
    slots: Vec<(u32, u32)>,
    /// Row by row, in lanes: so many directions at once are added in one step.
    weights: Vec<[i8; LANE]>,
    /// How many lanes a row has.
    lanes: usize,
    /// Head by head, what it takes of each direction.
    mix: Vec<f64>,
    biases: Vec<f64>,
}

/// How many directions make a lane; the last one of a row is filled up with zeros.
const LANE: usize = 8;
/// The most lanes that a row may have.
const MOST_LANES: usize = 3;

/// Why bytes are no tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no tables of weights, or cut short at byte {at}: train them anew")]
pub struct BadTable {
    /// Where reading stopped.
    pub at: usize,
}

/// The most directions that a table may have.
pub(super) const MOST_DIRECTIONS: usize = LANE * MOST_LANES;

impl Table {
    /// A table of these weights.
    ///
    /// # Panics
    /// If it has no directions or more than three lanes of them.
    #[must_use]
    pub fn new(plain: &Weights) -> Self {
        let (heads, directions) = (plain.heads(), plain.directions());
        assert!(
            (1..=MOST_DIRECTIONS).contains(&directions),
            "a table has one direction to {MOST_DIRECTIONS}"
        );
        let lanes = directions.div_ceil(LANE);
        let mut slots = vec![(0, 0); (plain.keys.len() * 2 + 1).next_power_of_two()];
        let mask = slots.len() - 1;
        for (row, &key) in plain.keys.iter().enumerate() {
            let mut slot = spread(key) & mask;
            while slots[slot].0 != 0 {
                slot = (slot + 1) & mask;
            }
            slots[slot] = (key + 1, row as u32);
        }
        let mut weights = vec![[0_i8; LANE]; plain.keys.len() * lanes];
        for (row, of_row) in
            weights.chunks_exact_mut(lanes).zip(plain.weights.chunks_exact(directions))
        {
            row.as_flattened_mut()[..directions].copy_from_slice(of_row);
        }
        let doubles = |numbers: &[f32]| numbers.iter().copied().map(f64::from).collect();
        let (mix, biases) = (doubles(&plain.mix), doubles(&plain.biases));
        Self { heads, directions, slots, weights, lanes, mix, biases }
    }

    /// A table without weights: every score is 0.
    #[must_use]
    pub fn empty(heads: usize) -> Self {
        Self {
            heads,
            slots: vec![(0, 0)],
            weights: Vec::new(),
            directions: 1,
            lanes: 1,
            mix: vec![0.0; heads],
            biases: vec![0.0; heads],
        }
    }

    /// How many heads it has.
    #[must_use]
    pub fn heads(&self) -> usize {
        self.heads
    }

    /// The place in `slots` where a key is looked for first.
    fn slot(&self, key: u32) -> usize {
        spread(key) & (self.slots.len() - 1)
    }

    /// The row of a feature; `None` if it has none. `first` is what stands where it is looked for first.
    #[inline]
    fn row(&self, key: u32, first: (u32, u32)) -> Option<usize> {
        let (mut found, mut row) = first;
        let mut slot = self.slot(key);
        while found != key + 1 {
            if found == 0 {
                return None;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
            (found, row) = self.slots[slot];
        }
        Some(row as usize)
    }

    /// Looks up the features of a text.
    #[must_use]
    pub fn read(&self, features: &[Feature]) -> Reading<'_> {
        // A row's width is known where it is added, so that a sum stays in registers.
        match self.lanes {
            1 => self.gather::<1>(features),
            2 => self.gather::<2>(features),
            _ => self.gather::<MOST_LANES>(features),
        }
    }

    fn gather<const LANES: usize>(&self, features: &[Feature]) -> Reading<'_> {
        let (rows, _) = self.weights.as_chunks::<LANES>();
        let mut places: Vec<Place> = Vec::with_capacity(features.len() / 4 + 1);
        let mut sums: Vec<[i16; LANE]> = Vec::with_capacity((features.len() / 4 + 1) * LANES);
        // All the first looks before any is judged: none has to wait for another's memory.
        let slots = &self.slots[..];
        assert!(!slots.is_empty(), "a table has a free slot at least");
        let mask = slots.len() - 1;
        let firsts: Vec<(u32, u32)> =
            features.iter().map(|feature| slots[spread(feature.key) & mask]).collect();
        let mut sum = [[0_i16; LANE]; LANES];
        for (feature, first) in features.iter().zip(firsts) {
            let Some(row) = self.row(feature.key, first) else { continue };
            if places.last() != Some(&feature.place) {
                if !places.is_empty() {
                    sums.extend_from_slice(&sum);
                }
                places.push(feature.place);
                sum = [[0; LANE]; LANES];
            }
            for (sum, weights) in sum.iter_mut().zip(&rows[row]) {
                for lane in 0..LANE {
                    sum[lane] += i16::from(weights[lane]);
                }
            }
        }
        if !places.is_empty() {
            sums.extend_from_slice(&sum);
        }
        Reading { table: self, places, sums, norm: norm(features.len()) }
    }

    /// The score of every head for a text whose words are not asked for.
    #[must_use]
    pub fn scores(&self, features: &[Feature]) -> Vec<f64> {
        self.read(features).scores()
    }
}

/// What a table says of a text's features. Those of one word follow each other and are one sum.
#[derive(Debug, Clone)]
pub struct Reading<'t> {
    table: &'t Table,
    places: Vec<Place>,
    /// For each place, the sum of the weights along every direction, in lanes. A weight is less than 64, and the
    /// features of one place that follow each other are fewer than 512.
    sums: Vec<[i16; LANE]>,
    norm: f64,
}

impl Reading<'_> {
    /// The score of every head.
    #[must_use]
    pub fn scores(&self) -> Vec<f64> {
        let mut sums = vec![[0_i32; LANE]; self.table.lanes];
        for row in self.sums.chunks_exact(self.table.lanes) {
            for (sums, of_place) in sums.iter_mut().zip(row) {
                for lane in 0..LANE {
                    sums[lane] += i32::from(of_place[lane]);
                }
            }
        }
        let table = self.table;
        let score = |(mix, bias): (&[f64], &f64)| {
            let parts = mix.iter().zip(sums.as_flattened());
            parts.map(|(part, &sum)| part * f64::from(sum)).sum::<f64>() * self.norm + bias
        };
        table.mix.chunks_exact(table.directions).zip(&table.biases).map(score).collect()
    }

    /// Where the features stand that have weights, in the order of the text; what follows in one word is
    /// one place.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// What each of the places adds to the score of the mix of heads that `mix` gives (a factor each).
    pub(super) fn contributions(&self, mix: &[(usize, f64)]) -> impl Iterator<Item = f64> {
        let table = self.table;
        let of_direction = |at: usize| {
            let part =
                |&(head, factor): &(usize, f64)| factor * table.mix[head * table.directions + at];
            mix.iter().map(part).sum()
        };
        let factors: Vec<f64> = (0..table.directions).map(of_direction).collect();
        self.sums.chunks_exact(table.lanes).map(move |row| {
            let parts = factors.iter().zip(row.as_flattened());
            parts.map(|(factor, &sum)| factor * f64::from(sum)).sum::<f64>() * self.norm
        })
    }
}

/// What a sum over `count` features is multiplied by.
#[must_use]
pub fn norm(count: usize) -> f64 {
    1.0 / libm::sqrt(count as f64 + 10.0)
}

/// The chance, 0 to 1, that a score in log-odds stands for.
#[must_use]
pub fn logistic(score: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-score))
}

/// Where a key is looked for first.
fn spread(key: u32) -> usize {
    (key.wrapping_mul(0x9e37_79b1) >> 8) as usize
}
