//! The report that checks write to: it gives each finding its words and its severity.

use super::{Case, Family, Finding, FindingSeverity, Fix};
use crate::brand::RuleState;
use crate::order;
use crate::text::ByteSpan;

/// Findings as they come in.
pub(super) struct Report<'a> {
    case: &'a Case<'a>,
    findings: Vec<Finding>,
}

impl<'a> Report<'a> {
    pub(super) fn new(case: &'a Case<'a>) -> Self {
        Self { case, findings: Vec::new() }
    }

    /// Adds a finding of a rule; one that the brand has switched off, or that is not for this
    /// situation or network, is dropped. `values` fill the message; `why` among them is said in the
    /// place of the rule's own reason.
    pub(super) fn add(
        &mut self,
        id: &str,
        span: ByteSpan,
        values: &[(&str, String)],
        fixes: Vec<Fix>,
    ) {
        self.add_as(None, id, span, values, fixes);
    }

    /// The same, with a severity of the check's own; the brand's setting still comes first.
    pub(super) fn add_as(
        &mut self,
        severity: Option<FindingSeverity>,
        id: &str,
        span: ByteSpan,
        values: &[(&str, String)],
        fixes: Vec<Fix>,
    ) {
        let own = || self.case.house?.rules.get(id);
        let Some(rule) = super::rules().get(id).or_else(own) else { return };
        let Some(family) = super::rule::family(id) else { return };
        if !super::phrase::applies(rule, self.case) {
            return;
        }
        let situation = self.case.situation();
        let by_rule = || {
            let special = situation.and_then(|situation| rule.severity_in.get(&situation));
            special.copied().unwrap_or(rule.severity)
        };
        let setting = self.case.brand.and_then(|brand| brand.rules.get(id));
        let severity = match setting.map(|setting| setting.state) {
            Some(RuleState::Off) => return,
            Some(RuleState::Hint) => FindingSeverity::Hint,
            Some(RuleState::Warn) => FindingSeverity::Warn,
            Some(RuleState::Hold) => FindingSeverity::Hold,
            None => severity.unwrap_or_else(by_rule),
        };
        let wording = rule.wording(self.case.interface);
        let why = values.iter().find(|(name, _)| *name == "why").map(|(_, why)| why.clone());
        self.findings.push(Finding {
            rule: rule.id.clone(),
            family,
            severity,
            span: self.case.document.utf16(span),
            message: fill(&wording.message, values),
            why: why.unwrap_or_else(|| fill(&wording.why, values)),
            fixes,
        });
    }

    /// Takes back every finding of a rule whose weight the brand has not set itself.
    pub(super) fn take_back(&mut self, id: &str) {
        if self.case.brand.is_none_or(|brand| !brand.rules.contains_key(id)) {
            self.findings.retain(|finding| finding.rule != id);
        }
    }

    /// Where findings of rules whose ids begin so stand.
    pub(super) fn spans(&self, start: &str) -> Vec<ByteSpan> {
        let of_family = self.findings.iter().filter(|finding| finding.rule.starts_with(start));
        of_family.map(|finding| self.case.document.bytes(finding.span)).collect()
    }

    /// Whether a rule has been found to apply.
    pub(super) fn has(&self, id: &str) -> bool {
        self.findings.iter().any(|finding| finding.rule == id)
    }

    /// How many findings there are of rules whose ids begin so.
    pub(super) fn count(&self, start: &str) -> usize {
        self.findings.iter().filter(|finding| finding.rule.starts_with(start)).count()
    }

    /// The findings, the most useful first: by severity, by family, by place. Of those of one
    /// family at the very same place the gravest stays; and a hint that mends nothing goes where
    /// something graver is about some of its words.
    pub(super) fn finish(self) -> Vec<Finding> {
        let mut findings = self.findings;
        order::sort_by(&mut findings, |a, b| {
            (b.severity, a.family, a.span, &a.rule).cmp(&(a.severity, b.family, b.span, &b.rule))
        });
        let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
        for finding in findings {
            let same = |other: &Finding| {
                other.family == finding.family
                    && other.span == finding.span
                    && finding.span.start < finding.span.end
            };
            // How a sentence is built, and how it addresses, is another matter than its words.
            let graver = |other: &Finding| {
                other.severity > FindingSeverity::Hint
                    && other.family != Family::Register
                    && finding.rule != "clarity.long_sentence"
                    && finding.span.start <= other.span.start
                    && other.span.end <= finding.span.end
                    && other.span.start < other.span.end
            };
            let idle = finding.severity == FindingSeverity::Hint && finding.fixes.is_empty();
            if !kept.iter().any(|other| same(other) || idle && graver(other)) {
                kept.push(finding);
            }
        }
        kept
    }
}

fn fill(text: &str, values: &[(&str, String)]) -> String {
    let mut filled = text.to_owned();
    for (name, value) in values {
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    filled
}
