//! A family of rules: what each says, why, what it does for the brand, and its examples.

use std::rc::Rc;

use timbre_core::brand::{Rule, RuleExamples, RuleState};
use timbre_core::review::FindingSeverity;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::super::desk::Desk;
use super::examples::{self, ByRule, Shown};
use super::{set_state, state_tag, title};
use crate::judgement_words;
use crate::messages::{count, fill};

#[derive(Properties, PartialEq)]
pub(super) struct FamilyProps {
    pub(super) desk: Desk,
    pub(super) family: &'static str,
    pub(super) rules: Vec<Rule>,
    /// Whether its rules are shown at once, as what was searched for.
    pub(super) open: bool,
}

/// Shows the family; nothing where no rule of it is left.
#[component]
pub(super) fn Family(props: &FamilyProps) -> Html {
    let FamilyProps { desk, family, rules, open } = props;
    let seen = use_state_eq(|| false);
    let examples = use_state(|| None::<Rc<ByRule>>);
    let shown = *seen || *open;
    {
        let (examples, family) = (examples.clone(), *family);
        use_effect_with(shown, move |shown| {
            if *shown && examples.is_none() {
                spawn_local(async move {
                    examples.set(Some(Rc::new(examples::load(family).await)));
                });
            }
        });
    }
    if rules.is_empty() {
        return Html::default();
    }
    let ontoggle = {
        let seen = seen.clone();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<HtmlElement>();
            seen.set(details.is_some_and(|details| details.has_attribute("open")));
        })
    };
    let rows = rules.iter().map(|rule| {
        let shown = match (&rule.examples, &*examples) {
            (Some(own), _) => of_own(own, desk),
            (None, Some(all)) => examples::of_rule(all, &rule.id, desk.language()),
            (None, None) => Shown::default(),
        };
        row(desk, rule, &shown)
    });
    html! {
        <details class="family" data-family={*family} open={shown} {ontoggle}>
            <summary>
                <strong>{ name(desk, family) }</strong>{ " " }
                <span class="folder-count">{ count(desk.text.rules_count, rules.len()) }</span>
            </summary>
            if shown {
                <ul class="rule-list">{ for rows }</ul>
            }
        </details>
    }
}

/// The name of a family.
pub(super) fn name(desk: &Desk, family: &str) -> &'static str {
    let text = desk.text;
    match family {
        "crisis" => text.family_crisis,
        "privacy" => text.family_privacy,
        "legal" => text.family_legal,
        "tone" => text.family_tone,
        "register" => text.family_register,
        "channel" => text.family_channel,
        "clarity" => text.family_clarity,
        "canned" => text.family_canned,
        "accessibility" => text.family_accessibility,
        _ => text.family_brand,
    }
}

fn of_own(own: &RuleExamples, desk: &Desk) -> Shown {
    let mut shown = Shown::default();
    for (language, found, text) in own.texts() {
        if language == desk.language() {
            let texts = if found { &mut shown.found } else { &mut shown.left };
            texts.push(text.to_owned());
        }
    }
    shown
}

fn row(desk: &Desk, rule: &Rule, shown: &Shown) -> Html {
    let text = desk.text;
    let wording = rule.wording(desk.language());
    let message = title(&wording.message);
    let set = desk.brand.as_ref().and_then(|brand| brand.rules.get(&rule.id)).map(|set| set.state);
    let onchange = {
        let (desk, id, title) = (desk.clone(), rule.id.clone(), message.clone());
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                set_state(&desk, &id, &title, &field.value());
            }
        })
    };
    let usual = judgement_words::severity(desk.words, rule.severity);
    let choices = [
        (None, fill(text.rule_usual, &[("severity", &usual.to_lowercase())])),
        (Some(RuleState::Off), text.rule_off.to_owned()),
        (Some(RuleState::Hint), severity(desk, FindingSeverity::Hint)),
        (Some(RuleState::Warn), severity(desk, FindingSeverity::Warn)),
        (Some(RuleState::Hold), severity(desk, FindingSeverity::Hold)),
    ];
    html! {
        <li class="rule" key={rule.id.clone()} data-rule={rule.id.clone()} data-state={state_tag(set)}>
            <div class="rule-head">
                <div class="rule-words">
                    <p class="rule-message">{ &message }</p>
                    <p class="field-note">{ &wording.why }{ " " }<code>{ &rule.id }</code></p>
                </div>
                <select aria-label={fill(text.rule_state, &[("rule", &message)])} {onchange}>
                    { for choices.into_iter().map(|(state, name)| html! {
                        <option value={state_tag(state)} selected={state == set}>{ name }</option>
                    }) }
                </select>
            </div>
            if !shown.found.is_empty() || !shown.left.is_empty() {
                <details>
                    <summary>{ text.rule_examples }</summary>
                    <ul class="rule-examples">
                        { for shown.found.iter().map(|one| html! {
                            <li><span class="mark wrong">{ text.example_found }</span>{ " " }<q>{ one }</q></li>
                        }) }
                        { for shown.left.iter().map(|one| html! {
                            <li><span class="mark good">{ text.example_left }</span>{ " " }<q>{ one }</q></li>
                        }) }
                    </ul>
                </details>
            }
        </li>
    }
}

fn severity(desk: &Desk, severity: FindingSeverity) -> String {
    judgement_words::severity(desk.words, severity).to_owned()
}
