//! A button that asks once more before it does what cannot be taken back.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::browser;

#[derive(Properties, PartialEq)]
pub(crate) struct ConfirmProps {
    /// What it does.
    pub(crate) ask: AttrValue,
    /// The question.
    pub(crate) sure: AttrValue,
    /// The way back.
    pub(crate) cancel: AttrValue,
    /// Called when the answer is yes.
    pub(crate) confirmed: Callback<()>,
}

/// Shows the button, or the question, whose way back has the focus at first and is taken by Escape too.
#[component]
pub(crate) fn Confirm(props: &ConfirmProps) -> Html {
    let asking = use_state_eq(|| false);
    let first = use_node_ref();
    // Whoever has pressed what is gone by then goes on at what stands in its place.
    let pressed = use_mut_ref(|| false);
    {
        let (first, pressed) = (first.clone(), Rc::clone(&pressed));
        use_effect_with(*asking, move |_| {
            if let (true, Some(first)) = (pressed.take(), first.cast::<HtmlElement>()) {
                // A button can always be focused.
                let _ = first.focus();
            }
        });
    }
    let set = |value: bool| {
        let (asking, pressed) = (asking.clone(), Rc::clone(&pressed));
        move || {
            pressed.replace(true);
            asking.set(value);
        }
    };
    let (ask, cancel, escape) = (set(true), set(false), set(false));
    if !*asking {
        return html! {
            <button ref={first} class="quiet-button framed" onclick={move |_: MouseEvent| ask()}>
                { props.ask.clone() }
            </button>
        };
    }
    let yes = {
        let (confirmed, asking) = (props.confirmed.clone(), asking.clone());
        Callback::from(move |_: MouseEvent| {
            asking.set(false);
            confirmed.emit(());
            // What it was about may be gone in a moment, and the button with it.
            browser::focus("page-title");
        })
    };
    let onkeydown = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            escape();
        }
    };
    html! {
        <span class="confirm" role="alert" {onkeydown}>
            <span>{ props.sure.clone() }</span>
            <button class="button danger" onclick={yes}>{ props.ask.clone() }</button>
            <button ref={first} class="quiet-button" onclick={move |_: MouseEvent| cancel()}>
                { props.cancel.clone() }
            </button>
        </span>
    }
}
