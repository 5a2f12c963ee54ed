//! Which words carry a score.

use super::features::Place;
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

/// The words that add most to a score, strongest first, at most `most` runs.
///
/// What a feature adds is shared evenly by the tokens that it covers; what is about the whole
/// text belongs to no word. Words that add less than a third of what the strongest adds, or less
/// than `least`, are left out; neighbours become one run.
#[must_use]
pub fn salient(
    document: &Document<'_>,
    contributions: impl Iterator<Item = (Place, f64)>,
    least: f64,
    most: usize,
) -> Vec<Salient> {
    let tokens = &document.tokens;
    let mut weights = vec![0.0_f64; tokens.len()];
    let whole = Place::whole(document);
    for (place, weight) in contributions {
        if place == whole && tokens.len() > 1 {
            continue;
        }
        match &mut weights[place.tokens(tokens.len())] {
            [] => {}
            [sum] => *sum += weight,
            covered => {
                let share = weight / covered.len() as f64;
                covered.iter_mut().for_each(|sum| *sum += share);
            }
        }
    }
    let shown = |index: usize| {
        !matches!(tokens[index].kind, TokenKind::Mark | TokenKind::Mention | TokenKind::Number)
    };
    let strongest = (0..tokens.len())
        .filter(|&index| shown(index))
        .map(|index| weights[index])
        .fold(0.0, f64::max);
    let floor = (strongest / 3.0).max(least);
    let mut runs: Vec<Salient> = Vec::new();
    let mut before = None;
    for (index, token) in tokens.iter().enumerate() {
        if weights[index] < floor || !shown(index) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if before == Some(index.wrapping_sub(1)) => {
                run.span = run.span.cover(token.span);
                run.weight += weights[index];
            }
            _ => runs.push(Salient { span: token.span, weight: weights[index] }),
        }
        before = Some(index);
    }
    order::sort_by(&mut runs, |a, b| b.weight.total_cmp(&a.weight).then(a.span.cmp(&b.span)));
    runs.truncate(most);
    runs
}
