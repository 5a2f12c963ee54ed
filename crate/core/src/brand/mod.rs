//! The brand pack: what one brand has written down about how it answers.
//!
//! One JSON file, with a published schema ([`schema`]), a version, and every error told with its
//! place. It is data only: the judges read it, it knows none of them.

mod pack;
mod parse;
mod profile;
mod rule;

pub use pack::{
    AddressRule, BrandPack, BrandVoice, Channel, Department, EmojiPolicy, HashtagPolicy, HouseRule,
    Localized, Play, RuleSetting, RuleState, Sample, Target, Template, Term, TermPolicy, Value,
};
pub use parse::{PackError, PackProblem, schema};
pub use profile::{HabitProfile, NetworkHabits, VoiceProfile};
#[cfg(any(test, feature = "rule-examples"))]
pub(crate) use rule::example_texts;
pub use rule::{Check, Counted, Rule, RuleExamples, Wording};
