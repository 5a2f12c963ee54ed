//! The tone to aim at in each situation: a slider with two ends an axis, over a picture of where the
//! approved replies lie.

use std::rc::Rc;

use timbre_core::brand::{BrandPack, Target};
use timbre_core::vocabulary::{Axis, ByAxis, Situation};
use timbre_core::{Draft, Engine};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::fields::choice;
use super::super::judge::Portrait;
use super::super::voice::{Spread, spread};
use crate::component::Band;
use crate::judgement_words;
use crate::messages::fill;

#[derive(Properties, PartialEq)]
pub(super) struct TargetsProps {
    pub(super) desk: Desk,
    /// What is learned of the approved replies, once it is.
    pub(super) portrait: Option<Rc<Portrait>>,
}

/// Shows the sliders of one situation.
#[component]
pub(super) fn Targets(props: &TargetsProps) -> Html {
    let TargetsProps { desk, portrait } = props;
    let text = desk.text;
    let situation = use_state_eq(|| Situation::Complaint);
    let usual = use_memo(*situation, |situation| usual(*situation));
    let Some(brand) = &desk.brand else { return Html::default() };
    let main = brand.languages.first().copied().unwrap_or_default();
    let spreads =
        portrait.as_ref().map(|portrait| spread(&portrait.tones(main))).unwrap_or_default();
    let options = Situation::ALL
        .map(|one| (one.name().to_owned(), judgement_words::situation(desk.words, one).to_owned()));
    let choose = {
        let situation = situation.clone();
        Callback::from(move |tag: String| {
            if let Some(one) = Situation::ALL.into_iter().find(|one| one.name() == tag) {
                situation.set(one);
            }
        })
    };
    let own = brand.tone.get(&*situation);
    let rows = Axis::ALL.map(|axis| {
        let own = own.and_then(|targets| *targets.get(axis));
        let spread = spreads.iter().find(|spread| spread.axis == axis).copied();
        html! {
            <Slider
                key={format!("{}-{axis:?}", situation.name())}
                desk={desk.clone()}
                situation={*situation}
                {axis}
                {own}
                usual={*usual.get(axis)}
                spread={spread.map(Rc::new)}
            />
        }
    });
    html! {
        <section class="sheet targets">
            <h2>{ text.targets_title }</h2>
            <p>{ text.targets_lead }</p>
            { choice("target-situation", text.targets_situation, &options, situation.name(), choose) }
            <ul class="sliders">{ for rows }</ul>
        </section>
    }
}

/// The targets that hold in a situation without any of the brand's own.
pub(crate) fn usual(situation: Situation) -> ByAxis<Option<Target>> {
    // A review says which targets hold, whatever the text.
    let draft = Draft { situation: Some(situation), ..Draft::default() };
    Engine::without_brand().review(&draft).targets
}

#[derive(Properties, PartialEq)]
struct SliderProps {
    desk: Desk,
    situation: Situation,
    axis: Axis,
    /// The brand's own target.
    own: Option<Target>,
    /// What holds without one.
    usual: Option<Target>,
    /// Where the approved replies lie.
    spread: Option<Rc<Spread>>,
}

#[component]
fn Slider(props: &SliderProps) -> Html {
    let SliderProps { desk, situation, axis, own, usual, spread } = props;
    let (text, situation, axis) = (desk.text, *situation, *axis);
    let name = judgement_words::axis(desk.words, axis);
    let shown = own.or(*usual).unwrap_or(Target { min: 0, max: 100 });
    let set = |end: fn(Target, u8) -> Target| {
        let desk = desk.clone();
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlInputElement>();
            let Some(value) = field.and_then(|field| field.value().parse::<u8>().ok()) else {
                return;
            };
            let target = end(shown, value.min(100));
            desk.change(desk.text.about_targets, "", |pack| {
                keep(pack, situation, axis, Some(target))
            });
        })
    };
    let reset = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            desk.change(desk.text.about_targets, "", |pack| keep(pack, situation, axis, None));
        })
    };
    let slider = |id: &str, label: &str, value: u8, set: Callback<Event>| {
        html! {
            <input
                type="range"
                min="0"
                max="100"
                step="5"
                id={format!("target-{id}-{axis:?}").to_lowercase()}
                aria-label={fill(label, &[("axis", name)])}
                value={value.to_string()}
                onchange={set}
            />
        }
    };
    let ends = [("min", &*shown.min.to_string()), ("max", &*shown.max.to_string())];
    html! {
        <li class="slider" data-own={own.is_some().to_string()}>
            <div class="slider-head">
                <strong>{ name }</strong>
                <span>{ fill(desk.words.axis_target, &ends) }{ " · " }{
                    if own.is_some() { text.target_own } else { text.target_usual }
                }</span>
                if own.is_some() {
                    <button type="button" class="link-button" onclick={reset}>{ text.target_reset }</button>
                }
            </div>
            if let Some(spread) = spread {
                <span class="spoken">{ fill(text.target_replies, &[
                    ("low", &format!("{:.0}", spread.low)),
                    ("high", &format!("{:.0}", spread.high)),
                ]) }</span>
            }
            // The ends lie on the picture of what they bound.
            <div class="slider-ends">
                <Band target={shown} lie={spread.as_ref().map(|spread| spread.lie())} />
                { slider("min", text.target_min, shown.min, set(|target, value| {
                    Target { min: value, max: target.max.max(value) }
                })) }
                { slider("max", text.target_max, shown.max, set(|target, value| {
                    Target { min: target.min.min(value), max: value }
                })) }
            </div>
        </li>
    }
}

/// Sets a target, or leaves it to what is usual; a situation without any is not written down.
fn keep(pack: &mut BrandPack, situation: Situation, axis: Axis, target: Option<Target>) {
    let targets = pack.tone.entry(situation).or_default();
    *targets.get_mut(axis) = target;
    if Axis::ALL.into_iter().all(|axis| targets.get(axis).is_none()) {
        pack.tone.remove(&situation);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_situation_without_a_target_of_its_own_is_not_written_down() {
        let mut pack = BrandPack::default();
        let target = Some(Target { min: 40, max: 80 });
        keep(&mut pack, Situation::Praise, Axis::Energy, target);
        assert_eq!(pack.tone[&Situation::Praise].energy, target);
        keep(&mut pack, Situation::Praise, Axis::Energy, None);
        assert!(pack.tone.is_empty());
    }
}
