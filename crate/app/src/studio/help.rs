//! The help: a page a task. It lies beside the page as a file in each language, the same that the
//! demo's site shows.

use serde::Deserialize;
use timbre_core::text::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;
use yew::prelude::*;

use super::desk::Desk;
use crate::browser;

/// A task.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Task {
    id: String,
    title: String,
    /// When one wants it.
    lead: String,
    /// What to do, in order. What stands between backticks is a key.
    steps: Vec<String>,
    /// What else is good to know.
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    picture: Option<Picture>,
}

/// A picture, taken by a command from the running product.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Picture {
    /// Its file beside the text.
    file: String,
    /// What it shows.
    alt: String,
}

#[derive(Properties, PartialEq)]
pub(crate) struct HelpProps {
    pub(crate) desk: Desk,
}

/// Shows the page.
#[component]
pub(crate) fn Help(props: &HelpProps) -> Html {
    let desk = &props.desk;
    let text = desk.text;
    let tasks = use_state(|| None::<Option<Vec<Task>>>);
    {
        let tasks = tasks.clone();
        use_effect_with(desk.language(), move |language| {
            let language = *language;
            spawn_local(async move { tasks.set(Some(read(language).await)) });
        });
    }
    let title = html! {
        <h2 class="page-title" id="page-title" tabindex="-1">{ text.page_help }</h2>
    };
    let shown = match &*tasks {
        None => html! { <p role="status">{ desk.words.loading }</p> },
        Some(None) => html! { <p class="failure" role="alert">{ text.help_failed }</p> },
        Some(Some(tasks)) => html! { <div class="help">{ for tasks.iter().map(task) }</div> },
    };
    html! { <>{ title }{ shown }</> }
}

fn task(task: &Task) -> Html {
    html! {
        <details class="sheet task" id={format!("task-{}", task.id)}>
            <summary><h3>{ &task.title }</h3><span>{ &task.lead }</span></summary>
            <ol>{ for task.steps.iter().map(|step| html! { <li>{ with_keys(step) }</li> }) }</ol>
            if let Some(Picture { file, alt }) = &task.picture {
                <img src={format!("help/{file}")} alt={alt.clone()} loading="lazy" />
            }
            { for task.notes.iter().map(|note| html! { <p>{ with_keys(note) }</p> }) }
        </details>
    }
}

/// A text with its keys.
fn with_keys(text: &str) -> Html {
    let pieces = text.split('`').enumerate().map(|(place, piece)| match place % 2 {
        0 => html! { { piece } },
        _ => html! { <kbd>{ piece }</kbd> },
    });
    html! { { for pieces } }
}

async fn read(language: Language) -> Option<Vec<Task>> {
    let asked = browser::window().ok()?.fetch_with_str(&format!("help/{language}.json"));
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let json = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    serde_json::from_str(&json).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{messages, studio};

    const HELP: [(Language, &str, char, char); 2] = [
        (Language::Es, include_str!("../../../../www/help/es.json"), '«', '»'),
        (Language::En, include_str!("../../../../www/help/en.json"), '“', '”'),
    ];

    fn tasks(json: &str) -> Vec<Task> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn both_languages_help_with_the_same() {
        let [es, en] = HELP.map(|(_, json, ..)| tasks(json));
        let outline = |tasks: &[Task]| -> Vec<(String, usize, usize, bool)> {
            let of = |task: &Task| {
                (task.id.clone(), task.steps.len(), task.notes.len(), task.picture.is_some())
            };
            tasks.iter().map(of).collect()
        };
        assert_eq!(outline(&es), outline(&en));
    }

    /// What the help says to press must be there to be pressed.
    #[test]
    fn whatever_is_quoted_stands_in_the_interface() {
        for (language, json, open, close) in HELP {
            let all = [messages(language).all(), studio::messages(language).all()].concat();
            for task in tasks(json) {
                for text in task.steps.iter().chain(&task.notes) {
                    for rest in text.split(open).skip(1) {
                        let quoted = rest.split(close).next().unwrap();
                        let said = |(_, message): &(&str, &str)| {
                            message.split('|').any(|form| form == quoted)
                        };
                        assert!(all.iter().any(said), "{language:?}: {quoted}");
                    }
                }
            }
        }
    }
}
