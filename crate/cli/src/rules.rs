//! `timbre rules`: what the findings rest on.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use clap::Subcommand;
use timbre_core::Engine;
use timbre_core::brand::{BrandPack, Rule, RuleExamples};
use timbre_core::review::{House, RULE_FILES, RuleBook, example, rules};
use timbre_core::text::Language;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Every rule: id, severity, what is said in Spanish and English.
    List {
        /// A brand pack: its own rules too, and what it sets for Timbre's.
        #[arg(long)]
        brand: Option<PathBuf>,
    },
    /// One rule in full, with its examples.
    Explain {
        /// The rule's id, as in `tone.blame`.
        id: String,
        /// The brand pack that the rule stands in.
        #[arg(long)]
        brand: Option<PathBuf>,
    },
    /// Tries every rule on its own examples; or checks that files of rules can be read.
    Test {
        /// Files of rules to read instead of Timbre's own.
        files: Vec<PathBuf>,
        /// A brand pack whose own rules are tried instead, each on its own examples.
        #[arg(long, conflicts_with = "files")]
        brand: Option<PathBuf>,
    },
}

/// A pack, if one is named, and what it adds to the review.
fn house(brand: Option<&Path>) -> anyhow::Result<Option<(BrandPack, House)>> {
    let Some(path) = brand else { return Ok(None) };
    let pack = crate::read_brand(path)?;
    let house = House::new(&pack);
    Ok(Some((pack, house)))
}

pub(crate) fn run(command: &Command) -> anyhow::Result<bool> {
    let mut output = io::stdout().lock();
    match command {
        Command::List { brand } => list(brand.as_deref(), &mut output),
        Command::Explain { id, brand } => explain(id, brand.as_deref(), &mut output),
        Command::Test { brand: Some(brand), .. } => test_brand(brand, &mut output),
        Command::Test { files, .. } if files.is_empty() => test(&mut output),
        Command::Test { files, .. } => {
            let mut all = true;
            for path in files {
                let name = path.display().to_string();
                let json = std::fs::read_to_string(path).with_context(|| name.clone())?;
                let (book, errors) = RuleBook::read(&[(&name, &json)]);
                writeln!(output, "{name}: {} rules", book.rules().len())?;
                for error in errors {
                    all = false;
                    writeln!(output, "  refused: {error}")?;
                }
            }
            Ok(all)
        }
    }
}

fn list(brand: Option<&Path>, output: &mut impl Write) -> anyhow::Result<bool> {
    let house = house(brand)?;
    let own = house.iter().flat_map(|(_, house)| house.rules().rules());
    for rule in rules().rules().iter().chain(own) {
        let set = house.as_ref().and_then(|(pack, _)| pack.rules.get(&rule.id));
        let severity = match set {
            Some(setting) => format!("{:?}", setting.state).to_lowercase(),
            None => format!("{:?}", rule.severity).to_lowercase(),
        };
        writeln!(output, "{}\t{severity}\t{}\t{}", rule.id, rule.es.message, rule.en.message)?;
    }
    refused(house.as_ref().map(|(_, house)| house), output)
}

/// Says which rules of a brand were refused; whether there was none.
fn refused(house: Option<&House>, output: &mut impl Write) -> anyhow::Result<bool> {
    let refused = house.map_or(&[][..], House::refused);
    for error in refused {
        writeln!(output, "refused: {error}")?;
    }
    Ok(refused.is_empty())
}

fn explain(id: &str, brand: Option<&Path>, output: &mut impl Write) -> anyhow::Result<bool> {
    let house = house(brand)?;
    let own = house.as_ref().and_then(|(_, house)| house.rules().get(id));
    let Some(rule) = rules().get(id).or(own) else {
        bail!("there is no rule “{id}”; see `timbre rules list`")
    };
    writeln!(output, "{} ({:?})", rule.id, rule.severity)?;
    if let Some(setting) = house.as_ref().and_then(|(pack, _)| pack.rules.get(id)) {
        writeln!(output, "for this brand: {:?}", setting.state)?;
    }
    for wording in [&rule.es, &rule.en] {
        writeln!(output, "\n{}\n{}", wording.message, wording.why)?;
        for pattern in &wording.find {
            writeln!(output, "  {pattern}")?;
        }
        for (pattern, text) in &wording.swap {
            writeln!(output, "  {pattern} → {text}")?;
        }
        for pattern in &wording.unless {
            writeln!(output, "  unless {pattern}")?;
        }
    }
    for (_, json) in example::EXAMPLE_FILES {
        for examples in example::read(json)?.remove(id).unwrap_or_default() {
            for (_, found, text) in examples.texts() {
                writeln!(output, "  {} {text}", if found { "✗" } else { "✓" })?;
            }
        }
    }
    for (_, found, text) in rule.examples.iter().flat_map(RuleExamples::texts) {
        writeln!(output, "  {} {text}", if found { "✗" } else { "✓" })?;
    }
    Ok(true)
}

/// Tries a brand's own rules on their examples, in a whole review for that brand.
fn test_brand(path: &Path, output: &mut impl Write) -> anyhow::Result<bool> {
    let pack = crate::read_brand(path)?;
    let house = House::new(&pack);
    let engine = Engine::new(&pack);
    let (mut tried, mut failed) = (0, 0);
    for rule in house.rules().rules() {
        for (language, expected, text) in rule.examples.iter().flat_map(RuleExamples::texts) {
            tried += 1;
            let draft = example_draft(rule, language, text);
            let found = engine.review(&draft).findings.iter().any(|found| found.rule == rule.id);
            if found != expected {
                failed += 1;
                let wrong = if expected { "misses" } else { "should not find" };
                writeln!(output, "{} {wrong}: {text}", rule.id)?;
            }
        }
    }
    let all = refused(Some(&house), output)?;
    let count = house.rules().rules().len();
    writeln!(output, "{count} rules of its own, {tried} examples, {failed} wrong")?;
    Ok(all && failed == 0)
}

/// An example in the first circumstances that its rule is for.
fn example_draft(rule: &Rule, lang: Language, text: &str) -> timbre_core::Draft {
    timbre_core::Draft {
        text: text.to_owned(),
        lang: Some(lang),
        network: rule.networks.first().copied(),
        situation: rule.situations.first().copied(),
        ..timbre_core::Draft::default()
    }
}

fn test(output: &mut impl Write) -> anyhow::Result<bool> {
    let (book, errors) = RuleBook::read(RULE_FILES);
    for error in &errors {
        writeln!(output, "refused: {error}")?;
    }
    let (mut tried, mut failed) = (0, 0);
    for (_, json) in example::EXAMPLE_FILES {
        for (rule, sets) in example::read(json)? {
            for examples in sets {
                tried += examples.texts().count();
                for failure in examples.failures(&rule) {
                    failed += 1;
                    let wrong = if failure.expected { "misses" } else { "should not find" };
                    writeln!(output, "{} {wrong}: {}", failure.rule, failure.text)?;
                }
            }
        }
    }
    writeln!(output, "{} rules, {tried} examples, {failed} wrong", book.rules().len())?;
    Ok(errors.is_empty() && failed == 0)
}
