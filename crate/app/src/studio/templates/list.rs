//! The templates found, one a row; arrow keys move among them.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::super::desk::Desk;
use crate::browser;
use crate::messages::{count, fill};

/// So many rows are shown at first, and so many more each time: nobody reads more, and more take long
/// to draw.
const SHOWN: usize = 60;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) shortcut: Option<String>,
    /// Whether it has a mistake, so that it is not offered.
    pub(super) wrong: bool,
    /// Whether another one says nearly the same.
    pub(super) alike: bool,
    /// How often it was used, and when last, in milliseconds since 1970.
    pub(super) used: Option<(u32, i64)>,
}

#[derive(Properties, PartialEq)]
pub(super) struct ListProps {
    pub(super) desk: Desk,
    pub(super) rows: Rc<Vec<Row>>,
    /// The id of the one that is open.
    pub(super) chosen: Option<String>,
    pub(super) choose: Callback<String>,
}

/// Shows the rows.
#[component]
pub(super) fn List(props: &ListProps) -> Html {
    let text = props.desk.text;
    let shown = use_state_eq(|| SHOWN);
    let left = props.rows.len().saturating_sub(*shown);
    let show_more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 2 * SHOWN))
    };
    let now = browser::now().unix_ms;
    html! {
        <>
            <ul class="rows">
                { for props.rows.iter().take(*shown).map(|row| {
                    let choose = {
                        let (choose, id) = (props.choose.clone(), row.id.clone());
                        Callback::from(move |_: MouseEvent| choose.emit(id.clone()))
                    };
                    let current = props.chosen.as_ref() == Some(&row.id);
                    html! {
                        <li key={row.id.clone()}>
                            <button
                                id={format!("row-{}", row.id)}
                                class="row"
                                aria-current={current.then_some("true")}
                                onclick={choose}
                            >
                                <span class="row-title">{ &row.title }</span>
                                <span class="row-facts">
                                    if let Some(shortcut) = &row.shortcut {
                                        <code>{ format!("/{shortcut}") }</code>
                                    }
                                    if row.wrong {
                                        <span class="mark wrong">{ text.row_wrong }</span>
                                    }
                                    if row.alike {
                                        <span class="mark">{ text.row_alike }</span>
                                    }
                                    if let Some((times, at)) = row.used {
                                        <span>{ used(&props.desk, times, at, now) }</span>
                                    }
                                </span>
                            </button>
                        </li>
                    }
                }) }
            </ul>
            if left > 0 {
                <button class="quiet-button framed" onclick={show_more}>
                    { count(text.rows_more, left.min(2 * SHOWN)) }
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
