//! A table of quantised weights.

use super::features::{Feature, Place};
use super::packed::Weights;

/// Weights of several heads over the same features: a score is the sum of the integer weights of
/// a text's features, divided by the square root of how many features it has, scaled and shifted.
#[derive(Debug, Clone)]
pub struct Table {
    heads: usize,
    /// Open addressing: key + 1 and row; key 0 is empty.
    slots: Vec<(u32, u32)>,
    /// Row by row, in lanes: so many heads at once are added in one step.
    weights: Vec<[i8; LANE]>,
    /// How many lanes a row has.
    lanes: usize,
    scales: Vec<f64>,
    biases: Vec<f64>,
}

/// How many heads make a lane; the last one of a row is filled up with zeros.
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

/// The most heads that a table may have.
pub(super) const MOST_HEADS: usize = LANE * MOST_LANES;

impl Table {
    /// A table of these weights.
    ///
    /// # Panics
    /// If it has no heads or more than three lanes of them.
    #[must_use]
    pub fn new(plain: &Weights) -> Self {
        let heads = plain.scales.len();
        assert!((1..=MOST_HEADS).contains(&heads), "a table has one head to {MOST_HEADS}");
        let lanes = heads.div_ceil(LANE);
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
        for (row, of_row) in weights.chunks_exact_mut(lanes).zip(plain.weights.chunks_exact(heads))
        {
            row.as_flattened_mut()[..heads].copy_from_slice(of_row);
        }
        let (scales, biases) =
            plain.scales.iter().map(|&(scale, bias)| (f64::from(scale), f64::from(bias))).unzip();
        Self { heads, slots, weights, lanes, scales, biases }
    }

    /// A table without weights: every score is 0.
    #[must_use]
    pub fn empty(heads: usize) -> Self {
        Self {
            heads,
            slots: vec![(0, 0)],
            weights: Vec::new(),
            lanes: heads.div_ceil(LANE),
            scales: vec![0.0; heads],
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
    /// For each place, the sum of the weights of every head, in lanes. A weight is less than 64, and the
    /// features of one place that follow each other are fewer than 512.
    sums: Vec<[i16; LANE]>,
    norm: f64,
}

impl Reading<'_> {
    /// The score of every head.
    #[must_use]
    pub fn scores(&self) -> Vec<f64> {
        let mut sums = vec![[0_i32; LANE]; self.table.lanes];
        for row in self.sums.chunks_exact(self.table.lanes.max(1)) {
            for (sums, of_place) in sums.iter_mut().zip(row) {
                for lane in 0..LANE {
                    sums[lane] += i32::from(of_place[lane]);
                }
            }
        }
        sums.as_flattened()
            .iter()
            .zip(self.table.scales.iter().zip(&self.table.biases))
            .map(|(&sum, (scale, bias))| f64::from(sum) * scale * self.norm + bias)
            .collect()
    }

    /// Where the features stand that have weights, in the order of the text; what follows in one word is
    /// one place.
    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// What each of the places adds to the score of the mix of heads that `mix` gives (a factor each).
    pub(super) fn contributions(&self, mix: &[(usize, f64)]) -> impl Iterator<Item = f64> {
        let factors: Vec<(usize, f64)> =
            mix.iter().map(|&(head, factor)| (head, factor * self.table.scales[head])).collect();
        self.sums.chunks_exact(self.table.lanes.max(1)).map(move |row| {
            let row = row.as_flattened();
            let sum: f64 =
                factors.iter().map(|&(head, factor)| factor * f64::from(row[head])).sum();
            sum * self.norm
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
