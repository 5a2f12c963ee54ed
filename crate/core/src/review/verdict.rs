//! The verdict: what findings, tone, voice and length add up to.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{Case, Cause, CauseKind, Finding, FindingSeverity, Verdict, VerdictState};
use crate::brand::{Localized, RuleState, Target};
use crate::order;
use crate::tone::RespectParts;
use crate::vocabulary::{Axis, ByAxis, Situation};
use crate::voice::Likeness;

/// Targets and words of the verdict, as written in `data/verdict.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Defaults {
    /// By how many points an axis may lie outside its target before it counts.
    margin: f32,
    /// How likely one of the parts of disrespect must be before a lack of respect counts, 0 to 1: a
    /// short plain answer may lack warmth, and that is all.
    disrespect: f32,
    /// How sure a voice score has to be before it counts, 0 to 1.
    voice_confidence: f32,
    targets: std::collections::BTreeMap<Situation, ByAxis<Option<Target>>>,
    low: ByAxis<Localized>,
    high: ByAxis<Localized>,
    voice: Localized,
}

static DEFAULTS: LazyLock<Option<Defaults>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../data/verdict.json")).ok());

/// The targets that hold in a situation: the brand's own, axis by axis, else the defaults.
pub(super) fn targets(case: &Case<'_>) -> ByAxis<Option<Target>> {
    let situation = case.situation().unwrap_or(Situation::Other);
    let own = case.brand.and_then(|brand| brand.tone.get(&situation));
    let usual = DEFAULTS.as_ref().and_then(|defaults| defaults.targets.get(&situation));
    ByAxis::from_fn(|axis| {
        let of = |targets: Option<&ByAxis<Option<Target>>>| targets.and_then(|t| *t.get(axis));
        of(own).or_else(|| of(usual))
    })
}

/// What a brand's setting for part of the verdict makes of it; `None` if it is switched off.
fn setting(case: &Case<'_>, id: &str, usual: VerdictState) -> Option<VerdictState> {
    let setting = case.brand.and_then(|brand| brand.rules.get(id));
    match setting.map(|setting| setting.state) {
        None => Some(usual),
        Some(RuleState::Off | RuleState::Hint) => None,
        Some(RuleState::Warn) => Some(VerdictState::Revise),
        Some(RuleState::Hold) => Some(VerdictState::Hold),
    }
}

/// The verdict on a draft; see the principles in the crate's documentation: only what is marked
/// so holds, everything else advises.
pub(super) fn verdict(case: &Case<'_>, findings: &[Finding]) -> Verdict {
    let mut causes = Vec::new();
    for finding in findings {
        let state = match finding.severity {
            FindingSeverity::Hold => VerdictState::Hold,
            FindingSeverity::Warn => VerdictState::Revise,
            FindingSeverity::Hint => continue,
        };
        let length = finding.rule == "channel.length";
        let kind = if length {
            CauseKind::Length
        } else {
            CauseKind::Finding { rule: finding.rule.clone() }
        };
        causes.push(Cause { state, kind, message: finding.message.clone() });
    }
    if let Some(defaults) = DEFAULTS.as_ref() {
        tone(case, defaults, &mut causes);
        voice(case, defaults, &mut causes);
    }
    Verdict::of(causes)
}

fn tone(case: &Case<'_>, defaults: &Defaults, causes: &mut Vec<Cause>) {
    if case.tone.abstain.is_some() || case.situation().is_none() {
        return;
    }
    let Some(state) = setting(case, "verdict.tone", VerdictState::Revise) else { return };
    let targets = targets(case);
    let mut outside: Vec<(f32, Axis, &Localized)> = Vec::new();
    for axis in Axis::ALL {
        let Some(target) = targets.get(axis) else { continue };
        let value = case.tone.axes.get(axis).get();
        let (min, max) = (f32::from(target.min), f32::from(target.max));
        let unproven = axis == Axis::Respect && !disrespects(case, defaults.disrespect);
        if value < min - defaults.margin && !unproven {
            outside.push((min - value, axis, defaults.low.get(axis)));
        } else if value > max + defaults.margin {
            outside.push((value - max, axis, defaults.high.get(axis)));
        }
    }
    order::sort_by(&mut outside, |a, b| b.0.total_cmp(&a.0));
    causes.extend(outside.into_iter().map(|(_, axis, words)| Cause {
        state,
        kind: CauseKind::Tone { axis },
        message: words.get(case.interface).unwrap_or_default().to_owned(),
    }));
}

/// Whether a draft may be hostile, condescending, dismissive or defensive.
fn disrespects(case: &Case<'_>, sure: f32) -> bool {
    let RespectParts { hostile, condescending, dismissive, defensive } = case.tone.respect_parts;
    [hostile, condescending, dismissive, defensive].iter().any(|part| part.get() >= sure)
}

fn voice(case: &Case<'_>, defaults: &Defaults, causes: &mut Vec<Cause>) {
    let sure = case.voice.confidence.get() >= defaults.voice_confidence;
    if case.voice.likeness != Some(Likeness::DoesNot) || !sure {
        return;
    }
    if let Some(state) = setting(case, "verdict.voice", VerdictState::Revise) {
        let message = defaults.voice.get(case.interface).unwrap_or_default().to_owned();
        causes.push(Cause { state, kind: CauseKind::Voice, message });
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_defaults_can_be_read() {
        let read = serde_json::from_str::<super::Defaults>(include_str!("../../data/verdict.json"));
        assert!(read.is_ok(), "{:?}", read.err());
    }
}
