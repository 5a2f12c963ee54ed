//! The project's own lexicon: words, stems and phrases by what they do in a text.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxBuildHasher;

use crate::text::{Document, Language, Token, TokenKind};

macro_rules! categories {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What an entry of the lexicon does in a text.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the names say it")]
        #[repr(u8)]
        pub enum Category {
            $($(#[$doc])* $variant,)*
        }

        impl Category {
            /// Every category, in a fixed order.
            pub const ALL: &'static [Category] = &[$(Category::$variant),*];

            /// The name of the category in the lexicon's files.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Category::$variant => $name,)*
                }
            }
        }
    };
}

categories! {
    VeryPositive = "very_positive",
    Positive = "positive",
    VeryNegative = "very_negative",
    Negative = "negative",
    Insult = "insult",
    Vulgar = "vulgar",
    Threat = "threat",
    Legal = "legal",
    Press = "press",
    Danger = "danger",
    Money = "money",
    ContactAgain = "contact_again",
    Urgency = "urgency",
    Spam = "spam",
    Question = "question",
    Thanks = "thanks",
    Apology = "apology",
    Please = "please",
    Greeting = "greeting",
    Empathy = "empathy",
    Formal = "formal",
    Informal = "informal",
    Canned = "canned",
    Dismissive = "dismissive",
    Condescending = "condescending",
    Defensive = "defensive",
    NextStep = "next_step",
    Negator = "negator",
    Intensifier = "intensifier",
    Diminisher = "diminisher",
    But = "but",
    AskRefund = "ask_refund",
    AskFix = "ask_fix",
    AskStatus = "ask_status",
    AskInformation = "ask_information",
    AskContact = "ask_contact",
    AskCompensation = "ask_compensation",
    AskApology = "ask_apology",
    AskCancellation = "ask_cancellation",
    Irony = "irony",
    /// Words that nearly always tell of harm done to people, their data or their rights.
    Harm = "harm",
}

/// An entry found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it does.
    pub category: Category,
    /// The tokens that it covers, as a range of [`Document::tokens`].
    pub tokens: Range<usize>,
    /// A negation stands close before it.
    pub negated: bool,
    /// An intensifier stands close before it.
    pub intensified: bool,
}

/// What is known of words. Every word of a text is asked for, with every stem it may have, and the
/// keys are the project's own: a fast hash serves, none against hostile keys is needed.
type Words<T> = HashMap<&'static str, T, FxBuildHasher>;

/// What is known of one word.
#[derive(Debug, Default)]
struct Entry {
    /// What it does; empty if it is only known for something else.
    categories: Vec<Category>,
    /// The phrases that it begins: the words after it, and what the phrase does.
    phrases: Vec<(Vec<&'static str>, Category)>,
    /// How it feels by itself, where that was measured; else its category says it.
    valence: Option<f64>,
}

/// A language's entries.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: Words<Entry>,
    stems: Words<Vec<Category>>,
    /// Which beginnings of words may be stems, by their hashes: nearly all are not.
    beginnings: Beginnings,
}

/// A set of hashes that may take one for in it that is not, and never the other way.
#[derive(Debug)]
struct Beginnings(Box<[u64; Self::WORDS]>);

impl Beginnings {
    const WORDS: usize = 1 << 10;
    const SEED: u32 = 0x811c_9dc5;

    /// FNV-1a, of which every beginning of a word is had on the way.
    fn mix(hash: u32, byte: u8) -> u32 {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    }

    fn add(&mut self, stem: &str) {
        let hash = stem.bytes().fold(Self::SEED, Self::mix);
        self.0[hash as usize / 64 % Self::WORDS] |= 1 << (hash % 64);
    }

    fn may_have(&self, hash: u32) -> bool {
        self.0[hash as usize / 64 % Self::WORDS] >> (hash % 64) & 1 != 0
    }
}

impl Default for Beginnings {
    fn default() -> Self {
        Self(Box::new([0; Self::WORDS]))
    }
}

