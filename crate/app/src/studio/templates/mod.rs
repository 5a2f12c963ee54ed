//! The library: the brand's templates by folder and by search, and the one that is open.

mod body;
mod bring;
mod check;
mod editor;
mod fields;
mod list;
mod preview;
mod starter;

use std::collections::BTreeMap;
use std::rc::Rc;

use timbre_core::brand::{BrandPack, Template};
use timbre_core::order;
use timbre_core::reply::{Finder, library};
use timbre_core::vocabulary::Moment;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::bring::Bring;
use self::editor::Editor;
use self::list::{List, Row};
use self::starter::Starter;
use super::desk::Desk;
use super::file;
use super::no_brand::no_brand;
use crate::browser;
use crate::component::{Icon, IconName};
use crate::messages::{count, fill};

/// So many folders are shown: with more, searching is quicker.
const FOLDERS: usize = 12;

/// So many templates are compared with each other for saying nearly the same: the time it takes grows
/// with the square of their number, and the page waits.
const COMPARED: usize = 1_000;

#[derive(Properties, PartialEq)]
pub(crate) struct TemplatesProps {
    pub(crate) desk: Desk,
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
    // What is read of all the templates is read once for each brand, not at every key.
    let read = use_memo(desk.same(), |brand| match &brand.0 {
        Some(brand) => Library::of(&brand.templates),
        None => Library::default(),
    });
    let sought = ((*query).clone(), (*folder).clone());
    let rows =
        use_memo((Rc::clone(&read), desk.clone(), sought), |(read, desk, (query, folder))| {
            let brand = desk.brand.as_ref();
            brand.map(|brand| rows(desk, brand, query, folder.as_deref(), read)).unwrap_or_default()
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
                    } else if rows.is_empty() {
                        <p class="empty">{ fill(text.template_none_found, &[("query", &query)]) }</p>
                    }
                    <List desk={desk.clone()} {rows} chosen={chosen} {choose} />
                </section>
                <section class="library-main" aria-label={text.template_open}>
                    { match &*open {
                        Open::Nothing => html! {
                            <div class="sheet library-idle"><p class="empty">{ text.template_idle }</p></div>
                        },
                        Open::Template(id) => html! {
                            <Editor
                                key={id.clone()}
                                desk={desk.clone()}
                                id={id.clone()}
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

/// What is read of all the templates at once.
#[derive(Default)]
struct Library {
    finder: Finder,
    /// The pairs that say nearly the same, by place.
    alike: Vec<(usize, usize)>,
    /// By place: whether another says nearly the same, and whether it has a mistake.
    marks: Vec<(bool, bool)>,
    /// The tags that hold the most, each with how many; none where no two templates share a tag.
    folders: Vec<(String, usize)>,
}

impl PartialEq for Library {
    /// There is one for each state of the brand.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Library {
    fn of(templates: &[Template]) -> Self {
        let alike = match templates.len() {
            ..=COMPARED => library::near_duplicates(templates),
            _ => Vec::new(),
        };
        let wrong = |template| check::first_mistake(template).is_some();
        let mut marks: Vec<(bool, bool)> =
            templates.iter().map(|template| (false, wrong(template))).collect();
        for (one, other) in &alike {
            for place in [one, other] {
                if let Some(mark) = marks.get_mut(*place) {
                    mark.0 = true;
                }
            }
        }
        let mut held: BTreeMap<&String, usize> = BTreeMap::new();
        for tag in templates.iter().flat_map(|template| &template.tags) {
            *held.entry(tag).or_default() += 1;
        }
        let mut folders: Vec<(String, usize)> = held
            .into_iter()
            .filter(|(_, held)| *held > 1)
            .map(|(tag, held)| (tag.clone(), held))
            .collect();
        order::sort_by_key(&mut folders, |(_, held)| std::cmp::Reverse(*held));
        folders.truncate(FOLDERS);
        Self { finder: Finder::new(templates), alike, marks, folders }
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

/// What the search and the folder leave; without a search, what was used last comes first.
fn rows(
    desk: &Desk,
    brand: &BrandPack,
    query: &str,
    folder: Option<&str>,
    read: &Library,
) -> Vec<Row> {
    let mut last: BTreeMap<&str, (u32, i64)> = BTreeMap::new();
    for used in desk.content.template_use.iter().filter(|used| used.brand == brand.id) {
        let latest = last.entry(&used.template).or_insert((used.count, used.unix_ms));
        if used.unix_ms > latest.1 {
            *latest = (used.count, used.unix_ms);
        }
    }
    let in_folder = |place: &usize| {
        let tags = brand.templates.get(*place).map(|template| template.tags.as_slice());
        folder.is_none_or(|folder| tags.unwrap_or_default().iter().any(|tag| tag == folder))
    };
    let places = read.finder.find(query).into_iter().filter(in_folder);
    let mut rows: Vec<Row> = places
        .filter_map(|place| {
            let template = brand.templates.get(place)?;
            let (alike, wrong) = read.marks.get(place).copied().unwrap_or_default();
            Some(Row {
                id: template.id.clone(),
                title: template.title.clone(),
                shortcut: template.shortcut.clone(),
                wrong,
                alike,
                used: last.get(&*template.id).copied(),
            })
        })
        .collect();
    if query.trim().is_empty() {
        let latest = |row: &Row| row.used.map_or(0, |(_, at)| at);
        order::sort_by(&mut rows, |one, other| {
            latest(other).cmp(&latest(one)).then_with(|| one.title.cmp(&other.title))
        });
    }
    rows
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
                "csv" => ("text/csv", library::to_csv(&brand.templates)),
                _ => ("application/json", library::to_json(&brand.templates)),
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
