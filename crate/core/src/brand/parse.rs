//! From a file somebody hands over to a brand pack, or to a list of what is wrong with it and where.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value as Json;

use super::{BrandPack, Localized};
use crate::json::{self, Misread};
use crate::text::Language;

/// One thing that is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct PackProblem {
    /// Where, as in `templates[2].body.es`; empty for the whole file.
    pub place: String,
    /// What is wrong there.
    pub problem: PackError,
}

/// What can be wrong at one place of a pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PackError {
    /// The file is not JSON.
    #[error("this is not JSON (line {line}, column {column})")]
    NotJson {
        /// Counted from 1.
        line: u32,
        /// Counted from 1.
        column: u32,
    },
    /// The value has another shape than the schema asks for.
    #[error("{detail}")]
    Shape {
        /// The reader's own words, in English.
        detail: String,
    },
    /// The pack is of a version that this build does not know.
    #[error("version {found} is newer than this Timbre, which reads up to {known}")]
    Newer {
        /// The pack's version.
        found: u32,
        /// The newest version that can be read.
        known: u32,
    },
    /// Something that must be written is empty.
    #[error("this must not be empty")]
    Empty,
    /// An id or shortcut with characters other than lower-case letters, digits and hyphens.
    #[error("only lower-case letters, digits and hyphens are allowed")]
    BadId,
    /// Two entries share what must be one's own.
    #[error("“{value}” is used twice")]
    Twice {
        /// What is used twice.
        value: String,
    },
    /// A target whose lower end lies above its upper end, or above 100.
    #[error("a target is two numbers from 0 to 100, the smaller one first")]
    BadTarget,
    /// An address form that cannot be asked for.
    #[error("a reply cannot be asked to be “mixed” or to address nobody")]
    BadAddress,
    /// A language in which Timbre has no judges.
    #[error("only “es” and “en” can be named here")]
    BadLanguage,
}

impl fmt::Display for PackProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            write!(out, "{}", self.problem)
        } else {
            write!(out, "{}: {}", self.place, self.problem)
        }
    }
}

/// The JSON Schema of a brand pack.
#[must_use]
pub fn schema() -> Json {
    schemars::schema_for!(BrandPack).to_value()
}

impl BrandPack {
    /// Reads a pack from JSON, older versions included.
    ///
    /// # Errors
    /// Every problem found, each with its place. A pack with a problem is not read at all.
    pub fn parse(json: &str) -> Result<BrandPack, Vec<PackProblem>> {
        match json::read::<Stamp>(json).map_err(refused)?.version {
            Some(BrandPack::VERSION) => {}
            Some(found) if found > BrandPack::VERSION => {
                let known = BrandPack::VERSION;
                return Err(at("version", PackError::Newer { found, known }));
            }
            _ => {
                let known = BrandPack::VERSION;
                let detail = format!("a pack says which version it is of: \"version\": {known}");
                return Err(at("version", PackError::Shape { detail }));
            }
        }
        let pack: BrandPack = json::read(json).map_err(refused)?;
        let problems = pack.problems();
        if problems.is_empty() { Ok(pack) } else { Err(problems) }
    }

