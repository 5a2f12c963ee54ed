//! Better wordings of the draft, when they are asked for: each as a change that one click makes.

use std::rc::Rc;

use timbre_core::reply::{Aim, Rewrite};
use yew::prelude::*;

use super::change::Change;
use super::interface::use_interface;
use crate::frame::{Event, Judged};
use crate::messages::Messages;

#[derive(Properties, PartialEq)]
pub(crate) struct RewritesProps {
    pub(crate) judged: Option<Rc<Judged>>,
    pub(crate) rewrites: Option<Rc<Vec<Rewrite>>>,
}

/// Shows the button that asks for them and the one that keeps the draft; then the wordings.
#[component]
pub(crate) fn Rewrites(props: &RewritesProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let Some(judged) = &props.judged else { return Html::default() };
    html! {
        <section aria-label={words.rewrites_ask}>
            <div class="card-actions">
                <button class="quiet-button" id="rewrites" onclick={interface.on(Event::Rewrites)}>
                    { words.rewrites_ask }<kbd>{ "R" }</kbd>
                </button>
                <button class="quiet-button" id="keep-draft" onclick={interface.on(Event::KeepDraft)}>
                    { words.template_keep }<kbd>{ "S" }</kbd>
                </button>
            </div>
            if let Some(rewrites) = &props.rewrites {
                if rewrites.is_empty() {
                    <p class="empty">{ words.rewrites_none }</p>
                }
                <ul class="cards">
                    { for rewrites.iter().enumerate().map(|(index, rewrite)| html! {
                        <li class="card" data-state="hint" data-rewrite={rewrite.aim.name()}>
                            <p class="card-message"><span>{ aim(words, rewrite.aim) }</span></p>
                            <Change text={judged.text.clone()} fix={rewrite.change.clone()} />
                            <div class="card-actions">
                                <button class="button" onclick={interface.on(Event::Rewrite(index))}>
                                    { words.fix_apply }
                                </button>
                            </div>
                        </li>
                    }) }
                </ul>
            }
        </section>
    }
}

fn aim(words: &Messages, aim: Aim) -> &'static str {
    match aim {
        Aim::Address => words.rewrite_address,
        Aim::Warmer => words.rewrite_warmer,
        Aim::Calmer => words.rewrite_calmer,
        Aim::Shorter => words.rewrite_shorter,
        Aim::Clearer => words.rewrite_clearer,
        Aim::NextStep => words.rewrite_next_step,
        Aim::Other => words.rewrite_other,
    }
}
