//! Carries out what the state asks for, and lets the view know that something changed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use js_sys::JSON;
use timbre_port::{ToFrame, ToHost, VERSION};
use timbre_store::{Answer, Request, Store};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{MessageEvent, MessagePort};
use yew::Callback;

use super::event::{Effect, Event, FocusTarget};
use super::model;
use super::state::FrameState;
use crate::{browser, own_brand};

/// How long nothing must be typed before a screen reader is told the verdict, in milliseconds:
/// longer than the pause between two words.
const QUIET: u32 = 1_200;

/// Milliseconds after which the host script has put the chip in its place and both are drawn.
const DRAWN: u32 = 40;

/// Milliseconds between two readings ahead, in which keys are heard.
const BREATH: u32 = 8;

/// What the port calls.
type Hearing = Closure<dyn FnMut(MessageEvent)>;

/// The frame's state with its ways out.
pub(crate) struct Driver {
    state: RefCell<FrameState>,
    port: MessagePort,
    store: Box<dyn Store>,
    changed: RefCell<Option<Callback<()>>>,
    focus: Cell<Option<FocusTarget>>,
    quiet: RefCell<Option<Timeout>>,
    hearing: RefCell<Option<Hearing>>,
    returning: RefCell<Option<Closure<dyn FnMut()>>>,
}

impl Driver {
    /// Listens to `port`, greets the host script and asks `store` for all there is, then keeps
    /// there the brand at `brand_url`.
    pub(crate) fn start(
        port: MessagePort,
        store: Box<dyn Store>,
        brand_url: Option<String>,
    ) -> Rc<Self> {
        let state = FrameState::new(browser::language(), browser::now());
        let driver = Rc::new(Self {
            state: RefCell::new(state),
            port,
            store,
            changed: RefCell::default(),
            focus: Cell::default(),
            quiet: RefCell::default(),
            hearing: RefCell::default(),
            returning: RefCell::default(),
        });
        driver.listen();
        driver.watch_returns();
        driver.send(&ToHost::Ready { version: VERSION });
        driver.know(brand_url);
        driver
    }

    /// Calls back whenever something may have to be drawn anew.
    pub(crate) fn on_change(&self, changed: Callback<()>) {
        self.changed.replace(Some(changed));
    }

