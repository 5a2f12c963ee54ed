//! The records, and the envelope that says which version of its shape each is of.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use timbre_core::brand::{BrandPack, Template};
use timbre_core::text::{Language, fold};

/// How the user wants Timbre to behave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// The language of the interface; the browser's if none.
    pub language: Option<Language>,
    /// The look.
    pub theme: ThemeChoice,
    /// Host names on which Timbre stays away.
    pub sites_off: BTreeSet<String>,
    /// The side of the composer that the chip was moved to, by host name; see `Shape` of the port.
    pub chip_sides: BTreeMap<String, u32>,
    /// Timbre stays away until then, in milliseconds since 1970.
    pub paused_until_unix_ms: Option<i64>,
    /// Whether the browser's own language model may be asked for wordings.
    pub model: bool,
    /// Whether the first steps have been read.
    pub introduced: bool,
    /// The brand that is written for, where the account does not tell.
    pub active: Option<String>,
}

/// The look that the user chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// The page's own.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// A finding that is not to be mentioned again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ignored {
    /// The rule that found it.
    pub rule: String,
    /// The text it was about, normalised; empty for what was missing.
    pub text: String,
    /// The finding's message when it was ignored, for the list from which it can be brought back.
    pub message: String,
    /// When it was ignored, in milliseconds since 1970.
    pub unix_ms: i64,
}

/// A reply that went out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublishedReply {
    /// What it said.
    pub text: String,
    /// When, in milliseconds since 1970.
    pub unix_ms: i64,
}

/// How a template has been used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateUse {
    /// The brand it belongs to.
    pub brand: String,
    /// Its id.
    pub template: String,
    /// How often it was inserted.
    pub count: u32,
    /// When it was last, in milliseconds since 1970.
    pub unix_ms: i64,
}

/// What can be counted of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Timbre judged it while it was written.
    Checked,
    /// A change that Timbre offered was taken.
    Fixed,
    /// Its publication was stopped.
    Held,
    /// It had been stopped, and was published in other words.
    Changed,
    /// It was published.
    Published,
}

/// What was done on one day: numbers, and nothing of what anybody wrote.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// Days since 1970 by the user's own clock.
    pub day: i32,
    /// How many replies were judged.
    pub checked: u32,
    /// How many changes were taken.
    pub fixed: u32,
    /// How many publications were stopped.
    pub held: u32,
    /// How many of these were published in other words.
    pub changed: u32,
    /// How many replies were published.
    pub published: u32,
}

impl Day {
    /// Counts one more.
    pub(crate) fn count(&mut self, deed: Deed) {
        let number = match deed {
            Deed::Checked => &mut self.checked,
            Deed::Fixed => &mut self.fixed,
            Deed::Held => &mut self.held,
            Deed::Changed => &mut self.changed,
            Deed::Published => &mut self.published,
        };
        *number = number.saturating_add(1);
    }
}

/// A change to one template of a brand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateEdit {
    /// The template's id.
    pub id: String,
    /// The template as it was; none if it is new.
    pub from: Option<Template>,
    /// As it is to be; none if it goes.
    pub to: Option<Template>,
    /// Where one stands that comes.
    pub place: usize,
}

impl TemplateEdit {
    /// Makes the change, whatever the template is now.
    pub fn make(&self, templates: &mut Vec<Template>) {
        let at = templates.iter().position(|one| one.id == self.id);
        match (at, self.to.clone()) {
            (Some(at), Some(to)) => templates[at] = to,
            (Some(at), None) => {
                templates.remove(at);
            }
            (None, Some(to)) => templates.insert(self.place.min(templates.len()), to),
            (None, None) => {}
        }
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn back(self) -> Self {
        Self { from: self.to, to: self.from, ..self }
    }
}

/// `text` without what does not make it another text: case, accents, and the amount of space.
#[must_use]
pub fn normalize(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    fold(&words.join(" ")).text
}

/// The key under which an ignored finding is kept: its rule's id and what it was about, so that
/// rewording a message brings nothing back.
#[must_use]
pub fn ignore_key(rule: &str, text: &str) -> String {
    format!("{rule}\n{}", normalize(text))
}

/// A number by which two states of a brand are told apart: the FNV-1a hash of its JSON.
#[must_use]
pub fn stamp(brand: &BrandPack) -> u32 {
    let json = serde_json::to_string(brand).unwrap_or_default();
    json.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The version of the shapes in this file and of the brand packs' envelope.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    version: u32,
    value: T,
}

/// The envelope without what is in it, which another version may have written.
#[derive(Deserialize)]
struct Stamp {
    version: u32,
}

/// Why a record could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// A newer Timbre wrote it.
    Newer,
    /// It is not what this Timbre writes.
    Damaged,
}

/// A record as it is kept.
pub(crate) fn write<T: Serialize>(value: &T) -> String {
    // Every record is made of strings, numbers and lists of them, which JSON always can hold.
    serde_json::to_string(&Envelope { version: VERSION, value }).unwrap_or_default()
}

/// A record as it was kept, by this version or an older one.
pub(crate) fn read<T: DeserializeOwned>(json: &str) -> Result<T, Unreadable> {
    let stamp: Stamp = serde_json::from_str(json).map_err(|_| Unreadable::Damaged)?;
    match stamp.version {
        VERSION => serde_json::from_str::<Envelope<T>>(json)
            .map(|envelope| envelope.value)
            .map_err(|_| Unreadable::Damaged),
        newer if newer > VERSION => Err(Unreadable::Newer),
        _ => Err(Unreadable::Damaged),
    }
}
