//! What somebody has begun to write and not yet kept, over the closing of the browser: in the
//! page's own storage, on this device.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser;

/// The draft under this name, if there is one.
pub(crate) fn read(name: &str) -> Option<String> {
    call("getItem", &[name])?.as_string()
}

/// Keeps a draft. Where the browser keeps nothing, it lasts as long as the page.
pub(crate) fn keep(name: &str, draft: &str) {
    call("setItem", &[name, draft]);
}

/// Forgets a draft.
pub(crate) fn forget(name: &str) {
    call("removeItem", &[name]);
}

/// Calls the storage; nothing comes of it where there is none, or it refuses.
fn call(function: &str, arguments: &[&str]) -> Option<JsValue> {
    let window = browser::window().ok()?;
    let storage = Reflect::get(&window, &JsValue::from_str("localStorage")).ok()?;
    let function: Function =
        Reflect::get(&storage, &JsValue::from_str(function)).ok()?.dyn_into().ok()?;
    let arguments = arguments.iter().map(|text| JsValue::from_str(text)).collect();
    Reflect::apply(&function, &storage, &arguments).ok()
}
