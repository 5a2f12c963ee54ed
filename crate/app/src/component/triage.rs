//! The comment being answered: what it is in a line, how to approach it, and the words that say so.

use std::rc::Rc;

use timbre_core::Approach;
use timbre_core::triage::Triage;
use yew::prelude::*;

use super::icon::{Icon, IconName};
use super::interface::use_interface;
use super::marked_text::{Marked, MarkedText};
use crate::judgement_words;
use crate::messages::fill;

#[derive(Properties, PartialEq)]
pub(crate) struct TriageBarProps {
    pub(crate) triage: Option<Rc<(Triage, Approach)>>,
    pub(crate) comment: Option<AttrValue>,
    pub(crate) author: Option<AttrValue>,
}

/// Shows the triage, which opens to its evidence.
#[component]
pub(crate) fn TriageBar(props: &TriageBarProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let Some(triaged) = &props.triage else {
        return html! { <p class="triage triage-none">{ words.triage_no_comment }</p> };
    };
    let (triage, approach) = &**triaged;
    let line = match triage.abstain {
        Some(abstain) => judgement_words::abstain(words, abstain).to_owned(),
        None => judgement_words::headline(words, triage),
    };
    let badges = judgement_words::badges(words, triage);
    let situation = format!("{:?}", triage.situation).to_lowercase();
    let marks: Vec<Marked> = triage
        .evidence
        .iter()
        .map(|evidence| Marked {
            span: evidence.span,
            class: "evidence",
            title: judgement_words::evidence(words, evidence.why).into(),
        })
        .collect();
    html! {
        <details class="triage" data-situation={situation} aria-label={words.triage_label}>
            <summary>
                <span class="triage-line">{ line }</span>
                for badge in badges {
                    <span class="badge">{ badge }</span>
                }
                <span class="triage-approach">{ judgement_words::approach(words, approach) }</span>
                <span class="triage-more" title={words.triage_why}><Icon name={IconName::More} /></span>
            </summary>
            // It may scroll, and then has to be reached by the keyboard.
            <div class="triage-why" tabindex="0">
                if !approach.advice.is_empty() {
                    <p class="advice">{ &approach.advice }</p>
                }
                <blockquote>
                    <MarkedText text={props.comment.clone().unwrap_or_default()} {marks} />
                    if let Some(author) = &props.author {
                        <footer>{ fill(words.triage_of, &[("author", author)]) }</footer>
                    }
                </blockquote>
            </div>
        </details>
    }
}
