//! Patterns over tokens: how rules as data say which words they are about.
//!
//! Words are compared folded, so case and accents do not matter. The pieces of a pattern are
//! separated by spaces and match one token each:
//!
//! | piece | matches |
//! |---|---|
//! | `casa` | that word or number |
//! | `casa\|casas` | one of them |
//! | `lament*`, `*ción` | a word that starts, or ends, so; at least three letters |
//! | `muy?` | the word, or nothing |
//! | `_` | any word or number; `_?` any or none |
//! | `...` | up to three words or numbers, or nothing |
//! | `<number>` `<mention>` `<link>` `<email>` `<emoji>` `<hashtag>` | a token of that kind |
//! | `,` `!` `?` `%` … | a run of that mark; `.\|!` one of them |
//! | `^` | the start of a sentence, without consuming anything |
//! | `^^` | the start of the text, a greeting apart |
//! | `^¿` | the start of a question, opened or not, a greeting apart |
//! | `$` | the end of a sentence or of the text |
//! | `[ay] un\|una` | what stands in brackets is found, the rest has to stand around it |

use std::collections::HashMap;
use std::ops::Range;

use rustc_hash::FxBuildHasher;

use crate::text::{ByteSpan, Document, Sentence, Token, TokenKind, fold};

/// What a piece asks of a token. Whole words are given as `W`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece<W> {
    Words { whole: Vec<W>, starts: Vec<Box<str>>, ends: Vec<Box<str>> },
    AnyWord,
    Some,
    Kind(TokenKind),
    Marks(Box<[char]>),
    SentenceStart,
    TextStart,
    QuestionStart,
    SentenceEnd,
}

impl<W> Piece<W> {
    /// The same with its whole words given otherwise.
    fn with_words<V>(self, word: impl FnMut(W) -> V) -> Piece<V> {
        match self {
            Self::Words { whole, starts, ends } => {
                Piece::Words { whole: whole.into_iter().map(word).collect(), starts, ends }
            }
            Self::AnyWord => Piece::AnyWord,
            Self::Some => Piece::Some,
            Self::Kind(kind) => Piece::Kind(kind),
            Self::Marks(marks) => Piece::Marks(marks),
            Self::SentenceStart => Piece::SentenceStart,
            Self::TextStart => Piece::TextStart,
            Self::QuestionStart => Piece::QuestionStart,
            Self::SentenceEnd => Piece::SentenceEnd,
        }
    }

    /// Whether it says only where a match begins.
    fn is_placed(&self) -> bool {
        matches!(self, Self::SentenceStart | Self::TextStart | Self::QuestionStart)
    }

    /// Whether it matches one token, always.
    fn is_one_token(&self) -> bool {
        !self.is_placed() && !matches!(self, Self::Some | Self::SentenceEnd)
    }
}

/// A pattern as it was read. Each piece with whether it may be left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pieces: Vec<(Piece<Box<str>>, bool)>,
    /// Which tokens of a match are what is found, counted from its first; all if none.
    found: Option<Range<usize>>,
}

/// The whole words, the starts and the ends of words that a match begins with.
type Anchor<'a> = (&'a [Box<str>], &'a [Box<str>], &'a [Box<str>]);

/// Why a pattern cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// There is nothing in it.
    #[error("the pattern is empty")]
    Empty,
    /// A start of a word that would match too much.
    #[error("“{0}”: at least three letters beside the star")]
    Short(String),
    /// An unknown kind between angle brackets.
    #[error("“{0}” is not a kind of token")]
    UnknownKind(String),
    /// The first piece decides where a pattern is tried, so it must be a word.
    #[error("“{0}”: a pattern begins with a word")]
    NoAnchor(String),
    /// Brackets that are not closed, or where it is not certain how many words come before.
    #[error("“{0}”: brackets stand around words, and every word up to their end is always there")]
    Brackets(String),
    /// A spelling of more than one word.
    #[error("“{0}”: one word is spelt at a time")]
    Spelling(String),
}

