//! The tone: seven axes, each with the range that the situation asks for and the words behind it.

use std::rc::Rc;

use timbre_core::brand::Target;
use timbre_core::review::CauseKind;
use timbre_core::text::OffsetMap;
use timbre_core::vocabulary::Axis;
use yew::prelude::*;

use super::band::Band;
use super::interface::use_interface;
use crate::frame::Judged;
use crate::judgement_words;
use crate::messages::{Messages, fill};

#[derive(Properties, PartialEq)]
pub(crate) struct ToneChartProps {
    pub(crate) judged: Rc<Judged>,
}

/// Where a value lies, seen from its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Free,
    Inside,
    Below,
    Above,
}

/// Shows the axes; the one that is pointed at, focused or chosen tells its words.
#[component]
pub(crate) fn ToneChart(props: &ToneChartProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let chosen = use_state_eq(|| None::<Axis>);
    let review = &props.judged.review;
    if let Some(abstain) = review.tone.abstain {
        return html! {
            <section class="tone" aria-label={words.tone_label}>
                <h2>{ words.tone_label }</h2>
                <p class="abstain">{ judgement_words::abstain(words, abstain) }</p>
            </section>
        };
    }
    let causes = props.judged.verdict.causes();
    let rows = Axis::ALL.map(|axis| {
        let target = *review.targets.get(axis);
        let value = review.tone.axes.get(axis).get();
        let told = causes.iter().any(|cause| cause.kind == CauseKind::Tone { axis });
        let place = place(value, target, told);
        let choose = {
            let chosen = chosen.clone();
            Callback::from(move |()| chosen.set(Some(axis)))
        };
        let selected = *chosen == Some(axis);
        html! { <AxisRow {axis} {value} {target} {place} {choose} {selected} /> }
    });
    html! {
        <section class="tone" aria-label={words.tone_label}>
            <h2>{ words.tone_label }</h2>
            <ul class="axes">{ for rows }</ul>
            <p class="axis-words">
                if let Some(axis) = *chosen {
                    { evidence(words, &props.judged, axis) }
                }
            </p>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct AxisRowProps {
    axis: Axis,
    value: f32,
    target: Option<Target>,
    place: Place,
    choose: Callback<()>,
    selected: bool,
}

#[component]
fn AxisRow(props: &AxisRowProps) -> Html {
    let words = use_interface().words;
    let name = judgement_words::axis(words, props.axis);
    let (state, wish) = match props.place {
        Place::Free => ("free", ""),
        Place::Inside => ("inside", words.axis_inside),
        Place::Below => ("outside", words.axis_below),
        Place::Above => ("outside", words.axis_above),
    };
    let value = format!("{:.0}", props.value);
    // What can be read comes first and together: who speaks to the machine says what they see.
    let shown = if state == "outside" { format!("{name} {wish}") } else { name.to_owned() };
    let mut label = fill(words.axis_said, &[("axis", &shown), ("value", &value)]);
    if let Some(Target { min, max }) = props.target {
        let ends = [("min", &*min.to_string()), ("max", &*max.to_string())];
        label = format!("{label}, {}", fill(words.axis_target, &ends));
    }
    if state == "inside" {
        label = format!("{label}, {wish}");
    }
    let choose = |choose: &Callback<()>| {
        let choose = choose.clone();
        move || choose.emit(())
    };
    let (click, enter, focus) =
        (choose(&props.choose), choose(&props.choose), choose(&props.choose));
    html! {
        <li>
            <button
                class="axis"
                data-state={state}
                aria-pressed={props.selected.to_string()}
                aria-label={label}
                onclick={move |_: MouseEvent| click()}
                onmouseenter={move |_: MouseEvent| enter()}
                onfocus={move |_: FocusEvent| focus()}
            >
                <span class="axis-name">{ name }</span>
                <Band value={props.value} target={props.target} />
                // What reads the words together finds two of them.
                { " " }
                <span class="axis-wish">
                    if matches!(props.place, Place::Below | Place::Above) {
                        { wish }
                    }
                </span>
            </button>
        </li>
    }
}

/// The words that moved an axis, with their sign.
fn evidence(words: &Messages, judged: &Judged, axis: Axis) -> Html {
    let map = OffsetMap::new(&judged.text);
    let mut moved =
        judged.review.tone.evidence.iter().filter(|found| found.axis == axis).peekable();
    let name = judgement_words::axis(words, axis);
    if moved.peek().is_none() {
        return html! { <span>{ format!("{name}: {}", words.axis_no_words) }</span> };
    }
    html! {
        <>
        <span>{ format!("{name}:") }</span>
        { for moved.take(6).map(|found| {
            let raised = found.weight > 0.0;
            let (class, sign, label) = if raised {
                ("driver towards", "+", words.axis_raised)
            } else {
                ("driver away", "−", words.axis_lowered)
            };
            html! {
                <span {class} title={label}>
                    <span class="spoken">{ format!("{label}: ") }</span>
                    <span class="driver-sign" aria-hidden="true">{ sign }</span>
                    { map.to_byte_span(found.span).of(&judged.text) }
                </span>
            }
        }) }
        </>
    }
}

/// What is only a little outside its target is no cause of the verdict, and is left in peace here
/// too.
fn place(value: f32, target: Option<Target>, told: bool) -> Place {
    match target {
        None => Place::Free,
        Some(target) if told && value < f32::from(target.min) => Place::Below,
        Some(target) if told && value > f32::from(target.max) => Place::Above,
        Some(_) => Place::Inside,
    }
}
