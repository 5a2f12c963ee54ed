//! What the brand stands for, with the words that show it and those that contradict it.

use timbre_core::brand::{BrandPack, Value};
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::fields::{Adder, Field, between_commas};
use super::speech::remove;
use super::{on, remover};

/// Shows the form.
pub(super) fn values(desk: &Desk, brand: &BrandPack) -> Html {
    let text = desk.text;
    let add = on(desk, text.about_values, |pack: &mut BrandPack, name: String| {
        pack.values.push(Value { name, shown_by: Vec::new(), contradicted_by: Vec::new() });
    });
    html! {
        <section class="sheet">
            <h2>{ text.values_title }</h2>
            <p>{ text.values_lead }</p>
            <ul class="entries">
                { for brand.values.iter().enumerate().map(|(place, value)| entry(desk, place, value)) }
            </ul>
            <Adder id="value-new" label={text.value_new} button={text.entry_add} {add} />
        </section>
    }
}

fn entry(desk: &Desk, place: usize, value: &Value) -> Html {
    let text = desk.text;
    let set = |change: fn(&mut Value, String)| {
        on(desk, text.about_values, move |pack: &mut BrandPack, typed: String| {
            if let Some(value) = pack.values.get_mut(place) {
                change(value, typed);
            }
        })
    };
    html! {
        <li class="entry">
            <Field id={format!("value-{place}")} label={text.value_name} value={value.name.clone()}
                required={AttrValue::from(text.must_not_be_empty)} set={set(|value, typed| value.name = typed)} />
            <Field id={format!("value-{place}-shown")} label={text.value_shown} value={value.shown_by.join(", ")}
                set={set(|value, typed| value.shown_by = between_commas(&typed))} />
            <Field id={format!("value-{place}-against")} label={text.value_against} value={value.contradicted_by.join(", ")}
                set={set(|value, typed| value.contradicted_by = between_commas(&typed))} />
            { remover(desk, text.about_values, &value.name, move |pack| remove(&mut pack.values, place)) }
        </li>
    }
}
