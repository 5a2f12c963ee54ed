//! What every line of the project's own corpus is held to.

use std::collections::HashMap;

use timbre_core::model::{Category, Lexicon};
use timbre_core::text::Document;

use crate::data::{self, Entry};

fn all(kind: &str) -> Vec<Entry> {
    ["train", "test"].iter().flat_map(|part| data::entries(part, kind).unwrap()).collect()
}

fn one_of(entry: &Entry, column: &str, allowed: &[&str]) {
    let label = entry.get(column);
    assert!(allowed.contains(&label), "{}: {column} is {label:?}", entry.place);
}

const KINDS: [&str; 6] = ["comments", "crowd", "posts", "replies", "talk", "videos"];
const COUNTRIES: [&str; 18] = [
    "es", "mx", "ar", "co", "cl", "pe", "uy", "ve", "ec", "gt", "do", "gb", "us", "ie", "ca", "au",
    "nz", "in",
];
const HELD_OUT: [&str; 7] =
    ["hotel", "supermarket", "gym", "museum", "energy", "courier", "festival"];

#[test]
fn comments_carry_the_labels_of_the_codebook() {
    for entry in ["comments", "crowd", "posts"].into_iter().flat_map(all) {
        one_of(&entry, "situation", &data::SITUATIONS);
        one_of(&entry, "sentiment", &data::FEELINGS);
        one_of(&entry, "target", &data::TARGETS);
        one_of(&entry, "severity", &["0", "1", "2", "3"]);
        one_of(&entry, "hostility", &["0", "1", "2"]);
        one_of(&entry, "urgency", &["0", "1", "2"]);
        for column in ["offensive", "sarcasm", "reply"] {
            one_of(&entry, column, &["0", "1"]);
        }
        let aimed = entry.get("target") != "none";
        assert_eq!(aimed, entry.get("hostility") != "0", "{}: target and hostility", entry.place);
        assert!(!entry.get("text").is_empty(), "{}: no text", entry.place);
    }
}

#[test]
fn replies_carry_the_labels_of_the_codebook() {
    for entry in all("replies") {
        one_of(&entry, "address", &data::ADDRESSES);
        for axis in data::AXES {
            let value: i32 = entry.get(axis).parse().unwrap();
            assert!((0..=100).contains(&value) && value % 5 == 0, "{}: {axis}", entry.place);
        }
        for column in ["hostile", "condescending", "dismissive", "defensive", "canned"] {
            one_of(&entry, column, &["0", "1"]);
        }
        if entry.language == timbre_core::text::Language::En {
            one_of(&entry, "address", &["none"]);
        }
        assert!(!entry.get("text").is_empty(), "{}: no text", entry.place);
    }
}

#[test]
fn talk_carries_the_labels_of_the_codebook() {
    for entry in all("talk") {
        one_of(&entry, "politeness", &["0", "1", "2", "3", "4"]);
        for column in ["hostile", "condescending", "dismissive"] {
            one_of(&entry, column, &["0", "1"]);
        }
        assert!(!entry.get("text").is_empty(), "{}: no text", entry.place);
    }
}

#[test]
fn videos_carry_the_labels_of_the_codebook() {
    for entry in all("videos") {
        one_of(&entry, "spam", &["0", "1"]);
        assert!(!entry.get("text").is_empty(), "{}: no text", entry.place);
    }
}

#[test]
fn the_test_part_has_its_sectors_to_itself() {
    for kind in ["comments", "replies"] {
        for entry in all(kind) {
            let country = entry.get("country");
            assert!(country == "za" || COUNTRIES.contains(&country), "{}", entry.place);
            let test = entry.place.starts_with("test/");
            assert_eq!(HELD_OUT.contains(&entry.get("sector")), test, "{}", entry.place);
        }
    }
}

