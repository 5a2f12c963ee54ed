//! The voice: what was learned, a text tried on it, and the approved replies that it comes from.

mod learned;
mod map;
mod more;
mod picture;
mod samples;
mod scores;
mod trial;

use std::rc::Rc;

use timbre_core::Engine;
use timbre_core::text::Language;
use timbre_core::voice::report;
use yew::prelude::*;

use self::learned::Learned;
use self::more::More;
use self::samples::Samples;
use self::trial::Trial;
use super::desk::Desk;
use super::no_brand::no_brand;
use super::{language_name, without_templates};

pub(crate) use self::picture::{Spread, spread, tones};

#[derive(Properties, PartialEq)]
pub(crate) struct VoicePageProps {
    pub(crate) desk: Desk,
}

/// Shows the page.
#[component]
pub(crate) fn VoicePage(props: &VoicePageProps) -> Html {
    let desk = &props.desk;
    let text = desk.text;
    let chosen = use_state_eq(|| None::<Language>);
    let reports = use_memo(desk.brand.clone(), |brand| {
        brand.as_ref().map(|brand| report(brand)).unwrap_or_default()
    });
    let engine = use_memo((desk.brand.clone(), desk.language()), |(brand, language)| {
        let brand = brand.as_deref().map(without_templates);
        brand.map(|brand| Rc::new(Engine::new(&brand).speaking(*language)))
    });
    let title = html! {
        <h2 class="page-title" id="page-title" tabindex="-1">{ text.page_voice }</h2>
    };
    let (Some(brand), Some(engine)) = (&desk.brand, engine.as_ref()) else {
        return html! { <>{ title }{ no_brand(desk) }</> };
    };
    let learned = chosen
        .and_then(|language| reports.iter().find(|report| report.lang == language))
        .or_else(|| {
            let main = brand.languages.first();
            reports.iter().find(|report| Some(&report.lang) == main).or(reports.first())
        });
    let choice = reports.iter().map(|report| {
        let chosen = chosen.clone();
        let language = report.lang;
        let pressed = learned.is_some_and(|shown| shown.lang == language);
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
            if let Some(report) = learned {
                <Learned desk={desk.clone()} report={report.clone()} engine={Rc::clone(engine)} />
            } else {
                <section class="sheet"><p class="empty">{ text.voice_none }</p></section>
            }
            <Trial desk={desk.clone()} engine={Rc::clone(engine)} />
            <Samples desk={desk.clone()} notes={
                reports.iter().flat_map(|report| report.notes.iter().copied()).collect::<Vec<_>>()
            } />
            <More desk={desk.clone()} />
        </>
    }
}
