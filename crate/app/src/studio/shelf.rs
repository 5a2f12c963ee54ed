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
            let mut answer = store.ask(request).await;
            if let Ok(Answer::Edited { .. }) = answer {
                answer = store.ask(Request::Content { known: None }).await;
            }
            done.emit(match answer {
                Ok(Answer::Content { content }) => Ok(Rc::from(content)),
                Ok(Answer::Failed { error }) | Err(error) => Err(error),
                // Nobody here names a revision that it knows.
                Ok(Answer::Unchanged | Answer::Edited { .. }) => Err(StoreError::Misunderstood),
            });
        });
    }

    /// Makes a request, and calls back with all that is kept after it, which is not sent anew where
    /// nothing but one template of what is `known` has changed.
    pub(crate) fn change(
        &self,
        known: Rc<Content>,
        request: Request,
        done: Callback<Result<Rc<Content>, StoreError>>,
    ) {
        let shelf = self.clone();
        spawn_local(async move {
            let answer = shelf.0.ask(request.clone()).await;
            match (answer, request) {
                (Ok(Answer::Edited { revision }), Request::EditTemplate { brand, edit })
                    if revision == known.revision + 1 =>
                {
                    let mut content = Rc::unwrap_or_clone(known);
                    content.revision = revision;
                    let kept = content.brands.iter_mut().find(|kept| kept.id == brand);
                    if let Some(kept) = kept {
                        edit.make(&mut kept.templates);
                    }
                    done.emit(Ok(Rc::new(content)));
                }
                (Ok(Answer::Edited { .. }), _) => {
                    shelf.ask(Request::Content { known: None }, done);
                }
                (Ok(Answer::Content { content }), _) => done.emit(Ok(Rc::from(content))),
                (Ok(Answer::Failed { error }) | Err(error), _) => done.emit(Err(error)),
                (Ok(Answer::Unchanged), _) => done.emit(Err(StoreError::Misunderstood)),
            }
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
