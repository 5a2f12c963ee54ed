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

/// Words so common in one of the languages, and so rare in its neighbours, that a few settle it;
/// in order.
const SPANISH: &[&str] = &[
    "al", "bien", "como", "con", "cuando", "de", "del", "desde", "donde", "el", "en", "es", "eso",
    "esta", "esto", "gracias", "hace", "hay", "hola", "hoy", "la", "las", "le", "lo", "los", "mal",
    "mas", "mi", "muy", "nada", "ni", "nos", "os", "para", "pero", "por", "porque", "q", "que",
    "se", "si", "sin", "son", "su", "te", "todo", "tu", "un", "una", "usted", "vos", "xq", "y",
    "ya", "yo",
];
const ENGLISH: &[&str] = &[
    "all", "an", "and", "are", "at", "be", "been", "but", "can", "can't", "don't", "for", "from",
    "get", "have", "hey", "hi", "how", "i", "i'm", "if", "im", "is", "it", "it's", "just", "my",
    "not", "of", "on", "or", "our", "out", "please", "so", "thank", "thanks", "that", "the",
    "there", "they", "this", "to", "u", "ur", "was", "we", "what", "when", "why", "will", "with",
    "you", "your",
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
        spanish += u32::from(SPANISH.binary_search(&folded).is_ok());
        english += u32::from(ENGLISH.binary_search(&folded).is_ok());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_order() {
        assert!(SPANISH.is_sorted() && ENGLISH.is_sorted());
    }
}
