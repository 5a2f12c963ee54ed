//! The voice: in words first, then the number, then the words of the draft that cause it.

use std::rc::Rc;

use timbre_core::brand::BrandPack;
use timbre_core::order;
use timbre_core::text::OffsetMap;
use timbre_core::voice::{Driver, Likeness, Voice};
use yew::prelude::*;

use super::interface::use_interface;
use crate::frame::Judged;
use crate::judgement_words;
use crate::messages::fill;
use crate::same::Same;

/// How many words are shown for each side.
const DRIVERS: usize = 4;
/// How many differences are said in words.
const DIFFERENCES: usize = 3;
/// Words below this share of the strongest one's weight are not worth reading.
const WEAK: f32 = 0.15;

#[derive(Properties, PartialEq)]
pub(crate) struct VoiceCardProps {
    pub(crate) judged: Rc<Judged>,
    pub(crate) brand: Same,
}

/// Shows the voice.
#[component]
pub(crate) fn VoiceCard(props: &VoiceCardProps) -> Html {
    let interface = use_interface();
    let words = interface.words;
    let Some(brand) = &props.brand.0 else {
        return html! {
            <section class="voice" aria-label={words.voice_label}>
                <h2>{ words.voice_label }</h2>
                <p class="invitation">
                    { words.panel_no_brand }{ " " }
                    <a href="studio.html" target="_blank" rel="noopener">{ words.panel_no_brand_link }</a>
                </p>
            </section>
        };
    };
    let voice = &props.judged.review.voice;
    let likeness = match voice.likeness {
        Some(Likeness::SoundsLikeIt) => "ready",
        Some(Likeness::Drifts) => "revise",
        Some(Likeness::DoesNot) => "away",
        None => "unknown",
    };
    let away = matches!(voice.likeness, Some(Likeness::Drifts | Likeness::DoesNot));
    let score = voice.score.map(|score| format!("{:.0}", score.get()));
    html! {
        <section class="voice" data-state={likeness} aria-label={words.voice_label}>
            <h2>{ words.voice_label }</h2>
            <p class="voice-line">
                <strong>{ judgement_words::voice(words, voice, &brand.name) }</strong>
                if let Some(score) = score {
                    <span
                        class="voice-score"
                        title={fill(words.voice_score_label, &[("score", &score)])}
                    >
                        { fill(words.voice_score, &[("score", &score)]) }
                        { " · " }
                        { judgement_words::confidence(words, voice) }
                    </span>
                }
            </p>
            if away && !voice.style.is_empty() {
                <ul class="differences">{ differences(voice, words.language_tag) }</ul>
            }
            if voice.score.is_some() {
                <ul class="drivers">
                    { drivers(&props.judged, true, words.driver_for) }
                    { drivers(&props.judged, false, words.driver_against) }
                </ul>
            }
            if let Some(nearest) = nearest(voice, brand) {
                <details class="nearest">
                    <summary>{ words.voice_nearest }</summary>
                    <blockquote>{ nearest }</blockquote>
                </details>
            }
        </section>
    }
}

/// What sets the draft apart, in words.
fn differences(voice: &Voice, language: &str) -> Html {
    let said = voice.style.iter().filter_map(|driver| match language {
        "es" => driver.message.es.clone(),
        _ => driver.message.en.clone(),
    });
    html! { { for said.take(DIFFERENCES).map(|said| html! { <li>{ said }</li> }) } }
}

/// The approved reply to learn from, where the draft does not sound like the brand.
fn nearest<'a>(voice: &Voice, brand: &'a BrandPack) -> Option<&'a str> {
    if matches!(voice.likeness, None | Some(Likeness::SoundsLikeIt)) {
        return None;
    }
    let nearest = voice.nearest.first()?;
    brand.samples.get(nearest.sample).map(|sample| sample.text.as_str())
}

/// The strongest words for the brand, or against it, each said once.
fn drivers(judged: &Judged, towards: bool, label: &'static str) -> Html {
    let map = OffsetMap::new(&judged.text);
    let mut said: Vec<&str> = Vec::new();
    for driver in strongest(&judged.review.voice.drivers, towards) {
        let words = map.to_byte_span(driver.span).of(&judged.text).trim();
        if !words.chars().all(is_mark) && !said.contains(&words) {
            said.push(words);
        }
    }
    let (class, sign) = if towards { ("driver towards", "+") } else { ("driver away", "−") };
    html! {
        { for said.into_iter().take(DRIVERS).map(|words| html! {
            <li {class} title={label}>
                <span class="spoken">{ format!("{label}: ") }</span>
                <span class="driver-sign" aria-hidden="true">{ sign }</span>{ words }
            </li>
        }) }
    }
}

/// Whether a character alone says nothing to the person who reads it.
fn is_mark(character: char) -> bool {
    character.is_ascii_punctuation() || "¡¿«»…".contains(character)
}

/// Those of one side that are not much weaker than the strongest of all.
fn strongest(drivers: &[Driver], towards: bool) -> Vec<&Driver> {
    let most = drivers.iter().map(|driver| driver.weight.abs()).fold(0.0, f32::max);
    let mut found: Vec<&Driver> = drivers
        .iter()
        .filter(|driver| (driver.weight > 0.0) == towards && driver.weight.abs() >= WEAK * most)
        .collect();
    order::sort_by(&mut found, |one, other| other.weight.abs().total_cmp(&one.weight.abs()));
    found
}
