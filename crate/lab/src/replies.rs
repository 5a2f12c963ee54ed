//! How near the replies at hand come to the one that was really given.

use std::collections::{BTreeMap, HashMap};

use anyhow::Result;
use timbre_core::brand::{BrandPack, Sample};
use timbre_core::reply::{Suggestion, SuggestionRequest};
use timbre_core::text::{Document, Language, OffsetMap, TokenKind};
use timbre_core::vocabulary::Author;
use timbre_core::{Comment, Engine};

use crate::Folders;
use crate::learn::Dice;
use crate::table::Table;
use crate::voice::Chance;

const SEEDS: u64 = 5;
/// Fewest pairs of comment and reply that a brand takes part with.
const FEWEST: usize = 25;
/// How many suggestions count.
const TOP: usize = 3;
const DRAWS: usize = 2_000;

/// Best word-F1 of the first three suggestions for one comment: ours, and that of BM25.
type Reached = (f64, f64);

/// Prints the best word-F1 of the first three suggestions against the true reply, over that of
/// BM25 on the same halves of every brand's pairs, with the middle 95 % of a paired bootstrap.
///
/// # Errors
/// If the table is missing or misshapen.
#[allow(clippy::print_stdout, reason = "figures are what it is for")]
pub(crate) fn evaluate(folders: &Folders) -> Result<()> {
    let table = Table::read(&folders.data.join("measure/voice_authors.tsv"))?;
    let mut brands: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for [lang, author, comment, text] in table.columns(["lang", "author", "comment", "text"])? {
        if lang == "en" && !comment.trim().is_empty() {
            brands.entry(author).or_default().push((comment, text));
        }
    }
    brands.retain(|_, pairs| pairs.len() >= FEWEST);
    let mut all: Vec<Reached> = Vec::new();
    for seed in 0..SEEDS {
        for (number, pairs) in brands.values().enumerate() {
            let pairs = Chance::new(seed * 1_000 + number as u64).shuffled(pairs);
            let (known, asked) = pairs.split_at(pairs.len() / 2);
            all.extend(measure(known, asked));
        }
    }
    let mean = |points: &[Reached], of: fn(&Reached) -> f64| {
        points.iter().map(of).sum::<f64>() / points.len().max(1) as f64
    };
    let ratio = |points: &[Reached]| mean(points, |p| p.0) / mean(points, |p| p.1);
    let mut dice = Dice::new(7);
    let mut ratios: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let drawn: Vec<Reached> = (0..all.len()).map(|_| all[dice.below(all.len())]).collect();
            ratio(&drawn)
        })
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!("{} brands, {} comments over {SEEDS} seeds", brands.len(), all.len());
    println!("best word-F1 of {TOP}: suggestions {:.4}", mean(&all, |p| p.0));
    println!("best word-F1 of {TOP}: BM25        {:.4}", mean(&all, |p| p.1));
    println!(
        "ratio {:.3} (95 %: {:.3} to {:.3})",
        ratio(&all),
        ratios[DRAWS / 40],
        ratios[DRAWS - 1 - DRAWS / 40]
    );
    Ok(())
}

fn measure(known: &[(&str, &str)], asked: &[(&str, &str)]) -> Vec<Reached> {
    let samples = known.iter().map(|(comment, text)| Sample {
        text: (*text).to_owned(),
        comment: Some((*comment).to_owned()),
        network: None,
        lang: Some(Language::En),
    });
    let brand = BrandPack {
        version: BrandPack::VERSION,
        id: "brand".into(),
        name: "Brand".into(),
        languages: vec![Language::En],
        samples: samples.collect(),
        ..BrandPack::default()
    };
    let engine = Engine::new(&brand);
    let baseline = Bm25::new(known);
    let best = |suggested: &[&str], truth: &[String]| {
        suggested.iter().map(|text| f1(&words(text), truth)).fold(0.0, f64::max)
    };
    asked
        .iter()
        .map(|(comment, reply)| {
            // The data masks every handle as this one.
            let author = Author { handle: Some("user".to_owned()), name: None };
            let request = SuggestionRequest {
                comment: Some(Comment {
                    text: (*comment).to_owned(),
                    author,
                    ..Comment::default()
                }),
                lang: Some(Language::En),
                limit: TOP as u32,
                ..SuggestionRequest::default()
            };
            let suggestions = engine.suggest(&request);
            let ours: Vec<String> = suggestions.iter().map(masked).collect();
            let ours: Vec<&str> = ours.iter().map(String::as_str).collect();
            let truth = words(reply);
            (best(&ours, &truth), best(&baseline.first(comment), &truth))
        })
        .collect()
}

