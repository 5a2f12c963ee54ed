//! What of a text is compared: its n-grams of characters, of words, and of words stripped of their
//! topic.

use crate::text::{Document, Token, TokenKind};

/// A kind of n-gram.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Runs of this many characters, case and marks kept.
    Characters(usize),
    /// Runs of this many words and marks.
    Words(usize),
    /// Runs of this many outlines: what kind of token, how it is capitalised, which mark.
    Outline(usize),
    /// The first one, two and three words.
    Opening,
    /// The last one, two and three words.
    Ending,
    /// The same, all but the commonest words replaced by their outline: how a reply takes its
    /// leave, whatever it was about (Stamatatos 2017, "text distortion").
    FrameEnding,
}

/// A kind of n-gram as a witness of its own: its mean is taken by itself, so that one that has much
/// to say does not shout down the others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub kind: Kind,
    /// What its mean log-likelihood ratio counts for.
    pub weight: f64,
    /// The background's buckets for it, as a power of two.
    pub bits: u32,
}

const fn group(kind: Kind, weight: f64, bits: u32) -> Group {
    Group { kind, weight, bits }
}

/// The witnesses.
pub(super) const GROUPS: [Group; 13] = [
    group(Kind::Characters(2), 0.8, 13),
    group(Kind::Characters(3), 0.2, 14),
    group(Kind::Characters(4), 0.15, 14),
    group(Kind::Characters(5), 0.15, 14),
    group(Kind::Words(1), 0.4, 14),
    group(Kind::Words(2), 0.1, 14),
    group(Kind::Words(3), 0.1, 13),
    group(Kind::Outline(2), 0.3, 11),
    group(Kind::Outline(3), 0.5, 13),
    group(Kind::Outline(4), 0.5, 13),
    group(Kind::Opening, 0.3, 12),
    group(Kind::Ending, 0.1, 12),
    group(Kind::FrameEnding, 0.4, 12),
];
/// The places in [`GROUPS`] of the n-grams by which two texts are compared with each other.
pub(super) const COMPARED: [usize; 2] = [2, 5];
/// The place of single words in [`GROUPS`].
pub(super) const SINGLE_WORDS: u8 = 4;

/// One n-gram and the tokens that it touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Feature {
    /// Its name: the place of its group in [`GROUPS`], above [`KEY_BITS`] bits of hash.
    pub id: u32,
    /// The first token, as a place in the document's tokens.
    pub first: u16,
    /// The last one, itself included.
    pub last: u16,
}

/// The place in [`GROUPS`] of the n-gram of this name.
#[inline]
pub(super) fn group_of(id: u32) -> usize {
    (id >> KEY_BITS) as usize
}

/// No n-gram touches more tokens: none is longer, and each has at least one of each.
pub(super) const MOST_TOUCHED: usize = 5;

/// The n-grams of a text, group after group.
#[derive(Debug, Default)]
pub(super) struct Features {
    /// All of them, in the order of their groups. The first one begins where the text begins.
    pub all: Vec<Feature>,
    /// Where each group ends.
    ends: [usize; GROUPS.len()],
}

impl Features {
    /// The n-grams of each group, in the order of [`GROUPS`].
    pub(super) fn groups(&self) -> impl Iterator<Item = &[Feature]> {
        let starts = std::iter::once(0).chain(self.ends);
        starts.zip(self.ends).map(|(start, end)| &self.all[start..end])
    }
}

/// Hashes are cut to so many bits: short enough to store by the thousand, long enough that an
/// n-gram which a profile does not know is hardly ever taken for one that it knows.
pub(super) const KEY_BITS: u32 = 20;

/// Tokens and characters beyond this are not read: a reply is never so long.
const MOST_TOKENS: usize = 4_000;

const START: u32 = 1;
const END: u32 = 2;
const MENTION: char = '\u{1}';
const LINK: char = '\u{2}';
const EMAIL: char = '\u{3}';

