//! Changes to a brand: what was changed between two states of it, made on a third.
//!
//! A tab sees a brand as it was when it was read. What is kept may be newer, for another tab or the
//! panel has changed it. So a change is told as two states, and only what differs between them is
//! carried over. Taking a change back is the same with the states in the other order.

use std::collections::BTreeMap;

use timbre_core::brand::BrandPack;

/// `now` with everything that differs between `from` and `to`.
#[must_use]
pub(crate) fn carry_over(mut now: BrandPack, from: &BrandPack, to: &BrandPack) -> BrandPack {
    // Every field is named here, so that the compiler asks after one that is added to the pack.
    let BrandPack {
        schema: _,
        version: _,
        id: _,
        name: _,
        languages: _,
        values: _,
        accounts: _,
        tone: _,
        address: _,
        greeting: _,
        signature: _,
        emoji: _,
        hashtags: _,
        terms: _,
        competitors: _,
        samples: _,
        // Learned anew from the replies.
        voice: _,
        playbook: _,
        departments: _,
        house_rules: _,
        templates: _,
        rules: _,
        own_rules: _,
    } = to;
    macro_rules! whole {
        ($($field:ident),*) => {
            $(if from.$field != to.$field {
                now.$field = to.$field.clone();
            })*
        };
    }
    whole!(name, languages, values, accounts, address, greeting, signature, emoji, hashtags);
    whole!(terms, competitors, departments, house_rules, own_rules);
    entries(&mut now.tone, &from.tone, &to.tone);
    entries(&mut now.playbook, &from.playbook, &to.playbook);
    entries(&mut now.rules, &from.rules, &to.rules);
    items(&mut now.templates, &from.templates, &to.templates, |template| &template.id);
    items(&mut now.samples, &from.samples, &to.samples, |sample| &sample.text);
    now
}

fn entries<K: Ord + Clone, V: PartialEq + Clone>(
    now: &mut BTreeMap<K, V>,
    from: &BTreeMap<K, V>,
    to: &BTreeMap<K, V>,
) {
    for key in from.keys().filter(|key| !to.contains_key(key)) {
        now.remove(key);
    }
    for (key, value) in to.iter().filter(|(key, value)| from.get(key) != Some(value)) {
        now.insert(key.clone(), value.clone());
    }
}

/// A list whose items are known by a name of their own. What is new stands where it stood, as far
/// as the lists are alike.
fn items<T: PartialEq + Clone>(
    now: &mut Vec<T>,
    from: &[T],
    to: &[T],
    name: impl Fn(&T) -> &String,
) {
    let known: BTreeMap<&String, &T> = from.iter().map(|item| (name(item), item)).collect();
    let wanted: BTreeMap<&String, &T> = to.iter().map(|item| (name(item), item)).collect();
    now.retain(|item| wanted.contains_key(name(item)) || !known.contains_key(name(item)));
    for (place, item) in to.iter().enumerate() {
        if known.get(name(item)) == Some(&item) {
            continue;
        }
        match now.iter_mut().find(|old| name(old) == name(item)) {
            Some(old) => *old = item.clone(),
            None => now.insert(place.min(now.len()), item.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use timbre_core::brand::{Localized, RuleSetting, RuleState, Template};

    use super::*;

    fn template(id: &str, text: &str) -> Template {
        Template {
            id: id.into(),
            shortcut: None,
            title: id.into(),
            body: Localized { es: Some(text.into()), en: None },
            tags: Vec::new(),
            situations: Vec::new(),
            networks: Vec::new(),
        }
    }

    fn brand(name: &str, templates: &[(&str, &str)]) -> BrandPack {
        let templates = templates.iter().map(|(id, text)| template(id, text)).collect();
        BrandPack { name: name.into(), templates, ..BrandPack::default() }
    }

    #[test]
    fn two_tabs_keep_both_their_changes_and_each_takes_back_its_own() {
        let read = brand("Pan", &[("hola", "Hola"), ("adios", "Adiós")]);
        let here = brand("Pan", &[("nueva", "Nueva"), ("hola", "Hola, Ana")]);
        let mut there = brand("Horno", &[("hola", "Hola"), ("adios", "Adiós"), ("otra", "Otra")]);
        let off = RuleSetting { state: RuleState::Off };
        there.rules.insert("tone.blame".into(), off);
        let both = carry_over(there.clone(), &read, &here);
        assert_eq!((both.name.as_str(), both.rules.len()), ("Horno", 1));
        assert_eq!(
            both.templates,
            [template("nueva", "Nueva"), template("hola", "Hola, Ana"), template("otra", "Otra")]
        );
        assert_eq!(carry_over(both, &here, &read), there);
    }
}
