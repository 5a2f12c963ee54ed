//! The store as the pages use it: requests out, all that is kept back.

use std::rc::Rc;

use timbre_store::{Answer, Content, Request, Store, StoreError};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// A store that several components share.
#[derive(Clone)]
pub(crate) struct Shelf(Rc<dyn Store>);

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Shelf {
    /// The shelf over `store`.
    pub(crate) fn new(store: Box<dyn Store>) -> Self {
        Self(Rc::from(store))
    }

    /// Makes a request, and calls back with all that is kept after it.
    pub(crate) fn ask(&self, request: Request, done: Callback<Result<Rc<Content>, StoreError>>) {
        let store = Rc::clone(&self.0);
        spawn_local(async move {
            done.emit(match store.ask(request).await {
                Ok(Answer::Content { content }) => Ok(Rc::from(content)),
                Ok(Answer::Failed { error }) | Err(error) => Err(error),
                // Nobody here names a revision that it knows.
                Ok(Answer::Unchanged) => Err(StoreError::Misunderstood),
            });
        });
    }

    /// Calls back with all that is kept if it is no longer what `known` counted. What goes wrong is
    /// left to the next request to tell.
    pub(crate) fn look(&self, known: u64, changed: Callback<Rc<Content>>) {
        let store = Rc::clone(&self.0);
        spawn_local(async move {
            if let Ok(Answer::Content { content }) =
                store.ask(Request::Content { known: Some(known) }).await
            {
                changed.emit(Rc::from(content));
            }
        });
    }
}
