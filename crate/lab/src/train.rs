//! Trains the two tables that ship.

use std::fs;
use std::thread;

use anyhow::{Context, Result, ensure};
use timbre_core::model::heads::{comment, tone};
use timbre_core::model::{Feature, Lexicon, Weights, pack, read, shipped_weights};
use timbre_core::text::Document;

use crate::data::{self, Example};
use crate::learn::{self, Plan};

/// How the table of comments is learned.
#[must_use]
pub(crate) fn comment_plan() -> Plan {
    Plan {
        heads: comment::COUNT,
        groups: vec![comment::SENTIMENT, comment::SITUATION, comment::TARGET],
        weights: 160_000,
        roomy: vec![
            (comment::SENTIMENT, 4.0),
            (comment::SITUATION, 2.5),
            (comment::COMPLAINT..comment::COMPLAINT + 1, 2.0),
        ],
        epochs: 6,
        step: 0.06,
        decay: 0.0005,
        // How many of a brand's comments complain differs from brand to brand.
        balanced: vec![comment::SENTIMENT.start, comment::COMPLAINT],
    }
}

/// How one head of the table of comments is learned alone, to measure it on rows held out.
#[must_use]
pub(crate) fn single_plan() -> Plan {
    Plan {
        groups: Vec::new(),
        weights: 6_000,
        roomy: Vec::new(),
        balanced: Vec::new(),
        ..comment_plan()
    }
}

/// How the table of tone is learned.
#[must_use]
pub(crate) fn tone_plan() -> Plan {
    Plan {
        heads: tone::COUNT,
        groups: Vec::new(),
        weights: 80_000,
        roomy: vec![(1..2, 3.0), (tone::HOSTILE..tone::DEFENSIVE, 4.0)],
        epochs: 3,
        step: 0.06,
        decay: 0.0005,
        balanced: Vec::new(),
    }
}

/// The features that the tables of comments and of tone read.
#[must_use]
pub(crate) fn features(example: &Example) -> Vec<Feature> {
    let document = Document::new(&example.text, Some(example.language));
    let hits = Lexicon::of(example.language).map(|lexicon| lexicon.find(&document));
    read(&document, &hits.unwrap_or_default())
}

/// Trains both, or one beside the other as it ships, and writes them where the product takes them from.
///
/// # Errors
/// If data are missing, the file cannot be written, or there is none to take the other from.
pub(crate) fn run(only: &[String]) -> Result<()> {
    let wanted = |name: &str| only.is_empty() || only.iter().any(|only| only == name);
    let path = data::repository().join("crate/core/models/judges.bin");
    let mut tables = [Weights::default(), Weights::default()];
    for (table, shipped) in tables.iter_mut().zip(shipped_weights()) {
        *table = shipped;
    }
    let [of_comments, of_tone] = &mut tables;
    thread::scope(|scope| -> Result<()> {
        if wanted("comment") {
            let examples = data::comments()?;
            scope.spawn(move || {
                *of_comments = learn::table(&examples, features, &comment_plan());
            });
        }
        if wanted("tone") {
            let examples = data::tones()?;
            scope.spawn(move || *of_tone = learn::table(&examples, features, &tone_plan()));
        }
        Ok(())
    })?;
    ensure!(tables.iter().all(|table| !table.keys.is_empty()), "train both: one is not there");
    let bytes = pack(&tables);
    fs::write(&path, &bytes).with_context(|| format!("writing {}", path.display()))?;
    eprintln!("{}: {} bytes", path.display(), bytes.len());
    Ok(())
}
