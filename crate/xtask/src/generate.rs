//! The TypeScript that is made from Rust, committed so that editors and reviewers see it.
//!
//! What is generated is a list in `crate/port`; a program of that crate writes it. It is run, not linked, so that
//! this one need not be rebuilt whenever the product changes.

use crate::bundle::clear;
use crate::process::{self, say};
use crate::repository::Repository;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Where the generated files are committed.
const FOLDER: &str = "extension/host/generated";

/// `cargo xtask generate`: writes what differs, or with `check` refuses it.
pub(crate) fn run(repository: &Repository, check: bool) -> Result<()> {
    say("Generating TypeScript from Rust");
    let made = repository.target().join("generated");
    clear(&made)?;
    fs::create_dir_all(&made)?;
    let mut program = repository.cargo();
    // The profile of this program: most dependencies are compiled already.
    program.args(["run", "--quiet", "--locked", "--profile", "xtask", "--package", "timbre-port"]);
    program.args(["--features", "typescript", "--example", "typescript", "--"]).arg(&made);
    process::run(&mut program)?;
    let committed = repository.path(FOLDER);
    let (new, old) = (files(&made)?, files(&committed)?);
    let changed: Vec<&String> =
        new.keys().chain(old.keys()).filter(|name| new.get(*name) != old.get(*name)).collect();
    if changed.is_empty() {
        return Ok(());
    }
    if check {
        bail!(
            "{FOLDER} is not what Rust says ({changed:?}). Run `cargo xtask generate` and commit the files."
        );
    }
    fs::create_dir_all(&committed)?;
    for name in changed {
        match new.get(name) {
            Some(text) => fs::write(committed.join(name), text)?,
            None => fs::remove_file(committed.join(name))?,
        }
        println!("{FOLDER}/{name} changed: commit it");
    }
    Ok(())
}

fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    if folder.is_dir() {
        for file in fs::read_dir(folder)? {
            let file = file?;
            files.insert(file.file_name().to_string_lossy().into_owned(), fs::read(file.path())?);
        }
    }
    Ok(files)
}
