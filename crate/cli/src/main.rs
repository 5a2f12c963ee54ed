//! `timbre`: the engine over files of replies, JSON lines in and out. See README.md.

mod answers;
mod lines;
mod rules;
mod schema;
mod template;
mod voice;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Parser, Subcommand};
use timbre_core::Engine;
use timbre_core::brand::BrandPack;
use timbre_core::vocabulary::AddressForm;

/// Reviews, triages and scores replies in bulk.
///
/// Reads JSON lines on standard input and writes one answer a line to standard output. A line that
/// cannot be read is told on standard error, the rest goes on, and the exit code is 1.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// What comments are: situation, feeling, hostility, urgency, what they ask for.
    Triage,
    /// The tone of texts on seven axes, and how they address their reader.
    Tone,
    /// The whole review of drafts: voice, tone, findings with fixes, verdict.
    Review {
        /// The brand pack to review for.
        #[arg(long)]
        brand: Option<PathBuf>,
    },
    /// Spanish texts in another form of address.
    Convert {
        /// The form to convert into.
        #[arg(long)]
        address: Address,
    },
    /// Replies for comments, from a brand's templates and approved replies.
    Suggest {
        /// The brand pack that holds them.
        #[arg(long)]
        brand: PathBuf,
        /// How many for each comment.
        #[arg(long, default_value_t = 3)]
        top: u32,
    },
    /// Saved replies: whether they can be read, filled in, found.
    Template {
        #[command(subcommand)]
        command: template::Command,
    },
    /// A brand's voice: learned from its replies, drafts judged by it.
    Voice {
        #[command(subcommand)]
        command: voice::Command,
    },
    /// The rules behind the findings.
    Rules {
        #[command(subcommand)]
        command: rules::Command,
    },
    /// The JSON Schema of an input, an answer or the brand pack.
    Schema {
        /// Which one; all are listed without it.
        name: Option<String>,
    },
}

/// A form of address that a text can be converted into.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Address {
    Tu,
    Usted,
    Vos,
    Vosotros,
    Ustedes,
}

impl From<Address> for AddressForm {
    fn from(address: Address) -> Self {
        match address {
            Address::Tu => AddressForm::Tu,
            Address::Usted => AddressForm::Usted,
            Address::Vos => AddressForm::Vos,
            Address::Vosotros => AddressForm::Vosotros,
            Address::Ustedes => AddressForm::Ustedes,
        }
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to do if standard error is gone as well.
            let _ = writeln!(io::stderr(), "timbre: {error:#}");
            ExitCode::from(2)
        }
    }
}

/// Whether the reader of our output has gone, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        let json = cause.downcast_ref::<serde_json::Error>();
        cause.downcast_ref::<io::Error>().is_some_and(broken)
            || json.is_some_and(|error| error.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}

/// Carries a command out; `false` if some line could not be read.
fn run(command: Command) -> anyhow::Result<bool> {
    match command {
        Command::Triage => {
            let engine = Engine::without_brand();
            lines::answer(|line| answers::triage(&engine, line))
        }
        Command::Tone => {
            let engine = Engine::without_brand();
            lines::answer(|line| answers::tone(&engine, line))
        }
        Command::Review { brand } => {
            let engine = match brand {
                Some(path) => {
                    let engine = Engine::new(&read_brand(&path)?);
                    for refused in engine.refused_rules() {
                        writeln!(io::stderr(), "timbre: {}: {refused}", path.display())?;
                    }
                    engine
                }
                None => Engine::without_brand(),
            };
            lines::answer(|line| answers::review(&engine, line))
        }
        Command::Convert { address } => {
            lines::answer(|line| answers::convert(address.into(), line))
        }
        Command::Suggest { brand, top } => {
            let engine = Engine::new(&read_brand(&brand)?);
            lines::answer(|line| answers::suggest(&engine, top, line))
        }
        Command::Template { command } => template::run(&command),
        Command::Voice { command } => voice::run(command),
        Command::Rules { command } => rules::run(&command),
        Command::Schema { name } => schema::print(name.as_deref()),
    }
}

/// Reads a brand pack, or says everything that is wrong with it.
fn read_brand(path: &std::path::Path) -> anyhow::Result<BrandPack> {
    let json = std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
    match BrandPack::parse(json.trim_start_matches('\u{feff}')) {
        Ok(brand) => Ok(brand),
        Err(problems) => {
            let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
            bail!("{}:\n  {}", path.display(), problems.join("\n  "))
        }
    }
}
