//! A template's text in one language, with its mistake told in place while it is typed, and the
//! pieces of the template language at hand.

use timbre_core::reply::{Body, TemplateError};
use timbre_core::text::Language;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::language_in_text;
use super::check;
use crate::messages::fill;

/// So many characters before a mistake are shown with it.
const BEFORE: usize = 24;
/// And so many of the mistake itself.
const AFTER: usize = 32;

#[derive(Properties, PartialEq)]
pub(super) struct BodyFieldProps {
    pub(super) desk: Desk,
    pub(super) language: Language,
    pub(super) value: String,
    pub(super) changed: Callback<String>,
}

/// Shows the field.
#[component]
pub(super) fn BodyField(props: &BodyFieldProps) -> Html {
    let (desk, language) = (&props.desk, props.language);
    let text = desk.text;
    let field = use_node_ref();
    let oninput = {
        let changed = props.changed.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                changed.emit(field.value());
            }
        })
    };
    let put = |piece: &'static str| {
        let (field, changed) = (field.clone(), props.changed.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            // A field without a selection takes the piece at its end.
            let _ = field.focus();
            let _ = field.set_range_text(piece);
            let at = field.selection_start().ok().flatten().unwrap_or(0);
            let end = at + piece.encode_utf16().count() as u32;
            let _ = field.set_selection_range(at, end);
            changed.emit(field.value());
        })
    };
    let id = format!("body-{language}");
    let problem = format!("{id}-problem");
    let mistake = match props.value.trim() {
        "" => None,
        _ => Body::parse(&props.value).err(),
    };
    let name = fill(text.template_body, &[("language", &language_in_text(desk.words, language))]);
    let pieces = match language {
        Language::En => text.pieces_en,
        Language::Es | Language::Other => text.pieces_es,
    };
    html! {
        <div class="field">
            <label for={id.clone()}>{ name }</label>
            <textarea
                ref={field.clone()}
                id={id.clone()}
                rows="6"
                lang={language.to_string()}
                value={props.value.clone()}
                aria-invalid={mistake.is_some().to_string()}
                aria-describedby={problem.clone()}
                {oninput}
            />
            <div class="mistake-place" id={problem} aria-live="polite">
                if let Some(mistake) = &mistake {
                    { told(desk, &props.value, mistake, &field) }
                }
            </div>
            <div class="pieces" role="group" aria-label={text.pieces}>
                <span aria-hidden="true">{ text.pieces }</span>
                { for text.piece_names.split('|').zip(pieces.split('~')).map(|(name, piece)| html! {
                    <button type="button" class="piece" title={piece} onclick={put(piece)}>{ name }</button>
                }) }
            </div>
        </div>
    }
}

/// What is wrong, the words where it is, and the way there.
fn told(desk: &Desk, value: &str, mistake: &TemplateError, field: &NodeRef) -> Html {
    let place = check::place(value, mistake);
    let line = mistake.line.to_string();
    let column = mistake.column.to_string();
    let at = fill(desk.text.mistake_at, &[("line", &line), ("column", &column)]);
    let go = {
        let field = field.clone();
        let units = value[..place].encode_utf16().count() as u32;
        Callback::from(move |_: MouseEvent| {
            let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
            // Where the browser refuses, the person finds the place by line and column.
            let _ = field.focus();
            let _ = field.set_selection_range(units, units);
        })
    };
    let (before, after) = value.split_at(place);
    let before = before.rsplit('\n').next().unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let before: String = {
        let shown = before.chars().count().saturating_sub(BEFORE);
        before.chars().skip(shown).collect()
    };
    let after: String = after.chars().take(AFTER).collect();
    html! {
        <div class="mistake">
            <p>
                <strong>{ at }</strong>{ ": " }{ mistake.problem.told(desk.language()) }
                { " " }<button type="button" class="link-button" onclick={go}>{ desk.text.mistake_go }</button>
            </p>
            <p class="mistake-text"><code>{ before }<mark class="wrong">{ after }</mark></code></p>
        </div>
    }
}
