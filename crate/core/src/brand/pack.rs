//! The shape of a brand pack, version 1.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::VoiceProfile;
use crate::text::Language;
use crate::vocabulary::{Account, AddressForm, ByAxis, Network, Situation};

/// A brand: how it speaks, what it must not say, and what it has at hand.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("required" = ["version", "id", "name", "languages"]))]
pub struct BrandPack {
    /// Where the JSON Schema of this file is, for editors; ignored.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of this shape; see [`BrandPack::VERSION`].
    pub version: u32,
    /// A short stable name: lower-case letters, digits and hyphens.
    pub id: String,
    /// The name that people read.
    pub name: String,
    /// The languages it answers in, the first being its main one.
    pub languages: Vec<Language>,
    /// What it stands for.
    pub values: Vec<Value>,
    /// The accounts that are this brand's.
    pub accounts: Vec<Account>,
    /// Targets on the axes of tone, by situation; a situation without an entry has the defaults.
    pub tone: BTreeMap<Situation, ByAxis<Option<Target>>>,
    /// Forms of address; the last entry that fits language and network holds.
    pub address: Vec<AddressRule>,
    /// How a reply opens, if it always does.
    pub greeting: Option<Localized>,
    /// How a reply is signed, if it always is.
    pub signature: Option<Localized>,
    /// Habits with emoji.
    pub emoji: EmojiPolicy,
    /// Habits with hashtags.
    pub hashtags: HashtagPolicy,
    /// Words to prefer, avoid or never write.
    pub terms: Vec<Term>,
    /// Names of competitors, not to be written in a reply.
    pub competitors: Vec<String>,
    /// Replies that the brand has approved.
    pub samples: Vec<Sample>,
    /// What was learned from the samples; made by `timbre voice learn` or in the browser.
    pub voice: Option<BrandVoice>,
    /// How each situation is answered.
    pub playbook: BTreeMap<Situation, Play>,
    /// Who takes what the community says.
    pub departments: Vec<Department>,
    /// The rules of its community.
    pub house_rules: Vec<HouseRule>,
    /// Saved replies.
    pub templates: Vec<Template>,
    /// Changes to Timbre's rules, by rule id.
    pub rules: BTreeMap<String, RuleSetting>,
    /// Rules of its own, in the form of Timbre's. Each is checked when the engine is made: one that
    /// has a mistake is refused, the others work.
    #[schemars(with = "Vec<super::Rule>")]
    pub own_rules: Vec<serde_json::Value>,
}

impl BrandPack {
    /// The version of the shape that this build reads and writes.
    pub const VERSION: u32 = 1;

    /// The form of address for a language and a network, if the brand has fixed one.
    #[must_use]
    pub fn address_for(&self, language: Language, network: Option<Network>) -> Option<AddressForm> {
        self.address
            .iter()
            .rev()
            .find(|rule| {
                rule.language == language && (rule.network.is_none() || rule.network == network)
            })
            .map(|rule| rule.form)
    }
}

/// A text in the languages that it has been written in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Localized {
    /// In Spanish.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub es: Option<String>,
    /// In English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Localized {
    /// The text in `language`, if it has been written.
    #[must_use]
    pub fn get(&self, language: Language) -> Option<&str> {
        match language {
            Language::Es => self.es.as_deref(),
            Language::En => self.en.as_deref(),
            Language::Other => None,
        }
    }
}

/// Something the brand stands for, with its own words for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Value {
    /// Its name: "cercanía", "candour".
    pub name: String,
    /// Words or phrases that show it: told where a draft contradicts it.
    #[serde(default)]
    pub shown_by: Vec<String>,
    /// Words or phrases that contradict it.
    #[serde(default)]
    pub contradicted_by: Vec<String>,
}

/// The range of an axis in which a reply should lie, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The lowest value that fits.
    #[schemars(range(max = 100))]
    pub min: u8,
    /// The highest value that fits.
    #[schemars(range(max = 100))]
    pub max: u8,
}

/// Which form of address holds where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddressRule {
    /// The language it holds in.
    pub language: Language,
    /// The network it holds on; everywhere if absent.
    #[serde(default)]
    pub network: Option<Network>,
    /// The form.
    pub form: AddressForm,
}

/// Habits with emoji.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EmojiPolicy {
    /// Most emoji in one reply; no limit if absent.
    pub max: Option<u8>,
    /// Emoji never to be used.
    pub forbidden: Vec<String>,
}

/// Habits with hashtags.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct HashtagPolicy {
    /// Most hashtags in one reply; no limit if absent.
    pub max: Option<u8>,
}

/// A word or phrase, and what the brand thinks of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The word or phrase; case and accents do not matter.
    pub text: String,
    /// What the brand thinks of it.
    pub policy: TermPolicy,
    /// What to write instead.
    #[serde(default)]
    pub replacement: Option<String>,
    /// The language it belongs to; any if absent.
    #[serde(default)]
    pub language: Option<Language>,
    /// The reason, in the brand's words.
    #[serde(default)]
    pub why: Option<String>,
}

/// What a brand thinks of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TermPolicy {
    /// To be written as it stands here: a brand's or product's name.
    Preferred,
    /// Better not.
    Avoided,
    /// Never: it holds a publication.
    Forbidden,
}

/// A reply that the brand approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The reply.
    pub text: String,
    /// The comment it answered.
    #[serde(default)]
    pub comment: Option<String>,
    /// Where it was posted.
    #[serde(default)]
    pub network: Option<Network>,
    /// Its language; identified if absent.
    #[serde(default)]
    pub lang: Option<Language>,
}

/// What was learned from the samples, by language.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BrandVoice {
    /// The voice in Spanish.
    pub es: Option<VoiceProfile>,
    /// The voice in English.
    pub en: Option<VoiceProfile>,
}

/// How a situation is answered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Play {
    /// Who answers; the community manager if absent.
    pub who: Option<String>,
    /// Where.
    pub channel: Channel,
    /// Minutes within which to answer; no hurry if absent.
    pub within_minutes: Option<u32>,
    /// What to do, in a sentence.
    pub approach: Option<Localized>,
}

/// Where a comment is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Under the comment.
    #[default]
    Public,
    /// By private message.
    Private,
    /// A first word in public, the rest in private.
    PublicThenPrivate,
    /// Not at all.
    None,
}

/// Who takes what the community says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Department {
    /// Its name.
    pub name: String,
    /// How to reach it: an address, a channel, a person's role.
    #[serde(default)]
    pub contact: Option<String>,
    /// The situations it takes.
    #[serde(default)]
    pub situations: Vec<Situation>,
}

/// A rule of the brand's community.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HouseRule {
    /// Its short name.
    pub title: String,
    /// The rule as the community reads it.
    pub text: Localized,
}

/// A saved reply. `reply` documents the placeholders that a body may hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// A stable name.
    pub id: String,
    /// What is typed to find it, without spaces.
    #[serde(default)]
    pub shortcut: Option<String>,
    /// What it is for.
    pub title: String,
    /// Its text, by language.
    pub body: Localized,
    /// Words to file it under.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The situations it fits; all if empty.
    #[serde(default)]
    pub situations: Vec<Situation>,
    /// The networks it fits; all if empty.
    #[serde(default)]
    pub networks: Vec<Network>,
}

/// A brand's change to one of Timbre's rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSetting {
    /// What the rule does for this brand.
    pub state: RuleState,
}

/// What a rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RuleState {
    /// Nothing.
    Off,
    /// It is mentioned.
    Hint,
    /// It asks for a revision.
    Warn,
    /// It stops a publication, once.
    Hold,
}