impl Pattern {
    /// Reads a pattern.
    pub(super) fn parse(source: &str) -> Result<Self, PatternError> {
        let mut pieces: Vec<(Piece<Box<str>>, bool)> = Vec::new();
        let (mut open, mut found) = (None, None);
        let tokens_of = |pieces: &[(Piece<Box<str>>, bool)]| {
            let fixed =
                |(piece, optional): &(Piece<_>, bool)| !optional && !matches!(piece, Piece::Some);
            let count = pieces.iter().filter(|(piece, _)| piece.is_one_token()).count();
            pieces.iter().all(fixed).then_some(count)
        };
        let brackets = || PatternError::Brackets(source.to_owned());
        for piece in source.split_whitespace() {
            let (piece, opens) = match piece.strip_prefix('[') {
                Some(piece) if !piece.is_empty() => (piece, true),
                _ => (piece, false),
            };
            let (piece, closes) = match piece.strip_suffix(']') {
                Some(piece) if !piece.is_empty() => (piece, true),
                _ => (piece, false),
            };
            if opens {
                open = Some(tokens_of(&pieces).filter(|_| found.is_none()).ok_or_else(brackets)?);
            }
            let (body, optional) = match piece.strip_suffix('?') {
                Some(body) if !body.is_empty() => (body, true),
                _ => (piece, false),
            };
            pieces.push((parse_piece(body)?, optional));
            if closes {
                let start = open.take().ok_or_else(brackets)?;
                let end = tokens_of(&pieces).filter(|end| *end > start).ok_or_else(brackets)?;
                found = Some(start..end);
            }
        }
        if pieces.is_empty() {
            return Err(PatternError::Empty);
        }
        if open.is_some() {
            return Err(brackets());
        }
        let pattern = Self { pieces, found };
        if pattern.anchor().is_none() {
            return Err(PatternError::NoAnchor(source.to_owned()));
        }
        Ok(pattern)
    }

    /// A pattern of plain words, as a brand writes its terms; none if there is no word in it.
    pub(super) fn of_words(words: &str) -> Option<Self> {
        let tokens = crate::text::tokenize(words);
        let piece = |token: &Token| match token.kind {
            TokenKind::Mark => Piece::Marks(token.folded.chars().take(1).collect()),
            _ => Piece::Words {
                whole: vec![token.folded.as_str().into()],
                starts: Vec::new(),
                ends: Vec::new(),
            },
        };
        let pieces: Vec<_> = tokens.iter().map(|token| (piece(token), false)).collect();
        let pattern = Self { pieces, found: None };
        pattern.anchor().is_some().then_some(pattern)
    }

    /// The same pattern with the usual endings of its last word: plural, and gender in Spanish.
    pub(super) fn with_inflections(mut self) -> Self {
        if let Some((Piece::Words { whole, .. }, _)) = self.pieces.last_mut() {
            let more: Vec<Box<str>> = whole
                .iter()
                .filter(|word| word.chars().count() > 3)
                .flat_map(|word| inflections(word))
                .map(String::into_boxed_str)
                .collect();
            whole.extend(more);
        }
        self
    }

    /// The words and starts of words that a match begins with.
    fn anchor(&self) -> Option<Anchor<'_>> {
        let first = self.pieces.iter().find(|(piece, _)| !piece.is_placed());
        match first {
            Some((Piece::Words { whole, starts, ends }, false)) => Some((whole, starts, ends)),
            _ => None,
        }
    }
}

fn parse_piece(body: &str) -> Result<Piece<Box<str>>, PatternError> {
    Ok(match body {
        "_" => Piece::AnyWord,
        "..." => Piece::Some,
        "^" => Piece::SentenceStart,
        "^^" => Piece::TextStart,
        "^¿" => Piece::QuestionStart,
        "$" => Piece::SentenceEnd,
        _ if body.starts_with('<') && body.ends_with('>') && body.len() > 2 => {
            Piece::Kind(match &body[1..body.len() - 1] {
                "number" => TokenKind::Number,
                "mention" => TokenKind::Mention,
                "link" => TokenKind::Link,
                "email" => TokenKind::Email,
                "emoji" => TokenKind::Emoji,
                "hashtag" => TokenKind::Hashtag,
                _ => return Err(PatternError::UnknownKind(body.to_owned())),
            })
        }
        _ => {
            let is_mark = |one: &str| {
                let mut characters = one.chars();
                let mark = characters.next().filter(|mark| !mark.is_alphanumeric());
                mark.filter(|_| characters.next().is_none())
            };
            if let Some(marks) = body.split('|').map(is_mark).collect() {
                return Ok(Piece::Marks(marks));
            }
            let (mut whole, mut starts, mut ends) = (Vec::new(), Vec::new(), Vec::new());
            for word in body.split('|') {
                let (part, parts) = match (word.strip_suffix('*'), word.strip_prefix('*')) {
                    (Some(start), _) => (start, &mut starts),
                    (_, Some(end)) => (end, &mut ends),
                    _ => (word, &mut whole),
                };
                if part.len() < word.len() && part.chars().count() < 3 {
                    return Err(PatternError::Short(word.to_owned()));
                }
                parts.push(fold(part).text.into_boxed_str());
            }
            Piece::Words { whole, starts, ends }
        }
    })
}

