//! The studio: the brands, their voices, templates and rules, and what is kept. Everything is saved as soon as it is
//! done, and can be taken back; there is no button for saving.

mod backup;
mod bare;
mod brand;
mod brands;
mod change;
mod confirm;
mod data;
mod desk;
mod draft;
mod fields;
mod file;
mod help;
mod ignored;
mod import;
mod judge;
mod keeper;
mod next_step;
mod no_brand;
mod page;
mod painted;
mod preferences;
mod rules;
mod shelf;
mod templates;
mod voice;
mod wizard;

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use timbre_core::brand::BrandPack;
use timbre_core::text::Language;
use timbre_core::vocabulary::Network;
use timbre_store::{Content, Request, StoreError, ThemeChoice};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use self::bare::without_templates;
use self::brand::BrandPage;
use self::brands::Brands;
use self::data::Data;
use self::desk::{Desk, Edit};
use self::help::Help;
use self::judge::{Judge, Portrait};
use self::keeper::{Keeper, Unkept};
use self::page::{Page, TRIAL};
use self::preferences::Preferences;
use self::rules::Rules;
use self::templates::{Library, Templates};
use self::voice::VoicePage;
use crate::browser;
use crate::component::{Icon, IconName};
use crate::messages::studio::{self as studio_messages, StudioMessages};
use crate::messages::{Messages, count, fill, messages};
use crate::refusal;

pub(crate) use shelf::Shelf;

/// A change that other tabs keep changing the ground of is given up after so many times.
const PATIENCE: u8 = 4;
/// So many templates are read at once, which takes a few milliseconds.
const READ: usize = 50;
/// Milliseconds between two times, for whatever else is to be done.
const BREATH: u32 = 4;
/// The draft of what a studio that went away had changed.
const UNKEPT: &str = "timbre-unkept";

#[derive(Properties, PartialEq)]
pub(crate) struct StudioProps {
    pub(crate) shelf: Shelf,
}

/// The studio.
pub(crate) struct Studio {
    content: Option<Rc<Content>>,
    page: Page,
    /// The brand that was chosen to be worked on; else the one that is written for.
    chosen: Option<String>,
    keeper: Keeper,
    /// The brand as it was last shown: as long as it is the same, nothing is read of it again.
    shown: RefCell<Option<Shown>>,
    /// What is read of its templates.
    library: RefCell<Rc<Library>>,
    /// Until the next part of them is read.
    reading: Option<Timeout>,
    /// Who judges for it.
    judge: Option<Rc<Judge>>,
    /// What is learned of its approved replies.
    portrait: Option<Rc<Portrait>>,
    /// Whether one of the two is made as soon as the page is painted.
    preparing: bool,
    /// Whether the page is going away.
    leaving: bool,
    /// How often the change under way has met one of another tab.
    met: u8,
    said: String,
    failed: Option<StoreError>,
    /// Whether the page has just been changed by the user, and wants the focus.
    arrived: bool,
    /// Listens for the address and for coming back from another tab.
    _listeners: Vec<Closure<dyn Fn()>>,
}

/// A brand as it was shown.
struct Shown {
    /// The revision of the content and the version of what waits that it was made of.
    of: (u64, u64),
    brand: Rc<BrandPack>,
    /// The brand without its templates: the same in memory as long as nothing else of it changes.
    bare: Rc<BrandPack>,
}

/// What a page lacks that is made of the brand without its templates.
enum Lacking {
    Judge(Rc<BrandPack>),
    Portrait(Rc<BrandPack>),
}

pub(crate) enum StudioEvent {
    Keep(Request, String),
    Kept(Result<Rc<Content>, StoreError>, String),
    Edit(Box<Edit>),
    Edited(Result<Rc<Content>, StoreError>),
    /// What is kept now, where another tab came first.
    Met(Result<Rc<Content>, StoreError>),
    TakeBack,
    Choose(String),
    Address,
    Back,
    /// The page is going away: nothing waits any more.
    Leaving,
    ChangedElsewhere(Rc<Content>),
    /// A part of the templates is to be read.
    Read,
    /// What the page lacks is to be made, now that the rest of it is seen.
    Prepare,
}

