//! A word about what just happened, with a way to take it back or to help oneself.

use yew::prelude::*;

use super::icon::{Icon, IconName};
use super::interface::use_interface;
use crate::frame::{Event, Notice, NoticeKind};

#[derive(Properties, PartialEq)]
pub(crate) struct NoticeBarProps {
    pub(crate) notice: Notice,
}

/// Shows the notice. The live region of the frame says it.
#[component]
pub(crate) fn NoticeBar(props: &NoticeBarProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let Notice { text, kind } = &props.notice;
    html! {
        <div class="notice">
            <p>{ text }</p>
            if let NoticeKind::Copy(copy) = kind {
                <p class="notice-text" tabindex="0">{ copy }</p>
            }
            <div class="card-actions">
                if *kind == NoticeKind::Undo {
                    <button class="button" onclick={interface.on(Event::UndoIgnore)}>
                        { words.undo }
                        <kbd>{ "Z" }</kbd>
                    </button>
                } else if *kind != NoticeKind::Plain {
                    <button class="button" onclick={interface.on(Event::Copy)}>{ words.copy }</button>
                }
                <button
                    class="quiet-button"
                    aria-label={words.notice_close}
                    title={words.notice_close}
                    onclick={interface.on(Event::CloseNotice)}
                ><Icon name={IconName::Close} /></button>
            </div>
        </div>
    }
}
