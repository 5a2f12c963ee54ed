//! The whole frame: the chip or the panel, and the voice for screen readers.

use std::rc::Rc;

use timbre_port::Theme;
use yew::prelude::*;

use super::chip::Chip;
use super::interface::Interface;
use super::panel::Panel;
use crate::browser;
use crate::frame::{Composing, Driver, Event, FocusTarget, FrameState};
use crate::same::Same;

#[derive(Properties)]
pub(crate) struct FrameProps {
    pub(crate) driver: Rc<Driver>,
}

impl PartialEq for FrameProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.driver, &other.driver)
    }
}

/// The frame. It draws what the driver's state says, whenever that changes.
pub(crate) struct Frame {
    send: Callback<Event>,
    chip: NodeRef,
}

impl Component for Frame {
    type Message = ();
    type Properties = FrameProps;

    fn create(context: &Context<Self>) -> Self {
        let driver = Rc::clone(&context.props().driver);
        driver.on_change(context.link().callback(|()| ()));
        let send = Callback::from(move |event| driver.happen(event));
        Self { send, chip: NodeRef::default() }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().driver.read(|state| {
            let interface = Interface { words: state.messages(), send: self.send.clone() };
            html! {
                <ContextProvider<Interface> context={interface}>
                    { self.content(state) }
                    <p class="spoken" role="status" aria-live="polite">{ state.said.to_string() }</p>
                </ContextProvider<Interface>>
            }
        })
    }

    fn rendered(&mut self, context: &Context<Self>, _first: bool) {
        let driver = &context.props().driver;
        let (page, theme, language) =
            driver.read(|state| (state.page_theme(), state.theme(), state.messages().language_tag));
        // A frame is transparent only while its scheme is that of the page around it.
        browser::dress("data-page", Some(name(page)));
        browser::dress("data-theme", Some(name(theme)));
        browser::dress("lang", Some(language));
        if let Some(target) = driver.take_focus() {
            focus(target);
        } else if driver.read(|state| state.open) && browser::focus_is_lost() {
            // What had it is gone: a card that was ignored, a button that was pressed.
            focus(FocusTarget::Panel);
        }
        if let Some(chip) = self.chip.cast::<web_sys::Element>() {
            let size = chip.get_bounding_client_rect();
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a chip is a few hundred pixels wide"
            )]
            let (width, height) = (size.width().ceil() as u32, size.height().ceil() as u32);
            if driver.read(|state| state.chip_size() != (width, height)) {
                driver.happen(Event::Measured { width, height });
            }
        }
    }
}

impl Frame {
    fn content(&self, state: &FrameState) -> Html {
        let Some(composing) = &state.composing else { return Html::default() };
        if state.open {
            html! { <Panel view={panel_view(state, composing)} /> }
        } else {
            let judged = composing.armed.clone();
            let triage = composing.triage.clone();
            let (hint, released) = (state.hint, composing.released);
            html! {
                // Room for the chip's shadow, so that its size includes it.
                <div class="chip-room" ref={self.chip.clone()}>
                    <Chip {judged} {triage} {hint} {released} />
                </div>
            }
        }
    }
}

fn panel_view(state: &FrameState, composing: &Composing) -> super::panel::PanelView {
    let composer = &composing.composer;
    let author = composer.author.as_ref();
    super::panel::PanelView {
        tab: state.tab,
        comment: composer.comment.as_deref().map(Into::into),
        author: author
            .and_then(|author| author.name.as_deref().or(author.handle.as_deref()))
            .map(Into::into),
        triage: composing.triage.clone(),
        judged: composing.judged.clone(),
        armed: composing.armed.clone(),
        held: composing.held,
        brand: Same(state.brand.clone()),
        replies: Rc::clone(&state.replies),
        chosen: state.chosen,
        questions: state.questions.clone(),
        rewrites: state.rewrites.clone(),
        query: Rc::clone(&state.query),
        shortcuts: state.shortcuts,
        step: state.step,
        notice: state.notice.clone(),
        failure: match &state.keeping {
            crate::frame::Keeping::Failed(error) => {
                Some(crate::refusal::words(state.messages(), error).into())
            }
            _ if state.outdated => Some(state.messages().port_old.into()),
            _ => None,
        },
    }
}

fn name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn focus(target: FocusTarget) {
    let id = match target {
        FocusTarget::Panel => "panel",
        FocusTarget::Search => "search",
        FocusTarget::Held => "held-first",
        FocusTarget::Question => return super::questions::focus_question(None),
    };
    // The frame itself may not have the focus yet: a command came from the page.
    if let Ok(window) = browser::window() {
        let _ = window.focus();
    }
    if let Some(element) = browser::element(id).or_else(|| browser::element("panel")) {
        // An element that cannot be focused leaves the focus where it is.
        let _ = element.focus();
    }
}
