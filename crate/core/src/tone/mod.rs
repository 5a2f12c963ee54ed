//! Tone: where a text stands on the seven axes, and which of its words put it there.
//!
//! Judges the text alone: it knows neither the brand's targets nor the comment answered.

mod judgement;

pub use judgement::{AxisEvidence, RespectParts, Tone};

use crate::Abstain;
use crate::model::heads::tone as head;
use crate::model::{Carriers, Hit, Lexicon, Reading, Shown, logistic, read, tone_table};
use crate::order;
use crate::register;
use crate::text::{Document, Language};
use crate::vocabulary::{Axis, ByAxis, Probability, Score};

/// Fewest words whose tone is judged: in one word there is no tone to speak of.
const FEWEST_WORDS: usize = 2;
/// Most pieces of evidence that a judgement shows.
const MOST_EVIDENCE: usize = 12;
/// Most runs of words for one axis.
const MOST_AN_AXIS: usize = 3;
/// How far from "not noticeable", in points, an axis must stand for its words to be shown.
const NOTICEABLE: f64 = 8.0;
/// Least that words must add to an axis, in log-odds, to be shown.
const LEAST: f64 = 0.06;

/// Judges the tone of a text.
///
/// The numbers are always there; where [`Tone::abstain`] is set they are not to be shown.
#[must_use]
pub fn judge(document: &Document<'_>) -> Tone {
    let hits = Lexicon::of(document.language).map(|lexicon| lexicon.find(document));
    let hits = hits.unwrap_or_default();
    let reading = tone_table().read(&read(document, &hits));
    let scores = reading.scores();
    let chance = |head: usize| Probability::new(logistic(scores[head]));
    let words = document.words().count();
    let abstain = if words < FEWEST_WORDS {
        Some(Abstain::Short)
    } else if document.language == Language::Other {
        Some(Abstain::Language)
    } else {
        None
    };
    let axis = |axis: Axis| 100.0 * logistic(scores[head_of(axis)]);
    let evidence = match abstain {
        None => evidence(document, &hits, &reading, axis),
        Some(_) => Vec::new(),
    };
    Tone {
        lang: document.language,
        address: register::address(document),
        axes: ByAxis::from_fn(|name| Score::new(axis(name))),
        respect_parts: RespectParts {
            hostile: chance(head::HOSTILE),
            condescending: chance(head::CONDESCENDING),
            dismissive: chance(head::DISMISSIVE),
            defensive: chance(head::DEFENSIVE),
        },
        abstain,
        evidence,
    }
}

/// The head of an axis.
fn head_of(axis: Axis) -> usize {
    head::AXES.start + Axis::ALL.iter().position(|known| *known == axis).unwrap_or(0)
}

/// Which words may stand for an axis: how courteous and how formal a text is lies in small words too.
fn shown(axis: Axis) -> Shown {
    match axis {
        Axis::Politeness | Axis::Formality | Axis::Clarity => Shown::Form,
        _ => Shown::Meaning,
    }
}

fn evidence(
    document: &Document<'_>,
    hits: &[Hit],
    reading: &Reading<'_>,
    value: impl Fn(Axis) -> f64,
) -> Vec<AxisEvidence> {
    let mut evidence: Vec<AxisEvidence> = Vec::new();
    let carriers = Carriers::new(document, hits, reading);
    for axis in Axis::ALL {
        let distance = value(axis) - 50.0;
        if distance.abs() < NOTICEABLE {
            continue;
        }
        let mix = [(head_of(axis), distance.signum())];
        let runs = carriers.salient(&mix, shown(axis), LEAST, MOST_AN_AXIS);
        // A quarter of a point of probability a unit of log-odds: the slope at the middle.
        evidence.extend(runs.into_iter().map(|run| AxisEvidence {
            span: document.utf16(run.span),
            axis,
            weight: (25.0 * run.weight * distance.signum()) as f32,
        }));
    }
    order::sort_by(&mut evidence, |a, b| b.weight.abs().total_cmp(&a.weight.abs()));
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