impl Component for Studio {
    type Message = StudioEvent;
    type Properties = StudioProps;

    fn create(context: &Context<Self>) -> Self {
        let request = Request::Content { known: None };
        context.link().send_message(StudioEvent::Keep(request, String::new()));
        let listeners = vec![
            listen(context, "hashchange", || StudioEvent::Address),
            listen(context, "focus", || StudioEvent::Back),
            listen(context, "pagehide", || StudioEvent::Leaving),
        ];
        Self {
            content: None,
            page: Page::asked_for(),
            chosen: None,
            keeper: Keeper::default(),
            shown: RefCell::default(),
            library: RefCell::default(),
            reading: None,
            judge: None,
            portrait: None,
            preparing: false,
            leaving: false,
            met: 0,
            said: String::new(),
            failed: None,
            arrived: false,
            _listeners: listeners,
        }
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
                let opened = self.content.is_none();
                // Answers may overtake one another.
                if self.content.as_ref().is_none_or(|known| known.revision <= content.revision) {
                    self.keeper.forget(&content);
                    self.content = Some(content);
                }
                self.failed = None;
                self.said = done;
                if opened {
                    self.make_up(context);
                }
                true
            }
            StudioEvent::Kept(Err(error), _) => self.fail(error),
            StudioEvent::Edit(edit) => {
                self.keeper.take(*edit);
                self.send_next(context);
                true
            }
            StudioEvent::Edited(Ok(content)) => {
                self.content = Some(content);
                self.failed = None;
                self.said = match (self.keeper.settle(), self.met) {
                    (done, 0) => done,
                    _ => self.text().met_elsewhere.to_owned(),
                };
                self.met = 0;
                self.send_next(context);
                true
            }
            StudioEvent::Edited(Err(StoreError::Changed)) if self.met < PATIENCE => {
                self.met += 1;
                let read = context.link().callback(StudioEvent::Met);
                context.props().shelf.ask(Request::Content { known: None }, read);
                false
            }
            StudioEvent::Met(Ok(content)) => {
                if let Some(request) = self.keeper.again(&content) {
                    self.content = Some(Rc::clone(&content));
                    let done = context.link().callback(StudioEvent::Edited);
                    context.props().shelf.change(content, request, done);
                    return true;
                }
                // The brand has been taken away meanwhile.
                self.keeper.settle();
                self.keeper.forget(&content);
                self.content = Some(content);
                self.said = self.text().gone_elsewhere.to_owned();
                true
            }
            StudioEvent::Edited(Err(error)) | StudioEvent::Met(Err(error)) => {
                self.keeper.settle();
                self.met = 0;
                self.fail(error);
                self.send_next(context);
                true
            }
            StudioEvent::TakeBack => {
                let about = self.keeper.last().unwrap_or_default().to_owned();
                let done = fill(self.text().taken_back, &[("what", &about)]);
                self.keeper.take_back(done);
                self.send_next(context);
                true
            }
            StudioEvent::Choose(id) => {
                self.chosen = Some(id);
                self.said.clear();
                true
            }
            StudioEvent::Address => {
                let page = Page::asked_for();
                self.arrived = page != self.page;
                self.page = page;
                self.said.clear();
                self.arrived
            }
            StudioEvent::Leaving => {
                self.leaving = true;
                // What is being typed is kept when its field is left.
                let field = browser::document().and_then(|page| page.active_element());
                if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                    let _ = field.blur();
                }
                self.send_next(context);
                false
            }
            StudioEvent::Back => {
                self.leaving = false;
                self.keeper.come_back();
                if let Some(content) = &self.content {
                    let changed = context.link().callback(StudioEvent::ChangedElsewhere);
                    context.props().shelf.look(content.revision, changed);
                }
                false
            }
            StudioEvent::ChangedElsewhere(content) => {
                let brands = |content: &Rc<Content>| content.brands.clone();
                if self.content.as_ref().map(brands) != Some(content.brands.clone()) {
                    self.said = self.text().changed_elsewhere.to_owned();
                }
                self.keeper.forget(&content);
                self.content = Some(content);
                true
            }
            StudioEvent::Read => {
                self.reading = None;
                let brand = self.content.as_ref().and_then(|content| self.brand(content));
                let read = self.read(brand.as_ref());
                self.read_on(context);
                // Only the last part is worth drawing the page anew.
                self.page == Page::Templates && read.has_all_of(brand.as_ref())
            }
            StudioEvent::Prepare => {
                self.preparing = false;
                match self.lacking() {
                    Some(Lacking::Judge(bare)) => {
                        self.judge = Some(Rc::new(Judge::new(&bare, language_of(self.words()))));
                    }
                    Some(Lacking::Portrait(bare)) => {
                        self.portrait = Some(Rc::new(Portrait::of(&bare)));
                    }
                    None => return false,
                }
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
        let edit = context.link().callback(|edit| StudioEvent::Edit(Box::new(edit)));
        let brand = self.brand(content);
        let desk =
            Desk { words, text: self.text(), content: Rc::clone(content), brand, keep, edit };
        let known = desk.brand.as_deref();
        let judge =
            self.judge.clone().filter(|judge| known.is_some_and(|brand| judge.knows(brand)));
        let portrait = self
            .portrait
            .clone()
            .filter(|portrait| known.is_some_and(|brand| portrait.knows(brand)));
        html! {
            <div class="studio">
                { self.head(context, &desk) }
                <main>
                    { self.messages_of(words, content) }
                    { match self.page {
                        Page::Brands => html! { <Brands {desk} /> },
                        Page::Brand => html! { <BrandPage {desk} {portrait} /> },
                        Page::Voice => html! { <VoicePage {desk} {judge} {portrait} /> },
                        Page::Templates => {
                            let read = self.read_if_new(desk.brand.as_ref());
                            html! { <Templates {desk} {read} {judge} /> }
                        }
                        Page::Rules => html! { <Rules {desk} /> },
                        Page::Data => html! { <Data {desk} /> },
                        Page::Help => html! { <Help {desk} /> },
                    } }
                </main>
                <footer class="studio-foot">
                    <Preferences
                        {words}
                        settings={content.settings.clone()}
                        keep={context.link().callback(|(request, done)| StudioEvent::Keep(request, done))}
                    />
                    <p>{ words.studio_lead }</p>
                </footer>
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _first: bool) {
        self.read_on(context);
        self.prepare(context);
        browser::dress("lang", Some(self.words().language_tag));
        let theme = self.content.as_ref().map(|content| content.settings.theme);
        browser::dress("data-theme", theme.and_then(theme_name));
        if let Some(document) = browser::document() {
            let page = self.page.name(self.text());
            document.set_title(&format!("{page} · Timbre"));
        }
        if std::mem::take(&mut self.arrived) {
            let sought = browser::hash().filter(|hash| hash == TRIAL);
            browser::focus(sought.as_deref().unwrap_or("page-title"));
        }
    }
}

