//! A change to the draft, shown as what goes and what comes, with a few words around it.

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
    let (before, after) = (tail(&text[..span.start]), head(&text[span.end..]));
    html! {
        <p class="change">
            <span class="context">{ before }</span>
            if !span.is_empty() {
                <del>{ span.of(text) }</del>
            }
            if !props.fix.text.is_empty() {
                <ins>{ &props.fix.text }</ins>
            }
            <span class="context">{ after }</span>
        </p>
    }
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
    fn context_ends_between_words() {
        assert_eq!(tail("Sentimos mucho lo ocurrido con "), "… lo ocurrido con ");
        assert_eq!(head(" de inmediato tu pedido"), " de inmediato tu …");
        assert_eq!(tail("Hola, "), "Hola, ");
        assert_eq!(head("\nadiós"), "");
    }
}
