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
use crate::frame::Judged;
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
    let steps = props.step.filter(|_| !props.held).map(|step| html! { <FirstSteps {step} /> });
    let Some(judged) = &props.judged else {
        return html! { <>{ steps }<p class="empty">{ words.panel_empty }</p></> };
    };
    let findings = judged.findings.iter().enumerate();
    let cards: Vec<usize> = findings
        .filter(|(_, finding)| !props.held || finding.severity != FindingSeverity::Hold)
        .map(|(index, _)| index)
        .collect();
    let causes: Vec<&Cause> = judged
        .other_causes()
        .filter(|cause| !props.held || cause.state != VerdictState::Hold)
        .collect();
    html! {
        <>
            if !cards.is_empty() || !causes.is_empty() {
                <section aria-label={words.findings_label}>
                    <ul class="cards">
                        { for cards.into_iter().map(|index| html! {
                            <FindingCard judged={Rc::clone(judged)} {index} />
                        }) }
                        { for causes.into_iter().map(cause_card) }
                    </ul>
                </section>
                // What is to be mended comes before how it is done.
                { steps }
            } else if !props.held {
                { steps }
                <section aria-label={words.findings_label}>
                    <p class="all-well">{ words.findings_none }</p>
                </section>
            }
            <VoiceCard
                judged={Rc::clone(judged)}
                brand={props.brand.clone()}
            />
            <ToneChart judged={Rc::clone(judged)} />
        </>
    }
}

/// What tone or voice has against the draft; the picture below says which words.
fn cause_card(cause: &Cause) -> Html {
    let (state, icon) = match cause.state {
        VerdictState::Hold => ("hold", IconName::Hold),
        VerdictState::Revise | VerdictState::Ready => ("revise", IconName::Revise),
    };
    html! {
        <li class="card" data-state={state}>
            <p class="card-message"><Icon name={icon} /><span>{ &cause.message }</span></p>
        </li>
    }
}