impl Studio {
    fn words(&self) -> &'static Messages {
        words_of(self.content.as_deref())
    }

    fn text(&self) -> &'static StudioMessages {
        text_of(self.content.as_deref())
    }

    /// The brand that is worked on.
    fn brand(&self, content: &Content) -> Option<Rc<BrandPack>> {
        let chosen = self.chosen.as_ref();
        let chosen = chosen.and_then(|id| content.brands.iter().find(|brand| brand.id == *id));
        let kept = chosen.or_else(|| content.active_brand()).or_else(|| content.brands.first())?;
        let mut shown = self.shown.borrow_mut();
        let of = (content.revision, self.keeper.version());
        if let Some(shown) = &*shown
            && shown.of == of
            && shown.brand.id == kept.id
        {
            return Some(Rc::clone(&shown.brand));
        }
        let brand = self.keeper.ahead(kept);
        let before = shown.take();
        let now = match before {
            Some(before) if *before.brand == *brand => Shown { of, ..before },
            before => {
                let bare = without_templates(&brand);
                let bare = match before {
                    Some(before) if *before.bare == bare => before.bare,
                    _ => Rc::new(bare),
                };
                Shown { of, brand: Rc::new(brand.into_owned()), bare }
            }
        };
        let brand = Rc::clone(&now.brand);
        *shown = Some(now);
        Some(brand)
    }

    /// The brand that is worked on, without its templates.
    fn bare(&self) -> Option<Rc<BrandPack>> {
        self.brand(self.content.as_ref()?)?;
        self.shown.borrow().as_ref().map(|shown| Rc::clone(&shown.bare))
    }

    /// What the page lacks, the quickest first.
    fn lacking(&self) -> Option<Lacking> {
        let bare = self.bare()?;
        let language = language_of(self.words());
        let judged = self.judge.as_ref().is_some_and(|judge| judge.is_for(&bare, language));
        let learned = self.portrait.as_ref().is_some_and(|portrait| portrait.is_of(&bare));
        match self.page {
            Page::Templates | Page::Voice if !judged => Some(Lacking::Judge(bare)),
            Page::Brand | Page::Voice if !learned => Some(Lacking::Portrait(bare)),
            _ => None,
        }
    }

    /// Has what the page lacks made once it is painted.
    fn prepare(&mut self, context: &Context<Self>) {
        if !self.preparing && self.lacking().is_some() {
            self.preparing = true;
            let link = context.link().clone();
            browser::after_paint(move || link.send_message(StudioEvent::Prepare));
        }
    }

    /// What is read of the templates, and a part more.
    fn read(&self, brand: Option<&Rc<BrandPack>>) -> Rc<Library> {
        let mut library = self.library.borrow_mut();
        *library = Rc::new(Library::of(brand, &library, READ));
        Rc::clone(&library)
    }

    /// What is read of the templates, and of another state of the brand a part more.
    fn read_if_new(&self, brand: Option<&Rc<BrandPack>>) -> Rc<Library> {
        let read = Rc::clone(&self.library.borrow());
        if read.is_of(brand) { read } else { self.read(brand) }
    }

    /// Has the next part of the templates read, if there is one.
    fn read_on(&mut self, context: &Context<Self>) {
        let brand = self.content.as_ref().and_then(|content| self.brand(content));
        if self.reading.is_none() && !self.library.borrow().has_all_of(brand.as_ref()) {
            let link = context.link().clone();
            let read = move || link.send_message(StudioEvent::Read);
            self.reading = Some(Timeout::new(BREATH, read));
        }
    }

    fn fail(&mut self, error: StoreError) -> bool {
        self.failed = Some(error);
        self.said.clear();
        true
    }

    /// Changes once more what a studio that went away had changed, if it was not kept.
    fn make_up(&mut self, context: &Context<Self>) {
        let Some(left) = draft::read(UNKEPT) else { return };
        draft::forget(UNKEPT);
        let Some(content) = &self.content else { return };
        let unkept: Vec<Unkept> = serde_json::from_str(&left).unwrap_or_default();
        let edits: Vec<Edit> =
            unkept.into_iter().filter_map(|left| left.edit(content, self.text().made_up)).collect();
        for edit in edits {
            self.keeper.take(edit);
        }
        self.send_next(context);
    }

    fn send_next(&mut self, context: &Context<Self>) {
        let Some(content) = &self.content else { return };
        if self.leaving {
            // Nobody is there any more to hear whether it was kept: the next one looks.
            let unkept = self.keeper.unkept(content);
            match serde_json::to_string(&unkept) {
                Ok(json) if !unkept.is_empty() => draft::keep(UNKEPT, &json),
                _ => draft::forget(UNKEPT),
            }
            for request in self.keeper.flush(content) {
                context.props().shelf.ask(request, Callback::noop());
            }
        } else if let Some(request) = self.keeper.next(content) {
            let done = context.link().callback(StudioEvent::Edited);
            context.props().shelf.change(Rc::clone(content), request, done);
        }
    }

    fn head(&self, context: &Context<Self>, desk: &Desk) -> Html {
        let (words, text) = (desk.words, desk.text);
        let choose = context.link().batch_callback(|event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>()?;
            Some(StudioEvent::Choose(field.value()))
        });
        let last = self.keeper.last();
        let take_back = match last {
            Some(last) => fill(text.take_back_what, &[("what", last)]),
            None => words.undo.to_owned(),
        };
        html! {
            <header class="studio-head">
                <h1><Icon name={IconName::Timbre} />{ words.studio_title }</h1>
                if let Some(brand) = &desk.brand {
                    <label class="brand-switch">
                        <span>{ text.brand_at_work }</span>
                        <select id="brand-at-work" onchange={choose}>
                            { for desk.content.brands.iter().map(|one| html! {
                                <option value={one.id.clone()} selected={one.id == brand.id}>{ &one.name }</option>
                            }) }
                        </select>
                    </label>
                }
                <nav class="studio-nav" aria-label={text.pages}>
                    { for Page::ALL.into_iter().map(|page| html! {
                        <a
                            href={format!("#{}", page.anchor())}
                            aria-current={(page == self.page).then_some("page")}
                        >{ page.name(text) }</a>
                    }) }
                    <button
                        id="take-back"
                        class="quiet-button"
                        disabled={last.is_none()}
                        onclick={context.link().callback(|_| StudioEvent::TakeBack)}
                    >{ take_back }</button>
                </nav>
            </header>
        }
    }

    fn messages_of(&self, words: &Messages, content: &Content) -> Html {
        html! {
            <>
                <p class="said" role="status">
                    if !self.said.is_empty() {
                        // Another text is another element, so that it is shown as long as the first.
                        <span key={self.said.clone()}>{ &self.said }</span>
                    }
                </p>
                if let Some(error) = &self.failed {
                    <p class="failure" role="alert">{ refusal::words(words, error) }</p>
                }
                if !content.damaged.is_empty() {
                    <p class="failure">{ count(words.damaged_records, content.damaged.len()) }</p>
                }
            </>
        }
    }
}

