//! Finding a template by a few letters.

use crate::brand::Template;
use crate::order;
use crate::text::fold;

/// The places of the templates that a few letters find, the best first; of equals the earlier one.
/// Without letters, all of them.
#[must_use]
pub fn find(templates: &[Template], query: &str) -> Vec<usize> {
    Finder::new(templates).find(query)
}

/// Templates read once, to be searched at every key.
#[derive(Debug, Clone, Default)]
pub struct Finder(Vec<Fields>);

impl Finder {
    /// Reads the templates.
    #[must_use]
    pub fn new(templates: &[Template]) -> Self {
        Self(templates.iter().map(Fields::of).collect())
    }

    /// As [`find`] in the templates that were read.
    #[must_use]
    pub fn find(&self, query: &str) -> Vec<usize> {
        let query = Query::new(query);
        if query.0.is_empty() {
            return (0..self.0.len()).collect();
        }
        let scored = self.0.iter().enumerate().filter_map(|(place, fields)| {
            let score = score(fields, &query);
            (score > 0).then_some((place, score))
        });
        let mut found: Vec<(usize, u32)> = scored.collect();
        order::sort_by_key(&mut found, |(_, score)| std::cmp::Reverse(*score));
        found.into_iter().map(|(place, _)| place).collect()
    }
}

/// A template's fields, folded once.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    shortcut: String,
    title: String,
    body: String,
    tags: Vec<String>,
}

/// What is searched for: folded words.
pub(super) struct Query(Vec<String>);

impl Query {
    pub(super) fn new(query: &str) -> Self {
        let folded = fold(query.trim().trim_start_matches('/')).text;
        Self(folded.split_whitespace().map(str::to_owned).collect())
    }
}

impl Fields {
    pub(super) fn of(template: &Template) -> Self {
        let folded = |text: &str| fold(text).text;
        let bodies = [&template.body.es, &template.body.en];
        Self {
            shortcut: template.shortcut.as_deref().map(folded).unwrap_or_default(),
            title: folded(&template.title),
            body: bodies
                .iter()
                .filter_map(|body| body.as_deref())
                .map(|body| folded(body) + " ")
                .collect(),
            tags: template.tags.iter().map(|tag| folded(tag)).collect(),
        }
    }
}

/// How well a query finds a template, 0 for not at all: in its shortcut, title, body and tags,
/// which weigh 4, 3, 2 and 1. Every word of the query has to be found somewhere.
pub(super) fn score(fields: &Fields, query: &Query) -> u32 {
    let mut total = 0;
    for word in &query.0 {
        let best = [
            4 * closeness(&fields.shortcut, word),
            3 * closeness(&fields.title, word),
            2 * substring(&fields.body, word),
            fields.tags.iter().map(|tag| closeness(tag, word)).max().unwrap_or(0),
        ]
        .into_iter()
        .max()
        .unwrap_or(0);
        if best == 0 {
            return 0;
        }
        total += best;
    }
    total
}

/// 25 for the whole, 18 for a start, 14 for the start of a word, 8 inside, 3 for letters in order.
fn closeness(text: &str, word: &str) -> u32 {
    if text == word {
        25
    } else if text.starts_with(word) {
        18
    } else {
        match substring(text, word) {
            0 if in_order(text, word) => 3,
            found => found,
        }
    }
}

fn substring(text: &str, word: &str) -> u32 {
    let starts =
        |at: usize| text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
    let mut places = text.match_indices(word).map(|(at, _)| at).peekable();
    if places.peek().is_none() {
        return 0;
    }
    if places.any(starts) { 14 } else { 8 }
}

/// Whether the letters of `word` come in `text` in this order, from the start of a word on.
fn in_order(text: &str, word: &str) -> bool {
    if word.chars().count() < 3 {
        return false;
    }
    let mut letters = word.chars().peekable();
    for character in text.chars() {
        if letters.peek() == Some(&character) {
            letters.next();
        }
    }
    letters.peek().is_none() && text.starts_with(|c| word.starts_with(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brand::Localized;

    #[test]
    fn the_closest_comes_first_and_no_letters_find_everything() {
        let template = |title: &str, body: &str| Template {
            id: title.to_lowercase(),
            shortcut: None,
            title: title.into(),
            body: Localized { es: Some(body.into()), en: None },
            tags: Vec::new(),
            situations: Vec::new(),
            networks: Vec::new(),
        };
        let library =
            [template("Envío", "Sale hoy."), template("Horario", "Cerramos el envío a las seis.")];
        assert_eq!(find(&library, " "), [0, 1]);
        assert_eq!(find(&library, "ENVIO"), [0, 1]);
        assert_eq!(find(&library, "horario envio"), [1]);
        assert!(find(&library, "factura").is_empty());
    }
}