/// A suggestion with its gaps as what they stand for: somebody's name, or a number.
fn masked(suggestion: &Suggestion) -> String {
    let offsets = OffsetMap::new(&suggestion.text);
    let (mut text, mut at) = (String::new(), 0);
    for gap in &suggestion.gaps {
        let span = offsets.to_byte_span(gap.span);
        text.push_str(&suggestion.text[at..span.start]);
        text.push_str(if gap.name == "initials" { "Xx" } else { "0" });
        at = span.end;
    }
    text.push_str(&suggestion.text[at..]);
    text
}

/// The words of a reply; handles, numbers, links, gaps and names within a sentence are masked.
fn words(text: &str) -> Vec<String> {
    let read = Document::new(text, Some(Language::En));
    let mut words = Vec::new();
    for (index, token) in read.tokens.iter().enumerate() {
        let raw = read.raw(token);
        let starts = read.sentences.iter().any(|sentence| sentence.tokens.start == index);
        let called = raw.starts_with(char::is_uppercase)
            && !starts
            && !raw.starts_with("I'")
            && !raw.starts_with("I’")
            && raw != "I";
        words.push(match token.kind {
            TokenKind::Mention => "<user>".to_owned(),
            TokenKind::Number => "<number>".to_owned(),
            TokenKind::Link => "<link>".to_owned(),
            TokenKind::Email => "<mail>".to_owned(),
            TokenKind::Word if matches!(raw, "URL" | "EMAIL") => "<link>".to_owned(),
            TokenKind::Word if called => "<name>".to_owned(),
            TokenKind::Word | TokenKind::Hashtag => token.folded.clone(),
            TokenKind::Emoji | TokenKind::Mark => continue,
        });
    }
    words.sort_unstable();
    words
}

/// F1 of two sorted lists of words.
fn f1(a: &[String], b: &[String]) -> f64 {
    let (mut at, mut shared) = (0, 0);
    for word in a {
        while at < b.len() && b[at] < *word {
            at += 1;
        }
        if at < b.len() && b[at] == *word {
            shared += 1;
            at += 1;
        }
    }
    if a.is_empty() || b.is_empty() {
        0.0
    } else {
        2.0 * f64::from(shared) / (a.len() + b.len()) as f64
    }
}

/// Okapi BM25 over the comments, with the usual constants.
struct Bm25<'a> {
    replies: Vec<&'a str>,
    comments: Vec<HashMap<String, f64>>,
    with: HashMap<String, f64>,
    length: f64,
}

impl<'a> Bm25<'a> {
    fn new(pairs: &[(&str, &'a str)]) -> Self {
        let comments: Vec<HashMap<String, f64>> =
            pairs.iter().map(|(comment, _)| counts(comment)).collect();
        let mut with = HashMap::new();
        for comment in &comments {
            for word in comment.keys() {
                *with.entry(word.clone()).or_insert(0.0) += 1.0;
            }
        }
        let length = comments.iter().flat_map(HashMap::values).sum::<f64>() / comments.len() as f64;
        Self { replies: pairs.iter().map(|(_, reply)| *reply).collect(), comments, with, length }
    }

    fn first(&self, asked: &str) -> Vec<&'a str> {
        const K1: f64 = 1.2;
        const B: f64 = 0.75;
        let mut asked: Vec<String> = counts(asked).into_keys().collect();
        asked.sort_unstable();
        let many = self.comments.len() as f64;
        let score = |comment: &HashMap<String, f64>| -> f64 {
            let own: f64 = comment.values().sum();
            let terms = asked.iter().filter_map(|word| Some((comment.get(word)?, self.with[word])));
            terms
                .map(|(count, with)| {
                    let idf = (1.0 + (many - with + 0.5) / (with + 0.5)).ln();
                    idf * count * (K1 + 1.0) / (count + K1 * (1.0 - B + B * own / self.length))
                })
                .sum()
        };
        let mut order: Vec<(usize, f64)> = self.comments.iter().map(score).enumerate().collect();
        order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        order.iter().take(TOP).map(|(index, _)| self.replies[*index]).collect()
    }
}

fn counts(text: &str) -> HashMap<String, f64> {
    let mut counts = HashMap::new();
    for token in timbre_core::text::tokenize(text) {
        if token.kind == TokenKind::Word {
            *counts.entry(token.folded).or_insert(0.0) += 1.0;
        }
    }
    counts
}
