//! The texts that a rule is tried on. They lie beside the page as files, one a family, so that only
//! who asks for them loads them.

use std::collections::BTreeMap;

use serde_json::Value;
use timbre_core::text::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::browser;

/// So many examples of each kind are shown.
const SHOWN: usize = 3;

/// Texts in which a rule finds something, and texts in which it finds nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Shown {
    pub(super) found: Vec<String>,
    pub(super) left: Vec<String>,
}

/// The examples of a family, by rule.
pub(super) type ByRule = BTreeMap<String, Vec<Value>>;

/// Reads the examples of a family; none if they cannot be read.
pub(super) async fn load(family: &str) -> ByRule {
    read(family).await.unwrap_or_default()
}

async fn read(family: &str) -> Option<ByRule> {
    let asked = browser::window().ok()?.fetch_with_str(&format!("examples/{family}.json"));
    let response: Response = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let json = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    serde_json::from_str(&json).ok()
}

/// The first examples of a rule in a language.
pub(super) fn of_rule(all: &ByRule, id: &str, language: Language) -> Shown {
    let (found, left) = match language {
        Language::En => ("bad_en", "good_en"),
        Language::Es | Language::Other => ("bad", "good"),
    };
    let texts = |name: &str| -> Vec<String> {
        let sets = all.get(id).into_iter().flatten();
        sets.filter_map(|set| set.get(name)?.as_array())
            .flatten()
            .filter_map(|text| text.as_str().map(str::to_owned))
            .take(SHOWN)
            .collect()
    };
    Shown { found: texts(found), left: texts(left) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_beside_the_rules_are_read() {
        let json = include_str!("../../../../core/data/rules/examples/tone.json");
        let all: ByRule = serde_json::from_str(json).unwrap();
        let shown = of_rule(&all, "tone.blame", Language::En);
        assert_eq!((shown.found.len(), shown.left.len()), (SHOWN, SHOWN));
        assert_eq!(of_rule(&all, "tone.nothing", Language::Es), Shown::default());
    }
}
