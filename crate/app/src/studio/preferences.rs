//! The language, the look, and the sites to stay away from.

use timbre_core::text::Language;
use timbre_store::{Request, ThemeChoice};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Desk, language_name};

#[derive(Properties, PartialEq)]
pub(crate) struct PreferencesProps {
    pub(crate) desk: Desk,
}

/// Shows the preferences.
#[component]
pub(crate) fn Preferences(props: &PreferencesProps) -> Html {
    let desk = &props.desk;
    let words = desk.words;
    let settings = &desk.content.settings;
    let change = |request: fn(&str) -> Request| {
        let (keep, done) = (desk.keep.clone(), words.settings_saved.to_owned());
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
        <section class="sheet preferences">
            <h2>{ words.settings_title }</h2>
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
            if !settings.sites_off.is_empty() {
                <h3>{ words.settings_sites_off }</h3>
                <ul class="kept">
                    { for settings.sites_off.iter().map(|site| {
                        let request = Request::SetSite { site: site.clone(), off: false };
                        html! {
                            <li key={site.clone()}>
                                <span>{ site }</span>
                                <button class="quiet-button" onclick={desk.on(request, words.settings_saved)}>
                                    { words.site_back_on }
                                </button>
                            </li>
                        }
                    }) }
                </ul>
            }
        </section>
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
