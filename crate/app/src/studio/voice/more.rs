//! More approved replies: pasted, or from a file, counted before they are kept.

use std::rc::Rc;

use timbre_core::brand::{BrandPack, Sample};
use timbre_core::text::{Document, Language};
use timbre_core::voice::import::{SampleFormat, import, recognise, replies};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::file::{self, FileField};
use crate::messages::{count, fill};

#[derive(Properties, PartialEq)]
pub(super) struct MoreProps {
    pub(super) desk: Desk,
}

/// What a file brought.
#[derive(Clone, PartialEq)]
enum Chosen {
    Nothing,
    Read(Rc<Vec<Sample>>),
    /// The line that cannot be read.
    Refused(usize, String),
    Unknown,
}

/// Shows the field and the file.
#[component]
pub(super) fn More(props: &MoreProps) -> Html {
    let desk = &props.desk;
    let (words, text) = (desk.words, desk.text);
    let pasted = use_state_eq(String::new);
    let chosen = use_state(|| Chosen::Nothing);
    let Some(brand) = &desk.brand else { return Html::default() };
    let oninput = {
        let pasted = pasted.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                pasted.set(field.value());
            }
        })
    };
    let onchange = {
        let chosen = chosen.clone();
        file::chosen(move |name, content| {
            chosen.set(match recognise(&name, &content) {
                None => Chosen::Unknown,
                Some(format) => read(format, &content),
            });
        })
    };
    let written: Vec<Sample> = replies(&pasted).into_iter().map(sample).collect();
    let new = fresh(brand, &written);
    let add = |samples: Vec<Sample>, done: Callback<()>| {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            let number = samples.len();
            let about = count(desk.text.about_samples, number);
            desk.change(&about, &count(desk.text.samples_added, number), |pack| {
                pack.samples.extend(samples.iter().cloned());
            });
            done.emit(());
        })
    };
    let cleared = {
        let pasted = pasted.clone();
        Callback::from(move |()| pasted.set(String::new()))
    };
    let done = {
        let chosen = chosen.clone();
        Callback::from(move |()| chosen.set(Chosen::Nothing))
    };
    html! {
        <section class="sheet more-samples">
            <h2>{ text.more_title }</h2>
            <div class="field">
                <label for="more-pasted">{ text.more_paste }</label>
                <textarea id="more-pasted" rows="5" aria-describedby="more-hint" value={(*pasted).clone()} {oninput} />
                <p class="field-note" id="more-hint">{ words.wizard_samples_hint }</p>
            </div>
            if !written.is_empty() {
                <p>{ told(desk, written.len(), new.len()) }</p>
            }
            <div class="card-actions">
                <button id="more-add" class="button" disabled={new.is_empty()} onclick={add(new.clone(), cleared)}>
                    { count(text.more_add, new.len()) }
                </button>
            </div>
            <FileField
                desk={desk.clone()}
                id="more-file"
                label={text.more_file}
                accept=".txt,.md,.csv,.tsv,.json,.jsonl,.ndjson,.js"
                {onchange}
            />
            { match &*chosen {
                Chosen::Nothing => Html::default(),
                Chosen::Unknown => html! { <p class="failure" role="alert">{ text.more_unknown }</p> },
                Chosen::Refused(line, problem) => html! {
                    <p class="failure" role="alert">
                        { text.bring_refused }{ " " }
                        { fill(text.bring_line, &[("line", &line.to_string())]) }{ ": " }{ problem }
                    </p>
                },
                Chosen::Read(samples) => {
                    let new = fresh(brand, samples);
                    html! {
                        <div class="preview" role="status">
                            <p>{ told(desk, samples.len(), new.len()) }</p>
                            <ul class="brought">
                                { for new.iter().take(5).map(|sample| html! { <li><span>{ &sample.text }</span></li> }) }
                            </ul>
                            <button class="button" disabled={new.is_empty()} onclick={add(new.clone(), done)}>
                                { count(text.more_add, new.len()) }
                            </button>
                        </div>
                    }
                }
            } }
        </section>
    }
}

fn read(format: SampleFormat, content: &str) -> Chosen {
    match import(format, content) {
        Ok(samples) => Chosen::Read(Rc::new(samples)),
        Err(error) => Chosen::Refused(error.line, error.problem),
    }
}

fn sample(text: String) -> Sample {
    let told = Document::new(&text, None).language;
    let lang = (told != Language::Other).then_some(told);
    Sample { text, comment: None, network: None, lang }
}

/// Those that the brand has not yet, each once.
fn fresh(brand: &BrandPack, samples: &[Sample]) -> Vec<Sample> {
    let mut fresh: Vec<Sample> = Vec::new();
    for sample in samples {
        let known = |other: &Sample| other.text == sample.text;
        if !brand.samples.iter().any(known) && !fresh.iter().any(known) {
            fresh.push(sample.clone());
        }
    }
    fresh
}

/// How many there are, and how many of them are new.
fn told(desk: &Desk, all: usize, new: usize) -> String {
    let all_told = count(desk.words.wizard_count, all);
    match all - new {
        0 => all_told,
        known => format!("{all_told} · {}", count(desk.text.more_known, known)),
    }
}
