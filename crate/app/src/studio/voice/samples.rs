//! The approved replies: what is odd about some, and each one's way out.

use std::rc::Rc;

use timbre_core::brand::Sample;
use timbre_core::text::fold;
use timbre_core::voice::{SampleNote, SampleProblem};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::judge::Portrait;
use super::super::language_in_text;
use crate::messages::{count, fill};

/// So many replies are shown at first.
const SHOWN: usize = 20;

#[derive(Properties, PartialEq)]
pub(super) struct SamplesProps {
    pub(super) desk: Desk,
    /// What is learned of them, once it is.
    pub(super) portrait: Option<Rc<Portrait>>,
}

/// Shows the replies.
#[component]
pub(super) fn Samples(props: &SamplesProps) -> Html {
    let SamplesProps { desk, portrait } = props;
    let text = desk.text;
    let query = use_state_eq(String::new);
    let odd_only = use_state_eq(|| false);
    let shown = use_state_eq(|| SHOWN);
    let Some(brand) = &desk.brand else { return Html::default() };
    if brand.samples.is_empty() {
        return Html::default();
    }
    let notes: Vec<&SampleNote> = portrait
        .iter()
        .flat_map(|portrait| portrait.reports.iter().flat_map(|report| &report.notes))
        .collect();
    let read = portrait.as_ref().map(|portrait| portrait.brand.samples.as_slice());
    let read = read.unwrap_or_default();
    let note = |place: usize, sample: &Sample| {
        let here = read.get(place) == Some(sample);
        // What is learned may still be of the replies before one came or went.
        let of_it = |note: &&SampleNote| match here {
            true => note.sample == place,
            false => read.get(note.sample) == Some(sample),
        };
        notes.iter().copied().find(of_it)
    };
    let wanted = fold(query.trim()).text;
    let found: Vec<(usize, &Sample)> = brand
        .samples
        .iter()
        .enumerate()
        .filter(|(place, sample)| !*odd_only || note(*place, sample).is_some())
        .filter(|(_, sample)| wanted.is_empty() || fold(&sample.text).text.contains(&wanted))
        .collect();
    let on_query = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                query.set(field.value());
            }
        })
    };
    let on_odd = {
        let odd_only = odd_only.clone();
        Callback::from(move |_: MouseEvent| odd_only.set(!*odd_only))
    };
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 5 * SHOWN))
    };
    html! {
        <section class="sheet samples">
            <h2>{ count(text.samples_title, brand.samples.len()) }</h2>
            <div class="samples-tools">
                <label class="search-field">
                    <span class="spoken">{ text.samples_search }</span>
                    <input id="sample-search" type="text" autocomplete="off" placeholder={text.samples_search} value={(*query).clone()} oninput={on_query} />
                </label>
                if !notes.is_empty() {
                    <button class="folder" aria-pressed={odd_only.to_string()} onclick={on_odd}>
                        { count(text.samples_odd, notes.len()) }
                    </button>
                }
            </div>
            if found.is_empty() {
                <p class="empty">{ text.samples_none }</p>
            }
            <ul class="kept">
                { for found.iter().take(*shown).map(|(place, sample)| row(desk, sample, note(*place, sample), read)) }
            </ul>
            if found.len() > *shown {
                <button class="quiet-button framed" onclick={more}>{ count(text.rows_more, found.len() - *shown) }</button>
            }
        </section>
    }
}

fn row(desk: &Desk, sample: &Sample, note: Option<&SampleNote>, all: &[Sample]) -> Html {
    let text = desk.text;
    let remove = {
        let (desk, sample) = (desk.clone(), sample.text.clone());
        Callback::from(move |_: MouseEvent| {
            desk.change(desk.text.about_sample, desk.text.sample_removed, |pack| {
                pack.samples.retain(|other| other.text != sample);
            });
        })
    };
    let start: String = sample.text.chars().take(40).collect();
    html! {
        <li class="sample">
            <div>
                <p>{ &sample.text }</p>
                if let Some(note) = note {
                    <p class="hint-line">{ odd(desk, note, all) }</p>
                }
            </div>
            <button class="quiet-button" aria-label={fill(text.sample_remove_this, &[("start", &start)])} onclick={remove}>
                { text.template_remove }
            </button>
        </li>
    }
}

/// What is odd about a reply, and what to do.
fn odd(desk: &Desk, note: &SampleNote, all: &[Sample]) -> String {
    let text = desk.text;
    match note.problem {
        SampleProblem::Repeats { sample } => {
            let other =
                all.get(sample).map(|other| other.text.chars().take(60).collect::<String>());
            fill(text.odd_repeats, &[("other", &other.unwrap_or_default())])
        }
        SampleProblem::OtherLanguage { seems } => {
            let seems = language_in_text(desk.words, seems);
            fill(text.odd_language, &[("language", &seems)])
        }
        SampleProblem::Canned => text.odd_canned.to_owned(),
        SampleProblem::Outlier => text.odd_outlier.to_owned(),
        SampleProblem::Wordless => text.odd_wordless.to_owned(),
    }
}
