//! What a review answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::brand::Target;
use crate::network::Length;
use crate::order;
use crate::text::{Language, Utf16Span};
use crate::tone::Tone;
use crate::vocabulary::{Axis, ByAxis, FindingSeverity, Situation};
use crate::voice::Voice;

/// The review of a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Review {
    /// The draft's language.
    pub lang: Language,
    /// The situation it was reviewed for: the one given, else that of the comment.
    pub situation: Option<Situation>,
    /// How near it comes to the brand's voice.
    pub voice: Voice,
    /// Its tone.
    pub tone: Tone,
    /// The tone to aim at in this situation.
    pub targets: ByAxis<Option<Target>>,
    /// What could be better, the most useful first.
    pub findings: Vec<Finding>,
    /// Its length as the network counts it.
    pub length: Length,
    /// What it adds up to.
    pub verdict: Verdict,
}

/// One thing that could be better, where, why, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The stable id of the rule, as in `register.mixed`.
    pub rule: String,
    /// The family it belongs to.
    pub family: Family,
    /// How much it matters.
    pub severity: FindingSeverity,
    /// Where, in UTF-16 code units; empty at the end of the text for what is missing.
    #[serde(flatten)]
    pub span: Utf16Span,
    /// What is the matter, in the language of the interface.
    pub message: String,
    /// Why it matters, in the language of the interface.
    pub why: String,
    /// Ways to mend it, the best first.
    pub fixes: Vec<Fix>,
}

/// The family of a finding; the first part of its rule's id.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Family {
    Crisis,
    Privacy,
    Legal,
    Brand,
    Tone,
    Register,
    Channel,
    Clarity,
    Canned,
    Voice,
    Accessibility,
}

/// An edit: the text of `span` becomes `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// What is replaced, in UTF-16 code units.
    #[serde(flatten)]
    pub span: Utf16Span,
    /// What it is replaced with.
    pub text: String,
}

/// Whether a draft can go out.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum VerdictState {
    /// Nothing stands against it.
    Ready,
    /// Something is worth another look.
    Revise,
    /// It should not go out like this.
    Hold,
}

/// A verdict and what it rests on; only its causes make its state, so that none goes unexplained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Verdict {
    state: VerdictState,
    causes: Vec<Cause>,
}

impl Verdict {
    /// The verdict that `causes` add up to: the worst of them, or ready if there is none. The
    /// causes are put in order of weight.
    #[must_use]
    pub fn of(mut causes: Vec<Cause>) -> Self {
        order::sort_by_key(&mut causes, |cause| std::cmp::Reverse(cause.state));
        let state = causes.first().map_or(VerdictState::Ready, |cause| cause.state);
        Self { state, causes }
    }

    /// What it is.
    #[must_use]
    pub fn state(&self) -> VerdictState {
        self.state
    }

    /// What it rests on, the weightiest first; empty only when nothing stands against the draft.
    #[must_use]
    pub fn causes(&self) -> &[Cause] {
        &self.causes
    }
}

/// One reason of a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cause {
    /// The state that it alone would lead to.
    pub state: VerdictState,
    /// What it is.
    #[serde(flatten)]
    pub kind: CauseKind,
    /// The reason in the language of the interface.
    pub message: String,
}

/// What a verdict can rest on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum CauseKind {
    /// A finding.
    Finding {
        /// Its rule.
        rule: String,
    },
    /// An axis outside the target of the situation.
    Tone {
        /// The axis.
        axis: Axis,
    },
    /// The draft does not sound like the brand.
    Voice,
    /// The draft is longer than the network allows.
    Length,
}