/// The plural of a word, and in Spanish the other gender of adjectives in -o and -a.
fn inflections(word: &str) -> Vec<String> {
    let mut forms = Vec::new();
    match word.chars().last() {
        Some('a' | 'e' | 'i' | 'o' | 'u') => forms.push(format!("{word}s")),
        Some('s') => {}
        Some('y') => {
            forms.push(format!("{word}s"));
            forms.push(format!("{}ies", &word[..word.len() - 1]));
        }
        Some(_) => {
            forms.push(format!("{word}s"));
            forms.push(format!("{word}es"));
        }
        None => {}
    }
    if let Some(stem) = word.strip_suffix('o') {
        forms.extend([format!("{stem}a"), format!("{stem}as")]);
    } else if let Some(stem) = word.strip_suffix('a') {
        forms.extend([format!("{stem}o"), format!("{stem}os")]);
    }
    forms
}

/// Words that a text greets with before it begins.
const GREETINGS: &[&str] = &[
    "hola", "hello", "hi", "hey", "hiya", "buenas", "buenos", "good", "morning", "dear",
    "estimado", "estimada",
];

/// Whether tokens are nothing, or a greeting of few words with whom it greets.
fn greeted(tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let greeting = |token: &Token| GREETINGS.contains(&token.folded.as_str());
    words.next().is_none_or(greeting) && words.count() <= 2
}

/// The pieces of a pattern in a set: a word is its number there.
type Pieces = [(Piece<u32>, bool)];

/// A sentence that patterns are tried on.
#[derive(Clone, Copy)]
struct Place<'a> {
    document: &'a Document<'a>,
    sentence: &'a Sentence,
    /// By token of the document, the number of its word.
    numbers: &'a [u32],
}

/// Where a match of `pieces` that begins at token `at` ends, as a token index.
fn step(pieces: &Pieces, place: Place<'_>, at: usize) -> Option<usize> {
    let Some(((piece, optional), rest)) = pieces.split_first() else { return Some(at) };
    let Place { document, sentence, numbers } = place;
    let token = (at < sentence.tokens.end).then(|| &document.tokens[at]);
    let fits = match (piece, token) {
        (Piece::SentenceStart, _) => {
            let opening = |token: &Token| {
                token.kind == TokenKind::Mark || matches!(token.kind, TokenKind::Mention)
            };
            return document.tokens[sentence.tokens.start..at]
                .iter()
                .all(opening)
                .then(|| step(rest, place, at))
                .flatten();
        }
        (Piece::QuestionStart, _) => {
            let tokens = &document.tokens;
            let opened = at > 0 && tokens[at - 1].folded.starts_with('¿');
            let asks = || {
                tokens[at..sentence.tokens.end]
                    .last()
                    .is_some_and(|last| last.folded.starts_with('?'))
                    && greeted(&tokens[sentence.tokens.start..at])
            };
            return (opened || asks()).then(|| step(rest, place, at)).flatten();
        }
        (Piece::TextStart, _) => {
            return (greeted(&document.tokens[..at])).then(|| step(rest, place, at)).flatten();
        }
        (Piece::SentenceEnd, token) => {
            let ends = token.is_none_or(|token| {
                matches!(token.folded.chars().next(), Some('.' | '!' | '?' | '…'))
            });
            return ends.then(|| step(rest, place, at)).flatten();
        }
        (Piece::Some, _) => {
            for taken in 0..=3 {
                if let Some(end) = step(rest, place, at + taken) {
                    return Some(end);
                }
                let next = document.tokens.get(at + taken);
                if at + taken >= sentence.tokens.end || !next.is_some_and(Token::is_wordy) {
                    return None;
                }
            }
            return None;
        }
        (_, None) => false,
        (Piece::AnyWord, Some(token)) => token.is_wordy(),
        (Piece::Kind(kind), Some(token)) => token.kind == *kind,
        (Piece::Marks(marks), Some(token)) => {
            token.kind == TokenKind::Mark && token.folded.starts_with(&**marks)
        }
        (Piece::Words { whole, starts, ends }, Some(token)) => {
            token.is_wordy()
                && (whole.contains(&numbers[at])
                    || starts.iter().any(|start| token.folded.starts_with(&**start))
                    || ends.iter().any(|end| token.folded.ends_with(&**end)))
        }
    };
    if fits && let Some(end) = step(rest, place, at + 1) {
        return Some(end);
    }
    if *optional { step(rest, place, at) } else { None }
}

