//! How a template would look in an answer to an example: filled in, counted as the network counts,
//! and with what the review would say.

use std::rc::Rc;

use timbre_core::network::measure;
use timbre_core::reply::{Suggestion, SuggestionRequest, render};
use timbre_core::review::FindingSeverity;
use timbre_core::text::Language;
use timbre_core::vocabulary::{Author, Network};
use timbre_core::{Comment, Draft, Engine};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::judge::Judge;
use super::super::network_name;
use crate::browser;
use crate::component::{Marked, MarkedText};
use crate::messages::fill;

#[derive(Properties, PartialEq)]
pub(super) struct PreviewProps {
    pub(super) desk: Desk,
    /// Who judges what is filled in; none without a brand.
    pub(super) judge: Option<Rc<Judge>>,
    pub(super) language: Language,
    pub(super) body: String,
    /// The networks it is for; all if empty.
    pub(super) networks: Vec<Network>,
}

/// Shows the preview; nothing for a text with a mistake.
#[component]
pub(super) fn Preview(props: &PreviewProps) -> Html {
    let (desk, language) = (&props.desk, props.language);
    let text = desk.text;
    let chosen = use_state_eq(|| None::<Network>);
    let seed = use_state_eq(|| 0_u32);
    let networks: Vec<Network> = match props.networks.as_slice() {
        [] => Network::ALL.to_vec(),
        some => some.to_vec(),
    };
    let accounts = desk.brand.iter().flat_map(|brand| &brand.accounts);
    let usual = accounts.map(|account| account.network).find(|network| networks.contains(network));
    let network = chosen
        .filter(|network| networks.contains(network))
        .or(usual)
        .or(networks.first().copied())
        .unwrap_or_default();
    let comment = Comment {
        text: example(language).to_owned(),
        lang: Some(language),
        network: Some(network),
        author: Author {
            name: Some("Lucía Ferrer".to_owned()),
            handle: Some("luciaferrer".to_owned()),
        },
    };
    let request = SuggestionRequest {
        comment: Some(comment.clone()),
        lang: Some(language),
        network: Some(network),
        now: Some(browser::now()),
        seed: *seed,
        ..SuggestionRequest::default()
    };
    let Ok(filled) = render(&props.body, desk.brand.as_deref(), &request) else {
        return Html::default();
    };
    let on_network = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            let named = |network: &Network| network_tag(*network) == field.value();
            chosen.set(Network::ALL.into_iter().find(named));
        })
    };
    let another = {
        let seed = seed.clone();
        Callback::from(move |_: MouseEvent| seed.set(seed.wrapping_add(1)))
    };
    let marks: Vec<Marked> = filled
        .gaps
        .iter()
        .map(|gap| Marked { span: gap.span, class: "gap", title: gap.name.clone().into() })
        .collect();
    let varies = props.body.replace("{{", "").contains('{');
    html! {
        <section class="template-preview" aria-label={text.preview}>
            <div class="preview-head">
                <h4>{ text.preview }</h4>
                <label class="inline-field">
                    <span>{ text.preview_on }</span>
                    <select id={format!("preview-network-{language}")} onchange={on_network}>
                        { for networks.iter().map(|one| html! {
                            <option value={network_tag(*one)} selected={*one == network}>
                                { network_name(desk.text, *one) }
                            </option>
                        }) }
                    </select>
                </label>
                if varies {
                    <button type="button" class="quiet-button" onclick={another}>{ text.preview_another }</button>
                }
            </div>
            <p class="preview-comment"><span>{ text.preview_to }</span>{ " " }<q>{ &comment.text }</q></p>
            <blockquote class="preview-text" lang={language.to_string()}>
                <MarkedText text={filled.text.clone()} {marks} />
            </blockquote>
            { length(desk, &filled.text, network) }
            if let Some(judge) = &props.judge {
                { review(desk, &judge.engine, &filled, language, network, comment) }
            }
        </section>
    }
}

/// Judges an example, so that what every judgement needs has been read when the first template is opened.
pub(super) fn warm_up() {
    let engine = Engine::without_brand();
    for language in [Language::Es, Language::En] {
        let text = example(language).to_owned();
        // Only the reading counts.
        let _ = engine.review(&Draft { text, lang: Some(language), ..Draft::default() });
    }
}

/// A comment that an example answers.
fn example(language: Language) -> &'static str {
    match language {
        Language::En => {
            "Hi, I placed an order three days ago and nobody has told me anything. When does it arrive?"
        }
        Language::Es | Language::Other => {
            "Hola, hice un pedido hace tres días y nadie me ha dicho nada. ¿Cuándo llega?"
        }
    }
}

/// A network's name in files.
fn network_tag(network: Network) -> String {
    format!("{network:?}").to_lowercase()
}

fn length(desk: &Desk, text: &str, network: Network) -> Html {
    let words = desk.words;
    let length = measure(text, network, true);
    let used = length.used.to_string();
    let Some(limit) = length.limit else {
        return html! { <p class="length-line">{ fill(words.length_used, &[("used", &used)]) }</p> };
    };
    let over = length.used.saturating_sub(limit);
    let mut told = fill(words.length_of, &[("used", &used), ("limit", &limit.to_string())]);
    if over > 0 {
        told = format!("{told} · {}", fill(words.length_over, &[("over", &over.to_string())]));
    }
    let share = (length.used.min(limit) * 100 / limit.max(1)).to_string();
    html! {
        <p class="length-line" data-over={(over > 0).to_string()}>
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="whole" width="100" height="4" />
                <rect class="used" width={share} height="4" />
            </svg>
            <span>{ told }</span>
        </p>
    }
}

/// What the review would say of it.
fn review(
    desk: &Desk,
    judge: &Engine,
    filled: &Suggestion,
    language: Language,
    network: Network,
    comment: Comment,
) -> Html {
    let draft = Draft {
        text: filled.text.clone(),
        lang: Some(language),
        network: Some(network),
        comment: Some(comment),
        now: Some(browser::now()),
        ..Draft::default()
    };
    let told: Vec<_> = judge
        .review(&draft)
        .findings
        .into_iter()
        .filter(|finding| finding.severity != FindingSeverity::Hint)
        // A gap is there to be filled before the reply goes out.
        .filter(|finding| {
            !filled
                .gaps
                .iter()
                .any(|gap| gap.span.start < finding.span.end && finding.span.start < gap.span.end)
        })
        .collect();
    if told.is_empty() {
        return html! { <p class="preview-review" data-state="ready">{ desk.text.preview_fine }</p> };
    }
    html! {
        <div class="preview-review" data-state="revise">
            <p>{ desk.text.preview_findings }</p>
            <ul>{ for told.into_iter().map(|finding| html! { <li>{ finding.message }</li> }) }</ul>
        </div>
    }
}
