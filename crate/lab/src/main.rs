//! Trains and measures the models; never shipped.
//!
//! `timbre-lab train voice` writes what `timbre-core` ships, `timbre-lab evaluate voice` prints
//! figures, `evaluate register` those of the conversion between forms of address. `--data` names the folder of research data, `--corpus` the project's own corpus.

mod register;
mod table;
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
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["train", "voice"] => voice::train(&folders),
        ["evaluate", "voice"] => voice::evaluate(&folders),
        ["evaluate", "register"] => register::evaluate(&folders),
        _ => bail!(
            "usage: timbre-lab train voice|evaluate voice|evaluate register [--data F] [--corpus F] [--models F]"
        ),
    }
}