/// Many patterns, tried together: one look-up a token finds those that can begin there.
#[derive(Debug, Clone, Default)]
pub(super) struct PatternSet {
    patterns: Vec<Box<Pieces>>,
    /// By pattern, what the word after the one it begins with may be: see [`bit`].
    seconds: Vec<u64>,
    /// The number of each word that a pattern asks for.
    words: HashMap<Box<str>, u32, FxBuildHasher>,
    /// By number of word, the patterns that begin with it.
    by_word: Vec<Vec<u32>>,
    /// By the first three letters of a start of a word.
    by_start: HashMap<Box<str>, Vec<u32>, FxBuildHasher>,
    /// By the last three letters of an end of a word.
    by_end: HashMap<Box<str>, Vec<u32>, FxBuildHasher>,
    /// By pattern, the tokens of a match that are found, where that is not all of it.
    found: Vec<Option<Range<usize>>>,
}

/// The number of words that no pattern asks for.
const UNASKED: u32 = u32::MAX;

/// A bit that a word shares with few others: where none of those may follow, a pattern need not be tried.
fn bit(number: u32) -> u64 {
    1 << (number % u64::BITS)
}

/// The bits of the words that have to follow the first one, all bits where something else may.
fn seconds(pieces: &Pieces) -> u64 {
    match pieces.iter().filter(|(piece, _)| !piece.is_placed()).nth(1) {
        Some((Piece::Words { whole, starts, ends }, false))
            if starts.is_empty() && ends.is_empty() =>
        {
            whole.iter().fold(0, |bits, &word| bits | bit(word))
        }
        _ => u64::MAX,
    }
}

/// One match of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// The number of the pattern.
    pub pattern: usize,
    pub span: ByteSpan,
    /// The first token of what is found.
    pub token: usize,
    /// The sentence it stands in.
    pub sentence: usize,
}

impl PatternSet {
    /// Adds a pattern and returns its number.
    pub(super) fn add(&mut self, pattern: Pattern) -> usize {
        let number = self.patterns.len() as u32;
        let begin = |begun: &mut Vec<u32>| {
            if begun.last() != Some(&number) {
                begun.push(number);
            }
        };
        if let Some((whole, starts, ends)) = pattern.anchor() {
            for word in whole {
                let word = self.number(word.clone()) as usize;
                begin(&mut self.by_word[word]);
            }
            for start in starts {
                let key: String = start.chars().take(3).collect();
                begin(self.by_start.entry(key.into_boxed_str()).or_default());
            }
            for end in ends {
                begin(self.by_end.entry(last_three(end).into()).or_default());
            }
        }
        self.found.push(pattern.found);
        let numbered = pattern
            .pieces
            .into_iter()
            .map(|(piece, optional)| (piece.with_words(|word| self.number(word)), optional));
        let pieces: Box<Pieces> = numbered.collect();
        self.seconds.push(seconds(&pieces));
        self.patterns.push(pieces);
        number as usize
    }

    /// The number of a word, a new one if no pattern asked for it before.
    fn number(&mut self, word: Box<str>) -> u32 {
        let next = self.by_word.len() as u32;
        let number = *self.words.entry(word).or_insert(next);
        if number == next {
            self.by_word.push(Vec::new());
        }
        number
    }

