//! A brand from ten pasted replies.

use serde::{Deserialize, Serialize};
use timbre_core::brand::{AddressRule, BrandPack, Sample};
use timbre_core::register;
use timbre_core::text::{Document, Language, fold};
use timbre_core::vocabulary::AddressForm;
use timbre_core::voice::import::replies;
use timbre_core::voice::learned;
use timbre_store::{Content, Request};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::desk::Desk;
use super::draft;
use super::language_name;
use crate::browser;
use crate::messages::{count, fill};

/// From so many replies on a voice can be told.
const ENOUGH: usize = 10;
/// How a brand addresses people is told from so many replies that address anybody.
const ADDRESSING: usize = 3;
/// So many in a hundred of these do it in one form.
const MOST: usize = 80;
/// The name under which what was begun is kept until the brand is.
pub(super) const DRAFT: &str = "timbre-wizard";

/// What stands in the wizard's fields.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Begun {
    name: String,
    /// If it was chosen by hand.
    language: Option<Language>,
    pasted: String,
}

#[derive(Properties, PartialEq)]
pub(crate) struct WizardProps {
    pub(crate) desk: Desk,
    pub(crate) close: Callback<()>,
}

/// Shows the wizard.
#[component]
pub(crate) fn Wizard(props: &WizardProps) -> Html {
    let desk = &props.desk;
    let words = desk.words;
    let begun = use_memo((), |()| {
        draft::read(DRAFT).and_then(|json| serde_json::from_str::<Begun>(&json).ok())
    });
    let begun = begun.as_ref().as_ref();
    let name = use_state(|| begun.map(|begun| begun.name.clone()).unwrap_or_default());
    let pasted = use_state(|| begun.map(|begun| begun.pasted.clone()).unwrap_or_default());
    let chosen = use_state_eq(|| begun.and_then(|begun| begun.language));
    let written = use_memo((*pasted).clone(), |pasted| written_in(pasted));
    let language = chosen.or(*written).unwrap_or(desk.language());
    {
        let begun = Begun { name: (*name).clone(), language: *chosen, pasted: (*pasted).clone() };
        use_effect_with(begun, |begun| {
            if begun.name.is_empty() && begun.pasted.is_empty() {
                draft::forget(DRAFT);
            } else if let Ok(json) = serde_json::to_string(begun) {
                draft::keep(DRAFT, &json);
            }
        });
    }
    use_effect_with((), |()| {
        // Who has opened it goes on here.
        browser::focus("wizard-name");
    });
    let languages = use_node_ref();
    {
        // Firefox goes by the attributes of the options no longer once the list has been shown.
        let languages = languages.clone();
        use_effect_with(language, move |language| {
            if let Some(list) = languages.cast::<HtmlSelectElement>() {
                list.set_value(&language.to_string());
            }
        });
    }
    let problem = use_state_eq(|| None::<&'static str>);
    let samples = replies(&pasted);

    let on_name = {
        let name = name.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                name.set(field.value());
            }
        })
    };
    let on_language = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                chosen.set(Some(if field.value() == "es" { Language::Es } else { Language::En }));
            }
        })
    };
    let on_paste = {
        let pasted = pasted.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
                pasted.set(field.value());
            }
        })
    };
    let save = {
        let (desk, problem) = (desk.clone(), problem.clone());
        let (name, samples, language) = (name.trim().to_owned(), samples.clone(), language);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if name.is_empty() {
                problem.set(Some(desk.words.wizard_name_missing));
                browser::focus("wizard-name");
            } else if samples.len() < ENOUGH {
                problem.set(Some(desk.words.wizard_few));
                browser::focus("wizard-samples");
            } else {
                problem.set(None);
                draft::forget(DRAFT);
                let pack = Box::new(learned(brand(&desk.content, &name, language, &samples)));
                let done = fill(desk.words.wizard_saved, &[("brand", &name)]);
                desk.keep.emit((Request::SaveBrand { pack, activate: true }, done));
                browser::focus("page-title");
            }
        })
    };
    let close = {
        let close = props.close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    let choices = [Language::Es, Language::En];
    // What is wrong stands at the field that has the focus then. It has its place among the fields also
    // while there is nothing: a field before a place that comes would be made anew, and lose the focus.
    let told = |wrong: &'static str| {
        html! {
            if *problem == Some(wrong) {
                <p class="failure" role="alert">{ wrong }</p>
            }
        }
    };
    html! {
        <form class="sheet wizard" onsubmit={save} novalidate=true>
            <h2>{ words.wizard_title }</h2>
            <p>{ words.wizard_lead }</p>
            <label>
                <span>{ words.wizard_name }</span>
                <input id="wizard-name" type="text" autocomplete="off" value={(*name).clone()} oninput={on_name} />
            </label>
            { told(words.wizard_name_missing) }
            <label>
                <span>{ words.wizard_language }</span>
                <select id="wizard-language" ref={languages} onchange={on_language}>
                    { for choices.into_iter().map(|choice| html! {
                        <option value={choice.to_string()} selected={choice == language}>
                            { language_name(words, choice) }
                        </option>
                    }) }
                </select>
            </label>
            <label>
                <span>{ words.wizard_samples }</span>
                <textarea
                    id="wizard-samples"
                    rows="8"
                    aria-describedby="wizard-hint"
                    value={(*pasted).clone()}
                    oninput={on_paste}
                />
            </label>
            <p class="field-hint" id="wizard-hint">
                { words.wizard_samples_hint }{ " " }
                <output>{ count(words.wizard_count, samples.len()) }</output>
            </p>
            { told(words.wizard_few) }
            <div class="card-actions">
                <button class="button" type="submit">{ words.wizard_save }</button>
                <button class="quiet-button" type="button" onclick={close}>{ words.cancel }</button>
            </div>
        </form>
    }
}

