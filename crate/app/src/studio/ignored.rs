//! What the user asked not to be told, each with the way back.

use timbre_store::{Request, ignore_key};
use yew::prelude::*;

use super::desk::Desk;

#[derive(Properties, PartialEq)]
pub(crate) struct IgnoredListProps {
    pub(crate) desk: Desk,
}

/// Shows the list.
#[component]
pub(crate) fn IgnoredList(props: &IgnoredListProps) -> Html {
    let desk = &props.desk;
    let words = desk.words;
    html! {
        <section class="sheet">
            <h2>{ words.ignored_title }</h2>
            if desk.content.ignored.is_empty() {
                <p class="empty">{ words.ignored_none }</p>
            }
            <ul class="kept">
                { for desk.content.ignored.iter().map(|ignored| {
                    let (rule, text) = (ignored.rule.clone(), ignored.text.clone());
                    let request = Request::Unignore { rule, text };
                    html! {
                        <li key={ignore_key(&ignored.rule, &ignored.text)}>
                            <span>
                                { &ignored.message }
                                if !ignored.text.is_empty() {
                                    { " " }<q>{ &ignored.text }</q>
                                }
                            </span>
                            <button class="quiet-button" onclick={desk.on(request, words.settings_saved)}>
                                { words.ignored_back }
                            </button>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
