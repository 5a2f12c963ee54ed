//! The first use, explained in three steps, once.

use yew::prelude::*;

use super::icon::{Icon, IconName};
use super::interface::use_interface;
use crate::frame::Event;
use crate::messages::fill;

#[derive(Properties, PartialEq)]
pub(crate) struct FirstStepsProps {
    pub(crate) step: u8,
}

/// Shows one step.
#[component]
pub(crate) fn FirstSteps(props: &FirstStepsProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let (icons, title, text, next): (&[IconName], _, _, _) = match props.step {
        0 => (
            &[IconName::Ready, IconName::Revise, IconName::Hold],
            words.step_chip_title,
            words.step_chip,
            words.steps_next,
        ),
        1 => (&[IconName::Fix], words.step_fix_title, words.step_fix, words.steps_next),
        _ => (&[IconName::Lock], words.step_private_title, words.step_private, words.steps_done),
    };
    let number = (props.step + 1).to_string();
    html! {
        <section class="steps" aria-label={words.steps_label}>
            <p class="steps-icons">{ for icons.iter().map(|name| html! { <Icon name={*name} /> }) }</p>
            <h2 class="steps-title">{ title }</h2>
            <p>{ text }</p>
            <div class="card-actions">
                <button class="button" onclick={interface.on(Event::NextStep)}>{ next }</button>
                <span class="steps-of">{ fill(words.steps_of, &[("n", &number)]) }</span>
            </div>
        </section>
    }
}
