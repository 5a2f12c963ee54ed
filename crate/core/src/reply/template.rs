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
//! | `{{ask "Número de pedido"}}` | a gap with that name, asked for before it is inserted |
//! | `{{ask "Talla" \| choice: "S", "M"}}` | the same, one of these |
//! | `{{ask "Fecha" \| date \| default: "mañana"}}` | the same, a date; that text if nothing else is said |
//! | `{{cursor}}` | nothing; the caret is put there |
//! | `\{` | a brace |
//!
//! Values: `first_name`, `name`, `handle`, `brand`, `network`, `greeting`, `signature`,
//! `day_greeting`, `topic` (what the comment is about) and `wait` (how long its author has waited).
//! Parts can depend on `on_x`, `on_instagram` and so on, on `in_es` and `in_en`, on `morning`,
//! `afternoon` and `night`. Names and filters can be written in Spanish too (`nombre`, `mayúscula`).
//!
//! ```text
//! template     = { text | escape | tag | section | alternatives } ;
//! escape       = "\", ( "{" | "}" | "|" | "\" ) ;
//! tag          = "{{", ( "cursor" | question | value ), "}}" ;
//! value        = name, { "|", ( "capitalize" | "upper" | "lower" | default ) } ;
//! question     = "ask", quoted, { "|", ( "date" | default | "choice:", quoted, { ",", quoted } ) } ;
//! default      = "default:", quoted ;
//! section      = "{{", ( "#" | "^" ), name, "}}", template, "{{/", name, "}}" ;
//! alternatives = "{", template, "|", template, { "|", template }, "}" ;
//! quoted       = ( '"' | "“" | "«" | "'" ), text, ( '"' | "”" | "»" | "'" ) ;
//! ```
//!
//! Nothing in a template can run, and what it makes is bounded.

use std::fmt;

use crate::text::Language;

/// The most that a template may be nested.
const DEPTH: usize = 8;
/// The most characters that a template may make.
const LONGEST: usize = 10_000;
/// The longest template that is read, in bytes: longer than any network takes.
const LONGEST_SOURCE: usize = 10_000;

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
    Ask(Question),
    Cursor,
}

/// What the user is asked before a reply is inserted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Question {
    name: String,
    answer: GapKind,
    options: Vec<String>,
    default: Option<String>,
}

/// What answers a question.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Default,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum GapKind {
    /// Any text.
    #[default]
    Text,
    /// One of the options.
    Choice,
    /// A date.
    Date,
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
    #[error("there is no “{written}” after a bar; there are default, capitalize, upper and lower")]
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
    /// Longer than any reply.
    #[error("this is too long for a reply")]
    TooLong,
    /// A value between single braces.
    #[error("“{{{name}}}” needs two braces on each side: “{{{{{name}}}}}”")]
    SingleBraces {
        /// Its name.
        name: String,
    },
}

impl TemplateProblem {
    /// The problem in a language of the interface.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        if language != Language::Es {
            return self.to_string();
        }
        match self {
            Self::NotClosed => "este «{{» no se cierra con «}}»".to_owned(),
            Self::BadName { written } => {
                format!("«{written}» no es un nombre: solo letras, números y «_»")
            }
            Self::UnknownFilter { written } => format!(
                "tras la barra no puede ir «{written}»; puede ir default, mayúscula, mayúsculas o minúsculas"
            ),
            Self::NoText => "aquí falta un texto entre comillas".to_owned(),
            Self::PartNotEnded { name } => {
                format!("la parte «{name}» no termina: falta «{{{{/{name}}}}}»")
            }
            Self::NothingToEnd { name } => format!("aquí no hay ninguna parte «{name}» abierta"),
            Self::TooDeep => "hay demasiadas partes unas dentro de otras".to_owned(),
            Self::TooLong => "es demasiado largo para una respuesta".to_owned(),
            Self::SingleBraces { name } => {
                format!("«{{{name}}}» necesita dos llaves a cada lado: «{{{{{name}}}}}»")
            }
        }
    }
}