    /// Every match in a text, in order of where they begin; a match that lies within another of
    /// the same pattern is left out.
    pub(super) fn find(&self, document: &Document<'_>) -> Vec<Match> {
        let numbers: Vec<u32> = document
            .tokens
            .iter()
            .map(|token| self.words.get(token.folded.as_str()).copied().unwrap_or(UNASKED))
            .collect();
        let mut found: Vec<Match> = Vec::new();
        for (number, sentence) in document.sentences.iter().enumerate() {
            let place = Place { document, sentence, numbers: &numbers };
            for at in sentence.tokens.clone() {
                let token = &document.tokens[at];
                if !token.is_wordy() {
                    continue;
                }
                let whole = self.by_word.get(numbers[at] as usize);
                let start = token
                    .folded
                    .char_indices()
                    .nth(3)
                    .map_or(token.folded.as_str(), |(end, _)| &token.folded[..end]);
                let begun = whole
                    .into_iter()
                    .chain(self.by_start.get(start))
                    .chain(self.by_end.get(last_three(&token.folded)))
                    .flatten();
                let next = (at + 1 < sentence.tokens.end).then(|| numbers[at + 1]);
                let second = next.filter(|next| *next != UNASKED).map_or(0, bit);
                for &pattern in begun {
                    let pattern = pattern as usize;
                    let seconds = self.seconds[pattern];
                    if seconds & second == 0 && seconds != u64::MAX {
                        continue;
                    }
                    let end = step(&self.patterns[pattern], place, at);
                    let Some(end) = end.filter(|end| *end > at) else { continue };
                    let (first, last) = match &self.found[pattern] {
                        Some(found) => (at + found.start, at + found.end - 1),
                        None => (at, end - 1),
                    };
                    let span = document.tokens[first].span.cover(document.tokens[last].span);
                    let inside = found
                        .iter()
                        .rev()
                        .take_while(|other| other.span.end > span.start)
                        .any(|other| other.pattern == pattern);
                    if !inside {
                        found.push(Match { pattern, span, token: first, sentence: number });
                    }
                }
            }
        }
        found
    }
}

/// The last three letters of a word, or all of it.
fn last_three(word: &str) -> &str {
    word.char_indices().nth_back(2).map_or(word, |(start, _)| &word[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Vec<String> {
        let mut set = PatternSet::default();
        set.add(Pattern::parse(pattern).unwrap());
        let document = Document::new(text, None);
        set.find(&document).iter().map(|found| found.span.of(text).to_owned()).collect()
    }

    #[test]
    fn pieces_match_as_the_table_says() {
        assert_eq!(found("lament* si", "Lamentamos si te molestó"), ["Lamentamos si"]);
        assert_eq!(found("gracias mil?", "Gracias, gracias mil"), ["Gracias", "gracias mil"]);
        assert_eq!(found("como ya _? dijimos", "como ya te dijimos"), ["como ya te dijimos"]);
        assert_eq!(found("ya ... dijimos", "ya se lo hemos dicho, ya dijimos"), ["ya dijimos"]);
        assert_eq!(found("^ hola", "@ana ¡Hola! digo hola"), ["Hola"]);
        assert_eq!(found("^^ no", "@ana ¡Hola, Ana! No puede ser. No"), ["No"]);
        assert_eq!(found("^^ no", "Ya está. No hay más"), [""; 0]);
        assert_eq!(found("saludos $", "saludos a todos. Saludos."), ["Saludos"]);
        assert_eq!(found("*ndola hoy", "Enviándola hoy, mandola, hoy"), ["Enviándola hoy"]);
        assert_eq!(found("vale .|!", "vale, vale... ¡Vale!"), ["vale...", "Vale!"]);
        assert_eq!(found("^¿ cual es", "Dime cual es. Hola, ¿cual es? cual es?"), ["cual es"; 2]);
    }

    #[test]
    fn what_stands_in_brackets_is_found() {
        assert_eq!(found("[ay] un|una", "Que ay una, ay dos"), ["ay"]);
        assert_eq!(found("^ para [mi hijo] ...  .", "Para mi hijo es poco."), ["mi hijo"]);
        for source in ["[ay un", "ay un]", "muy? [ay]", "ay [...] un", "[ay] [un]"] {
            assert!(matches!(Pattern::parse(source), Err(PatternError::Brackets(_))), "{source}");
        }
    }

    #[test]
    fn a_word_that_ends_so_is_found_once_however_it_begins() {
        assert_eq!(found("inf*|*cion", "La información y la acción"), ["información", "acción"]);
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        assert_eq!(Pattern::parse(" "), Err(PatternError::Empty));
        assert!(matches!(Pattern::parse("de*"), Err(PatternError::Short(_))));
        assert!(matches!(Pattern::parse("a <colour>"), Err(PatternError::UnknownKind(_))));
        assert!(matches!(Pattern::parse("_ casa"), Err(PatternError::NoAnchor(_))));
    }
}
