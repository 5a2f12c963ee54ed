//! Where the approved replies lie on the axes of tone: eight of ten in the band, the middle one at
//! the stroke.

use std::rc::Rc;

use timbre_core::Engine;
use timbre_core::brand::Sample;
use timbre_core::order;
use timbre_core::text::Language;
use timbre_core::vocabulary::{Axis, ByAxis};
use yew::prelude::*;

use super::super::desk::Desk;
use crate::component::Band;
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

impl Spread {
    /// As a picture draws it.
    pub(crate) fn lie(&self) -> [f32; 3] {
        [self.low, self.middle, self.high]
    }
}

/// The tone of one approved reply: its place among them, and 0 to 100 on each axis.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Toned {
    pub(crate) sample: usize,
    pub(crate) axes: ByAxis<f32>,
}

/// The tone of the latest of `samples` in a language, as far as it can be judged.
pub(crate) fn tones(engine: &Engine, samples: &[Sample], language: Language) -> Vec<Toned> {
    let of_language = samples
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, sample)| sample.lang.is_none_or(|own| own == language));
    of_language
        .take(JUDGED)
        .map(|(place, sample)| (place, engine.tone(&sample.text, sample.lang)))
        .filter(|(_, tone)| tone.abstain.is_none())
        .map(|(sample, tone)| Toned {
            sample,
            axes: ByAxis::from_fn(|axis| tone.axes.get(axis).get()),
        })
        .collect()
}

/// How tones spread on each axis; nothing of fewer than three.
pub(crate) fn spread(tones: &[Toned]) -> Vec<Spread> {
    if tones.len() < 3 {
        return Vec::new();
    }
    let of_axis = |axis: Axis| {
        let mut values: Vec<f32> = tones.iter().map(|tone| *tone.axes.get(axis)).collect();
        order::sort_by(&mut values, f32::total_cmp);
        let at =
            |share: usize| values.get((values.len() - 1) * share / 10).copied().unwrap_or(50.0);
        Spread { axis, low: at(1), middle: at(5), high: at(9) }
    };
    Axis::ALL.map(of_axis).to_vec()
}

#[derive(Properties, PartialEq)]
pub(super) struct TonesProps {
    pub(super) desk: Desk,
    pub(super) tones: Rc<Vec<Toned>>,
}

/// Shows the picture, which is a list for who cannot see it.
#[component]
pub(super) fn Tones(props: &TonesProps) -> Html {
    let TonesProps { desk, tones } = props;
    let spreads = spread(tones);
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
                        <Band lie={spread.lie()} />
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
