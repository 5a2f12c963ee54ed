//! The template that is open: its fields, kept a moment after each change.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use timbre_core::brand::Template;
use timbre_core::text::Language;
use timbre_core::vocabulary::{Network, Situation};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::judge::Judge;
use super::super::{language_in_text, network_name};
use super::body::BodyField;
use super::fields::Fields;
use super::preview::Preview;
use crate::browser;
use crate::judgement_words;
use crate::messages::fill;

/// Milliseconds without a key after which a change is kept.
const PAUSE: u32 = 400;

#[derive(Properties, PartialEq)]
pub(super) struct EditorProps {
    pub(super) desk: Desk,
    pub(super) id: String,
    pub(super) judge: Option<Rc<Judge>>,
    /// The templates that say nearly the same: id and title.
    pub(super) alike: Vec<(String, String)>,
    /// Opens another template.
    pub(super) open: Callback<String>,
    pub(super) close: Callback<()>,
}

/// The editor of one template.
pub(super) struct Editor {
    fields: Fields,
    /// The template as it was last handed to be kept, or last read.
    seen: Option<Template>,
    /// Whether what was handed to be kept has not been read back yet.
    on_its_way: bool,
    /// Whether something was typed since.
    dirty: bool,
    /// Whether the field of the second language was asked for.
    both: bool,
    pause: Option<Timeout>,
    /// Keeps what was typed when the page goes away.
    leaving: Option<Closure<dyn Fn()>>,
}

pub(super) enum EditorEvent {
    Change(Box<dyn FnOnce(&mut Fields)>),
    Keep,
    Both,
    Remove,
}

impl Component for Editor {
    type Message = EditorEvent;
    type Properties = EditorProps;

    fn create(context: &Context<Self>) -> Self {
        let kept = kept(context.props()).cloned();
        let fields = kept.as_ref().map(Fields::of).unwrap_or_default();
        let link = context.link().clone();
        let leaving = Closure::<dyn Fn()>::new(move || link.send_message(EditorEvent::Keep));
        if let Ok(window) = browser::window() {
            // Where it cannot be heard, the pause after the last key has kept all but that.
            let _ = window
                .add_event_listener_with_callback("pagehide", leaving.as_ref().unchecked_ref());
        }
        Self {
            fields,
            seen: kept,
            on_its_way: false,
            dirty: false,
            both: false,
            pause: None,
            leaving: Some(leaving),
        }
    }

    fn update(&mut self, context: &Context<Self>, event: EditorEvent) -> bool {
        match event {
            EditorEvent::Change(change) => {
                change(&mut self.fields);
                self.dirty = true;
                let link = context.link().clone();
                self.pause =
                    Some(Timeout::new(PAUSE, move || link.send_message(EditorEvent::Keep)));
                true
            }
            EditorEvent::Keep => {
                self.keep(context.props());
                true
            }
            EditorEvent::Both => {
                self.both = true;
                true
            }
            EditorEvent::Remove => {
                (self.pause, self.dirty) = (None, false);
                let EditorProps { desk, id, close, .. } = context.props();
                let title = self.title(desk);
                let about = fill(desk.text.about_removal, &[("template", &title)]);
                let done = fill(desk.text.template_removed, &[("template", &title)]);
                desk.change_template(&about, &done, id, None);
                close.emit(());
                false
            }
        }
    }

