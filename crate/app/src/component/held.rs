//! Why a publication was stopped, and the two ways on.

use std::rc::Rc;

use timbre_core::review::{FindingSeverity, VerdictState};
use yew::prelude::*;

use super::change::Change;
use super::icon::{Icon, IconName};
use super::interface::use_interface;
use crate::frame::{ACCOUNT, Event, Judged};

#[derive(Properties, PartialEq)]
pub(crate) struct HeldProps {
    pub(crate) judged: Option<Rc<Judged>>,
}

/// Shows it.
#[component]
pub(crate) fn Held(props: &HeldProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    // What is said here, the review beneath does not say again.
    let findings = props.judged.iter().flat_map(|judged| {
        let holding = judged.findings.iter().filter(|one| one.severity == FindingSeverity::Hold);
        holding.map(|one| {
            html! {
                <li>
                    <p>{ &one.message }</p>
                    <p class="held-why">{ &one.why }</p>
                    if let Some(fix) = one.fixes.first() {
                        <Change text={judged.text.clone()} fix={fix.clone()} />
                    }
                </li>
            }
        })
    });
    let causes = props.judged.iter().flat_map(|judged| judged.other_causes());
    let causes = causes
        .filter(|cause| cause.state == VerdictState::Hold)
        .map(|cause| html! { <li>{ &cause.message }</li> });
    let own_account = props
        .judged
        .as_ref()
        .and_then(|judged| judged.findings.iter().position(|finding| finding.rule == ACCOUNT));
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
            <ul>{ for findings }{ for causes }</ul>
            <div class="card-actions">
                <button id="held-first" class="button" onclick={interface.on(happens)}>
                    { first }
                    if let Some(index) = mend.filter(|index| *index < 9) {
                        <kbd>{ index + 1 }</kbd>
                    }
                </button>
                <button
                    id="publish-anyway"
                    class="quiet-button framed"
                    onclick={interface.on(Event::PublishAnyway)}
                >{ words.held_publish }</button>
                if let Some(index) = own_account {
                    <button
                        id="own-account"
                        class="quiet-button"
                        onclick={interface.on(Event::IgnoreAlways(index))}
                    >{ words.own_account }</button>
                }
            </div>
            <p class="held-note">{ words.held_note }</p>
        </div>
    }
}
