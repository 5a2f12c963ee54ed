//! Habits: what of a way of writing can be counted and said in words.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Document, Token, TokenKind};

/// How many habits are measured.
pub(super) const HABITS: usize = 13;

/// What is measured, in the order of [`measure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "`words` says each in a sentence")]
pub enum Habit {
    Length,
    Words,
    SentenceLength,
    WordLength,
    Marks,
    Capitals,
    Sentences,
    Links,
    Hashtags,
    Exclamations,
    Questions,
    Commas,
    Emoji,
}

impl Habit {
    pub(super) const ALL: [Habit; HABITS] = [
        Habit::Length,
        Habit::Words,
        Habit::SentenceLength,
        Habit::WordLength,
        Habit::Marks,
        Habit::Capitals,
        Habit::Sentences,
        Habit::Links,
        Habit::Hashtags,
        Habit::Exclamations,
        Habit::Questions,
        Habit::Commas,
        Habit::Emoji,
    ];

    /// What the habit's log-likelihood ratio counts for.
    pub(super) fn weight(self) -> f64 {
        match self {
            Habit::Commas => 0.4,
            Habit::Length | Habit::Words | Habit::Sentences => 0.24,
            Habit::Emoji | Habit::Exclamations => 0.24,
            Habit::Links => 0.0,
            _ => 0.1,
        }
    }
}

/// Measures a text: counts as `ln(1 + count)` where they grow with length, shares of the words
/// where they do not.
pub(super) fn measure(document: &Document<'_>) -> [f64; HABITS] {
    let leading =
        document.tokens.iter().take_while(|token| token.kind == TokenKind::Mention).count();
    let tokens = &document.tokens[leading..];
    let (mut words, mut letters, mut capitals, mut marks, mut commas) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let (mut links, mut hashtags, mut exclamations, mut questions, mut emoji) =
        (0.0, 0.0, 0.0, 0.0, 0.0);
    for token in tokens {
        let raw = document.raw(token);
        match token.kind {
            TokenKind::Word if raw == "URL" => links += 1.0,
            TokenKind::Word => {
                words += 1.0;
                letters += raw.chars().count() as f64;
                if raw.starts_with(char::is_uppercase) {
                    capitals += 1.0;
                }
            }
            TokenKind::Link => links += 1.0,
            TokenKind::Hashtag => hashtags += 1.0,
            TokenKind::Emoji => emoji += 1.0,
            TokenKind::Mark => {
                let count = raw.chars().count() as f64;
                marks += 1.0;
                match raw.chars().next() {
                    Some('!' | '¡') => exclamations += count,
                    Some('?' | '¿') => questions += count,
                    Some(',') => commas += 1.0,
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let sentences = document
        .sentences
        .iter()
        .filter(|sentence| document.tokens[sentence.tokens.clone()].iter().any(Token::is_wordy))
        .count() as f64;
    let start = tokens.first().map_or(document.text.len(), |token| token.span.start);
    let length = document.text[start..].chars().count() as f64;
    let share = |count: f64| count / f64::max(words, 1.0);
    [
        libm::log1p(length),
        libm::log1p(words),
        libm::log1p(words / f64::max(sentences, 1.0)),
        share(letters),
        share(marks),
        share(capitals),
        libm::log1p(sentences),
        f64::min(links, 2.0),
        f64::min(hashtags, 4.0),
        f64::min(exclamations, 4.0),
        f64::min(questions, 4.0),
        share(commas),
        f64::min(emoji, 3.0),
    ]
}
