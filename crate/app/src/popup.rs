//! The toolbar's popup: this site and this tab on or off, a site of the user's own let in or left, a pause, the brand,
//! the way to the studio.

use std::rc::Rc;

use js_sys::{Function, Promise};
use timbre_store::{Content, Request, StoreError};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::component::{Icon, IconName};
use crate::messages::fill;
use crate::studio::{Shelf, text_of, theme_name, words_of};
use crate::{browser, refusal};

/// How long a pause lasts, in milliseconds.
const PAUSE: i64 = 3_600_000;

/// Whether Timbre may work on a site.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is a network's, which it was installed for.
    Network,
    /// The user has let it in.
    Own,
    /// Not yet.
    New,
}

#[derive(Properties, PartialEq)]
pub(crate) struct PopupProps {
    pub(crate) shelf: Shelf,
    /// The host name of the page beneath, if it is one that Timbre could work on, and whether it may.
    pub(crate) site: Option<(AttrValue, Standing)>,
    /// Whether Timbre is off in the tab beneath; nothing where its script is not there.
    pub(crate) tab_off: Option<bool>,
    /// Switches it off there, or on again.
    pub(crate) switch_tab: Callback<bool>,
    /// Asks the browser to let Timbre into the site, or to keep it out; promises whether it agreed.
    /// A [`Function`], which compares by identity as properties must.
    pub(crate) turn_site: JsValue,
}

pub(crate) enum PopupEvent {
    Keep(Request),
    Kept(Result<Rc<Content>, StoreError>),
    SwitchTab,
    /// The browser has said whether it agrees to what was asked for the site.
    Turned(bool),
}

/// The popup.
pub(crate) struct Popup {
    kept: Option<Result<Rc<Content>, StoreError>>,
    tab_off: Option<bool>,
    /// The browser did not do what was asked for the site.
    refused: bool,
}

impl Component for Popup {
    type Message = PopupEvent;
    type Properties = PopupProps;

    fn create(context: &Context<Self>) -> Self {
        context.link().send_message(PopupEvent::Keep(Request::Content { known: None }));
        Self { kept: None, tab_off: context.props().tab_off, refused: false }
    }

