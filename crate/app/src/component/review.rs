//! The draft's review: what to improve first, then voice and tone.

use std::rc::Rc;

use timbre_core::review::{Cause, FindingSeverity, VerdictState};
use yew::prelude::*;

use super::finding_card::FindingCard;
use super::first_steps::FirstSteps;
use super::icon::{Icon, IconName};
use super::interface::use_interface;
use super::tone::ToneChart;
use super::voice::VoiceCard;
use crate::frame::{Judged, Standing};
use crate::same::Same;

#[derive(Properties, PartialEq)]
pub(crate) struct ReviewTabProps {
    pub(crate) judged: Option<Rc<Judged>>,
    pub(crate) brand: Same,
    /// Whether what holds is said above, where the publication was stopped.
    pub(crate) held: bool,
    /// Of the first steps, the one to show.
    pub(crate) step: Option<u8>,
}

/// Shows the review.
#[component]
pub(crate) fn ReviewTab(props: &ReviewTabProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    // Who was stopped has no mind for how it all works.
    let steps = html! {
        if let Some(step) = props.step.filter(|_| !props.held) {
            <FirstSteps {step} />
        }
    };
    let Some(judged) = &props.judged else {
        return html! { <>{ steps }<p class="empty">{ words.panel_empty }</p></> };
    };
    let findings = judged.findings.iter().enumerate();
    let (hints, cards): (Vec<_>, Vec<_>) = findings
        .map(|(index, finding)| (index, finding.severity))
        .filter(|(_, severity)| !props.held || *severity != FindingSeverity::Hold)
        .partition(|(_, severity)| *severity == FindingSeverity::Hint);
    let card = |(index, _)| html! { <FindingCard judged={Rc::clone(judged)} {index} /> };
    let causes: Vec<&Cause> = judged
        .other_causes()
        .filter(|cause| !props.held || cause.state != VerdictState::Hold)
        .collect();
    html! {
        <>
            if !cards.is_empty() || !hints.is_empty() || !causes.is_empty() {
                <section aria-label={words.findings_label}>
                    // Each of the three keeps its place, so that no card is made anew for another.
                    <ul class="cards">
                        <>{ for cards.into_iter().map(card) }</>
                        if !causes.is_empty() {
                            { cause_card(&causes) }
                        }
                        <>{ for hints.into_iter().map(card) }</>
                    </ul>
                </section>
                // What is to be mended comes before how it is done.
                { steps }
            } else if !props.held {
                { steps }
                <section aria-label={words.findings_label}>
                    if judged.standing() == Standing::InPart {
                        <p class="empty">{ words.findings_none_strange }</p>
                    } else {
                        <p class="all-well">{ words.findings_none }</p>
                    }
                </section>
            }
            // What is not judged was said once above.
            if judged.standing() != Standing::InPart {
                <VoiceCard
                    judged={Rc::clone(judged)}
                    brand={props.brand.clone()}
                />
                <ToneChart judged={Rc::clone(judged)} />
            }
        </>
    }
}

/// What tone and voice have against the draft; the picture below says which words.
fn cause_card(causes: &[&Cause]) -> Html {
    let hold = causes.iter().any(|cause| cause.state == VerdictState::Hold);
    let (state, icon) = if hold { ("hold", IconName::Hold) } else { ("revise", IconName::Revise) };
    html! {
        <li class="card" data-state={state}>
            { for causes.iter().map(|cause| html! {
                <p class="card-message"><Icon name={icon} /><span>{ &cause.message }</span></p>
            }) }
        </li>
    }
}
