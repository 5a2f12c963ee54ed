//! The replies at hand: templates and approved replies, found by typing, inserted by Enter.

use std::rc::Rc;

use timbre_core::reply::{SourceKind, Suggestion};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{Icon, IconName};
use super::interface::use_interface;
use super::marked_text::{Marked, MarkedText};
use crate::frame::Event;
use crate::messages::fill;

#[derive(Properties, PartialEq)]
pub(crate) struct RepliesProps {
    pub(crate) replies: Rc<Vec<Suggestion>>,
    pub(crate) chosen: usize,
    pub(crate) query: AttrValue,
    pub(crate) branded: bool,
}

/// Shows the search box and what it finds.
#[component]
pub(crate) fn Replies(props: &RepliesProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    {
        // What arrow keys choose must be in sight, and the first at the top: the panel may not have its
        // height yet.
        let chosen = props.chosen;
        use_effect_with(chosen, move |chosen| {
            let option = crate::browser::element(&format!("reply-{chosen}"));
            match (chosen, option) {
                (0, Some(option)) => {
                    if let Some(list) = option.parent_element() {
                        list.set_scroll_top(0);
                    }
                }
                (_, Some(option)) => {
                    let options = web_sys::ScrollIntoViewOptions::new();
                    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                    option.scroll_into_view_with_scroll_into_view_options(&options);
                }
                (_, None) => {}
            }
        });
    }
    let oninput = {
        let send = interface.send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                send.emit(Event::Search(field.value()));
            }
        })
    };
    let active = (!props.replies.is_empty()).then(|| format!("reply-{}", props.chosen));
    let nothing = match (props.branded, props.query.is_empty()) {
        (_, false) => fill(words.replies_none_found, &[("query", &props.query)]),
        (true, true) => words.replies_none.to_owned(),
        (false, true) => words.replies_no_brand.to_owned(),
    };
    html! {
        <>
            <label class="search">
                <Icon name={IconName::Search} />
                <span class="spoken">{ words.replies_search }</span>
                <input
                    id="search"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-expanded={active.is_some().to_string()}
                    aria-controls="replies"
                    aria-autocomplete="list"
                    aria-activedescendant={active.clone()}
                    placeholder={words.replies_search}
                    value={props.query.clone()}
                    {oninput}
                />
            </label>
            if props.replies.is_empty() {
                <p class="empty">{ nothing }</p>
                if !props.branded {
                    <p class="empty">
                        <a href="studio.html" target="_blank" rel="noopener">{ words.panel_studio }</a>
                    </p>
                }
            }
            if active.is_some() {
                <ul class="replies" id="replies" role="listbox" aria-label={words.panel_replies}>
                    { for props.replies.iter().enumerate().map(|(index, reply)| html! {
                        <ReplyOption reply={reply.clone()} {index} chosen={index == props.chosen} />
                    }) }
                </ul>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct ReplyOptionProps {
    reply: Suggestion,
    index: usize,
    chosen: bool,
}

#[component]
fn ReplyOption(props: &ReplyOptionProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let reply = &props.reply;
    let kind = match reply.source.kind {
        SourceKind::Template => words.reply_template,
        SourceKind::Reply => words.reply_approved,
        SourceKind::Composed | SourceKind::Rewrite => words.reply_composed,
    };
    let marks: Vec<Marked> = reply
        .gaps
        .iter()
        .map(|gap| Marked { span: gap.span, class: "gap", title: gap.name.clone().into() })
        .collect();
    html! {
        <li
            id={format!("reply-{}", props.index)}
            class="reply"
            role="option"
            aria-selected={props.chosen.to_string()}
            onclick={interface.on(Event::Insert(props.index))}
        >
            <p class="reply-title">
                <strong>{ reply.title.as_deref().unwrap_or(kind) }</strong>
                if props.chosen {
                    <span class="reply-key">{ words.reply_insert }<kbd>{ "↵" }</kbd></span>
                }
            </p>
            <p class="reply-text"><MarkedText text={reply.text.clone()} {marks} /></p>
        </li>
    }
}
