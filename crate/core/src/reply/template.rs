//! The language that saved replies are written in.
//!
//! | written | becomes |
//! |---|---|
//! | `{{first_name}}` | the value; a name that is not known is left out with its comma, anything else is a gap |
//! | `{{first_name \| default: "amiga"}}` | the value, else that text |
//! | `{{city \| capitalize}}` | the value, changed: `capitalize`, `upper`, `lower` |
//! | `{{#handle}} … {{/handle}}` | the part, if there is such a value |
//! | `{{^handle}} … {{/handle}}` | the part, if there is none |
//! | `{Gracias\|Mil gracias}` | one of them, another from use to use |
//! | `{{ask "Número de pedido"}}` | a gap with that name |
//! | `{{cursor}}` | nothing; the caret is put there |
//! | `\{` | a brace |
//!
//! Values: `first_name`, `name`, `handle`, `brand`, `network`, `greeting`, `signature`,
//! `day_greeting`. Nothing in a template can run, and what it makes is bounded.

use std::fmt;

/// The most that a template may be nested.
const DEPTH: usize = 8;
/// The most characters that a template may make.
const LONGEST: usize = 10_000;

/// A template, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Value { name: String, filters: Vec<Filter> },
    Section { name: String, present: bool, parts: Vec<Part> },
    OneOf(Vec<Vec<Part>>),
    Ask(String),
    Cursor,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Filter {
    Default(String),
    Capitalize,
    Upper,
    Lower,
}

/// What is wrong with a template, and where.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TemplateError {
    /// Counted from 1.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
    /// What is wrong there.
    pub problem: TemplateProblem,
}

/// What can be wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TemplateProblem {
    /// `{{` without `}}`.
    #[error("this “{{{{” is never closed by “}}}}”")]
    NotClosed,
    /// Something that is no name between braces.
    #[error("“{written}” is not a name: only letters, digits and “_”")]
    BadName {
        /// What is written there.
        written: String,
    },
    /// An unknown filter.
    #[error("there is no filter “{written}”; there are default, capitalize, upper and lower")]
    UnknownFilter {
        /// What is written there.
        written: String,
    },
    /// A text that should stand between quotation marks.
    #[error("a text in quotation marks is missing here")]
    NoText,
    /// `{{#x}}` without `{{/x}}`.
    #[error("the part “{name}” is never ended by “{{{{/{name}}}}}”")]
    PartNotEnded {
        /// Its name.
        name: String,
    },
    /// `{{/x}}` without `{{#x}}`.
    #[error("nothing called “{name}” is open here")]
    NothingToEnd {
        /// Its name.
        name: String,
    },
    /// Parts within parts within parts.
    #[error("parts are nested too deeply")]
    TooDeep,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}, column {}: {}", self.line, self.column, self.problem)
    }
}

/// Where values come from.
pub trait Values {
    /// The value of a name; none if it is not known.
    fn value(&self, name: &str) -> Option<String>;
    /// The word shown for a gap.
    fn gap_name(&self, name: &str) -> String {
        name.replace('_', " ")
    }
}

/// A filled template.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filled {
    /// The text.
    pub text: String,
    /// What is left to fill in: byte range of `text`, and its name.
    pub gaps: Vec<(std::ops::Range<usize>, String)>,
    /// Where the caret goes, as a byte offset; the end if not said.
    pub cursor: Option<usize>,
}

impl Body {
    /// Reads a template.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn parse(source: &str) -> Result<Body, TemplateError> {
        let mut reader = Reader { source, at: 0 };
        let parts = reader.parts(&Ends::Nothing, 0)?;
        Ok(Body { parts })
    }

    /// Fills the template. The same `seed` chooses the same alternatives.
    #[must_use]
    pub fn fill(&self, values: &dyn Values, seed: u32) -> Filled {
        let mut filled = Filled::default();
        let mut choices = Choices { seed, made: 0 };
        fill(&self.parts, values, &mut choices, &mut filled);
        filled
    }
}

/// Chooses among alternatives, the same from the same seed.
struct Choices {
    seed: u32,
    made: u32,
}