    /// Reads the state.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&FrameState) -> T) -> T {
        look(&self.state.borrow())
    }

    /// Where the focus is to go now that everything is drawn.
    pub(crate) fn take_focus(&self) -> Option<FocusTarget> {
        self.focus.take()
    }

    /// Lets something happen.
    pub(crate) fn happen(self: &Rc<Self>, event: Event) {
        let effects = self.state.borrow_mut().update(event, browser::now());
        for effect in effects {
            self.carry_out(effect);
        }
        if let Some(changed) = &*self.changed.borrow() {
            changed.emit(());
        }
    }

    fn listen(self: &Rc<Self>) {
        let driver = Rc::downgrade(self);
        let hear = move |event: MessageEvent| {
            let Some(driver) = driver.upgrade() else { return };
            // What is not a message of the port is dropped: its sender is of another version, or
            // means something else.
            let json = JSON::stringify(&event.data()).ok().and_then(|json| json.as_string());
            let message = json.and_then(|json| serde_json::from_str::<ToFrame>(&json).ok());
            if let Some(message) = message {
                driver.happen(Event::Host(message));
            }
        };
        let hearing = Hearing::new(hear);
        self.port.set_onmessage(Some(hearing.as_ref().unchecked_ref()));
        self.hearing.replace(Some(hearing));
    }

    /// The user may come back from the studio, where things were changed.
    fn watch_returns(self: &Rc<Self>) {
        let Some(document) = browser::document() else { return };
        let (driver, page) = (Rc::downgrade(self), document.clone());
        let returning = Closure::<dyn FnMut()>::new(move || {
            if let (false, Some(driver)) = (page.hidden(), driver.upgrade()) {
                driver.happen(Event::Returned);
            }
        });
        document.set_onvisibilitychange(Some(returning.as_ref().unchecked_ref()));
        self.returning.replace(Some(returning));
    }

    fn send(&self, message: &ToHost) {
        let value = serde_json::to_string(message).ok().and_then(|json| JSON::parse(&json).ok());
        // A message is plain data and a port that was opened stays open: nothing here can fail.
        if let Some(value) = value {
            let _ = self.port.post_message(&value);
        }
    }

    fn ask(self: &Rc<Self>, request: Request) {
        let driver = Rc::clone(self);
        spawn_local(async move {
            let answer = driver.store.ask(request.clone()).await;
            driver.happen(match answer {
                Ok(Answer::Edited { revision }) => Event::Edited(request, revision),
                answer => Event::Kept(answer),
            });
        });
    }

    /// Learns what is kept, and only then what the page's owner may have changed: fetching a pack
    /// and learning its voice take time, and what the last visit left is there at once.
    fn know(self: &Rc<Self>, brand_url: Option<String>) {
        let driver = Rc::clone(self);
        spawn_local(async move {
            let kept = driver.store.ask(Request::Content { known: None }).await;
            let reached = kept.is_ok();
            driver.happen(Event::Kept(kept));
            if let (Some(url), true) = (brand_url, reached) {
                Timeout::new(DRAWN, move || driver.keep_own_brand(url)).forget();
            }
        });
    }

    /// Keeps the brand at `url`.
    fn keep_own_brand(self: Rc<Self>, url: String) {
        spawn_local(async move {
            let content = self.read(|state| Rc::clone(&state.content));
            let kept = own_brand::keep(&*self.store, &url, &content).await;
            self.happen(Event::Kept(kept));
        });
    }

    /// Unpacks what the judges know, a matter of 20 to 80 ms in which nothing is drawn.
    fn unpack(self: &Rc<Self>) {
        let driver = Rc::downgrade(self);
        let unpack = move || {
            let _ = timbre_core::model::comment_table();
            if let Some(driver) = driver.upgrade() {
                driver.happen(Event::Unpacked);
            }
        };
        Timeout::new(DRAWN, unpack).forget();
    }

    /// Reads the brand's templates a few at a time, so that no key waits for all of them.
    fn read_ahead(self: &Rc<Self>) {
        let driver = Rc::downgrade(self);
        let next = move || {
            let Some(driver) = driver.upgrade() else { return };
            let all = driver.state.borrow_mut().read_ahead();
            if !all {
                driver.read_ahead();
            }
        };
        Timeout::new(BREATH, next).forget();
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Send(message) => self.send(&message),
            Effect::Ask(request) => self.ask(request),
            Effect::Focus(target) => self.focus.set(Some(target)),
            Effect::Copy(text) => {
                let driver = Rc::clone(self);
                spawn_local(async move {
                    let copied = copy(&text).await.is_ok();
                    driver.happen(Event::Copied(copied));
                });
            }
            Effect::AskModel { draft, language, shorter } => {
                let driver = Rc::clone(self);
                spawn_local(async move {
                    // Where there is none, or it fails, Timbre's own wordings are there.
                    if let Ok(offered) = model::reword(&draft, language, shorter).await {
                        driver.happen(Event::Worded { draft, offered });
                    }
                });
            }
            Effect::ReadAhead => self.read_ahead(),
            Effect::Unpack => self.unpack(),
            Effect::WaitForQuiet => {
                let driver = Rc::downgrade(self);
                let timeout = Timeout::new(QUIET, move || {
                    if let Some(driver) = driver.upgrade() {
                        driver.happen(Event::Quiet);
                    }
                });
                self.quiet.replace(Some(timeout));
            }
        }
    }
}

async fn copy(text: &str) -> Result<JsValue, JsValue> {
    let clipboard = browser::window()?.navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await
}
