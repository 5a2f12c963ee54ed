//! What the engine answers to texts of all kinds, one line of JSON each. `cargo xtask test wasm` runs it natively
//! and in Wasm and compares the lines: the same input gives the same output, bit for bit, on both sides.

use serde_json::json;
use timbre_core::brand::BrandPack;
use timbre_core::vocabulary::Network;
use timbre_core::{Comment, Draft, Engine};

const TEXTS: &str = include_str!("../texts.txt");
const BRAND: &str = include_str!("../../../www/brand.json");

fn main() {
    match answers() {
        Ok(lines) => say(&lines.join("\n")),
        Err(error) => say(&error),
    }
}

/// Each text as a comment, as a draft of no brand, and as the brand's answer to the text before it.
fn answers() -> Result<Vec<String>, String> {
    let brand = BrandPack::parse(BRAND).map_err(|problems| format!("{problems:?}"))?;
    let (branded, plain) = (Engine::new(&brand), Engine::without_brand());
    let texts: Vec<&str> = TEXTS.lines().collect();
    let mut lines = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        let before = texts[(index + texts.len() - 1) % texts.len()];
        let comment = Comment { text: before.into(), ..Comment::default() };
        let draft = Draft { text: (*text).into(), ..Draft::default() };
        let answer = Draft {
            text: (*text).into(),
            comment: Some(comment.clone()),
            network: Some(Network::X),
            ..Draft::default()
        };
        let triage = branded.triage(&Comment { text: (*text).into(), ..Comment::default() });
        lines.push(
            json!({
                "approach": branded.approach(&triage),
                "triage": triage,
                "plain": plain.review(&draft),
                "branded": branded.review(&answer),
            })
            .to_string(),
        );
    }
    Ok(lines)
}

#[cfg(not(target_arch = "wasm32"))]
fn say(text: &str) {
    #![allow(clippy::print_stdout, reason = "its output is what it is for")]
    println!("{text}");
}

#[cfg(target_arch = "wasm32")]
fn say(text: &str) {
    use wasm_bindgen::prelude::wasm_bindgen;
    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = console)]
        fn log(text: &str);
    }
    log(text);
}
