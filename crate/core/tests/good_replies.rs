//! Plain replies that a careful manager writes all day: nothing is to be said against them.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use timbre_core::review::VerdictState;
use timbre_core::{Draft, Engine};

#[test]
fn a_plain_good_reply_is_ready() {
    let engine = Engine::without_brand();
    let drafts: Vec<Draft> = serde_json::from_str(include_str!("good_replies.json")).unwrap();
    for draft in drafts {
        let verdict = engine.review(&draft).verdict;
        assert_eq!(verdict.state(), VerdictState::Ready, "{}: {verdict:?}", draft.text);
    }
}