/// The n-grams of a text. Whom it addresses, links, addresses and digits count only by being there;
/// mentions at the start do not count at all, for the network puts them there. `is_common` tells
/// the words that belong to no topic from the id of their single n-gram.
pub(super) fn features(document: &Document<'_>, is_common: impl Fn(u32) -> bool) -> Features {
    let all = &document.tokens[..document.tokens.len().min(MOST_TOKENS)];
    let opening = all.iter().take_while(|token| token.kind == TokenKind::Mention).count();
    let mut features = Features::default();
    if opening == all.len() {
        return features;
    }
    let out = &mut features.all;
    out.reserve(document.text.len() * 6);
    let stream = characters(document, all, opening);
    let words: Vec<u32> = all[opening..].iter().map(|token| word(document, token)).collect();
    let outlines: Vec<u32> = all[opening..].iter().map(|token| outline(document, token)).collect();
    let mut starts = Starts::new(&stream);
    let (edged_words, edged_outlines) = (edged(&words), edged(&outlines));
    for (index, group) in GROUPS.iter().enumerate() {
        let mut grams = Grams { group: index as u32, opening, out };
        match group.kind {
            Kind::Characters(n) => grams.characters(&mut starts, n),
            Kind::Words(1) => {
                for (at, &word) in words.iter().enumerate() {
                    grams.push(hash(&[word]), at, at);
                }
            }
            Kind::Words(n) => grams.runs(&edged_words, n),
            Kind::Outline(n) => grams.runs(&edged_outlines, n),
            Kind::Opening => {
                for n in 1..=words.len().min(3) {
                    grams.push(hash(&words[..n]), 0, n - 1);
                }
            }
            Kind::Ending => grams.ending(&words),
            Kind::FrameEnding => {
                let from = words.len().saturating_sub(3);
                let frame = words[from..].iter().zip(&outlines[from..]);
                let frame: Vec<u32> = frame
                    .map(|(&word, &outline)| {
                        let single = id(u32::from(SINGLE_WORDS), hash(&[word]));
                        if is_common(single) { word } else { outline }
                    })
                    .collect();
                grams.opening += from;
                grams.ending(&frame);
            }
        }
        features.ends[index] = out.len();
    }
    features
}

struct Grams<'a> {
    group: u32,
    /// How many tokens were left out at the start.
    opening: usize,
    out: &'a mut Vec<Feature>,
}

impl Grams<'_> {
    fn push(&mut self, hash: u32, first: usize, last: usize) {
        self.out.push(Feature {
            id: id(self.group, hash),
            first: (self.opening + first) as u16,
            last: (self.opening + last) as u16,
        });
    }

    /// The last one, two and three.
    fn ending(&mut self, words: &[u32]) {
        for n in 1..=words.len().min(3) {
            let from = words.len() - n;
            self.push(hash(&words[from..]), from, words.len() - 1);
        }
    }

    /// Runs of `n`, the start and the end of the text counting as one each.
    fn runs(&mut self, edged: &[u32], n: usize) {
        let last = edged.len() - 3;
        let (group, opening) = (self.group, self.opening);
        self.out.extend(edged.windows(n).enumerate().map(|(start, run)| {
            let hash = run.iter().fold(SEED, |hash, &spread| mix_spread(hash, spread));
            let (first, last) = (start.saturating_sub(1), (start + n - 2).min(last));
            let (first, last) = ((opening + first) as u16, (opening + last) as u16);
            Feature { id: id(group, hash), first, last }
        }));
    }

    /// Runs of `n` characters; lengths must grow from one call to the next.
    fn characters(&mut self, starts: &mut Starts<'_>, n: usize) {
        starts.grow(n);
        let group = self.group;
        let ends = starts.stream.get(n - 1..).unwrap_or_default();
        let runs = starts.hashes.iter().zip(starts.stream).zip(ends);
        self.out.extend(runs.map(|((&hash, &(_, first)), &(_, last))| Feature {
            id: id(group, hash),
            first,
            last,
        }));
    }
}

/// Words spread for [`mix_spread`], with the start and the end of the text.
fn edged(words: &[u32]) -> Vec<u32> {
    let mut edged = Vec::with_capacity(words.len() + 2);
    edged.push(spread(START));
    edged.extend(words.iter().map(|&word| spread(word)));
    edged.push(spread(END));
    edged
}

/// Runs of characters by where they start, all of one length: a longer one is the shorter one and one
/// more.
struct Starts<'a> {
    stream: &'a [(u32, u16)],
    hashes: Vec<u32>,
    length: usize,
}

impl<'a> Starts<'a> {
    fn new(stream: &'a [(u32, u16)]) -> Self {
        Self { stream, hashes: vec![SEED; stream.len()], length: 0 }
    }

