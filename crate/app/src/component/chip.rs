//! The chip: the verdict at a glance, by shape, word and colour.

use std::rc::Rc;

use timbre_core::Approach;
use timbre_core::triage::Triage;
use web_sys::Element;
use yew::prelude::*;

use super::icon::{Icon, IconName};
use super::interface::{Interface, use_interface};
use crate::frame::{Event, Judged, Standing, Tab, Way};
use crate::judgement_words;
use crate::messages::{Messages, count};

/// So many CSS pixels make a press a drag, and each so many more another one.
const DRAG: i32 = 18;

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
            let (state, icon, word) = match judged.standing() {
                Standing::Ready => ("ready", IconName::Ready, words.chip_ready),
                Standing::InPart => ("part", IconName::Timbre, words.chip_in_part),
                Standing::Revise => ("revise", IconName::Revise, words.chip_revise),
                Standing::Hold => ("hold", IconName::Hold, words.chip_hold),
            };
            (state, icon, Some(word), number)
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
            None => judged.findings.first().map_or_else(
                || nothing_found(words, judged).to_owned(),
                |first| first.message.clone(),
            ),
        },
    };
    // What the number counts is said right after it, so that who speaks to the machine can name what is seen.
    let number_seen = number.to_string();
    let findings = count(words.chip_findings, number);
    let counted = findings.strip_prefix(&number_seen).unwrap_or(&findings).to_owned();
    // There is room for a line: the first sentence says what, the others why.
    let (hint_class, hint) = if props.hint || props.released {
        ("chip-hint", first_sentence(&hint).to_owned())
    } else {
        ("spoken", hint)
    };
    // Where the press began, and whether it has become a drag, which is no click any more.
    let pressed = use_mut_ref(|| None::<(i32, i32)>);
    let dragged = use_mut_ref(|| false);
    let tab = if props.judged.is_some() { Tab::Review } else { Tab::Replies };
    html! {
        <button
            class="chip"
            data-state={state}
            aria-haspopup="dialog"
            aria-expanded="false"
            aria-keyshortcuts="Shift+ArrowUp Shift+ArrowDown Shift+ArrowLeft Shift+ArrowRight"
            onclick={
                let (send, dragged) = (interface.send.clone(), Rc::clone(&dragged));
                move |_: MouseEvent| {
                    if !std::mem::take(&mut *dragged.borrow_mut()) {
                        send.emit(Event::Open(tab));
                    }
                }
            }
            onpointerdown={
                let (pressed, dragged) = (Rc::clone(&pressed), Rc::clone(&dragged));
                move |event: PointerEvent| {
                    *pressed.borrow_mut() = Some((event.screen_x(), event.screen_y()));
                    *dragged.borrow_mut() = false;
                    if let Some(chip) = event.target_dyn_into::<Element>() {
                        // Without it a drag ends at the frame's edge.
                        let _ = chip.set_pointer_capture(event.pointer_id());
                    }
                }
            }
            onpointermove={
                let (send, pressed) = (interface.send.clone(), Rc::clone(&pressed));
                move |event: PointerEvent| {
                    let Some((x, y)) = *pressed.borrow() else { return };
                    // The frame moves with the chip: only the screen stands still.
                    let (right, down) = (event.screen_x() - x, event.screen_y() - y);
                    if let Some(way) = way_of(right, down) {
                        *pressed.borrow_mut() = Some((event.screen_x(), event.screen_y()));
                        *dragged.borrow_mut() = true;
                        send.emit(Event::Move(way));
                    }
                }
            }
            onpointerup={
                let pressed = Rc::clone(&pressed);
                move |_: PointerEvent| *pressed.borrow_mut() = None
            }
            onpointercancel={move |_: PointerEvent| *pressed.borrow_mut() = None}
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

fn nothing_found(words: &Messages, judged: &Judged) -> &'static str {
    match judged.standing() {
        Standing::InPart => words.verdict_in_part,
        _ => words.chip_ready_hint,
    }
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |end| &text[..=end])
}

/// The way of a drag, once it is long enough.
fn way_of(right: i32, down: i32) -> Option<Way> {
    if right.abs().max(down.abs()) < DRAG {
        return None;
    }
    Some(match right.abs() > down.abs() {
        true if right > 0 => Way::Right,
        true => Way::Left,
        false if down > 0 => Way::Down,
        false => Way::Up,
    })
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
            (_, "ArrowUp") if event.shift_key() => Event::Move(Way::Up),
            (_, "ArrowDown") if event.shift_key() => Event::Move(Way::Down),
            (_, "ArrowLeft") if event.shift_key() => Event::Move(Way::Left),
            (_, "ArrowRight") if event.shift_key() => Event::Move(Way::Right),
            _ => return,
        };
        event.prevent_default();
        send.emit(happened);
    })
}
