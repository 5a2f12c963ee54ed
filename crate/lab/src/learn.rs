//! Learning a table: stochastic gradient descent with per-weight steps (AdaGrad), turning the weights to the
//! directions that heads have in common, pruning to those that matter, quantising, calibrating. The same
//! examples give the same bytes.

use timbre_core::model::{self, Feature, KEY_BITS, LARGEST, Place, Table, norm};

use crate::basis::Basis;
use crate::data::{Example, Target};

/// How a table is learned.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// Heads of the table.
    pub(crate) heads: usize,
    /// Softmax groups, as ranges of heads; every other head is logistic.
    pub(crate) groups: Vec<std::ops::Range<usize>>,
    /// Weights that are kept.
    pub(crate) weights: usize,
    /// Heads that get more of those weights than the others, and how many times as much.
    pub(crate) roomy: Vec<(std::ops::Range<usize>, f32)>,
    /// Passes over the examples.
    pub(crate) epochs: usize,
    /// First step.
    pub(crate) step: f32,
    /// Pull towards zero, per step.
    pub(crate) decay: f32,
    /// Groups, by their first head, and logistic heads whose classes count equally when calibrated,
    /// whatever their shares.
    pub(crate) balanced: Vec<usize>,
}

impl Plan {
    /// How much of the room a head may take beside the others.
    fn share(&self, head: usize) -> f32 {
        self.roomy.iter().find(|(range, _)| range.contains(&head)).map_or(1.0, |(_, share)| *share)
    }
}

/// An example as rows of the table.
struct Case<'a> {
    rows: Vec<u32>,
    norm: f32,
    targets: &'a [Target],
    own: bool,
}

/// A generator of numbers that are the same everywhere (splitmix64).
pub(crate) struct Dice(u64);

impl Dice {
    /// A generator that starts from `seed`.
    #[must_use]
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }
}

/// Weights that are being learned, row by row, along the directions of a basis.
struct Weights {
    basis: Basis,
    /// The features that have rows, in rising order.
    keys: Vec<u32>,
    values: Vec<f32>,
    /// What AdaGrad divides steps by, squared; endless for a weight that is not kept, which so takes none.
    steps: Vec<f32>,
    biases: Vec<f32>,
    bias_steps: Vec<f32>,
}

/// What AdaGrad divides the first step by, squared.
const BEGINNING: f32 = 1e-3;

impl Weights {
    /// Nothing is known of these features.
    fn new(keys: Vec<u32>, basis: Basis) -> Self {
        let (count, heads) = (keys.len() * basis.directions(), basis.heads());
        Self {
            basis,
            keys,
            values: vec![0.0; count],
            steps: vec![BEGINNING; count],
            biases: vec![0.0; heads],
            bias_steps: vec![BEGINNING; heads],
        }
    }