/// Shortest stem, in bytes, that the files use; shorter prefixes are not looked up.
const SHORTEST_STEM: usize = 3;
/// Longest stem, in bytes.
const LONGEST_STEM: usize = 14;
/// How many words before an entry a negation or an intensifier still reaches it.
const REACH: usize = 3;
/// What a negation and an intensifier make of a word's valence.
const NEGATED: f64 = -0.6;
const INTENSIFIED: f64 = 1.3;

static SPANISH: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::parse(include_str!("../../data/lexicon/es.txt"));
    lexicon.measure(include_str!("../../data/lexicon/valence_es.txt"));
    lexicon
});
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::parse(include_str!("../../data/lexicon/en.txt"));
    lexicon.measure(include_str!("../../data/lexicon/valence_en.txt"));
    lexicon
});

impl Lexicon {
    /// The lexicon of a language; `None` where there is none.
    #[must_use]
    pub fn of(language: Language) -> Option<&'static Lexicon> {
        match language {
            Language::Es => Some(&SPANISH),
            Language::En => Some(&ENGLISH),
            Language::Other => None,
        }
    }

    /// Reads `category: entry entry "a phrase" stem*` lines; a category that is not known is
    /// left out, which a test forbids for the shipped files.
    fn parse(file: &'static str) -> Self {
        let mut lexicon = Lexicon::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, entries)) = line.split_once(':') else { continue };
            let Some(category) = Category::ALL.iter().find(|c| c.name() == name) else { continue };
            for (index, part) in entries.split('"').enumerate() {
                if index % 2 == 1 {
                    lexicon.add_phrase(part, *category);
                } else {
                    for word in part.split_whitespace() {
                        lexicon.add_word(word, *category);
                    }
                }
            }
        }
        lexicon
    }

    /// Reads a line of words in the order of the alphabet, each given by a capital that says how many letters
    /// of the one before go (`A` none) and by what follows instead, and a line of valences in halves, a letter for
    /// each word, `a` for -8.
    fn measure(&mut self, file: &'static str) {
        let mut lines = file.lines().filter(|line| !line.starts_with('#'));
        let (packed, valences) =
            (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        let mut words = String::with_capacity(packed.len() * 2);
        let mut last = String::new();
        for letter in packed.chars() {
            if letter.is_ascii_uppercase() {
                words.push_str(&last);
                words.push(' ');
                last.truncate(last.len().saturating_sub((letter as u8 - b'A').into()));
            } else {
                last.push(letter);
            }
        }
        words.push_str(&last);
        // There is one lexicon of a language, and it is never dropped.
        let words: &'static str = words.leak();
        for (word, valence) in words.split_whitespace().zip(valences.bytes()) {
            let halves = i16::from(valence) - i16::from(b'a') - 8;
            self.words.entry(word).or_default().valence = Some(f64::from(halves) / 2.0);
        }
    }

    fn add_word(&mut self, word: &'static str, category: Category) {
        let categories = match word.strip_suffix('*') {
            Some(stem) => {
                self.beginnings.add(stem);
                self.stems.entry(stem).or_default()
            }
            None => &mut self.words.entry(word).or_default().categories,
        };
        if !categories.contains(&category) {
            categories.push(category);
        }
    }

    fn add_phrase(&mut self, phrase: &'static str, category: Category) {
        let mut words = phrase.split(' ');
        let Some(first) = words.next() else { return };
        let rest: Vec<_> = words.collect();
        if rest.is_empty() {
            self.add_word(first, category);
        } else {
            self.words.entry(first).or_default().phrases.push((rest, category));
        }
    }

    /// Every entry that stands in a text, in order; a token may carry several.
    #[must_use]
    pub fn find(&self, document: &Document<'_>) -> Vec<Hit> {
        let words: Vec<usize> = document
            .tokens
            .iter()
            .enumerate()
            .filter(|(_, token)| {
                matches!(token.kind, TokenKind::Word | TokenKind::Hashtag | TokenKind::Number)
            })
            .map(|(index, _)| index)
            .collect();
        let mut hits = Vec::new();
        let mut negated_until = 0;
        let mut intensified_until = 0;
        for (at, &index) in words.iter().enumerate() {
            let token = &document.tokens[index];
            if at > 0 && document.tokens[words[at - 1]..index].iter().any(ends_clause) {
                (negated_until, intensified_until) = (0, 0);
            }
            let (negated, intensified) = (at < negated_until, at < intensified_until);
            let mut hit = |category, last: usize| {
                let tokens = index..last + 1;
                hits.push(Hit { category, tokens, negated, intensified });
            };
            let word = key(token);
            let entry = self.words.get(word);
            for &(ref rest, category) in entry.iter().flat_map(|entry| &entry.phrases) {
                let follows = words.get(at + 1..=at + rest.len()).is_some_and(|next| {
                    next.iter().zip(rest).all(|(&next, want)| key(&document.tokens[next]) == *want)
                });
                if follows {
                    hit(category, words[at + rest.len()]);
                }
            }
            let categories = self.categories_of(word, entry);
            for &category in categories.iter() {
                hit(category, index);
                match category {
                    Category::Negator => negated_until = at + 1 + REACH,
                    Category::Intensifier => intensified_until = at + 1 + REACH,
                    _ => {}
                }
            }
        }
        hits
    }

    /// The valence of each token of a text, from -4 to 4, negation and intensifiers heeded; tokens that
    /// feel nothing are left out. `hits` are those that were [found](Self::find) in it.
    #[must_use]
    pub fn feelings(&self, document: &Document<'_>, hits: &[Hit]) -> Vec<(usize, f64)> {
        let mut hits = hits;
        let (mut negated, mut intensified) = (0_usize, 0_usize);
        let mut feelings = Vec::new();
        for (index, token) in document.tokens.iter().enumerate() {
            if ends_clause(token) {
                (negated, intensified) = (0, 0);
                continue;
            }
            if !matches!(token.kind, TokenKind::Word | TokenKind::Hashtag) {
                continue;
            }
            let before = hits.iter().take_while(|hit| hit.tokens.start < index).count();
            hits = &hits[before..];
            let entry = self.words.get(key(token));
            let is = |category| entry.is_some_and(|known| known.categories.contains(&category));
            if is(Category::Negator) {
                negated = REACH + 1;
            } else if is(Category::Intensifier) {
                intensified = REACH;
            } else {
                let here = hits.iter().take_while(|hit| hit.tokens.start == index);
                let mut valence = entry.and_then(|entry| entry.valence).unwrap_or_else(|| {
                    let of_word = here.filter(|hit| hit.tokens.len() == 1);
                    of_word.map(|hit| valence(hit.category)).find(|of| *of != 0.0).unwrap_or(0.0)
                });
                if valence != 0.0 {
                    valence *= if negated > 0 { NEGATED } else { 1.0 };
                    valence *= if intensified > 0 { INTENSIFIED } else { 1.0 };
                    feelings.push((index, valence));
                }
            }
            negated = negated.saturating_sub(1);
            intensified = intensified.saturating_sub(1);
        }
        feelings
    }

    /// The categories of one folded word, whole words before stems; `entry` is what is known of it.
    fn categories_of<'a>(&'a self, word: &str, entry: Option<&'a Entry>) -> Cow<'a, [Category]> {
        let known = |entry: &&Entry| !entry.categories.is_empty();
        if let Some(whole) = entry.filter(known).or_else(|| self.cut(word).filter(known)) {
            return Cow::Borrowed(&whole.categories);
        }
        let mut found = Vec::new();
        let mut hash = Beginnings::SEED;
        for (at, byte) in word.bytes().enumerate().take(LONGEST_STEM) {
            hash = Beginnings::mix(hash, byte);
            let end = at + 1;
            let may = end >= SHORTEST_STEM && self.beginnings.may_have(hash);
            let stem = if may { word.get(..end) } else { None };
            for &category in stem.and_then(|stem| self.stems.get(stem)).into_iter().flatten() {
                if !found.contains(&category) {
                    found.push(category);
                }
            }
        }
        Cow::Owned(found)
    }

    /// What is left of a word when its doubled letter at the end is cut: "graciass".
    fn cut(&self, word: &str) -> Option<&Entry> {
        let mut letters = word.char_indices().rev();
        let ((at, last), (_, before)) = (letters.next()?, letters.next()?);
        (last == before).then(|| self.words.get(&word[..at])).flatten()
    }
}

