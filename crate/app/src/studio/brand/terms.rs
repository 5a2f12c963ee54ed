//! The brand's words: preferred, avoided, forbidden; and its competitors' names.

use timbre_core::brand::{BrandPack, Term, TermPolicy};
use timbre_core::text::Language;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::fields::{Adder, Field, between_commas, choice};
use super::super::language_name;
use super::speech::remove;
use super::{on, remover};

const POLICIES: [TermPolicy; 3] =
    [TermPolicy::Preferred, TermPolicy::Avoided, TermPolicy::Forbidden];

/// Shows the form.
pub(super) fn terms(desk: &Desk, brand: &BrandPack) -> Html {
    let text = desk.text;
    let add = on(desk, text.about_terms, |pack: &mut BrandPack, term: String| {
        let policy = TermPolicy::Avoided;
        pack.terms.push(Term { text: term, policy, replacement: None, language: None, why: None });
    });
    html! {
        <section class="sheet">
            <h2>{ text.terms_title }</h2>
            <p>{ text.terms_lead }</p>
            <ul class="entries">
                { for brand.terms.iter().enumerate().map(|(place, term)| entry(desk, place, term)) }
            </ul>
            <Adder id="term-new" label={text.term_new} button={text.entry_add} {add} />
            <Field id="competitors" label={text.competitors} hint={AttrValue::from(text.competitors_hint)}
                value={brand.competitors.join(", ")}
                set={on(desk, text.about_competitors, |pack: &mut BrandPack, typed: String| {
                    pack.competitors = between_commas(&typed);
                })} />
        </section>
    }
}

fn entry(desk: &Desk, place: usize, term: &Term) -> Html {
    let text = desk.text;
    let set = |change: fn(&mut Term, String)| {
        on(desk, text.about_terms, move |pack: &mut BrandPack, typed: String| {
            if let Some(term) = pack.terms.get_mut(place) {
                change(term, typed);
            }
        })
    };
    let policies = POLICIES.map(|policy| (tag(policy).to_owned(), name(desk, policy).to_owned()));
    let languages = [
        (String::new(), text.any_language.to_owned()),
        ("es".to_owned(), language_name(desk.words, Language::Es).to_owned()),
        ("en".to_owned(), language_name(desk.words, Language::En).to_owned()),
    ];
    let language = term.language.map(|language| language.to_string()).unwrap_or_default();
    let said = |typed: String| (!typed.trim().is_empty()).then_some(typed);
    let (replacement, why) =
        (term.replacement.clone().unwrap_or_default(), term.why.clone().unwrap_or_default());
    let set_replacement = on(desk, text.about_terms, move |pack: &mut BrandPack, typed: String| {
        if let Some(term) = pack.terms.get_mut(place) {
            term.replacement = said(typed);
        }
    });
    let set_why = on(desk, text.about_terms, move |pack: &mut BrandPack, typed: String| {
        if let Some(term) = pack.terms.get_mut(place) {
            term.why = said(typed);
        }
    });
    html! {
        <li class="entry term" data-policy={tag(term.policy)}>
            <Field id={format!("term-{place}")} label={text.term_text} value={term.text.clone()}
                required={AttrValue::from(text.must_not_be_empty)} set={set(|term, typed| term.text = typed)} />
            { choice(&format!("term-{place}-policy"), text.term_policy, &policies, tag(term.policy), set(|term, tagged| {
                term.policy = POLICIES.into_iter().find(|policy| tag(*policy) == tagged).unwrap_or(term.policy);
            })) }
            <Field id={format!("term-{place}-instead")} label={text.term_instead} value={replacement} set={set_replacement} />
            { choice(&format!("term-{place}-language"), text.starter_language, &languages, &language, set(|term, tagged| {
                term.language = match tagged.as_str() {
                    "es" => Some(Language::Es),
                    "en" => Some(Language::En),
                    _ => None,
                };
            })) }
            <Field id={format!("term-{place}-why")} label={text.own_why} value={why} set={set_why} />
            { remover(desk, text.about_terms, &term.text, move |pack| remove(&mut pack.terms, place)) }
        </li>
    }
}

fn tag(policy: TermPolicy) -> &'static str {
    match policy {
        TermPolicy::Preferred => "preferred",
        TermPolicy::Avoided => "avoided",
        TermPolicy::Forbidden => "forbidden",
    }
}

fn name(desk: &Desk, policy: TermPolicy) -> &'static str {
    match policy {
        TermPolicy::Preferred => desk.text.term_preferred,
        TermPolicy::Avoided => desk.text.term_avoided,
        TermPolicy::Forbidden => desk.text.term_forbidden,
    }
}
