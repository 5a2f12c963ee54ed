//! What the brand answered before: comments and their replies, found again by likeness.
//!
//! An inverted index over word stems and over what a comment does by the lexicon. The replies
//! offered are those that, of three, would come nearest to any of the replies to comments like
//! this one: near the middle of them, and unlike one another.

use std::collections::HashMap;

use rustc_hash::FxBuildHasher;

use crate::model::{Category, Lexicon};
use crate::order;
use crate::text::{Document, Language, TokenKind, tokenize};

/// How many comments like the one asked about are looked at closely.
const NEIGHBOURS: usize = 48;
/// How much more a likely neighbour's reply counts than another's.
const SHARPNESS: f64 = 3.0;
/// How near a reply is taken to come to the one wanted, where that may be itself: below 1, for
/// no two comments are the same.
const ITSELF: f64 = 0.5;
/// Letters of a word that tell most inflections together.
const STEM: usize = 5;

/// Comments with their replies.
#[derive(Debug, Clone, Default)]
pub(super) struct Memory {
    /// By feature: which entries have it, ascending.
    postings: HashMap<u32, Vec<u32>, FxBuildHasher>,
    entries: Vec<Entry>,
    /// In how many replies a word stands.
    said: HashMap<u32, u32, FxBuildHasher>,
}

#[derive(Debug, Clone)]
struct Entry {
    sample: u32,
    language: Language,
    features: Box<[u32]>,
    /// The reply's words, sorted.
    words: Box<[u32]>,
}

/// A reply to comments like the one asked about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Recalled {
    /// The number of the sample.
    pub(super) sample: usize,
    /// How like the comment is to the one that it, or a reply like it, answered; 0 to 1.
    pub(super) likeness: f64,
    /// How near it comes to the replies of its neighbours, 0 to 1.
    pub(super) support: f64,
}

/// FNV-1a, 32 bits.
pub(super) fn hash(text: impl Iterator<Item = char>) -> u32 {
    text.fold(0x811c_9dc5, |hash, character| {
        (hash ^ u32::from(character)).wrapping_mul(0x0100_0193)
    })
}

/// What a comment is known by: its stems, and what it does by the lexicon. Sorted.
pub(super) fn features(comment: &Document<'_>) -> Vec<u32> {
    let mut features: Vec<u32> = comment
        .words()
        .filter(|token| token.folded.len() > 2)
        .map(|token| hash(token.folded.chars().take(STEM)))
        .collect();
    if let Some(lexicon) = Lexicon::of(comment.language) {
        for hit in lexicon.find(comment) {
            if tells(hit.category) {
                features.push(hash(['\u{1}', hit.category as u8 as char].into_iter()));
            }
        }
    }
    features.sort_unstable();
    features.dedup();
    features
}

/// Whether a category says what a comment wants.
fn tells(category: Category) -> bool {
    use Category::{
        AskApology, AskCancellation, AskCompensation, AskContact, AskFix, AskInformation,
        AskRefund, AskStatus, ContactAgain, Danger, Insult, Money, Negative, Positive, Thanks,
        VeryNegative, VeryPositive,
    };
    matches!(
        category,
        AskApology
            | AskCancellation
            | AskCompensation
            | AskContact
            | AskFix
            | AskInformation
            | AskRefund
            | AskStatus
            | ContactAgain
            | Danger
            | Insult
            | Money
            | Negative
            | Positive
            | Thanks
            | VeryNegative
            | VeryPositive
    )
}

/// The words of a reply, sorted: numbers are alike, and so are mentions, links and names, for they
/// are not what one reply has in common with another.
pub(super) fn reply_words(text: &str) -> Vec<u32> {
    let masked = |mask: char| Some(hash(['\u{1}', mask].into_iter()));
    let mut starts = true;
    let mut words = Vec::new();
    for token in tokenize(text) {
        let raw = token.span.of(text);
        words.extend(match token.kind {
            TokenKind::Word if !starts && raw.starts_with(char::is_uppercase) && raw.len() > 1 => {
                masked('A')
            }
            TokenKind::Word | TokenKind::Hashtag => Some(hash(token.folded.chars())),
            TokenKind::Number => masked('0'),
            TokenKind::Mention => masked('@'),
            TokenKind::Link | TokenKind::Email => masked('/'),
            TokenKind::Emoji | TokenKind::Mark => None,
        });
        let ends = token.kind == TokenKind::Mark && raw.starts_with(['.', '!', '?', '¡', '¿']);
        starts = ends || (starts && token.kind == TokenKind::Mention);
    }
    words.sort_unstable();
    words
}

/// F1 of two sorted lists of words, 0 to 1.
pub(super) fn likeness(a: &[u32], b: &[u32]) -> f64 {
    let (mut at, mut shared) = (0, 0_u32);
    for word in a {
        while at < b.len() && b[at] < *word {
            at += 1;
        }
        if at < b.len() && b[at] == *word {
            shared += 1;
            at += 1;
        }
    }
    let words = a.len() + b.len();
    if words == 0 { 0.0 } else { f64::from(2 * shared) / words as f64 }
}

