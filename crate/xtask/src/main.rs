//! `cargo xtask`: obtains what is missing, builds, shows, tests, measures and packages Timbre.
//!
//! One module per job. A job says what it does while it does it, skips what is up to date, and on failure
//! says what to do next. This crate knows the paths and the tools of the repository and nothing of what the
//! product judges.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "speaking to the person at the terminal is its purpose"
)]

mod bench;
mod browser;
mod build;
mod bundle;
mod demo;
mod generate;
mod likeness;
mod lint;
mod manifest;
mod package;
mod process;
mod repository;
mod setup;
mod test;
mod toolchain;
mod wasm;

use anyhow::Result;
use browser::Browser;
use clap::{Parser, Subcommand};
use repository::Repository;
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    about = "Everything Timbre's repository can do"
)]
struct Arguments {
    #[command(subcommand)]
    job: Job,
}

#[derive(Subcommand)]
enum Job {
    /// Obtain whatever is missing: the Wasm target, the JavaScript tools, the browsers of the tests
    Setup,
    /// Make dist/chromium, dist/firefox and dist/www
    Build,
    /// Build, serve the demo community on this machine and open it
    Demo {
        /// The port on 127.0.0.1
        #[arg(long, default_value_t = 4173)]
        port: u16,
        /// Only print the address
        #[arg(long)]
        no_open: bool,
    },
    /// Run the test suites, all of them by default
    Test {
        /// Which suites
        #[arg(value_enum)]
        suites: Vec<test::Suite>,
        /// Only in this browser; both by default
        #[arg(long, value_enum)]
        browser: Option<Browser>,
        /// Every editor under all circumstances, not only what is tried every day; writes the table in tests/README.md
        #[arg(long)]
        full: bool,
    },
    /// Measure sizes and times, each beside its budget
    Bench {
        /// Only in this browser; both by default
        #[arg(long, value_enum)]
        browser: Option<Browser>,
    },
    /// Check format, lints, types and generated files
    Lint,
    /// Write the TypeScript that is made from Rust
    Generate {
        /// Write nothing; fail where the committed files differ
        #[arg(long)]
        check: bool,
    },
    /// Make the two store archives and the source archive under dist/packages
    Package {
        /// Build once more from the source archive, elsewhere, and compare the bytes
        #[arg(long)]
        verify: bool,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().job) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(job: Job) -> Result<()> {
    let repository = Repository::here()?;
    match job {
        Job::Setup => setup::everything(&repository),
        Job::Build => build::development(&repository),
        Job::Demo { port, no_open } => demo::run(&repository, port, !no_open),
        Job::Test { suites, browser, full } => test::run(&repository, &suites, browser, full),
        Job::Bench { browser } => bench::run(&repository, browser),
        Job::Lint => lint::run(&repository),
        Job::Generate { check } => generate::run(&repository, check),
        Job::Package { verify } => package::run(&repository, verify),
    }
}
