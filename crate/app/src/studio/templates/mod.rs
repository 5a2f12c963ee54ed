//! The library: the brand's templates by folder and by search, and the one that is open.

mod body;
mod bring;
mod check;
mod editor;
mod fields;
mod library;
mod list;
mod preview;
mod starter;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use timbre_core::brand::BrandPack;
use timbre_core::order;
use timbre_core::reply::library as files;
use timbre_core::vocabulary::Moment;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::bring::Bring;
use self::editor::Editor;
use self::list::List;
use self::starter::Starter;
use super::desk::Desk;
use super::file;
use super::judge::Judge;
use super::no_brand::no_brand;
use crate::browser;
use crate::component::{Icon, IconName};
use crate::messages::{count, fill};

pub(super) use self::library::Library;

/// Milliseconds after which the page has been drawn, and nobody has had the time to open a template.
const WARM_UP: u32 = 100;

#[derive(Properties, PartialEq)]
pub(crate) struct TemplatesProps {
    pub(crate) desk: Desk,
    /// What is read of the brand's templates so far.
    pub(crate) read: Rc<Library>,
    /// Who judges what they are filled in with, once there is one. Both previews ask the same.
    pub(crate) judge: Option<Rc<Judge>>,
}

/// What is open beside the list.
#[derive(Debug, Clone, PartialEq)]
enum Open {
    Nothing,
    /// The template with this id; new, while there is none.
    Template(String),
    Bring,
    Starter,
}

/// Shows the library.
#[component]
pub(crate) fn Templates(props: &TemplatesProps) -> Html {
    let desk = &props.desk;
    let text = desk.text;
    let query = use_state_eq(String::new);
    let folder = use_state_eq(|| None::<String>);
    let open = use_state_eq(|| Open::Nothing);
    let read = &props.read;
    use_effect_with((), |()| {
        let waiting = Timeout::new(WARM_UP, preview::warm_up);
        move || drop(waiting)
    });
    let sought = ((*query).clone(), (*folder).clone());
    // Another search is another list, which begins with its first rows.
    let list = format!("{}/{}", (*folder).as_deref().unwrap_or_default(), *query);
    let found =
        use_memo((Rc::clone(read), desk.clone(), sought), |(read, desk, (query, folder))| {
            let brand = desk.brand.as_ref();
            brand
                .map(|brand| found(desk, brand, query, folder.as_deref(), read))
                .unwrap_or_default()
        });
    let Some(brand) = &desk.brand else {
        return html! {
            <>
                <h2 class="page-title" id="page-title" tabindex="-1">{ text.page_templates }</h2>
                { no_brand(desk) }
            </>
        };
    };
    let on_query = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                query.set(field.value());
            }
        })
    };
    let set = |value: Open| {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(value.clone()))
    };
    let choose = {
        let open = open.clone();
        Callback::from(move |id: String| open.set(Open::Template(id)))
    };
    let close = {
        let open = open.clone();
        Callback::from(move |()| {
            let id = match &*open {
                Open::Template(id) => format!("row-{id}"),
                _ => "template-search".to_owned(),
            };
            open.set(Open::Nothing);
            // The row, or where it was, gets the focus back.
            let row = browser::element(&id).or_else(|| browser::element("template-search"));
            if let Some(row) = row {
                let _ = row.focus();
            }
        })
    };
    let chosen = match &*open {
        Open::Template(id) => Some(id.clone()),
        _ => None,
    };
    let new = {
        let open = open.clone();
        // Named by the moment: another tab may be making one too.
        Callback::from(move |_: MouseEvent| {
            let Moment { unix_ms, .. } = browser::now();
            open.set(Open::Template(format!("reply-{unix_ms}")));
        })
    };
    html! {
        <>
            <div class="page-head">
                <h2 class="page-title" id="page-title" tabindex="-1">{ text.page_templates }</h2>
                <div class="page-actions">
                    <button id="template-new" class="button" onclick={new}>{ text.template_new }</button>
                    <button id="template-bring" class="quiet-button framed" onclick={set(Open::Bring)}>{ text.template_bring }</button>
                    <button id="template-starter" class="quiet-button framed" onclick={set(Open::Starter)}>{ text.starter_open }</button>
                    if !brand.templates.is_empty() {
                        { export(desk, brand) }
                    }
                </div>
            </div>
            <div class="library" data-open={(*open != Open::Nothing).to_string()}>
                <section
                    class="library-side"
                    aria-label={text.template_list}
                    onkeydown={Callback::from(list::move_on)}
                >
                    <label class="search-field">
                        <Icon name={IconName::Search} />
                        <span class="spoken">{ text.template_search }</span>
                        <input
                            id="template-search"
                            type="text"
                            autocomplete="off"
                            spellcheck="false"
                            placeholder={text.template_search}
                            value={(*query).clone()}
                            oninput={on_query}
                        />
                    </label>
                    { folders(desk, &read.folders, brand.templates.len(), &folder) }
                    if brand.templates.is_empty() {
                        <p class="empty">{ text.template_none }</p>
                    } else if found.is_empty() {
                        <p class="empty">{ fill(text.template_none_found, &[("query", &query)]) }</p>
                    }
                    <List key={list} desk={desk.clone()} read={Rc::clone(read)} {found} {chosen} {choose} />
                </section>
                <section class="library-main" aria-label={text.template_open}>
                    { match &*open {
                        Open::Nothing if brand.templates.is_empty() => Html::default(),
                        Open::Nothing => html! {
                            <div class="sheet library-idle"><p class="empty">{ text.template_idle }</p></div>
                        },
                        Open::Template(id) => html! {
                            <Editor
                                key={id.clone()}
                                desk={desk.clone()}
                                id={id.clone()}
                                judge={props.judge.clone()}
                                alike={titles_alike(brand, id, &read.alike)}
                                open={
                                    let open = open.clone();
                                    Callback::from(move |id: String| open.set(Open::Template(id)))
                                }
                                {close}
                            />
                        },
                        Open::Bring => html! { <Bring desk={desk.clone()} {close} /> },
                        Open::Starter => html! { <Starter desk={desk.clone()} {close} /> },
                    } }
                </section>
            </div>
        </>
    }
}

