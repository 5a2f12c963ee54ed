//! The reviews of hurried replies, whole: what is found, in which order, and what the fixes make of
//! each. A change of rules shows here as a difference to be read; `RENEW=1 cargo test -p timbre-core
//! --test reviews` writes it down.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use std::fmt::Write;

use serde::Deserialize;
use timbre_core::review::apply_safe;
use timbre_core::text::OffsetMap;
use timbre_core::{Draft, Engine};

#[derive(Deserialize)]
struct Bad {
    draft: Draft,
}

fn reviews() -> String {
    let engine = Engine::without_brand();
    let replies: Vec<Bad> = serde_json::from_str(include_str!("bad_replies.json")).unwrap();
    let mut all = String::new();
    for Bad { mut draft } in replies {
        // Without what they answer, so that a judge of comments that learned anew changes nothing.
        draft.comment = None;
        let text = &draft.text;
        let review = engine.review(&draft);
        writeln!(all, "{text}\n  {:?}", review.verdict.state()).unwrap();
        let offsets = OffsetMap::new(text);
        for finding in &review.findings {
            let quote = offsets.to_byte_span(finding.span).of(text);
            writeln!(all, "  {} {:?} «{quote}»", finding.rule, finding.severity).unwrap();
            for fix in &finding.fixes {
                let found = offsets.to_byte_span(fix.span).of(text);
                writeln!(all, "    «{found}» → «{}»", fix.text).unwrap();
            }
        }
        let mended = apply_safe(text, &review.findings);
        if mended != *text {
            writeln!(all, "  = {mended}").unwrap();
        }
    }
    all
}

#[test]
fn reviews_are_as_they_were_last_read() {
    let reviews = reviews();
    if std::env::var_os("RENEW").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reviews.txt");
        std::fs::write(path, &reviews).unwrap();
        return;
    }
    let kept = include_str!("reviews.txt");
    let changed = reviews.lines().zip(kept.lines()).find(|(now, then)| now != then);
    assert_eq!(changed, None, "the first line that differs: now, then");
    assert_eq!(reviews.lines().count(), kept.lines().count());
}

#[test]
fn the_same_draft_has_the_same_review() {
    assert_eq!(reviews(), reviews());
}
