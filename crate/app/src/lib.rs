//! The chip, the panel, the studio and the popup: what Timbre's pages show.
//!
//! It shows what the engine judges and carries the user's choices to the host script and to the
//! store. It does not decide what is good writing, and it never touches a page that is not
//! Timbre's own.
//!
//! Two Wasm modules are made of it, each a file of `src/bin`: the frame, which stands on every page
//! and carries only what it needs there, and the studio with the popup.

mod browser;
mod component;
mod frame;
mod judgement_words;
mod messages;
mod own_brand;
mod popup;
mod refusal;
mod same;
mod studio;

use js_sys::Function;
use timbre_store::{Local, Remote, Store};
use wasm_bindgen::JsValue;
use web_sys::MessagePort;

pub use crate::popup::{Beneath, Standing};

use crate::browser::element;
use crate::frame::Driver;
use crate::studio::Shelf;

/// Starts the chip and the panel in `#timbre`.
///
/// `port` leads to the host script that shows this frame. `messenger` carries a store request in
/// JSON to the extension's background and promises its answer in JSON; without it, the store is
/// this origin's own. `brand_url` is a brand pack of this origin to write for, which the widget's
/// owner names.
///
/// # Errors
/// If the page has no `#timbre`.
pub fn start_frame(
    port: MessagePort,
    messenger: Option<Function>,
    brand_url: Option<String>,
) -> Result<(), JsValue> {
    let driver = Driver::start(port, store(messenger), brand_url);
    let props = component::FrameProps { driver };
    yew::Renderer::<component::Frame>::with_root_and_props(root()?, props).render();
    Ok(())
}

/// Starts the brand studio in `#timbre`; `messenger` as for [`start_frame`].
///
/// # Errors
/// If the page has no `#timbre`.
pub fn start_studio(messenger: Option<Function>) -> Result<(), JsValue> {
    let props = studio::StudioProps { shelf: Shelf::new(store(messenger)) };
    yew::Renderer::<studio::Studio>::with_root_and_props(root()?, props).render();
    Ok(())
}

/// Starts the toolbar's popup in `#timbre` over the page `beneath`; `messenger` as for
/// [`start_frame`].
///
/// # Errors
/// If the page has no `#timbre`.
pub fn start_popup(messenger: Option<Function>, beneath: Beneath) -> Result<(), JsValue> {
    let props = popup::PopupProps { shelf: Shelf::new(store(messenger)), beneath };
    yew::Renderer::<popup::Popup>::with_root_and_props(root()?, props).render();
    Ok(())
}

fn store(messenger: Option<Function>) -> Box<dyn Store> {
    match messenger {
        Some(messenger) => Box::new(Remote::new(messenger)),
        None => Box::new(Local),
    }
}

fn root() -> Result<web_sys::Element, JsValue> {
    element("timbre").map(Into::into).ok_or_else(|| JsValue::from_str("the page has no #timbre"))
}
