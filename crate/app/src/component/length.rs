//! The draft's length as its network counts it.

use timbre_core::network::Length;
use yew::prelude::*;

use super::interface::use_interface;
use crate::messages::fill;

/// From this share of the limit on, in percent, the bar says that it gets tight.
const TIGHT: u32 = 90;

#[derive(Properties, PartialEq)]
pub(crate) struct LengthBarProps {
    pub(crate) length: Option<Length>,
}

/// Shows the length.
#[component]
pub(crate) fn LengthBar(props: &LengthBarProps) -> Html {
    let words = use_interface().words;
    let Some(Length { used, limit }) = props.length else {
        return html! { <footer class="length" /> };
    };
    let used_text = used.to_string();
    let Some(limit) = limit else {
        let text = fill(words.length_used, &[("used", &used_text)]);
        return html! { <footer class="length"><span class="length-text">{ text }</span></footer> };
    };
    let share = used.saturating_mul(100) / limit.max(1);
    let state = if used > limit {
        "over"
    } else if share >= TIGHT {
        "tight"
    } else {
        "free"
    };
    let limit_text = limit.to_string();
    let mut text = fill(words.length_of, &[("used", &used_text), ("limit", &limit_text)]);
    if used > limit {
        let over = fill(words.length_over, &[("over", &(used - limit).to_string())]);
        text = format!("{text} · {over}");
    }
    html! {
        <footer class="length" data-state={state}>
            <svg
                class="length-bar"
                viewBox="0 0 100 4"
                preserveAspectRatio="none"
                role="meter"
                aria-label={words.length_label}
                aria-valuemin="0"
                aria-valuemax={limit_text}
                aria-valuenow={used.min(limit).to_string()}
                aria-valuetext={text.clone()}
            >
                <rect class="whole" width="100" height="4" />
                <rect class="used" width={share.min(100).to_string()} height="4" />
            </svg>
            <span class="length-text" aria-hidden="true">{ text }</span>
        </footer>
    }
}
