//! Replies as they are written in a hurry, and what has to be caught in each.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use serde::Deserialize;
use timbre_core::{Draft, Engine};

#[derive(Deserialize)]
struct Bad {
    draft: Draft,
    /// Rules that find something in it, whatever else does.
    caught: Vec<String>,
}

#[test]
fn what_a_hurried_reply_does_wrong_is_caught() {
    let engine = Engine::without_brand();
    let replies: Vec<Bad> = serde_json::from_str(include_str!("bad_replies.json")).unwrap();
    for Bad { draft, caught } in replies {
        let found = engine.review(&draft).findings;
        for rule in caught {
            let said = found.iter().any(|finding| finding.rule == rule);
            assert!(said, "{rule} misses “{}”", draft.text);
        }
    }
}
