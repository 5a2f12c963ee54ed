//! What a comment is about and how long its author has waited: facts that a reply may take up,
//! because the comment itself says them.

use std::cell::OnceCell;

use super::SuggestionRequest;
use super::blocks::{Role, blocks};
use crate::Comment;
use crate::brand::BrandPack;
use crate::text::{Document, Language, Token, TokenKind};

/// The language to answer in and the facts of the comment, read when first asked for: most
/// templates say nothing of them.
pub(super) struct Heard<'a> {
    comment: Option<&'a Comment>,
    asked: Option<Language>,
    brand: Option<&'a BrandPack>,
    read: OnceCell<(Language, Facts)>,
}

impl<'a> Heard<'a> {
    /// What will be read of a request's comment.
    pub(super) fn in_request(request: &'a SuggestionRequest, brand: Option<&'a BrandPack>) -> Self {
        let comment = request.comment.as_ref();
        Self { comment, asked: request.lang, brand, read: OnceCell::new() }
    }

    /// The same where the comment has been read already.
    pub(super) fn already(
        request: &'a SuggestionRequest,
        brand: &'a BrandPack,
        read: Option<&Document<'_>>,
    ) -> Self {
        let heard = Self::in_request(request, Some(brand));
        heard.read.get_or_init(|| heard.read_from(read));
        heard
    }

    /// For a line whose language is known and that answers nobody.
    pub(super) fn nothing(language: Language) -> Self {
        let read = OnceCell::from((language, Facts::default()));
        Self { comment: None, asked: Some(language), brand: None, read }
    }

    /// The language to answer in: the one asked for, else the comment's, else the brand's first.
    pub(super) fn language(&self) -> Language {
        self.read().0
    }

    pub(super) fn facts(&self) -> &Facts {
        &self.read().1
    }

    fn read(&self) -> &(Language, Facts) {
        self.read.get_or_init(|| {
            let read = self.comment.map(|comment| Document::new(&comment.text, comment.lang));
            self.read_from(read.as_ref())
        })
    }

    fn read_from(&self, comment: Option<&Document<'_>>) -> (Language, Facts) {
        let language = self
            .asked
            .or_else(|| comment.map(|comment| comment.language))
            .filter(|language| *language != Language::Other)
            .or_else(|| self.brand.and_then(|brand| brand.languages.first().copied()))
            .unwrap_or_default();
        (language, comment.map(Facts::of).unwrap_or_default())
    }
}

/// Facts of a comment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// What it is about, as a reply to its author says it: "tu pedido".
    pub(super) topic: Option<String>,
    /// How long its author has waited, in their own words: "tres semanas".
    pub(super) wait: Option<String>,
}

/// Units of time, folded.
const UNITS: &[&str] = &[
    "hora", "horas", "dia", "dias", "semana", "semanas", "mes", "meses", "hour", "hours", "day",
    "days", "week", "weeks", "month", "months",
];
/// Words for a number of them, folded.
const COUNTS: &[&str] = &[
    "un", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "diez", "quince",
    "veinte", "varias", "varios", "two", "three", "four", "five", "six", "seven", "eight", "ten",
    "several",
];
/// Words that make a span of time one of waiting, folded.
const WAITING: &[&str] = &[
    "llevo",
    "llevamos",
    "hace",
    "tras",
    "esperando",
    "espera",
    "esperar",
    "waiting",
    "waited",
    "been",
    "after",
    "wait",
];
/// How many words before a span of time, or after it, one of them may stand.
const REACH: usize = 4;

impl Facts {
    /// The facts of a comment.
    pub(super) fn of(comment: &Document<'_>) -> Self {
        Self { topic: topic(comment), wait: wait(comment) }
    }
}

/// The topic whose word comes first in the comment.
fn topic(comment: &Document<'_>) -> Option<String> {
    let topics: Vec<_> = blocks()
        .iter()
        .filter(|block| block.role == Role::Topic && block.language == comment.language)
        .collect();
    comment.words().find_map(|word| {
        let named = |words: &str| words.split(' ').any(|known| known == word.folded);
        topics.iter().find(|block| named(block.text)).map(|block| block.of.replace('_', " "))
    })
}

fn wait(comment: &Document<'_>) -> Option<String> {
    let tokens = &comment.tokens;
    let is = |token: &Token, known: &[&str]| known.contains(&token.folded.as_str());
    tokens.windows(2).enumerate().find_map(|(at, pair)| {
        let counted = pair[0].kind == TokenKind::Number || is(&pair[0], COUNTS);
        let around = at.saturating_sub(REACH)..(at + 2 + REACH).min(tokens.len());
        let waited = tokens[around].iter().any(|token| is(token, WAITING));
        (counted && waited && is(&pair[1], UNITS)).then(|| {
            let said = &comment.text[pair[0].span.start..pair[1].span.end];
            said.to_lowercase()
        })
    })
}

/// Whether facts can be told in a language at all.
pub(super) fn language_of(name: &str) -> Option<Language> {
    match name {
        "es" => Some(Language::Es),
        "en" => Some(Language::En),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_can_take_up_what_the_comment_says() {
        for (text, topic, wait) in [
            ("Llevo tres semanas esperando el pedido", Some("tu pedido"), Some("tres semanas")),
            ("¿A qué hora abrís? Tengo dos días libres", Some("el horario"), None),
            ("Been waiting 2 weeks for my refund", Some("your refund"), Some("2 weeks")),
            ("Hace 15 días que no me llega la factura", Some("tu factura"), Some("15 días")),
        ] {
            let facts = Facts::of(&Document::new(text, None));
            assert_eq!(facts.topic.as_deref(), topic, "{text}");
            assert_eq!(facts.wait.as_deref(), wait, "{text}");
        }
    }
}
