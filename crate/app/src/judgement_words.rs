//! The judges' labels in the words of the interface.

use timbre_core::brand::Channel;
use timbre_core::review::FindingSeverity;
use timbre_core::triage::{Contact, EvidenceKind, Triage};
use timbre_core::vocabulary::{Ask, Axis, HostilityTarget, Polarity, Situation};
use timbre_core::voice::{Likeness, Voice, VoiceReason};
use timbre_core::{Abstain, Approach};

use crate::messages::{Messages, count, fill};

/// From here on a probability is spoken of.
const LIKELY: f32 = 0.5;
/// From here on severity is called important, and from the other on grave.
const IMPORTANT: f32 = 1.25;
const GRAVE: f32 = 2.25;

/// A situation in one word.
pub(crate) fn situation(words: &Messages, situation: Situation) -> &'static str {
    match situation {
        Situation::Crisis => words.situation_crisis,
        Situation::Spam => words.situation_spam,
        Situation::Provocation => words.situation_provocation,
        Situation::Complaint => words.situation_complaint,
        Situation::Question => words.situation_question,
        Situation::Praise => words.situation_praise,
        Situation::Other => words.situation_other,
    }
}

/// What a comment is, in a line: mood, what it asks for, and whether it is not the first.
pub(crate) fn headline(words: &Messages, triage: &Triage) -> String {
    let mood = match triage.situation {
        Situation::Crisis => words.triage_crisis,
        Situation::Spam => words.triage_spam,
        Situation::Provocation => words.triage_provocation,
        Situation::Complaint => complaint_mood(words, triage),
        Situation::Question => words.triage_question,
        Situation::Praise => words.triage_praise,
        Situation::Other => words.triage_other,
    };
    let mut line = mood.to_owned();
    if !triage.asks.is_empty() {
        line = format!("{line}: {}", wishes(words, &triage.asks));
    }
    let told = matches!(triage.situation, Situation::Provocation | Situation::Complaint);
    if !told && triage.hostility.get() >= LIKELY {
        line = format!("{line}, {}", words.triage_hostile);
    }
    if let Some(contact) = triage.contact {
        line = format!("{line}, {}", earlier(words, contact));
    }
    line
}

/// The first two wishes; the verb that they share is said once.
fn wishes(words: &Messages, asks: &[Ask]) -> String {
    let mut said = String::new();
    let mut verb = "";
    for wish in asks.iter().take(2) {
        let wish = ask(words, *wish);
        let (does, what) = wish.split_once(' ').unwrap_or((wish, ""));
        if said.is_empty() {
            said.push_str(wish);
        } else {
            let new = if does == verb { what } else { wish };
            said = format!("{said} {} {new}", words.and);
        }
        verb = does;
    }
    said
}

/// The number of a contact in words.
fn earlier(words: &Messages, contact: Contact) -> String {
    match contact {
        Contact::Again => words.contact_again.to_owned(),
        Contact::Nth(2) => words.contact_second.to_owned(),
        Contact::Nth(3) => words.contact_third.to_owned(),
        Contact::Nth(4) => words.contact_fourth.to_owned(),
        Contact::Nth(number) => fill(words.contact_nth, &[("n", &number.to_string())]),
    }
}

fn complaint_mood(words: &Messages, triage: &Triage) -> &'static str {
    let personal =
        matches!(triage.hostility_target, HostilityTarget::Person | HostilityTarget::Group);
    if triage.hostility.get() >= LIKELY && personal {
        words.triage_hostile_complaint
    } else if triage.hostility.get().max(triage.offensive.get()) >= LIKELY
        || triage.sentiment.score.get() <= -0.6
    {
        words.triage_angry
    } else if triage.sentiment.label == Polarity::Negative {
        words.triage_displeased
    } else {
        words.triage_calm_no_troll
    }
}

fn ask(words: &Messages, ask: Ask) -> &'static str {
    match ask {
        Ask::Refund => words.ask_refund,
        Ask::Fix => words.ask_fix,
        Ask::Status => words.ask_status,
        Ask::Information => words.ask_information,
        Ask::Contact => words.ask_contact,
        Ask::Compensation => words.ask_compensation,
        Ask::Apology => words.ask_apology,
        Ask::Cancellation => words.ask_cancellation,
    }
}

/// What else is worth a badge.
pub(crate) fn badges(words: &Messages, triage: &Triage) -> Vec<&'static str> {
    let severity = triage.severity.get();
    let mut badges = Vec::new();
    if severity >= GRAVE {
        badges.push(words.triage_grave);
    } else if severity >= IMPORTANT {
        badges.push(words.triage_important);
    }
    if !triage.personal_data.is_empty() {
        badges.push(words.triage_exposes);
    }
    if triage.sarcasm.get() >= LIKELY {
        badges.push(words.triage_sarcasm);
    }
    badges
}

/// How to approach it, in a line: where, how soon, who.
pub(crate) fn approach(words: &Messages, approach: &Approach) -> String {
    let channel = match approach.channel {
        Channel::Public => words.channel_public,
        Channel::Private => words.channel_private,
        Channel::PublicThenPrivate => words.channel_public_then_private,
        Channel::None => words.channel_none,
    };
    let mut parts = vec![channel.to_owned()];
    if approach.channel != Channel::None
        && let Some(minutes) = approach.within_minutes
    {
        parts.push(within(words, minutes));
    }
    if let Some(who) = &approach.who {
        parts.push(fill(words.taken_by, &[("who", who)]));
    }
    parts.join(" · ")
}

