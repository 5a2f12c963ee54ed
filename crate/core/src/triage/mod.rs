//! Triage: what the comment being answered is, how much is at stake, and how to approach it.
//!
//! Judges the comment alone; the playbook's approach is the brand's and is joined by the engine.

mod asks;
mod contact;
mod evidence;
mod judgement;

pub use contact::Contact;
pub use judgement::{Evidence, EvidenceKind, Sentiment, Triage};

use std::borrow::Cow;

use crate::Abstain;
use crate::model::heads::comment as head;
use crate::model::{Lexicon, Table, comment_table, logistic, read};
use crate::privacy;
use crate::text::{Document, Language, TokenKind};
use crate::vocabulary::{
    Ask, HostilityTarget, Polarity, Probability, SeverityLevel, Situation, Valence,
};

/// Judges a comment.
///
/// The numbers are always there; where [`Triage::abstain`] is set they are not to be shown.
#[must_use]
pub fn judge(document: &Document<'_>) -> Triage {
    judge_by(comment_table(), document)
}

/// Judges a comment by other weights than those that ship; they must have the same heads.
#[must_use]
pub fn judge_by(table: &Table, document: &Document<'_>) -> Triage {
    let read_as = nearest(document);
    let told = document.language != Language::Other;
    let document = if !told && well_known(&read_as) { &*read_as } else { document };
    let hits = Lexicon::of(read_as.language).map(|lexicon| lexicon.find(&read_as));
    let hits = hits.unwrap_or_default();
    let reading = table.read(&read(&read_as, &hits));
    let scores = reading.scores();
    let chance = |head: usize| logistic(scores[head]);

    let (situations, feelings) = chances(&scores);
    let asks = asks::find(&hits);
    let label = [Polarity::Negative, Polarity::Neutral, Polarity::Positive][likeliest(&feelings)];
    let hostility = chance(head::HOSTILITY);
    let targets = softmax(&scores[head::TARGET]);
    let hostility_target = if hostility < 0.5 && targets[0] >= 0.5 {
        HostilityTarget::None
    } else {
        [HostilityTarget::Brand, HostilityTarget::Person, HostilityTarget::Group]
            [likeliest(&targets[1..])]
    };
    // Who is angry at no other and leaves the brand complains, whatever the fault was.
    let anger = hostility.max(chance(head::OFFENSIVE));
    let leaves = asks.contains(&Ask::Cancellation)
        && label == Polarity::Negative
        && (anger >= ANGRY || feelings[0] >= DISMAYED)
        && matches!(hostility_target, HostilityTarget::None | HostilityTarget::Brand);
    let situation = match Situation::ALL[likeliest(&situations)] {
        Situation::Other | Situation::Provocation if leaves => Situation::Complaint,
        situation => situation,
    };
    // Thanks and adverts do not complain, whatever repair or delay they mention.
    let complaint =
        chance(head::COMPLAINT) * none_of(&[Situation::Praise, Situation::Spam], &situations);
    let complaint = if leaves { complaint.max(anger).max(feelings[0]) } else { complaint };
    // Praise that is meant mocks nobody, whatever it exaggerates; as irony is taken for praise, that counts half.
    let mocks = libm::sqrt(none_of(&[Situation::Praise], &situations));
    let mut triage = Triage {
        lang: document.language,
        situation,
        sentiment: Sentiment { label, score: Valence::new(feelings[2] - feelings[0]) },
        hostility: Probability::new(hostility),
        hostility_target,
        offensive: Probability::new(chance(head::OFFENSIVE)),
        complaint: Probability::new(complaint),
        sarcasm: Probability::new(chance(head::SARCASM) * mocks),
        spam: Probability::new(chance(head::SPAM)),
        severity: SeverityLevel::new(3.0 * chance(head::SEVERITY)),
        urgency: Probability::new(chance(head::URGENCY)),
        reply: Probability::new(chance(head::REPLY)),
        asks,
        contact: None,
        personal_data: privacy::find(document),
        abstain: abstain(document, &situations, &feelings),
        evidence: Vec::new(),
    };
    if triage.abstain != Some(Abstain::Language) && triage.abstain != Some(Abstain::Short) {
        let contact = contact::find(document);
        triage.contact = contact.map(|(contact, _)| contact);
        let said = contact.map(|(_, span)| document.utf16(span));
        triage.evidence = evidence::find(document, &hits, &reading, &triage, said);
    }
    triage
}

