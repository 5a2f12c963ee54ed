//! What was learned, in sentences and in a picture.

use std::rc::Rc;

use timbre_core::text::Language;
use timbre_core::voice::LEAST_SAMPLES;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::judge::Portrait;
use super::map::SampleMap;
use super::picture::Tones;
use super::scores::Scores;
use crate::messages::{count, fill};

#[derive(Properties, PartialEq)]
pub(super) struct LearnedProps {
    pub(super) desk: Desk,
    pub(super) portrait: Rc<Portrait>,
    /// The language whose voice is shown; nothing is of one without replies.
    pub(super) language: Language,
}

/// Shows it.
#[component]
pub(super) fn Learned(props: &LearnedProps) -> Html {
    let LearnedProps { desk, portrait, language } = props;
    let text = desk.text;
    let Some(report) = portrait.reports.iter().find(|report| report.lang == *language) else {
        return Html::default();
    };
    let sure = match report.confidence.get() {
        _ if (report.samples as usize) < LEAST_SAMPLES => text.learned_too_few,
        sure if sure >= 0.7 => text.learned_sure,
        sure if sure >= 0.4 => text.learned_fair,
        _ => text.learned_unsure,
    };
    let toned = portrait.tones(*language);
    let said = report.traits.iter().filter_map(|said| said.get(desk.language()));
    html! {
        <section class="sheet learned">
            <h2>{ fill(text.learned_title, &[("brand", &portrait.brand.name)]) }</h2>
            <p>{ count(text.learned_from, report.samples as usize) }{ " " }{ sure }</p>
            <div class="learned-halves">
                <ul class="traits">{ for said.map(|said| html! { <li>{ said }</li> }) }</ul>
                <Tones desk={desk.clone()} tones={Rc::clone(&toned)} />
            </div>
            <div class="figures">
                <Scores desk={desk.clone()} own={report.own.clone()} curve={report.curve.clone()} />
                <SampleMap desk={desk.clone()} portrait={Rc::clone(portrait)} tones={toned} />
            </div>
        </section>
    }
}
