//! How well authors are told apart, and whether scores mean what they say.

use std::collections::BTreeMap;
use std::time::Instant;

use anyhow::Result;
use timbre_core::brand::{BrandPack, Sample};
use timbre_core::text::{Document, Language, TokenKind};
use timbre_core::voice::Voices;

use super::baseline::{PlainRatio, cosines};
use super::sampling::Chance;
use super::training::baseline_texts;
use crate::Folders;
use crate::table::Table;

const SEEDS: u64 = 5;
/// An author takes part with so many texts beyond the samples at least.
const LEAST_UNSEEN: usize = 10;
const MOST_UNSEEN: usize = 100;
const MOST_IMPOSTORS: usize = 300;

/// What is taken out of the texts before anybody reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mask {
    Nothing,
    /// Names, products, places, hashtags and numbers.
    Topic,
    /// Words that the comment which is answered has as well.
    Echoes,
}

/// Authors that are told apart from one another.
struct Circle {
    name: &'static str,
    language: Language,
    /// How many samples a voice is learned from.
    samples: &'static [usize],
    authors: Vec<(String, Vec<String>)>,
}

/// What one judge reached on a circle: one value per author, the mean over seeds.
#[derive(Default)]
struct Figures {
    areas: Vec<f64>,
    errors: Vec<f64>,
}

/// Prints the figures of the voice beside those of the baselines.
///
/// # Errors
/// If a table is missing or misshapen.
#[allow(clippy::print_stdout, reason = "figures are what it is for")]
pub(crate) fn evaluate(folders: &Folders) -> Result<()> {
    let table = Table::read(&folders.data.join("measure/voice_authors.tsv"))?;
    let rows = table.columns(["lang", "author", "comment", "text"])?;
    println!("mean of the authors, {SEEDS} seeds from 0; at most {MOST_IMPOSTORS} texts by others");
    println!(
        "{:<26}{:>4}{:>9} {:<22}{:>7}{:>7}{:>7}",
        "authors", "k", "number", "judge", "AUC", "worst", "EER"
    );
    for mask in [Mask::Nothing, Mask::Topic, Mask::Echoes] {
        for circle in circles(&rows, mask) {
            let plain = PlainRatio::new(
                baseline_texts(folders, circle.language)?.iter().map(String::as_str),
            );
            for &k in circle.samples {
                measure(&circle, k, mask, &plain);
            }
        }
    }
    speed(&rows);
    Ok(())
}

fn circles(rows: &[[&str; 4]], mask: Mask) -> Vec<Circle> {
    let circle = |name, language: Language, samples, of: &dyn Fn(&str) -> bool| {
        let mut authors: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for [lang, author, comment, text] in rows {
            if *lang == language.to_string() && of(author) {
                let text = match mask {
                    Mask::Nothing => (*text).to_owned(),
                    Mask::Topic => without_topic(text),
                    Mask::Echoes => without_echoes(text, comment),
                };
                authors.entry(author).or_default().push(text);
            }
        }
        let authors = authors.into_iter().map(|(name, texts)| (name.to_owned(), texts)).collect();
        Circle { name, language, samples, authors }
    };
    let agent = |author: &str| author.starts_with("bank-agent-");
    if mask == Mask::Echoes {
        // Only these answer somebody.
        return vec![circle("English brands", Language::En, &[10, 30, 60], &|_| true)];
    }
    vec![
        circle("English brands", Language::En, &[10, 30, 60], &|_| true),
        circle("Spanish bank agents", Language::Es, &[10, 20], &agent),
        circle("Spanish media", Language::Es, &[10, 20, 30, 60], &|author| !agent(author)),
    ]
}

/// Names, products, places, hashtags and numbers replaced by a placeholder.
fn without_topic(text: &str) -> String {
    let document = Document::new(text, Some(Language::En));
    let (mut masked, mut end) = (String::new(), 0);
    for (index, token) in document.tokens.iter().enumerate() {
        let raw = document.raw(token);
        let starts = document.sentences.iter().any(|sentence| sentence.tokens.start == index);
        let name = token.kind == TokenKind::Word && raw.starts_with(char::is_uppercase) && !starts;
        masked.push_str(&text[end..token.span.start]);
        masked.push_str(match token.kind {
            TokenKind::Hashtag => "#x",
            TokenKind::Number => "0",
            _ if name && raw != "URL" => "X",
            _ => raw,
        });
        end = token.span.end;
    }
    masked
}

