//! The panel: the comment on top, then the draft's review or the replies at hand, length below.

use std::rc::Rc;

use timbre_core::Approach;
use timbre_core::reply::{Rewrite, Suggestion};
use timbre_core::triage::Triage;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::held::Held;
use super::icon::{Icon, IconName};
use super::interface::{Interface, use_interface};
use super::length::LengthBar;
use super::notice::NoticeBar;
use super::questions::QuestionForm;
use super::replies::Replies;
use super::review::ReviewTab;
use super::rewrites::Rewrites;
use super::shortcuts::Shortcuts;
use super::triage::TriageBar;
use crate::browser;
use crate::frame::{Event, Judged, Notice, NoticeKind, Questions, Standing, Tab};
use crate::same::Same;

/// What the panel shows.
#[derive(Clone, PartialEq)]
pub(crate) struct PanelView {
    pub(crate) tab: Tab,
    pub(crate) comment: Option<AttrValue>,
    pub(crate) author: Option<AttrValue>,
    pub(crate) triage: Option<Rc<(Triage, Approach)>>,
    pub(crate) judged: Option<Rc<Judged>>,
    /// What the publish check goes by.
    pub(crate) armed: Option<Rc<Judged>>,
    pub(crate) held: bool,
    pub(crate) brand: Same,
    pub(crate) replies: Rc<Vec<Suggestion>>,
    pub(crate) chosen: usize,
    pub(crate) questions: Option<Rc<Questions>>,
    pub(crate) rewrites: Option<Rc<Vec<Rewrite>>>,
    pub(crate) query: Rc<str>,
    pub(crate) shortcuts: bool,
    pub(crate) step: Option<u8>,
    pub(crate) notice: Option<Notice>,
    pub(crate) failure: Option<AttrValue>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct PanelProps {
    pub(crate) view: PanelView,
}

/// Shows the panel.
#[component]
pub(crate) fn Panel(props: &PanelProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let view = &props.view;
    let (state, icon, verdict) = match &view.armed {
        // What stands in the box is about to be replaced.
        _ if view.questions.is_some() => ("empty", IconName::Timbre, words.questions_title),
        None => ("empty", IconName::Timbre, words.verdict_empty),
        Some(judged) => match judged.standing() {
            Standing::Ready => ("ready", IconName::Ready, words.verdict_ready),
            Standing::InPart => ("part", IconName::Timbre, words.verdict_in_part),
            Standing::Revise => ("revise", IconName::Revise, words.verdict_revise),
            Standing::Hold => ("hold", IconName::Hold, words.verdict_hold),
        },
    };
    let brand = view.brand.0.as_ref().map(|brand| brand.name.clone());
    html! {
        <section
            class="panel"
            id="panel"
            role="dialog"
            aria-label={words.panel_label}
            tabindex="-1"
            data-state={state}
            onkeydown={on_key(&interface, view)}
        >
            <header class="panel-head">
                <span class="verdict"><Icon name={icon} /><strong>{ verdict }</strong></span>
                if let Some(brand) = brand {
                    <span class="panel-brand" title={brand.clone()}>{ brand }</span>
                }
                <button
                    class="quiet-button key-button"
                    aria-label={words.panel_shortcuts}
                    title={words.panel_shortcuts}
                    onclick={interface.on(Event::Shortcuts(!view.shortcuts))}
                >{ "?" }</button>
                <button
                    class="quiet-button"
                    aria-label={words.panel_close}
                    title={words.panel_close}
                    onclick={interface.on(Event::Close)}
                ><Icon name={IconName::Close} /></button>
            </header>
            if view.shortcuts {
                <Shortcuts />
            } else {
                <TriageBar
                    triage={view.triage.clone()}
                    comment={view.comment.clone()}
                    author={view.author.clone()}
                />
                if view.held {
                    <Held judged={view.judged.clone()} />
                }
                if let Some(failure) = &view.failure {
                    <p class="failure" role="alert">{ failure }</p>
                }
                if let Some(notice) = &view.notice {
                    <NoticeBar notice={notice.clone()} />
                }
                <div class="tabs" role="tablist">
                    { tab(&interface, view.tab, Tab::Review, words.panel_review) }
                    { tab(&interface, view.tab, Tab::Replies, words.panel_replies) }
                </div>
                // Another tab is another element, which starts at its top.
                <div key={tab_id(view.tab)} class="panel-body" role="tabpanel" aria-labelledby={tab_id(view.tab)}>
                    if view.tab == Tab::Review {
                        <ReviewTab
                            judged={view.judged.clone()}
                            brand={view.brand.clone()}
                            held={view.held}
                            step={view.step}
                        />
                        <Rewrites judged={view.judged.clone()} rewrites={view.rewrites.clone()} />
                    } else if let Some(questions) = &view.questions {
                        <QuestionForm questions={Rc::clone(questions)} />
                    } else {
                        <Replies
                            replies={Rc::clone(&view.replies)}
                            chosen={view.chosen}
                            query={view.query.to_string()}
                            branded={view.brand.0.is_some()}
                        />
                    }
                </div>
                <LengthBar length={view.judged.as_ref().map(|judged| judged.review.length)} />
            }
        </section>
    }
}

fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Review => "tab-review",
        Tab::Replies => "tab-replies",
    }
}

