//! Figures: macro-F1, accuracy, area under the curve, rank correlation, and their intervals.

use crate::learn::Dice;

/// Mean of the classes' F1 over pairs of truth and answer.
#[must_use]
pub(crate) fn macro_f1(pairs: &[(usize, usize)], classes: usize) -> f64 {
    let mut sum = 0.0;
    for class in 0..classes {
        let count = |truth: bool, answer: bool| {
            pairs
                .iter()
                .filter(|pair| (pair.0 == class) == truth && (pair.1 == class) == answer)
                .count() as f64
        };
        let right = count(true, true);
        let (missed, wrong) = (count(true, false), count(false, true));
        sum += if right > 0.0 { 2.0 * right / (2.0 * right + missed + wrong) } else { 0.0 };
    }
    sum / classes as f64
}

/// Share of the pairs that are equal.
#[must_use]
pub(crate) fn accuracy(pairs: &[(usize, usize)]) -> f64 {
    pairs.iter().filter(|pair| pair.0 == pair.1).count() as f64 / pairs.len().max(1) as f64
}

/// Area under the curve of scores for truths that are 0 or 1; ties count half.
#[must_use]
pub(crate) fn auc(points: &[(f64, f64)]) -> f64 {
    let ranks = ranks(&points.iter().map(|point| point.0).collect::<Vec<_>>());
    let yes = points.iter().filter(|point| point.1 > 0.5).count() as f64;
    let no = points.len() as f64 - yes;
    let sum: f64 =
        points.iter().zip(&ranks).filter(|(point, _)| point.1 > 0.5).map(|(_, rank)| rank).sum();
    (sum - yes * (yes + 1.0) / 2.0) / (yes * no).max(1.0)
}

/// Spearman's rank correlation.
#[must_use]
pub(crate) fn spearman(points: &[(f64, f64)]) -> f64 {
    let a = ranks(&points.iter().map(|point| point.0).collect::<Vec<_>>());
    let b = ranks(&points.iter().map(|point| point.1).collect::<Vec<_>>());
    let mean = (points.len() as f64 + 1.0) / 2.0;
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (x, y) in a.iter().zip(&b) {
        ab += (x - mean) * (y - mean);
        aa += (x - mean).powi(2);
        bb += (y - mean).powi(2);
    }
    ab / (aa * bb).sqrt().max(1e-9)
}

/// Ranks from 1, equal values sharing their mean.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
    let mut ranks = vec![0.0; values.len()];
    let mut at = 0;
    while at < order.len() {
        let mut end = at;
        while end + 1 < order.len() && values[order[end + 1]] == values[order[at]] {
            end += 1;
        }
        for &index in &order[at..=end] {
            ranks[index] = (at + end) as f64 / 2.0 + 1.0;
        }
        at = end + 1;
    }
    ranks
}

/// The middle 95 % of `figure` over a hundred samples drawn with replacement.
pub(crate) fn interval<T: Copy>(points: &[T], figure: impl Fn(&[T]) -> f64) -> (f64, f64) {
    let mut dice = Dice::new(7);
    let mut figures: Vec<f64> = (0..100)
        .map(|_| {
            let drawn: Vec<T> =
                (0..points.len()).map(|_| points[dice.below(points.len())]).collect();
            figure(&drawn)
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    (figures[2], figures[97])
}
