//! The language and the look.

use timbre_core::text::Language;
use timbre_store::{Request, Settings, ThemeChoice};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::language_name;
use crate::messages::Messages;

#[derive(Properties, PartialEq)]
pub(crate) struct PreferencesProps {
    pub(crate) words: &'static Messages,
    pub(crate) settings: Settings,
    /// Carries out a request, then says this.
    pub(crate) keep: Callback<(Request, String)>,
}

/// Shows the preferences.
#[component]
pub(crate) fn Preferences(props: &PreferencesProps) -> Html {
    let (words, settings) = (props.words, &props.settings);
    let change = |request: fn(&str) -> Request| {
        let (keep, done) = (props.keep.clone(), words.settings_saved.to_owned());
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                keep.emit((request(&field.value()), done.clone()));
            }
        })
    };
    let languages = [None, Some(Language::Es), Some(Language::En)];
    let themes = [
        (ThemeChoice::Auto, "auto", words.theme_auto),
        (ThemeChoice::Light, "light", words.theme_light),
        (ThemeChoice::Dark, "dark", words.theme_dark),
    ];
    html! {
        <div class="preferences" role="group" aria-label={words.settings_title}>
            <label>
                <span>{ words.settings_language }</span>
                <select id="language" onchange={change(language)}>
                    { for languages.into_iter().map(|choice| html! {
                        <option
                            value={choice.map_or_else(String::new, |choice| choice.to_string())}
                            selected={choice == settings.language}
                        >
                            { choice.map_or(words.settings_browser_language, |choice| language_name(words, choice)) }
                        </option>
                    }) }
                </select>
            </label>
            <label>
                <span>{ words.settings_theme }</span>
                <select id="theme" onchange={change(theme)}>
                    { for themes.into_iter().map(|(choice, value, name)| html! {
                        <option {value} selected={choice == settings.theme}>{ name }</option>
                    }) }
                </select>
            </label>
        </div>
    }
}

fn language(value: &str) -> Request {
    Request::SetLanguage {
        language: match value {
            "es" => Some(Language::Es),
            "en" => Some(Language::En),
            _ => None,
        },
    }
}

fn theme(value: &str) -> Request {
    Request::SetTheme {
        theme: match value {
            "light" => ThemeChoice::Light,
            "dark" => ThemeChoice::Dark,
            _ => ThemeChoice::Auto,
        },
    }
}
