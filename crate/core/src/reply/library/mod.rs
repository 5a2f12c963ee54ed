//! Saved replies in files: Timbre's own JSON and CSV, and what espanso, Text Blaze and Briskine
//! write. What cannot be read is refused with its place, and the rest is taken.

mod espanso;
mod foreign;
mod near;
mod table;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::template::{Body, TemplateProblem};
use crate::brand::{Localized, Template};
use crate::json;
use crate::text::{Document, Language, fold};

pub use near::{Wording, near_pairs, near_pairs_renewed};
pub use table::to_csv;

/// The version of the shape of a library's file.
const VERSION: u32 = 1;

/// A library as a file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Library {
    version: u32,
    templates: Vec<Template>,
}

/// What a file brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Imported {
    /// The templates that could be read.
    pub templates: Vec<Template>,
    /// What could not.
    pub refused: Vec<LibraryProblem>,
}

/// What is wrong with a file, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibraryProblem {
    /// The line of the file, counted from 1; none where only the place is known.
    pub line: Option<usize>,
    /// The place in words: a template's title, `templates[3].body`; empty for the whole file.
    pub place: String,
    /// What is wrong there.
    pub problem: LibraryError,
}

/// What can be wrong with a file of saved replies.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LibraryError {
    /// None of the formats that are known.
    #[error("this is no file of saved replies: JSON, CSV and YAML are read")]
    UnknownFormat,
    /// It is not shaped as its format asks for; the reader's own words.
    #[error("{0}")]
    Shape(String),
    /// There is nothing in it.
    #[error("there are no saved replies in this")]
    Nothing,
    /// Written by a later Timbre.
    #[error("version {0} is newer than this Timbre")]
    Newer(u32),
    /// A template without a text.
    #[error("there is no text")]
    NoText,
    /// A template with a mistake.
    #[error("line {line}, column {column} of the text: {problem}")]
    Template {
        /// Counted from 1.
        line: u32,
        /// Counted from 1.
        column: u32,
        /// What is wrong there.
        problem: TemplateProblem,
    },
}

impl LibraryError {
    /// The error in a language of the interface.
    #[must_use]
    pub fn told(&self, language: Language) -> String {
        if language != Language::Es {
            return self.to_string();
        }
        match self {
            Self::UnknownFormat => {
                "esto no es un archivo de respuestas guardadas: se leen JSON, CSV y YAML".to_owned()
            }
            Self::Shape(detail) => format!("no tiene la forma que debe: {detail}"),
            Self::Nothing => "aquí no hay respuestas guardadas".to_owned(),
            Self::Newer(version) => format!("la versión {version} es más nueva que este Timbre"),
            Self::NoText => "no hay texto".to_owned(),
            Self::Template { line, column, problem } => {
                let told = problem.told(language);
                format!("línea {line}, columna {column} del texto: {told}")
            }
        }
    }
}

impl fmt::Display for LibraryProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(out, "line {line}: ")?;
        }
        if !self.place.is_empty() {
            write!(out, "{}: ", self.place)?;
        }
        write!(out, "{}", self.problem)
    }
}

impl LibraryProblem {
    fn at(line: usize, problem: LibraryError) -> Self {
        Self { line: Some(line), place: String::new(), problem }
    }

    fn in_place(place: impl Into<String>, problem: LibraryError) -> Self {
        Self { line: None, place: place.into(), problem }
    }
}

/// Reads saved replies from a file's content, whichever format it is in. `language` is that of
/// texts whose language the file does not say and whose words do not tell.
///
/// # Errors
/// If nothing of the file can be read.
pub fn import(content: &str, language: Language) -> Result<Imported, LibraryProblem> {
    let content = content.trim_start_matches('\u{feff}');
    let start = content.trim_start();
    let mut imported = if start.is_empty() {
        return Err(LibraryProblem::in_place("", LibraryError::Nothing));
    } else if start.starts_with(['{', '[']) {
        from_json(content, language)?
    } else if espanso::is(content) {
        espanso::read(content, language)?
    } else if content.lines().next().is_some_and(|line| line.contains([',', ';', '\t'])) {
        table::read(content, language)?
    } else {
        return Err(LibraryProblem::in_place("", LibraryError::UnknownFormat));
    };
    if imported.templates.is_empty() && imported.refused.is_empty() {
        return Err(LibraryProblem::in_place("", LibraryError::Nothing));
    }
    name_apart(&mut imported.templates);
    Ok(imported)
}

