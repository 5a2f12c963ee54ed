//! Who takes what the community says, and the rules of the community.

use timbre_core::brand::{BrandPack, Department, HouseRule, Localized};
use timbre_core::vocabulary::Situation;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::fields::{Adder, Field, Fold, tick};
use super::speech::remove;
use super::{in_languages, on, put, remover};
use crate::judgement_words;

/// Shows the departments.
pub(super) fn departments(desk: &Desk, brand: &BrandPack) -> Html {
    let text = desk.text;
    let add = on(desk, text.about_departments, |pack: &mut BrandPack, name: String| {
        pack.departments.push(Department { name, contact: None, situations: Vec::new() });
    });
    html! {
        <section class="sheet">
            <h2>{ text.departments_title }</h2>
            <p>{ text.departments_lead }</p>
            <ul class="entries">
                { for brand.departments.iter().enumerate().map(|(place, one)| department(desk, place, brand.departments.len(), one)) }
            </ul>
            <Adder id="department-new" label={text.department_new} button={text.entry_add} {add} />
        </section>
    }
}

fn department(desk: &Desk, place: usize, all: usize, one: &Department) -> Html {
    let text = desk.text;
    let set = |change: fn(&mut Department, String)| {
        on(desk, text.about_departments, move |pack: &mut BrandPack, typed: String| {
            if let Some(department) = pack.departments.get_mut(place) {
                change(department, typed);
            }
        })
    };
    let takes = Situation::ALL.map(|situation| {
        let set = on(desk, text.about_departments, move |pack: &mut BrandPack, ticked: bool| {
            if let Some(department) = pack.departments.get_mut(place) {
                department.situations.retain(|one| *one != situation);
                if ticked {
                    department.situations.push(situation);
                }
            }
        });
        let name = judgement_words::situation(desk.words, situation);
        tick(name, one.situations.contains(&situation), set)
    });
    let situations = one.situations.iter();
    let situations = situations.map(|one| judgement_words::situation(desk.words, *one).to_owned());
    let facts: Vec<String> = one.contact.clone().into_iter().chain(situations).collect();
    html! {
        <li class="entry folded" key={format!("{place} of {all}")}>
        <Fold title={one.name.clone()} facts={facts.join(" · ")} open={facts.is_empty()}>
            <Field id={format!("department-{place}")} label={text.department_name} value={one.name.clone()}
                required={AttrValue::from(text.must_not_be_empty)} set={set(|one, typed| one.name = typed)} />
            <Field id={format!("department-{place}-contact")} label={text.department_contact}
                value={one.contact.clone().unwrap_or_default()}
                set={set(|one, typed| one.contact = (!typed.trim().is_empty()).then_some(typed))} />
            <fieldset><legend>{ text.department_takes }</legend>{ for takes }</fieldset>
            { remover(desk, text.about_departments, &one.name, move |pack| remove(&mut pack.departments, place)) }
        </Fold>
        </li>
    }
}

/// Shows the rules of the community.
pub(super) fn house_rules(desk: &Desk, brand: &BrandPack) -> Html {
    let text = desk.text;
    let add = on(desk, text.about_house_rules, |pack: &mut BrandPack, title: String| {
        pack.house_rules.push(HouseRule { title, text: Localized::default() });
    });
    html! {
        <section class="sheet">
            <h2>{ text.house_title }</h2>
            <p>{ text.house_lead }</p>
            <ul class="entries">
                { for brand.house_rules.iter().enumerate().map(|(place, one)| house_rule(desk, brand, place, one)) }
            </ul>
            <Adder id="house-new" label={text.house_new} button={text.entry_add} {add} />
        </section>
    }
}

fn house_rule(desk: &Desk, brand: &BrandPack, place: usize, one: &HouseRule) -> Html {
    let text = desk.text;
    let title = on(desk, text.about_house_rules, move |pack: &mut BrandPack, typed: String| {
        if let Some(rule) = pack.house_rules.get_mut(place) {
            rule.title = typed;
        }
    });
    let usual = brand.languages.first().copied().unwrap_or_default();
    let facts = one.text.get(usual).unwrap_or_default().to_owned();
    let open = one.text == Localized::default();
    html! {
        <li class="entry folded" key={format!("{place} of {}", brand.house_rules.len())}>
        <Fold title={one.title.clone()} {facts} {open}>
            <Field id={format!("house-{place}")} label={text.house_name} value={one.title.clone()}
                required={AttrValue::from(text.must_not_be_empty)} set={title} />
            { in_languages(desk, brand, &format!("house-{place}-text"), text.house_text, 2, &one.text,
                move |pack, language, value| {
                    if let Some(rule) = pack.house_rules.get_mut(place) {
                        put(&mut rule.text, language, value);
                    }
                },
                text.about_house_rules) }
            { remover(desk, text.about_house_rules, &one.title, move |pack| remove(&mut pack.house_rules, place)) }
        </Fold>
        </li>
    }
}
