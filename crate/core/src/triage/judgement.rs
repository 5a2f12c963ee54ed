//! What the judge of comments answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Contact;
use crate::Abstain;
use crate::privacy::PersonalData;
use crate::text::{Language, Utf16Span};
use crate::vocabulary::{
    Ask, HostilityTarget, Polarity, Probability, SeverityLevel, Situation, Valence,
};

/// What a comment is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Triage {
    /// The language it was judged in.
    pub lang: Language,
    /// The situation that it puts the brand in.
    pub situation: Situation,
    /// How its author feels.
    pub sentiment: Sentiment,
    /// Probability of insult, threat or hate at persons or groups.
    pub hostility: Probability,
    /// Whom hostility is directed at.
    pub hostility_target: HostilityTarget,
    /// Probability that most people would find the text offensive.
    pub offensive: Probability,
    /// Probability that something concrete of the brand's went wrong or is asked to be put right.
    pub complaint: Probability,
    /// Probability that it means the opposite of what it says.
    pub sarcasm: Probability,
    /// Probability of advertising, scam or bait.
    pub spam: Probability,
    /// How much is at stake.
    pub severity: SeverityLevel,
    /// How soon an answer is needed, 0 to 1.
    pub urgency: Probability,
    /// Probability that an answer is expected or owed.
    pub reply: Probability,
    /// What it asks for.
    pub asks: Vec<Ask>,
    /// That it says to be not the first, if it does.
    pub contact: Option<Contact>,
    /// Personal data that it exposes.
    pub personal_data: Vec<PersonalData>,
    /// Why the judge would rather not, if so; the numbers are then not to be shown.
    pub abstain: Option<Abstain>,
    /// The words that the judgement rests on, the strongest first.
    pub evidence: Vec<Evidence>,
}

/// How a comment's author feels about what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Sentiment {
    /// The likeliest of the three.
    pub label: Polarity,
    /// Probability of positive less that of negative.
    pub score: Valence,
}

/// Words that a judgement rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// Where they stand, in UTF-16 code units.
    #[serde(flatten)]
    pub span: Utf16Span,
    /// What they speak for.
    pub why: EvidenceKind,
}

/// What words speak for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum EvidenceKind {
    Positive,
    Negative,
    Complaint,
    Crisis,
    Question,
    Praise,
    Provocation,
    Spam,
    Hostility,
    Offence,
    Sarcasm,
    Severity,
    Urgency,
    Contact,
    PersonalData,
}