    fn changed(&mut self, context: &Context<Self>, _old: &EditorProps) -> bool {
        let now = kept(context.props());
        if now == self.seen.as_ref() {
            self.on_its_way = false;
        } else if !self.on_its_way && !self.dirty {
            // Taken back, or changed by another tab.
            self.fields = now.map(Fields::of).unwrap_or_default();
            self.seen = now.cloned();
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let EditorProps { desk, alike, open, close, .. } = context.props();
        let text = desk.text;
        let remove = context.link().callback(|_: MouseEvent| EditorEvent::Remove);
        let back = {
            let close = close.clone();
            Callback::from(move |_: MouseEvent| close.emit(()))
        };
        let state = if self.pause.is_some() {
            text.saving
        } else if kept(context.props()).is_some() {
            text.saved
        } else {
            text.not_yet
        };
        html! {
            <div class="sheet editor">
                <div class="editor-head">
                    <button id="template-close" class="quiet-button back" onclick={back}>{ text.template_back }</button>
                    <h3 id="template-title" tabindex="-1">{ self.title(desk) }</h3>
                    <span class="save-state">{ state }</span>
                    if kept(context.props()).is_some() {
                        <button id="template-remove" class="quiet-button" onclick={remove}>{ text.template_remove }</button>
                    }
                </div>
                if !alike.is_empty() {
                    <p class="hint-line">
                        { text.template_alike }{ " " }
                        { for alike.iter().map(|(id, title)| {
                            let (open, id) = (open.clone(), id.clone());
                            let onclick = Callback::from(move |_: MouseEvent| open.emit(id.clone()));
                            html! { <button type="button" class="link-button" {onclick}>{ title }</button> }
                        }) }
                    </p>
                }
                <div class="field-pair">
                    { self.line(context, "field-title", text.template_title, text.template_title_hint, &self.fields.title, None, |fields, value| fields.title = value) }
                    { self.line(context, "field-shortcut", text.template_shortcut, text.template_shortcut_hint, &self.fields.shortcut, self.shortcut_problem(context.props()), |fields, value| fields.shortcut = value) }
                </div>
                { for self.languages(desk).into_iter().map(|language| self.body(context, language)) }
                { self.other_language(context) }
                { self.line(context, "field-tags", text.template_tags, text.template_tags_hint, &self.fields.tags, None, |fields, value| fields.tags = value) }
                <details class="fits">
                    <summary>{ text.template_fits }{ ": " }{ self.fits(desk) }</summary>
                    { self.situations(context) }
                    { self.networks(context) }
                </details>
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first {
            let known = kept(context.props()).is_some();
            browser::focus(if known { "template-title" } else { "field-title" });
        }
    }

    fn destroy(&mut self, context: &Context<Self>) {
        self.keep(context.props());
        if let (Ok(window), Some(leaving)) = (browser::window(), self.leaving.take()) {
            let _ = window
                .remove_event_listener_with_callback("pagehide", leaving.as_ref().unchecked_ref());
        }
    }
}

impl Editor {
    /// Hands on what was typed, if it is a template and was not kept yet.
    fn keep(&mut self, props: &EditorProps) {
        self.pause = None;
        if !std::mem::take(&mut self.dirty) {
            return;
        }
        let Some(brand) = &props.desk.brand else { return };
        let Some(template) = self.fields.template(&props.id, &brand.templates) else { return };
        if kept(props) == Some(&template) && !self.on_its_way {
            return;
        }
        (self.seen, self.on_its_way) = (Some(template.clone()), true);
        let about = fill(props.desk.text.about_template, &[("template", &template.title)]);
        props.desk.change_template(&about, "", &props.id, Some(template));
    }

    fn title(&self, desk: &Desk) -> String {
        match self.fields.title.trim() {
            "" => desk.text.template_untitled.to_owned(),
            title => title.to_owned(),
        }
    }

    /// The languages whose texts are shown: the brand's, those that are written, and the other one
    /// if it was asked for.
    fn languages(&self, desk: &Desk) -> Vec<Language> {
        let own = desk.brand.as_ref().map(|brand| brand.languages.clone()).unwrap_or_default();
        let shown = |language: &Language| {
            self.both || own.contains(language) || !self.fields.body(*language).is_empty()
        };
        let mut languages = vec![Language::Es, Language::En];
        if own.first() == Some(&Language::En) {
            languages.reverse();
        }
        languages.retain(shown);
        languages
    }

    fn other_language(&self, context: &Context<Self>) -> Html {
        let desk = &context.props().desk;
        let shown = self.languages(desk);
        let other = [Language::Es, Language::En].into_iter().find(|one| !shown.contains(one));
        let Some(other) = other else { return Html::default() };
        let language = language_in_text(desk.words, other);
        html! {
            <p>
                <button
                    type="button"
                    class="link-button"
                    onclick={context.link().callback(|_: MouseEvent| EditorEvent::Both)}
                >{ fill(desk.text.template_both, &[("language", &language)]) }</button>
            </p>
        }
    }

    fn shortcut_problem(&self, props: &EditorProps) -> Option<String> {
        let brand = props.desk.brand.as_ref()?;
        let taken = self.fields.shortcut_is_taken(&props.id, &brand.templates);
        let slug = self.fields.slug()?;
        taken.then(|| fill(props.desk.text.shortcut_taken, &[("shortcut", &slug)]))
    }

    #[allow(clippy::too_many_arguments, reason = "a field is all of these")]
    fn line(
        &self,
        context: &Context<Self>,
        id: &'static str,
        name: &'static str,
        hint: &'static str,
        value: &str,
        problem: Option<String>,
        set: fn(&mut Fields, String),
    ) -> Html {
        let oninput = context.link().batch_callback(move |event: InputEvent| {
            let value = event.target_dyn_into::<HtmlInputElement>()?.value();
            Some(EditorEvent::Change(Box::new(move |fields| set(fields, value))))
        });
        let described = format!("{id}-hint");
        html! {
            <div class="field">
                <label for={id}>{ name }</label>
                <input
                    {id}
                    type="text"
                    autocomplete="off"
                    value={value.to_owned()}
                    aria-invalid={problem.is_some().to_string()}
                    aria-describedby={described.clone()}
                    {oninput}
                />
                <p class="field-note" id={described} aria-live="polite" data-wrong={problem.is_some().to_string()}>
                    { problem.unwrap_or_else(|| hint.to_owned()) }
                </p>
            </div>
        }
    }

    fn body(&self, context: &Context<Self>, language: Language) -> Html {
        let EditorProps { desk, judge, .. } = context.props();
        let changed = context.link().callback(move |value: String| {
            EditorEvent::Change(Box::new(move |fields| *fields.body_mut(language) = value))
        });
        let body = self.fields.body(language).clone();
        html! {
            <div class="body-pair" key={language.to_string()}>
                <BodyField desk={desk.clone()} {language} value={body.clone()} {changed} />
                if !body.trim().is_empty() {
                    <Preview desk={desk.clone()} judge={judge.clone()} {language} {body} networks={self.fields.networks.clone()} />
                }
            </div>
        }
    }

    /// When it is offered, in a line.
    fn fits(&self, desk: &Desk) -> String {
        let situations: Vec<&str> = self
            .fields
            .situations
            .iter()
            .map(|situation| judgement_words::situation(desk.words, *situation))
            .collect();
        let networks: Vec<&str> =
            self.fields.networks.iter().map(|network| network_name(desk.text, *network)).collect();
        let listed = |names: Vec<&str>, all: &'static str| match names.is_empty() {
            true => all.to_owned(),
            false => names.join(", "),
        };
        let situations = listed(situations, desk.text.situations_all);
        format!("{situations} · {}", listed(networks, desk.text.networks_all))
    }

    fn situations(&self, context: &Context<Self>) -> Html {
        let desk = &context.props().desk;
        let checks = Situation::ALL.map(|situation| {
            let name = judgement_words::situation(desk.words, situation);
            let on = self.fields.situations.contains(&situation);
            check(context, name, on, move |fields| toggle(&mut fields.situations, situation))
        });
        html! { <fieldset><legend>{ desk.text.template_situations }</legend>{ for checks }</fieldset> }
    }

    fn networks(&self, context: &Context<Self>) -> Html {
        let desk = &context.props().desk;
        let checks = Network::ALL.map(|network| {
            let on = self.fields.networks.contains(&network);
            let name = network_name(desk.text, network);
            check(context, name, on, move |fields| toggle(&mut fields.networks, network))
        });
        html! { <fieldset><legend>{ desk.text.template_networks }</legend>{ for checks }</fieldset> }
    }
}

/// The template as it is kept.
fn kept(props: &EditorProps) -> Option<&Template> {
    props.desk.brand.as_ref()?.templates.iter().find(|template| template.id == props.id)
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    match list.iter().position(|one| *one == item) {
        Some(place) => {
            list.remove(place);
        }
        None => list.push(item),
    }
}

fn check(
    context: &Context<Editor>,
    name: &'static str,
    on: bool,
    change: impl Fn(&mut Fields) + Copy + 'static,
) -> Html {
    let onchange = context.link().callback(move |_: Event| EditorEvent::Change(Box::new(change)));
    html! {
        <label class="check">
            <input type="checkbox" checked={on} {onchange} />
            <span>{ name }</span>
        </label>
    }
}
