//! Rules as data: what is written in `data/rules/`, read and checked.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::pattern::{Pattern, PatternError, PatternSet};
use super::{Family, FindingSeverity};
use crate::text::Language;
use crate::vocabulary::{Network, Situation};

/// A rule as it is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its stable id, `family.name`; never reused.
    pub id: String,
    /// How much its findings matter.
    pub severity: FindingSeverity,
    /// How much they matter in particular situations.
    #[serde(default)]
    pub severity_in: BTreeMap<Situation, FindingSeverity>,
    /// The situations it is for; all if empty.
    #[serde(default)]
    pub situations: Vec<Situation>,
    /// The networks it is for; all if empty.
    #[serde(default)]
    pub networks: Vec<Network>,
    /// Whether it is for what everybody sees only.
    #[serde(default)]
    pub public: bool,
    /// What it looks for.
    pub check: Check,
    /// What it looks for and says in Spanish.
    pub es: Wording,
    /// What it looks for and says in English.
    pub en: Wording,
}

/// What a rule looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// Each match of its patterns.
    Phrase,
    /// The absence of any match, in a reply of at least so many words.
    Missing {
        /// Words below which nothing is asked for.
        words: usize,
    },
    /// More of something than fits, in the whole reply.
    Count {
        /// What is counted.
        of: Counted,
        /// The most that fits.
        max: usize,
    },
    /// A sentence of more words than so many.
    LongSentence {
        /// The most that fits.
        words: usize,
    },
    /// Something that only code can see; the id says what.
    Code,
}

/// What can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Hashtags.
    Hashtag,
    /// Emoji.
    Emoji,
    /// Mentions.
    Mention,
    /// Links.
    Link,
    /// Sentences that end in a question mark.
    Question,
    /// Sentences that end in an exclamation mark.
    Exclamation,
    /// Matches of the rule's patterns.
    Pattern,
}

/// A rule's words in one language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What is the matter; `{found}` is the text found, `{limit}` and `{count}` numbers.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// Patterns to look for in texts of this language.
    #[serde(default)]
    pub find: Vec<String>,
    /// Patterns with what to write instead; an empty text takes the words out.
    #[serde(default)]
    pub swap: BTreeMap<String, String>,
    /// Patterns that, in the same sentence, excuse a match.
    #[serde(default)]
    pub unless: Vec<String>,
    /// What to add, for what is missing.
    #[serde(default)]
    pub add: Option<String>,
}

impl Rule {
    /// The family, from the id.
    #[must_use]
    pub fn family(&self) -> Option<Family> {
        family(&self.id)
    }

    /// The rule's words in a language of the interface.
    #[must_use]
    pub fn wording(&self, language: Language) -> &Wording {
        if language == Language::Es { &self.es } else { &self.en }
    }
}

/// The family that an id belongs to.
pub(super) fn family(id: &str) -> Option<Family> {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    let (family, name) = id.split_once('.')?;
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if name.is_empty() || !name.chars().all(plain) {
        return None;
    }
    let from: StrDeserializer<'_, Error> = family.into_deserializer();
    Family::deserialize(from).ok()
}

/// Why a rule is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// The file is not made of rules.
    #[error("{file}: {detail}")]
    File {
        /// Which file.
        file: String,
        /// What the reader says.
        detail: String,
    },
    /// The rule has another shape.
    #[error("{file}, rule {number}: {detail}")]
    Shape {
        /// Which file.
        file: String,
        /// Counted from 1.
        number: usize,
        /// What the reader says.
        detail: String,
    },
    /// The id names no family, or has characters that ids do not have.
    #[error("{id}: an id is a family and a name, as in “tone.blame”")]
    Id {
        /// The id.
        id: String,
    },
    /// The id is taken.
    #[error("{id}: there is already a rule of this id")]
    Twice {
        /// The id.
        id: String,
    },
    /// A pattern cannot be read.
    #[error("{id}, {language}: {error}")]
    Pattern {
        /// The rule.
        id: String,
        /// The language of the pattern.
        language: Language,
        /// What is wrong with it.
        error: PatternError,
    },
    /// A rule of phrases without any phrase.
    #[error("{id}: there is nothing to look for")]
    Nothing {
        /// The rule.
        id: String,
    },
}

