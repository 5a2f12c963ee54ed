//! Review: findings with their fixes, and the verdict they add up to.
//!
//! Most rules are data (`data/rules/`, see [`Rule`]) and match patterns over tokens; those that
//! need code have their words and severities there too. It knows what is risky or ill-mannered to
//! publish; it does not know how to write better than its fixes say.

mod address;
mod canned;
#[cfg(any(test, feature = "rule-examples"))]
pub mod example;
mod exposure;
mod fix;
mod house;
mod judgement;
mod pattern;
mod phrase;
mod report;
mod rule;
mod spelling;
mod surface;
mod thread;
mod typing;
mod verdict;

pub use judgement::{Cause, CauseKind, Family, Finding, Fix, Review, Verdict, VerdictState};

pub use fix::{apply, apply_safe};
pub use house::House;
pub use pattern::PatternError;
pub use rule::{RuleBook, RuleError, RuleProblem};

use std::sync::LazyLock;

use report::Report;

use crate::Draft;
use crate::brand::{BrandPack, Target};
pub use crate::brand::{Check, Counted, Rule, Wording};
use crate::text::{Document, Language};
use crate::tone::Tone;
use crate::triage::Triage;
pub use crate::vocabulary::FindingSeverity;
use crate::vocabulary::{ByAxis, Situation};
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
    /// What the brand adds, if there is one.
    pub house: Option<&'a House>,
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

/// The files of rules that Timbre comes with, by name.
pub const RULE_FILES: &[(&str, &str)] = &[
    ("accessibility", include_str!("../../data/rules/accessibility.json")),
    ("brand", include_str!("../../data/rules/brand.json")),
    ("canned", include_str!("../../data/rules/canned.json")),
    ("channel", include_str!("../../data/rules/channel.json")),
    ("clarity", include_str!("../../data/rules/clarity.json")),
    ("crisis", include_str!("../../data/rules/crisis.json")),
    ("legal", include_str!("../../data/rules/legal.json")),
    ("privacy", include_str!("../../data/rules/privacy.json")),
    ("register", include_str!("../../data/rules/register.json")),
    ("tone", include_str!("../../data/rules/tone.json")),
];

static RULES: LazyLock<RuleBook> = LazyLock::new(|| RuleBook::read(RULE_FILES).0);

/// The rules that Timbre comes with.
#[must_use]
pub fn rules() -> &'static RuleBook {
    &RULES
}

/// Everything that could be better in a draft, the most useful first.
#[must_use]
pub fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut report = Report::new(case);
    phrase::check(case, rules(), &mut report);
    if let Some(house) = case.house.filter(|house| !house.rules.rules().is_empty()) {
        phrase::check(case, &house.rules, &mut report);
    }
    address::check(case, &mut report);
    house::check(case, &mut report);
    exposure::check(case, &mut report);
    surface::check(case, &mut report);
    typing::check(case.document, &mut report);
    thread::check(case, &mut report);
    canned::check(case, &mut report);
    report.finish()
}

/// What findings, tone and voice add up to.
#[must_use]
pub fn verdict(case: &Case<'_>, findings: &[Finding]) -> Verdict {
    verdict::verdict(case, findings)
}

/// The tone to aim at in the case's situation: the brand's targets, else the usual ones.
#[must_use]
pub fn targets(case: &Case<'_>) -> ByAxis<Option<Target>> {
    verdict::targets(case)
}
