//! Triage: what the comment being answered is, how much is at stake, and how to approach it.
//!
//! Judges the comment alone; the playbook's approach is the brand's and is joined by the engine.

mod asks;
mod judgement;

pub use judgement::{Evidence, EvidenceKind, Sentiment, Triage};

use crate::Abstain;
use crate::model::{Category, Hit, Lexicon};
use crate::privacy;
use crate::text::{Document, TokenKind};
use crate::vocabulary::{
    HostilityTarget, Polarity, Probability, SeverityLevel, Situation, Valence,
};

/// Most pieces of evidence that a judgement shows.
const MOST_EVIDENCE: usize = 8;

/// Judges a comment.
#[must_use]
pub fn judge(document: &Document<'_>) -> Triage {
    let personal_data = privacy::find(document);
    let words = document.words().count();
    let pictures = document.tokens.iter().any(|token| token.kind == TokenKind::Emoji);
    let Some(lexicon) = Lexicon::of(document.language).filter(|_| words > 0) else {
        let abstain =
            if words == 0 || (words < 2 && !pictures) { Abstain::Short } else { Abstain::Language };
        return Triage { personal_data, ..nothing(document, Some(abstain)) };
    };
    let hits = lexicon.find(document);
    let weigh = |categories: &[(Category, f64)]| -> f64 {
        hits.iter()
            .map(|hit| {
                let weight = categories.iter().find(|(category, _)| *category == hit.category);
                weight.map_or(0.0, |(_, weight)| weight * strength(hit))
            })
            .sum()
    };
    use Category as C;
    let asked = document.text.contains('?');
    let feeling = weigh(&[
        (C::VeryPositive, 2.0),
        (C::Positive, 1.0),
        (C::Thanks, 1.0),
        (C::VeryNegative, -2.2),
        (C::Negative, -1.0),
        (C::Insult, -1.5),
        (C::ContactAgain, -0.7),
    ]);
    let insult = weigh(&[(C::Insult, 1.0), (C::Threat, 0.7)]);
    let fault = weigh(&[
        (C::Negative, 0.5),
        (C::VeryNegative, 0.5),
        (C::ContactAgain, 0.6),
        (C::AskRefund, 1.0),
        (C::AskFix, 0.7),
        (C::AskStatus, 0.8),
        (C::AskContact, 0.6),
        (C::AskCompensation, 1.0),
        (C::Money, 0.3),
        (C::VeryPositive, -0.6),
        (C::Thanks, -0.3),
    ]);
    let danger = weigh(&[(C::Danger, 1.0), (C::Legal, 0.9), (C::Press, 0.5)]);
    let advert = weigh(&[(C::Spam, 0.9)])
        + if document.tokens.iter().any(|token| token.kind == TokenKind::Link) { 0.8 } else { 0.0 };
    let asks = asks::find(&hits);
    let question = weigh(&[(C::Question, 0.4)]) + if asked { 1.2 } else { 0.0 };
    let scored = [
        (Situation::Crisis, danger - 1.0),
        (Situation::Spam, advert - 1.6),
        (Situation::Provocation, insult - 0.7 * fault),
        (Situation::Complaint, fault),
        (Situation::Question, question - 0.8 * fault),
        (Situation::Praise, feeling - 0.4),
        (Situation::Other, 0.7),
    ];
    let situation = scored
        .iter()
        .fold((Situation::Other, f64::MIN), |best, next| if next.1 > best.1 { *next } else { best })
        .0;
    let score = libm::tanh(feeling / 2.5);
    let label = match score {
        score if score > 0.25 => Polarity::Positive,
        score if score < -0.25 => Polarity::Negative,
        _ => Polarity::Neutral,
    };
    let hostility = Probability::new(chance(1.6 * insult - 2.2));
    let urgency = weigh(&[(C::Urgency, 0.6), (C::Danger, 0.4)]);
    let severity = 0.6 * fault + 0.9 * danger.max(0.0);
    let hostile = hostility.get() >= 0.5;
    Triage {
        lang: document.language,
        situation,
        sentiment: Sentiment { label, score: Valence::new(score) },
        hostility,
        hostility_target: if hostile { HostilityTarget::Person } else { HostilityTarget::None },
        offensive: Probability::new(chance(1.8 * insult - 2.0)),
        complaint: Probability::new(chance(1.5 * fault - 1.5)),
        sarcasm: Probability::new(chance(weigh(&[(C::Irony, 0.5)]) - 2.5)),
        spam: Probability::new(chance(1.5 * advert - 3.0)),
        severity: SeverityLevel::new(severity),
        urgency: Probability::new(chance(urgency - 2.0)),
        reply: Probability::new(chance(fault + question - 1.0)),
        asks,
        personal_data,
        abstain: None,
        evidence: evidence(document, &hits),
    }
}

