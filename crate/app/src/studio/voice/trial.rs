//! Texts tried on the voice: how near each comes, the words that say so, and the differences in
//! sentences.

use std::rc::Rc;

use timbre_core::brand::BrandPack;
use timbre_core::text::OffsetMap;
use timbre_core::voice::import::replies;
use timbre_core::voice::{Likeness, Voice};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::judge::Judge;
use crate::component::{Marked, MarkedText};
use crate::judgement_words;
use crate::messages::fill;

/// So many texts are tried at once.
const TRIED: usize = 30;
/// Words below this share of the strongest one's weight are not marked.
const WEAK: f32 = 0.15;

#[derive(Properties, PartialEq)]
pub(super) struct TrialProps {
    pub(super) desk: Desk,
    /// Who judges, once there is one.
    pub(super) judge: Option<Rc<Judge>>,
}

/// Shows the field and what comes of it.
#[component]
pub(super) fn Trial(props: &TrialProps) -> Html {
    let TrialProps { desk, judge } = props;
    let text = desk.text;
    let pasted = use_state_eq(String::new);
    let oninput = {
        let pasted = pasted.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                pasted.set(field.value());
            }
        })
    };
    let Some(brand) = &desk.brand else { return Html::default() };
    let tried = judge.iter().flat_map(|judge| {
        let texts = replies(&pasted).into_iter().take(TRIED);
        texts.map(|text| {
            let voice = judge.engine.voice(&text, None);
            (text, voice)
        })
    });
    let judged: Vec<(String, Voice)> = tried.collect();
    html! {
        <section class="sheet trial">
            <h2>{ text.trial_title }</h2>
            <div class="field">
                <label for="trial">{ text.trial_field }</label>
                <textarea id="trial" rows="4" aria-describedby="trial-hint" value={(*pasted).clone()} {oninput} />
                <p class="field-note" id="trial-hint">{ text.trial_hint }</p>
            </div>
            <div aria-live="polite">
                if judged.len() > 1 {
                    <p class="trial-sum"><strong>{ sum(desk, brand, &judged) }</strong></p>
                }
            </div>
            if !judged.is_empty() {
                <p class="legend">
                    <mark class="towards">{ desk.words.driver_for }</mark>{ " " }
                    <mark class="away">{ desk.words.driver_against }</mark>
                </p>
            }
            <ul class="tried">
                { for judged.iter().map(|(text, voice)| one(desk, brand, text, voice)) }
            </ul>
        </section>
    }
}

/// How many of the texts sound like the brand.
fn sum(desk: &Desk, brand: &BrandPack, judged: &[(String, Voice)]) -> String {
    let sounds = judged.iter().filter(|(_, voice)| voice.likeness == Some(Likeness::SoundsLikeIt));
    let known = judged.iter().filter(|(_, voice)| voice.likeness.is_some());
    fill(
        desk.text.trial_sum,
        &[
            ("some", &sounds.count().to_string()),
            ("all", &known.count().to_string()),
            ("brand", &brand.name),
        ],
    )
}

/// One text and what is said of it.
fn one(desk: &Desk, brand: &BrandPack, text: &str, voice: &Voice) -> Html {
    let words = desk.words;
    let state = match voice.likeness {
        Some(Likeness::SoundsLikeIt) => "ready",
        Some(Likeness::Drifts) => "revise",
        Some(Likeness::DoesNot) => "away",
        None => "unknown",
    };
    let differences = voice.style.iter().filter_map(|driver| driver.message.get(desk.language()));
    let near = voice.nearest.first().and_then(|nearest| brand.samples.get(nearest.sample));
    let away = matches!(voice.likeness, Some(Likeness::Drifts | Likeness::DoesNot));
    html! {
        <li class="tried-one" data-state={state}>
            <p class="tried-line">
                <strong>{ judgement_words::voice(words, voice, &brand.name) }</strong>
                if let Some(score) = voice.score {
                    <span>
                        { fill(words.voice_score, &[("score", &format!("{:.0}", score.get()))]) }
                        { " · " }{ judgement_words::confidence(words, voice) }
                    </span>
                }
            </p>
            if let Some(score) = voice.score {
                { scale(score.get()) }
            }
            <p class="tried-text"><MarkedText text={text.to_owned()} marks={marks(desk, text, voice)} /></p>
            if away {
                <ul class="differences">{ for differences.map(|said| html! { <li>{ said }</li> }) }</ul>
            }
            if let Some(near) = near.filter(|_| away) {
                <details>
                    <summary>{ words.voice_nearest }</summary>
                    <blockquote>{ &near.text }</blockquote>
                </details>
            }
        </li>
    }
}

/// The score on a line of 100, with the two borders: a twentieth and a fifth of the brand's own
/// replies lie below them.
fn scale(score: f32) -> Html {
    html! {
        <svg class="scale" viewBox="-2 0 104 12" preserveAspectRatio="none" aria-hidden="true">
            <rect class="far" x="0" y="4" width="5" height="4" />
            <rect class="near" x="5" y="4" width="15" height="4" />
            <rect class="home" x="20" y="4" width="80" height="4" />
            <rect class="here" x={format!("{:.1}", score - 1.0)} y="0" width="2" height="12" rx="1" />
        </svg>
    }
}

/// The words that moved the score, the strongest first, so that they are drawn where two overlap.
fn marks(desk: &Desk, text: &str, voice: &Voice) -> Vec<Marked> {
    let map = OffsetMap::new(text);
    let most = voice.drivers.iter().map(|driver| driver.weight.abs()).fold(0.0, f32::max);
    voice
        .drivers
        .iter()
        .filter(|driver| driver.weight.abs() >= WEAK * most)
        .filter(|driver| map.to_byte_span(driver.span).of(text).chars().any(char::is_alphanumeric))
        .map(|driver| {
            let towards = driver.weight > 0.0;
            let title = if towards { desk.words.driver_for } else { desk.words.driver_against };
            let class = if towards { "towards" } else { "away" };
            Marked { span: driver.span, class, title: title.into() }
        })
        .collect()
}
