//! Which language a text is in, as far as Timbre needs to know.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use whatlang::{Detector, Lang};

use super::token::{Token, TokenKind};

/// A language of the interface and of the judges, or any other.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Spanish.
    #[default]
    Es,
    /// English.
    En,
    /// Any other: what holds in every language still holds, judges of words abstain.
    Other,
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Language::Es => "es",
            Language::En => "en",
            Language::Other => "other",
        })
    }
}

/// A language and how sure the reader is of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LanguageGuess {
    /// The likeliest language.
    pub language: Language,
    /// From 0 (a guess) to 1 (certain).
    pub confidence: f32,
}

/// Words so common in one of the languages, and so rare in its neighbours, that a few settle it.
const SPANISH: &[&str] = &[
    "que", "de", "el", "la", "los", "las", "un", "una", "y", "en", "por", "para", "con", "mi",
    "su", "se", "lo", "le", "es", "esta", "muy", "pero", "gracias", "hola", "ya", "nos", "os",
    "te", "al", "del", "como", "cuando", "donde", "porque", "mas", "si", "tu", "yo", "son", "hay",
    "ni", "todo", "bien", "mal", "q", "xq", "vos", "usted", "hoy", "esto", "eso", "nada", "sin",
    "desde", "hace",
];
const ENGLISH: &[&str] = &[
    "the", "and", "you", "to", "of", "is", "are", "my", "your", "it", "for", "with", "this",
    "that", "was", "have", "not", "we", "i", "but", "at", "on", "be", "so", "what", "when", "how",
    "why", "thanks", "thank", "please", "hi", "hey", "just", "can", "will", "from", "they", "our",
    "been", "im", "i'm", "don't", "it's", "can't", "u", "ur", "an", "or", "if", "there", "get",
    "out", "all",
];

/// Identifies the language of a tokenised text.
///
/// Frequent words decide where they are clear, which in short social texts they mostly are;
/// otherwise the trigram models of `whatlang` are asked. Mentions, links and hashtags are not read.
#[must_use]
pub fn identify(text: &str, tokens: &[Token]) -> LanguageGuess {
    let (mut spanish, mut english, mut words) = (0_u32, 0_u32, 0_u32);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        words += 1;
        let folded = token.folded.as_str();
        spanish += u32::from(SPANISH.contains(&folded));
        english += u32::from(ENGLISH.contains(&folded));
    }
    if words == 0 {
        return LanguageGuess { language: Language::Other, confidence: 0.0 };
    }
    if text.contains(['¿', '¡', 'ñ', 'Ñ']) {
        spanish += 2;
    }
    let clear = |mine: u32, theirs: u32| mine >= 2 && mine > 2 * theirs && mine * 6 >= words;
    if clear(spanish, english) {
        return LanguageGuess { language: Language::Es, confidence: 0.95 };
    }
    if clear(english, spanish) {
        return LanguageGuess { language: Language::En, confidence: 0.95 };
    }
    let prose: String = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .flat_map(|token| [token.span.of(text), " "])
        .collect();
    match Detector::new().detect(&prose) {
        Some(info) => {
            let language = match info.lang() {
                Lang::Spa => Language::Es,
                Lang::Eng => Language::En,
                _ if words < 6 && spanish > english => Language::Es,
                _ if words < 6 && english > spanish => Language::En,
                _ => Language::Other,
            };
            LanguageGuess { language, confidence: info.confidence() as f32 }
        }
        None => LanguageGuess { language: Language::Other, confidence: 0.0 },
    }
}
