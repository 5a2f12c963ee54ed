//! Obtaining what a new machine lacks. Each step knows whether it is up to date, what to do, and what the
//! person should do when it fails.

use crate::browser::{Browser, debian_as_root};
use crate::process::{self, say};
use crate::repository::Repository;
use crate::toolchain::{self, WasmToolchain};
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::fs;

/// The oldest Node the JavaScript tools run on.
const NODE_MAJOR: u32 = 20;

/// Something a job cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// A compiler with the standard library for Wasm.
    Wasm,
    /// Node itself.
    Node,
    /// The tools and libraries of `package-lock.json`.
    Packages,
    /// A browser for tests and measurements.
    Browser(Browser),
}

/// What every build needs.
pub(crate) const BUILD: [Need; 3] = [Need::Wasm, Need::Node, Need::Packages];

/// `cargo xtask setup`.
pub(crate) fn everything(repository: &Repository) -> Result<()> {
    ensure(repository, &BUILD)?;
    ensure(repository, &Browser::ALL.map(Need::Browser))
}

/// Meets each need, in order; what is up to date is only named.
///
/// # Errors
/// The first step that fails, with what to do about it.
pub(crate) fn ensure(repository: &Repository, needs: &[Need]) -> Result<()> {
    for need in needs {
        if let Some(state) = need.up_to_date(repository) {
            say(format!("{}: {state}", need.name()));
            continue;
        }
        say(format!("{}: {}", need.name(), need.announcement()));
        need.meet(repository).with_context(|| need.advice())?;
        if need.up_to_date(repository).is_none() {
            bail!("{} is still missing. {}", need.name(), need.advice());
        }
    }
    Ok(())
}

impl Need {
    fn name(self) -> &'static str {
        match self {
            Self::Wasm => "Wasm target",
            Self::Node => "Node",
            Self::Packages => "JavaScript tools",
            Self::Browser(Browser::Chromium) => "Chromium",
            Self::Browser(Browser::Firefox) => "Firefox",
        }
    }

    fn announcement(self) -> String {
        match self {
            Self::Wasm => {
                format!("adding {} (some seconds; minutes by way of Debian)", toolchain::TARGET)
            }
            Self::Node => "looking for it".into(),
            Self::Packages => "npm ci, as package-lock.json says (under a minute)".into(),
            Self::Browser(browser) => format!("installing {} (a minute or two)", browser.package()),
        }
    }

    /// What is there, or nothing where something is to be done.
    fn up_to_date(self, repository: &Repository) -> Option<String> {
        match self {
            Self::Wasm => WasmToolchain::ready(repository).map(WasmToolchain::describe),
            Self::Node => {
                let version = process::output(repository.program("node").arg("--version")).ok()?;
                let major: u32 =
                    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()?;
                (major >= NODE_MAJOR).then(|| version.trim().to_owned())
            }
            Self::Packages => {
                let stamp = fs::read_to_string(repository.path(PACKAGES_STAMP)).ok()?;
                (stamp == lock_hash(repository).ok()?).then(|| "as in package-lock.json".into())
            }
            Self::Browser(browser) => browser.find().map(|path| path.display().to_string()),
        }
    }

    fn meet(self, repository: &Repository) -> Result<()> {
        match self {
            Self::Wasm => toolchain::install(repository),
            Self::Node => bail!("there is no Node {NODE_MAJOR} or newer in PATH"),
            Self::Packages => {
                process::run(repository.npm().args(["ci", "--no-progress"]))?;
                fs::write(repository.path(PACKAGES_STAMP), lock_hash(repository)?)?;
                Ok(())
            }
            Self::Browser(browser) => {
                if std::env::var_os(browser.variable()).is_some() {
                    bail!("{} names no file", browser.variable());
                }
                if !debian_as_root() {
                    bail!("it is in none of the usual places");
                }
                toolchain::apt_install(&[browser.package(), EMOJI_FONT])
            }
        }
    }

    fn advice(self) -> String {
        match self {
            Self::Wasm => format!(
                "Connect to the network and run `rustup target add {}`, or on Debian, as root, `apt-get install {}`.",
                toolchain::TARGET,
                toolchain::DEBIAN_PACKAGES.join(" ")
            ),
            Self::Node => format!("Install Node {NODE_MAJOR} or newer with npm, from https://nodejs.org or your system's packages."),
            Self::Packages => "Check the network and npm's registry setting, then run the command again; `npm ci` alone shows the whole error.".into(),
            Self::Browser(browser) => format!(
                "Install {0} (on Debian or Ubuntu: `sudo apt-get install {0}`), or set {1} to its program.",
                browser.package(),
                browser.variable()
            ),
        }
    }
}

/// Without it a browser on a bare Debian shows boxes, in the tests' pictures too.
const EMOJI_FONT: &str = "fonts-noto-color-emoji";

/// Beside the packages, so that deleting them deletes it.
const PACKAGES_STAMP: &str = "node_modules/.timbre-lock";

fn lock_hash(repository: &Repository) -> Result<String> {
    let lock = fs::read(repository.path("package-lock.json"))
        .context("package-lock.json cannot be read")?;
    Ok(hex(&Sha256::digest(lock)))
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
