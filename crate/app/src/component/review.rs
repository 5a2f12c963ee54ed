//! The draft's review: what to improve first, then voice and tone.

use std::rc::Rc;

use timbre_core::brand::BrandPack;
use timbre_core::review::{Cause, VerdictState};
use yew::prelude::*;

use super::finding_card::FindingCard;
use super::icon::{Icon, IconName};
use super::interface::use_interface;
use super::tone::ToneChart;
use super::voice::VoiceCard;
use crate::frame::Judged;

#[derive(Properties, PartialEq)]
pub(crate) struct ReviewTabProps {
    pub(crate) judged: Option<Rc<Judged>>,
    pub(crate) brand: Option<Rc<BrandPack>>,
}

/// Shows the review.
#[component]
pub(crate) fn ReviewTab(props: &ReviewTabProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let Some(judged) = &props.judged else {
        return html! { <p class="empty">{ words.panel_empty }</p> };
    };
    html! {
        <>
            <section aria-label={words.findings_label}>
                if judged.findings.is_empty() && judged.other_causes().next().is_none() {
                    <p class="all-well">{ words.findings_none }</p>
                } else {
                    <ul class="cards">
                        { for (0..judged.findings.len()).map(|index| html! {
                            <FindingCard judged={Rc::clone(judged)} {index} />
                        }) }
                        { for judged.other_causes().map(cause_card) }
                    </ul>
                }
            </section>
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