/// Sends an event whenever the window tells this.
fn listen(
    context: &Context<Studio>,
    name: &str,
    event: impl Fn() -> StudioEvent + 'static,
) -> Closure<dyn Fn()> {
    let link = context.link().clone();
    let heard = Closure::<dyn Fn()>::new(move || link.send_message(event()));
    if let Ok(window) = browser::window() {
        // A window that cannot be listened to leaves the studio as it is.
        let _ = window.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    }
    heard
}

/// The texts in the language that was chosen, else in the browser's.
pub(crate) fn words_of(content: Option<&Content>) -> &'static Messages {
    let chosen = content.and_then(|content| content.settings.language);
    messages(chosen.unwrap_or_else(browser::language))
}

/// The language of these texts.
fn language_of(words: &Messages) -> Language {
    match words.language_tag {
        "es" => Language::Es,
        _ => Language::En,
    }
}

/// The texts that only the studio and the popup show, in the same language.
pub(crate) fn text_of(content: Option<&Content>) -> &'static StudioMessages {
    let chosen = content.and_then(|content| content.settings.language);
    studio_messages::messages(chosen.unwrap_or_else(browser::language))
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

/// The name of a language within a sentence, where Spanish writes it small.
pub(crate) fn language_in_text(words: &Messages, language: Language) -> String {
    let name = language_name(words, language);
    if words.language_tag == "es" { name.to_lowercase() } else { name.to_owned() }
}

/// The name of a network.
pub(crate) fn network_name(text: &StudioMessages, network: Network) -> &'static str {
    network.title().unwrap_or(text.network_community)
}
