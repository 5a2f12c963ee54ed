//! Rules read and checked, ready to be used.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::Family;
use super::pattern::{Match, Pattern, PatternError, PatternSet};
use super::spelling::Spelling;
use crate::brand::{Check, Counted, Rule, RuleExamples};
use crate::json::{self, Misread};
use crate::text::{Document, Language, TokenKind};

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

/// A rule that is refused, where, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct RuleError {
    /// Where, as in `own_rules[2].es.find[0]`.
    pub place: String,
    /// What is wrong there.
    pub problem: RuleProblem,
}

/// What can be wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleProblem {
    /// It has another shape, or is no JSON.
    #[error("{0}")]
    Shape(String),
    /// The id names no family, or has characters that ids do not have.
    #[error("“{0}”: an id is a family and a name, as in “tone.blame”")]
    Id(String),
    /// The id is taken.
    #[error("there is already a rule “{0}”; switch that one off and name this one differently")]
    Twice(String),
    /// No rule has the id of a setting.
    #[error("there is no rule “{0}”")]
    Unknown(String),
    /// A pattern cannot be read.
    #[error("{0}")]
    Pattern(PatternError),
    /// A rule of phrases without any phrase.
    #[error("there is nothing to look for")]
    Nothing,
    /// A brand's rule that only code could look for.
    #[error("only rules of Timbre's own are looked for by code")]
    Code,
    /// An example that the rule gets wrong.
    #[error("{}: “{text}”", if *.missed { "finds nothing in" } else { "finds something in" })]
    Example {
        /// The text.
        text: String,
        /// Whether something should have been found.
        missed: bool,
    },
}

/// What a pattern of a rule is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Find,
    /// With what to write instead: the number of the text in [`RuleBook::texts`].
    Swap(usize),
    /// With how it is spelt: the number of the spelling in [`RuleBook::spellings`].
    Spelt(usize),
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
    pub(super) spellings: Vec<Spelling>,
}

/// The patterns of one language: the set, and rule and role of each pattern.
#[derive(Debug, Clone, Default)]
pub(super) struct LanguageRules {
    pub set: PatternSet,
    pub owners: Vec<(usize, Role)>,
}

/// A pattern of a rule before it joins a book: its language and role.
type Compiled = (Language, Pattern, Role);

/// A rule before it joins a book.
#[derive(Default)]
struct Compilation {
    patterns: Vec<Compiled>,
    /// What its swaps write.
    texts: Vec<String>,
    spellings: Vec<Spelling>,
}

impl RuleBook {
    /// Reads files of rules, each with its name. A rule with an error is left out, the rest work.
    #[must_use]
    pub fn read(files: &[(&str, &str)]) -> (RuleBook, Vec<RuleError>) {
        let (mut book, mut errors) = (RuleBook::default(), Vec::new());
        for (file, json) in files {
            match serde_json::from_str::<Vec<&RawValue>>(json) {
                Ok(rules) => {
                    let rules = rules.into_iter().map(RawValue::get);
                    book.add_all(file, rules.map(Cow::Borrowed).collect(), None, &mut errors);
                }
                Err(error) => errors.push(RuleError {
                    place: (*file).to_owned(),
                    problem: RuleProblem::Shape(error.to_string()),
                }),
            }
        }
        (book, errors)
    }

