//! The studio: the brands and their voices, the preferences, what was ignored, and all of it as
//! files. Everything is saved as soon as it is done; there is no button for it.

mod brands;
mod confirm;
mod ignored;
mod import;
mod preferences;
mod shelf;
mod wizard;

use std::rc::Rc;

use timbre_core::text::Language;
use timbre_store::{Content, Request, StoreError, ThemeChoice};
use yew::prelude::*;

use self::brands::Brands;
use self::confirm::Confirm;
use self::ignored::IgnoredList;
use self::import::Import;
use self::preferences::Preferences;
use self::wizard::Wizard;
use crate::browser;
use crate::component::{Icon, IconName};
use crate::messages::{Messages, count, messages};
use crate::refusal;

pub(crate) use shelf::Shelf;

#[derive(Properties, PartialEq)]
pub(crate) struct StudioProps {
    pub(crate) shelf: Shelf,
}

/// What the parts of the studio share.
#[derive(Clone, PartialEq)]
pub(crate) struct Desk {
    /// The texts of the interface.
    pub(crate) words: &'static Messages,
    /// All that is kept.
    pub(crate) content: Rc<Content>,
    /// Carries out a request, then says this.
    pub(crate) keep: Callback<(Request, String)>,
}

impl Desk {
    /// A callback that makes this request and says this when it is done.
    pub(crate) fn on<T: 'static>(&self, request: Request, done: &str) -> Callback<T> {
        let (keep, done) = (self.keep.clone(), done.to_owned());
        Callback::from(move |_| keep.emit((request.clone(), done.clone())))
    }
}

/// What is open beneath the brands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bench {
    Nothing,
    Wizard,
    Import,
}

/// The studio.
pub(crate) struct Studio {
    content: Option<Rc<Content>>,
    bench: Bench,
    said: String,
    failed: Option<StoreError>,
}

pub(crate) enum StudioEvent {
    Keep(Request, String),
    Kept(Result<Rc<Content>, StoreError>, String),
    Open(Bench),
}

impl Component for Studio {
    type Message = StudioEvent;
    type Properties = StudioProps;

    fn create(context: &Context<Self>) -> Self {
        let request = Request::Content { known: None };
        context.link().send_message(StudioEvent::Keep(request, String::new()));
        Self { content: None, bench: Bench::Nothing, said: String::new(), failed: None }
    }

    fn update(&mut self, context: &Context<Self>, event: StudioEvent) -> bool {
        match event {
            StudioEvent::Keep(request, done) => {
                let link = context.link().clone();
                let kept = move |kept| link.send_message(StudioEvent::Kept(kept, done.clone()));
                context.props().shelf.ask(request, Callback::from(kept));
                false
            }
            StudioEvent::Kept(Ok(content), done) => {
                let brands = |content: &Content| content.brands.len();
                // What was being made is there now.
                if self.content.as_deref().is_none_or(|known| known.brands != content.brands) {
                    self.bench = match brands(&content) {
                        0 => Bench::Wizard,
                        _ => Bench::Nothing,
                    };
                }
                self.content = Some(content);
                self.failed = None;
                self.said = done;
                true
            }
            StudioEvent::Kept(Err(error), _) => {
                self.failed = Some(error);
                self.said.clear();
                true
            }
            StudioEvent::Open(bench) => {
                self.bench = bench;
                self.said.clear();
                true
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let words = self.words();
        let Some(content) = &self.content else {
            return html! {
                <main class="studio">
                    <p role="status">{
                        self.failed.as_ref().map_or_else(
                            || words.loading.to_owned(),
                            |error| refusal::words(words, error),
                        )
                    }</p>
                </main>
            };
        };
        let keep = context.link().callback(|(request, done)| StudioEvent::Keep(request, done));
        let desk = Desk { words, content: Rc::clone(content), keep };
        let close = context.link().callback(|()| StudioEvent::Open(Bench::Nothing));
        html! {
            <main class="studio">
                <header class="studio-head">
                    <h1><Icon name={IconName::Timbre} />{ words.studio_title }</h1>
                    <p>{ words.studio_lead }</p>
                </header>
                { self.messages_of(words, content) }
                <Brands desk={desk.clone()} />
                <div class="studio-actions">
                    { self.opener(context, Bench::Wizard, words.brand_new) }
                    { self.opener(context, Bench::Import, words.brand_import) }
                </div>
                if self.bench == Bench::Wizard {
                    <Wizard desk={desk.clone()} close={close.clone()} />
                }
                if self.bench == Bench::Import {
                    <Import desk={desk.clone()} close={close} />
                }
                <Preferences desk={desk.clone()} />
                <IgnoredList desk={desk.clone()} />
                <section class="sheet danger">
                    <h2>{ words.erase_title }</h2>
                    <p>{ words.erase_lead }</p>
                    <Confirm
                        ask={words.erase}
                        sure={words.erase_sure}
                        cancel={words.cancel}
                        confirmed={desk.on(Request::EraseAll, words.erased)}
                    />
                </section>
            </main>
        }
    }

    fn rendered(&mut self, _context: &Context<Self>, _first: bool) {
        browser::dress("lang", Some(self.words().language_tag));
        let theme = self.content.as_ref().map(|content| content.settings.theme);
        browser::dress("data-theme", theme.and_then(theme_name));
        if let Some(document) = browser::document() {
            document.set_title(&format!("Timbre · {}", self.words().studio_title));
        }
    }
}

impl Studio {
    fn words(&self) -> &'static Messages {
        words_of(self.content.as_deref())
    }

    fn messages_of(&self, words: &Messages, content: &Content) -> Html {
        html! {
            <>
                <p class="said" role="status">{ &self.said }</p>
                if let Some(error) = &self.failed {
                    <p class="failure" role="alert">{ refusal::words(words, error) }</p>
                }
                if !content.damaged.is_empty() {
                    <p class="failure">{ count(words.damaged_records, content.damaged.len()) }</p>
                }
            </>
        }
    }

    fn opener(&self, context: &Context<Self>, bench: Bench, name: &'static str) -> Html {
        let open = self.bench == bench;
        let next = if open { Bench::Nothing } else { bench };
        html! {
            <button
                class="quiet-button framed"
                aria-expanded={open.to_string()}
                onclick={context.link().callback(move |_| StudioEvent::Open(next))}
            >{ name }</button>
        }
    }
}

/// The texts in the language that was chosen, else in the browser's.
pub(crate) fn words_of(content: Option<&Content>) -> &'static Messages {
    let chosen = content.and_then(|content| content.settings.language);
    messages(chosen.unwrap_or_else(browser::language))
}

/// The look for the style sheets; none for that of the device.
pub(crate) fn theme_name(theme: ThemeChoice) -> Option<&'static str> {
    match theme {
        ThemeChoice::Auto => None,
        ThemeChoice::Light => Some("light"),
        ThemeChoice::Dark => Some("dark"),
    }
}

/// The name of a language.
pub(crate) fn language_name(words: &Messages, language: Language) -> &'static str {
    match language {
        Language::Es => words.language_es,
        Language::En | Language::Other => words.language_en,
    }
}
