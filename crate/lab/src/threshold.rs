//! How sure the triage of a comment has to be before a reply is told that something is missing in it.
//!
//! A fifth of the project's own train comments is held out; a table of comments learns from the
//! rest alone and judges that fifth. For each threshold the command prints how many of the comments
//! that pass it are what they are judged to be. The thresholds of `core::review` are the lowest at
//! which nineteen of twenty are.

use std::collections::BTreeMap;

use anyhow::Result;
use timbre_core::model::Table;
use timbre_core::text::Document;
use timbre_core::triage::{self, Triage};
use timbre_core::vocabulary::{Network, Situation};
use timbre_core::{Comment, Draft, Engine};

use crate::data::{self, Entry};
use crate::{learn, train};

/// One threshold: whom it is for, what it is on, and which labels are right.
struct Curve {
    name: &'static str,
    situation: Situation,
    value: fn(&Triage) -> f32,
    right: fn(&Entry) -> bool,
    steps: &'static [f32],
}

const CURVES: [Curve; 4] = [
    Curve {
        name: "complaint, by the chance of a complaint",
        situation: Situation::Complaint,
        value: |triage| triage.complaint.get(),
        right: |entry| matches!(entry.get("situation"), "complaint" | "crisis"),
        steps: &[0.0, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
    },
    Curve {
        name: "complaint that is sure, by severity; right is where somebody lost something, is angry, or worse",
        situation: Situation::Complaint,
        value: |triage| if triage.complaint.get() < 0.88 { -1.0 } else { triage.severity.get() },
        right: |entry| {
            matches!(entry.get("situation"), "complaint" | "crisis")
                && (entry.number("severity") >= 2.0 || entry.number("hostility") >= 1.0)
        },
        steps: &[-1.0, 0.0, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25],
    },
    Curve {
        name: "praise, by how glad the comment is",
        situation: Situation::Praise,
        // One that may be a complaint as well is never taken for praise.
        value: |triage| match triage.complaint.get() {
            0.32.. => -1.0,
            _ => triage.sentiment.score.get(),
        },
        right: |entry| entry.get("situation") == "praise",
        steps: &[-0.9, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94, 0.96],
    },
    Curve {
        name: "crisis, by severity",
        situation: Situation::Crisis,
        value: |triage| triage.severity.get(),
        right: |entry| entry.get("situation") == "crisis",
        steps: &[0.0, 1.0, 1.25, 1.5, 1.75, 2.0, 2.25, 2.5],
    },
];

/// Whether a comment is held out. Not by the fifth that calibrates a table.
pub(crate) fn is_held(entry: &Entry) -> bool {
    (learn::hash(entry.get("text")) / 5).is_multiple_of(5)
}

/// Prints the curves.
///
/// # Errors
/// If data are missing.
pub(crate) fn print() -> Result<()> {
    let entries = data::entries("train", "comments")?;
    let held: Vec<&Entry> = entries.iter().filter(|entry| is_held(entry)).collect();
    let texts: Vec<&str> = held.iter().map(|entry| entry.get("text")).collect();
    let examples = data::comments_without(&texts)?;
    let table = learn::table(&examples, train::features, &train::comment_plan());
    let table = Table::new(&table);
    let judged: Vec<(Triage, &Entry)> = held
        .iter()
        .map(|entry| {
            let document = Document::new(entry.get("text"), Some(entry.language));
            (triage::judge_by(&table, &document), *entry)
        })
        .collect();
    println!("{} comments held out", judged.len());
    for Curve { name, situation, value, right, steps } in CURVES {
        let all: Vec<_> =
            judged.iter().filter(|(triage, _)| triage.situation == situation).collect();
        println!(
            "\n{name}\n\n| at least | comments | of those so judged | right |\n|---|---|---|---|"
        );
        for &least in steps {
            let passed: Vec<_> = all.iter().filter(|(triage, _)| value(triage) >= least).collect();
            let good = passed.iter().filter(|(_, entry)| right(entry)).count();
            let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
            println!(
                "| {least} | {} | {:.0} % | {:.1} % |",
                passed.len(),
                share(passed.len(), all.len()),
                share(good, passed.len()),
            );
        }
    }
    worth()
}

/// Prints how often each rule finds something in the replies of the project's own train part, by
/// whether the reply is labelled with a fault: a rule that speaks of faultless replies interrupts.
fn worth() -> Result<()> {
    const FAULTS: [&str; 5] = ["hostile", "condescending", "dismissive", "defensive", "canned"];
    let engine = Engine::without_brand();
    let mut rules: BTreeMap<String, [u32; 2]> = BTreeMap::new();
    let mut replies = [0_u32; 2];
    for entry in data::entries("train", "replies")? {
        let faulty = usize::from(FAULTS.iter().any(|fault| entry.get(fault) == "1"));
        replies[faulty] += 1;
        let comment = entry.get("comment");
        let answered = Comment { text: comment.to_owned(), ..Comment::default() };
        let draft = Draft {
            text: entry.get("text").to_owned(),
            lang: Some(entry.language),
            network: Some(Network::X),
            comment: (!comment.is_empty()).then_some(answered),
            ..Draft::default()
        };
        for finding in engine.review(&draft).findings {
            rules.entry(finding.rule).or_default()[faulty] += 1;
        }
    }
    let [good, bad] = replies;
    println!(
        "\nfindings on the train replies\n\n| rule | on {good} without a fault | on {bad} with one |\n|---|---|---|"
    );
    for (rule, [good, bad]) in rules {
        println!("| {rule} | {good} | {bad} |");
    }
    Ok(())
}
