//! What a comment is about and how long its author has waited: facts that a reply may take up,
//! because the comment itself says them.

use super::blocks::{Role, blocks};
use crate::text::{Document, Language, Token, TokenKind};

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
