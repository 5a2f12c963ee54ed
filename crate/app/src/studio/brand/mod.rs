//! The brand: who it is, how it addresses people, what it stands for, its words, its tone, and how
//! each situation is answered.

mod answering;
mod people;
mod speech;
pub(crate) mod targets;
mod terms;
mod values;

use std::rc::Rc;

use timbre_core::brand::{BrandPack, Localized};
use timbre_core::text::Language;
use yew::prelude::*;

use self::answering::Answering;
use self::people::{departments, house_rules};
use self::speech::Speech;
use self::targets::Targets;
use self::terms::terms;
use self::values::values;
use super::desk::Desk;
use super::fields::Field;
use super::judge::Portrait;
use super::language_in_text;
use super::no_brand::no_brand;
use super::painted::use_painted;
use crate::messages::fill;

#[derive(Properties, PartialEq)]
pub(crate) struct BrandPageProps {
    pub(crate) desk: Desk,
    /// What is learned of the approved replies, once it is.
    pub(crate) portrait: Option<Rc<Portrait>>,
}

/// Shows the page.
#[component]
pub(crate) fn BrandPage(props: &BrandPageProps) -> Html {
    let BrandPageProps { desk, portrait } = props;
    let painted = use_painted();
    let title = html! {
        <h2 class="page-title" id="page-title" tabindex="-1">{ desk.text.page_brand }</h2>
    };
    let Some(brand) = &desk.brand else {
        return html! { <>{ title }{ no_brand(desk) }</> };
    };
    html! {
        // Keyed by the brand: what stands in a field of one is not for another.
        <div class="brand-page" key={brand.id.clone()}>
            { title }
            <Speech desk={desk.clone()} />
            if painted {
                { values(desk, brand) }
                { terms(desk, brand) }
                <Targets desk={desk.clone()} portrait={portrait.clone()} />
                <Answering desk={desk.clone()} />
                { departments(desk, brand) }
                { house_rules(desk, brand) }
            }
        </div>
    }
}

/// A callback that changes the brand by what was typed or chosen.
fn on<T: 'static>(
    desk: &Desk,
    about: &'static str,
    change: impl Fn(&mut BrandPack, T) + 'static,
) -> Callback<T> {
    let desk = desk.clone();
    Callback::from(move |value: T| desk.change(about, "", |pack| change(pack, value)))
}

/// A button that takes the entry of this place out of a list.
fn remover(
    desk: &Desk,
    about: &'static str,
    name: &str,
    remove: impl Fn(&mut BrandPack) + 'static,
) -> Html {
    let (done, text) = (fill(desk.text.entry_removed, &[("entry", name)]), desk.text);
    let desk = desk.clone();
    let onclick = Callback::from(move |_: MouseEvent| desk.change(about, &done, &remove));
    html! {
        <button
            type="button"
            class="quiet-button entry-remove"
            aria-label={fill(text.entry_remove, &[("entry", name)])}
            {onclick}
        >{ text.template_remove }</button>
    }
}

/// One field for each language of the brand.
#[allow(clippy::too_many_arguments, reason = "a row of fields is all of these")]
fn in_languages(
    desk: &Desk,
    brand: &BrandPack,
    id: &str,
    label: &str,
    rows: u32,
    text: &Localized,
    set: impl Fn(&mut BrandPack, Language, String) + Clone + 'static,
    about: &'static str,
) -> Html {
    let fields = brand.languages.iter().map(|language| {
        let (language, set) = (*language, set.clone());
        let name = language_in_text(desk.words, language);
        html! {
            <Field
                id={format!("{id}-{language}")}
                label={format!("{label} ({name})")}
                {rows}
                value={text.get(language).unwrap_or_default().to_owned()}
                set={on(desk, about, move |pack, value: String| set(pack, language, value))}
            />
        }
    });
    html! { <div class="field-pair even">{ for fields }</div> }
}

/// Puts a text in its language; an empty one goes.
fn put(text: &mut Localized, language: Language, value: String) {
    let value = (!value.trim().is_empty()).then_some(value);
    match language {
        Language::En => text.en = value,
        Language::Es | Language::Other => text.es = value,
    }
}

/// The same, for a text that may be missing as a whole.
fn put_in(text: &mut Option<Localized>, language: Language, value: String) {
    let whole = text.get_or_insert_default();
    put(whole, language, value);
    if *whole == Localized::default() {
        *text = None;
    }
}
