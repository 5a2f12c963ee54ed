//! The Wasm module of the frame: what stands on a network's page beside the composer.

use js_sys::Function;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::MessagePort;

/// See [`timbre_app::start_frame`].
///
/// # Errors
/// If the page has no `#timbre`.
#[wasm_bindgen]
pub fn start_frame(
    port: MessagePort,
    messenger: Option<Function>,
    brand_url: Option<String>,
) -> Result<(), JsValue> {
    timbre_app::start_frame(port, messenger, brand_url)
}

/// Nothing runs before the page calls.
fn main() {}