impl Memory {
    /// Takes in the comment and the reply of one sample.
    pub(super) fn add(
        &mut self,
        sample: usize,
        comment: &str,
        reply: &str,
        lang: Option<Language>,
    ) {
        let comment = Document::new(comment, lang);
        let language = lang.unwrap_or_else(|| Document::new(reply, None).language);
        let entry = self.entries.len() as u32;
        let features = features(&comment);
        for feature in &features {
            self.postings.entry(*feature).or_default().push(entry);
        }
        let words = reply_words(reply);
        let mut last = None;
        for word in &words {
            if last != Some(word) {
                *self.said.entry(*word).or_default() += 1;
            }
            last = Some(word);
        }
        self.entries.push(Entry {
            sample: sample as u32,
            language,
            features: features.into(),
            words: words.into(),
        });
    }

    /// In how many comments a feature stands.
    pub(super) fn comments_with(&self, feature: u32) -> usize {
        self.postings.get(&feature).map_or(0, Vec::len)
    }

    /// In how many replies a word stands.
    pub(super) fn replies_with(&self, word: u32) -> u32 {
        self.said.get(&word).copied().unwrap_or(0)
    }

    /// How much a shared feature tells: the less, the more comments have it.
    fn weight(&self, feature: u32) -> f64 {
        let with = self.comments_with(feature).max(1) as f64;
        libm::log(1.0 + self.entries.len() as f64 / with)
    }

    /// The entries likest to a comment in a language, each with its cosine, the likest first.
    pub(super) fn nearest(&self, asked: &[u32], language: Language) -> Vec<(u32, f64)> {
        let mut dots = vec![0.0_f64; self.entries.len()];
        let mut norm = 0.0;
        for feature in asked {
            let weight = self.weight(*feature);
            let square = weight * weight;
            norm += square;
            for entry in self.postings.get(feature).into_iter().flatten() {
                dots[*entry as usize] += square;
            }
        }
        // By size first, so that few have to be measured.
        let rough = |entry: usize| {
            dots[entry] * dots[entry] / (1 + self.entries[entry].features.len()) as f64
        };
        let mut found: Vec<(u32, f64)> = (0..self.entries.len())
            .filter(|entry| self.entries[*entry].language == language)
            .map(|entry| (entry as u32, rough(entry)))
            .collect();
        let order = |a: &(u32, f64), b: &(u32, f64)| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0));
        let candidates = 3 * NEIGHBOURS;
        if found.len() > candidates {
            found.select_nth_unstable_by(candidates, order);
            found.truncate(candidates);
        }
        for (entry, cosine) in &mut found {
            let features = self.entries[*entry as usize].features.iter();
            let own: f64 = features.map(|f| self.weight(*f) * self.weight(*f)).sum();
            let norms = norm * own;
            let dot = dots[*entry as usize];
            *cosine = if norms > 0.0 { dot / libm::sqrt(norms) } else { 0.0 };
        }
        order::sort_by(&mut found, order);
        found.truncate(NEIGHBOURS);
        found
    }

    /// The replies of those nearest to a comment that fit it best, `most` of them: the best first,
    /// each adding to those before it.
    pub(super) fn recall(&self, near: &[(u32, f64)], most: usize) -> Vec<Recalled> {
        let weights: Vec<f64> =
            near.iter().map(|(_, cosine)| libm::exp(SHARPNESS * cosine)).collect();
        let total: f64 = weights.iter().sum();
        let words = |place: usize| &self.entries[near[place].0 as usize].words;
        let mut alike = vec![ITSELF; near.len() * near.len()];
        for one in 0..near.len() {
            for other in 0..one {
                let value = likeness(words(one), words(other));
                alike[one * near.len() + other] = value;
                alike[other * near.len() + one] = value;
            }
        }
        let row = |place: usize| &alike[place * near.len()..(place + 1) * near.len()];
        // What the chosen come to for each neighbour's reply; greedy is near the best here, for
        // each choice adds less than it would have added before.
        let mut reached = vec![0.0_f64; near.len()];
        let mut chosen: Vec<usize> = Vec::new();
        while chosen.len() < most.min(near.len()) {
            let gain = |place: usize| -> f64 {
                let pairs = row(place).iter().zip(&reached).zip(&weights);
                pairs.map(|((value, reached), weight)| weight * value.max(*reached)).sum()
            };
            let mut best: Option<(usize, f64)> = None;
            for place in (0..near.len()).filter(|place| !chosen.contains(place)) {
                let gain = gain(place);
                if best.is_none_or(|(_, most)| gain > most) {
                    best = Some((place, gain));
                }
            }
            let Some((place, _)) = best else { break };
            for (reached, value) in reached.iter_mut().zip(row(place)) {
                *reached = reached.max(*value);
            }
            chosen.push(place);
        }
        let recalled = chosen.into_iter().map(|place| {
            let answered = near.iter().zip(row(place)).enumerate();
            let answered = answered.map(
                |(other, ((_, cosine), value))| {
                    if other == place { *cosine } else { cosine * value }
                },
            );
            let supported: f64 =
                row(place).iter().zip(&weights).map(|(value, weight)| value * weight).sum();
            Recalled {
                sample: self.entries[near[place].0 as usize].sample as usize,
                likeness: answered.fold(0.0, f64::max),
                support: supported / total.max(f64::MIN_POSITIVE),
            }
        });
        recalled.collect()
    }

    /// The number of the sample that an entry was made of.
    pub(super) fn sample(&self, entry: u32) -> usize {
        self.entries[entry as usize].sample as usize
    }
}
