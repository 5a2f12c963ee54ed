//! Replies at hand: templates and suggestions.

mod suggestion;

pub use suggestion::{Gap, Source, SourceKind, Suggestion, SuggestionRequest};

use crate::brand::BrandPack;

/// The replies that fit a request best, the best first.
#[must_use]
pub fn suggest(_brand: Option<&BrandPack>, _request: &SuggestionRequest) -> Vec<Suggestion> {
    Vec::new()
}
