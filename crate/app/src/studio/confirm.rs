//! A button that asks once more before it does what cannot be taken back.

use yew::prelude::*;

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

/// Shows the button, or the question.
#[component]
pub(crate) fn Confirm(props: &ConfirmProps) -> Html {
    let asking = use_state_eq(|| false);
    let set = |value: bool| {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(value))
    };
    if !*asking {
        return html! {
            <button class="quiet-button framed" onclick={set(true)}>{ props.ask.clone() }</button>
        };
    }
    let yes = {
        let (confirmed, asking) = (props.confirmed.clone(), asking.clone());
        Callback::from(move |_: MouseEvent| {
            asking.set(false);
            confirmed.emit(());
        })
    };
    html! {
        <span class="confirm" role="alert">
            <span>{ props.sure.clone() }</span>
            <button class="button danger" onclick={yes}>{ props.ask.clone() }</button>
            <button class="quiet-button" onclick={set(false)}>{ props.cancel.clone() }</button>
        </span>
    }
}
