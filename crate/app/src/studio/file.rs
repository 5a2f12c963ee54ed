//! Files, in and out: what the user chooses to read, and what Timbre writes for them.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, HtmlInputElement};
use yew::{Callback, Event, TargetCast};

use crate::browser;

/// A callback for a file field that hands on the name and the text of the file that was chosen.
/// What cannot be read is handed on as an empty text, which every reader refuses.
pub(crate) fn chosen(hand_on: impl Fn(String, String) + Clone + 'static) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        let Some(file) = field.and_then(|field| field.files()?.get(0)) else { return };
        let hand_on = hand_on.clone();
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            hand_on(file.name(), text.unwrap_or_default());
        });
    })
}

/// Hands the user a file of this name.
pub(crate) fn hand_over(name: &str, kind: &str, content: &str) {
    let link = browser::document().and_then(|document| document.create_element("a").ok());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else { return };
    let content = String::from(js_sys::encode_uri_component(content));
    // Attributes are refused only for impossible names.
    let _ = link.set_attribute("href", &format!("data:{kind};charset=utf-8,{content}"));
    let _ = link.set_attribute("download", name);
    link.click();
}
