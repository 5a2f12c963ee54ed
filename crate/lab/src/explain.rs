//! Shows what a judgement rests on.

use anyhow::{Result, bail};
use timbre_core::text::Document;
use timbre_core::{tone, triage};

/// Prints the triage and the tone of a text, with the words behind them.
///
/// # Errors
/// If there is no text.
pub(crate) fn run(text: &str) -> Result<()> {
    if text.is_empty() {
        bail!("nothing to explain: give a text after `explain`");
    }
    let document = Document::new(text, None);
    let (triage, tone) = (triage::judge(&document), tone::judge(&document));
    let shown = |span| document.bytes(span).of(text);
    println!("{}", serde_json::to_string_pretty(&triage)?);
    for piece in &triage.evidence {
        println!("{:?}: {}", piece.why, shown(piece.span));
    }
    println!("{}", serde_json::to_string_pretty(&tone)?);
    for piece in &tone.evidence {
        println!("{:?} {:+.1}: {}", piece.axis, piece.weight, shown(piece.span));
    }
    Ok(())
}
