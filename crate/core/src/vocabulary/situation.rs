//! What a community manager is facing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The situation that a comment puts the brand in; the first that fits, in this order, with
/// `other` for none. `crate/lab/corpus/CODEBOOK.md` says what each is and is not.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Situation {
    /// Danger, a data leak, discrimination, a meant threat of law or press, a spreading boycott.
    Crisis,
    /// Advertising of something else, scams, bait.
    Spam,
    /// Wants a reaction, not a solution.
    Provocation,
    /// Something of the brand's went wrong, or is to be put right.
    Complaint,
    /// Asks for information or help.
    Question,
    /// Thanks, congratulates, recommends.
    Praise,
    /// Anything else.
    Other,
}

impl Situation {
    /// Every situation, in the order of the codebook.
    pub const ALL: [Situation; 7] = [
        Situation::Crisis,
        Situation::Spam,
        Situation::Provocation,
        Situation::Complaint,
        Situation::Question,
        Situation::Praise,
        Situation::Other,
    ];

    /// Its name in files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Situation::Crisis => "crisis",
            Situation::Spam => "spam",
            Situation::Provocation => "provocation",
            Situation::Complaint => "complaint",
            Situation::Question => "question",
            Situation::Praise => "praise",
            Situation::Other => "other",
        }
    }
}

/// How a comment's author feels about what it is about; irony counts as meant.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Polarity {
    Negative,
    Neutral,
    Positive,
}

/// Whom hostility is directed at.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum HostilityTarget {
    /// Nobody.
    #[default]
    None,
    /// The brand as such.
    Brand,
    /// A single person.
    Person,
    /// A group of people.
    Group,
}

/// What a comment asks for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Ask {
    /// Money back.
    Refund,
    /// Something put right or replaced.
    Fix,
    /// Where an order or a case stands.
    Status,
    /// Price, hours, stock, how something works.
    Information,
    /// To be contacted, or a way to make contact.
    Contact,
    /// To be made good for a loss.
    Compensation,
    /// An apology or an explanation.
    Apology,
    /// To cancel or leave.
    Cancellation,
}
