//! Which words a triage rests on.

use super::judgement::{Evidence, EvidenceKind, Triage};
use crate::model::heads::comment as head;
use crate::model::{Carriers, Hit, Reading, Shown};
use crate::order;
use crate::text::{Document, Utf16Span};
use crate::vocabulary::{Polarity, Situation};

/// Most pieces of evidence that a judgement shows.
const MOST: usize = 8;
/// Most runs of words for one claim.
const MOST_A_CLAIM: usize = 3;
/// Least that words must add to a score, in log-odds, to be shown.
const LEAST: f64 = 0.12;
/// How likely a claim must be for its words to be shown.
const CLAIMED: f32 = 0.5;

/// The words behind what a triage claims, the strongest first; `contact` are those that speak of
/// earlier ones.
pub(super) fn find(
    document: &Document<'_>,
    hits: &[Hit],
    reading: &Reading<'_>,
    triage: &Triage,
    contact: Option<Utf16Span>,
) -> Vec<Evidence> {
    let mut found: Vec<(f64, Evidence)> = Vec::new();
    let carriers = Carriers::new(document, hits, reading);
    for (why, mix) in claims(triage) {
        for run in carriers.salient(&mix, shown(why), LEAST, MOST_A_CLAIM) {
            found.push((run.weight, Evidence { span: document.utf16(run.span), why }));
        }
    }
    let personal = triage
        .personal_data
        .iter()
        .map(|data| Evidence { span: data.span, why: EvidenceKind::PersonalData });
    order::sort_by(&mut found, |a, b| b.0.total_cmp(&a.0).then(a.1.span.cmp(&b.1.span)));
    let contact = contact.map(|span| Evidence { span, why: EvidenceKind::Contact });
    let mut evidence: Vec<Evidence> = personal.chain(contact).collect();
    evidence.extend(found.into_iter().map(|(_, piece)| piece));
    evidence.truncate(MOST);
    evidence
}

/// Which words may stand for a claim: a question, haste, irony and adverts are told by small words and links too.
fn shown(why: EvidenceKind) -> Shown {
    match why {
        EvidenceKind::Question
        | EvidenceKind::Urgency
        | EvidenceKind::Sarcasm
        | EvidenceKind::Spam => Shown::Form,
        _ => Shown::Meaning,
    }
}

/// What a triage claims, and the mix of heads that each claim is the score of.
fn claims(triage: &Triage) -> Vec<(EvidenceKind, Vec<(usize, f64)>)> {
    let mut claims = Vec::new();
    let (negative, positive) = (head::SENTIMENT.start, head::SENTIMENT.start + 2);
    match triage.sentiment.label {
        Polarity::Negative => {
            claims.push((EvidenceKind::Negative, vec![(negative, 1.0), (positive, -1.0)]));
        }
        Polarity::Positive => {
            claims.push((EvidenceKind::Positive, vec![(positive, 1.0), (negative, -1.0)]));
        }
        Polarity::Neutral => {}
    }
    let kind = match triage.situation {
        Situation::Crisis => Some(EvidenceKind::Crisis),
        Situation::Spam => Some(EvidenceKind::Spam),
        Situation::Provocation => Some(EvidenceKind::Provocation),
        Situation::Complaint => Some(EvidenceKind::Complaint),
        Situation::Question => Some(EvidenceKind::Question),
        Situation::Praise => Some(EvidenceKind::Praise),
        Situation::Other => None,
    };
    if let Some(kind) = kind {
        let others = (head::SITUATION.len() - 1) as f64;
        let mix = Situation::ALL.iter().enumerate().map(|(at, situation)| {
            let own = *situation == triage.situation;
            (head::SITUATION.start + at, if own { 1.0 } else { -1.0 / others })
        });
        claims.push((kind, mix.collect()));
    }
    for (chance, kind, head) in [
        (triage.hostility, EvidenceKind::Hostility, head::HOSTILITY),
        (triage.offensive, EvidenceKind::Offence, head::OFFENSIVE),
        (triage.sarcasm, EvidenceKind::Sarcasm, head::SARCASM),
        (triage.urgency, EvidenceKind::Urgency, head::URGENCY),
    ] {
        if chance.get() >= CLAIMED {
            claims.push((kind, vec![(head, 1.0)]));
        }
    }
    if triage.severity.get() >= 1.5 {
        claims.push((EvidenceKind::Severity, vec![(head::SEVERITY, 1.0)]));
    }
    claims
}