/// Templates as a file that [`import`] reads again, the same.
#[must_use]
pub fn to_json(templates: &[Template]) -> String {
    let library = Library { version: VERSION, templates: templates.to_vec() };
    // Templates are plain data, which can always be written.
    serde_json::to_string_pretty(&library).unwrap_or_default() + "\n"
}

fn from_json(content: &str, language: Language) -> Result<Imported, LibraryProblem> {
    let value: serde_json::Value = serde_json::from_str(content).map_err(|error| {
        LibraryProblem::at(error.line(), LibraryError::Shape("this is not JSON".to_owned()))
    })?;
    if value.get("folders").is_some() {
        return Ok(foreign::text_blaze(&value, language));
    }
    let newer = value.get("version").and_then(serde_json::Value::as_u64);
    if let Some(version) = newer.filter(|version| *version > u64::from(VERSION)) {
        let version = u32::try_from(version).unwrap_or(u32::MAX);
        return Err(LibraryProblem::in_place("version", LibraryError::Newer(version)));
    }
    let list = match &value {
        serde_json::Value::Array(list) => Some(list),
        _ => value.get("templates").and_then(serde_json::Value::as_array),
    };
    let Some(list) = list else {
        return Err(LibraryProblem::in_place("templates", LibraryError::Nothing));
    };
    let mut imported = Imported::default();
    for (index, value) in list.iter().enumerate() {
        let place = format!("templates[{index}]");
        match json::read::<Template>(&value.to_string()) {
            Ok(template) => imported.take(template, &place),
            Err(misread) => {
                let place = match misread.place.as_str() {
                    "" => place,
                    inner => format!("{place}.{inner}"),
                };
                let detail = LibraryError::Shape(misread.detail);
                imported.refused.push(LibraryProblem::in_place(place, detail));
            }
        }
    }
    Ok(imported)
}

impl Imported {
    /// Takes a template whose texts can be read; tells where the others are wrong.
    fn take(&mut self, template: Template, place: &str) {
        let bodies = [("es", &template.body.es), ("en", &template.body.en)];
        let mut texts = 0;
        for (language, body) in bodies {
            let Some(body) = body.as_deref().filter(|body| !body.trim().is_empty()) else {
                continue;
            };
            texts += 1;
            if let Err(error) = Body::parse(body) {
                let problem = LibraryError::Template {
                    line: error.line,
                    column: error.column,
                    problem: error.problem,
                };
                let place = format!("{place}.body.{language}");
                self.refused.push(LibraryProblem::in_place(place, problem));
                return;
            }
        }
        if texts == 0 {
            self.refused.push(LibraryProblem::in_place(place, LibraryError::NoText));
            return;
        }
        self.templates.push(template);
    }
}

/// A template of one text, in the language that its words tell, else in that one.
fn template(title: &str, shortcut: Option<&str>, text: &str, usual: Language) -> Template {
    let told = Document::new(text, None).language;
    let language = if told == Language::Other { usual } else { told };
    let body = match language {
        Language::En => Localized { en: Some(text.to_owned()), es: None },
        _ => Localized { es: Some(text.to_owned()), en: None },
    };
    let shortcut = shortcut.map(slug).filter(|shortcut| !shortcut.is_empty());
    let title = match title.trim() {
        "" => text.split_whitespace().take(6).collect::<Vec<_>>().join(" "),
        title => title.to_owned(),
    };
    Template {
        id: shortcut.clone().unwrap_or_else(|| slug(&title)),
        shortcut,
        title,
        body,
        tags: Vec::new(),
        situations: Vec::new(),
        networks: Vec::new(),
    }
}

