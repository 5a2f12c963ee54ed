//! From Rust to the modules the browser loads: rustc, then wasm-bindgen as a library of the locked version, then
//! wasm-opt. The last two are skipped where rustc's module is the one they last saw.

use crate::likeness;
use crate::process::{self, say};
use crate::repository::Repository;
use crate::setup::hex;
use crate::toolchain::WasmToolchain;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The folder of the finished modules below `dist`, each with its JavaScript and its types.
pub(crate) const FOLDER: &str = "wasm";

/// The packages that modules are made of.
const PACKAGES: [&str; 2] = ["timbre-app", "timbre-store"];

/// The module of the frame.
pub(crate) const FRAME: &str = "timbre_frame";
/// The module of the studio and the popup.
pub(crate) const STUDIO: &str = "timbre_studio";
/// The module of the background.
pub(crate) const STORE: &str = "timbre_store";

/// How a module is made small. Nothing is inlined: that makes the frame's module 2 % smaller as it lies, but a tenth larger
/// as gzip, for alike small functions compress and the few huge ones made of them do not.
const SMALL: [&str; 3] =
    ["-Oz", "--one-caller-inline-max-function-size=0", "--always-inline-max-function-size=0"];

/// Exactly the features that both browsers have. `--all-features` would add stringref, which no engine accepts.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];

/// Brings `dist/wasm` up to date.
///
/// # Errors
/// When the code does not compile or a tool refuses its output.
pub(crate) fn build(repository: &Repository) -> Result<()> {
    say("Compiling to Wasm (the first time takes a few minutes)");
    let compiled = compile(repository, &PACKAGES, &["--profile", "wasm"])?;
    for name in [FRAME, STUDIO, STORE] {
        let raw = compiled.get(name).with_context(|| format!("cargo made no module {name}"))?;
        finish(repository, raw, name)?;
    }
    Ok(())
}

/// Compiles `packages` to Wasm; returns the modules by the names of their targets.
///
/// # Errors
/// When there is no compiler for Wasm or the code does not compile.
pub(crate) fn compile(
    repository: &Repository,
    packages: &[&str],
    options: &[&str],
) -> Result<BTreeMap<String, PathBuf>> {
    let toolchain = WasmToolchain::ready(repository)
        .context("no compiler for Wasm: run `cargo xtask setup`")?;
    let (mut cargo, target) = toolchain.cargo_build(repository);
    cargo
        .args(["--locked", "--message-format=json-render-diagnostics"])
        .args(options)
        .args(packages.iter().flat_map(|package| ["--package", package]))
        .env("CARGO_ENCODED_RUSTFLAGS", remapped(repository, &target)?.join("\u{1f}"))
        .stderr(std::process::Stdio::inherit());
    let mut modules = BTreeMap::new();
    for line in process::output(&mut cargo)?.lines() {
        let message: serde_json::Value =
            serde_json::from_str(line).context("cargo's messages cannot be read")?;
        let files = message["filenames"].as_array().into_iter().flatten();
        let module = files.filter_map(|file| file.as_str()).find(|file| file.ends_with(".wasm"));
        if let (Some(module), Some(name)) = (module, message["target"]["name"].as_str()) {
            modules.insert(name.to_owned(), module.into());
        }
    }
    Ok(modules)
}

/// Flags that keep this machine's folders out of the module: panics name source files, and the archives must come
/// out the same wherever they are built.
fn remapped(repository: &Repository, target: &Path) -> Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
        .context("there is no cargo home")?;
    let rustc = |argument: &str, value: &str| {
        process::output(repository.program("rustc").args([argument, value]))
    };
    let sysroot = PathBuf::from(rustc("--print", "sysroot")?.trim());
    let version = rustc("--version", "--verbose")?;
    let commit =
        version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let folders = [
        (repository.root(), "/timbre".to_owned()),
        (target, "/timbre/target".to_owned()),
        (&home, "/cargo".to_owned()),
        // Where the component rust-src is installed, rustc names its files instead of these.
        (&sysroot.join("lib/rustlib/src/rust"), format!("/rustc/{commit}")),
    ];
    Ok(folders
        .iter()
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .collect())
}

/// JavaScript and a small module from rustc's module.
fn finish(repository: &Repository, raw: &Path, name: &str) -> Result<()> {
    let folder = repository.dist(FOLDER);
    let stamp = folder.join(format!(".{name}.stamp"));
    let module = folder.join(format!("{name}_bg.wasm"));
    let made_from = fingerprint(repository, raw)?;
    if module.is_file() && fs::read_to_string(&stamp).is_ok_and(|stamped| stamped == made_from) {
        say(format!("{name}: unchanged"));
        return Ok(());
    }
    say(format!("{name}: wasm-bindgen, wasm-opt"));
    bind(raw, name, &folder, |bindgen| {
        Ok(bindgen.web(true)?.omit_default_module_path(true).typescript(true))
    })?;
    let wasm_opt = |passes: &[&str]| {
        let mut wasm_opt = repository.tool("wasm-opt");
        process::run(wasm_opt.args(passes).args(FEATURES).arg(&module).arg("-o").arg(&module))
    };
    wasm_opt(&SMALL)?;
    // By themselves functions stand as often as they are called: as gzip the frame's module is 23 KB larger so.
    let named = likeness::name_functions(&fs::read(&module)?)
        .with_context(|| format!("{} cannot be read", module.display()))?;
    fs::write(&module, named)?;
    wasm_opt(&["--reorder-functions-by-name"])?;
    fs::write(stamp, made_from)?;
    Ok(())
}

/// Runs wasm-bindgen on `raw` with what `configure` sets, into `folder`.
///
/// # Errors
/// When the module and this program were made with different versions of wasm-bindgen.
pub(crate) fn bind(
    raw: &Path,
    name: &str,
    folder: &Path,
    configure: impl FnOnce(&mut Bindgen) -> Result<&mut Bindgen>,
) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_path(raw).out_name(name).remove_producers_section(true).remove_name_section(true);
    configure(&mut bindgen)?;
    let module = folder.join(format!("{name}_bg.wasm"));
    if let Err(error) = bindgen.generate(folder) {
        bail!("wasm-bindgen cannot finish {}: {error:#}", module.display());
    }
    Ok(())
}

/// What the finished module depends on beyond the code of this file: rustc's module and the tools' versions.
fn fingerprint(repository: &Repository, raw: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    hash.update(fs::read(raw).with_context(|| format!("{} cannot be read", raw.display()))?);
    hash.update(fs::read(repository.path("package-lock.json"))?);
    hash.update(fs::read(repository.path("Cargo.lock"))?);
    hash.update(SMALL.join(" "));
    hash.update(FEATURES.join(" "));
    hash.update(include_str!("likeness.rs"));
    Ok(hex(&hash.finalize()))
}