/// The folders.
fn folders(
    desk: &Desk,
    folders: &[(String, usize)],
    all: usize,
    chosen: &UseStateHandle<Option<String>>,
) -> Html {
    if folders.is_empty() {
        return Html::default();
    }
    let button = |folder: Option<&String>, name: &str, count: usize| {
        let chosen = chosen.clone();
        let pressed = (*chosen).as_ref() == folder;
        let folder = folder.cloned();
        let onclick = Callback::from(move |_: MouseEvent| chosen.set(folder.clone()));
        html! {
            <button class="folder" aria-pressed={pressed.to_string()} {onclick}>
                { name }<span class="folder-count">{ count }</span>
            </button>
        }
    };
    html! {
        <div class="folders" role="group" aria-label={desk.text.folders}>
            { button(None, desk.text.folder_all, all) }
            { for folders.iter().map(|(name, held)| button(Some(name), name, *held)) }
        </div>
    }
}

/// The places of those that the search and the folder leave; without a search, what was used last comes
/// first.
fn found(
    desk: &Desk,
    brand: &BrandPack,
    query: &str,
    folder: Option<&str>,
    read: &Library,
) -> Vec<usize> {
    let in_folder = |place: &usize| {
        let tags = brand.templates.get(*place).map(|template| template.tags.as_slice());
        folder.is_none_or(|folder| tags.unwrap_or_default().iter().any(|tag| tag == folder))
    };
    if !query.trim().is_empty() {
        return read.finder.find(query).into_iter().filter(in_folder).collect();
    }
    let mut found: Vec<usize> = read.by_title.iter().copied().filter(in_folder).collect();
    let used = list::uses(desk, brand);
    if !used.is_empty() {
        let latest = |place: &usize| {
            let template = brand.templates.get(*place)?;
            used.get(template.id.as_str()).map(|(_, at)| *at)
        };
        let (mut first, rest): (Vec<usize>, Vec<usize>) =
            found.into_iter().partition(|place| latest(place).is_some());
        order::sort_by_key(&mut first, |place| std::cmp::Reverse(latest(place)));
        first.extend(rest);
        found = first;
    }
    found
}

/// The templates that say nearly the same as this one: id and title.
fn titles_alike(brand: &BrandPack, id: &str, alike: &[(usize, usize)]) -> Vec<(String, String)> {
    let Some(place) = brand.templates.iter().position(|one| one.id == id) else {
        return Vec::new();
    };
    let others = alike.iter().filter_map(|(one, other)| match place {
        _ if place == *one => Some(*other),
        _ if place == *other => Some(*one),
        _ => None,
    });
    others
        .filter_map(|other| brand.templates.get(other))
        .map(|other| (other.id.clone(), other.title.clone()))
        .collect()
}

/// The library as a file.
fn export(desk: &Desk, brand: &BrandPack) -> Html {
    let text = desk.text;
    let button = |name: &'static str, ending: &'static str| {
        let brand = desk.brand.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let Some(brand) = &brand else { return };
            let (kind, content) = match ending {
                "csv" => ("text/csv", files::to_csv(&brand.templates)),
                _ => ("application/json", files::to_json(&brand.templates)),
            };
            file::hand_over(&format!("{}-templates.{ending}", brand.id), kind, &content);
        });
        html! { <button class="quiet-button" {onclick}>{ name }</button> }
    };
    html! {
        <span class="export" role="group" aria-label={count(text.template_export, brand.templates.len())}>
            <span aria-hidden="true">{ text.template_export_short }</span>
            { button("JSON", "json") }
            { button("CSV", "csv") }
        </span>
    }
}
