//! TypeScript to JavaScript, by esbuild. What is bundled is found by where it lies:
//!
//! | source | script |
//! |---|---|
//! | `extension/host/main.ts` | `host.js`, a classic script, for a content script is no module |
//! | `extension/background/background.ts` | `background.js`, a module |
//! | `extension/pages/NAME.ts` | `pages/NAME.js`, a module |
//! | `www/NAME.ts` | `NAME.js`, a module |
//! | `www/widget/widget.ts` | `timbre.js`, a classic script, so that one tag loads it anywhere |
//! | `tests/SUITE/NAME.ts` | `SUITE/NAME.js`, a module for Node |

use crate::process;
use crate::repository::Repository;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Below `dist`: the scripts of the extension.
pub(crate) const EXTENSION: &str = "scripts/extension";
/// Below `dist`: the scripts of the demo community and the widget.
pub(crate) const WWW: &str = "scripts/www";
/// Below `dist`: the tests.
pub(crate) const TESTS: &str = "tests";

/// The oldest browsers of `manifest.json`.
const ENGINES: &str = "--target=chrome130,firefox140";

/// Bundles everything the browser loads into `dist/scripts`.
///
/// # Errors
/// When a script does not parse or imports what is not there.
pub(crate) fn scripts(repository: &Repository) -> Result<()> {
    for folder in [EXTENSION, WWW] {
        fs::remove_dir_all(repository.dist(folder)).or_else(absent)?;
    }
    let classic = ["--format=iife", "--minify", ENGINES];
    let module = ["--format=esm", "--minify", ENGINES];
    esbuild(repository, EXTENSION, &classic, &[("host".into(), "extension/host/main.ts".into())])?;
    let mut modules = vec![("background".into(), "extension/background/background.ts".into())];
    modules.extend(scripts_in(repository, "extension/pages", "pages/")?);
    esbuild(repository, EXTENSION, &module, &modules)?;
    esbuild(repository, WWW, &classic, &[("timbre".into(), "www/widget/widget.ts".into())])?;
    esbuild(repository, WWW, &module, &scripts_in(repository, "www", "")?)
}

/// Bundles the tests of `suite`; returns the files that hold tests.
///
/// # Errors
/// As [`scripts`].
pub(crate) fn tests(repository: &Repository, suite: &str) -> Result<Vec<PathBuf>> {
    let folder = format!("{TESTS}/{suite}");
    fs::remove_dir_all(repository.dist(&folder)).or_else(absent)?;
    let entries = scripts_in(repository, &format!("tests/{suite}"), "")?;
    let node = [
        "--format=esm",
        "--platform=node",
        "--packages=external",
        "--target=node20",
        "--sourcemap=inline",
    ];
    esbuild(repository, &folder, &node, &entries)?;
    let tests = entries.iter().filter(|(name, _)| name.ends_with(".test"));
    Ok(tests.map(|(name, _)| repository.dist(&folder).join(format!("{name}.js"))).collect())
}

/// Every script directly in `folder` as (name of the bundle, source), sorted. A folder that is not there has none.
fn scripts_in(
    repository: &Repository,
    folder: &str,
    prefix: &str,
) -> Result<Vec<(String, String)>> {
    let mut entries = Vec::new();
    let Ok(files) = fs::read_dir(repository.path(folder)) else { return Ok(entries) };
    for file in files {
        let name = file?.file_name().into_string().ok().context("a script's name is no UTF-8")?;
        if let Some(stem) = name.strip_suffix(".ts").filter(|stem| !stem.ends_with(".d")) {
            entries.push((format!("{prefix}{stem}"), format!("{folder}/{name}")));
        }
    }
    entries.sort();
    Ok(entries)
}

fn esbuild(
    repository: &Repository,
    folder: &str,
    options: &[&str],
    entries: &[(String, String)],
) -> Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut esbuild = repository.tool("esbuild");
    // Licences of bundled libraries stay in their bundles.
    esbuild
        .args(["--bundle", "--charset=utf8", "--legal-comments=eof", "--log-level=warning"])
        .args(options);
    esbuild.arg(format!("--outdir={}", repository.dist(folder).display()));
    process::run(esbuild.args(entries.iter().map(|(name, source)| format!("{name}=./{source}"))))
}

fn absent(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

/// Deletes a folder and all below it; one that is not there is no error.
///
/// # Errors
/// When the folder is there and cannot be deleted.
pub(crate) fn clear(folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder)
        .or_else(absent)
        .with_context(|| format!("{} cannot be deleted", folder.display()))
}
