//! Replies at hand: templates, filled in for the person answered, approved replies to comments
//! like this one, and replies composed from the brand's building blocks.
//!
//! Knows the brand, the comment and its triage; it does not judge what it offers, the review does.
//! Nothing here invents a fact: what is not known is a marked gap.

mod answers;
mod blocks;
mod compose;
mod facts;
mod known;
pub mod library;
mod memory;
mod person;
mod recall;
mod rewrite;
mod search;
mod shelf;
mod suggestion;
mod template;

pub use person::first_name;
pub use rewrite::{Aim, Rewrite, keeps_facts};
pub(crate) use rewrite::{Draught, propose, wording};
pub use search::{Finder, find};
pub(crate) use shelf::{Candidates, Shelf, sort};
pub use suggestion::{Gap, Source, SourceKind, Suggestion, SuggestionRequest};
pub use template::{Body, Filled, FilledGap, GapKind, TemplateError, TemplateProblem, Values};

use facts::Heard;
use known::Known;

use crate::Draft;
use crate::brand::BrandPack;
use crate::register;
use crate::text::{Language, OffsetMap};
use crate::vocabulary::{AddressForm, Score};

/// A greeting or signature of the brand, filled for a draft.
pub(crate) fn fill_line(
    text: &str,
    draft: &Draft,
    brand: &BrandPack,
    language: Language,
) -> String {
    let known = Known {
        author: draft.comment.as_ref().map(|comment| &comment.author),
        brand: Some(brand),
        network: draft.network,
        now: draft.now,
        heard: Heard::nothing(language),
    };
    Body::parse(text).map_or_else(|_| text.to_owned(), |body| body.fill(&known, 0).text)
}

/// Fills a template for a request; its score is that of a template the user chose.
///
/// # Errors
/// The first mistake in the template, with its place.
pub fn render(
    body: &str,
    brand: Option<&BrandPack>,
    request: &SuggestionRequest,
) -> Result<Suggestion, TemplateError> {
    let comment = request.comment.as_ref();
    let known = Known {
        author: comment.map(|comment| &comment.author),
        brand,
        network: request.network.or(comment.and_then(|comment| comment.network)),
        now: request.now,
        heard: Heard::in_request(request, brand),
    };
    let filled = Body::parse(body)?.fill(&known, request.seed);
    Ok(Suggestion {
        gaps: gaps(&filled),
        text: filled.text,
        title: None,
        source: Source { kind: SourceKind::Template, id: String::new() },
        score: Score::MAX,
    })
}

fn gaps(filled: &Filled) -> Vec<Gap> {
    let offsets = OffsetMap::new(&filled.text);
    filled
        .gaps
        .iter()
        .map(|gap| Gap {
            span: offsets.to_utf16_span(gap.range.clone().into()),
            name: gap.name.clone(),
            kind: gap.kind,
            options: gap.options.clone(),
            default: gap.default.clone(),
        })
        .collect()
}

/// The text of a suggestion without the brackets of its gaps.
pub(crate) fn without_marks(suggestion: &Suggestion) -> String {
    let offsets = OffsetMap::new(&suggestion.text);
    let (mut text, mut at) = (String::with_capacity(suggestion.text.len()), 0);
    for gap in suggestion.gaps.iter().filter(|gap| gap.default.is_none()) {
        let span = offsets.to_byte_span(gap.span);
        text.push_str(&suggestion.text[at..span.start]);
        text.push_str(&gap.name);
        at = span.end;
    }
    text.push_str(&suggestion.text[at..]);
    text
}

/// A template in another form of address: what stands outside its braces is converted.
#[must_use]
pub fn in_address(body: &str, form: AddressForm) -> String {
    let mut converted = body.to_owned();
    for (span, to) in register::convert(body, form).changes.into_iter().rev() {
        let before = &body[..span.start];
        let inside = before.rfind("{{").is_some_and(|open| !before[open..].contains("}}"));
        if !inside {
            converted.replace_range(span.start..span.end, &to);
        }
    }
    converted
}
