//! A finding: what is the matter, why, and the change that mends it, one key away.

use std::rc::Rc;

use timbre_core::review::FindingSeverity;
use yew::prelude::*;

use super::change::Change;
use super::icon::{Icon, IconName};
use super::interface::use_interface;
use crate::frame::{ACCOUNT, Event, Judged};
use crate::judgement_words;

#[derive(Properties, PartialEq)]
pub(crate) struct FindingCardProps {
    pub(crate) judged: Rc<Judged>,
    pub(crate) index: usize,
}

/// Shows the finding.
#[component]
pub(crate) fn FindingCard(props: &FindingCardProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let index = props.index;
    let Some(finding) = props.judged.findings.get(index) else { return Html::default() };
    let (state, icon) = match finding.severity {
        FindingSeverity::Hold => ("hold", IconName::Hold),
        FindingSeverity::Warn => ("revise", IconName::Revise),
        FindingSeverity::Hint => ("hint", IconName::Hint),
    };
    let severity = judgement_words::severity(words, finding.severity);
    let fix = finding.fixes.first();
    let can_ignore = finding.severity != FindingSeverity::Hold;
    html! {
        <li
            class="card"
            data-state={state}
            data-card={index.to_string()}
            data-rule={finding.rule.clone()}
            tabindex="0"
            aria-label={format!("{severity}: {}", finding.message)}
        >
            <p class="card-message">
                <Icon name={icon} />
                <span>{ &finding.message }</span>
            </p>
            <p class="card-why">{ &finding.why }</p>
            if let Some(fix) = fix {
                <Change text={props.judged.text.clone()} fix={fix.clone()} />
            }
            <div class="card-actions">
                if fix.is_some() {
                    <button class="button" onclick={interface.on(Event::Fix(index))}>
                        { words.fix_apply }
                        if index < 9 {
                            <kbd>{ index + 1 }</kbd>
                        }
                    </button>
                }
                if can_ignore {
                    <button class="quiet-button" onclick={interface.on(Event::IgnoreOnce(index))}>
                        { words.ignore_once }
                    </button>
                    <button class="quiet-button" onclick={interface.on(Event::IgnoreAlways(index))}>
                        { words.ignore_always }
                    </button>
                } else if finding.rule == ACCOUNT {
                    <button
                        id="own-account"
                        class="quiet-button"
                        onclick={interface.on(Event::IgnoreAlways(index))}
                    >{ words.own_account }</button>
                }
            </div>
        </li>
    }
}