    /// Learns from the cases that `take` takes.
    fn run(
        &mut self,
        cases: &[Case<'_>],
        plan: &Plan,
        epochs: usize,
        take: &impl Fn(usize) -> bool,
    ) {
        let mut order: Vec<usize> = (0..cases.len()).filter(|&at| take(at)).collect();
        let mut dice = Dice::new(20_261_121);
        let (mut sums, mut slopes) =
            (vec![0.0; self.basis.directions()], vec![0.0; self.basis.heads()]);
        for epoch in 0..epochs {
            for at in (1..order.len()).rev() {
                order.swap(at, dice.below(at + 1));
            }
            let step = plan.step * (1.0 - 0.8 * epoch as f32 / epochs as f32);
            for &at in &order {
                self.slopes(&cases[at], &mut sums, &mut slopes);
                self.step(&cases[at], &slopes, &mut sums, step, plan.decay);
            }
        }
    }

    /// How far each head's score is from what a case says, by its weight; 0 where it says nothing. `sums` is room
    /// for the sums along the directions.
    fn slopes(&self, case: &Case<'_>, sums: &mut [f32], slopes: &mut [f32]) {
        sums.fill(0.0);
        for &row in &case.rows {
            let values = &self.values[row as usize * sums.len()..][..sums.len()];
            sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
        }
        let score = |head: usize| -> f32 {
            let parts = self.basis.of(head).iter().zip(&*sums);
            parts.map(|(part, sum)| part * sum).sum::<f32>() * case.norm + self.biases[head]
        };
        slopes.fill(0.0);
        for target in case.targets {
            match target {
                Target::Value { head, value, weight } => {
                    slopes[*head] += (1.0 / (1.0 + (-score(*head)).exp()) - value) * weight;
                }
                Target::Class { first, shares, weight } => {
                    let scores: Vec<f32> = (0..shares.len()).map(|at| score(first + at)).collect();
                    for (at, chance) in softmax(&scores).into_iter().enumerate() {
                        slopes[first + at] += (chance - shares[at]) * weight;
                    }
                }
            }
        }
    }

    /// Goes a step against the slopes. `sums` is room for the slopes along the directions.
    fn step(&mut self, case: &Case<'_>, slopes: &[f32], sums: &mut [f32], step: f32, decay: f32) {
        sums.fill(0.0);
        for (head, slope) in slopes.iter().enumerate().filter(|(_, slope)| **slope != 0.0) {
            self.bias_steps[head] += slope * slope;
            self.biases[head] -= step * slope / self.bias_steps[head].sqrt();
            let parts = self.basis.of(head).iter();
            sums.iter_mut().zip(parts).for_each(|(sum, part)| *sum += slope * case.norm * part);
        }
        for &row in &case.rows {
            let places = row as usize * sums.len()..(row as usize + 1) * sums.len();
            let rows = self.values[places.clone()].iter_mut().zip(&mut self.steps[places]);
            for ((value, steps), slope) in rows.zip(&*sums) {
                *steps += slope * slope;
                // What a case says nothing of is not pulled either.
                let pull = if *slope == 0.0 { 0.0 } else { decay * *value };
                *value -= step / steps.sqrt() * (slope + pull);
            }
        }
    }

    /// The same along the principal directions of what was learned, each head with its share of the room.
    fn turned(self, often: &[f32], plan: &Plan) -> Self {
        let shares: Vec<f32> = (0..plan.heads).map(|head| plan.share(head)).collect();
        let (basis, values) = self.basis.principal(&self.values, often, &shares, plan.heads);
        Self { values, biases: self.biases, ..Self::new(self.keys, basis) }
    }

    /// The `most` weights that move scores most for the bytes that they take: squared weight by how often its row
    /// occurs, against the price of a weight and that of a row.
    fn pruned(self, often: &[f32], most: usize) -> Self {
        let directions = self.basis.directions();
        let told: Vec<f32> = self
            .values
            .chunks_exact(directions)
            .zip(often)
            .flat_map(|(values, often)| values.iter().map(move |value| value * value * often))
            .collect();
        let worth = |row: &[f32], price: f32| {
            let gains = row.iter().map(|told| (told - price * BITS_OF_WEIGHT).max(0.0));
            gains.sum::<f32>() > price * BITS_OF_ROW
        };
        let count = |price: f32| -> usize {
            let rows = told.chunks_exact(directions).filter(|row| worth(row, price));
            rows.flatten().filter(|told| **told > price * BITS_OF_WEIGHT).count()
        };
        // The price at which just so many are worth it.
        let (mut low, mut high) = (1e-12_f32, 1e6_f32);
        for _ in 0..60 {
            let middle = (low * high).sqrt();
            if count(middle) > most { low = middle } else { high = middle }
        }
        let mut kept = Self::new(Vec::new(), self.basis.clone());
        kept.biases = self.biases;
        for ((key, values), told) in self
            .keys
            .iter()
            .zip(self.values.chunks_exact(directions))
            .zip(told.chunks_exact(directions))
        {
            if !worth(told, high) {
                continue;
            }
            kept.keys.push(*key);
            for (value, told) in values.iter().zip(told) {
                let open = *told > high * BITS_OF_WEIGHT;
                kept.values.push(if open { *value } else { 0.0 });
                kept.steps.push(if open { BEGINNING } else { f32::INFINITY });
            }
        }
        kept
    }
}

/// About what a weight and a row of them take, in bits.
const BITS_OF_WEIGHT: f32 = 7.0;
const BITS_OF_ROW: f32 = 10.0;

/// Chances from scores.
#[must_use]
pub(crate) fn softmax(scores: &[f32]) -> Vec<f32> {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let powers: Vec<f32> = scores.iter().map(|score| (score - most).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}

/// Learns a table. `features` reads a text; a fifth of the project's own
/// examples is held out once to calibrate, then all of them are learned from.
pub(crate) fn table(
    examples: &[Example],
    features: impl Fn(&Example) -> Vec<Feature>,
    plan: &Plan,
) -> model::Weights {
    let read: Vec<Vec<u32>> = examples
        .iter()
        .map(|example| features(example).iter().map(|feature| feature.key).collect())
        .collect();
    let held = |at: usize| examples[at].own && fold(&examples[at].text) == 0;
    let trial = learned(examples, &read, plan, |at| !held(at));
    let trial = Table::new(&quantised(&trial, &vec![(1.0, 0.0); plan.heads]));
    let scores: Vec<(Vec<f64>, &[Target])> = (0..examples.len())
        .filter(|&at| held(at))
        .map(|at| {
            let features: Vec<Feature> =
                read[at].iter().map(|&key| Feature { key, place: Place::default() }).collect();
            (trial.scores(&features), examples[at].targets.as_slice())
        })
        .collect();
    let calibration = calibrate(&scores, plan);
    quantised(&learned(examples, &read, plan, |_| true), &calibration)
}

/// Learns from the examples that `take` takes: all weights of every head first, then ever fewer along the directions
/// that heads have in common, each time from where the last ones ended.
fn learned(
    examples: &[Example],
    read: &[Vec<u32>],
    plan: &Plan,
    take: impl Fn(usize) -> bool,
) -> Weights {
    let (cases, keys) = number(examples, read, |_| true);
    let mut weights = Weights::new(keys, Basis::plain(&taught(examples, plan.heads)));
    weights.run(&cases, plan, plan.epochs, &take);
    let counted = often(&cases, weights.keys.len());
    weights = weights.turned(&counted, plan).pruned(&counted, 4 * plan.weights);
    drop(cases);
    for (next, epochs) in
        [(2, plan.epochs.div_ceil(2)), (1, plan.epochs.div_ceil(2)), (0, plan.epochs)]
    {
        let (cases, _) = number(examples, read, |key| weights.keys.binary_search(&key).is_ok());
        weights.run(&cases, plan, epochs, &take);
        if next > 0 {
            let counted = often(&cases, weights.keys.len());
            weights = weights.pruned(&counted, next * plan.weights);
        }
    }
    weights
}

/// Which heads any example says something of.
fn taught(examples: &[Example], heads: usize) -> Vec<bool> {
    let mut taught = vec![false; heads];
    for target in examples.iter().flat_map(|example| &example.targets) {
        match target {
            Target::Value { head, .. } => taught[*head] = true,
            Target::Class { first, shares, .. } => taught[*first..*first + shares.len()].fill(true),
        }
    }
    taught
}

/// Which fifth of the examples a text belongs to.
#[must_use]
pub(crate) fn fold(text: &str) -> u64 {
    hash(text) % 5
}

/// A number by which texts are put into parts, the same on every run.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(17_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
        / 7
}

/// Numbers the features that occur twice or more and that `keep` keeps; keys in rising order.
fn number<'a>(
    examples: &'a [Example],
    read: &[Vec<u32>],
    keep: impl Fn(u32) -> bool,
) -> (Vec<Case<'a>>, Vec<u32>) {
    let mut seen = vec![0_u8; 1 << KEY_BITS];
    for (row, example) in read.iter().zip(examples) {
        for &key in row {
            let times = &mut seen[key as usize];
            *times = times.saturating_add(if example.own { 2 } else { 1 });
        }
    }
    let keys: Vec<u32> =
        (0..1 << KEY_BITS).filter(|&key| seen[key as usize] >= 3 && keep(key)).collect();
    let mut rows = vec![u32::MAX; 1 << KEY_BITS];
    for (row, &key) in keys.iter().enumerate() {
        rows[key as usize] = row as u32;
    }
    let cases = examples
        .iter()
        .zip(read)
        .map(|(example, read)| Case {
            rows: read
                .iter()
                .map(|&key| rows[key as usize])
                .filter(|&row| row != u32::MAX)
                .collect(),
            norm: norm(read.len()) as f32,
            targets: &example.targets,
            own: example.own,
        })
        .collect();
    (cases, keys)
}

