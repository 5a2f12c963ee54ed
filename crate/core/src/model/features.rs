//! What the linear models see of a text.

use super::lexicon::{Category, Hit, Lexicon};
use super::readability::readability;
use crate::text::{Document, Language, Token, TokenKind};

/// One feature of a text: the hash that names it, and the words that it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Hash of [`KEY_BITS`] bits.
    pub key: u32,
    /// Where it stands; the whole text for what belongs to no word.
    pub place: Place,
}

/// Where a feature stands, in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    first: u32,
    end: u32,
}

impl Place {
    /// The end of what is about the whole text, white space around its tokens included.
    const WHOLE: u32 = u32::MAX;
    /// What is about all words that feel something at once.
    pub(super) const FELT: Self = Self { first: Self::WHOLE, end: Self::WHOLE };

    fn token(index: usize) -> Self {
        Self::between(index, index)
    }

    fn between(first: usize, last: usize) -> Self {
        Self { first: first as u32, end: last as u32 + 1 }
    }

    /// That of what belongs to no word: the same as that of all tokens, if they are the whole text.
    pub(super) fn whole(document: &Document<'_>) -> Self {
        let tokens = &document.tokens;
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
            return Self { first: 0, end: Self::WHOLE };
        };
        let bare = first.span.start == 0 && last.span.end == document.text.len();
        Self { first: 0, end: if bare { tokens.len() as u32 } else { Self::WHOLE } }
    }

    /// The tokens that it covers in a text of so many; none of what is about the words that feel.
    pub(super) fn tokens(self, count: usize) -> std::ops::Range<usize> {
        (self.first as usize).min(count)..(self.end as usize).min(count)
    }
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
    let mut features = Vec::with_capacity(document.text.len() * 3 + 64);
    let whole = Place::whole(document);
    words(document, hits, &mut features);
    lexicon(hits, &mut features);
    valence(document, hits, &mut features);
    style(document, whole, &mut features);
    features
}

/// How the words feel in sum: what holds in every language, and for words that no example had.
fn valence(document: &Document<'_>, hits: &[Hit], features: &mut Vec<Feature>) {
    let Some(lexicon) = Lexicon::of(document.language) else { return };
    let feelings = lexicon.feelings(document, hits);
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
        features.push(Feature { key, place: Place::FELT });
    }
    for (index, valence) in feelings {
        let key = hash("word", libm::round(valence.clamp(-5.0, 5.0)));
        features.push(Feature { key, place: Place::token(index) });
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
    let mut before: Option<(&str, usize)> = None;
    for (index, token) in document.tokens.iter().enumerate() {
        while negators.next_if(|hit| hit.tokens.start < index).is_some() {
            reach = NEGATION_REACH;
        }
        let Some(form) = form(token) else {
            reach = 0;
            continue;
        };
        let here = Place::token(index);
        let mut push = |hash: Hash, place| features.push(Feature { key: hash.key(), place });
        match token.kind {
            TokenKind::Emoji => push(Hash::new(EVERY_LANGUAGE, kind::PICTURE).text(form), here),
            TokenKind::Hashtag => push(Hash::new(language, kind::HASHTAG).text(form), here),
            TokenKind::Mark => reach = 0,
            _ => {}
        }
        if matches!(token.kind, TokenKind::Word | TokenKind::Hashtag) {
            push(Hash::new(language, kind::WORD).text(form), here);
            if reach > 0 {
                push(Hash::new(language, kind::NEGATED).text(form), here);
                reach -= 1;
            }
        }
        let (left, from) = before.unwrap_or(("^", index));
        push(
            Hash::new(language, kind::PAIR).text(left).byte(b' ').text(form),
            Place::between(from, index),
        );
        if token.kind == TokenKind::Word && form.as_ptr() == token.folded.as_ptr() {
            grams(form, language, here, features);
        }
        before = Some((form, index));
    }
    if let Some((last, index)) = before {
        let hash = Hash::new(language, kind::PAIR).text(last).text(" $");
        features.push(Feature { key: hash.key(), place: Place::token(index) });
    }
}

