//! Format, lints, types and generated files. All checks run; the failed ones are named at the end.

use crate::process::{self, say};
use crate::repository::Repository;
use crate::toolchain::{TARGET, WasmToolchain};
use crate::{generate, setup, wasm};
use anyhow::{Result, bail};

/// `cargo xtask lint`.
pub(crate) fn run(repository: &Repository) -> Result<()> {
    setup::ensure(repository, &setup::BUILD)?;
    let mut failed = Vec::new();
    let mut check = |name: &'static str, result: Result<()>| {
        if let Err(error) = result {
            println!("{name}: {error:#}");
            failed.push(name);
        }
    };
    say("rustfmt");
    check("rustfmt", process::run(repository.cargo().args(["fmt", "--all", "--check"])));
    say("clippy");
    check("clippy", clippy(repository, &["--workspace", "--all-targets"]));
    if WasmToolchain::ready(repository) == Some(WasmToolchain::Active) {
        say("clippy for the browser");
        let browser = ["--package", "timbre-app", "--package", "timbre-store", "--target", TARGET];
        check("clippy for the browser", clippy(repository, &browser));
    } else {
        say("clippy for the browser: left out, the active toolchain lacks its standard library");
    }
    check("generated files", generate::run(repository, true));
    // The pages import what wasm-bindgen wrote; without it their types are unknown.
    check("Wasm", wasm::build(repository));
    say("TypeScript");
    check(
        "TypeScript",
        process::run(repository.tool("tsc").args(["--noEmit", "--pretty", "false"])),
    );
    say("Biome");
    check(
        "Biome",
        process::run(repository.tool("biome").args(["ci", "--colors=off", "--error-on-warnings"])),
    );
    if !failed.is_empty() {
        bail!("failed: {}", failed.join(", "));
    }
    say("All checks passed");
    Ok(())
}

fn clippy(repository: &Repository, what: &[&str]) -> Result<()> {
    process::run(
        repository.cargo().args(["clippy", "--locked"]).args(what).args(["--", "-D", "warnings"]),
    )
}
