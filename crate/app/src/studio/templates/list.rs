//! The templates found, one a row; arrow keys move among them.

use std::collections::BTreeMap;
use std::rc::Rc;

use timbre_core::brand::BrandPack;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::super::desk::Desk;
use super::Library;
use crate::browser;
use crate::messages::{count, fill};

/// So many rows are shown at first, more than fit: each takes its time to draw, at every key.
const SHOWN: usize = 24;
/// So many more each time.
const MORE: usize = 60;
/// So many pixels before its end a list that is scrolled is given more rows.
const NEAR: i32 = 400;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

#[derive(Properties, PartialEq)]
pub(super) struct ListProps {
    pub(super) desk: Desk,
    pub(super) read: Rc<Library>,
    /// The places of those found, the best first.
    pub(super) found: Rc<Vec<usize>>,
    /// The id of the one that is open.
    pub(super) chosen: Option<String>,
    pub(super) choose: Callback<String>,
}

/// By template of a brand: how often it was used, and when last, in milliseconds since 1970.
pub(super) fn uses<'a>(desk: &'a Desk, brand: &BrandPack) -> BTreeMap<&'a str, (u32, i64)> {
    let mut last: BTreeMap<&str, (u32, i64)> = BTreeMap::new();
    for used in desk.content.template_use.iter().filter(|used| used.brand == brand.id) {
        let latest = last.entry(&used.template).or_insert((used.count, used.unix_ms));
        if used.unix_ms > latest.1 {
            *latest = (used.count, used.unix_ms);
        }
    }
    last
}

/// Shows the rows; more of them as the list is scrolled, or asked for where it does not scroll itself.
#[component]
pub(super) fn List(props: &ListProps) -> Html {
    let text = props.desk.text;
    let shown = use_state_eq(|| SHOWN);
    let left = props.found.len().saturating_sub(*shown);
    let show_more = {
        let shown = shown.clone();
        move || shown.set(*shown + MORE)
    };
    let onscroll = {
        let show_more = show_more.clone();
        move |event: Event| {
            let Some(list) = event.target_dyn_into::<HtmlElement>() else { return };
            let beneath = list.scroll_height() - list.client_height() - list.scroll_top();
            if left > 0 && beneath < NEAR {
                show_more();
            }
        }
    };
    let now = browser::now().unix_ms;
    let Some(brand) = &props.desk.brand else { return Html::default() };
    let uses = uses(&props.desk, brand);
    let row = |place: &usize| -> Option<Html> {
        let template = brand.templates.get(*place)?;
        let marks = props.read.marks.get(*place).copied().unwrap_or_default();
        let choose = {
            let (choose, id) = (props.choose.clone(), template.id.clone());
            Callback::from(move |_: MouseEvent| choose.emit(id.clone()))
        };
        let current = props.chosen.as_ref() == Some(&template.id);
        Some(html! {
            <li key={template.id.clone()}>
                <button
                    id={format!("row-{}", template.id)}
                    class="row"
                    aria-current={current.then_some("true")}
                    onclick={choose}
                >
                    <span class="row-title">{ &template.title }</span>
                    <span class="row-facts">
                        if let Some(shortcut) = &template.shortcut {
                            <code>{ format!("/{shortcut}") }</code>
                        }
                        if marks.wrong {
                            <span class="mark wrong">{ text.row_wrong }</span>
                        }
                        if marks.alike {
                            <span class="mark">{ text.row_alike }</span>
                        }
                        if let Some((times, at)) = uses.get(template.id.as_str()) {
                            <span>{ used(&props.desk, *times, *at, now) }</span>
                        }
                    </span>
                </button>
            </li>
        })
    };
    html! {
        <>
            <ul class="rows" {onscroll}>{ for props.found.iter().take(*shown).filter_map(row) }</ul>
            if left > 0 {
                <button class="quiet-button framed" onclick={move |_: MouseEvent| show_more()}>
                    { count(text.rows_more, left.min(MORE)) }
                </button>
            }
        </>
    }
}

/// How often and how long ago.
fn used(desk: &Desk, times: u32, at: i64, now: i64) -> String {
    let days = usize::try_from((now - at).div_euclid(DAY)).unwrap_or(0);
    let ago = match days {
        0 => desk.text.used_today.to_owned(),
        days => count(desk.text.used_days_ago, days),
    };
    fill(&count(desk.text.used_times, times as usize), &[("ago", &ago)])
}

/// Arrow keys go from the search to the first row and from row to row, Home and End to the first and
/// the last.
pub(super) fn move_on(event: KeyboardEvent) {
    let rows = browser::document().and_then(|page| page.query_selector_all(".row").ok());
    let Some(rows) = rows.filter(|rows| rows.length() > 0) else { return };
    let row = |place: u32| rows.item(place).and_then(|node| node.dyn_into::<HtmlElement>().ok());
    let focused = event.target_dyn_into::<HtmlElement>();
    let here = (0..rows.length()).find(|place| row(*place) == focused);
    let last = rows.length() - 1;
    let in_field = event.target_dyn_into::<HtmlInputElement>().is_some();
    let next = match (event.key().as_str(), here) {
        ("ArrowDown", Some(here)) => (here + 1).min(last),
        ("ArrowDown", None) if in_field => 0,
        ("ArrowUp", Some(here)) => here.saturating_sub(1),
        ("Home", Some(_)) => 0,
        ("End", Some(_)) => last,
        _ => return,
    };
    event.prevent_default();
    if let Some(row) = row(next) {
        // A row that cannot have the focus leaves it where it is.
        let _ = row.focus();
    }
}