/// What a pattern of a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Find,
    /// With what to write instead: the number of the text in [`RuleBook::texts`].
    Swap(usize),
    Unless,
}

/// A set of rules, ready to be used; which patterns belong to which rule.
#[derive(Debug, Clone, Default)]
pub struct RuleBook {
    pub(super) rules: Vec<Rule>,
    pub(super) by_id: BTreeMap<String, usize>,
    pub(super) es: LanguageRules,
    pub(super) en: LanguageRules,
    pub(super) texts: Vec<String>,
}

/// The patterns of one language: the set, and rule and role of each pattern.
#[derive(Debug, Clone, Default)]
pub(super) struct LanguageRules {
    pub set: PatternSet,
    pub owners: Vec<(usize, Role)>,
}

impl RuleBook {
    /// Reads files of rules, each with its name. A rule with an error is left out, the rest work.
    #[must_use]
    pub fn read(files: &[(&str, &str)]) -> (RuleBook, Vec<RuleError>) {
        let (mut book, mut errors) = (RuleBook::default(), Vec::new());
        for (file, json) in files {
            let rules: Vec<serde_json::Value> = match serde_json::from_str(json) {
                Ok(rules) => rules,
                Err(error) => {
                    let (file, detail) = ((*file).to_owned(), error.to_string());
                    errors.push(RuleError::File { file, detail });
                    continue;
                }
            };
            for (index, value) in rules.into_iter().enumerate() {
                let rule: Result<Rule, _> = serde_path_to_error::deserialize(value);
                let added = match rule {
                    Ok(rule) => book.add(rule),
                    Err(error) => Err(RuleError::Shape {
                        file: (*file).to_owned(),
                        number: index + 1,
                        detail: error.to_string(),
                    }),
                };
                errors.extend(added.err());
            }
        }
        (book, errors)
    }

    /// Every rule, in the order of the files.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule of an id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Rule> {
        self.by_id.get(id).map(|index| &self.rules[*index])
    }

    fn add(&mut self, rule: Rule) -> Result<(), RuleError> {
        let id = rule.id.clone();
        if rule.family().is_none() {
            return Err(RuleError::Id { id });
        }
        if self.by_id.contains_key(&id) {
            return Err(RuleError::Twice { id });
        }
        let index = self.rules.len();
        let mut compiled: Vec<(Language, Pattern, Role)> = Vec::new();
        for (language, wording) in [(Language::Es, &rule.es), (Language::En, &rule.en)] {
            let mut parse = |source: &str, role| {
                let pattern = Pattern::parse(source).map_err(|error| RuleError::Pattern {
                    id: id.clone(),
                    language,
                    error,
                })?;
                compiled.push((language, pattern, role));
                Ok(())
            };
            for source in &wording.find {
                parse(source, Role::Find)?;
            }
            for (source, text) in &wording.swap {
                parse(source, Role::Swap(self.texts.len()))?;
                self.texts.push(text.clone());
            }
            for source in &wording.unless {
                parse(source, Role::Unless)?;
            }
        }
        let needs_patterns = match rule.check {
            Check::Phrase | Check::Missing { .. } => true,
            Check::Count { of, .. } => of == Counted::Pattern,
            Check::LongSentence { .. } | Check::Code => false,
        };
        if needs_patterns && !compiled.iter().any(|(_, _, role)| *role != Role::Unless) {
            return Err(RuleError::Nothing { id });
        }
        for (language, pattern, role) in compiled {
            let rules = if language == Language::Es { &mut self.es } else { &mut self.en };
            rules.set.add(pattern);
            rules.owners.push((index, role));
        }
        self.by_id.insert(id, index);
        self.rules.push(rule);
        Ok(())
    }
}