#[test]
fn links_and_addresses_are_masked() {
    for entry in KINDS.into_iter().flat_map(all) {
        let text = entry.get("text");
        for trace in ["http:", "https:", "www."] {
            assert!(!text.contains(trace), "{}: {trace}", entry.place);
        }
    }
}

/// Of the comments with a word of harm, the share that are crises: the words are to be precise, for
/// the table leans on them.
#[test]
fn words_of_harm_tell_of_crises() {
    let harmed = |entry: &Entry| {
        let comment = Document::new(entry.get("text"), Some(entry.language));
        let hits = Lexicon::of(entry.language).map(|lexicon| lexicon.find(&comment));
        hits.is_some_and(|hits| hits.iter().any(|hit| hit.category == Category::Harm))
    };
    let harmed: Vec<Entry> =
        data::entries("train", "comments").unwrap().into_iter().filter(harmed).collect();
    let others: Vec<&Entry> =
        harmed.iter().filter(|entry| entry.get("situation") != "crisis").collect();
    let places: Vec<String> = others.iter().map(|entry| entry.place.to_string()).collect();
    assert!(others.len() * 10 <= harmed.len(), "{} of {}: {places:?}", others.len(), harmed.len());
}

/// Share of character 5-grams above which two texts are one text written twice.
const SAME: f64 = 0.5;

#[test]
fn no_two_texts_are_near_duplicates() {
    let mut entries: Vec<Entry> = KINDS.into_iter().flat_map(all).collect();
    entries.sort_by_cached_key(|entry| entry.get("text").len());
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut counts: Vec<u32> = Vec::new();
    let mut texts: Vec<Vec<u32>> = entries
        .iter()
        .map(|entry| {
            let letters: Vec<char> = entry.get("text").to_lowercase().chars().collect();
            let mut grams: Vec<u32> = letters
                .windows(5)
                .map(|gram| {
                    let next = numbers.len() as u32;
                    *numbers.entry(gram.iter().collect()).or_insert(next)
                })
                .collect();
            grams.sort_unstable();
            grams.dedup();
            counts.resize(numbers.len(), 0);
            grams.iter().for_each(|&gram| counts[gram as usize] += 1);
            grams
        })
        .collect();
    // By text that has a gram among its rarer half, and the gram's place there: two texts that share half of their
    // grams share one of those.
    let mut holders: Vec<Vec<(usize, usize)>> = vec![Vec::new(); numbers.len()];
    let mut compared = vec![usize::MAX; texts.len()];
    for (at, grams) in texts.iter_mut().enumerate() {
        grams.sort_unstable_by_key(|&gram| (counts[gram as usize], gram));
        for (place, &gram) in grams[..grams.len().div_ceil(2)].iter().enumerate() {
            holders[gram as usize].push((at, place));
        }
    }
    // By gram, the last text that had it.
    let mut had = vec![usize::MAX; numbers.len()];
    for (at, grams) in texts.iter().enumerate() {
        grams.iter().for_each(|&gram| had[gram as usize] = at);
        for (place, &gram) in grams[..grams.len().div_ceil(2)].iter().enumerate() {
            for &(other, its_place) in &holders[gram as usize] {
                if other >= at {
                    break;
                }
                let others = &texts[other];
                // The most that they can share if this is the first gram that they do.
                let most = 1 + (grams.len() - place - 1).min(others.len() - its_place - 1);
                let most = most as f64 / (grams.len() + others.len() - most) as f64;
                if compared[other] == at || most < SAME {
                    continue;
                }
                compared[other] = at;
                let shared = others.iter().filter(|&&gram| had[gram as usize] == at).count();
                let share = shared as f64 / (grams.len() + others.len() - shared) as f64;
                assert!(
                    share < SAME,
                    "{} and {} share {share:.2} of their 5-grams:\n{}\n{}",
                    entries[at].place,
                    entries[other].place,
                    entries[at].get("text"),
                    entries[other].get("text"),
                );
            }
        }
    }
}
