//! Finding a template by a few letters.

use std::rc::Rc;

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
pub struct Finder(Vec<Rc<Fields>>);

impl Finder {
    /// Reads the templates.
    #[must_use]
    pub fn new(templates: &[Template]) -> Self {
        Self(templates.iter().map(|template| Rc::new(Fields::of(template))).collect())
    }

    /// Reads the templates of which `known` does not say that they are the same as those that stood at
    /// that place when this was read.
    #[must_use]
    pub fn renewed(&self, templates: &[Template], known: &[Option<usize>]) -> Self {
        let again =
            |place: usize| known.get(place).copied().flatten().and_then(|old| self.0.get(old));
        let read = templates.iter().enumerate().map(|(place, template)| match again(place) {
            Some(fields) => Rc::clone(fields),
            None => Rc::new(Fields::of(template)),
        });
        Self(read.collect())
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
    /// One a line.
    tags: String,
    /// The letters of all but the body.
    letters: u64,
    /// The pairs of neighbouring letters of the body.
    pairs: Pairs,
}

/// Pairs of letters by their hashes. One may be taken for in it that is not, never the other way:
/// most texts need not be searched.
#[derive(Debug, Clone, Copy, Default)]
struct Pairs([u64; 4]);

/// What is searched for.
pub(super) struct Query(Vec<Word>);

/// A folded word.
struct Word {
    text: String,
    letters: u64,
    pairs: Pairs,
}

impl Pairs {
    fn of(text: &str) -> Self {
        let mut pairs = Self::default();
        for pair in text.as_bytes().windows(2) {
            let hash = usize::from(pair[0]) * 31 + usize::from(pair[1]);
            pairs.0[hash / 64 % 4] |= 1 << (hash % 64);
        }
        pairs
    }

    fn may_have(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).all(|(own, other)| other & !own == 0)
    }
}

/// The letters of a text, as bits; some share one.
fn letters(text: &str) -> u64 {
    text.bytes().fold(0, |letters, byte| letters | 1 << (byte % 64))
}

impl Query {
    pub(super) fn new(query: &str) -> Self {
        let folded = fold(query.trim().trim_start_matches('/')).text;
        let word = |text: &str| Word {
            text: text.to_owned(),
            letters: letters(text),
            pairs: Pairs::of(text),
        };
        Self(folded.split_whitespace().map(word).collect())
    }
}

impl Fields {
    pub(super) fn of(template: &Template) -> Self {
        let folded = |text: &str| fold(text).text;
        let bodies = [&template.body.es, &template.body.en];
        let shortcut = template.shortcut.as_deref().map(folded).unwrap_or_default();
        let title = folded(&template.title);
        let tags: Vec<String> = template.tags.iter().map(|tag| folded(tag)).collect();
        let tags = tags.join("\n");
        let body: String = bodies
            .iter()
            .filter_map(|body| body.as_deref())
            .map(|body| folded(body) + " ")
            .collect();
        Self {
            letters: letters(&shortcut) | letters(&title) | letters(&tags),
            pairs: Pairs::of(&body),
            shortcut,
            title,
            body,
            tags,
        }
    }
}

/// How well a query finds a template, 0 for not at all: in its shortcut, title, body and tags,
/// which weigh 4, 3, 2 and 1. Every word of the query has to be found somewhere.
pub(super) fn score(fields: &Fields, query: &Query) -> u32 {
    let mut total = 0;
    for word in &query.0 {
        let mut best = 0;
        if word.letters & !fields.letters == 0 {
            best = (4 * closeness(&fields.shortcut, &word.text))
                .max(3 * closeness(&fields.title, &word.text));
            if best < WHOLE {
                best = best.max(closeness(&fields.tags, &word.text));
            }
        }
        if best < 2 * WORD_STARTS && fields.pairs.may_have(&word.pairs) {
            best = best.max(2 * substring(&fields.body, &word.text));
        }
        if best == 0 {
            return 0;
        }
        total += best;
    }
    total
}

/// What a word counts for that is a whole line of a text, the start of one, the start of a word,
/// within a word, or only there with other letters between its own.
const WHOLE: u32 = 25;
const STARTS: u32 = 18;
const WORD_STARTS: u32 = 14;
const WITHIN: u32 = 8;
const SCATTERED: u32 = 3;

/// How near a word comes to one of the lines of a text, 0 for not at all.
fn closeness(text: &str, word: &str) -> u32 {
    match places(text, word) {
        0 if text.split('\n').any(|line| in_order(line, word)) => SCATTERED,
        found => found,
    }
}

/// The best place of a word in a text of which only words count.
fn substring(text: &str, word: &str) -> u32 {
    places(text, word).min(WORD_STARTS)
}

/// The best place of a word in a text. Looks at bytes: the standard search prepares itself for
/// longer texts and words than these.
fn places(text: &str, word: &str) -> u32 {
    let (bytes, sought) = (text.as_bytes(), word.as_bytes());
    let Some(first) = sought.first() else { return 0 };
    let mut best = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if byte != first || !bytes[at..].starts_with(sought) {
            continue;
        }
        let before = text[..at].chars().next_back().filter(|before| *before != '\n');
        let ends = bytes.get(at + sought.len()).is_none_or(|after| *after == b'\n');
        match before {
            None if ends => return WHOLE,
            None => best = STARTS,
            Some(before) if !before.is_alphanumeric() => best = best.max(WORD_STARTS),
            Some(_) => best = best.max(WITHIN),
        }
    }
    best
}

/// Whether the letters of `word` come in `text` in this order, from the start of a word on.
fn in_order(text: &str, word: &str) -> bool {
    if !text.starts_with(|first| word.starts_with(first)) || word.chars().nth(2).is_none() {
        return false;
    }
    let mut letters = word.chars().peekable();
    for character in text.chars() {
        if letters.peek() == Some(&character) {
            letters.next();
        }
    }
    letters.peek().is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
    proptest! {
        #[test]
        fn what_is_passed_over_is_not_there(text in "[a-eñ¿ 1]{0,30}", word in "[a-eñ1]{1,4}") {
            let fields = Fields {
                letters: letters(&text),
                pairs: Pairs::of(&text),
                title: text.clone(),
                body: text.clone(),
                ..Fields::default()
            };
            let found = score(&fields, &Query::new(&word));
            let word = fold(&word).text;
            let best = (3 * closeness(&text, &word)).max(2 * substring(&text, &word));
            prop_assert_eq!(found, best);
            prop_assert_eq!(substring(&text, &word) > 0, text.contains(&word));
        }
    }
}
