//! Where things lie in one checkout. A second checkout (the one `package --verify` unpacks) is another value.

use crate::process;
use anyhow::{Context, Result};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One checkout of Timbre and cargo's target folder for it.
pub(crate) struct Repository {
    root: PathBuf,
    target: PathBuf,
}

impl Repository {
    /// The checkout that cargo was asked in; run without cargo, the one this program was built from.
    pub(crate) fn here() -> Result<Self> {
        // As cargo says now, not as it was compiled: two checkouts may share a target folder and this program with it.
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR");
        let manifest = manifest.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.ancestors().nth(2);
        let root = root.context("crate/xtask has no repository above it")?.to_path_buf();
        // Cargo knows best where its target folder is: variable, configuration file or default.
        let mut metadata = Command::new(cargo());
        metadata.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(&root);
        let metadata: serde_json::Value = serde_json::from_str(&process::output(&mut metadata)?)?;
        let target =
            metadata["target_directory"].as_str().context("cargo names no target folder")?;
        Ok(Self { target: target.into(), root })
    }

    /// A copy of the checkout at `root` that shares nothing with this one.
    pub(crate) fn at(root: PathBuf) -> Self {
        Self { target: root.join("target"), root }
    }

    /// The folder of `Cargo.toml`.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// `path` below the root.
    pub(crate) fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join(path)
    }

    /// `path` below `dist`, where everything built for browsers goes.
    pub(crate) fn dist(&self, path: impl AsRef<Path>) -> PathBuf {
        self.root.join("dist").join(path)
    }

    /// Cargo's target folder.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// A cargo command in this checkout.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// A program that npm installed, in this checkout.
    pub(crate) fn tool(&self, name: &str) -> Command {
        let file = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
        let mut command = Command::new(self.root.join("node_modules/.bin").join(file));
        command.current_dir(&self.root);
        command
    }

    /// A program of the system, in this checkout.
    pub(crate) fn program(&self, name: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(name);
        command.current_dir(&self.root);
        command
    }

    /// npm, which is a script of another name on Windows.
    pub(crate) fn npm(&self) -> Command {
        self.program(if cfg!(windows) { "npm.cmd" } else { "npm" })
    }
}

fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
