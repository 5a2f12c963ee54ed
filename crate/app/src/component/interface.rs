//! What every component of the frame needs: the words to speak, and where to send what happens.

use yew::prelude::*;

use crate::frame::Event;
use crate::messages::Messages;

/// The words, and the way for events.
#[derive(Clone, PartialEq)]
pub(crate) struct Interface {
    /// The texts of the interface.
    pub(crate) words: &'static Messages,
    /// Where events go.
    pub(crate) send: Callback<Event>,
}

impl Interface {
    /// A callback that sends always the same event.
    pub(crate) fn on<T: 'static>(&self, event: Event) -> Callback<T> {
        let send = self.send.clone();
        Callback::from(move |_| send.emit(event.clone()))
    }
}

/// The interface that the frame provides.
#[hook]
pub(crate) fn use_interface() -> Interface {
    use_context::<Interface>().expect("the frame provides the interface to all it shows")
}