    /// Reads a brand's rules, to be used beside Timbre's own.
    #[must_use]
    pub fn of_brand(rules: &[serde_json::Value], timbre: &RuleBook) -> (RuleBook, Vec<RuleError>) {
        let (mut book, mut errors) = (RuleBook::default(), Vec::new());
        let rules = rules.iter().map(|rule| Cow::Owned(rule.to_string()));
        book.add_all("own_rules", rules.collect(), Some(timbre), &mut errors);
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

    fn add_all(
        &mut self,
        file: &str,
        rules: Vec<Cow<'_, str>>,
        beside: Option<&RuleBook>,
        errors: &mut Vec<RuleError>,
    ) {
        for (index, json) in rules.iter().enumerate() {
            let at = |inside: &str| match inside {
                "" => format!("{file}[{index}]"),
                _ => format!("{file}[{index}].{inside}"),
            };
            let read: Result<Rule, _> = json::read(json);
            let added = match read {
                Ok(rule) => self.add(rule, beside),
                Err(Misread { place, detail, .. }) => Err((place, RuleProblem::Shape(detail))),
            };
            errors.extend(
                added.err().map(|(place, problem)| RuleError { place: at(&place), problem }),
            );
        }
    }

    fn add(&mut self, rule: Rule, beside: Option<&RuleBook>) -> Result<(), (String, RuleProblem)> {
        let here = |place: &str, problem| Err((place.to_owned(), problem));
        if family(&rule.id).is_none() {
            return here("id", RuleProblem::Id(rule.id));
        }
        if self.get(&rule.id).or_else(|| beside?.get(&rule.id)).is_some() {
            return here("id", RuleProblem::Twice(rule.id));
        }
        if beside.is_some() && rule.check == Check::Code {
            return here("check", RuleProblem::Code);
        }
        let Compilation { patterns, texts, spellings } =
            compile(&rule, self.texts.len(), self.spellings.len())?;
        let needs_patterns = match rule.check {
            Check::Phrase | Check::Spelling | Check::Missing { .. } => true,
            Check::Count { of, .. } => of == Counted::Pattern,
            Check::LongSentence { .. } | Check::Short { .. } | Check::Code => false,
        };
        if needs_patterns && !patterns.iter().any(|(_, _, role)| *role != Role::Unless) {
            return here("", RuleProblem::Nothing);
        }
        if let Some(examples) = &rule.examples {
            let first = self.spellings.len();
            try_examples(&rule, &patterns, &|number| &spellings[number - first], examples)?;
        }
        let index = self.rules.len();
        self.texts.extend(texts);
        self.spellings.extend(spellings);
        for (language, pattern, role) in patterns {
            let rules = if language == Language::Es { &mut self.es } else { &mut self.en };
            rules.set.add(pattern);
            rules.owners.push((index, role));
        }
        self.by_id.insert(rule.id.clone(), index);
        self.rules.push(rule);
        Ok(())
    }
}

/// The patterns of a rule, and what it writes instead: the first text and the first spelling have
/// the numbers `first_text` and `first_spelling`.
fn compile(
    rule: &Rule,
    first_text: usize,
    first_spelling: usize,
) -> Result<Compilation, (String, RuleProblem)> {
    let mut compiled = Compilation::default();
    for (language, name, wording) in
        [(Language::Es, "es", &rule.es), (Language::En, "en", &rule.en)]
    {
        let refuse = |place: &str, error| (format!("{name}.{place}"), RuleProblem::Pattern(error));
        let mut parse = |source: &str, role, place: &str| {
            let pattern = Pattern::parse(source).map_err(|error| refuse(place, error))?;
            compiled.patterns.push((language, pattern, role));
            Ok(())
        };
        for (at, source) in wording.find.iter().enumerate() {
            parse(source, Role::Find, &format!("find[{at}]"))?;
        }
        for (source, text) in &wording.swap {
            let place = format!("swap.{source}");
            if text.contains('*') {
                parse(source, Role::Spelt(first_spelling + compiled.spellings.len()), &place)?;
                let spelling = Spelling::of_part(source, text);
                compiled.spellings.push(spelling.map_err(|error| refuse(&place, error))?);
            } else {
                parse(source, Role::Swap(first_text + compiled.texts.len()), &place)?;
                compiled.texts.push(text.clone());
            }
        }
        for (at, source) in wording.spelt.iter().enumerate() {
            let place = format!("spelt[{at}]");
            parse(source, Role::Spelt(first_spelling + compiled.spellings.len()), &place)?;
            let spelling = Spelling::of(source);
            compiled.spellings.push(spelling.map_err(|error| refuse(&place, error))?);
        }
        for (at, source) in wording.unless.iter().enumerate() {
            parse(source, Role::Unless, &format!("unless[{at}]"))?;
        }
    }
    Ok(compiled)
}

/// Tries a rule of patterns on its own examples.
fn try_examples<'a>(
    rule: &Rule,
    compiled: &[Compiled],
    spelling: &dyn Fn(usize) -> &'a Spelling,
    examples: &RuleExamples,
) -> Result<(), (String, RuleProblem)> {
    let all = [
        (Language::Es, "bad", &examples.bad),
        (Language::Es, "good", &examples.good),
        (Language::En, "bad_en", &examples.bad_en),
        (Language::En, "good_en", &examples.good_en),
    ];
    for (language, name, texts) in all {
        let mut own = LanguageRules::default();
        for (_, pattern, role) in compiled.iter().filter(|(of, _, _)| *of == language) {
            own.set.add(pattern.clone());
            own.owners.push((0, *role));
        }
        for (at, text) in texts.iter().enumerate() {
            let expected = name.starts_with("bad");
            let found = own.finds(rule, spelling, &Document::new(text, Some(language)));
            if found.is_some_and(|found| found != expected) {
                let problem = RuleProblem::Example { text: text.clone(), missed: expected };
                return Err((format!("examples.{name}[{at}]"), problem));
            }
        }
    }
    Ok(())
}

impl LanguageRules {
    /// The matches in a text, each with its rule and role, but for words that are spelt as they
    /// should be.
    pub(super) fn matches<'a>(
        &self,
        spelling: &dyn Fn(usize) -> &'a Spelling,
        document: &Document<'_>,
    ) -> Vec<(usize, Role, Match)> {
        let owned = self.set.find(document).into_iter().map(|found| {
            let (rule, role) = self.owners[found.pattern];
            (rule, role, found)
        });
        let says_something = |(_, role, found): &(usize, Role, Match)| match role {
            Role::Spelt(number) => {
                let token = &document.tokens[found.token];
                spelling(*number).mend(token, document.raw(token)).is_some()
            }
            _ => true,
        };
        owned.filter(says_something).collect()
    }

    /// Whether a rule, the only one here, finds something in a text; `None` where its patterns do
    /// not decide that.
    fn finds<'a>(
        &self,
        rule: &Rule,
        spelling: &dyn Fn(usize) -> &'a Spelling,
        document: &Document<'_>,
    ) -> Option<bool> {
        let hits = self.matches(spelling, document);
        let (excuses, hits): (Vec<_>, Vec<_>) =
            hits.iter().partition(|(_, role, _)| *role == Role::Unless);
        let words = document.tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
        let excused =
            |hit: &Match| excuses.iter().any(|(_, _, other)| other.sentence == hit.sentence);
        match rule.check {
            Check::Phrase | Check::Spelling => Some(hits.iter().any(|(_, _, hit)| !excused(hit))),
            Check::Missing { words: least, .. } => Some(words >= least && hits.is_empty()),
            Check::Short { words: least } => Some(words < least),
            Check::Count { .. } | Check::LongSentence { .. } | Check::Code => None,
        }
    }
}
