//! Sameness: what was posted before, and what says nothing of the comment.

use std::collections::HashSet;

use super::{Case, Report};
use crate::text::{ByteSpan, Document, TokenKind, fold_char};

/// Words of a shared run for it to count; shorter runs are the language's own.
const SHINGLE: usize = 4;
/// The share of a draft that may stand in one earlier reply.
const MOST_SHARED: f64 = 0.6;
/// How many of the last replies are compared with.
const HISTORY: usize = 50;

/// Words of a reply that has room for little else beside one formula.
const LITTLE_ELSE: usize = 16;

/// Runs the checks.
pub(super) fn check(case: &Case<'_>, report: &mut Report<'_>) {
    history(case, report);
    nothing_of_the_comment(case, report);
}

/// A hash of a folded word (FNV-1a), the same on every platform.
fn hash(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    hash
}

/// The hashes of a text's words, without reading it as a whole document: the history is long.
fn word_hashes(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in text.chars().chain([' ']) {
        if character.is_alphanumeric() || character == '_' {
            word.extend(fold_char(character));
        } else if !word.is_empty() {
            words.push(hash(&word));
            word.clear();
        }
    }
    words
}

fn shingles(words: &[u64]) -> impl Iterator<Item = u64> {
    words.windows(SHINGLE).map(|window| {
        window.iter().fold(0, |all: u64, word| all.wrapping_mul(0x100_0000_01b3) ^ *word)
    })
}

/// The words of a draft that are its own: names, numbers and links differ in any case.
fn own_words(document: &Document<'_>) -> Vec<(u64, ByteSpan)> {
    let words = document.tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words.map(|token| (hash(&token.folded), token.span)).collect()
}

fn history(case: &Case<'_>, report: &mut Report<'_>) {
    let words = own_words(case.document);
    if words.len() < 8 {
        return;
    }
    let hashes: Vec<u64> = words.iter().map(|(hash, _)| *hash).collect();
    let mine: Vec<u64> = shingles(&hashes).collect();
    let mut worst: Option<(f64, ByteSpan)> = None;
    for posted in case.draft.history.iter().rev().take(HISTORY) {
        let theirs: HashSet<u64> = shingles(&word_hashes(posted)).collect();
        let shared: Vec<usize> = (0..mine.len()).filter(|&at| theirs.contains(&mine[at])).collect();
        let share = shared.len() as f64 / mine.len() as f64;
        if share < MOST_SHARED || worst.is_some_and(|(most, _)| most >= share) {
            continue;
        }
        let run = shared
            .chunk_by(|a, b| a + 1 == *b)
            .max_by_key(|run| run.len())
            .and_then(|run| Some((*run.first()?, run.last()? + SHINGLE - 1)));
        if let Some((first, last)) = run {
            worst = Some((share, words[first].1.cover(words[last].1)));
        }
    }
    if let Some((share, span)) = worst {
        let percent = libm::round(share * 100.0).to_string();
        report.add("canned.history", span, &[("count", percent)], Vec::new());
    }
}

/// A reply made of formulas that takes up no word of a comment which had something to take up.
fn nothing_of_the_comment(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(comment) = case.comment else { return };
    let words = case.document.words().count();
    let formulas = report.count("canned.");
    if !report.has("canned.formula") || words < 8 || formulas < 2 && words > LITTLE_ELSE {
        return;
    }
    let stem = |word: &str| -> String { word.chars().take(5).collect() };
    let content = |document: &Document<'_>| -> HashSet<String> {
        document.words().filter(|t| t.folded.chars().count() > 4).map(|t| stem(&t.folded)).collect()
    };
    let asked = content(comment);
    if asked.len() >= 3 && asked.is_disjoint(&content(case.document)) {
        let whole = ByteSpan::new(0, case.document.text.trim_end().len());
        report.add("canned.nothing_of_the_comment", whole, &[], Vec::new());
    }
}
