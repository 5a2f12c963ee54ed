//! Files, in and out: what the user chooses to read, and what Timbre writes for them.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::desk::Desk;
use crate::browser;

#[derive(Properties, PartialEq)]
pub(crate) struct FileFieldProps {
    pub(crate) desk: Desk,
    pub(crate) id: &'static str,
    /// What the file is for, where nothing around it says so.
    #[prop_or_default]
    pub(crate) label: Option<&'static str>,
    /// The ends of the names that are offered.
    pub(crate) accept: &'static str,
    /// As [`chosen`] makes it.
    pub(crate) onchange: Callback<Event>,
}

/// A file to choose or to drop. What the browser itself writes in such a field is in the browser's language.
#[component]
pub(crate) fn FileField(props: &FileFieldProps) -> Html {
    let FileFieldProps { desk, id, label, accept, onchange } = props;
    let choose = desk.words.import_choose;
    html! {
        <div class="field">
            if let Some(label) = label {
                <label for={*id}>{ label }</label>
            }
            <div class="file-drop">
                <span class="quiet-button framed" aria-hidden="true">{ choose }</span>
                <span aria-hidden="true">{ desk.text.file_drop }</span>
                <input
                    id={*id}
                    type="file"
                    accept={*accept}
                    aria-label={label.is_none().then_some(choose)}
                    onchange={onchange.clone()}
                />
            </div>
        </div>
    }
}

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
