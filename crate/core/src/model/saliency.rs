//! Which words carry a score.

use super::features::Place;
use super::table::Reading;
use crate::order;
use crate::text::{ByteSpan, Document, TokenKind};

/// Words in a row that carry a score, and how much of it, in the score's own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Salient {
    /// Where they stand.
    pub span: ByteSpan,
    /// What they add.
    pub weight: f64,
}

/// The words of a text that was read, to be asked what they add to one score after another.
pub struct Carriers<'a> {
    document: &'a Document<'a>,
    reading: &'a Reading<'a>,
    /// By place of the reading, the first token that it covers and how many; none where it is about
    /// the whole text, which belongs to no word.
    covered: Vec<(usize, usize)>,
    /// By token, whether it can be shown.
    shown: Vec<bool>,
}

impl<'a> Carriers<'a> {
    /// The words of a text and the reading of its features.
    #[must_use]
    pub fn new(document: &'a Document<'a>, reading: &'a Reading<'a>) -> Self {
        let count = document.tokens.len();
        let whole = (count > 1).then(|| Place::whole(document));
        let covered = |&place: &Place| {
            let tokens = place.tokens(count);
            (tokens.start, if Some(place) == whole { 0 } else { tokens.len() })
        };
        let unshown = [TokenKind::Mark, TokenKind::Mention, TokenKind::Number];
        Self {
            document,
            reading,
            covered: reading.places().iter().map(covered).collect(),
            shown: document.tokens.iter().map(|token| !unshown.contains(&token.kind)).collect(),
        }
    }

    /// The words that add most to the score of a mix of heads (a factor each), strongest first, at
    /// most `most` runs.
    ///
    /// What a feature adds is shared evenly by the tokens that it covers. Words that add less than a
    /// third of what the strongest adds, or less than `least`, are left out; neighbours become one run.
    #[must_use]
    pub fn salient(&self, mix: &[(usize, f64)], least: f64, most: usize) -> Vec<Salient> {
        let mut weights = vec![0.0_f64; self.shown.len()];
        for (&(first, count), weight) in self.covered.iter().zip(self.reading.contributions(mix)) {
            match count {
                0 => {}
                1 => weights[first] += weight,
                _ => {
                    let share = weight / count as f64;
                    weights[first..first + count].iter_mut().for_each(|sum| *sum += share);
                }
            }
        }
        let shown = self.shown.iter().zip(&weights).filter(|(shown, _)| **shown);
        let strongest = shown.map(|(_, &weight)| weight).fold(0.0, f64::max);
        let floor = (strongest / 3.0).max(least);
        let mut runs: Vec<Salient> = Vec::new();
        let mut before = None;
        for (index, &weight) in weights.iter().enumerate() {
            if weight < floor || !self.shown[index] {
                continue;
            }
            let span = self.document.tokens[index].span;
            match runs.last_mut() {
                Some(run) if before == Some(index.wrapping_sub(1)) => {
                    run.span = run.span.cover(span);
                    run.weight += weight;
                }
                _ => runs.push(Salient { span, weight }),
            }
            before = Some(index);
        }
        order::sort_by(&mut runs, |a, b| b.weight.total_cmp(&a.weight).then(a.span.cmp(&b.span)));
        runs.truncate(most);
        runs
    }
}