/// A time to answer within.
pub(crate) fn within(words: &Messages, minutes: u32) -> String {
    let minutes = minutes as usize;
    match minutes {
        _ if minutes >= 2_880 => count(words.within_days, minutes / 1_440),
        _ if minutes >= 60 && minutes.is_multiple_of(60) => count(words.within_hours, minutes / 60),
        _ => count(words.within_minutes, minutes),
    }
}

/// What words of a comment speak for.
pub(crate) fn evidence(words: &Messages, kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Positive => words.evidence_positive,
        EvidenceKind::Negative => words.evidence_negative,
        EvidenceKind::Complaint => words.evidence_complaint,
        EvidenceKind::Crisis => words.evidence_crisis,
        EvidenceKind::Question => words.evidence_question,
        EvidenceKind::Praise => words.evidence_praise,
        EvidenceKind::Provocation => words.evidence_provocation,
        EvidenceKind::Spam => words.evidence_spam,
        EvidenceKind::Hostility => words.evidence_hostility,
        EvidenceKind::Offence => words.evidence_offence,
        EvidenceKind::Sarcasm => words.evidence_sarcasm,
        EvidenceKind::Severity => words.evidence_severity,
        EvidenceKind::Urgency => words.evidence_urgency,
        EvidenceKind::Contact => words.evidence_contact,
        EvidenceKind::PersonalData => words.evidence_personal_data,
    }
}

/// Why a judge would rather not.
pub(crate) fn abstain(words: &Messages, abstain: Abstain) -> &'static str {
    match abstain {
        Abstain::Short => words.abstain_short,
        Abstain::Unsure => words.abstain_unsure,
        Abstain::Language => words.abstain_language,
    }
}

/// The voice in words, for a brand of this name, or why nothing can be said.
pub(crate) fn voice(words: &Messages, voice: &Voice, brand: &str) -> String {
    let reason = match (voice.likeness, voice.reason) {
        (Some(likeness), _) => {
            let likeness = match likeness {
                Likeness::SoundsLikeIt => words.voice_sounds,
                Likeness::Drifts => words.voice_drifts,
                Likeness::DoesNot => words.voice_does_not,
            };
            return fill(likeness, &[("brand", brand)]);
        }
        (None, Some(VoiceReason::NoSamples)) => words.voice_no_samples,
        (None, Some(VoiceReason::FewSamples)) => words.voice_few_samples,
        (None, Some(VoiceReason::Short)) => words.abstain_short,
        (None, Some(VoiceReason::Language)) => words.abstain_language,
        (None, None) => words.abstain_unsure,
    };
    reason.to_owned()
}

/// How sure the judge of voice is.
pub(crate) fn confidence(words: &Messages, voice: &Voice) -> &'static str {
    match voice.confidence.get() {
        sure if sure >= 0.7 => words.confidence_high,
        sure if sure >= 0.4 => words.confidence_medium,
        _ => words.confidence_low,
    }
}

/// The name of an axis.
pub(crate) fn axis(words: &Messages, axis: Axis) -> &'static str {
    match axis {
        Axis::Warmth => words.axis_warmth,
        Axis::Politeness => words.axis_politeness,
        Axis::Formality => words.axis_formality,
        Axis::Positivity => words.axis_positivity,
        Axis::Respect => words.axis_respect,
        Axis::Energy => words.axis_energy,
        Axis::Clarity => words.axis_clarity,
    }
}

/// How much a finding matters.
pub(crate) fn severity(words: &Messages, severity: FindingSeverity) -> &'static str {
    match severity {
        FindingSeverity::Hold => words.finding_hold,
        FindingSeverity::Warn => words.finding_warn,
        FindingSeverity::Hint => words.finding_hint,
    }
}

#[cfg(test)]
mod tests {
    use timbre_core::text::Language;
    use timbre_core::{Comment, Engine};

    use super::*;
    use crate::messages::messages;

    fn headline_of(text: &str, language: Language) -> String {
        let comment = Comment { text: text.to_owned(), ..Comment::default() };
        headline(messages(language), &Engine::without_brand().triage(&comment))
    }

    #[test]
    fn the_headline_says_the_mood_the_wish_and_the_contact() {
        let said = headline_of(
            "Es la tercera vez que os escribo: devolvedme el dinero, esto es una vergüenza",
            Language::Es,
        );
        assert!(said.ends_with("pide un reembolso, tercer contacto"), "{said}");
        let said = headline_of(
            "This is my second email: I want a refund, this is a disgrace",
            Language::En,
        );
        assert!(said.ends_with(", second contact"), "{said}");
    }

    #[test]
    fn a_verb_that_two_wishes_share_is_said_once() {
        let said = |language, asks: &[Ask]| wishes(messages(language), asks);
        assert_eq!(
            said(Language::Es, &[Ask::Refund, Ask::Contact]),
            "pide un reembolso y que le contacten"
        );
        assert_eq!(
            said(Language::En, &[Ask::Refund, Ask::Contact]),
            "asks for a refund and to be contacted"
        );
        assert_eq!(
            said(Language::Es, &[Ask::Status, Ask::Fix, Ask::Refund]),
            "pregunta cómo va lo suyo y pide que se arregle"
        );
    }
}
