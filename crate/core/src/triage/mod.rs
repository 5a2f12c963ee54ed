//! Triage: what the comment being answered is, how much is at stake, and how to approach it.
//!
//! Judges the comment alone; the playbook's approach is the brand's and is joined by the engine.

mod judgement;

pub use judgement::{Evidence, EvidenceKind, Sentiment, Triage};

use crate::Abstain;
use crate::privacy;
use crate::text::Document;
use crate::vocabulary::{
    HostilityTarget, Polarity, Probability, SeverityLevel, Situation, Valence,
};

/// Judges a comment.
#[must_use]
pub fn judge(document: &Document<'_>) -> Triage {
    Triage {
        lang: document.language,
        situation: Situation::Other,
        sentiment: Sentiment { label: Polarity::Neutral, score: Valence::new(0.0) },
        hostility: Probability::MIN,
        hostility_target: HostilityTarget::None,
        offensive: Probability::MIN,
        complaint: Probability::MIN,
        sarcasm: Probability::MIN,
        spam: Probability::MIN,
        severity: SeverityLevel::MIN,
        urgency: Probability::MIN,
        reply: Probability::MIN,
        asks: Vec::new(),
        personal_data: privacy::find(document),
        abstain: Some(Abstain::Unsure),
        evidence: Vec::new(),
    }
}
