//! The toolbar's popup: this site and this tab on or off, a site of the user's own let in or left, a pause, the brand,
//! today in numbers, the way to the studio; and what of a network's page was not as expected.

use std::rc::Rc;

use js_sys::Promise;
use serde::Deserialize;
use timbre_core::vocabulary::Network;
use timbre_port::Expectation;
use timbre_store::{Content, DAYS, Day, Request, StoreError};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::component::{Icon, IconName};
use crate::frame::day_of;
use crate::messages::studio::StudioMessages;
use crate::messages::{Messages, fill, form};
use crate::studio::{Shelf, network_name, text_of, theme_name, words_of};
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

/// Whether Timbre's script is in a page.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is not, and could not be brought there.
    None,
    /// Nobody has answered yet: the page is frozen, or busy with a script of its own.
    Silent,
    /// It is; the page's own scripts were there before.
    Late,
    /// It was there first.
    First,
}

#[wasm_bindgen]
extern "C" {
    /// What the page beneath answers.
    #[derive(Clone, Debug)]
    type Answer;

    #[wasm_bindgen(method, getter)]
    fn presence(this: &Answer) -> Presence;

    /// Whether the user has switched Timbre off in the tab.
    #[wasm_bindgen(method, getter)]
    fn off(this: &Answer) -> bool;

    /// What the popup's page knows of the page beneath, and what only it can do.
    #[derive(Clone, Debug, PartialEq)]
    pub type Beneath;

    /// The host name of the page beneath, if it is one that Timbre could work on.
    #[wasm_bindgen(method, getter)]
    fn site(this: &Beneath) -> Option<String>;

    /// Whether it may, if there is such a page.
    #[wasm_bindgen(method, getter)]
    fn standing(this: &Beneath) -> Option<Standing>;

    /// Asks for Timbre's script in the page, or brings it there; promises an [`Answer`] within a moment.
    #[wasm_bindgen(method)]
    fn ask(this: &Beneath) -> Promise;

    /// What was not found on networks' pages and has not been said yet, as JSON of [`Missing`]s.
    #[wasm_bindgen(method, getter)]
    fn missing(this: &Beneath) -> String;

    /// Switches Timbre off in the tab, or on again.
    #[wasm_bindgen(method, js_name = switchTab)]
    fn switch_tab(this: &Beneath, off: bool);

    /// Asks the browser to let Timbre into the site, or to keep it out; promises whether it agreed.
    #[wasm_bindgen(method, catch, js_name = turnSite)]
    fn turn_site(this: &Beneath, on: bool) -> Result<Promise, JsValue>;

    /// Loads the page beneath anew.
    #[wasm_bindgen(method)]
    fn reload(this: &Beneath);

    /// Puts a report of what was not found on the clipboard, without any of the page's content.
    #[wasm_bindgen(method, catch)]
    fn report(this: &Beneath) -> Result<Promise, JsValue>;

    /// Never says again what was said of it.
    #[wasm_bindgen(method)]
    fn dismiss(this: &Beneath);
}

/// The tab of the page beneath.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tab {
    presence: Presence,
    /// The user has switched Timbre off in it.
    off: bool,
}

/// What was not found on a network's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
struct Missing {
    network: Network,
    expectation: Expectation,
}

#[derive(Properties, PartialEq)]
pub(crate) struct PopupProps {
    pub(crate) shelf: Shelf,
    pub(crate) beneath: Beneath,
}

pub(crate) enum PopupEvent {
    Keep(Request),
    Kept(Result<Rc<Content>, StoreError>),
    Answered(Tab),
    SwitchTab,
    /// The browser has said whether it agrees to what was asked for the site.
    Turned(bool),
    /// The report is on the clipboard, or could not be put there.
    Copied(bool),
    Dismiss,
}

/// The popup.
pub(crate) struct Popup {
    kept: Option<Result<Rc<Content>, StoreError>>,
    /// Once it has answered, or a moment has passed.
    tab: Option<Tab>,
    /// The browser did not do what was asked for the site.
    refused: bool,
    /// What was not found, until the user has had enough of it.
    missing: Vec<Missing>,
    /// Whether the report could be copied, once that was tried.
    copied: Option<bool>,
}

impl Component for Popup {
    type Message = PopupEvent;
    type Properties = PopupProps;