/// The chances of the situations and of the three feelings (negative, neutral, positive) by the scores
/// of the table of comments; each sum to 1.
///
/// # Panics
/// If there are fewer scores than the table has heads.
#[must_use]
pub fn chances(scores: &[f64]) -> (Vec<f64>, Vec<f64>) {
    let feelings = softmax(&scores[head::SENTIMENT]);
    let situations = softmax(&scores[head::SITUATION]);
    // Each by what was judged of the other alone.
    let felt =
        |situation: usize| FEELINGS[situation].iter().zip(&feelings).map(|(a, b)| a * b).sum();
    let meant = |feeling: usize| {
        let all: f64 = FEELINGS.iter().map(|often| often[feeling]).sum();
        let fits: f64 = FEELINGS.iter().zip(&situations).map(|(a, b)| a[feeling] * b).sum();
        fits / all
    };
    (agreeing(&situations, felt), agreeing(&feelings, meant))
}

/// How hostile or offensive a comment has to be for its author to be taken for angry.
const ANGRY: f64 = 0.45;
/// How surely a comment has to feel badly for its author to leave for that.
const DISMAYED: f64 = 0.8;

/// The chance that a comment is in none of some situations.
fn none_of(some: &[Situation], situations: &[f64]) -> f64 {
    let chances = Situation::ALL.iter().zip(situations);
    1.0 - chances
        .filter(|(one, _)| some.contains(one))
        .map(|(_, chance)| chance)
        .sum::<f64>()
        .min(1.0)
}

/// How often each situation goes with a negative, neutral and positive feeling, after the corpus;
/// none is ruled out.
const FEELINGS: [[f64; 3]; 7] = [
    [0.90, 0.08, 0.02],
    [0.10, 0.70, 0.20],
    [0.90, 0.07, 0.03],
    [0.90, 0.08, 0.02],
    [0.10, 0.80, 0.10],
    [0.03, 0.07, 0.90],
    [0.20, 0.55, 0.25],
];

/// Chances with what else was judged taken into account: no praise where the author is angry, and no
/// joy where they complain. `fits` says how well each agrees with it; its word counts half, as its
/// square root.
fn agreeing(chances: &[f64], fits: impl Fn(usize) -> f64) -> Vec<f64> {
    let weighed: Vec<f64> =
        chances.iter().enumerate().map(|(at, chance)| chance * libm::sqrt(fits(at))).collect();
    let sum: f64 = weighed.iter().sum();
    weighed.iter().map(|chance| chance / sum).collect()
}

/// How sure the likeliest situation and the likeliest feeling must be, at least one of them. With more
/// asked of either, as many right judgements would go as wrong ones: `timbre-lab evaluate abstain`.
const SURE_SITUATION: f64 = 0.4;
const SURE_FEELING: f64 = 0.6;

fn abstain(document: &Document<'_>, situations: &[f64], feelings: &[f64]) -> Option<Abstain> {
    let words = document.words().count();
    let pictures = document.tokens.iter().any(|token| token.kind == TokenKind::Emoji);
    let most = |chances: &[f64]| chances.iter().copied().fold(0.0, f64::max);
    if words == 0 && !pictures {
        Some(Abstain::Short)
    } else if words > 0 && document.language == Language::Other {
        Some(if words < 3 { Abstain::Short } else { Abstain::Language })
    } else if most(situations) < SURE_SITUATION && most(feelings) < SURE_FEELING {
        Some(Abstain::Unsure)
    } else {
        None
    }
}

/// How many entries of a language's lexicon, and how large a share of the words, say that a text
/// is in that language although its letters alone did not.
const KNOWN_ENTRIES: usize = 2;
const KNOWN_SHARE: usize = 4;

/// Whether the lexicon alone tells a text's language.
fn well_known(document: &Document<'_>) -> bool {
    let known = Lexicon::of(document.language).map_or(0, |lexicon| lexicon.find(document).len());
    known >= KNOWN_ENTRIES && known * KNOWN_SHARE >= document.words().count()
}

/// The text read in the judges' language that it has most words of, where its own is none of
/// them: a short text's language is often not told rightly, and its numbers still help to sort.
fn nearest<'d, 't>(document: &'d Document<'t>) -> Cow<'d, Document<'t>> {
    if document.language != Language::Other {
        return Cow::Borrowed(document);
    }
    let known = |language| {
        Lexicon::of(language).map_or(0, |lexicon: &Lexicon| lexicon.find(document).len())
    };
    let (spanish, english) = (known(Language::Es), known(Language::En));
    if spanish == 0 && english == 0 {
        return Cow::Borrowed(document);
    }
    let mut read_as = document.clone();
    read_as.language = if spanish >= english { Language::Es } else { Language::En };
    Cow::Owned(read_as)
}

/// Chances from scores; they sum to 1.
fn softmax(scores: &[f64]) -> Vec<f64> {
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let powers: Vec<f64> = scores.iter().map(|score| libm::exp(score - most)).collect();
    let sum: f64 = powers.iter().sum();
    powers.iter().map(|power| power / sum).collect()
}

