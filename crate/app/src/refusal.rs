//! What went wrong, in the words of the interface.

use timbre_core::brand::{PackError, PackProblem};
use timbre_store::StoreError;

use crate::messages::{Messages, fill};

/// What happened to a store request and what to do.
pub(crate) fn words(messages: &Messages, error: &StoreError) -> String {
    match error {
        StoreError::Unreachable { .. } => messages.store_unreachable.to_owned(),
        StoreError::Full => messages.store_full.to_owned(),
        StoreError::Newer => messages.store_newer.to_owned(),
        StoreError::Misunderstood => messages.store_misunderstood.to_owned(),
        StoreError::Changed => messages.store_changed.to_owned(),
        StoreError::NoBrand { .. } => messages.store_no_brand.to_owned(),
        StoreError::BadPack { place, problem } => {
            fill(messages.store_bad_pack, &[("place", place), ("problem", problem)])
        }
    }
}

/// What is wrong at one place of a brand pack.
pub(crate) fn problem(messages: &Messages, problem: &PackProblem) -> String {
    match &problem.problem {
        PackError::NotJson { line, column } => fill(
            messages.problem_not_json,
            &[("line", &line.to_string()), ("column", &column.to_string())],
        ),
        PackError::Shape { detail } => fill(messages.problem_shape, &[("detail", detail)]),
        PackError::Newer { found, known } => fill(
            messages.problem_newer,
            &[("found", &found.to_string()), ("known", &known.to_string())],
        ),
        PackError::Empty => messages.problem_empty.to_owned(),
        PackError::BadId => messages.problem_bad_id.to_owned(),
        PackError::Twice { value } => fill(messages.problem_twice, &[("value", value)]),
        PackError::BadTarget => messages.problem_bad_target.to_owned(),
        PackError::BadAddress => messages.problem_bad_address.to_owned(),
        PackError::BadLanguage => messages.problem_bad_language.to_owned(),
    }
}
