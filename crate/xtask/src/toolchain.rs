//! Which compiler makes Wasm, for the `wasm32-unknown-unknown` standard library is not on a new machine.
//!
//! The pinned toolchain with its own standard library comes first. Where rustup cannot reach its server,
//! Debian's compiler builds the standard library from Debian's copy of its source. That is another compiler
//! version, so it is said aloud whenever it is used.

use crate::process;
use crate::repository::Repository;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target of everything the browser loads.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's packages for the second way: compiler, cargo, source of the standard library, linker.
pub(crate) const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// `TIMBRE_WASM_STD=debian` takes the second way even where the first is open.
const SWITCH: &str = "TIMBRE_WASM_STD";

const DEBIAN_BIN: &str = "/usr/bin";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std";
const DEBIAN_LINKER: &str = "wasm-ld-22";

/// Where the standard library for Wasm comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
    /// The active toolchain has it.
    Active,
    /// Debian's compiler builds it.
    Debian,
}

impl WasmToolchain {
    /// The toolchain that can make Wasm now, or nothing.
    pub(crate) fn ready(repository: &Repository) -> Option<Self> {
        if !debian_is_forced() && active_has_target(repository) {
            Some(Self::Active)
        } else if debian_is_complete() {
            Some(Self::Debian)
        } else {
            None
        }
    }

    /// As a line for the person at the terminal.
    pub(crate) fn describe(self) -> String {
        match self {
            Self::Active => format!("the active toolchain has {TARGET}"),
            Self::Debian => {
                let mut rustc = Command::new(Path::new(DEBIAN_BIN).join("rustc"));
                let version = process::output(rustc.arg("--version")).unwrap_or_default();
                format!(
                    "Debian's {} with -Zbuild-std, which is not the pinned version",
                    version.trim()
                )
            }
        }
    }

    /// The start of a `cargo build` for Wasm in `repository`, and the target folder it writes to.
    pub(crate) fn cargo_build(self, repository: &Repository) -> (Command, PathBuf) {
        match self {
            Self::Active => {
                let mut command = repository.cargo();
                command.args(["build", "--target", TARGET]);
                (command, repository.target().to_path_buf())
            }
            Self::Debian => {
                // Its own folder: two compilers in one would each rebuild what the other built.
                let target = repository.target().join("debian");
                let mut command = repository.program(Path::new(DEBIAN_BIN).join("cargo"));
                command.args(["build", "--target", TARGET, "-Zbuild-std=std,panic_abort"]);
                for inherited in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "RUSTUP_HOME"] {
                    command.env_remove(inherited);
                }
                let mut path = std::ffi::OsString::from(DEBIAN_BIN);
                if let Some(rest) = std::env::var_os("PATH") {
                    path.push(":");
                    path.push(rest);
                }
                command
                    .env("PATH", path)
                    .env("CARGO_TARGET_DIR", &target)
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
                (command, target)
            }
        }
    }
}

/// Obtains a toolchain that can make Wasm.
///
/// # Errors
/// When neither rustup nor Debian's packages could provide it.
pub(crate) fn install(repository: &Repository) -> Result<()> {
    if !debian_is_forced() {
        let rustup = process::run(repository.program("rustup").args(["target", "add", TARGET]));
        match rustup {
            Ok(()) if active_has_target(repository) => return Ok(()),
            Ok(()) => println!("rustup added the target to another toolchain than the active one"),
            Err(error) => println!("{error:#}"),
        }
    }
    if !crate::browser::debian_as_root() {
        bail!("{TARGET} is missing, and Debian's packages cannot be installed from here");
    }
    process::say(format!("Installing Debian's {} instead", DEBIAN_PACKAGES.join(", ")));
    apt_install(&DEBIAN_PACKAGES)
}

/// Installs Debian packages without questions.
///
/// # Errors
/// When `apt-get` fails, for instance without network.
pub(crate) fn apt_install(packages: &[&str]) -> Result<()> {
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    process::run(apt().args(["update", "--quiet"]))?;
    process::run(
        apt().args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages),
    )
}

fn debian_is_forced() -> bool {
    std::env::var_os(SWITCH).is_some_and(|value| value == "debian")
}

fn active_has_target(repository: &Repository) -> bool {
    let mut rustc = repository.program("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    process::output(&mut rustc).is_ok_and(|folder| Path::new(folder.trim()).is_dir())
}

fn debian_is_complete() -> bool {
    let bin = Path::new(DEBIAN_BIN);
    ["cargo", "rustc", DEBIAN_LINKER].iter().all(|name| bin.join(name).is_file())
        && Path::new(DEBIAN_SOURCE).is_dir()
}
