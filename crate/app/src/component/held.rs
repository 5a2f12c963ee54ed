//! Why a publication was stopped, and the two ways on.

use std::rc::Rc;

use timbre_core::review::{FindingSeverity, VerdictState};
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
    // Only what mends the cause is offered here; what has the focus first never publishes.
    let mend = props.judged.as_ref().and_then(|judged| {
        judged.findings.iter().position(|finding| {
            finding.severity == FindingSeverity::Hold && !finding.fixes.is_empty()
        })
    });
    let (first, happens) = match mend {
        Some(index) => (words.held_fix, Event::Fix(index)),
        None => (words.held_back, Event::Close),
    };
    html! {
        <div class="held" role="alert">
            <p class="held-title"><Icon name={IconName::Hold} /><strong>{ words.held_title }</strong></p>
            <ul>{ for causes }</ul>
            <div class="card-actions">
                <button id="held-first" class="button" onclick={interface.on(happens)}>{ first }</button>
                <button
                    id="publish-anyway"
                    class="quiet-button framed"
                    onclick={interface.on(Event::PublishAnyway)}
                >{ words.held_publish }</button>
            </div>
            <p class="held-note">{ words.held_note }</p>
        </div>
    }
}
