//! Learning a table: stochastic gradient descent with per-weight steps (AdaGrad), pruning to the
//! rows that matter, quantising, calibrating. The same examples give the same bytes.

use std::collections::HashMap;

use timbre_core::model::{self, Feature, KEY_BITS, LARGEST, Place, Table, norm};

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

/// Weights that are being learned, row by row.
struct Weights {
    heads: usize,
    values: Vec<f32>,
    steps: Vec<f32>,
    biases: Vec<f32>,
    bias_steps: Vec<f32>,
}

impl Weights {
    fn new(open: &[bool], heads: usize) -> Self {
        Self {
            heads,
            values: vec![0.0; open.len()],
            // A weight that is not kept takes no step: its divisor is endless.
            steps: open.iter().map(|&open| if open { 1e-3 } else { f32::INFINITY }).collect(),
            biases: vec![0.0; heads],
            bias_steps: vec![1e-3; heads],
        }
    }

    fn score(&self, case: &Case<'_>, head: usize) -> f32 {
        let sum: f32 =
            case.rows.iter().map(|&row| self.values[row as usize * self.heads + head]).sum();
        sum * case.norm + self.biases[head]
    }

    fn push(&mut self, case: &Case<'_>, head: usize, slope: f32, plan: &Plan, shrink: f32) {
        if slope.abs() < 1e-4 {
            return;
        }
        let by_row = slope * case.norm;
        for &row in &case.rows {
            let at = row as usize * self.heads + head;
            self.steps[at] += by_row * by_row;
            let step = plan.step * shrink / self.steps[at].sqrt();
            self.values[at] -= step * (by_row + plan.decay * self.values[at]);
        }
        self.bias_steps[head] += slope * slope;
        self.biases[head] -= plan.step * shrink * slope / self.bias_steps[head].sqrt();
    }

    fn learn(&mut self, case: &Case<'_>, plan: &Plan, shrink: f32) {
        for target in case.targets {
            match target {
                Target::Value { head, value, weight } => {
                    let score = self.score(case, *head);
                    let slope = (1.0 / (1.0 + (-score).exp()) - value) * weight;
                    self.push(case, *head, slope, plan, shrink);
                }
                Target::Class { first, shares, weight } => {
                    let scores: Vec<f32> =
                        (0..shares.len()).map(|at| self.score(case, first + at)).collect();
                    for (at, chance) in softmax(&scores).into_iter().enumerate() {
                        let slope = (chance - shares[at]) * weight;
                        self.push(case, first + at, slope, plan, shrink);
                    }
                }
            }
        }
    }
}

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
    let (cases, keys) = number(examples, &read, |_| true);
    let open = vec![true; keys.len() * plan.heads];
    let first = run(&cases, &open, plan, plan.epochs.div_ceil(2), |_| true);
    let kept = most_telling(&first, &cases, &keys, plan);
    drop((cases, first));
    let (cases, keys) = number(examples, &read, |key| kept.contains_key(&key));
    let open: Vec<bool> = keys
        .iter()
        .flat_map(|key| (0..plan.heads).map(|head| kept[key] >> head & 1 == 1))
        .collect();

    let held = |at: usize| cases[at].own && fold(&examples[at].text) == 0;
    let trial = run(&cases, &open, plan, plan.epochs, |at| !held(at));
    let trial = Table::new(&quantised(&trial, &keys, plan, &vec![(1.0, 0.0); plan.heads]));
    let scores: Vec<(Vec<f64>, &[Target])> = (0..cases.len())
        .filter(|&at| held(at))
        .map(|at| {
            let features: Vec<Feature> =
                read[at].iter().map(|&key| Feature { key, place: Place::default() }).collect();
            (trial.scores(&features), examples[at].targets.as_slice())
        })
        .collect();
    let calibration = calibrate(&scores, plan);
    let last = run(&cases, &open, plan, plan.epochs, |_| true);
    quantised(&last, &keys, plan, &calibration)
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

fn run(
    cases: &[Case<'_>],
    open: &[bool],
    plan: &Plan,
    epochs: usize,
    take: impl Fn(usize) -> bool,
) -> Weights {
    let mut weights = Weights::new(open, plan.heads);
    let mut order: Vec<usize> = (0..cases.len()).filter(|&at| take(at)).collect();
    let mut dice = Dice::new(20_261_121);
    for epoch in 0..epochs {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.below(at + 1));
        }
        let shrink = 1.0 - 0.8 * epoch as f32 / epochs as f32;
        for &at in &order {
            weights.learn(&cases[at], plan, shrink);
        }
    }
    weights
}

/// The weights that move scores most, as a set of heads (one bit each) for each key: squared
/// weight by how often its row occurs, each head beside its own spread.
fn most_telling(
    weights: &Weights,
    cases: &[Case<'_>],
    keys: &[u32],
    plan: &Plan,
) -> HashMap<u32, u32> {
    let mut often = vec![0.0_f32; keys.len()];
    for case in cases {
        let count = if case.own { 4.0 } else { 1.0 };
        for &row in &case.rows {
            often[row as usize] += count * case.norm * case.norm;
        }
    }
    let heads = plan.heads;
    let mut spread = vec![1e-9_f32; heads];
    for (values, often) in weights.values.chunks(heads).zip(&often) {
        for (value, spread) in values.iter().zip(&mut spread) {
            *spread += value.powi(2) * often;
        }
    }
    let mut told: Vec<(f32, usize)> = (0..weights.values.len())
        .map(|at| {
            let (row, head) = (at / heads, at % heads);
            (plan.share(head) * weights.values[at].powi(2) * often[row] / spread[head], at)
        })
        .filter(|(told, _)| *told > 0.0)
        .collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    told.truncate(plan.weights);
    let mut kept: HashMap<u32, u32> = HashMap::new();
    for (_, at) in told {
        *kept.entry(keys[at / heads]).or_default() |= 1 << (at % heads);
    }
    kept
}

/// Largest weight after quantising: a few bits and a sign pack well and cost no figure.
const STEPS: f32 = 20.0;

/// The weights as they ship.
fn quantised(
    weights: &Weights,
    keys: &[u32],
    plan: &Plan,
    calibration: &[(f64, f64)],
) -> model::Weights {
    let mut tops = Vec::new();
    let mut scales = Vec::new();
    for (head, &(slope, shift)) in calibration.iter().enumerate() {
        let mut sizes: Vec<f32> =
            (0..keys.len()).map(|row| weights.values[row * plan.heads + head].abs()).collect();
        sizes.sort_by(f32::total_cmp);
        let top = sizes[sizes.len() * 998 / 1000].max(1e-6);
        tops.push(top);
        let bias = (f64::from(weights.biases[head]) * slope + shift) as f32;
        scales.push(((f64::from(top / STEPS) * slope) as f32, bias));
    }
    let quantised = |(weight, top): (&f32, &f32)| {
        let weight = weight / top * STEPS;
        // Weights near zero are dropped: they are most of the bytes and none of the meaning.
        let largest = f32::from(LARGEST);
        if weight.abs() < 1.0 { 0 } else { weight.round().clamp(-largest, largest) as i8 }
    };
    let rows = weights.values.chunks_exact(plan.heads);
    let weights = rows.flat_map(|row| row.iter().zip(&tops).map(quantised)).collect();
    model::Weights { scales, keys: keys.to_vec(), weights }
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
