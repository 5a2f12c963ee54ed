//! Templates from a file: what it brings and what is refused, with its place, before any is kept.

use std::rc::Rc;

use timbre_core::brand::Template;
use timbre_core::reply::library::{self, Imported, LibraryProblem};
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::file::{self, FileField};
use crate::browser;
use crate::messages::{count, fill};

#[derive(Properties, PartialEq)]
pub(super) struct BringProps {
    pub(super) desk: Desk,
    pub(super) close: Callback<()>,
}

#[derive(Clone, PartialEq)]
enum Chosen {
    Nothing,
    Read(Rc<Imported>),
    Refused(LibraryProblem),
}

/// Shows the import.
#[component]
pub(super) fn Bring(props: &BringProps) -> Html {
    let desk = &props.desk;
    let (words, text) = (desk.words, desk.text);
    use_effect_with((), |()| {
        // Who has opened it goes on here.
        browser::focus("bring-title");
    });
    let chosen = use_state(|| Chosen::Nothing);
    let usual = desk.brand.as_ref().and_then(|brand| brand.languages.first().copied());
    let onchange = {
        let chosen = chosen.clone();
        file::chosen(move |_, content| {
            chosen.set(match library::import(&content, usual.unwrap_or_default()) {
                Ok(imported) => Chosen::Read(Rc::new(imported)),
                Err(problem) => Chosen::Refused(problem),
            });
        })
    };
    let close = {
        let close = props.close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    html! {
        <div class="sheet bring">
            <h3 id="bring-title" tabindex="-1">{ text.bring_title }</h3>
            <p>{ text.bring_lead }</p>
            <FileField
                desk={desk.clone()}
                id="bring-file"
                accept=".json,.csv,.tsv,.yml,.yaml,.txt"
                {onchange}
            />
            { match &*chosen {
                Chosen::Nothing => Html::default(),
                Chosen::Read(imported) => preview(desk, imported, &props.close),
                Chosen::Refused(problem) => html! {
                    <p class="failure" role="alert">{ text.bring_refused }{ " " }{ told(desk, problem) }</p>
                },
            } }
            <div class="card-actions">
                <button class="quiet-button" onclick={close}>{ words.cancel }</button>
            </div>
        </div>
    }
}

/// A problem with its place, in the language of the interface.
fn told(desk: &Desk, problem: &LibraryProblem) -> String {
    let what = problem.problem.told(desk.language());
    match (problem.line, problem.place.as_str()) {
        (Some(line), _) => {
            format!("{}: {what}", fill(desk.text.bring_line, &[("line", &line.to_string())]))
        }
        (None, "") => what,
        (None, place) => format!("{place}: {what}"),
    }
}

fn preview(desk: &Desk, imported: &Rc<Imported>, close: &Callback<()>) -> Html {
    let text = desk.text;
    let kept = desk.brand.as_ref().map(|brand| brand.templates.as_slice()).unwrap_or_default();
    let take = {
        let (desk, imported, close) = (desk.clone(), Rc::clone(imported), close.clone());
        Callback::from(move |_: MouseEvent| add(&desk, imported.templates.clone(), &close))
    };
    html! {
        <div class="preview" role="status">
            <p><strong>{ count(text.bring_found, imported.templates.len()) }</strong></p>
            <ul class="brought">
                { for imported.templates.iter().map(|template| html! {
                    <li>
                        <span>{ &template.title }</span>
                        <span class="mark">{ fate(desk, kept, template) }</span>
                    </li>
                }) }
            </ul>
            if !imported.refused.is_empty() {
                <p class="failure">{ count(text.bring_left_out, imported.refused.len()) }</p>
                <ul class="problems">
                    { for imported.refused.iter().map(|problem| html! { <li>{ told(desk, problem) }</li> }) }
                </ul>
            }
            if !imported.templates.is_empty() {
                <button id="bring-take" class="button" onclick={take}>
                    { count(text.bring_take, imported.templates.len()) }
                </button>
            }
        </div>
    }
}

/// What becomes of a template beside those that are there, as `library::merge` does it.
fn fate(desk: &Desk, kept: &[Template], template: &Template) -> &'static str {
    match kept.iter().find(|old| old.id == template.id) {
        Some(old) if old == template => desk.text.bring_same,
        Some(old) if old.title == template.title => desk.text.bring_replaces,
        _ => desk.text.bring_new,
    }
}

/// Adds templates to the library, as one change.
pub(super) fn add(desk: &Desk, templates: Vec<Template>, close: &Callback<()>) {
    let number = templates.len();
    let about = count(desk.text.about_templates, number);
    desk.change(&about, &count(desk.text.bring_done, number), |pack| {
        library::merge(&mut pack.templates, templates);
    });
    close.emit(());
}