/// Words of four letters or more that stand in the comment too, replaced by a placeholder.
fn without_echoes(text: &str, comment: &str) -> String {
    let comment = Document::new(comment, Some(Language::En));
    let document = Document::new(text, Some(Language::En));
    let (mut masked, mut end) = (String::new(), 0);
    for token in &document.tokens {
        let echoes = token.kind == TokenKind::Word
            && token.folded.chars().count() > 3
            && comment.tokens.iter().any(|of_comment| of_comment.folded == token.folded);
        masked.push_str(&text[end..token.span.start]);
        masked.push_str(if echoes { "X" } else { document.raw(token) });
        end = token.span.end;
    }
    masked
}

#[allow(clippy::print_stdout, reason = "figures are what it is for")]
fn measure(circle: &Circle, k: usize, mask: Mask, plain: &PlainRatio) {
    let mut figures: [Figures; 3] = Default::default();
    let (mut pooled, mut distances) = (Vec::new(), Vec::new());
    for (number, (author, texts)) in circle.authors.iter().enumerate() {
        if texts.len() < k + LEAST_UNSEEN {
            continue;
        }
        let own: Vec<&str> = texts.iter().map(String::as_str).collect();
        let others = circle.authors.iter().filter(|(other, _)| other != author);
        let others: Vec<&str> = others.flat_map(|(_, texts)| texts).map(String::as_str).collect();
        let mut sums = [(0.0, 0.0); 3];
        let mut scores = Vec::new();
        for seed in 0..SEEDS {
            let mut chance = Chance::new(seed * 1_000 + number as u64);
            let own = chance.shuffled(&own);
            let (samples, unseen) = own.split_at(k);
            let unseen = &unseen[..unseen.len().min(MOST_UNSEEN)];
            let impostors: Vec<&str> =
                chance.shuffled(&others).into_iter().take(MOST_IMPOSTORS).collect();
            let texts: Vec<&str> = unseen.iter().chain(&impostors).copied().collect();
            let voice = judged(circle.language, samples, &texts);
            scores.extend(voice[..unseen.len()].iter().filter_map(|(_, score)| *score));
            let evidence: Vec<f64> = voice.iter().map(|(raw, _)| *raw).collect();
            let judges = [evidence, plain.scores(samples, &texts), cosines(samples, &texts)];
            for (sum, scores) in sums.iter_mut().zip(judges) {
                let (own, others) = scores.split_at(unseen.len());
                sum.0 += area(own, others) / SEEDS as f64;
                sum.1 += equal_error(own, others) / SEEDS as f64;
            }
        }
        distances.push(distance_from_uniform(&mut scores));
        pooled.append(&mut scores);
        for (figures, sum) in figures.iter_mut().zip(sums) {
            figures.areas.push(sum.0);
            figures.errors.push(sum.1);
        }
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / f64::max(values.len() as f64, 1.0);
    let what = match mask {
        Mask::Nothing => "",
        Mask::Topic => ", no topic",
        Mask::Echoes => ", no echoes",
    };
    let name = format!("{}{what}", circle.name);
    for (judge, figures) in ["voice", "5-grams and bigrams", "tf-idf cosine"].iter().zip(figures) {
        let worst = figures.areas.iter().copied().fold(1.0, f64::min);
        let (area, error, count) =
            (mean(&figures.areas), mean(&figures.errors), figures.areas.len());
        println!("{name:<26}{k:>4}{count:>9} {judge:<22}{area:>7.3}{worst:>7.2}{error:>7.3}");
    }
    println!(
        "{name:<26}{k:>4}{:>9} {:<22}{:>7.3} (mean of authors {:.3})",
        "",
        "distance from uniform",
        distance_from_uniform(&mut pooled),
        mean(&distances)
    );
}

/// Evidence and score of each text for a voice of these samples.
fn judged(language: Language, samples: &[&str], texts: &[&str]) -> Vec<(f64, Option<f64>)> {
    let voices = voices(language, samples);
    let judge = |text: &&str| {
        let voice = voices.judge(&Document::new(text, Some(language)), None, None);
        (f64::from(voice.raw), voice.score.map(|score| f64::from(score.get()) / 100.0))
    };
    texts.iter().map(judge).collect()
}

fn voices(language: Language, samples: &[&str]) -> Voices {
    let samples: Vec<Sample> = samples
        .iter()
        .map(|&text| Sample {
            text: text.to_owned(),
            comment: None,
            network: None,
            lang: Some(language),
        })
        .collect();
    Voices::of(&BrandPack { samples, ..BrandPack::default() })
}

/// The chance that a text of the author scores higher than an impostor's; ties count half.
fn area(own: &[f64], others: &[f64]) -> f64 {
    let mut others = others.to_vec();
    others.sort_unstable_by(f64::total_cmp);
    let beaten = |score: &f64| {
        let below = others.partition_point(|other| other < score);
        let not_above = others.partition_point(|other| other <= score);
        (below + not_above) as f64 / 2.0
    };
    own.iter().map(beaten).sum::<f64>() / (own.len() * others.len()) as f64
}

/// The rate at which as many of the author's texts are refused as impostors are let in.
fn equal_error(own: &[f64], others: &[f64]) -> f64 {
    let mut thresholds: Vec<f64> = own.iter().chain(others).copied().collect();
    thresholds.sort_unstable_by(f64::total_cmp);
    let rates = thresholds.iter().map(|threshold| {
        let refused = own.iter().filter(|score| *score < threshold).count() as f64;
        let let_in = others.iter().filter(|score| *score >= threshold).count() as f64;
        (refused / own.len() as f64, let_in / others.len() as f64)
    });
    rates
        .map(|(refused, let_in)| ((refused - let_in).abs(), (refused + let_in) / 2.0))
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map_or(0.5, |(_, rate)| rate)
}

/// Kolmogorov's distance of shares from an even spread over 0 to 1.
fn distance_from_uniform(shares: &mut [f64]) -> f64 {
    shares.sort_unstable_by(f64::total_cmp);
    let count = shares.len() as f64;
    let gaps = shares.iter().enumerate().map(|(index, share)| {
        f64::max((share - index as f64 / count).abs(), (share - (index + 1) as f64 / count).abs())
    });
    gaps.fold(0.0, f64::max)
}

/// How long learning and judging take.
#[allow(clippy::print_stdout, reason = "figures are what it is for")]
fn speed(rows: &[[&str; 4]]) {
    let english: Vec<&str> = rows.iter().filter(|row| row[0] == "en").map(|row| row[3]).collect();
    let samples = &english[..english.len().min(500)];
    let start = Instant::now();
    let voices = voices(Language::En, samples);
    println!("learning from {} samples: {:.1} ms", samples.len(), millis(start));
    let mut text = String::new();
    for sample in &english {
        text.push_str(sample);
        text.push(' ');
        if text.chars().count() >= 280 {
            break;
        }
    }
    let text: String = text.chars().take(280).collect();
    let rounds = 2_000;
    let start = Instant::now();
    for _ in 0..rounds {
        std::hint::black_box(Document::new(std::hint::black_box(&text), Some(Language::En)));
    }
    let reading = millis(start) * 1_000.0 / f64::from(rounds);
    let document = Document::new(&text, Some(Language::En));
    let start = Instant::now();
    for _ in 0..rounds {
        std::hint::black_box(voices.judge(std::hint::black_box(&document), None, None));
    }
    let judging = millis(start) * 1_000.0 / f64::from(rounds);
    println!("judging 280 characters: {judging:.1} µs, after {reading:.1} µs of reading them");
}

fn millis(start: Instant) -> f64 {
    start.elapsed().as_secs_f64() * 1_000.0
}
