//! A review without what the user does not want to be told.

use timbre_core::review::{
    Cause, CauseKind, Finding, FindingSeverity, Review, Verdict, VerdictState,
};
use timbre_core::text::{OffsetMap, Utf16Span};
use timbre_port::Mark;
use timbre_store::ignore_key;

/// The rule whose finding is the cause of a verdict on length.
const LENGTH: &str = "channel.length";

/// A review of one text, and what is left of it after ignoring.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Judged {
    /// The text.
    pub(crate) text: String,
    /// What the engine says of it; its findings and verdict are those of this struct.
    pub(crate) review: Review,
    /// The findings to show.
    pub(crate) findings: Vec<Finding>,
    /// The verdict that they and the rest add up to.
    pub(crate) verdict: Verdict,
}

impl Judged {
    /// Takes out of `review` what `ignored` names by [`ignore_key`]. What holds a publication
    /// cannot be ignored: there is "publish anyway" for it, text by text.
    pub(crate) fn new(text: &str, review: Review, ignored: impl Fn(&str) -> bool) -> Self {
        let findings: Vec<Finding> = review
            .findings
            .iter()
            .filter(|finding| {
                finding.severity == FindingSeverity::Hold || !ignored(&key_of(finding, text))
            })
            .cloned()
            .collect();
        let left = |rule: &str| findings.iter().any(|finding| finding.rule == rule);
        let causes = review.verdict.causes().iter().filter(|cause| match &cause.kind {
            CauseKind::Finding { rule } => left(rule),
            CauseKind::Length => left(LENGTH),
            CauseKind::Tone { .. } | CauseKind::Voice => true,
        });
        let verdict = Verdict::of(causes.cloned().collect());
        Self { text: text.to_owned(), review, findings, verdict }
    }

    /// What stands against the draft beside the findings: its tone and its voice.
    pub(crate) fn other_causes(&self) -> impl Iterator<Item = &Cause> {
        let other =
            |cause: &&Cause| matches!(cause.kind, CauseKind::Tone { .. } | CauseKind::Voice);
        self.verdict.causes().iter().filter(other)
    }

    /// What to underline.
    pub(crate) fn marks(&self) -> Vec<Mark> {
        self.findings
            .iter()
            .filter(|finding| finding.span.start < finding.span.end)
            .map(|finding| Mark { span: finding.span, severity: finding.severity })
            .collect()
    }

    /// The text after replacing `span` by `replacement`.
    pub(crate) fn edited(&self, span: Utf16Span, replacement: &str) -> String {
        let span = OffsetMap::new(&self.text).to_byte_span(span);
        [&self.text[..span.start], replacement, &self.text[span.end..]].concat()
    }
}

/// The state of a draft, judged or empty.
pub(crate) fn state_of(judged: Option<&Judged>) -> VerdictState {
    judged.map_or(VerdictState::Ready, |judged| judged.verdict.state())
}

/// The key under which a finding in `text` is ignored.
pub(crate) fn key_of(finding: &Finding, text: &str) -> String {
    ignore_key(&finding.rule, about(finding, text))
}

/// The words that a finding is about.
pub(crate) fn about<'a>(finding: &Finding, text: &'a str) -> &'a str {
    OffsetMap::new(text).to_byte_span(finding.span).of(text)
}
