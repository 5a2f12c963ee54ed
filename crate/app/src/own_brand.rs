//! The brand that the owner of a page names for the widget on it.

use timbre_core::brand::BrandPack;
use timbre_core::voice::learned;
use timbre_store::{Answer, Content, Request, Store, StoreError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::browser;

/// Reads the pack at `url` and keeps it in `store` unless `content`, all that is kept there, has
/// it already. A pack that cannot be read is told to the page's owner in the console, and the
/// widget works without it.
///
/// # Errors
/// [`StoreError`] if the store cannot be reached.
pub(crate) async fn keep(
    store: &dyn Store,
    url: &str,
    content: &Content,
) -> Result<Answer, StoreError> {
    let mut pack = match read(url).await {
        Ok(pack) => pack,
        Err(problem) => {
            web_sys::console::warn_2(&JsValue::from_str("Timbre: the brand pack:"), &problem);
            return Ok(Answer::Unchanged);
        }
    };
    if pack.voice.is_none() {
        // What was learned on the last visit need not be learned again.
        let known = content.brands.iter().find(|known| known.id == pack.id);
        pack.voice = known.and_then(|known| known.voice.clone());
    }
    let pack = learned(pack);
    if content.brands.contains(&pack) {
        return Ok(Answer::Unchanged);
    }
    store.ask(Request::SaveBrand { pack: Box::new(pack), activate: false }).await
}

async fn read(url: &str) -> Result<BrandPack, JsValue> {
    let response: Response =
        JsFuture::from(browser::window()?.fetch_with_str(url)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from_str(&format!("{url}: {}", response.status())));
    }
    let json = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    BrandPack::parse(&json).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        JsValue::from_str(&lines.join("\n"))
    })
}