/// How much an entry counts where it stands.
fn strength(hit: &Hit) -> f64 {
    let intensified = if hit.intensified { 1.4 } else { 1.0 };
    if hit.negated { -0.6 } else { intensified }
}

/// The logistic function.
fn chance(score: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-score))
}

fn nothing(document: &Document<'_>, abstain: Option<Abstain>) -> Triage {
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
        personal_data: Vec::new(),
        abstain,
        evidence: Vec::new(),
    }
}

fn evidence(document: &Document<'_>, hits: &[Hit]) -> Vec<Evidence> {
    use Category as C;
    let kind = |hit: &Hit| {
        let kind = match hit.category {
            C::VeryPositive | C::Positive | C::Thanks => EvidenceKind::Positive,
            C::VeryNegative | C::Negative => EvidenceKind::Negative,
            C::Insult => EvidenceKind::Hostility,
            C::Danger | C::Legal | C::Press => EvidenceKind::Crisis,
            C::ContactAgain | C::AskRefund | C::AskCompensation => EvidenceKind::Complaint,
            C::Urgency => EvidenceKind::Urgency,
            C::Spam => EvidenceKind::Spam,
            _ => return None,
        };
        Some(match (kind, hit.negated) {
            (EvidenceKind::Positive, true) => EvidenceKind::Negative,
            (EvidenceKind::Negative, true) => EvidenceKind::Positive,
            (kind, _) => kind,
        })
    };
    let mut found: Vec<_> = hits
        .iter()
        .filter_map(|hit| Some((strength(hit).abs(), hit, kind(hit)?)))
        .map(|(strength, hit, why)| {
            let first = document.tokens[hit.tokens.start].span;
            let last = document.tokens[hit.tokens.end - 1].span;
            (strength, Evidence { span: document.utf16(first.cover(last)), why })
        })
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut evidence: Vec<Evidence> = Vec::new();
    for (_, piece) in found {
        if !evidence.iter().any(|known| known.span == piece.span) {
            evidence.push(piece);
        }
    }
    evidence.truncate(MOST_EVIDENCE);
    evidence
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn triage(text: &str) -> Triage {
        judge(&Document::new(text, None))
    }

    #[test]
    fn plain_cases_are_what_they_seem() {
        for (text, situation) in [
            ("Mil gracias, sois geniales, me encanta la tienda", Situation::Praise),
            (
                "Llevo tres semanas esperando y nadie contesta, quiero mi dinero",
                Situation::Complaint,
            ),
            ("¿A qué hora abrís los domingos?", Situation::Question),
            ("Thank you so much, you are amazing", Situation::Praise),
            ("Still waiting for my refund after two weeks, nobody answers", Situation::Complaint),
            ("Hi, what time do you open on Sundays?", Situation::Question),
        ] {
            assert_eq!(triage(text).situation, situation, "{text}");
        }
    }

    #[test]
    fn another_language_is_said_to_be_one() {
        let judged =
            judge(&Document::new("Wann kommt mein Paket endlich an?", Some(Language::Other)));
        assert_eq!(judged.abstain, Some(Abstain::Language));
    }

    #[test]
    fn evidence_points_at_the_words() {
        let text = "Sois un desastre, nadie responde";
        let judged = triage(text);
        let wanted = text.find("desastre").unwrap() as u32;
        assert!(judged.evidence.iter().any(|piece| piece.span.start == wanted));
    }
}
