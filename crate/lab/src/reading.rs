//! What a person thinks of the findings: a sample of them over real replies, read one by one.
//!
//! `timbre-lab findings` prints the sample to be read; `crate/lab/readings.tsv` keeps what was
//! thought of each, by a hash, for the replies are not ours to publish; `timbre-lab evaluate
//! findings` prints how many were right, by rule.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::{Result, bail};
use timbre_core::text::{Language, OffsetMap};
use timbre_core::vocabulary::Network;
use timbre_core::{Comment, Draft, Engine};

use crate::Folders;
use crate::table::Table;

/// How many findings are read.
const SAMPLE: usize = 200;
/// Begins every hash, so that another sample is another number here.
const SEED: &str = "reading 3";
/// What the set writes for every link, and a link as long as those of the network the replies are from.
const MASK: &str = "URL";
const LINK: &str = "https://t.co/a1B2c3D4e5";
/// What can be thought of a finding: right and useful, right but not useful, wrong.
const READINGS: [&str; 3] = ["useful", "right", "wrong"];

/// A finding over a real reply.
struct Found {
    key: u64,
    rule: String,
    quote: String,
    comment: String,
    reply: String,
}

/// Every finding over the replies of the English brands and the Spanish bank's agents, and the
/// number of replies.
fn findings(folders: &Folders) -> Result<(Vec<Found>, usize)> {
    let table = Table::read(&folders.data.join("measure/voice_authors.tsv"))?;
    let engine = Engine::without_brand();
    let (mut found, mut replies) = (Vec::new(), 0);
    for [lang, author, comment, text] in table.columns(["lang", "author", "comment", "text"])? {
        let language = match lang {
            "en" => Language::En,
            "es" if author.starts_with("bank-agent") => Language::Es,
            _ => continue,
        };
        replies += 1;
        let answered = Comment { text: comment.to_owned(), ..Comment::default() };
        let draft = Draft {
            text: crate::data::unmask(text).replace(MASK, LINK),
            lang: Some(language),
            network: Some(Network::X),
            // What begins with a name answers somebody, even if what they said is not in the set.
            comment: (!comment.is_empty() || text.starts_with('@')).then_some(answered),
            ..Draft::default()
        };
        let offsets = OffsetMap::new(&draft.text);
        for finding in engine.review(&draft).findings {
            let quote = offsets.to_byte_span(finding.span).of(&draft.text).replace(LINK, MASK);
            let key = crate::learn::hash(&format!("{SEED}\n{}\n{quote}\n{text}", finding.rule));
            let (comment, reply) = (comment.to_owned(), text.to_owned());
            found.push(Found { key, rule: finding.rule, quote, comment, reply });
        }
    }
    found.sort_by_key(|finding| finding.key);
    Ok((found, replies))
}

/// Prints the sample to be read, a line a finding.
pub(crate) fn print(folders: &Folders) -> Result<()> {
    let mut output = std::io::stdout().lock();
    for finding in findings(folders)?.0.iter().take(SAMPLE) {
        let Found { key, rule, quote, comment, reply } = finding;
        writeln!(output, "{key:016x}\t{rule}\t{quote}\t{comment}\t{reply}")?;
    }
    Ok(())
}

/// Prints how many findings a reply has, and what was thought of the sample, by rule.
pub(crate) fn evaluate(folders: &Folders) -> Result<()> {
    let (found, replies) = findings(folders)?;
    let mut read: BTreeMap<u64, usize> = BTreeMap::new();
    for line in include_str!("../readings.tsv").lines() {
        let Some((key, reading)) = line.split_once('\t') else { bail!("no reading: {line}") };
        let Some(reading) = READINGS.iter().position(|known| *known == reading) else {
            bail!("{reading} is no reading")
        };
        read.insert(u64::from_str_radix(key, 16)?, reading);
    }
    let mut by_rule: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    let (mut all, mut unread) = ([0_u32; 3], 0);
    for finding in found.iter().take(SAMPLE) {
        match read.get(&finding.key) {
            Some(reading) => {
                by_rule.entry(&finding.rule).or_default()[*reading] += 1;
                all[*reading] += 1;
            }
            None => unread += 1,
        }
    }
    let mut output = std::io::stdout().lock();
    let count = found.len();
    let each = count as f64 / replies.max(1) as f64;
    writeln!(output, "{count} findings on {replies} replies, {each:.2} a reply\n")?;
    writeln!(output, "| rule | right and useful | right, not useful | wrong |\n|---|---|---|---|")?;
    for (rule, [useful, right, wrong]) in by_rule {
        writeln!(output, "| {rule} | {useful} | {right} | {wrong} |")?;
    }
    let [useful, right, wrong] = all;
    let share = 100.0 * f64::from(useful) / f64::from((useful + right + wrong).max(1));
    writeln!(output, "| all | {useful} | {right} | {wrong} |")?;
    writeln!(output, "\n{share:.1} % right and useful; {unread} of the sample not read")?;
    Ok(())
}
