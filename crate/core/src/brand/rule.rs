//! Rules as they are written, by Timbre in `data/rules/` and by a brand in its pack.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::Language;
use crate::vocabulary::{FindingSeverity, Network, Situation};

/// A rule as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
    /// Texts that it is tried on when it is read; Timbre's own stand in files beside the rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub examples: Option<RuleExamples>,
}

/// Texts that a rule must and must not find something in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RuleExamples {
    /// Spanish texts in which it finds something.
    pub bad: Vec<String>,
    /// Spanish texts in which it finds nothing.
    pub good: Vec<String>,
    /// English texts in which it finds something.
    pub bad_en: Vec<String>,
    /// English texts in which it finds nothing.
    pub good_en: Vec<String>,
}

/// What a rule looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Check {
    /// Each match of its patterns.
    Phrase,
    /// The same for words that are spelt wrongly: names, words in capitals and what is quoted are
    /// left as they are.
    Spelling,
    /// The absence of any match, in a reply of at least so many words.
    Missing {
        /// Words below which nothing is asked for.
        words: usize,
        /// Whether a question to the reader does as well.
        #[serde(default)]
        or_question: bool,
        /// The warmth, 0 to 100, from which a reply lacks nothing of the sort.
        #[serde(default)]
        or_warm: Option<u8>,
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
    /// A reply of fewer words than so many.
    Short {
        /// The fewest that do.
        words: usize,
    },
    /// Something that only code can see; the id says what. For Timbre's own rules alone.
    Code,
}

/// What can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What is the matter; `{found}` is the text found, `{limit}` and `{count}` numbers.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// Patterns to look for in texts of this language.
    #[serde(default)]
    pub find: Vec<String>,
    /// Patterns with what to write instead; an empty text takes the words out. The star of a text
    /// stands for the rest of the word.
    #[serde(default)]
    pub swap: BTreeMap<String, String>,
    /// Patterns whose word is to be written as it is written there; where it is, nothing is found.
    #[serde(default)]
    pub spelt: Vec<String>,
    /// Patterns that, in the same sentence, excuse a match.
    #[serde(default)]
    pub unless: Vec<String>,
    /// What to add, for what is missing.
    #[serde(default)]
    pub add: Option<String>,
}

impl Rule {
    /// The rule's words in a language of the interface.
    #[must_use]
    pub fn wording(&self, language: Language) -> &Wording {
        if language == Language::Es { &self.es } else { &self.en }
    }
}

impl RuleExamples {
    /// Every text with its language, and whether something is to be found in it.
    pub fn texts(&self) -> impl Iterator<Item = (Language, bool, &str)> {
        example_texts(&self.bad, &self.good, &self.bad_en, &self.good_en)
    }
}

/// Examples in one row: each with its language, and whether something is to be found in it.
pub(crate) fn example_texts<'a>(
    bad: &'a [String],
    good: &'a [String],
    bad_en: &'a [String],
    good_en: &'a [String],
) -> impl Iterator<Item = (Language, bool, &'a str)> {
    [
        (Language::Es, true, bad),
        (Language::Es, false, good),
        (Language::En, true, bad_en),
        (Language::En, false, good_en),
    ]
    .into_iter()
    .flat_map(|(language, found, texts)| {
        texts.iter().map(move |text| (language, found, text.as_str()))
    })
}
