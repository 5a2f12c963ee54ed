//! Which language a text is in, as far as Timbre needs to know.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use whatlang::{Detector, Lang};

use super::table::WordTable;
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

const SPANISH: u8 = 1;
const ENGLISH: u8 = 2;

/// Words so common in one of the languages, and so rare in its neighbours, that a few settle it.
static COMMON: WordTable<512> = WordTable::new(&[
    ("al", SPANISH),
    ("ayer", SPANISH),
    ("bien", SPANISH),
    ("como", SPANISH),
    ("con", SPANISH),
    ("cuando", SPANISH),
    ("de", SPANISH),
    ("del", SPANISH),
    ("desde", SPANISH),
    ("donde", SPANISH),
    ("el", SPANISH),
    ("en", SPANISH),
    ("es", SPANISH),
    ("eso", SPANISH),
    ("esta", SPANISH),
    ("estan", SPANISH),
    ("esto", SPANISH),
    ("estoy", SPANISH),
    ("gracias", SPANISH),
    ("hace", SPANISH),
    ("hasta", SPANISH),
    ("hay", SPANISH),
    ("hola", SPANISH),
    ("hoy", SPANISH),
    ("la", SPANISH),
    ("las", SPANISH),
    ("le", SPANISH),
    ("lo", SPANISH),
    ("los", SPANISH),
    ("mal", SPANISH),
    ("mas", SPANISH),
    ("mi", SPANISH),
    ("mucho", SPANISH),
    ("muy", SPANISH),
    ("nada", SPANISH),
    ("nadie", SPANISH),
    ("ni", SPANISH),
    ("nos", SPANISH),
    ("nuestra", SPANISH),
    ("nuestro", SPANISH),
    ("os", SPANISH),
    ("para", SPANISH),
    ("pero", SPANISH),
    ("por", SPANISH),
    ("porque", SPANISH),
    ("puedo", SPANISH),
    ("q", SPANISH),
    ("que", SPANISH),
    ("quiero", SPANISH),
    ("se", SPANISH),
    ("si", SPANISH),
    ("siempre", SPANISH),
    ("sin", SPANISH),
    ("son", SPANISH),
    ("su", SPANISH),
    ("te", SPANISH),
    ("tengo", SPANISH),
    ("tienen", SPANISH),
    ("todo", SPANISH),
    ("tu", SPANISH),
    ("un", SPANISH),
    ("una", SPANISH),
    ("usted", SPANISH),
    ("vos", SPANISH),
    ("vuestra", SPANISH),
    ("vuestras", SPANISH),
    ("vuestro", SPANISH),
    ("vuestros", SPANISH),
    ("xq", SPANISH),
    ("y", SPANISH),
    ("ya", SPANISH),
    ("yo", SPANISH),
    ("after", ENGLISH),
    ("all", ENGLISH),
    ("an", ENGLISH),
    ("and", ENGLISH),
    ("are", ENGLISH),
    ("at", ENGLISH),
    ("be", ENGLISH),
    ("been", ENGLISH),
    ("but", ENGLISH),
    ("can", ENGLISH),
    ("can't", ENGLISH),
    ("didn't", ENGLISH),
    ("doesn't", ENGLISH),
    ("don't", ENGLISH),
    ("for", ENGLISH),
    ("from", ENGLISH),
    ("get", ENGLISH),
    ("have", ENGLISH),
    ("her", ENGLISH),
    ("hey", ENGLISH),
    ("hi", ENGLISH),
    ("his", ENGLISH),
    ("how", ENGLISH),
    ("i", ENGLISH),
    ("i'm", ENGLISH),
    ("if", ENGLISH),
    ("im", ENGLISH),
    ("is", ENGLISH),
    ("it", ENGLISH),
    ("it's", ENGLISH),
    ("just", ENGLISH),
    ("my", ENGLISH),
    ("not", ENGLISH),
    ("of", ENGLISH),
    ("on", ENGLISH),
    ("or", ENGLISH),
    ("our", ENGLISH),
    ("out", ENGLISH),
    ("please", ENGLISH),
    ("she", ENGLISH),
    ("so", ENGLISH),
    ("thank", ENGLISH),
    ("thanks", ENGLISH),
    ("that", ENGLISH),
    ("the", ENGLISH),
    ("there", ENGLISH),
    ("they", ENGLISH),
    ("this", ENGLISH),
    ("to", ENGLISH),
    ("u", ENGLISH),
    ("ur", ENGLISH),
    ("was", ENGLISH),
    ("we", ENGLISH),
    ("were", ENGLISH),
    ("what", ENGLISH),
    ("when", ENGLISH),
    ("where", ENGLISH),
    ("which", ENGLISH),
    ("who", ENGLISH),
    ("why", ENGLISH),
    ("will", ENGLISH),
    ("with", ENGLISH),
    ("would", ENGLISH),
    ("you", ENGLISH),
    ("your", ENGLISH),
]);

/// Identifies the language of a tokenised text.
///
/// Frequent words decide where they are clear, which in short social texts they mostly are;
/// otherwise the trigram models of `whatlang` are asked. Mentions, links and hashtags are not read.
#[must_use]
pub fn identify(text: &str, tokens: &[Token]) -> LanguageGuess {
    let (mut spanish, mut english, mut words) = (0_u32, 0_u32, 0_u32);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        words += 1;
        match COMMON.get(&token.folded) {
            SPANISH => spanish += 1,
            ENGLISH => english += 1,
            _ => {}
        }
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
            let guessed = !info.is_reliable();
            let language = match info.lang() {
                Lang::Spa => Language::Es,
                Lang::Eng => Language::En,
                // Of a few words the trigrams are a guess, and say so.
                _ if (words < 6 || guessed && spanish >= 2) && spanish > english => Language::Es,
                _ if (words < 6 || guessed && english >= 2) && english > spanish => Language::En,
                _ => Language::Other,
            };
            LanguageGuess { language, confidence: info.confidence() as f32 }
        }
        None => LanguageGuess { language: Language::Other, confidence: 0.0 },
    }
}
