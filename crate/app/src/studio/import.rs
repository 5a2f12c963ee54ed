//! A brand from a file: read, shown before it is kept, or refused with every error's place.

use std::rc::Rc;

use timbre_core::brand::{BrandPack, PackProblem};
use timbre_core::voice::learned;
use timbre_store::Request;
use yew::prelude::*;

use super::brands;
use super::desk::Desk;
use super::file::{self, FileField};
use crate::messages::{count, fill};
use crate::refusal;

#[derive(Properties, PartialEq)]
pub(crate) struct ImportProps {
    pub(crate) desk: Desk,
    pub(crate) close: Callback<()>,
}

#[derive(Clone, PartialEq)]
enum Chosen {
    Nothing,
    Good(Rc<BrandPack>),
    Bad(Rc<Vec<PackProblem>>),
}

/// Shows the import.
#[component]
pub(crate) fn Import(props: &ImportProps) -> Html {
    let desk = &props.desk;
    let words = desk.words;
    let chosen = use_state(|| Chosen::Nothing);
    let onchange = {
        let chosen = chosen.clone();
        file::chosen(move |_, json| {
            chosen.set(match BrandPack::parse(&json) {
                Ok(pack) => Chosen::Good(Rc::new(learned(pack))),
                Err(problems) => Chosen::Bad(Rc::new(problems)),
            });
        })
    };
    let close = {
        let close = props.close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    html! {
        <section class="sheet import">
            <h2>{ words.import_title }</h2>
            <p>{ words.import_lead }</p>
            <FileField
                desk={desk.clone()}
                id="import-file"
                accept="application/json,.json"
                {onchange}
            />
            { match &*chosen {
                Chosen::Nothing => Html::default(),
                Chosen::Good(pack) => preview(desk, pack, &props.close),
                Chosen::Bad(problems) => html! {
                    <div role="alert">
                        <p class="failure">{ count(words.import_problems, problems.len()) }</p>
                        <ul class="problems">
                            { for problems.iter().map(|problem| html! {
                                <li>
                                    <code>{ place(desk, problem) }</code>
                                    { ": " }{ refusal::problem(words, problem) }
                                </li>
                            }) }
                        </ul>
                    </div>
                },
            } }
            <div class="card-actions">
                <button class="quiet-button" onclick={close}>{ words.cancel }</button>
            </div>
        </section>
    }
}

fn place(desk: &Desk, problem: &PackProblem) -> String {
    match problem.place.as_str() {
        "" => desk.words.import_place_whole.to_owned(),
        place => place.to_owned(),
    }
}

fn preview(desk: &Desk, pack: &Rc<BrandPack>, close: &Callback<()>) -> Html {
    let words = desk.words;
    let replaced = desk.content.brands.iter().find(|brand| brand.id == pack.id);
    let save = {
        let (desk, pack, close) = (desk.clone(), Rc::clone(pack), close.clone());
        Callback::from(move |_: MouseEvent| {
            let done = fill(desk.words.import_saved, &[("brand", &pack.name)]);
            let pack = Box::new((*pack).clone());
            desk.keep.emit((Request::SaveBrand { pack, activate: false }, done));
            close.emit(());
        })
    };
    html! {
        <div class="preview">
            <h3>{ words.import_preview }{ ": " }{ &pack.name }</h3>
            <ul class="brand-facts">
                { for brands::facts(words, pack).into_iter().map(|fact| html! { <li>{ fact }</li> }) }
            </ul>
            if let Some(replaced) = replaced {
                <p class="failure">{ fill(words.import_replaces, &[("brand", &replaced.name)]) }</p>
            }
            <button class="button" onclick={save}>{ words.import_save }</button>
        </div>
    }
}