/// Where the highest chance stands; the first of equals.
fn likeliest(chances: &[f64]) -> usize {
    let mut best = 0;
    for (at, chance) in chances.iter().enumerate() {
        if *chance > chances[best] {
            best = at;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_short_text_of_known_words_is_in_their_language() {
        let troll = triage("sois unos payasos y unos inútiles, dais asco");
        assert_eq!((troll.lang, troll.abstain), (Language::Es, None));
        assert!(!troll.evidence.is_empty());
    }

    #[test]
    fn a_blunt_complaint_is_one() {
        for text in [
            "La aerolínea perdió mi maleta, el peor servicio al cliente",
            "La aerolínea perdió mi maleta hace 18 días, el peor servicio al cliente",
            "A ver si espabiláis, llevo un mes esperando",
        ] {
            assert_eq!(triage(text).situation, Situation::Complaint, "{text}");
        }
    }

    #[test]
    fn who_leaves_in_anger_complains() {
        for text in ["Vaya mierda de servicio, me voy", "Menuda mierda de compañía, me doy de baja"]
        {
            assert_eq!(triage(text).situation, Situation::Complaint, "{text}");
        }
        for text in ["Me voy a dormir, buenas noches", "Me voy a la playa el lunes"] {
            assert_ne!(triage(text).situation, Situation::Complaint, "{text}");
        }
    }

    #[test]
    fn a_plain_crisis_is_one() {
        for text in [
            "Mi padre murió esperando vuestra ambulancia",
            "Me he intoxicado con vuestro yogur",
            "Mi hijo está en el hospital por vuestro juguete",
            "Vuestro empleado llamó mono a mi hijo",
            "Os voy a denunciar",
            "Your ladder broke and I broke my arm",
            "I found glass in my salad",
            "You leaked my phone number",
        ] {
            assert_eq!(triage(text).situation, Situation::Crisis, "{text}");
        }
    }

    #[test]
    fn thanks_and_adverts_do_not_complain() {
        for text in [
            "Mil gracias al taller, me arreglaron el coche en una mañana",
            "Thank you so much for fixing my phone, you are the best",
            "Gana 500 € al día desde casa, escríbeme por privado URL",
        ] {
            assert!(triage(text).complaint.get() < 0.4, "{text}: {:?}", triage(text).complaint);
        }
    }

    #[test]
    fn a_dislike_is_no_praise() {
        let judged = triage("No me gusta nada el nuevo diseño");
        assert_eq!(judged.sentiment.label, Polarity::Negative);
        assert_ne!(judged.situation, Situation::Praise);
    }

    #[test]
    fn a_furious_customer_is_no_troll() {
        let furious =
            triage("Joder, tercera vez que me cobráis dos veces, devolvedme el dinero YA");
        let troll = triage("sois unos payasos y unos inútiles, dais asco");
        assert_eq!(furious.situation, Situation::Complaint);
        assert_eq!(troll.situation, Situation::Provocation);
        assert!(troll.hostility.get() > furious.hostility.get());
    }

    #[test]
    fn another_language_is_said_to_be_one() {
        let german = "Wann kommt mein Paket endlich an? Ich warte seit drei Wochen darauf";
        assert_eq!(triage(german).abstain, Some(Abstain::Language));
        assert_eq!(triage("...").abstain, Some(Abstain::Short));
    }

    #[test]
    fn who_praises_and_means_it_does_not_mock() {
        for text in ["Gracias por la ayuda, un encanto", "Love the view, I would love to be there"]
        {
            assert!(triage(text).sarcasm.get() < 0.4, "{text}: {:?}", triage(text).sarcasm);
        }
    }

    /// The words that a judgement of a text shows for a claim.
    fn shown(text: &str, why: EvidenceKind) -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let pieces = triage(text).evidence.into_iter().filter(|piece| piece.why == why);
        let words = |piece: Evidence| {
            String::from_utf16_lossy(&units[piece.span.start as usize..piece.span.end as usize])
        };
        pieces.map(words).collect()
    }

    #[test]
    fn evidence_points_at_the_words_that_mean_something() {
        for (text, why, word, never) in [
            ("Sois un desastre", EvidenceKind::Negative, "desastre", "Sois"),
            ("Sois un desastre", EvidenceKind::Provocation, "desastre", "Sois"),
            ("I found glass in my salad", EvidenceKind::Crisis, "glass", "my"),
            ("not good", EvidenceKind::Negative, "not good", "URL"),
            ("Not bad at all", EvidenceKind::Positive, "Not bad", "all"),
            ("Gracias por todo, Marta", EvidenceKind::Positive, "Gracias", "Marta"),
            ("This is so beautiful URL", EvidenceKind::Positive, "beautiful", "URL"),
        ] {
            let shown = shown(text, why);
            assert!(shown.iter().any(|run| run.contains(word)), "{text}, {why:?}: {shown:?}");
            assert!(!shown.iter().any(|run| run.contains(never)), "{text}, {why:?}: {shown:?}");
        }
    }
}