/// The language of pasted replies, if it is one that voices are learned in.
fn written_in(pasted: &str) -> Option<Language> {
    Some(Document::new(pasted, None).language).filter(|language| *language != Language::Other)
}

fn brand(content: &Content, name: &str, language: Language, samples: &[String]) -> BrandPack {
    let sample = |text: &String| Sample {
        text: text.clone(),
        comment: None,
        network: None,
        lang: Some(language),
    };
    BrandPack {
        version: BrandPack::VERSION,
        id: free_id(content, name),
        name: name.to_owned(),
        languages: vec![language],
        address: address(language, samples).into_iter().collect(),
        samples: samples.iter().map(sample).collect(),
        ..BrandPack::default()
    }
}

/// How a brand addresses people, where nearly all its replies do it in one form: whoever mixes forms
/// then is told the brand's, and not the one that happens to come more often.
fn address(language: Language, samples: &[String]) -> Option<AddressRule> {
    let read = |text: &String| register::address(&Document::new(text, Some(language)));
    let forms: Vec<AddressForm> =
        samples.iter().map(read).filter(|form| *form != AddressForm::None).collect();
    let count = |form: AddressForm| forms.iter().filter(|one| **one == form).count();
    let known = [AddressForm::Tu, AddressForm::Usted, AddressForm::Vos];
    let form = known.into_iter().max_by_key(|form| count(*form))?;
    let clear = forms.len() >= ADDRESSING && 100 * count(form) >= MOST * forms.len();
    clear.then_some(AddressRule { language, network: None, form })
}

/// A short name made of `name` that no brand has yet.
fn free_id(content: &Content, name: &str) -> String {
    let plain: String = fold(name)
        .text
        .chars()
        .map(|c| match c {
            'ñ' => 'n',
            c if c.is_ascii_alphanumeric() => c,
            _ => '-',
        })
        .collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let id = if words.is_empty() { "brand".to_owned() } else { words.join("-") };
    let taken = |id: &str| content.brands.iter().any(|brand| brand.id == id);
    let mut free = id.clone();
    let mut number = 2;
    while taken(&free) {
        free = format!("{id}-{number}");
        number += 1;
    }
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_addresses_people_as_its_replies_do_if_they_agree() {
        let form = |texts: &[&str]| {
            let samples: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
            address(Language::Es, &samples).map(|rule| rule.form)
        };
        let (tu, usted) = ("Hola, Ana. Te lo guardamos.", "Le devolvemos su dinero, señora.");
        assert_eq!(form(&[tu, tu, "Abrimos a las nueve.", tu]), Some(AddressForm::Tu));
        assert_eq!(form(&[usted, usted, usted]), Some(AddressForm::Usted));
        assert_eq!(form(&[tu, usted, tu]), None);
        assert_eq!(form(&[tu, tu, "Abrimos a las nueve."]), None, "too few address anybody");
    }

    #[test]
    fn an_id_is_plain_and_nobody_elses() {
        let mut content = Content::default();
        assert_eq!(free_id(&content, "  Año Nuevo, S.L. "), "ano-nuevo-s-l");
        assert_eq!(free_id(&content, "★"), "brand");
        content.brands.push(BrandPack { id: "pan".into(), ..BrandPack::default() });
        assert_eq!(free_id(&content, "Pan"), "pan-2");
    }
}
