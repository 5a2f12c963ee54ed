//! Where the approved replies lie on the axes of tone: eight of ten in the band, the middle one at
//! the stroke.

use std::rc::Rc;

use timbre_core::Engine;
use timbre_core::brand::Sample;
use timbre_core::text::Language;
use timbre_core::vocabulary::Axis;
use yew::prelude::*;

use super::super::desk::Desk;
use crate::judgement_words;
use crate::messages::fill;

/// So many of the latest replies are judged: more change the picture little and take long.
const JUDGED: usize = 120;

/// The tenth, fiftieth and ninetieth of a hundred replies on an axis, 0 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spread {
    pub(crate) axis: Axis,
    pub(crate) low: f32,
    pub(crate) middle: f32,
    pub(crate) high: f32,
}

/// How the tone of `samples` in a language spreads on each axis; nothing of fewer than three.
pub(crate) fn spread(engine: &Engine, samples: &[Sample], language: Language) -> Vec<Spread> {
    let of_language =
        samples.iter().rev().filter(|sample| sample.lang.is_none_or(|own| own == language));
    let tones: Vec<_> = of_language
        .take(JUDGED)
        .map(|sample| engine.tone(&sample.text, sample.lang))
        .filter(|tone| tone.abstain.is_none())
        .collect();
    if tones.len() < 3 {
        return Vec::new();
    }
    let of_axis = |axis: Axis| {
        let mut values: Vec<f32> = tones.iter().map(|tone| tone.axes.get(axis).get()).collect();
        values.sort_by(f32::total_cmp);
        let at =
            |share: usize| values.get((values.len() - 1) * share / 10).copied().unwrap_or(50.0);
        Spread { axis, low: at(1), middle: at(5), high: at(9) }
    };
    Axis::ALL.map(of_axis).to_vec()
}

#[derive(Properties)]
pub(super) struct TonesProps {
    pub(super) desk: Desk,
    pub(super) language: Language,
    pub(super) engine: Rc<Engine>,
}

impl PartialEq for TonesProps {
    fn eq(&self, other: &Self) -> bool {
        self.desk == other.desk
            && self.language == other.language
            && Rc::ptr_eq(&self.engine, &other.engine)
    }
}

/// Shows the picture, which is a list for who cannot see it.
#[component]
pub(super) fn Tones(props: &TonesProps) -> Html {
    let TonesProps { desk, language, engine } = props;
    let samples = desk.brand.as_ref().map(|brand| brand.samples.clone()).unwrap_or_default();
    let spreads = {
        let engine = Rc::clone(engine);
        use_memo((samples, *language), move |(samples, language)| {
            spread(&engine, samples, *language)
        })
    };
    if spreads.is_empty() {
        return Html::default();
    }
    html! {
        <figure class="tones">
            <figcaption>{ desk.text.tones_caption }</figcaption>
            <ul>
                { for spreads.iter().map(|spread| html! {
                    <li>
                        <span class="tones-axis">{ judgement_words::axis(desk.words, spread.axis) }</span>
                        { band(spread) }
                        <span class="spoken">{ fill(desk.text.tones_said, &[
                            ("low", &format!("{:.0}", spread.low)),
                            ("high", &format!("{:.0}", spread.high)),
                            ("middle", &format!("{:.0}", spread.middle)),
                        ]) }</span>
                    </li>
                }) }
            </ul>
        </figure>
    }
}

/// A line of 100 with the band on it.
pub(crate) fn band(spread: &Spread) -> Html {
    html! {
        <svg class="band" viewBox="-2 0 104 12" preserveAspectRatio="none" aria-hidden="true">
            <rect class="line" x="0" y="5" width="100" height="2" rx="1" />
            <rect
                class="range"
                x={format!("{:.1}", spread.low)}
                y="2"
                width={format!("{:.1}", (spread.high - spread.low).max(1.5))}
                height="8"
                rx="2"
            />
            <rect class="middle" x={format!("{:.1}", spread.middle - 0.75)} y="0" width="1.5" height="12" />
        </svg>
    }
}
