//! The archives for the two stores, and the source they are made from. The same source gives the same bytes, on
//! any machine and in any folder: entries are sorted, times are fixed, and the module holds no path of the machine.

use crate::browser::Browser;
use crate::build;
use crate::bundle::clear;
use crate::manifest::Edition;
use crate::process::{self, say};
use crate::repository::Repository;
use crate::setup::{self, hex};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Folders at the root that hold nothing of the source.
const MADE: [&str; 4] = [".git", "target", "dist", "node_modules"];

/// An archive: its name and its bytes' SHA-256.
type Archive = (String, String);

/// `cargo xtask package`.
pub(crate) fn run(repository: &Repository, verify: bool) -> Result<()> {
    let archives = archives(repository)?;
    for (name, hash) in &archives {
        let size = fs::metadata(repository.dist("packages").join(name))?.len();
        println!("dist/packages/{name}  {size} bytes  sha256 {hash}");
    }
    if verify { again_from_source(repository, &archives) } else { Ok(()) }
}

/// Builds and packs everything of `repository`.
fn archives(repository: &Repository) -> Result<Vec<Archive>> {
    setup::ensure(repository, &setup::BUILD)?;
    build::parts(repository)?;
    let packages = repository.dist("packages");
    clear(&packages)?;
    fs::create_dir_all(&packages)?;
    let version = env!("CARGO_PKG_VERSION");
    let mut archives = Vec::new();
    for browser in Browser::ALL {
        let folder = repository.dist("store").join(browser.name());
        build::extension(repository, browser, Edition::Store, &folder)?;
        let name = format!("timbre-{version}-{}.zip", browser.name());
        archives.push(pack(&folder, &everything_in(&folder)?, &packages, name)?);
    }
    let name = format!("timbre-{version}-source.zip");
    archives.push(pack(repository.root(), &source(repository)?, &packages, name)?);
    say("Packed dist/packages");
    Ok(archives)
}

/// Unpacks the source archive elsewhere, packages there from nothing, and compares.
fn again_from_source(repository: &Repository, archives: &[Archive]) -> Result<()> {
    say("Building a second time, from the source archive in another folder");
    let copy = repository.target().join("second-build");
    clear(&copy)?;
    let source = archives
        .iter()
        .find(|(name, _)| name.ends_with("-source.zip"))
        .context("no source archive")?;
    ZipArchive::new(File::open(repository.dist("packages").join(&source.0))?)?.extract(&copy)?;
    let again = self::archives(&Repository::at(copy.clone()))?;
    for (first, second) in archives.iter().zip(&again) {
        if first != second {
            bail!(
                "{} came out differently the second time; both are kept, the second under {}",
                first.0,
                copy.display()
            );
        }
    }
    clear(&copy)?;
    say("The second build gave the same bytes");
    Ok(())
}

/// What git tracks; in an unpacked source archive, which has no git, all that is there.
fn source(repository: &Repository) -> Result<Vec<PathBuf>> {
    let mut files = if repository.path(".git").exists() {
        let tracked = process::output(repository.program("git").args(["ls-files", "-z"]))?;
        tracked
            .split_terminator('\0')
            .map(PathBuf::from)
            .filter(|file| repository.path(file).is_file())
            .collect()
    } else {
        everything_in(repository.root())?
    };
    files.sort();
    Ok(files)
}

/// Every file below `folder`, sorted, without what tools made at its root.
fn everything_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = WalkDir::new(folder).into_iter().filter_entry(|entry| {
        entry.depth() != 1 || !MADE.iter().any(|made| entry.file_name() == *made)
    });
    let mut files = Vec::new();
    for entry in entries {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.path().strip_prefix(folder)?.to_path_buf());
        }
    }
    files.sort();
    Ok(files)
}

fn pack(folder: &Path, files: &[PathBuf], packages: &Path, name: String) -> Result<Archive> {
    let mut archive = ZipWriter::new(File::create(packages.join(&name))?);
    for file in files {
        let path = file.to_str().context("a file's name is no UTF-8")?.replace('\\', "/");
        let program = path.starts_with(".ci/");
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9))
            .last_modified_time(DateTime::default())
            .unix_permissions(if program { 0o755 } else { 0o644 });
        archive.start_file(path, options)?;
        archive.write_all(
            &fs::read(folder.join(file)).with_context(|| format!("{}", file.display()))?,
        )?;
    }
    archive.finish()?;
    let hash = hex(&Sha256::digest(fs::read(packages.join(&name))?));
    Ok((name, hash))
}