/// A template from a draft, to be saved: titled by its first words, in its language.
#[must_use]
pub fn from_draft(text: &str, usual: Language, taken: &[Template]) -> Template {
    let escaped: String = text
        .trim()
        .chars()
        .flat_map(|c| matches!(c, '{' | '}' | '|' | '\\').then_some('\\').into_iter().chain([c]))
        .collect();
    let mut made = template("", None, &escaped, usual);
    made.title = text.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
    made.id = free_id(&slug(&made.title), |id| taken.iter().any(|other| other.id == id));
    made
}

/// Lower-case letters, digits and hyphens.
pub(super) fn slug(text: &str) -> String {
    let folded = fold(text).text.replace('ñ', "n");
    let pieces = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|one| !one.is_empty());
    pieces.take(6).collect::<Vec<_>>().join("-")
}

fn free_id(wanted: &str, taken: impl Fn(&str) -> bool) -> String {
    let wanted = if wanted.is_empty() { "reply" } else { wanted };
    let numbered = (2_u32..).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.to_owned())
        .chain(numbered)
        .find(|id| !taken(id))
        .unwrap_or_else(|| wanted.to_owned())
}

/// Gives every template an id of its own; of two with one shortcut the first keeps it.
fn name_apart(templates: &mut [Template]) {
    for index in 0..templates.len() {
        let (before, rest) = templates.split_at_mut(index);
        let Some(own) = rest.first_mut() else { break };
        own.id = free_id(&slug(&own.id), |id| before.iter().any(|other| other.id == id));
        if before.iter().any(|other| other.shortcut.is_some() && other.shortcut == own.shortcut) {
            own.shortcut = None;
        }
    }
}

/// Adds templates to a library: one with the same id and title takes the other's place, its texts
/// in other languages kept; one whose id or shortcut is taken gets another, or none.
pub fn merge(library: &mut Vec<Template>, more: Vec<Template>) {
    for mut new in more {
        let same = |old: &&mut Template| old.id == new.id && shares_nothing(old, &new);
        if let Some(old) = library.iter_mut().find(same) {
            old.body.es = new.body.es.or(old.body.es.take());
            old.body.en = new.body.en.or(old.body.en.take());
            for tag in new.tags {
                if !old.tags.contains(&tag) {
                    old.tags.push(tag);
                }
            }
            continue;
        }
        if let Some(old) = library.iter_mut().find(|old| old.id == new.id && old.title == new.title)
        {
            *old = new;
            continue;
        }
        new.id = free_id(&new.id, |id| library.iter().any(|other| other.id == id));
        if library.iter().any(|old| old.shortcut.is_some() && old.shortcut == new.shortcut) {
            new.shortcut = None;
        }
        library.push(new);
    }
}

/// Whether two templates of one id have texts in different languages only.
fn shares_nothing(one: &Template, other: &Template) -> bool {
    let apart = |one: &Option<String>, other: &Option<String>| one.is_none() || other.is_none();
    apart(&one.body.es, &other.body.es) && apart(&one.body.en, &other.body.en)
}

/// The place of the first of the templates that says nearly the same as another one.
#[must_use]
pub fn nearest(templates: &[Template], other: &Template) -> Option<usize> {
    let length = |template: &Template| {
        let bodies = [&template.body.es, &template.body.en];
        bodies.map(|body| body.as_ref().map_or(0, String::len))
    };
    let (lengths, wording) = (length(other), Wording::of(other));
    templates.iter().position(|template| {
        // Most are far longer or shorter, which is seen without reading them.
        let mut pairs = length(template).into_iter().zip(lengths);
        let may_be =
            pairs.any(|(one, other)| one.min(other) > 0 && one.max(other) < 2 * one.min(other));
        may_be && Wording::of(template).is_near(&wording)
    })
}

/// The pairs of templates that say nearly the same in one language, by their places, the lower
/// one first.
#[must_use]
pub fn near_duplicates(templates: &[Template]) -> Vec<(usize, usize)> {
    let wordings: Vec<Wording> = templates.iter().map(Wording::of).collect();
    near_pairs(&wordings)
}

#[cfg(test)]
mod tests;
