//! A map of the approved replies by two axes of tone, with the target of a situation.

use std::rc::Rc;

use timbre_core::brand::Target;
use timbre_core::vocabulary::{Axis, Situation};
use yew::prelude::*;

use super::super::brand::targets::usual;
use super::super::desk::Desk;
use super::super::fields::choice;
use super::super::judge::Portrait;
use super::picture::Toned;
use crate::judgement_words;
use crate::messages::fill;

/// So many characters of a reply are shown where it is pointed at.
const START: usize = 90;

#[derive(Properties, PartialEq)]
pub(super) struct SampleMapProps {
    pub(super) desk: Desk,
    pub(super) portrait: Rc<Portrait>,
    pub(super) tones: Rc<Vec<Toned>>,
}

/// Shows the map and what can be chosen for it; nothing of fewer than three replies.
#[component]
pub(super) fn SampleMap(props: &SampleMapProps) -> Html {
    let SampleMapProps { desk, portrait, tones } = props;
    let text = desk.text;
    let axes = use_state_eq(|| (Axis::Formality, Axis::Warmth));
    let situation = use_state_eq(|| Situation::Complaint);
    let usual = use_memo(*situation, |situation| usual(*situation));
    if tones.len() < 3 {
        return Html::default();
    }
    let brand = &portrait.brand;
    let (across, up) = *axes;
    let target = |axis: Axis| {
        let own = brand.tone.get(&*situation).and_then(|targets| *targets.get(axis));
        own.or(*usual.get(axis)).unwrap_or(Target { min: 0, max: 100 })
    };
    let (right, high) = (target(across), target(up));
    let meets = |toned: &Toned| {
        let within = |axis: Axis, target: Target| {
            let value = *toned.axes.get(axis);
            f32::from(target.min) <= value && value <= f32::from(target.max)
        };
        within(across, right) && within(up, high)
    };
    let names =
        Axis::ALL.map(|axis| (axis_tag(axis), judgement_words::axis(desk.words, axis).to_owned()));
    let situations = Situation::ALL
        .map(|one| (one.name().to_owned(), judgement_words::situation(desk.words, one).to_owned()));
    let choose_axis = |set: fn((Axis, Axis), Axis) -> (Axis, Axis)| {
        let axes = axes.clone();
        Callback::from(move |tag: String| {
            if let Some(axis) = Axis::ALL.into_iter().find(|axis| axis_tag(*axis) == tag) {
                axes.set(set(*axes, axis));
            }
        })
    };
    let choose_situation = {
        let situation = situation.clone();
        Callback::from(move |tag: String| {
            if let Some(one) = Situation::ALL.into_iter().find(|one| one.name() == tag) {
                situation.set(one);
            }
        })
    };
    let said = fill(
        text.map_said,
        &[
            ("some", &tones.iter().filter(|toned| meets(toned)).count().to_string()),
            ("all", &tones.len().to_string()),
            ("situation", judgement_words::situation(desk.words, *situation)),
        ],
    );
    let dots = tones.iter().map(|toned| {
        let sample = brand.samples.get(toned.sample);
        let start: String =
            sample.iter().flat_map(|sample| sample.text.chars()).take(START).collect();
        html! {
            <circle
                class={if meets(toned) { "inside" } else { "outside" }}
                cx={format!("{:.1}", toned.axes.get(across))}
                cy={format!("{:.1}", 100.0 - toned.axes.get(up))}
                r="1.6"
            ><title>{ start }</title></circle>
        }
    });
    html! {
        <figure class="sample-map">
            <figcaption>{ text.map_caption }</figcaption>
            <div class="grid-fields">
                { choice("map-up", text.map_up, &names, &axis_tag(up), choose_axis(|(across, _), axis| (across, axis))) }
                { choice("map-across", text.map_across, &names, &axis_tag(across), choose_axis(|(_, up), axis| (axis, up))) }
                { choice("map-situation", text.map_target, &situations, situation.name(), choose_situation) }
            </div>
            <svg viewBox="-3 -3 106 106" role="img" aria-label={said.clone()}>
                <path class="grid" d="M0 0V100H100M50 0V100M0 50H100" />
                <rect
                    class="target"
                    x={right.min.to_string()}
                    y={(100 - high.max.min(100)).to_string()}
                    width={right.max.saturating_sub(right.min).max(1).to_string()}
                    height={high.max.saturating_sub(high.min).max(1).to_string()}
                    rx="2"
                />
                { for dots }
            </svg>
            <p class="figure-said">{ said }</p>
        </figure>
    }
}

/// The axis in a form.
fn axis_tag(axis: Axis) -> String {
    format!("{axis:?}").to_lowercase()
}
