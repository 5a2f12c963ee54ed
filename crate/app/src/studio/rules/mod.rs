//! The rules: what is on, family by family, with examples; what a brand mutes or weighs otherwise;
//! its own; and the findings that are not to be mentioned.

mod examples;
mod family;
mod own;

use timbre_core::brand::{RuleSetting, RuleState, Wording};
use timbre_core::review::{House, rules};
use timbre_core::text::fold;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use self::family::Family;
use self::own::Own;
use super::desk::Desk;
use super::ignored::IgnoredList;
use super::no_brand::no_brand;
use crate::messages::count;

/// The families in the order in which they matter most, as ids begin with them.
const FAMILIES: [&str; 10] = [
    "crisis",
    "privacy",
    "legal",
    "brand",
    "tone",
    "register",
    "channel",
    "clarity",
    "canned",
    "accessibility",
];

/// Stands in a title for what is found.
const BLANK: char = '…';

#[derive(Properties, PartialEq)]
pub(crate) struct RulesProps {
    pub(crate) desk: Desk,
}

/// Shows the page.
#[component]
pub(crate) fn Rules(props: &RulesProps) -> Html {
    let desk = &props.desk;
    let text = desk.text;
    let query = use_state_eq(String::new);
    let title =
        html! { <h2 class="page-title" id="page-title" tabindex="-1">{ text.page_rules }</h2> };
    let Some(brand) = &desk.brand else {
        return html! { <>{ title }{ no_brand(desk) }<IgnoredList desk={desk.clone()} /></> };
    };
    let on_query = {
        let query = query.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                query.set(field.value());
            }
        })
    };
    let house = House::new(brand);
    let wanted = fold(query.trim()).text;
    let muted = brand.rules.values().filter(|set| set.state == RuleState::Off).count();
    let families = FAMILIES.into_iter().map(|family| {
        let own = house.rules().rules().iter();
        let found: Vec<_> = rules()
            .rules()
            .iter()
            .chain(own)
            .filter(|rule| rule.id.split('.').next() == Some(family))
            .filter(|rule| {
                let wording = rule.wording(desk.language());
                wanted.is_empty()
                    || rule.id.contains(&wanted)
                    || fold(&wording.message).text.contains(&wanted)
                    || fold(&wording.why).text.contains(&wanted)
                    || [&rule.es, &rule.en].into_iter().any(|wording| finds(wording, &wanted))
            })
            .cloned()
            .collect();
        html! { <Family key={family} desk={desk.clone()} {family} rules={found} open={!wanted.is_empty()} /> }
    });
    html! {
        <>
            <div class="page-head">
                { title }
                <label class="search-field rules-search">
                    <span class="spoken">{ text.rules_search }</span>
                    <input id="rule-search" type="text" autocomplete="off" placeholder={text.rules_search} value={(*query).clone()} oninput={on_query} />
                </label>
            </div>
            <section class="sheet rules">
                <p>
                    { count(text.rules_on, rules().rules().len() + house.rules().rules().len() - muted) }
                    { " " }
                    if muted > 0 {
                        { count(text.rules_muted, muted) }
                    }
                </p>
                { for families }
            </section>
            <Own desk={desk.clone()} />
            <IgnoredList desk={desk.clone()} />
        </>
    }
}

/// Whether a rule looks for these words, or for some that they begin; they are folded. Who searches
/// has often just read them in a warning.
fn finds(wording: &Wording, wanted: &str) -> bool {
    wording.find.iter().chain(wording.swap.keys()).any(|pattern| {
        let pattern = fold(pattern).text;
        let pieces = || pattern.split([' ', '|']).map(|piece| piece.trim_end_matches('?'));
        wanted.split_whitespace().all(|word| {
            pieces().any(|piece| match piece.strip_suffix('*') {
                Some(start) => word.starts_with(start) || start.starts_with(word),
                None => piece.starts_with(word),
            })
        })
    })
}

/// What a state is called in files; empty for a rule's own.
fn state_tag(state: Option<RuleState>) -> &'static str {
    match state {
        None => "",
        Some(RuleState::Off) => "off",
        Some(RuleState::Hint) => "hint",
        Some(RuleState::Warn) => "warn",
        Some(RuleState::Hold) => "hold",
    }
}

/// What a rule says of whatever it finds: its message without what was found.
fn title(message: &str) -> String {
    let mut pieces = message.split('{');
    let mut title = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        if !title.ends_with(BLANK) {
            title.push(BLANK);
        }
        title.push_str(piece.split_once('}').map_or(piece, |(_, after)| after));
    }
    let title = title.replace("«…»", "…").replace("“…”", "…");
    title.strip_suffix(": …").map_or_else(|| title.clone(), str::to_owned)
}

/// Sets what a rule, called by its title, does for the brand; its own again, if nothing is named.
fn set_state(desk: &Desk, id: &str, title: &str, tag: &str) {
    let states = [RuleState::Off, RuleState::Hint, RuleState::Warn, RuleState::Hold];
    let state = states.into_iter().find(|state| state_tag(Some(*state)) == tag);
    let about = crate::messages::fill(desk.text.about_rule, &[("rule", title)]);
    desk.change(&about, desk.words.settings_saved, |pack| {
        match state {
            Some(state) => pack.rules.insert(id.to_owned(), RuleSetting { state }),
            None => pack.rules.remove(id),
        };
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_called_by_what_it_says_without_what_it_found() {
        let found = |id: &str, tag: &str| {
            let rule = rules().rules().iter().find(|rule| rule.id == id).unwrap();
            title(&(if tag == "es" { &rule.es } else { &rule.en }).message)
        };
        assert_eq!(found("tone.blame", "es"), "Suena a reproche");
        assert_eq!(found("accessibility.click_here", "en"), "… does not say where it leads");
        assert_eq!(found("brand.value", "es"), "… contradice un valor de la marca");
        assert_eq!(found("register.brand", "en"), "This says …; the brand says …");
        let all = rules().rules().iter().flat_map(|rule| [&rule.es, &rule.en]);
        assert!(
            all.map(|wording| title(&wording.message)).all(|title| !title.contains(['{', '}']))
        );
    }

    #[test]
    fn a_rule_is_found_by_the_words_that_it_warns_of() {
        let found = |query: &str| -> Vec<&str> {
            let wanted = fold(query).text;
            let all = rules().rules().iter();
            let found = all.filter(|rule| finds(&rule.es, &wanted) || finds(&rule.en, &wanted));
            found.map(|rule| rule.id.as_str()).collect()
        };
        assert_eq!(found("te garantizamos"), ["legal.guarantee"]);
        assert!(found("garant").contains(&"legal.guarantee"));
        assert_eq!(found("échale paciencia"), ["tone.condescending"]);
        assert_eq!(found("zzzz"), [""; 0]);
    }
}
