//! The examples that stand beside the rules, and the test that every rule passes its own.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Review;
use crate::brand::{BrandPack, example_texts};
use crate::text::Language;
use crate::{Draft, Engine};

/// The files of examples, by family.
pub const EXAMPLE_FILES: &[(&str, &str)] = &[
    ("accessibility", include_str!("../../data/rules/examples/accessibility.json")),
    ("brand", include_str!("../../data/rules/examples/brand.json")),
    ("canned", include_str!("../../data/rules/examples/canned.json")),
    ("channel", include_str!("../../data/rules/examples/channel.json")),
    ("clarity", include_str!("../../data/rules/examples/clarity.json")),
    ("crisis", include_str!("../../data/rules/examples/crisis.json")),
    ("legal", include_str!("../../data/rules/examples/legal.json")),
    ("privacy", include_str!("../../data/rules/examples/privacy.json")),
    ("register", include_str!("../../data/rules/examples/register.json")),
    ("tone", include_str!("../../data/rules/examples/tone.json")),
];

/// Examples of one rule, for one circumstance.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Examples {
    /// What surrounds each of the texts.
    pub draft: Draft,
    /// The brand that they are reviewed for.
    pub brand: Option<BrandPack>,
    /// Spanish texts in which the rule finds something.
    pub bad: Vec<String>,
    /// Spanish texts in which it finds nothing.
    pub good: Vec<String>,
    /// English texts in which it finds something.
    pub bad_en: Vec<String>,
    /// English texts in which it finds nothing.
    pub good_en: Vec<String>,
}

/// An example that a rule gets wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The rule.
    pub rule: String,
    /// The text.
    pub text: String,
    /// Whether something should have been found.
    pub expected: bool,
}

/// The examples of a file, by rule.
///
/// # Errors
/// What is wrong with the file.
pub fn read(json: &str) -> Result<BTreeMap<String, Vec<Examples>>, serde_json::Error> {
    serde_json::from_str(json)
}

impl Examples {
    /// Every text with its language, and whether something is to be found in it.
    pub fn texts(&self) -> impl Iterator<Item = (Language, bool, &str)> {
        example_texts(&self.bad, &self.good, &self.bad_en, &self.good_en)
    }

    /// The review of one of the texts.
    #[must_use]
    pub fn review(&self, language: Language, text: &str) -> Review {
        let engine = self.brand.as_ref().map_or_else(Engine::without_brand, Engine::new);
        engine.review(&Draft { text: text.to_owned(), lang: Some(language), ..self.draft.clone() })
    }

    /// The texts that `rule` gets wrong.
    #[must_use]
    pub fn failures(&self, rule: &str) -> Vec<Failure> {
        self.texts()
            .filter(|(language, expected, text)| {
                let review = self.review(*language, text);
                review.findings.iter().any(|finding| finding.rule == rule) != *expected
            })
            .map(|(_, expected, text)| Failure {
                rule: rule.to_owned(),
                text: text.to_owned(),
                expected,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::review::{RULE_FILES, RuleBook, rules};

    fn all() -> BTreeMap<String, Vec<Examples>> {
        EXAMPLE_FILES
            .iter()
            .flat_map(|(file, json)| read(json).unwrap_or_else(|error| panic!("{file}: {error}")))
            .collect()
    }

    #[test]
    fn every_rule_can_be_read() {
        assert_eq!(RuleBook::read(RULE_FILES).1, []);
    }

    #[test]
    fn every_rule_passes_its_own_examples() {
        let failures: Vec<String> = all()
            .iter()
            .flat_map(|(rule, sets)| sets.iter().flat_map(move |examples| examples.failures(rule)))
            .map(|failure| {
                format!("{} expected={} {}", failure.rule, failure.expected, failure.text)
            })
            .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn every_rule_has_examples_enough_and_no_example_is_orphaned() {
        let examples = all();
        let ids: BTreeSet<&str> = rules().rules().iter().map(|rule| rule.id.as_str()).collect();
        for (rule, sets) in &examples {
            assert!(ids.contains(rule.as_str()), "{rule} has examples and is no rule");
            let texts = || sets.iter().flat_map(Examples::texts);
            let count = |wanted| texts().filter(|(_, found, _)| *found == wanted).count();
            assert!(count(true) >= 5 && count(false) >= 5, "{rule} has too few examples");
        }
        let without: Vec<_> = ids.iter().filter(|id| !examples.contains_key(**id)).collect();
        assert!(without.is_empty(), "without examples: {without:?}");
    }
}
