//! Samples that teach a voice badly, pointed out and never thrown away unasked.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::brand::Sample;
use crate::text::{Document, Language};

/// What is odd about one sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SampleProblem {
    /// Nearly the same as an earlier one: it teaches nothing and is counted twice.
    Repeats {
        /// The place of the earlier one among the samples.
        sample: usize,
    },
    /// Written in another language than it is filed under.
    OtherLanguage {
        /// The language it seems to be in.
        seems: Language,
    },
    /// Filled in from a template, for several others share nearly all of it, or with a placeholder
    /// left in it.
    Canned,
    /// Far from all the others: somebody else's, or about something out of the ordinary.
    Outlier,
    /// Without a word that could be learned from.
    Wordless,
}

/// One sample and what is odd about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SampleNote {
    /// Its place among the brand's samples.
    pub sample: usize,
    /// What is odd.
    #[serde(flatten)]
    pub problem: SampleProblem,
}

/// A sample as the others see it.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub place: usize,
    /// Its evidence when it is judged by all the others, in thousandths of a nat.
    pub evidence: i32,
    /// The samples most like it, the nearest first: place and likeness.
    pub nearest: Vec<(usize, f64)>,
}

/// From this likeness on, two texts are nearly the same.
const THE_SAME: f64 = 0.85;
/// From this likeness on, two texts come from one template.
const ONE_TEMPLATE: f64 = 0.6;
/// An outlier lies so many robust standard deviations below the median.
const FAR: f64 = 3.0;
/// So many samples are needed to call one an outlier.
const LEAST: usize = 10;
/// How sure another language has to be.
const SURE: f32 = 0.8;

/// What can be seen of a sample by itself.
pub(super) fn by_itself(sample: &Sample, language: Language) -> Option<SampleProblem> {
    let guess = Document::new(&sample.text, None);
    if guess.words().next().is_none() {
        return Some(SampleProblem::Wordless);
    }
    if guess.language != language && guess.language_confidence >= SURE && guess.words().count() > 4
    {
        return Some(SampleProblem::OtherLanguage { seems: guess.language });
    }
    has_placeholder(&sample.text).then_some(SampleProblem::Canned)
}

/// "{{name}}", "{name}", "[nombre]", "<first name>", "XXXX".
fn has_placeholder(text: &str) -> bool {
    let bracketed = |open: char, close: char| {
        text.split(open).skip(1).any(|rest| {
            rest.split_once(close).is_some_and(|(inner, _)| {
                (1..=30).contains(&inner.len())
                    && inner.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '_' | '{'))
            })
        })
    };
    bracketed('{', '}') || bracketed('[', ']') || bracketed('<', '>') || text.contains("XXX")
}

/// What can be seen of samples beside one another.
pub(super) fn beside_others(seen: &[Seen]) -> Vec<SampleNote> {
    let mut values: Vec<i32> = seen.iter().map(|one| one.evidence).collect();
    let median = middle(&mut values);
    let mut gaps: Vec<i32> = seen.iter().map(|one| (one.evidence - median).abs()).collect();
    let deviation = f64::max(1.4826 * f64::from(middle(&mut gaps)), 50.0);
    let problem = |one: &Seen| {
        let earlier =
            |&&(place, likeness): &&(usize, f64)| place < one.place && likeness >= THE_SAME;
        if let Some(&(sample, _)) = one.nearest.iter().find(earlier) {
            return Some(SampleProblem::Repeats { sample });
        }
        let alike = one.nearest.iter().filter(|(_, likeness)| *likeness >= ONE_TEMPLATE).count();
        if alike >= 2 {
            return Some(SampleProblem::Canned);
        }
        let below = f64::from(median - one.evidence);
        (seen.len() >= LEAST && below > FAR * deviation).then_some(SampleProblem::Outlier)
    };
    let note = |one| problem(one).map(|problem| SampleNote { sample: one.place, problem });
    seen.iter().filter_map(note).collect()
}

fn middle(values: &mut [i32]) -> i32 {
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or(0)
}
