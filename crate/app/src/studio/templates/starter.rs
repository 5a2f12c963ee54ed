//! The templates that Timbre comes with, added in one click. They lie beside the page as files, so
//! that only who asks for them loads them.

use std::rc::Rc;

use timbre_core::brand::Template;
use timbre_core::reply::{in_address, library};
use timbre_core::text::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlSelectElement, Response};
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::language_name;
use super::bring::add;
use crate::browser;
use crate::messages::{count, fill};

/// The folder of what fits every sector, as the starter library names it.
const GENERAL: &str = "general";

#[derive(Properties, PartialEq)]
pub(super) struct StarterProps {
    pub(super) desk: Desk,
    pub(super) close: Callback<()>,
}

/// What has been loaded, for which language.
#[derive(Clone, PartialEq)]
enum Loaded {
    Nothing,
    Templates(Language, Rc<Vec<Template>>),
    Failed,
}

/// Shows the starter library.
#[component]
pub(super) fn Starter(props: &StarterProps) -> Html {
    let desk = &props.desk;
    let (words, text) = (desk.words, desk.text);
    use_effect_with((), |()| {
        // Who has opened it goes on here.
        browser::focus("starter-title");
    });
    let own = desk.brand.as_ref().and_then(|brand| brand.languages.first().copied());
    let language = use_state_eq(|| own.unwrap_or(desk.language()));
    let sector = use_state_eq(String::new);
    let loaded = use_state(|| Loaded::Nothing);
    {
        let loaded = loaded.clone();
        use_effect_with(*language, move |language| {
            let language = *language;
            spawn_local(async move {
                loaded.set(match load(language).await {
                    Some(templates) => Loaded::Templates(language, Rc::new(templates)),
                    None => Loaded::Failed,
                });
            });
        });
    }
    let on_language = {
        let language = language.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                language.set(if field.value() == "en" { Language::En } else { Language::Es });
            }
        })
    };
    let close = {
        let close = props.close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    html! {
        <div class="sheet starter">
            <h3 id="starter-title" tabindex="-1">{ text.starter_title }</h3>
            <p>{ text.starter_lead }</p>
            <label>
                <span>{ text.starter_language }</span>
                <select id="starter-language" onchange={on_language}>
                    { for [Language::Es, Language::En].into_iter().map(|one| html! {
                        <option value={one.to_string()} selected={one == *language}>{ language_name(words, one) }</option>
                    }) }
                </select>
            </label>
            { match &*loaded {
                Loaded::Templates(of, templates) if *of == *language => offer(desk, *of, templates, &sector, &props.close),
                Loaded::Failed => html! { <p class="failure" role="alert">{ text.starter_failed }</p> },
                _ => html! { <p role="status">{ words.loading }</p> },
            } }
            <div class="card-actions">
                <button class="quiet-button" onclick={close}>{ words.cancel }</button>
            </div>
        </div>
    }
}

fn offer(
    desk: &Desk,
    language: Language,
    templates: &Rc<Vec<Template>>,
    sector: &UseStateHandle<String>,
    close: &Callback<()>,
) -> Html {
    let text = desk.text;
    let sector_of = |template: &Template| template.tags.first().cloned().unwrap_or_default();
    let mut sectors: Vec<String> = templates.iter().map(sector_of).collect();
    sectors.dedup();
    sectors.retain(|one| one != GENERAL);
    let on_sector = {
        let sector = sector.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                sector.set(field.value());
            }
        })
    };
    let wanted = |template: &&Template| {
        let own = sector_of(template);
        sector.is_empty() || own == GENERAL || own == **sector
    };
    let chosen: Vec<Template> = templates.iter().filter(wanted).cloned().collect();
    let (number, shown) = (chosen.len(), chosen.iter().take(6).map(|one| one.title.clone()));
    let shown: Vec<String> = shown.collect();
    let take = {
        let (desk, close) = (desk.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            add(&desk, addressed(&desk, language, chosen.clone()), &close);
        })
    };
    html! {
        <>
            <label>
                <span>{ text.starter_sector }</span>
                <select id="starter-sector" onchange={on_sector}>
                    <option value="" selected={sector.is_empty()}>{ text.starter_all }</option>
                    { for sectors.into_iter().map(|one| html! {
                        <option value={one.clone()} selected={one == **sector}>{ one.clone() }</option>
                    }) }
                </select>
            </label>
            <p class="field-note">{ fill(text.starter_shows, &[("titles", &shown.join(" · "))]) }</p>
            <div class="card-actions">
                <button id="starter-take" class="button" onclick={take}>{ count(text.bring_take, number) }</button>
            </div>
        </>
    }
}

/// Spanish texts in the brand's form of address.
fn addressed(desk: &Desk, language: Language, mut templates: Vec<Template>) -> Vec<Template> {
    let form = desk.brand.as_ref().and_then(|brand| brand.address_for(language, None));
    if let (Some(form), Language::Es) = (form, language) {
        for template in &mut templates {
            template.body.es = template.body.es.as_deref().map(|body| in_address(body, form));
        }
    }
    templates
}

async fn load(language: Language) -> Option<Vec<Template>> {
    let asked = browser::window().ok()?.fetch_with_str(&format!("starter/{language}.json"));
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let json = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    library::import(&json, language).ok().map(|imported| imported.templates)
}