fn tab(interface: &Interface, shown: Tab, tab: Tab, name: &'static str) -> Html {
    let selected = shown == tab;
    html! {
        <button
            id={tab_id(tab)}
            role="tab"
            class="tab"
            aria-selected={selected.to_string()}
            tabindex={if selected { "0" } else { "-1" }}
            onclick={interface.on(Event::Show(tab))}
        >{ name }</button>
    }
}

/// The panel's own keys. Keys that a text field needs are left to it.
fn on_key(interface: &Interface, view: &PanelView) -> Callback<KeyboardEvent> {
    let send = interface.send.clone();
    let (tab, shortcuts, chosen) = (view.tab, view.shortcuts, view.chosen);
    let undoes = view.notice.as_ref().is_some_and(|notice| notice.kind == NoticeKind::Undo);
    Callback::from(move |event: KeyboardEvent| {
        let target: Option<HtmlElement> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(target) = target else { return };
        let typing = target.tag_name() == "INPUT";
        let on_tab = target.get_attribute("role").as_deref() == Some("tab");
        let card = target.get_attribute("data-card").and_then(|index| index.parse().ok());
        let shortcut = (event.alt_key() && event.shift_key()).then(|| event.code());
        let happened = match (shortcut.as_deref(), event.key().as_str()) {
            (Some("KeyV"), _) => Event::Close,
            (Some("KeyT"), _) => Event::Open(Tab::Replies),
            (Some("KeyF"), _) => Event::FixBest,
            _ if event.ctrl_key() || event.alt_key() || event.meta_key() => return,
            (_, "Escape") => Event::Close,
            (_, "ArrowDown") if typing => Event::Choose(1),
            (_, "ArrowUp") if typing => Event::Choose(-1),
            (_, "Enter") if typing && !event.is_composing() => Event::Insert(chosen),
            _ if typing => return,
            (_, "ArrowLeft" | "ArrowRight") if on_tab => Event::Show(match tab {
                Tab::Review => Tab::Replies,
                Tab::Replies => Tab::Review,
            }),
            (_, "?") => Event::Shortcuts(!shortcuts),
            (_, "/") => Event::Open(Tab::Replies),
            (_, "ArrowDown") if tab == Tab::Review => return walk(&event, 1),
            (_, "ArrowUp") if tab == Tab::Review => return walk(&event, -1),
            (_, "Enter") => match card {
                Some(index) => Event::FixByKey(index),
                None => return,
            },
            (_, "i" | "I") => match card {
                Some(index) => Event::IgnoreOnce(index),
                None => return,
            },
            (_, "z" | "Z") if undoes => Event::UndoIgnore,
            (_, "r" | "R") if tab == Tab::Review => Event::Rewrites,
            (_, "s" | "S") if tab == Tab::Review => Event::KeepDraft,
            (_, key) if tab == Tab::Review => match key.parse::<usize>() {
                Ok(number @ 1..=9) => Event::FixByKey(number - 1),
                _ => return,
            },
            _ => return,
        };
        event.prevent_default();
        send.emit(happened);
    })
}

/// Moves the focus to the next card, or the one before.
fn walk(event: &KeyboardEvent, step: i32) {
    event.prevent_default();
    let Some(document) = browser::document() else { return };
    let Ok(cards) = document.query_selector_all("[data-card]") else { return };
    let at = document.active_element().and_then(|active| {
        let own = active.closest("[data-card]").ok().flatten()?;
        (0..cards.length()).find(|index| cards.item(*index).as_ref() == Some(own.as_ref()))
    });
    let next = match at {
        None if step > 0 => Some(0),
        None => cards.length().checked_sub(1),
        Some(at) => at.checked_add_signed(step),
    };
    let card = next.and_then(|next| cards.item(next));
    if let Some(card) = card.and_then(|card| card.dyn_into::<HtmlElement>().ok()) {
        // A card can always be focused.
        let _ = card.focus();
    }
}
