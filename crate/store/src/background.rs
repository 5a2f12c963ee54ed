//! What the extension's background calls.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Answer, Local, Request, Store, StoreError};

/// Whether there is a brand. Where that cannot be told, there is taken to be one.
#[allow(unreachable_pub, reason = "JavaScript reaches it")]
#[wasm_bindgen]
pub async fn has_brand() -> bool {
    match Local.ask(Request::Content { known: None }).await {
        Ok(Answer::Content { content }) => !content.brands.is_empty(),
        _ => true,
    }
}

/// Carries out a [`Request`] in JSON and returns its [`Answer`] in JSON. Never fails: what goes
/// wrong is an answer too.
#[allow(unreachable_pub, reason = "JavaScript reaches it")]
#[wasm_bindgen]
pub async fn handle(request_json: String) -> String {
    let answer = match serde_json::from_str::<Request>(&request_json) {
        Ok(request) => Local.ask(request).await,
        Err(_) => Err(StoreError::Misunderstood),
    };
    let answer = answer.unwrap_or_else(|error| Answer::Failed { error });
    serde_json::to_string(&answer).unwrap_or_default()
}