/// How often each row occurs, as its part of the sums counts; the project's own examples count four times.
fn often(cases: &[Case<'_>], rows: usize) -> Vec<f32> {
    let mut often = vec![0.0_f32; rows];
    for case in cases {
        let count = if case.own { 4.0 } else { 1.0 };
        for &row in &case.rows {
            often[row as usize] += count * case.norm * case.norm;
        }
    }
    often
}

/// What all but the hundredth part of the weights that are largest is at most, when quantised: a few bits and a sign
/// pack well and cost no figure.
const STEPS: f32 = 6.0;

/// The weights as they ship.
fn quantised(weights: &Weights, calibration: &[(f64, f64)]) -> model::Weights {
    let mut sizes: Vec<f32> =
        weights.values.iter().map(|value| value.abs()).filter(|size| *size > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let step = sizes.get(sizes.len() * 99 / 100).map_or(1.0, |top| top / STEPS);
    let largest = f32::from(LARGEST);
    let mut shipped = model::Weights::default();
    for (head, &(slope, shift)) in calibration.iter().enumerate() {
        let parts = weights.basis.of(head).iter();
        shipped.mix.extend(parts.map(|part| (f64::from(part * step) * slope) as f32));
        shipped.biases.push((f64::from(weights.biases[head]) * slope + shift) as f32);
    }
    let rows = weights.values.chunks_exact(weights.basis.directions());
    for (key, values) in weights.keys.iter().zip(rows) {
        let row = values.iter().map(|value| (value / step).round().clamp(-largest, largest) as i8);
        let row: Vec<i8> = row.collect();
        if row.iter().any(|&weight| weight != 0) {
            shipped.keys.push(*key);
            shipped.weights.extend(row);
        }
    }
    shipped
}

/// Slope and shift for each head, such that held-out chances are as often right as they say. A
/// softmax group shares one slope.
fn calibrate(scores: &[(Vec<f64>, &[Target])], plan: &Plan) -> Vec<(f64, f64)> {
    let mut fitted = vec![(1.0, 0.0); plan.heads];
    for head in 0..plan.heads {
        if plan.groups.iter().any(|group| group.contains(&head)) {
            continue;
        }
        let points: Vec<(f64, f64)> = scores
            .iter()
            .flat_map(|(scores, targets)| {
                targets.iter().filter_map(|target| match target {
                    Target::Value { head: of, value, .. } if *of == head => {
                        Some((scores[head], f64::from(*value)))
                    }
                    _ => None,
                })
            })
            .collect();
        if points.len() < 50 {
            continue;
        }
        let count = points.len() as f64;
        let yes: f64 = points.iter().map(|(_, value)| value).sum();
        let weight = |value: f64| {
            if plan.balanced.contains(&head) {
                value * count / (2.0 * yes) + (1.0 - value) * count / (2.0 * (count - yes))
            } else {
                1.0
            }
        };
        let (mut slope, mut shift) = (1.0, 0.0);
        for _ in 0..3000 {
            let (mut by_slope, mut by_shift) = (0.01 * (slope - 1.0), 0.0);
            for (score, value) in &points {
                let miss = 1.0 / (1.0 + (-(slope * score + shift)).exp()) - value;
                by_slope += weight(*value) * miss * score / count;
                by_shift += weight(*value) * miss / count;
            }
            slope -= 0.3 * by_slope;
            shift -= 0.5 * by_shift;
        }
        fitted[head] = (slope.max(0.1), shift);
    }
    for group in &plan.groups {
        calibrate_group(scores, group, plan.balanced.contains(&group.start), &mut fitted);
    }
    fitted
}

fn calibrate_group(
    scores: &[(Vec<f64>, &[Target])],
    group: &std::ops::Range<usize>,
    balanced: bool,
    fitted: &mut [(f64, f64)],
) {
    let points: Vec<(&[f64], Vec<f64>)> = scores
        .iter()
        .flat_map(|(scores, targets)| {
            targets.iter().filter_map(|target| match target {
                Target::Class { first, shares, .. } if *first == group.start => {
                    let shares = shares.iter().map(|&share| f64::from(share)).collect();
                    Some((&scores[group.clone()], shares))
                }
                _ => None,
            })
        })
        .collect();
    if points.len() < 50 {
        return;
    }
    let count = group.len();
    let mut often = vec![1e-9; count];
    for (_, shares) in &points {
        for (at, share) in shares.iter().enumerate() {
            often[at] += share;
        }
    }
    let (mut slope, mut shifts) = (1.0_f64, vec![0.0_f64; count]);
    for _ in 0..2000 {
        let (mut by_slope, mut by_shift) = (0.01 * (slope - 1.0), vec![0.0; count]);
        let mut total = 0.0;
        for (scores, shares) in &points {
            let raised: Vec<f32> =
                (0..count).map(|at| (slope * scores[at] + shifts[at]) as f32).collect();
            let weight: f64 = if balanced {
                (0..count).map(|at| shares[at] / often[at]).sum()
            } else {
                1.0 / points.len() as f64
            };
            total += weight;
            for (at, chance) in softmax(&raised).into_iter().enumerate() {
                let miss = (f64::from(chance) - shares[at]) * weight;
                by_slope += miss * scores[at];
                by_shift[at] += miss;
            }
        }
        slope -= 0.3 * by_slope / total.max(1e-9);
        for at in 0..count {
            // Where classes count equally, the examples were balanced before; the few that are held
            // out would only pull the classes to the corpus' own kind of text.
            if !balanced {
                shifts[at] -= 0.5 * by_shift[at] / total.max(1e-9);
            }
        }
    }
    for (at, head) in group.clone().enumerate() {
        fitted[head] = (slope.max(0.1), shifts[at]);
    }
}