    fn update(&mut self, context: &Context<Self>, event: PopupEvent) -> bool {
        match event {
            PopupEvent::Keep(request) => {
                context.props().shelf.ask(request, context.link().callback(PopupEvent::Kept));
                false
            }
            PopupEvent::Kept(kept) => {
                self.kept = Some(kept);
                true
            }
            PopupEvent::SwitchTab => {
                let Some(off) = self.tab_off.as_mut() else { return false };
                *off = !*off;
                context.props().switch_tab.emit(*off);
                true
            }
            PopupEvent::Turned(agreed) => {
                self.refused = !agreed;
                true
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (words, site_words) = (words_of(self.content()), text_of(self.content()));
        let content = match &self.kept {
            None => {
                return html! { <main class="popup"><p role="status">{ words.loading }</p></main> };
            }
            Some(Err(error)) => {
                let text = refusal::words(words, error);
                return html! { <main class="popup"><p role="alert">{ text }</p></main> };
            }
            Some(Ok(content)) => content,
        };
        let settings = &content.settings;
        let keep = |request: Request| {
            context.link().callback(move |_: MouseEvent| PopupEvent::Keep(request.clone()))
        };
        let now = browser::now().unix_ms;
        let paused = settings.paused_until_unix_ms.filter(|until| now < *until);
        let (pause, pause_name) = match paused {
            Some(_) => (Request::Pause { until_unix_ms: None }, words.popup_resume),
            None => (Request::Pause { until_unix_ms: Some(now + PAUSE) }, words.popup_pause),
        };
        let activate = context.link().callback(|event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>();
            let id = field.map(|field| field.value()).filter(|id| !id.is_empty());
            PopupEvent::Keep(Request::Activate { id })
        });
        html! {
            <main class="popup">
                <h1><Icon name={IconName::Timbre} />{ "Timbre" }</h1>
                { match (&context.props().site, paused) {
                    // While it pauses it is on nowhere, whatever the switches would say.
                    (_, Some(until)) => html! {
                        <p class="paused" role="status">
                            { fill(words.popup_paused, &[("time", &browser::clock(until))]) }
                        </p>
                    },
                    (None, None) => html! { <p class="empty">{ words.popup_no_site }</p> },
                    (Some((site, Standing::New)), None) => html! {
                        <>
                            <p>{ fill(site_words.popup_site_new, &[("site", site)]) }</p>
                            <button id="use-site" class="button" onclick={turn_site(context, true)}>
                                { site_words.popup_site_use }
                            </button>
                        </>
                    },
                    (Some((site, standing)), None) => {
                        let off = settings.sites_off.contains(site.as_str());
                        let text = if off { words.popup_site_off } else { words.popup_site_on };
                        let request = Request::SetSite { site: site.to_string(), off: !off };
                        html! {
                            <>
                                { switch("site", !off, &fill(text, &[("site", site)]), keep(request)) }
                                // On a site where it is off there is no tab to leave it on in.
                                { for self.tab_off.filter(|_| !off).map(|off| {
                                    let text = if off { words.popup_tab_off } else { words.popup_tab_on };
                                    let turn = context.link().callback(|_| PopupEvent::SwitchTab);
                                    switch("tab", !off, text, turn)
                                }) }
                                if self.tab_off.is_none() {
                                    <p id="reload" role="status">{ site_words.popup_reload }</p>
                                }
                                if *standing == Standing::Own {
                                    <button
                                        id="leave-site"
                                        class="quiet-button framed"
                                        onclick={turn_site(context, false)}
                                    >
                                        { site_words.popup_site_leave }
                                    </button>
                                }
                            </>
                        }
                    }
                } }
                if self.refused {
                    <p role="alert">{ site_words.popup_site_refused }</p>
                }
                if content.brands.is_empty() {
                    <p class="invitation">
                        { words.panel_no_brand }{ " " }
                        <a href="studio.html" target="_blank" rel="noopener">{ words.panel_no_brand_link }</a>
                    </p>
                } else {
                    <label>
                        <span>{ words.popup_brand }</span>
                        <select id="brand" onchange={activate}>
                            <option value="" selected={settings.active.is_none()}>{ words.popup_no_brand }</option>
                            { for content.brands.iter().map(|brand| html! {
                                <option
                                    value={brand.id.clone()}
                                    selected={settings.active.as_ref() == Some(&brand.id)}
                                >{ &brand.name }</option>
                            }) }
                        </select>
                    </label>
                }
                <div class="card-actions">
                    <button id="pause" class="quiet-button framed" onclick={keep(pause)}>{ pause_name }</button>
                    <a class="quiet-button" href="studio.html" target="_blank" rel="noopener">
                        { words.popup_studio }<Icon name={IconName::Out} />
                    </a>
                </div>
            </main>
        }
    }

    fn rendered(&mut self, _context: &Context<Self>, _first: bool) {
        let content = self.content();
        browser::dress("lang", Some(words_of(content).language_tag));
        browser::dress(
            "data-theme",
            content.and_then(|content| theme_name(content.settings.theme)),
        );
    }
}

impl Popup {
    fn content(&self) -> Option<&Content> {
        self.kept.as_ref()?.as_ref().ok().map(|content| &**content)
    }
}

/// A click by which the browser is asked to let Timbre into the site, or to keep it out.
fn turn_site(context: &Context<Popup>, on: bool) -> Callback<MouseEvent> {
    let (turn_site, link) = (context.props().turn_site.clone(), context.link().clone());
    Callback::from(move |_| {
        // Within the click: no browser lets anybody ask for a permission later.
        let asked = turn_site
            .dyn_ref::<Function>()
            .and_then(|turn| turn.call1(&JsValue::NULL, &on.into()).ok());
        link.send_future(async move {
            let Some(asked) = asked else { return PopupEvent::Turned(false) };
            let answer = JsFuture::from(Promise::resolve(&asked)).await;
            PopupEvent::Turned(answer.is_ok_and(|agreed| agreed.is_truthy()))
        });
    })
}

fn switch(id: &'static str, on: bool, text: &str, turn: Callback<MouseEvent>) -> Html {
    html! {
        <button {id} class="switch" role="switch" aria-checked={on.to_string()} onclick={turn}>
            <span>{ text }</span>
            <span class="switch-knob" aria-hidden="true" />
        </button>
    }
}
