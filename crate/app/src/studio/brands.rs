//! The brands: what each brings, which one is written for, out to a file, away; and new ones, made
//! from ten replies or read from a file.

use std::rc::Rc;

use timbre_core::brand::BrandPack;
use timbre_core::text::Language;
use timbre_store::Request;
use yew::prelude::*;

use super::confirm::Confirm;
use super::desk::Desk;
use super::file;
use super::import::Import;
use super::language_in_text;
use super::next_step::next_step;
use super::wizard::Wizard;
use crate::browser;
use crate::messages::{Messages, count, fill};

#[derive(Properties, PartialEq)]
pub(crate) struct BrandsProps {
    pub(crate) desk: Desk,
}

/// What is open beneath the brands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bench {
    Nothing,
    Wizard,
    Import,
}

/// Shows the brands.
#[component]
pub(crate) fn Brands(props: &BrandsProps) -> Html {
    let desk = &props.desk;
    let words = desk.words;
    let at_first = |brands: &[BrandPack]| match brands {
        [] => Bench::Wizard,
        _ => Bench::Nothing,
    };
    let bench = use_state_eq(|| at_first(&desk.content.brands));
    let made = use_state_eq(|| false);
    let before = use_mut_ref(|| desk.content.brands.len());
    {
        // What was being made is there now.
        let (bench, made) = (bench.clone(), made.clone());
        let known: Vec<String> = desk.content.brands.iter().map(|one| one.id.clone()).collect();
        let open = at_first(&desk.content.brands);
        use_effect_with(known, move |known| {
            made.set(known.len() > before.replace(known.len()));
            bench.set(open);
        });
    }
    use_effect_with(*made, |made| {
        if *made {
            // From there it is one key to where the first reply is written.
            browser::focus("next-step");
        }
    });
    let close = {
        let bench = bench.clone();
        Callback::from(move |()| {
            bench.set(Bench::Nothing);
            // What had the focus is gone with it.
            browser::focus("page-title");
        })
    };
    let opener = |of: Bench, name: &'static str| {
        let (open, bench) = (*bench == of, bench.clone());
        let toggle =
            Callback::from(move |_: MouseEvent| bench.set(if open { Bench::Nothing } else { of }));
        html! {
            <button class="quiet-button framed" aria-expanded={open.to_string()} onclick={toggle}>
                { name }
            </button>
        }
    };
    html! {
        <>
        <section class="sheet">
            <h2 id="page-title" tabindex="-1">{ words.studio_brands }</h2>
            if desk.content.brands.is_empty() {
                <p class="empty">{ words.studio_no_brands }</p>
            }
            <ul class="brands">
                { for desk.content.brands.iter().map(|brand| brand_card(desk, brand)) }
            </ul>
        </section>
        if *made {
            { next_step(desk) }
        }
        <div class="studio-actions">
            { opener(Bench::Wizard, words.brand_new) }
            { opener(Bench::Import, words.brand_import) }
        </div>
        if *bench == Bench::Wizard {
            <Wizard desk={desk.clone()} close={close.clone()} />
        }
        if *bench == Bench::Import {
            <Import desk={desk.clone()} {close} />
        }
        </>
    }
}

fn brand_card(desk: &Desk, brand: &BrandPack) -> Html {
    let words = desk.words;
    let active = desk.content.settings.active.as_ref() == Some(&brand.id);
    let id = brand.id.clone();
    let remove = Request::RemoveBrand { id: id.clone() };
    let export = {
        let (content, id) = (Rc::clone(&desk.content), id.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(brand) = content.brands.iter().find(|brand| brand.id == id) {
                file::hand_over(&format!("{id}.json"), "application/json", &file_of(brand));
            }
        })
    };
    html! {
        <li class="brand" key={id.clone()} data-brand={id.clone()} data-active={active.to_string()}>
            <div class="brand-head">
                <strong>{ &brand.name }</strong>
                if active {
                    <span class="badge">{ words.brand_active }</span>
                }
            </div>
            <ul class="brand-facts">
                { for facts(words, brand).into_iter().map(|fact| html! { <li>{ fact }</li> }) }
            </ul>
            <div class="card-actions">
                if !active {
                    <button
                        class="button"
                        onclick={desk.on(Request::Activate { id: Some(id.clone()) }, words.settings_saved)}
                    >{ words.brand_activate }</button>
                }
                <button class="quiet-button framed" data-export={id} onclick={export}>
                    { words.brand_export }
                </button>
                <Confirm
                    ask={words.brand_remove}
                    sure={fill(words.brand_remove_sure, &[("brand", &brand.name)])}
                    cancel={words.cancel}
                    confirmed={desk.on(remove, words.settings_saved)}
                />
            </div>
        </li>
    }
}

/// What a brand brings, in a few lines.
pub(super) fn facts(words: &Messages, brand: &BrandPack) -> Vec<String> {
    let names = |languages: &mut dyn Iterator<Item = Language>| {
        languages.map(|language| language_in_text(words, language)).collect::<Vec<_>>().join(", ")
    };
    let learned = brand.voice.as_ref().map(|voice| {
        let es = voice.es.as_ref().map(|_| Language::Es);
        let en = voice.en.as_ref().map(|_| Language::En);
        names(&mut es.into_iter().chain(en))
    });
    vec![
        fill(words.brand_languages, &[("languages", &names(&mut brand.languages.iter().copied()))]),
        count(words.brand_samples, brand.samples.len()),
        count(words.brand_templates, brand.templates.len()),
        match learned.filter(|learned| !learned.is_empty()) {
            Some(learned) => fill(words.brand_learned, &[("languages", &learned)]),
            None => words.brand_not_learned.to_owned(),
        },
    ]
}

/// The pack as a file.
fn file_of(brand: &BrandPack) -> String {
    // By way of a plain value: its writer with indents is small, that of a pack is not.
    let plain = serde_json::to_string(brand).unwrap_or_default();
    let value: serde_json::Value = serde_json::from_str(&plain).unwrap_or_default();
    serde_json::to_string_pretty(&value).unwrap_or_default()
}
