//! `dist/chromium`, `dist/firefox` and `dist/www`, put together from Wasm, scripts and the files that are copied
//! as they are. The three have the same inner layout, so that the frame's page finds its parts in all of them.

use crate::browser::Browser;
use crate::bundle::{self, clear};
use crate::manifest::{self, Edition};
use crate::process::say;
use crate::repository::Repository;
use crate::{generate, setup, wasm};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The page that only an extension has, and its parts, by the start of their names.
const POPUP: &str = "popup.";

/// The page of the frame, below the folder of the pages.
pub(crate) const FRAME: &str = "frame.html";

/// `cargo xtask build`.
pub(crate) fn development(repository: &Repository) -> Result<()> {
    setup::ensure(repository, &setup::BUILD)?;
    parts(repository)?;
    for browser in Browser::ALL {
        extension(repository, browser, Edition::Development, &repository.dist(browser.name()))?;
    }
    www(repository)?;
    say("Built dist/chromium, dist/firefox and dist/www");
    Ok(())
}

/// Everything that has to be compiled, for all editions.
///
/// # Errors
/// When anything does not compile.
pub(crate) fn parts(repository: &Repository) -> Result<()> {
    generate::run(repository, false)?;
    wasm::build(repository)?;
    say("Bundling the scripts");
    bundle::scripts(repository)
}

/// Puts the extension for one browser together in `folder`, which is emptied first.
///
/// # Errors
/// When the manifest does not hold for what is in the folder.
pub(crate) fn extension(
    repository: &Repository,
    browser: Browser,
    edition: Edition,
    folder: &Path,
) -> Result<()> {
    clear(folder)?;
    copy(&repository.dist(bundle::EXTENSION), folder, |_| true)?;
    for part in ["pages", "icons", "_locales"] {
        copy(&repository.path("extension").join(part), &folder.join(part), is_static)?;
    }
    copy_studio_data(repository, folder)?;
    copy_modules(repository, folder, &[wasm::FRAME, wasm::STUDIO, wasm::STORE])?;
    fs::copy(repository.path("LICENSE"), folder.join("LICENSE"))?;
    let source = fs::read_to_string(repository.path("manifest.json"))
        .context("manifest.json cannot be read")?;
    let source = serde_json::from_str(&source).context("manifest.json is no JSON")?;
    let manifest = manifest::derive(&source, browser, edition)?;
    fs::write(folder.join("manifest.json"), serde_json::to_string_pretty(&manifest)? + "\n")?;
    manifest::check(&manifest, folder)
}

fn www(repository: &Repository) -> Result<()> {
    let folder = repository.dist("www");
    clear(&folder)?;
    copy(&repository.path("www"), &folder, is_static)?;
    copy(&repository.dist(bundle::WWW), &folder, |_| true)?;
    copy(&repository.path("extension/pages"), &folder.join("pages"), |path| {
        is_static(path) && is_for_any_origin(path)
    })?;
    copy(
        &repository.dist(bundle::EXTENSION).join("pages"),
        &folder.join("pages"),
        is_for_any_origin,
    )?;
    copy_studio_data(repository, &folder)?;
    copy_modules(repository, &folder, &[wasm::FRAME, wasm::STUDIO])
}

/// What the studio loads when it is asked for: templates to begin with, the rules' examples, the help.
fn copy_studio_data(repository: &Repository, folder: &Path) -> Result<()> {
    let data = repository.path("crate/core/data");
    copy(&data.join("starter"), &folder.join("pages/starter"), is_static)?;
    copy(&data.join("rules/examples"), &folder.join("pages/examples"), is_static)?;
    copy(&repository.path("www/help"), &folder.join("pages/help"), is_static)
}

fn copy_modules(repository: &Repository, folder: &Path, names: &[&str]) -> Result<()> {
    fs::create_dir_all(folder.join(wasm::FOLDER))?;
    for name in names {
        let module = repository.dist(wasm::FOLDER).join(format!("{name}_bg.wasm"));
        fs::copy(&module, folder.join(wasm::FOLDER).join(format!("{name}.wasm")))
            .with_context(|| format!("{} cannot be copied", module.display()))?;
    }
    Ok(())
}

fn is_for_any_origin(path: &Path) -> bool {
    !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(POPUP))
}

/// The files that a page loads from beside it: its scripts and styles.
///
/// # Errors
/// When the page cannot be read.
pub(crate) fn named_by(page: &Path) -> Result<Vec<String>> {
    let html =
        fs::read_to_string(page).with_context(|| format!("{} cannot be read", page.display()))?;
    let attributes =
        ["src=\"", "href=\""].iter().flat_map(|attribute| html.split(attribute).skip(1));
    let files = attributes.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
    Ok(files.filter(|file| !file.starts_with(['#', '/']) && !file.contains(':')).collect())
}

/// Whether the browser can use the file as it lies in the repository.
fn is_static(path: &Path) -> bool {
    const KINDS: [&str; 9] = ["html", "css", "json", "svg", "png", "jpg", "webp", "woff2", "ico"];
    path.extension().is_some_and(|kind| KINDS.iter().any(|known| kind == *known))
}

/// Copies the files below `from` that `wanted` accepts. A folder that is not there has none.
fn copy(from: &Path, to: &Path, wanted: impl Fn(&Path) -> bool) -> Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    for entry in WalkDir::new(from).sort_by_file_name() {
        let entry = entry?;
        if entry.file_type().is_file() && wanted(entry.path()) {
            let target = to.join(entry.path().strip_prefix(from)?);
            fs::create_dir_all(target.parent().unwrap_or(to))?;
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
