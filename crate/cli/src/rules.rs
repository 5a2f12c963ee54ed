//! `timbre rules`: what the findings rest on.

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Subcommand;
use timbre_core::review::{RULE_FILES, RuleBook, example, rules};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Every rule: id, severity, what is said in Spanish and English.
    List,
    /// One rule in full, with its examples.
    Explain {
        /// The rule's id, as in `tone.blame`.
        id: String,
    },
    /// Tries every rule on its own examples; or checks that files of rules can be read.
    Test {
        /// Files of rules to read instead of Timbre's own.
        files: Vec<PathBuf>,
    },
}

pub(crate) fn run(command: &Command) -> anyhow::Result<bool> {
    let mut output = io::stdout().lock();
    match command {
        Command::List => {
            for rule in rules().rules() {
                let severity = format!("{:?}", rule.severity).to_lowercase();
                writeln!(
                    output,
                    "{}\t{severity}\t{}\t{}",
                    rule.id, rule.es.message, rule.en.message
                )?;
            }
            Ok(true)
        }
        Command::Explain { id } => explain(id, &mut output),
        Command::Test { files } if files.is_empty() => test(&mut output),
        Command::Test { files } => {
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

fn explain(id: &str, output: &mut impl Write) -> anyhow::Result<bool> {
    let Some(rule) = rules().get(id) else {
        bail!("there is no rule “{id}”; see `timbre rules list`")
    };
    writeln!(output, "{} ({:?})", rule.id, rule.severity)?;
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
    Ok(true)
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
