//! The store on the other side of a messenger: the extension's background.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::{Answer, Asked, Request, Store, StoreError};

/// The store that a function reaches: it takes a [`Request`] in JSON and promises an [`Answer`]
/// in JSON.
#[derive(Debug, Clone)]
pub struct Remote {
    messenger: Function,
}

impl Remote {
    /// The store behind `messenger`.
    #[must_use]
    pub fn new(messenger: Function) -> Self {
        Self { messenger }
    }

    async fn carry(&self, request: Request) -> Result<Answer, StoreError> {
        let request = serde_json::to_string(&request).map_err(|_| StoreError::Misunderstood)?;
        let asked = self.messenger.call1(&JsValue::NULL, &JsValue::from_str(&request));
        let asked = asked.map_err(|error| unreachable(&error))?;
        // In a frame inside a page, Firefox promises with another window's `Promise`.
        let promise = Promise::resolve(&asked);
        let answer = JsFuture::from(promise).await.map_err(|error| unreachable(&error))?;
        // The background answers without a text when its own module could not be loaded.
        let answer = answer.as_string().ok_or_else(|| unreachable(&answer))?;
        match serde_json::from_str(&answer) {
            Ok(Answer::Failed { error }) => Err(error),
            Ok(answer) => Ok(answer),
            Err(_) => Err(StoreError::Misunderstood),
        }
    }
}

impl Store for Remote {
    fn ask(&self, request: Request) -> Asked<'_> {
        Box::pin(self.carry(request))
    }
}

fn unreachable(error: &JsValue) -> StoreError {
    let detail = error
        .dyn_ref::<js_sys::Error>()
        .map(|error| String::from(error.message()))
        .or_else(|| error.as_string())
        .unwrap_or_default();
    StoreError::Unreachable { detail }
}
