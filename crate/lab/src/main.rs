//! The lab: trains the models that ship, measures them, and shows what a judgement rests on.
//!
//! Never shipped. Reads the public data sets from outside the repository and the project's own
//! corpus from `corpus/`; writes `crate/core/models/`. `--data` (or `TIMBRE_DATA`) names the folder of
//! research data, `--corpus` the project's own corpus, `--models` where weights are written.
#![allow(clippy::print_stdout, reason = "a command's answers go to standard output")]

mod basis;
#[cfg(test)]
mod corpus;
mod data;
mod evaluate;
mod explain;
mod learn;
mod measure;
mod reading;
mod register;
mod replies;
mod rivals;
mod table;
mod templates;
mod threshold;
mod train;
mod voice;

use std::path::PathBuf;

use anyhow::{Result, bail};

/// Where things lie.
#[derive(Debug)]
struct Folders {
    data: PathBuf,
    corpus: PathBuf,
    models: PathBuf,
}

const HELP: &str = "\
usage: timbre-lab <command> [--data F] [--corpus F] [--models F]
  train [comment] [tone]             learn the tables of triage and tone, all by default
  train voice                        learn the background of the voice
  evaluate [name]                    measure triage and tone on every set, or on those so named
  evaluate voice | register          measure the voice, or the conversion of address forms
  evaluate abstain                   what other thresholds of abstaining would do, in minutes
  evaluate replies                   measure suggested replies against the true ones
  measure replies                    how fast replies are at hand, and what they weigh
  fuzz templates <minutes>           the template parser and the importers, given anything
  findings                           print a sample of findings over real replies, to be read
  evaluate findings                  what was thought of that sample, by rule
  thresholds                         how sure a triage must be before something is missed
  explain <text>                     what a judgement of a text rests on";

fn main() -> Result<()> {
    let mut folders = Folders {
        data: "data".into(),
        corpus: "crate/lab/corpus".into(),
        models: "crate/core/models".into(),
    };
    let (mut words, mut arguments) = (Vec::new(), std::env::args().skip(1));
    while let Some(argument) = arguments.next() {
        let folder = match argument.as_str() {
            "--data" => &mut folders.data,
            "--corpus" => &mut folders.corpus,
            "--models" => &mut folders.models,
            _ => {
                words.push(argument);
                continue;
            }
        };
        match arguments.next() {
            Some(value) => *folder = value.into(),
            None => bail!("{argument} needs a folder"),
        }
    }
    if folders.data.is_dir() {
        data::use_folder(folders.data.clone());
    }
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["train", "voice"] => voice::train(&folders),
        ["evaluate", "voice"] => voice::evaluate(&folders),
        ["measure", "replies"] => templates::measure(),
        ["fuzz", "templates", minutes] => templates::fuzz(minutes),
        ["evaluate", "replies"] => replies::evaluate(&folders),
        ["evaluate", "register"] => register::evaluate(&folders),
        ["evaluate", "findings"] => reading::evaluate(&folders),
        ["thresholds"] => threshold::print(),
        ["findings"] => reading::print(&folders),
        ["train", ..] => train::run(&words[1..]),
        ["evaluate", ..] => evaluate::run(&words[1..]),
        ["explain", ..] => explain::run(&words[1..].join(" ")),
        _ => bail!("{HELP}"),
    }
}
