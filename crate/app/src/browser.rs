//! What the pages ask of the browser: its clock, its language, its document.

use gloo_timers::callback::Timeout;
use js_sys::Reflect;
use timbre_core::text::Language;
use timbre_core::vocabulary::Moment;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement, Window};

/// The window.
///
/// # Errors
/// Where there is none, as in a worker.
pub(crate) fn window() -> Result<Window, JsValue> {
    web_sys::window().ok_or_else(|| JsValue::from_str("there is no window"))
}

/// The document, if there is one.
pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Whether keys go to this document and to nothing in it.
pub(crate) fn focus_is_lost() -> bool {
    document().is_some_and(|document| {
        let active = document.active_element();
        let nothing = active.is_none_or(|active| active.tag_name() == "BODY");
        nothing && document.has_focus().unwrap_or(false)
    })
}

/// The element with this id.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The moment, with the user's own offset from UTC.
pub(crate) fn now() -> Moment {
    let date = js_sys::Date::new_0();
    #[allow(clippy::cast_possible_truncation, reason = "dates and offsets are far within range")]
    Moment { unix_ms: date.get_time() as i64, offset_minutes: -(date.get_timezone_offset() as i16) }
}

/// The hour and minute of a moment here, as in `9:05`.
pub(crate) fn clock(unix_ms: i64) -> String {
    #[allow(clippy::cast_precision_loss, reason = "dates are far within range")]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(unix_ms as f64));
    format!("{}:{:02}", date.get_hours(), date.get_minutes())
}

/// Whether this page belongs to the extension, and not to the owner of a site.
pub(crate) fn in_extension() -> bool {
    location("protocol").is_some_and(|protocol| protocol.ends_with("-extension:"))
}

/// What stands behind the `#` of the page's address.
pub(crate) fn hash() -> Option<String> {
    location("hash").map(|hash| hash.trim_start_matches('#').to_owned())
}

fn location(part: &str) -> Option<String> {
    let window = window().ok()?;
    let location = Reflect::get(&window, &JsValue::from_str("location")).ok()?;
    Reflect::get(&location, &JsValue::from_str(part)).ok()?.as_string()
}

/// A number as those write it who speak the language of this tag.
pub(crate) fn number(number: u32, language: &str) -> String {
    js_sys::Number::from(number).to_locale_string(language).into()
}

/// The browser's language, as far as the interface speaks it.
pub(crate) fn language() -> Language {
    let tag = web_sys::window().and_then(|window| window.navigator().language());
    match tag {
        Some(tag) if tag.to_lowercase().starts_with("es") => Language::Es,
        _ => Language::En,
    }
}

/// Puts the focus on the element with this id; what cannot have it leaves it where it is.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.focus();
    }
}

/// Calls back once what is in the document now is painted; soon, where nobody sees it.
pub(crate) fn after_paint(done: impl FnOnce() + 'static) {
    // The first task behind a frame's callbacks comes when that frame is laid out and painted.
    let next = move || {
        Timeout::new(0, done).forget();
    };
    let seen = document().is_some_and(|document| !document.hidden());
    match window().ok().filter(|_| seen) {
        Some(window) => {
            let framed = Closure::once_into_js(next);
            // Asking for a frame fails for nothing that is a function.
            let _ = window.request_animation_frame(framed.unchecked_ref());
        }
        None => next(),
    }
}

/// Sets an attribute of the document's root, for the style sheets and for screen readers.
pub(crate) fn dress(attribute: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    if root.get_attribute(attribute).as_deref() == value {
        return;
    }
    // Setting an attribute fails only for an impossible name.
    let _ = match value {
        Some(value) => root.set_attribute(attribute, value),
        None => root.remove_attribute(attribute),
    };
}
