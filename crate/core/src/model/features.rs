//! What the linear models see of a text.

use super::lexicon::{Category, Hit, Lexicon};
use super::readability::readability;
use crate::text::{ByteSpan, Document, Language, Token, TokenKind};

/// One feature of a text: the hash that names it, and the characters that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Hash of [`KEY_BITS`] bits.
    pub key: u32,
    /// Where it stands; the whole text for what belongs to no word.
    pub span: ByteSpan,
}

/// Bits of a feature's hash. Wide enough that a feature which was never seen in training hardly
/// ever takes the weight of another.
pub const KEY_BITS: u32 = 24;

/// Shortest and longest character n-gram; `<` and `>` at a word's ends count.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;
/// Longest word, in characters, whose n-grams are read: what is longer is no word of a language.
const LONGEST_WORD: usize = 24;
/// How many words a negation reaches.
const NEGATION_REACH: u8 = 3;

/// A hash in the making (FNV-1a, 64 bits).
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    fn new(seed: u8, kind: u8) -> Self {
        Hash(0xcbf2_9ce4_8422_2325).byte(seed).byte(kind)
    }

    fn byte(self, byte: u8) -> Self {
        Hash((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    fn text(self, text: &str) -> Self {
        text.bytes().fold(self, Hash::byte)
    }

    fn key(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed >> (64 - KEY_BITS)) as u32
    }
}

/// What a feature is made of; the second byte of its hash.
mod kind {
    pub(super) const WORD: u8 = 1;
    pub(super) const NEGATED: u8 = 2;
    pub(super) const PAIR: u8 = 3;
    pub(super) const GRAM: u8 = 4;
    pub(super) const PICTURE: u8 = 5;
    pub(super) const LEXICON: u8 = 6;
    pub(super) const STYLE: u8 = 7;
    pub(super) const HASHTAG: u8 = 10;
    pub(super) const VALENCE: u8 = 12;
}

/// Seed of what means the same in every language: emoji, lexicon categories, style.
const EVERY_LANGUAGE: u8 = 0;

fn seed(language: Language) -> u8 {
    match language {
        Language::Es => 1,
        Language::En => 2,
        Language::Other => 3,
    }
}

/// The features of a text, in the order of their words; `hits` are the lexicon's.
#[must_use]
pub fn read(document: &Document<'_>, hits: &[Hit]) -> Vec<Feature> {
    let mut features = Vec::with_capacity(document.text.len() * 3);
    words(document, hits, &mut features);
    lexicon(document, hits, &mut features);
    valence(document, &mut features);
    style(document, &mut features);
    features
}

/// How the words feel in sum: what holds in every language, and for words that no example had.
fn valence(document: &Document<'_>, features: &mut Vec<Feature>) {
    let Some(lexicon) = Lexicon::of(document.language) else { return };
    let feelings = lexicon.feelings(document);
    let whole = ByteSpan::new(0, document.text.len());
    let hash = |name: &str, level: f64| {
        Hash::new(EVERY_LANGUAGE, kind::VALENCE).text(name).byte((level + 16.0) as u8).key()
    };
    let sum: f64 = feelings.iter().map(|(_, valence)| valence).sum();
    let most = feelings.iter().map(|(_, valence)| *valence).fold(0.0, f64::max);
    let least = feelings.iter().map(|(_, valence)| *valence).fold(0.0, f64::min);
    let last = feelings.last().map_or(0.0, |(_, valence)| *valence);
    for key in [
        hash("sum", libm::round(sum.clamp(-8.0, 8.0))),
        hash("most", libm::round(most.min(5.0))),
        hash("least", libm::round(least.max(-5.0))),
        hash("last", libm::round(last.clamp(-3.0, 3.0))),
        hash(
            "sign",
            if sum > 0.5 {
                1.0
            } else if sum < -0.5 {
                -1.0
            } else {
                0.0
            },
        ),
        hash("both", f64::from(u8::from(most > 0.0)) + 2.0 * f64::from(u8::from(least < 0.0))),
    ] {
        features.push(Feature { key, span: whole });
    }
    for (index, valence) in feelings {
        let span = document.tokens[index].span;
        features.push(Feature { key: hash("word", libm::round(valence.clamp(-5.0, 5.0))), span });
    }
}

/// The form in which a token enters words and pairs; `None` for marks that say nothing.
fn form(token: &Token) -> Option<&str> {
    Some(match token.kind {
        TokenKind::Word if token.shouted && token.folded == "url" => "LINK",
        TokenKind::Word if token.shouted && token.folded == "email" => "EMAIL",
        TokenKind::Word => &token.folded,
        TokenKind::Number => "0",
        TokenKind::Mention => "@",
        TokenKind::Hashtag => token.folded.trim_start_matches('#'),
        TokenKind::Link => "LINK",
        TokenKind::Email => "EMAIL",
        TokenKind::Emoji => &token.folded,
        TokenKind::Mark => match token.folded.as_bytes().first() {
            Some(b'!') => "!",
            Some(b'?') => "?",
            Some(b'.') if token.folded.len() > 1 => "...",
            _ => return None,
        },
    })
}

fn words(document: &Document<'_>, hits: &[Hit], features: &mut Vec<Feature>) {
    let language = seed(document.language);
    let mut negators = hits.iter().filter(|hit| hit.category == Category::Negator).peekable();
    let mut reach = 0;
    let mut before: Option<(&str, ByteSpan)> = None;
    for (index, token) in document.tokens.iter().enumerate() {
        while negators.next_if(|hit| hit.tokens.start < index).is_some() {
            reach = NEGATION_REACH;
        }
        let Some(form) = form(token) else {
            reach = 0;
            continue;
        };
        let span = token.span;
        let mut push = |hash: Hash, span| features.push(Feature { key: hash.key(), span });
        match token.kind {
            TokenKind::Emoji => push(Hash::new(EVERY_LANGUAGE, kind::PICTURE).text(form), span),
            TokenKind::Hashtag => push(Hash::new(language, kind::HASHTAG).text(form), span),
            TokenKind::Mark => reach = 0,
            _ => {}
        }
        if matches!(token.kind, TokenKind::Word | TokenKind::Hashtag) {
            push(Hash::new(language, kind::WORD).text(form), span);
            if reach > 0 {
                push(Hash::new(language, kind::NEGATED).text(form), span);
                reach -= 1;
            }
        }
        let (left, left_span) = before.unwrap_or(("^", ByteSpan::new(span.start, span.start)));
        push(
            Hash::new(language, kind::PAIR).text(left).byte(b' ').text(form),
            left_span.cover(span),
        );
        if token.kind == TokenKind::Word && form.as_ptr() == token.folded.as_ptr() {
            grams(form, language, span, features);
        }
        before = Some((form, span));
    }
    if let Some((last, span)) = before {
        let hash = Hash::new(language, kind::PAIR).text(last).text(" $");
        features.push(Feature { key: hash.key(), span });
    }
}

fn grams(word: &str, language: u8, span: ByteSpan, features: &mut Vec<Feature>) {
    let mut edges = [0_usize; LONGEST_WORD + 1];
    let mut count = 0;
    for (at, _) in word.char_indices() {
        if count == LONGEST_WORD {
            return;
        }
        edges[count] = at;
        count += 1;
    }
    edges[count] = word.len();
    let bytes = word.as_bytes();
    // Positions run over "<word>": 0 is "<", count + 1 is ">".
    for start in 0..count + 2 {
        let mut hash = Hash::new(language, kind::GRAM);
        for position in start..(start + GRAMS.end()).min(count + 2) {
            hash = match position {
                0 => hash.byte(b'<'),
                position if position == count + 1 => hash.byte(b'>'),
                position => bytes[edges[position - 1]..edges[position]]
                    .iter()
                    .fold(hash, |hash, &byte| hash.byte(byte)),
            };
            // The whole word within its edges is the word feature already, but for short ones.
            if GRAMS.contains(&(position - start + 1)) {
                features.push(Feature { key: hash.key(), span });
            }
        }
    }
}

fn lexicon(document: &Document<'_>, hits: &[Hit], features: &mut Vec<Feature>) {
    let mut seen = [0_u8; Category::ALL.len()];
    for hit in hits {
        let first = document.tokens[hit.tokens.start].span;
        let span = first.cover(document.tokens[hit.tokens.end - 1].span);
        let category = hit.category as u8;
        let state = u8::from(hit.negated) + 2 * u8::from(hit.intensified);
        let hash = Hash::new(EVERY_LANGUAGE, kind::LEXICON).byte(category);
        features.push(Feature { key: hash.byte(state).key(), span });
        let times = &mut seen[usize::from(category)];
        *times = (*times + 1).min(3);
        features.push(Feature { key: hash.byte(0x10 + *times).key(), span });
    }
}

fn style(document: &Document<'_>, features: &mut Vec<Feature>) {
    let whole = ByteSpan::new(0, document.text.len());
    let mut push = |name: &str, level: usize| {
        let hash = Hash::new(EVERY_LANGUAGE, kind::STYLE).text(name).byte(level as u8);
        features.push(Feature { key: hash.key(), span: whole });
    };
    let count = |kind| document.tokens.iter().filter(|token| token.kind == kind).count();
    let words = document.words().count();
    let marks = |mark: char| document.text.matches(mark).count();
    push("words", words.min(3) + (words / 6).min(9));
    push("cries", marks('!').min(4));
    push("asks", marks('?').min(3));
    push("dots", usize::from(document.text.contains("...") || document.text.contains('…')));
    push("emoji", count(TokenKind::Emoji).min(4));
    push("links", count(TokenKind::Link).min(2));
    push("mentions", count(TokenKind::Mention).min(3));
    push("hashtags", count(TokenKind::Hashtag).min(4));
    push("numbers", count(TokenKind::Number).min(4));
    let shouted = document.words().filter(|word| word.shouted).count();
    push("shouted", shouted.min(3) + usize::from(shouted * 2 > words && words > 2));
    push("stretched", document.words().filter(|word| word.stretched).count().min(2));
    let lower = document.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    push("lower", usize::from(lower));
    push("ends", document.text.trim_end().bytes().last().map_or(0, usize::from).min(127));
    push("ease", (readability(document) / 10.0) as usize);
    let sentences = document.sentences.len().max(1);
    push("sentence", (words / sentences / 4).min(8));
}
