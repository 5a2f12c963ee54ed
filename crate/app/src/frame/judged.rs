//! A review without what the user does not want to be told.

use timbre_core::Abstain;
use timbre_core::review::{
    Cause, CauseKind, Finding, FindingSeverity, Review, Verdict, VerdictState,
};
use timbre_core::text::{OffsetMap, Utf16Span};
use timbre_core::vocabulary::Account;
use timbre_port::Mark;
use timbre_store::ignore_key;

/// The rule whose finding is the cause of a verdict on length.
const LENGTH: &str = "channel.length";

/// The rule that holds what is written from an account that is none of the brand's. The one rule
/// that holds and can be ignored: for an account that the user says is their own.
pub(crate) const ACCOUNT: &str = "brand.account";

/// A review of one text, and what is left of it after ignoring.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Judged {
    /// The text.
    pub(crate) text: String,
    /// The account that writes, as [`named`] has it; empty if the page does not show it.
    pub(crate) account: String,
    /// What the engine says of it; its findings and verdict are those of this struct.
    pub(crate) review: Review,
    /// The findings to show.
    pub(crate) findings: Vec<Finding>,
    /// The verdict that they and the rest add up to.
    pub(crate) verdict: Verdict,
}

/// A verdict in the words that it deserves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nothing stands against the draft.
    Ready,
    /// Nothing does, as far as a draft can be checked in a language that is not judged.
    InPart,
    /// Something is better changed first.
    Revise,
    /// Something should keep it from being published.
    Hold,
}

impl Judged {
    /// Takes out of `review` what `ignored` names by [`ignore_key`]. What holds a publication
    /// cannot be ignored: there is "publish anyway" for it, text by text. Only of an account can be
    /// said, once and for all, that it is the user's own.
    pub(crate) fn new(
        text: &str,
        account: Option<&Account>,
        review: Review,
        ignored: impl Fn(&str) -> bool,
    ) -> Self {
        let account = account.map(named).unwrap_or_default();
        let findings: Vec<Finding> = review
            .findings
            .iter()
            .filter(|finding| {
                let fixed = finding.severity == FindingSeverity::Hold && finding.rule != ACCOUNT;
                fixed || !ignored(&ignore_key(&finding.rule, about(finding, text, &account)))
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
        Self { text: text.to_owned(), account, review, findings, verdict }
    }

    /// How the draft stands.
    pub(crate) fn standing(&self) -> Standing {
        match self.verdict.state() {
            VerdictState::Ready if self.review.tone.abstain == Some(Abstain::Language) => {
                Standing::InPart
            }
            VerdictState::Ready => Standing::Ready,
            VerdictState::Revise => Standing::Revise,
            VerdictState::Hold => Standing::Hold,
        }
    }

    /// The words that a finding is about; the account, if it is about that.
    pub(crate) fn about(&self, finding: &Finding) -> &str {
        about(finding, &self.text, &self.account)
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

/// An account as a person reads it; the same for all that are the same to [`Account::is`] and
/// [`ignore_key`].
pub(crate) fn named(account: &Account) -> String {
    let handle = account.handle.trim().trim_start_matches('@');
    match account.network.title() {
        Some(network) => format!("@{handle} · {network}"),
        None => format!("@{handle}"),
    }
}

fn about<'a>(finding: &Finding, text: &'a str, account: &'a str) -> &'a str {
    if finding.rule == ACCOUNT {
        return account;
    }
    OffsetMap::new(text).to_byte_span(finding.span).of(text)
}
