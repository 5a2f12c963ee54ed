//! Why a publication was stopped, and the two ways on.

use std::rc::Rc;

use timbre_core::review::VerdictState;
use yew::prelude::*;

use super::icon::{Icon, IconName};
use super::interface::use_interface;
use crate::frame::{Event, Judged};

#[derive(Properties, PartialEq)]
pub(crate) struct HeldProps {
    pub(crate) judged: Option<Rc<Judged>>,
}

/// Shows it.
#[component]
pub(crate) fn Held(props: &HeldProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let causes = props.judged.iter().flat_map(|judged| judged.verdict.causes());
    let causes: Vec<_> = causes
        .filter(|cause| cause.state == VerdictState::Hold)
        .map(|cause| html! { <li>{ &cause.message }</li> })
        .collect();
    let fixable = props
        .judged
        .as_ref()
        .is_some_and(|judged| judged.findings.iter().any(|finding| !finding.fixes.is_empty()));
    let (fix_id, publish_id) =
        if fixable { ("held-first", "held") } else { ("held", "held-first") };
    html! {
        <div class="held" role="alert">
            <p class="held-title"><Icon name={IconName::Hold} /><strong>{ words.held_title }</strong></p>
            <ul>{ for causes }</ul>
            <div class="card-actions">
                if fixable {
                    <button id={fix_id} class="button" onclick={interface.on(Event::FixBest)}>
                        { words.held_fix }
                    </button>
                }
                <button
                    id={publish_id}
                    class="quiet-button framed"
                    onclick={interface.on(Event::PublishAnyway)}
                >{ words.held_publish }</button>
            </div>
            <p class="held-note">{ words.held_note }</p>
        </div>
    }
}
