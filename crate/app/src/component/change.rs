//! A change to the draft, shown as the words that go and those that come, with a few around them.

use std::ops::Range;

use timbre_core::review::Fix;
use timbre_core::text::OffsetMap;
use yew::prelude::*;

/// How many characters of context are shown on each side at most.
const CONTEXT: usize = 18;

#[derive(Properties, PartialEq)]
pub(crate) struct ChangeProps {
    pub(crate) text: AttrValue,
    pub(crate) fix: Fix,
}

/// Shows the change.
#[component]
pub(crate) fn Change(props: &ChangeProps) -> Html {
    let text: &str = &props.text;
    let span = OffsetMap::new(text).to_byte_span(props.fix.span);
    let (goes, comes) = whole_words(text, span.start..span.end, &props.fix.text);
    let (before, after) = (tail(&text[..goes.start]), head(&text[goes.end..]));
    html! {
        <p class="change">
            <span class="context">{ before }</span>
            if !goes.is_empty() {
                <del>{ &text[goes] }</del>
            }
            if !comes.is_empty() {
                <ins>{ comes }</ins>
            }
            <span class="context">{ after }</span>
        </p>
    }
}

/// The change with the rest of each word that it cuts through: half a word cannot be read.
fn whole_words(text: &str, goes: Range<usize>, comes: &str) -> (Range<usize>, String) {
    let (removed, before, after) = (&text[goes.clone()], &text[..goes.start], &text[goes.end..]);
    let starts = [removed, comes].iter().any(|one| one.starts_with(char::is_alphanumeric));
    let ends = [removed, comes].iter().any(|one| one.ends_with(char::is_alphanumeric));
    let kept = before.trim_end_matches(char::is_alphanumeric).len();
    let start = if starts { kept } else { goes.start };
    let rest = after.len() - after.trim_start_matches(char::is_alphanumeric).len();
    let end = if ends { goes.end + rest } else { goes.end };
    let comes = [&text[start..goes.start], comes, &text[goes.end..end]].concat();
    (start..end, comes)
}

/// The last words of `text`, with a sign that something was left out.
fn tail(text: &str) -> String {
    let line = text.rsplit('\n').next().unwrap_or_default();
    match line.char_indices().rev().nth(CONTEXT) {
        None => line.to_owned(),
        Some((cut, _)) => match line[cut..].find(' ') {
            Some(space) => format!("…{}", &line[cut + space..]),
            None => "…".to_owned(),
        },
    }
}

/// The first words of `text`, with a sign that something was left out.
fn head(text: &str) -> String {
    let line = text.split('\n').next().unwrap_or_default();
    match line.char_indices().nth(CONTEXT) {
        None => line.to_owned(),
        Some((cut, _)) => match line[..cut].rfind(' ') {
            Some(space) => format!("{}…", &line[..=space]),
            None => "…".to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_never_cut() {
        let change = |text: &'static str, goes: Range<usize>, comes: &str| {
            let (goes, comes) = whole_words(text, goes, comes);
            (&text[goes], comes)
        };
        let problem = change("mucho la incidencia de", 6..18, "el problem");
        assert_eq!(problem, ("la incidencia", "el problema".to_owned()));
        assert_eq!(change("la palabra", 10..10, "s"), ("palabra", "palabras".to_owned()));
        assert_eq!(change("Hola Ana", 4..4, ","), ("", ",".to_owned()));
        assert_eq!(change("Hola, Ana", 4..5, ""), (",", String::new()));
    }

    #[test]
    fn context_ends_between_words() {
        assert_eq!(tail("Sentimos mucho lo ocurrido con "), "… lo ocurrido con ");
        assert_eq!(head(" de inmediato tu pedido"), " de inmediato tu …");
        assert_eq!(tail("Hola, "), "Hola, ");
        assert_eq!(head("\nadiós"), "");
    }
}