impl Choices {
    fn next(&mut self, count: usize) -> usize {
        self.made += 1;
        // SplitMix32's finaliser: neighbouring seeds choose differently.
        let mut mixed = self.seed.wrapping_add(self.made.wrapping_mul(0x9e37_79b9));
        mixed = (mixed ^ (mixed >> 16)).wrapping_mul(0x21f0_aaad);
        mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x735a_2d97);
        (mixed ^ (mixed >> 15)) as usize % count.max(1)
    }
}

fn fill(parts: &[Part], values: &dyn Values, choices: &mut Choices, filled: &mut Filled) {
    for part in parts {
        if filled.text.len() > LONGEST {
            return;
        }
        match part {
            Part::Text(text) => push_text(&mut filled.text, text),
            Part::Cursor => filled.cursor = Some(filled.text.len()),
            Part::Ask(question) => gap(filled, question.clone()),
            Part::Value { name, filters } => match filtered(values.value(name), filters) {
                Some(value) => filled.text.push_str(&value),
                None if is_of_a_person(name) => leave_out(filled),
                None => gap(filled, values.gap_name(name)),
            },
            Part::Section { name, present, parts } => {
                if values.value(name).is_some() == *present {
                    fill(parts, values, choices, filled);
                }
            }
            Part::OneOf(alternatives) => {
                let chosen = choices.next(alternatives.len());
                fill(&alternatives[chosen], values, choices, filled);
            }
        }
    }
}

/// What a reply can do without.
fn is_of_a_person(name: &str) -> bool {
    matches!(name, "first_name" | "name" | "handle" | "greeting" | "signature")
}

/// Adds text; after a name that was left out, its space goes too.
fn push_text(text: &mut String, more: &str) {
    let bare = text.is_empty() || text.ends_with(['\n', ' ']);
    let more = if bare { more.trim_start_matches(' ') } else { more };
    // At the start nothing stands before the mark that would have closed the name.
    let more = if text.is_empty() {
        more.trim_start_matches([',', ':']).trim_start_matches(' ')
    } else {
        more
    };
    text.push_str(more);
}

/// Leaves out a value with the comma and space that led to it: "Hola, {{first_name}}:" → "Hola:".
fn leave_out(filled: &mut Filled) {
    let floor = filled.gaps.last().map_or(0, |(range, _)| range.end);
    let trimmed =
        filled.text.trim_end_matches(' ').trim_end_matches([',', '@']).trim_end_matches(' ');
    let kept = trimmed.len().max(floor).max(filled.cursor.unwrap_or(0));
    filled.text.truncate(kept);
}

fn gap(filled: &mut Filled, name: String) {
    let start = filled.text.len();
    filled.text.push('[');
    filled.text.push_str(&name);
    filled.text.push(']');
    filled.gaps.push((start..filled.text.len(), name));
}

fn filtered(value: Option<String>, filters: &[Filter]) -> Option<String> {
    filters.iter().fold(value, |value, filter| match (filter, value) {
        (Filter::Default(text), None) => Some(text.clone()),
        (_, None) => None,
        (Filter::Default(_), Some(value)) => Some(value),
        (Filter::Upper, Some(value)) => Some(value.to_uppercase()),
        (Filter::Lower, Some(value)) => Some(value.to_lowercase()),
        (Filter::Capitalize, Some(value)) => {
            let mut rest = value.chars();
            rest.next().map(|first| first.to_uppercase().chain(rest).collect())
        }
    })
}

/// What ends the parts being read.
enum Ends {
    Nothing,
    Section(String),
    Alternative,
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
}