    fn create(context: &Context<Self>) -> Self {
        context.link().send_message(PopupEvent::Keep(Request::Content { known: None }));
        let beneath = &context.props().beneath;
        ask(context);
        Self {
            kept: None,
            tab: None,
            refused: false,
            missing: serde_json::from_str(&beneath.missing()).unwrap_or_default(),
            copied: None,
        }
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
            PopupEvent::Answered(tab) => {
                // A page that is only slow still answers, as long as somebody asks.
                if tab.presence == Presence::Silent {
                    ask(context);
                }
                self.tab.replace(tab) != Some(tab)
            }
            PopupEvent::SwitchTab => {
                let Some(tab) = self.tab.as_mut() else { return false };
                tab.off = !tab.off;
                context.props().beneath.switch_tab(tab.off);
                true
            }
            PopupEvent::Turned(agreed) => {
                self.refused = !agreed;
                true
            }
            PopupEvent::Copied(copied) => {
                self.copied = Some(copied);
                true
            }
            PopupEvent::Dismiss => {
                self.missing.clear();
                context.props().beneath.dismiss();
                true
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let (words, site_words) = (words_of(self.content()), text_of(self.content()));
        let (content, tab) = match (&self.kept, self.tab) {
            (Some(Err(error)), _) => {
                let text = refusal::words(words, error);
                return html! { <main class="popup"><p role="alert">{ text }</p></main> };
            }
            (Some(Ok(content)), Some(tab)) => (content, tab),
            (None, _) | (_, None) => {
                return html! { <main class="popup"><p role="status">{ words.loading }</p></main> };
            }
        };
        let settings = &content.settings;
        let keep = |request: Request| {
            context.link().callback(move |_: MouseEvent| PopupEvent::Keep(request.clone()))
        };
        let moment = browser::now();
        let now = moment.unix_ms;
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
        let beneath = &context.props().beneath;
        html! {
            <main class="popup">
                <h1><Icon name={IconName::Timbre} />{ "Timbre" }</h1>
                { match (beneath.site().zip(beneath.standing()), paused) {
                    // While it pauses it is on nowhere, whatever the switches would say.
                    (_, Some(until)) => html! {
                        <p class="paused" role="status">
                            { paused_until(words, &browser::clock(until)) }
                        </p>
                    },
                    (None, None) => html! { <p class="empty">{ words.popup_no_site }</p> },
                    (Some((site, Standing::New)), None) => html! {
                        <>
                            <p>{ fill(site_words.popup_site_new, &[("site", &site)]) }</p>
                            <button id="use-site" class="button" onclick={turn_site(context, true)}>
                                { site_words.popup_site_use }
                            </button>
                        </>
                    },
                    (Some((site, standing)), None) => {
                        let off = settings.sites_off.contains(&site);
                        let text = if off { words.popup_site_off } else { words.popup_site_on };
                        let text = fill(text, &[("site", &site)]);
                        let request = Request::SetSite { site, off: !off };
                        html! {
                            <>
                                { switch("site", !off, &text, keep(request)) }
                                // On a site where it is off there is no tab to leave it on in.
                                { match tab.presence {
                                    Presence::None | Presence::Silent => {
                                        reload(context, "reload", site_words.popup_reload, site_words)
                                    }
                                    _ if off => Html::default(),
                                    presence => html! {
                                        <>
                                            { switch(
                                                "tab",
                                                !tab.off,
                                                if tab.off { words.popup_tab_off } else { words.popup_tab_on },
                                                context.link().callback(|_| PopupEvent::SwitchTab),
                                            ) }
                                            if presence == Presence::Late && !tab.off {
                                                { reload(context, "late", site_words.popup_late, site_words) }
                                            }
                                        </>
                                    },
                                } }
                                if standing == Standing::Own {
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
                if !self.missing.is_empty() {
                    { self.say_missing(context, words, site_words) }
                }
                { today(words.language_tag, site_words, &content.days, day_of(moment)) }
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

    /// What was not found, where, what becomes of it, and a report to copy.
    fn say_missing(
        &self,
        context: &Context<Self>,
        words: &Messages,
        text: &StudioMessages,
    ) -> Html {
        let names = |name: &dyn Fn(&Missing) -> &'static str| {
            let mut names: Vec<&str> = Vec::new();
            for name in self.missing.iter().map(name) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            names.join(", ")
        };
        let networks = names(&|missing| network_name(text, missing.network));
        let parts = names(&|missing| match missing.expectation {
            Expectation::Composer => text.missing_composer,
            Expectation::Comment => text.missing_comment,
            Expectation::Author => text.missing_author,
            Expectation::Publish => text.missing_publish,
        });
        let (beneath, link) = (context.props().beneath.clone(), context.link().clone());
        let report = move |_: MouseEvent| {
            // Within the click, which is what allows it.
            let asked = beneath.report();
            link.send_future(async move {
                let Ok(asked) = asked else { return PopupEvent::Copied(false) };
                PopupEvent::Copied(JsFuture::from(asked).await.is_ok())
            });
        };
        html! {
            <section id="missing" class="missing">
                <p>{ fill(text.popup_missing, &[("networks", &networks), ("parts", &parts)]) }</p>
                <p>{ text.popup_missing_report }</p>
                <div class="card-actions">
                    <button id="report" class="quiet-button framed" onclick={report}>{ words.copy }</button>
                    <button
                        id="dismiss"
                        class="quiet-button"
                        onclick={context.link().callback(|_| PopupEvent::Dismiss)}
                    >{ text.popup_missing_dismiss }</button>
                </div>
                <p role="status">
                    { self.copied.map_or("", |copied| if copied { words.copied } else { words.copy_failed }) }
                </p>
            </section>
        }
    }
}

/// Asks the page beneath; a promise that fails is that of a background that is not there.
fn ask(context: &Context<Popup>) {
    let asked = context.props().beneath.ask();
    context.link().send_future(async move {
        let answer = JsFuture::from(asked).await.map(JsValue::unchecked_into::<Answer>);
        PopupEvent::Answered(answer.map_or(
            Tab { presence: Presence::None, off: false },
            |answer| Tab { presence: answer.presence(), off: answer.off() },
        ))
    });
}

/// That the page beneath is better loaded anew, and the way to do it.
fn reload(context: &Context<Popup>, id: &'static str, why: &str, text: &StudioMessages) -> Html {
    let beneath = context.props().beneath.clone();
    html! {
        <>
            <p {id} role="status">{ why }</p>
            <button
                id="reload-page"
                class="quiet-button framed"
                onclick={move |_: MouseEvent| beneath.reload()}
            >{ text.popup_reload_now }</button>
        </>
    }
}

/// A click by which the browser is asked to let Timbre into the site, or to keep it out.
fn turn_site(context: &Context<Popup>, on: bool) -> Callback<MouseEvent> {
    let (beneath, link) = (context.props().beneath.clone(), context.link().clone());
    Callback::from(move |_| {
        // Within the click: no browser lets anybody ask for a permission later.
        let asked = beneath.turn_site(on);
        link.send_future(async move {
            let Ok(asked) = asked else { return PopupEvent::Turned(false) };
            let answer = JsFuture::from(asked).await;
            PopupEvent::Turned(answer.is_ok_and(|agreed| agreed.is_truthy()))
        });
    })
}

/// Until when it pauses. In Spanish the hour has a number: la 1:05, las 2:05.
fn paused_until(words: &Messages, time: &str) -> String {
    let hour = time.split_once(':').and_then(|(hour, _)| hour.parse().ok()).unwrap_or_default();
    fill(form(words.popup_paused, hour), &[("time", time)])
}

/// What was done today, and in the last weeks.
fn today(language: &str, text: &StudioMessages, days: &[Day], today: i32) -> Html {
    let done = days.iter().find(|day| day.day == today);
    let number = |number: u32| browser::number(number, language);
    let said =
        |message: &'static str, n: u32| fill(form(message, n as usize), &[("n", &number(n))]);
    // The number stands out, wherever its language puts it.
    let row = |message: &'static str, n: u32, more: Option<String>| {
        let (before, after) = form(message, n as usize).split_once("{n}").unwrap_or_default();
        html! {
            <li>
                { before }<strong>{ number(n) }</strong>{ after }
                { for more.map(|more| html! { <small>{ more }</small> }) }
            </li>
        }
    };
    let first = today.saturating_sub(i32::try_from(DAYS).unwrap_or(i32::MAX));
    let last = || days.iter().filter(|day| day.day > first && day.day <= today);
    let sum = |of: fn(&Day) -> u32| last().map(of).fold(0, u32::saturating_add);
    let checked = said(text.tally_checked, sum(|day| day.checked));
    let published = said(text.tally_published, sum(|day| day.published));
    html! {
        <section class="tally" aria-labelledby="tally">
            <h2 id="tally">{ text.tally_title }</h2>
            if let Some(Day { checked, fixed, held, changed, published, .. }) = done.cloned() {
                <ul>
                    { row(text.tally_checked, checked, None) }
                    if fixed > 0 {
                        { row(text.tally_fixed, fixed, None) }
                    }
                    if held > 0 {
                        { row(
                            text.tally_held,
                            held,
                            (changed > 0).then(|| said(text.tally_changed, changed)),
                        ) }
                    }
                    { row(text.tally_published, published, None) }
                </ul>
            } else {
                <p class="empty">{ text.tally_none }</p>
            }
            if last().any(|day| day.day < today) {
                <p class="tally-days">
                    { fill(
                        text.tally_days,
                        &[("days", &DAYS.to_string()), ("checked", &checked), ("published", &published)],
                    ) }
                </p>
            }
        </section>
    }
}

fn switch(id: &'static str, on: bool, text: &str, turn: Callback<MouseEvent>) -> Html {
    html! {
        <button {id} class="switch" role="switch" aria-checked={on.to_string()} onclick={turn}>
            <span>{ text }</span>
            <span class="switch-knob" aria-hidden="true" />
        </button>
    }
}

#[cfg(test)]
mod tests {
    use timbre_core::text::Language;

    use super::*;
    use crate::messages::messages;

    #[test]
    fn the_hour_until_which_it_pauses_has_its_article() {
        let told = |language, time| paused_until(messages(language), time);
        assert_eq!(told(Language::Es, "1:05"), "En pausa hasta la 1:05.");
        assert_eq!(told(Language::Es, "13:05"), "En pausa hasta las 13:05.");
        assert_eq!(told(Language::En, "1:05"), "Paused until 1:05.");
    }
}