    fn grow(&mut self, length: usize) {
        while self.length < length {
            for (hash, &(character, _)) in
                self.hashes.iter_mut().zip(&self.stream[self.length.min(self.stream.len())..])
            {
                *hash = mix_spread(*hash, character);
            }
            self.length += 1;
        }
    }
}

/// The characters as they are compared, spread for [`mix_spread`], each with the token that it
/// belongs to.
fn characters(document: &Document<'_>, tokens: &[Token], opening: usize) -> Vec<(u32, u16)> {
    let mut stream = Vec::with_capacity(document.text.len() + 2);
    let mut push = |character: char, index: u16| stream.push((spread(character as u32), index));
    push('^', opening as u16);
    let mut end = None;
    for (index, token) in tokens.iter().enumerate().skip(opening) {
        let index = index as u16;
        if let Some(end) = end
            && end < token.span.start
        {
            let line = document.text[end..token.span.start].contains('\n');
            push(if line { '\n' } else { ' ' }, index);
        }
        end = Some(token.span.end);
        let raw = document.raw(token);
        match token.kind {
            TokenKind::Mention => push(MENTION, index),
            TokenKind::Link => push(LINK, index),
            TokenKind::Email => push(EMAIL, index),
            TokenKind::Hashtag => push('#', index),
            TokenKind::Number => {
                raw.chars().for_each(|c| push(if c.is_numeric() { '0' } else { c }, index));
            }
            // How collections of texts write what they have masked.
            TokenKind::Word if raw == "URL" => push(LINK, index),
            TokenKind::Word if raw == "EMAIL" => push(EMAIL, index),
            _ => raw.chars().for_each(|c| push(c, index)),
        }
    }
    push('$', tokens.len().saturating_sub(1) as u16);
    stream
}

/// A token as a word: its letters without their case; masked where it is a name, an address or a
/// number.
fn word(document: &Document<'_>, token: &Token) -> u32 {
    match token.kind {
        TokenKind::Mention => MENTION as u32,
        TokenKind::Link => LINK as u32,
        TokenKind::Email => EMAIL as u32,
        // How numbers are written is a manner, which ones is not: "1/2", "24h", "1.299,50".
        TokenKind::Number => document
            .raw(token)
            .chars()
            .map(|c| if c.is_numeric() { '0' } else { c })
            .fold(SEED, |hash, c| mix(hash, c as u32)),
        _ => match document.raw(token) {
            "URL" => LINK as u32,
            "EMAIL" => EMAIL as u32,
            raw => raw.chars().map(small).fold(SEED, |hash, c| mix(hash, c as u32)),
        },
    }
}

fn small(character: char) -> char {
    if character.is_ascii() {
        return character.to_ascii_lowercase();
    }
    character.to_lowercase().next().unwrap_or(character)
}

/// A token as its outline: what kind it is and how it is capitalised; marks and emoji as they are.
fn outline(document: &Document<'_>, token: &Token) -> u32 {
    match token.kind {
        TokenKind::Word => {
            let raw = document.raw(token);
            let capital = raw.chars().next().is_some_and(char::is_uppercase);
            match raw {
                "URL" => LINK as u32,
                "EMAIL" => EMAIL as u32,
                _ if token.shouted => 'A' as u32 + raw.chars().count().min(4) as u32,
                _ if capital => 'A' as u32,
                _ => 'a' as u32,
            }
        }
        TokenKind::Hashtag => '#' as u32,
        _ => word(document, token),
    }
}

const SEED: u32 = 0x811c_9dc5;

fn mix(hash: u32, value: u32) -> u32 {
    mix_spread(hash, spread(value))
}

/// What of mixing depends on the value alone.
fn spread(value: u32) -> u32 {
    value.wrapping_mul(0x85eb_ca6b)
}

fn mix_spread(hash: u32, spread: u32) -> u32 {
    let wide = u64::from(hash ^ spread).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (wide >> 32) as u32 ^ (wide as u32).rotate_left(13)
}

fn hash(words: &[u32]) -> u32 {
    words.iter().fold(SEED, |hash, &word| mix(hash, word))
}

fn id(group: u32, hash: u32) -> u32 {
    group << KEY_BITS | mix(hash, group + 1) >> (32 - KEY_BITS)
}