/// What a value is called, whichever language it was written in.
fn canonical(name: &str) -> &str {
    match name {
        "nombre" => "first_name",
        "nombre_completo" => "name",
        "usuario" => "handle",
        "marca" => "brand",
        "red" => "network",
        "saludo" => "greeting",
        "firma" => "signature",
        "saludo_del_dia" | "saludo_del_día" => "day_greeting",
        "tema" => "topic",
        "espera" => "wait",
        "mañana" | "manana" => "morning",
        "tarde" => "afternoon",
        "noche" => "night",
        _ => name,
    }
}

/// Values that are known by name, and so are mistyped when they stand between single braces.
const NAMES: &[&str] = &[
    "first_name",
    "name",
    "handle",
    "brand",
    "network",
    "greeting",
    "signature",
    "day_greeting",
    "topic",
    "wait",
    "cursor",
];

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
    /// What is left to fill in, in order.
    pub gaps: Vec<FilledGap>,
    /// Where the caret goes, as a byte offset; the end if not said.
    pub cursor: Option<usize>,
}

/// A place of a filled template that only the user can fill.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilledGap {
    /// Where it stands, in bytes of the text.
    pub range: std::ops::Range<usize>,
    /// What is missing there.
    pub name: String,
    /// What may be put there.
    pub kind: GapKind,
    /// The options, where it is a choice.
    pub options: Vec<String>,
    /// What stands there unless something else is said; otherwise its name stands there in brackets.
    pub default: Option<String>,
}

impl Body {
    /// Reads a template.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn parse(source: &str) -> Result<Body, TemplateError> {
        let mut reader = Reader { source, at: 0 };
        if source.len() > LONGEST_SOURCE {
            return Err(reader.error(0, TemplateProblem::TooLong));
        }
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
                None if is_of_a_part(name) => {}
                None => {
                    let name = values.gap_name(name);
                    gap(filled, Question { name, ..Question::default() });
                }
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
    matches!(name, "first_name" | "name" | "handle" | "greeting" | "signature" | "topic" | "wait")
}

/// What a template asks about rather than says.
fn is_of_a_part(name: &str) -> bool {
    name.starts_with("on_") || name.starts_with("in_")
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
    let floor = filled.gaps.last().map_or(0, |gap| gap.range.end);
    let trimmed =
        filled.text.trim_end_matches(' ').trim_end_matches([',', '@']).trim_end_matches(' ');
    let kept = trimmed.len().max(floor).max(filled.cursor.unwrap_or(0));
    filled.text.truncate(kept);
}

