//! Fixes compose: over every reply of the project's own corpus, applying all that are safe comes to
//! an end, keeps the facts, and never makes the review longer.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use timbre_core::review::{Finding, apply_safe};
use timbre_core::text::{Document, Language, TokenKind};
use timbre_core::vocabulary::Network;
use timbre_core::{Comment, Draft, Engine};

/// Rounds after which fixes that still change something are said to have no end.
const MOST_ROUNDS: usize = 5;

/// What a reply says as fact: numbers, links, addresses, mentions, hashtags, in order.
fn facts(text: &str) -> Vec<String> {
    use TokenKind::{Email, Hashtag, Link, Mention, Number};
    let fact = |kind| matches!(kind, Number | Link | Email | Mention | Hashtag);
    let document = Document::new(text, None);
    let tokens = document.tokens.iter();
    // The corpus masks links and addresses so.
    let masked = |word: &str| matches!(word, "URL" | "EMAIL");
    tokens
        .filter(|token| fact(token.kind) || masked(document.raw(token)))
        .map(|token| document.raw(token).to_owned())
        .collect()
}

fn drafts() -> Vec<Draft> {
    let mut drafts = Vec::new();
    for (part, language, name) in [
        ("train", Language::Es, "es"),
        ("train", Language::En, "en"),
        ("test", Language::Es, "es"),
        ("test", Language::En, "en"),
    ] {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../lab/corpus");
        let table = std::fs::read_to_string(format!("{folder}/{part}/replies_{name}.tsv")).unwrap();
        let mut lines = table.lines();
        let columns: Vec<&str> = lines.next().unwrap().split('\t').collect();
        let column = |name: &str| columns.iter().position(|column| *column == name).unwrap();
        let (text, comment) = (column("text"), column("comment"));
        for line in lines {
            let fields: Vec<&str> = line.split('\t').collect();
            let answered = Comment { text: fields[comment].to_owned(), ..Comment::default() };
            drafts.push(Draft {
                text: fields[text].to_owned(),
                lang: Some(language),
                network: Some(Network::X),
                comment: (!answered.text.is_empty()).then_some(answered),
                ..Draft::default()
            });
        }
    }
    drafts
}

#[test]
fn the_safe_fixes_of_every_reply_end_keep_the_facts_and_leave_fewer_findings() {
    let engine = Engine::without_brand();
    let (mut mended, drafts) = (0, drafts());
    assert!(drafts.len() > 2_500, "the corpus is there");
    for mut draft in drafts {
        let first = draft.text.clone();
        let triage = draft.comment.as_ref().map(|comment| engine.triage(comment));
        let review = |draft: &Draft| engine.review_answering(draft, triage.as_ref()).findings;
        let ids = |found: &[Finding]| -> Vec<String> {
            found.iter().map(|finding| finding.rule.clone()).collect()
        };
        let mut found = review(&draft);
        for round in 0.. {
            let next = apply_safe(&draft.text, &found);
            if next == draft.text {
                break;
            }
            mended += usize::from(round == 0);
            assert!(round < MOST_ROUNDS, "no end to the fixes of {first}: {next}");
            draft.text = next;
            let now = review(&draft);
            let (before, after) = (ids(&found), ids(&now));
            assert!(now.len() <= found.len(), "{first} {before:?} → {} {after:?}", draft.text);
            found = now;
        }
        assert_eq!(facts(&draft.text), facts(&first), "{first} → {}", draft.text);
    }
    assert!(mended > 50, "only {mended} replies had anything to mend");
}