    /// What is wrong with the values of this pack, each with its place.
    #[must_use]
    pub fn problems(&self) -> Vec<PackProblem> {
        let mut found = Vec::new();
        let mut say = |place: String, problem| found.push(PackProblem { place, problem });
        if !is_id(&self.id) {
            say("id".into(), PackError::BadId);
        }
        if self.name.trim().is_empty() {
            say("name".into(), PackError::Empty);
        }
        if self.languages.is_empty() {
            say("languages".into(), PackError::Empty);
        }
        for (index, language) in self.languages.iter().enumerate() {
            if *language == Language::Other {
                say(format!("languages[{index}]"), PackError::BadLanguage);
            }
        }
        for (situation, targets) in &self.tone {
            for axis in crate::vocabulary::Axis::ALL {
                if let Some(target) = targets.get(axis)
                    && (target.min > target.max || target.max > 100)
                {
                    let place = format!("tone.{situation:?}.{axis:?}").to_lowercase();
                    say(place, PackError::BadTarget);
                }
            }
        }
        for (index, rule) in self.address.iter().enumerate() {
            use crate::vocabulary::AddressForm::{Mixed, None};
            if matches!(rule.form, Mixed | None) {
                say(format!("address[{index}].form"), PackError::BadAddress);
            }
        }
        for (index, account) in self.accounts.iter().enumerate() {
            if account.handle.trim_start_matches('@').trim().is_empty() {
                say(format!("accounts[{index}].handle"), PackError::Empty);
            }
        }
        for (index, term) in self.terms.iter().enumerate() {
            if term.text.trim().is_empty() {
                say(format!("terms[{index}].text"), PackError::Empty);
            }
        }
        for (index, name) in self.competitors.iter().enumerate() {
            if name.trim().is_empty() {
                say(format!("competitors[{index}]"), PackError::Empty);
            }
        }
        for (index, sample) in self.samples.iter().enumerate() {
            if sample.text.trim().is_empty() {
                say(format!("samples[{index}].text"), PackError::Empty);
            }
        }
        let (mut ids, mut shortcuts) = (BTreeSet::new(), BTreeSet::new());
        for (index, template) in self.templates.iter().enumerate() {
            let place = |field: &str| format!("templates[{index}].{field}");
            if !is_id(&template.id) {
                say(place("id"), PackError::BadId);
            } else if !ids.insert(&template.id) {
                say(place("id"), PackError::Twice { value: template.id.clone() });
            }
            match &template.shortcut {
                Some(shortcut) if !is_id(shortcut) => say(place("shortcut"), PackError::BadId),
                Some(shortcut) if !shortcuts.insert(shortcut) => {
                    say(place("shortcut"), PackError::Twice { value: shortcut.clone() });
                }
                _ => {}
            }
            if template.title.trim().is_empty() {
                say(place("title"), PackError::Empty);
            }
            let Localized { es, en } = &template.body;
            if [es, en].iter().all(|body| body.as_deref().is_none_or(|body| body.trim().is_empty()))
            {
                say(place("body"), PackError::Empty);
            }
        }
        found
    }
}

/// What every version of a pack says first.
#[derive(serde::Deserialize)]
struct Stamp {
    version: Option<u32>,
}

fn at(place: &str, problem: PackError) -> Vec<PackProblem> {
    vec![PackProblem { place: place.to_owned(), problem }]
}

fn refused(misread: Misread) -> Vec<PackProblem> {
    let Misread { place, detail, line, column, malformed } = misread;
    match malformed {
        true => at("", PackError::NotJson { line, column }),
        false => at(&place, PackError::Shape { detail }),
    }
}

fn is_id(id: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: &str = r#"{"version": 1, "id": "pan", "name": "Pan", "languages": ["es"]}"#;

    fn problems(json: &str) -> Vec<String> {
        BrandPack::parse(json).unwrap_err().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_least_pack_is_read_and_written_back() {
        let pack = BrandPack::parse(LEAST).unwrap();
        let again = BrandPack::parse(&serde_json::to_string(&pack).unwrap()).unwrap();
        assert_eq!(pack, again);
    }

    #[test]
    fn every_error_has_its_place() {
        assert_eq!(problems("{\n nope"), ["this is not JSON (line 2, column 2)"]);
        assert!(problems("{}")[0].starts_with("version: "));
        assert!(problems(r#"{"version": 7}"#)[0].starts_with("version: version 7 is newer"));
        let wrong = LEAST.replace("\"Pan\"", "\"Pan\", \"samples\": [{\"text\": 3}]");
        assert!(problems(&wrong)[0].starts_with("samples[0].text: invalid type"));
        let unknown = LEAST.replace("\"Pan\"", "\"Pan\", \"colour\": 1");
        assert!(problems(&unknown)[0].contains("unknown field `colour`"));
    }

    #[test]
    fn all_problems_of_the_values_are_told_at_once() {
        let json = r#"{"version": 1, "id": "Pan!", "name": " ", "languages": ["es"],
            "tone": {"praise": {"warmth": {"min": 80, "max": 20}}},
            "templates": [{"id": "a", "title": "A", "body": {}}, {"id": "a", "title": "A", "body": {"es": "b"}}]}"#;
        let places: Vec<_> =
            BrandPack::parse(json).unwrap_err().into_iter().map(|problem| problem.place).collect();
        assert_eq!(
            places,
            ["id", "name", "tone.praise.warmth", "templates[0].body", "templates[1].id"]
        );
    }
}