fn gap(filled: &mut Filled, question: Question) {
    let Question { name, answer, options, default } = question;
    let start = filled.text.len();
    match &default {
        Some(text) => filled.text.push_str(text),
        None => {
            filled.text.push('[');
            filled.text.push_str(&name);
            filled.text.push(']');
        }
    }
    let range = start..filled.text.len();
    filled.gaps.push(FilledGap { range, name, kind: answer, options, default });
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
                        Ends::Section(open) if open == canonical(name) => Ok(parts),
                        _ => {
                            let name = name.to_owned();
                            Err(self.error(opened, TemplateProblem::NothingToEnd { name }))
                        }
                    };
                }
                parts.push(self.tag(inside, opened, depth)?);
            } else if let Some(name) = mistyped(rest) {
                let name = name.to_owned();
                return Err(self.error(self.at, TemplateProblem::SingleBraces { name }));
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
        let asked = ["ask", "pregunta"].iter().find_map(|word| {
            let rest = inside.strip_prefix(word)?;
            rest.starts_with([' ', '"', '“', '«', '\'']).then_some(rest)
        });
        if let Some(question) = asked {
            return Ok(Part::Ask(self.question(question, opened)?));
        }
        let mut pieces = pieces(inside, '|');
        let name = self.name(pieces.next().unwrap_or_default().trim(), opened)?;
        let mut filters = Vec::new();
        for piece in pieces {
            let piece = piece.trim();
            filters.push(match piece {
                "capitalize" | "mayúscula" | "mayuscula" => Filter::Capitalize,
                "upper" | "mayúsculas" | "mayusculas" => Filter::Upper,
                "lower" | "minúsculas" | "minusculas" => Filter::Lower,
                _ => match otherwise(piece) {
                    Some(text) => Filter::Default(self.quoted(text, opened)?),
                    None => return Err(self.unknown(piece, opened)),
                },
            });
        }
        Ok(Part::Value { name, filters })
    }

    fn question(&self, written: &str, opened: usize) -> Result<Question, TemplateError> {
        let mut pieces = pieces(written, '|');
        let name = self.quoted(pieces.next().unwrap_or_default(), opened)?;
        let mut question = Question { name, ..Question::default() };
        for piece in pieces.map(str::trim) {
            let choices = ["choice:", "opciones:"].iter().find_map(|word| piece.strip_prefix(word));
            if matches!(piece, "date" | "fecha") {
                question.answer = GapKind::Date;
            } else if let Some(options) = choices {
                question.answer = GapKind::Choice;
                for option in self::pieces(options, ',') {
                    question.options.push(self.quoted(option, opened)?);
                }
            } else if let Some(text) = otherwise(piece) {
                question.default = Some(self.quoted(text, opened)?);
            } else {
                return Err(self.unknown(piece, opened));
            }
        }
        Ok(question)
    }

    fn unknown(&self, written: &str, opened: usize) -> TemplateError {
        let written = written.chars().take(40).collect();
        self.error(opened, TemplateProblem::UnknownFilter { written })
    }

    fn name(&self, name: &str, opened: usize) -> Result<String, TemplateError> {
        let plain = |c: char| c.is_alphanumeric() || c == '_';
        if !name.is_empty() && name.chars().all(plain) {
            return Ok(canonical(name).to_owned());
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

/// What is written after `default:`.
fn otherwise(piece: &str) -> Option<&str> {
    ["default:", "defecto:"].iter().find_map(|word| piece.strip_prefix(word))
}

/// The pieces of a tag between marks that stand in no quotation.
fn pieces(text: &str, mark: char) -> impl Iterator<Item = &str> {
    let mut closing = None;
    text.split(move |character: char| {
        match (closing, character) {
            (Some(end), _) if character == end => closing = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => closing = Some(character),
            (None, '“') => closing = Some('”'),
            (None, '«') => closing = Some('»'),
            (None, _) => return character == mark,
        }
        false
    })
}

/// The value whose name stands between single braces at the start of `rest`.
fn mistyped(rest: &str) -> Option<&str> {
    let inside = rest.strip_prefix('{')?;
    let name = inside[..inside.find('}')?].trim();
    NAMES.contains(&canonical(name)).then_some(name)
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
        let gaps: Vec<_> =
            filled.gaps.iter().map(|gap| (gap.range.clone(), gap.name.as_str())).collect();
        assert_eq!(gaps, [(7..14, "order"), (17..24, "Fecha")]);
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
                "line 1, column 1: there is no “shout” after a bar; there are default, capitalize, upper and lower",
            ),
            (
                "{{ask}}{{a b}}",
                "line 1, column 8: “a b” is not a name: only letters, digits and “_”",
            ),
        ] {
            assert_eq!(Body::parse(source).unwrap_err().to_string(), told);
        }
    }

    #[test]
    fn questions_say_what_answers_them() {
        let size = r#"Talla {{ask "Talla" | choice: "S", "M, ancha"}} el {{ask "Día" | date | default: "lunes"}}"#;
        let filled = filled(size, &[]);
        assert_eq!(filled.text, "Talla [Talla] el lunes");
        assert_eq!(filled.gaps[0].options, ["S", "M, ancha"]);
        assert_eq!((filled.gaps[0].kind, filled.gaps[1].kind), (GapKind::Choice, GapKind::Date));
        assert_eq!(filled.gaps[1].default.as_deref(), Some("lunes"));
    }

    #[test]
    fn spanish_names_do_and_common_mistakes_are_told_in_spanish() {
        let ana = [("first_name", "ana")];
        assert_eq!(filled("Hola, {{nombre | mayúscula}}", &ana).text, "Hola, Ana");
        assert_eq!(filled("{{#nombre}}Hola{{/nombre}}", &ana).text, "Hola");
        for (source, told) in [
            ("Hola, {nombre}", "«{nombre}» necesita dos llaves a cada lado: «{{nombre}}»"),
            ("Hola, {{mi nombre}}", "«mi nombre» no es un nombre: solo letras, números y «_»"),
            ("{{pregunta Fecha}}", "aquí falta un texto entre comillas"),
        ] {
            let error = Body::parse(source).unwrap_err();
            assert_eq!(error.problem.told(Language::Es), told);
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
