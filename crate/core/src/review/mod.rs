//! Review: findings with their fixes, and the verdict they add up to.

mod judgement;

pub use judgement::{
    Cause, CauseKind, Family, Finding, FindingSeverity, Fix, Review, Verdict, VerdictState,
};

use crate::Draft;
use crate::brand::BrandPack;
use crate::text::{Document, Language};
use crate::tone::Tone;
use crate::triage::Triage;
use crate::vocabulary::Situation;
use crate::voice::Voice;

/// All that a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The draft with its circumstances.
    pub draft: &'a Draft,
    /// The draft's text, read.
    pub document: &'a Document<'a>,
    /// The comment's text, read, if there is one.
    pub comment: Option<&'a Document<'a>>,
    /// The triage of the comment, if there is one.
    pub triage: Option<&'a Triage>,
    /// The draft's tone.
    pub tone: &'a Tone,
    /// The draft's voice.
    pub voice: &'a Voice,
    /// The brand, if there is one.
    pub brand: Option<&'a BrandPack>,
    /// The language in which findings speak.
    pub interface: Language,
}

impl Case<'_> {
    /// The situation to review for: the one given, else the comment's.
    #[must_use]
    pub fn situation(&self) -> Option<Situation> {
        self.draft.situation.or_else(|| self.triage.map(|triage| triage.situation))
    }
}

/// Everything that could be better in a draft, the most useful first.
#[must_use]
pub fn findings(_case: &Case<'_>) -> Vec<Finding> {
    Vec::new()
}

/// What findings, tone and voice add up to.
#[must_use]
pub fn verdict(_case: &Case<'_>, _findings: &[Finding]) -> Verdict {
    Verdict::of(Vec::new())
}
