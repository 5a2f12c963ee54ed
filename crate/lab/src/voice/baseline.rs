//! What the voice is measured against.

use std::collections::HashMap;

/// A plain sum of log-likelihood ratios of character 5-grams and word bigrams, with add-one-tenth
/// smoothing; links, handles and digits masked.
pub(super) struct PlainRatio {
    background: Counts,
}

#[derive(Default)]
struct Counts {
    grams: HashMap<String, f64>,
    total: f64,
}

impl Counts {
    fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = Self::default();
        for text in texts {
            for gram in grams(text) {
                *counts.grams.entry(gram).or_default() += 1.0;
                counts.total += 1.0;
            }
        }
        counts
    }

    fn count(&self, gram: &str) -> f64 {
        self.grams.get(gram).copied().unwrap_or(0.0)
    }
}

impl PlainRatio {
    pub(super) fn new<'a>(background: impl Iterator<Item = &'a str>) -> Self {
        Self { background: Counts::of(background) }
    }

    /// The scores of `texts` for a voice of these samples.
    pub(super) fn scores(&self, samples: &[&str], texts: &[&str]) -> Vec<f64> {
        const SMOOTHING: f64 = 1_000.0;
        let voice = Counts::of(samples.iter().copied());
        let score = |text: &&str| {
            let grams = grams(text);
            let ratios = grams.iter().map(|gram| {
                let usual = (self.background.count(gram) + 0.1) / (self.background.total + 1e5);
                let own = (voice.count(gram) + SMOOTHING * usual) / (voice.total + SMOOTHING);
                (own / usual).ln()
            });
            ratios.sum::<f64>()
        };
        texts.iter().map(score).collect()
    }
}

/// Cosine of character 4-gram tf-idf vectors with the mean of the samples.
pub(super) fn cosines(samples: &[&str], texts: &[&str]) -> Vec<f64> {
    let vectors: Vec<HashMap<String, f64>> =
        samples.iter().chain(texts).map(|t| counts(t)).collect();
    let mut frequency: HashMap<&str, f64> = HashMap::new();
    for vector in &vectors {
        for gram in vector.keys() {
            *frequency.entry(gram).or_default() += 1.0;
        }
    }
    let idf = |gram: &str| (vectors.len() as f64 / frequency[gram]).ln();
    let mut mean: HashMap<&str, f64> = HashMap::new();
    for vector in &vectors[..samples.len()] {
        for (gram, count) in vector {
            *mean.entry(gram).or_default() += count * idf(gram);
        }
    }
    let cosine = |vector: &HashMap<String, f64>| {
        let (mut dot, mut square) = (0.0, 0.0);
        for (gram, count) in vector {
            let weight = count * idf(gram);
            square += weight * weight;
            dot += weight * mean.get(gram.as_str()).copied().unwrap_or(0.0);
        }
        dot / f64::max(f64::sqrt(square), 1e-9)
    };
    vectors[samples.len()..].iter().map(cosine).collect()
}

fn counts(text: &str) -> HashMap<String, f64> {
    let mut counts = HashMap::new();
    let characters: Vec<char> = masked(text).chars().collect();
    for run in characters.windows(4) {
        *counts.entry(run.iter().collect()).or_default() += 1.0;
    }
    counts
}

fn grams(text: &str) -> Vec<String> {
    let text = masked(text);
    let characters: Vec<char> = text.chars().collect();
    let mut grams: Vec<String> = characters.windows(5).map(|run| run.iter().collect()).collect();
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    grams.extend(words.windows(2).map(|pair| format!("w {} {}", pair[0], pair[1])));
    grams
}

fn masked(text: &str) -> String {
    let word = |word: &str| {
        if word.starts_with("http") || word == "URL" {
            "\u{2}".to_owned()
        } else if word.starts_with('@') {
            "\u{1}".to_owned()
        } else {
            word.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect()
        }
    };
    text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}
