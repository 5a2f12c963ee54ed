//! What was learned, in sentences and in a picture.

use std::rc::Rc;

use timbre_core::Engine;
use timbre_core::voice::{LEAST_SAMPLES, VoiceReport};
use yew::prelude::*;

use super::super::desk::Desk;
use super::map::SampleMap;
use super::picture::{Tones, tones};
use super::scores::Scores;
use crate::messages::{count, fill};

#[derive(Properties)]
pub(super) struct LearnedProps {
    pub(super) desk: Desk,
    pub(super) report: VoiceReport,
    pub(super) engine: Rc<Engine>,
}

impl PartialEq for LearnedProps {
    fn eq(&self, other: &Self) -> bool {
        self.desk == other.desk
            && self.report == other.report
            && Rc::ptr_eq(&self.engine, &other.engine)
    }
}

/// Shows it.
#[component]
pub(super) fn Learned(props: &LearnedProps) -> Html {
    let LearnedProps { desk, report, engine } = props;
    let text = desk.text;
    let brand = desk.brand.as_ref().map(|brand| brand.name.clone()).unwrap_or_default();
    let sure = match report.confidence.get() {
        _ if (report.samples as usize) < LEAST_SAMPLES => text.learned_too_few,
        sure if sure >= 0.7 => text.learned_sure,
        sure if sure >= 0.4 => text.learned_fair,
        _ => text.learned_unsure,
    };
    let toned = {
        let engine = Rc::clone(engine);
        use_memo((desk.same(), report.lang), move |(brand, language)| {
            let samples = brand.0.as_ref().map(|brand| brand.samples.as_slice());
            tones(&engine, samples.unwrap_or_default(), *language)
        })
    };
    let said = report.traits.iter().filter_map(|said| said.get(desk.language()));
    html! {
        <section class="sheet learned">
            <h2>{ fill(text.learned_title, &[("brand", &brand)]) }</h2>
            <p>{ count(text.learned_from, report.samples as usize) }{ " " }{ sure }</p>
            <div class="learned-halves">
                <ul class="traits">{ for said.map(|said| html! { <li>{ said }</li> }) }</ul>
                <Tones desk={desk.clone()} tones={Rc::clone(&toned)} />
            </div>
            <div class="figures">
                <Scores desk={desk.clone()} own={report.own.clone()} curve={report.curve.clone()} />
                <SampleMap desk={desk.clone()} tones={toned} />
            </div>
        </section>
    }
}
