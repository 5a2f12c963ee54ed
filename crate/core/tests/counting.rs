//! X counts as its own library does, over texts of every kind.
//!
//! `counting/lengths.tsv` was made by that library: `counting/lengths.mjs` says how.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use timbre_core::network::measure;
use timbre_core::vocabulary::Network;

/// Where we knowingly count otherwise: the library does not know emoji younger than itself and counts
/// their parts, which X's own composer does not; and composing an accent below a letter that has one
/// above would take a table that is not worth its weight.
const OTHERWISE: &[(&str, u32)] =
    &[("👩🏽‍💻 y 🧑‍🚀 y 👩‍❤️‍👩", 12), ("♀ ♂️ ⚧️", 8), ("Zalgo: e\\u{301}\\u{323}", 9)];

fn unescaped(line: &str) -> String {
    let mut text = line.replace("\\n", "\n");
    while let Some(start) = text.find("\\u{") {
        let end = start + text[start..].find('}').unwrap();
        let code = u32::from_str_radix(&text[start + 3..end], 16).unwrap();
        text.replace_range(start..=end, &char::from_u32(code).unwrap().to_string());
    }
    text
}

#[test]
fn a_text_is_as_long_as_x_says() {
    let mut wrong = Vec::new();
    for line in include_str!("counting/lengths.tsv").lines() {
        let (length, text) = line.split_once('\t').unwrap();
        let otherwise = OTHERWISE.iter().find(|(known, _)| *known == text);
        let wanted = otherwise.map_or_else(|| length.parse().unwrap(), |(_, length)| *length);
        let used = measure(&unescaped(text), Network::X, true).used;
        if used != wanted {
            wrong.push(format!("{used} instead of {wanted}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