impl Reader<'_> {
    fn error(&self, at: usize, problem: TemplateProblem) -> TemplateError {
        let before = &self.source[..at];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        TemplateError { line: number(line), column: number(column), problem }
    }

    fn parts(&mut self, ends: &Ends, depth: usize) -> Result<Vec<Part>, TemplateError> {
        if depth > DEPTH {
            return Err(self.error(self.at, TemplateProblem::TooDeep));
        }
        let start = self.at;
        let (mut parts, mut text) = (Vec::new(), String::new());
        let flush = |parts: &mut Vec<Part>, text: &mut String| {
            if !text.is_empty() {
                parts.push(Part::Text(std::mem::take(text)));
            }
        };
        while let Some(character) = self.source[self.at..].chars().next() {
            let rest = &self.source[self.at..];
            if let Some(escaped) = rest.strip_prefix('\\').and_then(|rest| rest.chars().next())
                && matches!(escaped, '{' | '}' | '|' | '\\')
            {
                text.push(escaped);
                self.at += 2;
            } else if rest.starts_with("{{") {
                flush(&mut parts, &mut text);
                let opened = self.at;
                let Some(len) = rest.find("}}") else {
                    return Err(self.error(opened, TemplateProblem::NotClosed));
                };
                let inside = rest[2..len].trim();
                self.at += len + 2;
                if let Some(name) = inside.strip_prefix('/') {
                    let name = name.trim();
                    return match ends {
                        Ends::Section(open) if open == name => Ok(parts),
                        _ => {
                            let name = name.to_owned();
                            Err(self.error(opened, TemplateProblem::NothingToEnd { name }))
                        }
                    };
                }
                parts.push(self.tag(inside, opened, depth)?);
            } else if character == '{' && self.has_alternatives() {
                flush(&mut parts, &mut text);
                self.at += 1;
                let mut alternatives = Vec::new();
                loop {
                    alternatives.push(self.parts(&Ends::Alternative, depth + 1)?);
                    let closed = self.source[..self.at].ends_with('}');
                    if closed || self.at >= self.source.len() {
                        break;
                    }
                }
                parts.push(Part::OneOf(alternatives));
            } else if matches!(ends, Ends::Alternative) && matches!(character, '|' | '}') {
                self.at += 1;
                flush(&mut parts, &mut text);
                return Ok(parts);
            } else {
                text.push(character);
                self.at += character.len_utf8();
            }
        }
        flush(&mut parts, &mut text);
        match ends {
            Ends::Section(name) => {
                let name = name.clone();
                Err(self.error(start, TemplateProblem::PartNotEnded { name }))
            }
            Ends::Nothing | Ends::Alternative => Ok(parts),
        }
    }

    /// Whether the brace at the reader opens alternatives: a `|` stands between it and its own
    /// closing brace.
    fn has_alternatives(&self) -> bool {
        let (mut open, mut bars) = (0_usize, false);
        let mut escaped = false;
        for character in self.source[self.at..].chars() {
            match character {
                _ if escaped => {
                    escaped = false;
                    continue;
                }
                '\\' => escaped = true,
                '{' => open += 1,
                '}' => {
                    open -= 1;
                    if open == 0 {
                        return bars;
                    }
                }
                '|' if open == 1 => bars = true,
                _ => {}
            }
        }
        false
    }

    fn tag(&mut self, inside: &str, opened: usize, depth: usize) -> Result<Part, TemplateError> {
        let section = match inside.chars().next() {
            Some('#') => Some(true),
            Some('^') => Some(false),
            _ => None,
        };
        if let Some(present) = section {
            let name = self.name(inside[1..].trim(), opened)?;
            let parts = self.parts(&Ends::Section(name.clone()), depth + 1)?;
            return Ok(Part::Section { name, present, parts });
        }
        if inside == "cursor" {
            return Ok(Part::Cursor);
        }
        if let Some(question) = inside.strip_prefix("ask ") {
            return Ok(Part::Ask(self.quoted(question, opened)?));
        }
        let mut pieces = inside.split('|');
        let name = self.name(pieces.next().unwrap_or_default().trim(), opened)?;
        let mut filters = Vec::new();
        for piece in pieces {
            let piece = piece.trim();
            filters.push(match piece {
                "capitalize" => Filter::Capitalize,
                "upper" => Filter::Upper,
                "lower" => Filter::Lower,
                _ => match piece.strip_prefix("default:") {
                    Some(text) => Filter::Default(self.quoted(text, opened)?),
                    None => {
                        let written = piece.to_owned();
                        return Err(self.error(opened, TemplateProblem::UnknownFilter { written }));
                    }
                },
            });
        }
        Ok(Part::Value { name, filters })
    }

    fn name(&self, name: &str, opened: usize) -> Result<String, TemplateError> {
        let plain = |c: char| c.is_alphanumeric() || c == '_';
        if !name.is_empty() && name.chars().all(plain) {
            return Ok(name.to_owned());
        }
        let written = name.chars().take(40).collect();
        Err(self.error(opened, TemplateProblem::BadName { written }))
    }

    fn quoted(&self, text: &str, opened: usize) -> Result<String, TemplateError> {
        let text = text.trim();
        let quotes = [('"', '"'), ('\'', '\''), ('“', '”'), ('«', '»')];
        quotes
            .iter()
            .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
            .map(str::to_owned)
            .ok_or_else(|| self.error(opened, TemplateProblem::NoText))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    impl Values for HashMap<&str, &str> {
        fn value(&self, name: &str) -> Option<String> {
            self.get(name).map(|value| (*value).to_owned())
        }
    }

    fn filled(source: &str, values: &[(&'static str, &'static str)]) -> Filled {
        let values: HashMap<&str, &str> = values.iter().copied().collect();
        Body::parse(source).unwrap().fill(&values, 1)
    }

    #[test]
    fn values_are_filled_in_or_gracefully_left_out() {
        let ana = [("first_name", "Ana")];
        for (source, with, without) in [
            ("¡Gracias, {{first_name}}!", "¡Gracias, Ana!", "¡Gracias!"),
            ("Hola {{first_name}}, dinos", "Hola Ana, dinos", "Hola, dinos"),
            ("{{first_name}}, dinos", "Ana, dinos", "dinos"),
            ("Hola{{#first_name}}, {{first_name}}{{/first_name}}.", "Hola, Ana.", "Hola."),
            ("{{first_name | default: \"amiga\" | upper}}", "ANA", "AMIGA"),
            ("{{^first_name}}¿Quién eres?{{/first_name}}", "", "¿Quién eres?"),
            (r"\{a|b\} {c}", "{a|b} {c}", "{a|b} {c}"),
        ] {
            assert_eq!(filled(source, &ana).text, with, "{source}");
            assert_eq!(filled(source, &[]).text, without, "{source}");
        }
    }

    #[test]
    fn what_is_not_known_is_a_marked_gap() {
        let filled = filled("Pedido {{order}} y {{ask \"Fecha\"}}{{cursor}}.", &[]);
        assert_eq!(filled.text, "Pedido [order] y [Fecha].");
        assert_eq!(filled.gaps, [(7..14, "order".into()), (17..24, "Fecha".into())]);
        assert_eq!(filled.cursor, Some(24));
    }

    #[test]
    fn alternatives_vary_with_the_seed_and_with_nothing_else() {
        let body = Body::parse("{Gracias|Mil gracias|{Muchas|Muchísimas} gracias}").unwrap();
        let none: HashMap<&str, &str> = HashMap::new();
        let texts: std::collections::BTreeSet<String> =
            (0..40).map(|seed| body.fill(&none, seed).text).collect();
        let wanted = ["Gracias", "Mil gracias", "Muchas gracias", "Muchísimas gracias"];
        assert_eq!(texts.iter().map(String::as_str).collect::<Vec<_>>(), wanted);
        assert_eq!(body.fill(&none, 7), body.fill(&none, 7));
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (source, told) in [
            ("Hola\n ¿{{first_name", "line 2, column 3: this “{{” is never closed by “}}”"),
            ("{{#a}}x", "line 1, column 7: the part “a” is never ended by “{{/a}}”"),
            ("x{{/a}}", "line 1, column 2: nothing called “a” is open here"),
            (
                "{{a | shout}}",
                "line 1, column 1: there is no filter “shout”; there are default, capitalize, upper and lower",
            ),
            (
                "{{ask}}{{a b}}",
                "line 1, column 8: “a b” is not a name: only letters, digits and “_”",
            ),
        ] {
            assert_eq!(Body::parse(source).unwrap_err().to_string(), told);
        }
    }

    proptest! {
        #[test]
        fn no_template_panics_or_grows_without_bound(source in "[a{}|\\\\#/^ \\n\"ñ:_]{0,60}") {
            if let Ok(body) = Body::parse(&source) {
                let none: HashMap<&str, &str> = HashMap::new();
                prop_assert!(body.fill(&none, 3).text.len() <= 2 * LONGEST);
            }
        }
    }
}
