//! The browser's own language model, where it has one: Chromium's `Rewriter`, else its
//! `LanguageModel` (developer.chrome.com/docs/ai, read in November 2026). It works on the device; a
//! model that would have to be downloaded first is left alone. Whatever it says is checked by the
//! state like any wording; this only asks.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect};
use timbre_core::text::Language;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long it may take altogether, in milliseconds; Timbre's own wordings are there meanwhile.
const PATIENCE: u32 = 20_000;

const TASK: &str = "Replies of a brand's community manager to people on social networks. Say the same, warmer \
    and clearer, in the same language and form of address. Keep every name, number, date and link, and add no \
    fact, promise or greeting. Answer with the new text alone.";

/// What the model makes of a draft.
///
/// # Errors
/// Where there is none, it refuses, fails, takes too long or answers with no text.
pub(crate) async fn reword(
    draft: &str,
    language: Language,
    shorter: bool,
) -> Result<String, JsValue> {
    let late = Promise::new(&mut |_, reject| {
        let told = move || drop(reject.call0(&JsValue::NULL));
        Timeout::new(PATIENCE, told).forget();
    });
    let (draft, language) = (draft.to_owned(), language.to_string());
    let asked = wasm_bindgen_futures::future_to_promise(async move {
        if let Ok(said) = rewriter(&draft, &language, shorter).await {
            return Ok(said);
        }
        prompted(&draft, &language, shorter).await
    });
    let said = JsFuture::from(Promise::race(&Array::of2(&asked, &late))).await?;
    said.as_string().ok_or(JsValue::UNDEFINED)
}

async fn rewriter(draft: &str, language: &str, shorter: bool) -> Result<JsValue, JsValue> {
    let languages = Array::of1(&language.into());
    let options = object(&[
        ("tone", "as-is".into()),
        ("format", "plain-text".into()),
        ("length", if shorter { "shorter" } else { "as-is" }.into()),
        ("sharedContext", TASK.into()),
        ("expectedInputLanguages", languages.into()),
        ("outputLanguage", language.into()),
    ])?;
    let rewriter = made("Rewriter", &options, &options).await?;
    let said = call(&rewriter, "rewrite", &draft.into()).await;
    drop(call(&rewriter, "destroy", &JsValue::UNDEFINED).await);
    said
}

async fn prompted(draft: &str, language: &str, shorter: bool) -> Result<JsValue, JsValue> {
    let text =
        |languages: Array| object(&[("type", "text".into()), ("languages", languages.into())]);
    let expects = [
        ("expectedInputs", Array::of1(&text(Array::of2(&"en".into(), &language.into()))?).into()),
        ("expectedOutputs", Array::of1(&text(Array::of1(&language.into()))?).into()),
    ];
    let task = if shorter { format!("{TASK} Make it shorter.") } else { TASK.to_owned() };
    let system = object(&[("role", "system".into()), ("content", task.into())])?;
    let options = object(&[
        expects[0].clone(),
        expects[1].clone(),
        ("initialPrompts", Array::of1(&system).into()),
    ])?;
    let session = made("LanguageModel", &object(&expects)?, &options).await?;
    let said = call(&session, "prompt", &draft.into()).await;
    drop(call(&session, "destroy", &JsValue::UNDEFINED).await);
    said
}

/// One of the browser's models, if it is ready to work.
async fn made(name: &str, asked: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let class = Reflect::get(&js_sys::global(), &name.into())?;
    match call(&class, "availability", asked).await?.as_string().as_deref() {
        Some("available") => call(&class, "create", options).await,
        _ => Err(JsValue::UNDEFINED),
    }
}

/// Calls a method and waits for what it promises.
async fn call(on: &JsValue, method: &str, with: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(on, &method.into())?.dyn_into()?;
    JsFuture::from(Promise::resolve(&method.call1(on, with)?)).await
}

fn object(entries: &[(&str, JsValue)]) -> Result<JsValue, JsValue> {
    let object = Object::new();
    for (name, value) in entries {
        Reflect::set(&object, &(*name).into(), value)?;
    }
    Ok(object.into())
}
