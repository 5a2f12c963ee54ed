//! What the chosen reply asks before it is inserted: one field a question, and the reply as it will
//! stand in the draft.

use std::rc::Rc;

use timbre_core::reply::{Gap, GapKind};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::interface::{Interface, use_interface};
use super::marked_text::{Marked, MarkedText};
use crate::browser;
use crate::frame::{Event, Questions};
use crate::messages::fill;

#[derive(Properties, PartialEq)]
pub(crate) struct QuestionFormProps {
    pub(crate) questions: Rc<Questions>,
}

/// Shows the questions. Enter goes to the next one and inserts from the last; Escape leaves.
#[component]
pub(crate) fn QuestionForm(props: &QuestionFormProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let questions = &props.questions;
    let title = questions.reply.title.clone().unwrap_or_else(|| words.questions_title.to_owned());
    let marks: Vec<Marked> = questions
        .answered
        .gaps
        .iter()
        .map(|gap| Marked { span: gap.span, class: "gap", title: gap.name.clone().into() })
        .collect();
    html! {
        <section class="questions" aria-labelledby="questions-title" onkeydown={on_key(&interface)}>
            <h2 id="questions-title">{ title }</h2>
            { for questions.asked().map(|(place, gap)| {
                question(&interface, questions, place, gap)
            }) }
            <div class="preview">
                <h3>{ words.questions_preview }</h3>
                <p><MarkedText text={questions.answered.text.clone()} {marks} /></p>
            </div>
            <div class="card-actions">
                <button
                    class="button"
                    id="insert-answered"
                    onclick={interface.on(Event::InsertAnswered)}
                >{ words.reply_insert }<kbd>{ "Ctrl ↵" }</kbd></button>
                <button class="quiet-button" onclick={interface.on(Event::LeaveQuestions)}>
                    { words.questions_leave }<kbd>{ "Esc" }</kbd>
                </button>
            </div>
        </section>
    }
}

fn question(interface: &Interface, questions: &Questions, place: usize, gap: &Gap) -> Html {
    let words = interface.words;
    let answer = questions.answers.get(place).cloned().unwrap_or_default();
    let id = format!("question-{place}");
    let send = interface.send.clone();
    match gap.kind {
        GapKind::Choice => html! {
            <fieldset class="question" data-question={place.to_string()}>
                <legend>{ &gap.name }</legend>
                { for gap.options.iter().map(|option| {
                    let (send, said) = (send.clone(), option.clone());
                    let onchange = move |_: yew::events::Event| {
                        send.emit(Event::Answer(place, said.clone()));
                    };
                    html! {
                        <label class="option">
                            <input
                                type="radio"
                                name={id.clone()}
                                value={option.clone()}
                                checked={*option == answer}
                                {onchange}
                            />
                            <span>{ option }</span>
                        </label>
                    }
                }) }
            </fieldset>
        },
        GapKind::Text | GapKind::Date => {
            let oninput = move |event: InputEvent| {
                if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                    send.emit(Event::Answer(place, field.value()));
                }
            };
            let date = gap.kind == GapKind::Date;
            let otherwise = gap.default.as_ref().filter(|_| date && gap.first_answer().is_empty());
            let otherwise = otherwise.map(|text| fill(words.question_otherwise, &[("text", text)]));
            let hint = format!("{id}-hint");
            html! {
                <div class="question" data-question={place.to_string()}>
                    <label for={id.clone()}>{ &gap.name }</label>
                    <input
                        {id}
                        type={if date { "date" } else { "text" }}
                        autocomplete="off"
                        aria-describedby={otherwise.is_some().then(|| hint.clone())}
                        value={answer}
                        {oninput}
                    />
                    if let Some(otherwise) = otherwise {
                        <p class="question-hint" id={hint}>{ otherwise }</p>
                    }
                </div>
            }
        }
    }
}

/// The form's own keys; the panel's chords pass, its single keys do not.
fn on_key(interface: &Interface) -> Callback<KeyboardEvent> {
    let send = interface.send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.alt_key() {
            return;
        }
        event.stop_propagation();
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let question = target.and_then(|target| target.closest("[data-question]").ok().flatten());
        match event.key().as_str() {
            "Escape" => send.emit(Event::LeaveQuestions),
            "Enter" if event.is_composing() => return,
            "Enter" if event.ctrl_key() || event.meta_key() => send.emit(Event::InsertAnswered),
            // On a button it is the button's.
            "Enter" => match question {
                None => return,
                Some(question) if is_last(&question) => send.emit(Event::InsertAnswered),
                Some(question) => focus_question(Some(&question)),
            },
            _ => return,
        }
        event.prevent_default();
    })
}

fn is_last(question: &Element) -> bool {
    following(Some(question)).is_none()
}

/// The question after this one, or the first.
fn following(question: Option<&Element>) -> Option<Element> {
    let all = browser::document()?.query_selector_all("[data-question]").ok()?;
    let own = |at: &u32| all.item(*at).as_deref() == question.map(AsRef::as_ref);
    let next = match question {
        None => 0,
        Some(_) => (0..all.length()).find(own)? + 1,
    };
    all.item(next)?.dyn_into().ok()
}

/// Puts the focus into the question after this one, or into the first; what stands there is
/// selected, so that typing replaces it.
pub(super) fn focus_question(after: Option<&Element>) {
    let Some(question) = following(after) else { return };
    if let Ok(window) = browser::window() {
        // The frame itself may not have the focus yet; where it is refused, nothing is lost.
        let _ = window.focus();
    }
    let chosen = question.query_selector("input:checked").ok().flatten();
    let field = chosen.or_else(|| question.query_selector("input").ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        // A field of the form can always be focused.
        let _ = AsRef::<HtmlElement>::as_ref(&field).focus();
        field.select();
    }
}