fn grams(word: &str, language: u8, place: Place, features: &mut Vec<Feature>) {
    // "<word>" in bytes, and where its characters start.
    let mut bytes = [0_u8; 4 * LONGEST_WORD + 2];
    let mut edges = [0_usize; LONGEST_WORD + 3];
    let mut count = 1;
    for (at, _) in word.char_indices() {
        if count > LONGEST_WORD {
            return;
        }
        edges[count] = at + 1;
        count += 1;
    }
    let len = word.len() + 2;
    bytes[0] = b'<';
    bytes[1..len - 1].copy_from_slice(word.as_bytes());
    bytes[len - 1] = b'>';
    edges[count] = len - 1;
    edges[count + 1] = len;
    let seed = Hash::new(language, kind::GRAM);
    let feature = |hash: Hash| Feature { key: hash.key(), place };
    // One byte a character: nearly always.
    if count + 1 == len {
        for start in 0..len {
            let mut hash = seed;
            // All the lengths of GRAMS at once, but for the last letters.
            if let Some([a, b, c, d, e]) = bytes[start..len].first_chunk() {
                let three = seed.byte(*a).byte(*b).byte(*c);
                let four = three.byte(*d);
                features.extend_from_slice(&[three, four, four.byte(*e)].map(feature));
                continue;
            }
            for (at, &byte) in bytes[start..len].iter().enumerate() {
                hash = hash.byte(byte);
                if at + 1 >= *GRAMS.start() {
                    features.push(feature(hash));
                }
            }
        }
        return;
    }
    for start in 0..=count {
        let mut hash = seed;
        let last = (start + GRAMS.end()).min(count + 1);
        for end in start + 1..=last {
            for &byte in &bytes[edges[end - 1]..edges[end]] {
                hash = hash.byte(byte);
            }
            // The whole word within its edges is the word feature already, but for short ones.
            if end - start >= *GRAMS.start() {
                features.push(feature(hash));
            }
        }
    }
}

fn lexicon(hits: &[Hit], features: &mut Vec<Feature>) {
    let mut seen = [0_u8; Category::ALL.len()];
    for hit in hits {
        let place = Place::between(hit.tokens.start, hit.tokens.end - 1);
        let category = hit.category as u8;
        let state = u8::from(hit.negated) + 2 * u8::from(hit.intensified);
        let hash = Hash::new(EVERY_LANGUAGE, kind::LEXICON).byte(category);
        features.push(Feature { key: hash.byte(state).key(), place });
        let times = &mut seen[usize::from(category)];
        *times = (*times + 1).min(3);
        features.push(Feature { key: hash.byte(0x10 + *times).key(), place });
    }
}

fn style(document: &Document<'_>, whole: Place, features: &mut Vec<Feature>) {
    let mut push = |name: &str, level: usize| {
        let hash = Hash::new(EVERY_LANGUAGE, kind::STYLE).text(name).byte(level as u8);
        features.push(Feature { key: hash.key(), place: whole });
    };
    let mut counts = [0_usize; 8];
    let (mut shouted, mut stretched) = (0, 0);
    for token in &document.tokens {
        counts[token.kind as usize] += 1;
        if token.kind == TokenKind::Word {
            shouted += usize::from(token.shouted);
            stretched += usize::from(token.stretched);
        }
    }
    let count = |kind| counts[kind as usize];
    let words = count(TokenKind::Word);
    let marks = |mark| document.text.bytes().map(|byte| usize::from(byte == mark)).sum::<usize>();
    push("words", words.min(3) + (words / 6).min(9));
    push("cries", marks(b'!').min(4));
    push("asks", marks(b'?').min(3));
    push("dots", usize::from(document.text.contains("...") || document.text.contains('…')));
    push("emoji", count(TokenKind::Emoji).min(4));
    push("links", count(TokenKind::Link).min(2));
    push("mentions", count(TokenKind::Mention).min(3));
    push("hashtags", count(TokenKind::Hashtag).min(4));
    push("numbers", count(TokenKind::Number).min(4));
    push("shouted", shouted.min(3) + usize::from(shouted * 2 > words && words > 2));
    push("stretched", stretched.min(2));
    let lower = document.text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    push("lower", usize::from(lower));
    push("ends", document.text.trim_end().bytes().last().map_or(0, usize::from).min(127));
    push("ease", (readability(document) / 10.0) as usize);
    let sentences = document.sentences.len().max(1);
    push("sentence", (words / sentences / 4).min(8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn n_grams_are_those_of_a_word_with_its_edges() {
        let long = "abcdefghijklmnopqrstuvwxy";
        for word in ["a", "de", "gracias", "ñu", "añadido", &long[..24], long] {
            let mut features = Vec::new();
            grams(word, 1, Place::token(0), &mut features);
            let letters: Vec<char> = format!("<{word}>").chars().collect();
            let mut expected = Vec::new();
            for start in 0..letters.len() {
                for run in GRAMS.filter_map(|n| letters.get(start..start + n)) {
                    let run: String = run.iter().collect();
                    expected.push(Hash::new(1, kind::GRAM).text(&run).key());
                }
            }
            if word == long {
                expected.clear();
            }
            let keys: Vec<u32> = features.iter().map(|feature| feature.key).collect();
            assert_eq!(keys, expected, "{word}");
        }
    }
}
