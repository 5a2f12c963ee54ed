//! The chip: the verdict at a glance, by shape, word and colour.

use std::rc::Rc;

use timbre_core::Approach;
use timbre_core::review::VerdictState;
use timbre_core::triage::Triage;
use yew::prelude::*;

use super::icon::{Icon, IconName};
use super::interface::{Interface, use_interface};
use crate::frame::{Event, Judged, Tab};
use crate::judgement_words;
use crate::messages::count;

#[derive(Properties, PartialEq)]
pub(crate) struct ChipProps {
    /// What the publish check goes by.
    pub(crate) judged: Option<Rc<Judged>>,
    pub(crate) triage: Option<Rc<(Triage, Approach)>>,
    pub(crate) hint: bool,
    pub(crate) released: bool,
}

/// Shows the chip, with its hint while it is pointed at or focused.
#[component]
pub(crate) fn Chip(props: &ChipProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let triage = props.triage.as_ref().filter(|triage| triage.0.abstain.is_none());
    let (state, icon, word, number) = match &props.judged {
        None => {
            let word = triage.map(|triage| judgement_words::situation(words, triage.0.situation));
            ("empty", IconName::Timbre, word, 0)
        }
        Some(judged) => {
            let number = judged.findings.len() + judged.other_causes().count();
            match judged.verdict.state() {
                VerdictState::Ready => ("ready", IconName::Ready, Some(words.chip_ready), number),
                VerdictState::Revise => {
                    ("revise", IconName::Revise, Some(words.chip_revise), number)
                }
                VerdictState::Hold => ("hold", IconName::Hold, Some(words.chip_hold), number),
            }
        }
    };
    let hint = match &props.judged {
        _ if props.released => words.chip_released.to_owned(),
        None => triage.map_or_else(
            || words.chip_empty_hint.to_owned(),
            |triage| judgement_words::headline(words, &triage.0),
        ),
        Some(judged) => match judged.verdict.causes().first() {
            Some(cause) => cause.message.clone(),
            None => judged
                .findings
                .first()
                .map_or_else(|| words.chip_ready_hint.to_owned(), |first| first.message.clone()),
        },
    };
    // What the number counts is said right after it, so that who speaks to the machine can name what is seen.
    let number_seen = number.to_string();
    let findings = count(words.chip_findings, number);
    let counted = findings.strip_prefix(&number_seen).unwrap_or(&findings).to_owned();
    let hint_class = if props.hint || props.released { "chip-hint" } else { "spoken" };
    let tab = if props.judged.is_some() { Tab::Review } else { Tab::Replies };
    html! {
        <button
            class="chip"
            data-state={state}
            aria-haspopup="dialog"
            aria-expanded="false"
            onclick={interface.on(Event::Open(tab))}
            onkeydown={on_key(&interface, tab)}
            onmouseenter={interface.on(Event::Hint(true))}
            onmouseleave={interface.on(Event::Hint(false))}
            onfocus={interface.on(Event::Hint(true))}
            onblur={interface.on(Event::Hint(false))}
        >
            <Icon name={icon} />
            <span class="spoken">{ "Timbre: " }</span>
            if let Some(word) = word {
                <span class="chip-word">{ word }</span>
                { " " }
            }
            if number > 0 {
                <span class="chip-number">{ number_seen }</span>
                <span class="spoken">{ counted }</span>
                { " " }
            }
            <span class={hint_class}>{ hint }</span>
            <span class="spoken">{ ". " }{ words.chip_open }</span>
        </button>
    }
}

/// The keys that mean the same with the focus on the chip as in the composer and in the panel.
fn on_key(interface: &Interface, tab: Tab) -> Callback<KeyboardEvent> {
    let send = interface.send.clone();
    Callback::from(move |event: KeyboardEvent| {
        let shortcut = (event.alt_key() && event.shift_key()).then(|| event.code());
        let happened = match (shortcut.as_deref(), event.key().as_str()) {
            (Some("KeyV"), _) => Event::Open(tab),
            (Some("KeyT"), _) => Event::Open(Tab::Replies),
            (Some("KeyF"), _) => Event::FixBest,
            (_, "Escape") => Event::Close,
            _ => return,
        };
        event.prevent_default();
        send.emit(happened);
    })
}
