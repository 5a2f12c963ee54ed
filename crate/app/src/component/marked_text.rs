//! A text with some of its words marked, each mark saying what it stands for.

use timbre_core::order;
use timbre_core::text::{ByteSpan, OffsetMap, Utf16Span};
use yew::prelude::*;

/// A mark.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Marked {
    /// Where.
    pub(crate) span: Utf16Span,
    /// The look.
    pub(crate) class: &'static str,
    /// What it stands for.
    pub(crate) title: AttrValue,
}

#[derive(Properties, PartialEq)]
pub(crate) struct MarkedTextProps {
    pub(crate) text: AttrValue,
    pub(crate) marks: Vec<Marked>,
}

/// Shows the text. Of marks that overlap the first in the list is drawn.
#[component]
pub(crate) fn MarkedText(props: &MarkedTextProps) -> Html {
    let text: &str = &props.text;
    let mut at = 0;
    let mut pieces = Vec::new();
    for (span, mark) in apart(text, &props.marks) {
        pieces.push(html! { { &text[at..span.start] } });
        let title = mark.title.clone();
        pieces.push(html! {
            <mark class={mark.class} title={title.clone()}>
                { span.of(text) }<span class="spoken">{ format!(" ({title})") }</span>
            </mark>
        });
        at = span.end;
    }
    pieces.push(html! { { &text[at..] } });
    html! { <span class="marked-text">{ for pieces }</span> }
}

/// The marks that can be drawn beside one another, in the order of the text.
fn apart<'a>(text: &str, marks: &'a [Marked]) -> Vec<(ByteSpan, &'a Marked)> {
    let map = OffsetMap::new(text);
    let mut kept: Vec<(ByteSpan, &Marked)> = Vec::new();
    for mark in marks {
        let span = map.to_byte_span(mark.span);
        if !span.is_empty() && kept.iter().all(|(other, _)| !other.overlaps(span)) {
            kept.push((span, mark));
        }
    }
    order::sort_by_key(&mut kept, |(span, _)| span.start);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32) -> Marked {
        Marked { span: Utf16Span { start, end }, class: "evidence", title: "".into() }
    }

    #[test]
    fn marks_that_overlap_give_way_to_the_first_and_none_leaves_the_text() {
        let text = "¡Qué 🔥 día!";
        let marks = [mark(7, 12), mark(5, 9), mark(1, 4), mark(90, 99)];
        let words: Vec<_> =
            apart(text, &marks).into_iter().map(|(span, _)| span.of(text)).collect();
        assert_eq!(words, ["Qué", " día!"]);
    }
}
