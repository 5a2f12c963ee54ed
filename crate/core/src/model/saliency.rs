//! Which words carry a score.

use std::ops::RangeInclusive;

use super::features::Place;
use super::lexicon::{Category, Hit, Lexicon};
use super::table::Reading;
use crate::order;
use crate::text::{ByteSpan, Document, Token, TokenKind, is_function_word};

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
    /// By place, whether it is about all the words that feel something.
    felt: Vec<bool>,
    /// The share of each of those words in what they feel together.
    feelings: Vec<(usize, f64)>,
    /// By token, what it can be shown for.
    shown: Vec<Shown>,
    /// From a word that denies to what it denies: neither is shown without the other.
    denials: Vec<RangeInclusive<usize>>,
}

/// Which words of a text may be shown for a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Marks, mentions and numbers: for none.
    Never,
    /// Function words, names and masks: for what is said by the form of a sentence.
    Form,
    /// The others.
    Meaning,
}

impl<'a> Carriers<'a> {
    /// The words of a text and the reading of its features; `hits` are what the lexicon
    /// [found](Lexicon::find) in it.
    #[must_use]
    pub fn new(document: &'a Document<'a>, hits: &[Hit], reading: &'a Reading<'a>) -> Self {
        let count = document.tokens.len();
        let whole = (count > 1).then(|| Place::whole(document));
        let covered = |&place: &Place| {
            let tokens = place.tokens(count);
            (tokens.start, if Some(place) == whole { 0 } else { tokens.len() })
        };
        let feelings = feelings(document, hits);
        let shown = shown(document, hits, &feelings);
        Self {
            document,
            reading,
            covered: reading.places().iter().map(covered).collect(),
            felt: reading.places().iter().map(|place| *place == Place::FELT).collect(),
            feelings,
            denials: denials(document, hits, &shown),
            shown,
        }
    }

    /// The words that add most to the score of a mix of heads (a factor each), strongest first, at
    /// most `most` runs, of those that may be shown for `what`.
    ///
    /// What a feature adds is shared evenly by the tokens that it covers, and what the words that feel add together
    /// by how much each of them feels. Words that add less than [`BESIDE`] of what the strongest adds, or less than
    /// `least`, are left out, but for what is denied or denies; neighbours become one run.
    #[must_use]
    pub fn salient(
        &self,
        mix: &[(usize, f64)],
        what: Shown,
        least: f64,
        most: usize,
    ) -> Vec<Salient> {
        let mut weights = vec![0.0_f64; self.shown.len()];
        let places = self.covered.iter().zip(&self.felt);
        for ((&(first, count), felt), weight) in places.zip(self.reading.contributions(mix)) {
            match count {
                _ if *felt => {
                    self.feelings.iter().for_each(|(at, share)| weights[*at] += share * weight);
                }
                0 => {}
                1 => weights[first] += weight,
                _ => {
                    let share = weight / count as f64;
                    weights[first..first + count].iter_mut().for_each(|sum| *sum += share);
                }
            }
        }
        let shown = self.shown.iter().zip(&weights).filter(|(shown, _)| **shown >= what);
        let strongest = shown.map(|(_, &weight)| weight).fold(0.0, f64::max);
        let floor = (strongest * BESIDE).max(least);
        let tokens = weights.iter().zip(&self.shown);
        let mut chosen: Vec<bool> =
            tokens.map(|(weight, shown)| *weight >= floor && *shown >= what).collect();
        for denial in &self.denials {
            if chosen[*denial.start()] || chosen[*denial.end()] {
                chosen[denial.clone()].fill(true);
            }
        }
        let mut runs: Vec<Salient> = Vec::new();
        let mut before = None;
        for (index, weight) in weights.iter().map(|weight| weight.max(0.0)).enumerate() {
            if !chosen[index] {
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

/// How much words must add, of what the strongest adds, to be shown beside it.
const BESIDE: f64 = 0.4;

/// The words that feel as the text does on the whole, and the share of each.
fn feelings(document: &Document<'_>, hits: &[Hit]) -> Vec<(usize, f64)> {
    let Some(lexicon) = Lexicon::of(document.language) else { return Vec::new() };
    let mut feelings = lexicon.feelings(document, hits);
    let sum: f64 = feelings.iter().map(|(_, valence)| valence).sum();
    feelings.retain(|(_, valence)| valence * sum >= 0.0);
    let all: f64 = feelings.iter().map(|(_, valence)| valence.abs()).sum();
    feelings.iter_mut().for_each(|(_, valence)| *valence = valence.abs() / all);
    feelings
}

/// How many words after one that denies are looked at for what it denies.
const DENIED_WITHIN: usize = 3;

/// Each word that denies and the next in its clause that means something.
fn denials(document: &Document<'_>, hits: &[Hit], shown: &[Shown]) -> Vec<RangeInclusive<usize>> {
    let denied = |hit: &Hit| {
        let after = hit.tokens.end..(hit.tokens.end + DENIED_WITHIN).min(document.tokens.len());
        let mut clause = after.take_while(|&at| document.tokens[at].kind != TokenKind::Mark);
        clause.find(|&at| shown[at] == Shown::Meaning).map(|at| hit.tokens.start..=at)
    };
    hits.iter().filter(|hit| hit.category == Category::Negator).filter_map(denied).collect()
}

/// What each token of a text may be shown for.
fn shown(document: &Document<'_>, hits: &[Hit], feelings: &[(usize, f64)]) -> Vec<Shown> {
    let mut known = vec![false; document.tokens.len()];
    hits.iter().for_each(|hit| known[hit.tokens.clone()].fill(true));
    feelings.iter().for_each(|(at, _)| known[*at] = true);
    let capital = |token: &Token| {
        let word = token.span.of(document.text);
        !token.shouted && word.starts_with(char::is_uppercase)
    };
    let mut begins = true;
    let tokens = document.tokens.iter().zip(known);
    tokens
        .map(|(token, known)| {
            let first = begins;
            begins = token.kind == TokenKind::Mark || (begins && token.kind != TokenKind::Word);
            match token.kind {
                TokenKind::Mark | TokenKind::Mention | TokenKind::Number => Shown::Never,
                TokenKind::Link | TokenKind::Email => Shown::Form,
                TokenKind::Word if matches!(token.folded.as_str(), "url" | "email") => Shown::Form,
                TokenKind::Word if is_function_word(&token.folded, document.language) => {
                    Shown::Form
                }
                TokenKind::Word if known => Shown::Meaning,
                TokenKind::Word if !first && capital(token) => Shown::Form,
                _ => Shown::Meaning,
            }
        })
        .collect()
}
