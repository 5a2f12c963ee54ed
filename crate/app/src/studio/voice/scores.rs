//! How typical the approved replies are of one another, and how that becomes a score: two pictures over
//! the same line.

use timbre_core::voice::LEAST_SAMPLES;
use yew::prelude::*;

use super::super::desk::Desk;
use crate::messages::fill;

/// The picture's size, in its own units.
const WIDTH: f32 = 300.0;
const HEIGHT: f32 = 100.0;
/// So many columns.
const COLUMNS: usize = 18;
/// Scores below these do not sound like the brand, or drift.
const AWAY: f32 = 5.0;
const DRIFTS: f32 = 20.0;

#[derive(Properties, PartialEq)]
pub(super) struct ScoresProps {
    pub(super) desk: Desk,
    /// The evidence of each approved reply, judged by the others, the least first.
    pub(super) own: Vec<f32>,
    /// Points of evidence and score, in order.
    pub(super) curve: Vec<[f32; 2]>,
}

/// Shows both.
#[component]
pub(super) fn Scores(props: &ScoresProps) -> Html {
    let ScoresProps { desk, own, curve } = props;
    let text = desk.text;
    let (Some(first), Some(last)) = (curve.first(), curve.last()) else { return Html::default() };
    if own.len() < LEAST_SAMPLES || last[0] <= first[0] {
        return Html::default();
    }
    let across = |evidence: f32| (evidence - first[0]) / (last[0] - first[0]) * WIDTH;
    let columns = columns(own, first[0], last[0]);
    let most = columns.iter().copied().max().unwrap_or(1).max(1) as f32;
    let wide = WIDTH / COLUMNS as f32;
    let bars = columns.iter().enumerate().filter(|(_, held)| **held > 0).map(|(place, held)| {
        let height = *held as f32 / most * (HEIGHT - 4.0);
        let left = place as f32 * wide;
        let middle = first[0] + (left + wide / 2.0) / WIDTH * (last[0] - first[0]);
        html! {
            <rect
                class={zone(score(curve, middle))}
                x={format!("{:.1}", left + 0.75)}
                y={format!("{:.1}", HEIGHT - height)}
                width={format!("{:.1}", wide - 1.5)}
                height={format!("{height:.1}")}
            />
        }
    });
    let line = curve
        .iter()
        .map(|[evidence, score]| format!("{:.1},{:.1}", across(*evidence), HEIGHT - score))
        .collect::<Vec<_>>()
        .join(" ");
    let dots = own.iter().enumerate().map(|(place, evidence)| {
        html! {
            <circle
                cx={format!("{:.1}", across(*evidence))}
                cy={format!("{:.1}", HEIGHT - rank(place, own.len()))}
                r="2"
            />
        }
    });
    let held = |wanted: &str| {
        own.iter().filter(|evidence| zone(score(curve, **evidence)) == wanted).count().to_string()
    };
    let spread = fill(
        text.scores_said,
        &[
            ("all", &own.len().to_string()),
            ("home", &held("home")),
            ("near", &held("near")),
            ("far", &held("far")),
        ],
    );
    let gap = own
        .iter()
        .enumerate()
        .map(|(place, evidence)| (rank(place, own.len()) - score(curve, *evidence)).abs())
        .fold(0.0, f32::max);
    let fit = fill(text.fit_said, &[("gap", &format!("{gap:.0}"))]);
    let view = format!("0 0 {WIDTH} {HEIGHT}");
    html! {
        <>
        <figure class="scores">
            <figcaption>{ text.scores_caption }</figcaption>
            <svg viewBox={view.clone()} role="img" aria-label={spread.clone()}>{ for bars }</svg>
            <p class="figure-ends" aria-hidden="true"><span>{ text.scores_least }</span><span>{ text.scores_most }</span></p>
            <p class="figure-said">{ spread }</p>
        </figure>
        <figure class="scores fit">
            <figcaption>{ text.fit_caption }</figcaption>
            <svg viewBox={view} role="img" aria-label={fit.clone()}>
                <path class="grid" d={format!("M0 {}H{WIDTH}M0 {}H{WIDTH}", HEIGHT - AWAY, HEIGHT - DRIFTS)} />
                <polyline class="curve" points={line} />
                <g class="dots">{ for dots }</g>
            </svg>
            <p class="figure-ends" aria-hidden="true"><span>{ text.scores_least }</span><span>{ text.scores_most }</span></p>
            <p class="figure-said">{ fit }</p>
        </figure>
        </>
    }
}

/// How many replies lie in each column.
fn columns(own: &[f32], from: f32, to: f32) -> [usize; COLUMNS] {
    let mut held = [0; COLUMNS];
    for evidence in own {
        let share = ((evidence - from) / (to - from)).clamp(0.0, 1.0);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small share")]
        let place = (share * COLUMNS as f32) as usize;
        held[place.min(COLUMNS - 1)] += 1;
    }
    held
}

/// The share of the replies, in hundredths, up to the middle of the one at this place.
fn rank(place: usize, all: usize) -> f32 {
    100.0 * (place as f32 + 0.5) / all as f32
}

/// The score of this evidence.
fn score(curve: &[[f32; 2]], evidence: f32) -> f32 {
    let after = curve.partition_point(|point| point[0] < evidence);
    match (after.checked_sub(1).and_then(|before| curve.get(before)), curve.get(after)) {
        (Some(one), Some(other)) if other[0] > one[0] => {
            one[1] + (evidence - one[0]) / (other[0] - one[0]) * (other[1] - one[1])
        }
        (_, Some(end)) | (Some(end), None) => end[1],
        (None, None) => 0.0,
    }
}

/// What a score means, as the style sheet names it.
fn zone(score: f32) -> &'static str {
    match score {
        _ if score < AWAY => "far",
        _ if score < DRIFTS => "near",
        _ => "home",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_lies_on_the_curve_and_every_reply_in_a_column() {
        let curve = [[-1.0, 0.0], [0.0, 10.0], [1.0, 100.0]];
        assert_eq!(score(&curve, -2.0), 0.0);
        assert_eq!(score(&curve, 0.5), 55.0);
        assert_eq!(score(&curve, 3.0), 100.0);
        assert_eq!((zone(4.9), zone(5.0), zone(20.0)), ("far", "near", "home"));
        let held = columns(&[-1.0, 0.0, 1.0, 1.0], -1.0, 1.0);
        assert_eq!((held[0], held[COLUMNS / 2], held[COLUMNS - 1]), (1, 1, 2));
        assert_eq!((rank(0, 2), rank(1, 2)), (25.0, 75.0));
    }
}
