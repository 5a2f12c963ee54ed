//! The voice: what was learned, a text tried on it, and the approved replies that it comes from.

mod learned;
mod map;
mod more;
mod picture;
mod samples;
mod scores;
mod trial;

use std::rc::Rc;

use timbre_core::text::Language;
use yew::prelude::*;

use self::learned::Learned;
use self::more::More;
use self::samples::Samples;
use self::trial::Trial;
use super::desk::Desk;
use super::judge::{Judge, Portrait};
use super::language_name;
use super::no_brand::no_brand;
use super::painted::use_painted;
use crate::messages::fill;

pub(crate) use self::picture::{Spread, Toned, spread, tones};

#[derive(Properties, PartialEq)]
pub(crate) struct VoicePageProps {
    pub(crate) desk: Desk,
    /// Who judges what is tried, once there is one.
    pub(crate) judge: Option<Rc<Judge>>,
    /// What is learned of the approved replies, once it is.
    pub(crate) portrait: Option<Rc<Portrait>>,
}

/// Shows the page.
#[component]
pub(crate) fn VoicePage(props: &VoicePageProps) -> Html {
    let VoicePageProps { desk, judge, portrait } = props;
    let text = desk.text;
    let chosen = use_state_eq(|| None::<Language>);
    let painted = use_painted();
    let title = html! {
        <h2 class="page-title" id="page-title" tabindex="-1">{ text.page_voice }</h2>
    };
    let Some(brand) = &desk.brand else {
        return html! { <>{ title }{ no_brand(desk) }</> };
    };
    let reports = portrait.as_ref().map(|portrait| portrait.reports.as_slice()).unwrap_or_default();
    let heard = |language: Language| reports.iter().any(|report| report.lang == language);
    let main = brand.languages.first().copied();
    let shown = [*chosen, main].into_iter().flatten().find(|language| heard(*language));
    let shown = shown.or_else(|| reports.first().map(|report| report.lang));
    let choice = reports.iter().map(|report| {
        let chosen = chosen.clone();
        let language = report.lang;
        let pressed = shown == Some(language);
        html! {
            <button
                class="folder"
                aria-pressed={pressed.to_string()}
                onclick={Callback::from(move |_: MouseEvent| chosen.set(Some(language)))}
            >{ language_name(desk.words, language) }</button>
        }
    });
    html! {
        <>
            <div class="page-head">
                { title }
                if reports.len() > 1 {
                    <div class="folders" role="group" aria-label={text.voice_languages}>{ for choice }</div>
                }
            </div>
            { match (portrait, shown) {
                (Some(portrait), Some(language)) => html! {
                    <Learned desk={desk.clone()} portrait={Rc::clone(portrait)} {language} />
                },
                (None, _) if !brand.samples.is_empty() => html! {
                    <section class="sheet learned" aria-busy="true">
                        <h2>{ fill(text.learned_title, &[("brand", &brand.name)]) }</h2>
                        <p>{ desk.words.loading }</p>
                    </section>
                },
                _ => html! { <section class="sheet"><p class="empty">{ text.voice_none }</p></section> },
            } }
            <Trial desk={desk.clone()} judge={judge.clone()} />
            if painted {
                <Samples desk={desk.clone()} portrait={portrait.clone()} />
                <More desk={desk.clone()} />
            }
        </>
    }
}
