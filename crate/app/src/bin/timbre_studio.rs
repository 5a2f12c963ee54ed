//! The Wasm module of the extension's own pages: the studio and the popup.

use js_sys::Function;
use timbre_app::Beneath;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// See [`timbre_app::start_studio`].
///
/// # Errors
/// If the page has no `#timbre`.
#[wasm_bindgen]
pub fn start_studio(messenger: Option<Function>) -> Result<(), JsValue> {
    timbre_app::start_studio(messenger)
}

/// See [`timbre_app::start_popup`].
///
/// # Errors
/// If the page has no `#timbre`.
#[wasm_bindgen]
pub fn start_popup(messenger: Option<Function>, beneath: Beneath) -> Result<(), JsValue> {
    timbre_app::start_popup(messenger, beneath)
}

/// Nothing runs before the page calls.
fn main() {}
