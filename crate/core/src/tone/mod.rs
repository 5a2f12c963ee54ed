//! Tone: where a text stands on the seven axes, and which of its words put it there.
//!
//! Judges the text alone: it knows neither the brand's targets nor the comment answered.

mod judgement;

pub use judgement::{AxisEvidence, RespectParts, Tone};

use crate::Abstain;
use crate::model::{Category, Hit, Lexicon};
use crate::register;
use crate::text::{Document, TokenKind};
use crate::vocabulary::{AddressForm, Axis, ByAxis, Probability, Score};

/// Fewest words whose tone is judged.
const FEWEST_WORDS: usize = 2;
/// Most pieces of evidence that a judgement shows.
const MOST_EVIDENCE: usize = 12;

/// Judges the tone of a text.
#[must_use]
pub fn judge(document: &Document<'_>) -> Tone {
    let words = document.words().count();
    let lexicon = Lexicon::of(document.language);
    let Some(lexicon) = lexicon.filter(|_| words >= FEWEST_WORDS) else {
        let abstain = if words < FEWEST_WORDS { Abstain::Short } else { Abstain::Language };
        return Tone {
            lang: document.language,
            address: AddressForm::None,
            axes: ByAxis::from_fn(|_| Score::new(50.0)),
            respect_parts: RespectParts::default(),
            abstain: Some(abstain),
            evidence: Vec::new(),
        };
    };
    let hits = lexicon.find(document);
    let moved = |axis: Axis| -> f64 {
        let sum: f64 = hits.iter().map(|hit| weight(hit, axis)).sum();
        50.0 + 48.0 * libm::tanh((sum + style(document, axis)) / 48.0)
    };
    let part = |category: Category| {
        let sum = hits.iter().filter(|hit| hit.category == category).count();
        Probability::new(1.0 / (1.0 + libm::exp(2.4 - 1.5 * sum as f64)))
    };
    Tone {
        lang: document.language,
        address: register::address(document),
        axes: ByAxis::from_fn(|axis| Score::new(moved(axis))),
        respect_parts: RespectParts {
            hostile: part(Category::Insult),
            condescending: part(Category::Condescending),
            dismissive: part(Category::Dismissive),
            defensive: part(Category::Defensive),
        },
        abstain: None,
        evidence: evidence(document, &hits),
    }
}

/// Points by which an entry moves an axis.
fn weight(hit: &Hit, axis: Axis) -> f64 {
    use Category as C;
    let weight = match (axis, hit.category) {
        (Axis::Warmth, C::Empathy) => 14.0,
        (Axis::Warmth, C::Thanks | C::VeryPositive) => 10.0,
        (Axis::Warmth, C::Positive | C::Greeting) => 5.0,
        (Axis::Warmth, C::Apology) => 6.0,
        (Axis::Warmth, C::Canned | C::Formal) => -7.0,
        (Axis::Warmth, C::Dismissive | C::Defensive | C::Condescending) => -12.0,
        (Axis::Warmth, C::Insult) => -22.0,
        (Axis::Politeness, C::Please) => 11.0,
        (Axis::Politeness, C::Thanks | C::Apology) => 10.0,
        (Axis::Politeness, C::Greeting | C::Formal | C::Empathy) => 5.0,
        (Axis::Politeness, C::Insult) => -26.0,
        (Axis::Politeness, C::Vulgar | C::Dismissive | C::Condescending) => -13.0,
        (Axis::Formality, C::Formal) => 13.0,
        (Axis::Formality, C::Canned) => 7.0,
        (Axis::Formality, C::Informal) => -12.0,
        (Axis::Formality, C::Vulgar) => -18.0,
        (Axis::Positivity, C::VeryPositive) => 14.0,
        (Axis::Positivity, C::Positive | C::Thanks) => 8.0,
        (Axis::Positivity, C::VeryNegative | C::Insult) => -14.0,
        (Axis::Positivity, C::Negative) => -5.0,
        (Axis::Respect, C::Empathy | C::Please | C::Thanks | C::Apology) => 7.0,
        (Axis::Respect, C::Insult) => -30.0,
        (Axis::Respect, C::Dismissive | C::Defensive | C::Condescending) => -18.0,
        (Axis::Energy, C::VeryPositive) => 9.0,
        (Axis::Energy, C::Informal | C::Intensifier) => 4.0,
        (Axis::Energy, C::Formal | C::Canned) => -8.0,
        (Axis::Clarity, C::NextStep) => 7.0,
        (Axis::Clarity, C::Canned | C::Formal) => -5.0,
        _ => 0.0,
    };
    match (hit.negated, hit.intensified) {
        (true, _) if matches!(hit.category, C::Positive | C::VeryPositive) => -0.5 * weight,
        (_, true) => 1.3 * weight,
        _ => weight,
    }
}

/// Points by which the way of writing moves an axis.
fn style(document: &Document<'_>, axis: Axis) -> f64 {
    let count = |kind| document.tokens.iter().filter(|token| token.kind == kind).count() as f64;
    let emoji = count(TokenKind::Emoji).min(4.0);
    let cries = document.text.matches('!').count().min(5) as f64;
    let shouted = document.words().filter(|word| word.shouted).count().min(5) as f64;
    match axis {
        Axis::Warmth => 5.0 * emoji,
        Axis::Formality => -6.0 * emoji - 3.0 * cries,
        Axis::Energy => 8.0 * emoji + 7.0 * cries + 4.0 * shouted,
        Axis::Positivity => 3.0 * emoji + 2.0 * cries,
        Axis::Politeness | Axis::Respect => -4.0 * shouted,
        Axis::Clarity => {
            let words = document.words().count() as f64;
            let sentences = document.sentences.len().max(1) as f64;
            12.0 - 0.8 * (words / sentences)
        }
    }
}

fn evidence(document: &Document<'_>, hits: &[Hit]) -> Vec<AxisEvidence> {
    let mut evidence: Vec<AxisEvidence> = hits
        .iter()
        .flat_map(|hit| {
            let first = document.tokens[hit.tokens.start].span;
            let last = document.tokens[hit.tokens.end - 1].span;
            let span = document.utf16(first.cover(last));
            Axis::ALL.into_iter().filter_map(move |axis| {
                let weight = weight(hit, axis) as f32;
                (weight != 0.0).then_some(AxisEvidence { span, axis, weight })
            })
        })
        .collect();
    evidence.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
    evidence.truncate(MOST_EVIDENCE);
    evidence
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axes(text: &str) -> ByAxis<Score> {
        judge(&Document::new(text, None)).axes
    }

    #[test]
    fn a_warm_reply_is_warmer_than_a_bureaucratic_one() {
        let warm = axes("¡Qué alegría leerte! Muchas gracias, te ayudamos hoy mismo 💛");
        let cold = axes("Estimado cliente: su solicitud ha sido recibida y será tramitada.");
        assert!(warm.warmth > cold.warmth && warm.formality < cold.formality);
        assert!(warm.energy > cold.energy);
    }

    #[test]
    fn an_insult_costs_respect() {
        assert!(axes("Eres un imbécil y no tienes razón").respect.get() < 40.0);
    }
}