/// How a word of a category feels by itself.
fn valence(category: Category) -> f64 {
    match category {
        Category::VeryPositive => 3.0,
        Category::Positive => 1.6,
        Category::VeryNegative => -3.0,
        Category::Insult => -2.5,
        Category::Negative => -1.6,
        _ => 0.0,
    }
}

/// The form of a token that the lexicon is asked for.
fn key(token: &Token) -> &str {
    token.folded.trim_start_matches('#')
}

/// Whether a token ends the reach of a negation.
fn ends_clause(token: &Token) -> bool {
    token.kind == TokenKind::Mark && token.folded.starts_with(|mark| ".,;:!?…()".contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Vec<(Category, bool)> {
        let document = Document::new(text, Some(language));
        let lexicon = Lexicon::of(language).unwrap();
        lexicon.find(&document).iter().map(|hit| (hit.category, hit.negated)).collect()
    }

    #[test]
    fn every_category_of_the_files_is_known() {
        for file in
            [include_str!("../../data/lexicon/es.txt"), include_str!("../../data/lexicon/en.txt")]
        {
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                let (name, _) = line.split_once(':').unwrap();
                assert!(Category::ALL.iter().any(|category| category.name() == name), "{name}");
            }
        }
    }

    #[test]
    fn every_entry_of_the_files_can_be_found() {
        for file in
            [include_str!("../../data/lexicon/es.txt"), include_str!("../../data/lexicon/en.txt")]
        {
            for line in file.lines().filter(|line| !line.starts_with('#')) {
                assert_eq!(crate::text::fold(line).text, line, "not folded");
                let phrases: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
                assert_eq!(line.matches('"').count(), 2 * phrases.len(), "an open quote: {line}");
                for phrase in phrases {
                    assert!(!phrase.contains(['*', '\\']), "stems are single words: {phrase}");
                }
            }
        }
    }

    #[test]
    fn words_have_the_valence_of_the_files() {
        for (lexicon, count, words) in [
            (
                &*ENGLISH,
                6_385,
                [("aas", 2.5), ("abandon", -2.0), ("rapist", -4.0), ("activeness", 0.5)],
            ),
            (
                &*SPANISH,
                6_442,
                [("abandona", -2.5), ("desastre", -2.5), ("asesino", -4.0), ("encanto", 2.0)],
            ),
        ] {
            let valences: Vec<f64> =
                lexicon.words.values().filter_map(|entry| entry.valence).collect();
            assert_eq!(valences.len(), count);
            assert!(valences.iter().all(|valence| valence.abs() >= 0.5 && valence.abs() <= 4.0));
            for (word, valence) in words {
                assert_eq!(lexicon.words[word].valence, Some(valence), "{word}");
            }
        }
    }

    #[test]
    fn negation_reaches_to_the_end_of_its_clause() {
        assert!(found("no es bueno", Language::Es).contains(&(Category::Positive, true)));
        assert!(found("no, es bueno", Language::Es).contains(&(Category::Positive, false)));
        assert!(found("not very helpful", Language::En).contains(&(Category::Positive, true)));
    }

    #[test]
    fn phrases_stems_and_held_letters_are_found() {
        assert!(found("Sois lo peor", Language::Es).contains(&(Category::VeryNegative, false)));
        assert!(found("unos estafadores", Language::Es).contains(&(Category::VeryNegative, false)));
        assert!(found("graciassss", Language::Es).contains(&(Category::Thanks, false)));
    }
}
