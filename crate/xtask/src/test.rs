//! The test suites, each by the runner of its language; their closing lines are read and added up.

use crate::browser::Browser;
use crate::process::{self, Heard, say};
use crate::repository::Repository;
use crate::setup::{self, Need};
use crate::{build, bundle, wasm};
use anyhow::{Context, Result, anyhow, bail, ensure};
use std::fs;
use std::path::PathBuf;

/// A set of tests that can be asked for by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Suite {
    /// Unit and property tests, natively
    Rust,
    /// The engine gives the same answers in Wasm as natively
    Wasm,
    /// Real editors: reading, writing, undo, the publish check
    Editors,
    /// Saved page structures of the networks
    Networks,
    /// Pages with strict policies and other adversities
    Hostile,
    /// Popup, studio and the other pages
    Faces,
}

impl Suite {
    const ALL: [Self; 6] =
        [Self::Rust, Self::Wasm, Self::Editors, Self::Networks, Self::Hostile, Self::Faces];

    fn name(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Wasm => "wasm",
            Self::Editors => "editors",
            Self::Networks => "networks",
            Self::Hostile => "hostile",
            Self::Faces => "faces",
        }
    }

    fn in_browsers(self) -> bool {
        !matches!(self, Self::Rust | Self::Wasm)
    }

    fn exists(self, repository: &Repository) -> bool {
        !self.in_browsers() || repository.path("tests").join(self.name()).is_dir()
    }
}

/// How many tests held and how many did not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Outcome {
    passed: usize,
    failed: usize,
}

impl std::ops::AddAssign for Outcome {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// `cargo xtask test`: runs the named suites, or all there are.
pub(crate) fn run(
    repository: &Repository,
    named: &[Suite],
    browser: Option<Browser>,
    full: bool,
) -> Result<()> {
    let suites: Vec<Suite> = if named.is_empty() {
        Suite::ALL.into_iter().filter(|suite| suite.exists(repository)).collect()
    } else {
        named.to_vec()
    };
    for suite in &suites {
        ensure!(suite.exists(repository), "there is no folder tests/{} yet", suite.name());
    }
    let browsers = Browser::chosen(browser);
    prepare(repository, &suites, &browsers)?;
    let mut report = Vec::new();
    for suite in suites {
        match suite {
            Suite::Rust => report.push(("rust".to_owned(), natively(repository)?)),
            Suite::Wasm => report.push(("wasm".to_owned(), in_wasm(repository)?)),
            _ => {
                for (browser, outcome) in in_browsers(repository, suite, &browsers, full)? {
                    report.push((format!("{} in {}", suite.name(), browser.name()), outcome));
                }
            }
        }
    }
    println!();
    let mut total = Outcome::default();
    for (name, outcome) in report {
        println!("{name}: {outcome}");
        total += outcome;
    }
    println!("{total}");
    if total.failed > 0 {
        bail!("{} of {} tests failed", total.failed, total.failed + total.passed);
    }
    Ok(())
}

/// Only what the asked suites need.
fn prepare(repository: &Repository, suites: &[Suite], browsers: &[Browser]) -> Result<()> {
    if suites.contains(&Suite::Wasm) {
        setup::ensure(repository, &setup::BUILD)?;
    }
    if suites.iter().any(|suite| suite.in_browsers()) {
        let needs: Vec<Need> = browsers.iter().copied().map(Need::Browser).collect();
        setup::ensure(repository, &needs)?;
        build::development(repository)?;
    }
    Ok(())
}

/// The workspace's own tests, by cargo.
fn natively(repository: &Repository) -> Result<Outcome> {
    say("Suite rust");
    let mut cargo = repository.cargo();
    cargo.args(["test", "--workspace", "--locked", "--no-fail-fast"]);
    let heard = process::listen(&mut cargo, process::show)?;
    let mut outcome = Outcome::default();
    for line in &heard.lines {
        if let Some(closing) = line.strip_prefix("test result: ") {
            outcome += cargo_outcome(closing).with_context(|| format!("cannot read: {line}"))?;
        }
    }
    Ok(complete(outcome, heard.succeeded))
}

/// `ok. 5 passed; 0 failed; 1 ignored; …`
fn cargo_outcome(closing: &str) -> Option<Outcome> {
    let (_, counts) = closing.split_once(". ")?;
    let count = |what: &str| {
        counts.split("; ").find_map(|part| part.strip_suffix(what)?.trim().parse().ok())
    };
    Some(Outcome { passed: count("passed")?, failed: count("failed")? })
}

/// One program natively and in Wasm, the one unoptimised, the other as it is shipped: what the engine answers to
/// the texts of `crate/parity`, line by line.
fn in_wasm(repository: &Repository) -> Result<Outcome> {
    const PROGRAM: &str = "timbre-parity";
    say("Suite wasm");
    let mut native = repository.cargo();
    native.args(["run", "--quiet", "--locked", "--profile", "xtask", "--package", PROGRAM]);
    let native = process::output(&mut native)?;
    let modules = wasm::compile(repository, &[PROGRAM], &["--profile", "wasm", "--bin", PROGRAM])?;
    let module = modules.get(PROGRAM).context("cargo made no module of crate/parity")?;
    let folder = repository.dist("tests/wasm");
    wasm::bind(module, "parity", &folder, |bindgen| bindgen.nodejs(true))?;
    // The repository's scripts are modules; what wasm-bindgen writes for Node is not.
    fs::write(folder.join("package.json"), "{\"type\": \"commonjs\"}\n")?;
    let in_wasm = process::output(repository.program("node").arg(folder.join("parity.js")))?;
    let (native, in_wasm): (Vec<&str>, Vec<&str>) =
        (native.lines().collect(), in_wasm.lines().collect());
    let mut outcome = Outcome::default();
    for line in 0..native.len().max(in_wasm.len()) {
        let (native, in_wasm) = (native.get(line), in_wasm.get(line));
        if native == in_wasm {
            outcome.passed += 1;
        } else {
            outcome.failed += 1;
            println!("line {} differs\n  native: {native:?}\n  Wasm:   {in_wasm:?}", line + 1);
        }
    }
    println!("wasm result: {outcome}");
    Ok(complete(outcome, true))
}

/// The tests of `tests/SUITE` in each browser, both at once: they wait more than they compute. What is said of the
/// first is shown as it comes, what is said of the others after it.
fn in_browsers(
    repository: &Repository,
    suite: Suite,
    browsers: &[Browser],
    full: bool,
) -> Result<Vec<(Browser, Outcome)>> {
    let files = bundle::tests(repository, suite.name())?;
    let files = files.as_slice();
    let title = |browser: Browser| say(format!("Suite {} in {}", suite.name(), browser.name()));
    std::thread::scope(|scope| {
        let mut runs = Vec::new();
        for (place, &browser) in browsers.iter().enumerate() {
            let first = place == 0;
            if first {
                title(browser);
            }
            runs.push((
                browser,
                scope.spawn(move || in_browser(repository, files, browser, full, first)),
            ));
        }
        let mut outcomes = Vec::new();
        for (place, (browser, run)) in runs.into_iter().enumerate() {
            let heard = run.join().map_err(|_| anyhow!("the runner's thread ended early"))??;
            if place > 0 {
                title(browser);
                heard.lines.iter().for_each(|line| process::show(line));
            }
            let outcome =
                node_outcome(&heard.lines).context("Node's runner gave no closing lines")?;
            outcomes.push((browser, complete(outcome, heard.succeeded)));
        }
        Ok(outcomes)
    })
}

/// Minutes after which a file of tests has failed, whatever it waits for: several times what the longest takes.
const PATIENCE: u32 = 15;

/// The same for every editor under all circumstances.
const FULL_PATIENCE: u32 = 60;

/// The bundled tests by Node's runner, against one real browser.
fn in_browser(
    repository: &Repository,
    files: &[PathBuf],
    browser: Browser,
    full: bool,
    shown: bool,
) -> Result<Heard> {
    let program = browser.find().with_context(|| format!("{} is not there", browser.name()))?;
    let mut node = repository.program("node");
    // One file at a time in one browser: more would be waiting for each other.
    node.args(["--enable-source-maps", "--test", "--test-reporter=spec", "--test-concurrency=1"])
        .arg(format!("--test-timeout={}", if full { FULL_PATIENCE } else { PATIENCE } * 60_000))
        .args(files);
    node.env("TIMBRE_BROWSER", browser.name()).env("TIMBRE_BROWSER_PROGRAM", program);
    if full {
        node.env("TIMBRE_FULL", "1");
    }
    process::listen(&mut node, |line| {
        if shown {
            process::show(line);
        }
    })
}

/// `ℹ pass 5` and `ℹ fail 0`; cancelled tests failed.
fn node_outcome(lines: &[String]) -> Option<Outcome> {
    let count = |what: &str| -> Option<usize> {
        lines
            .iter()
            .rev()
            .find_map(|line| line.strip_prefix("ℹ ")?.strip_prefix(what)?.trim().parse().ok())
    };
    Some(Outcome { passed: count("pass ")?, failed: count("fail ")? + count("cancelled ")? })
}

/// A suite that ran nothing, or failed where no test did, is a failure too.
fn complete(mut outcome: Outcome, succeeded: bool) -> Outcome {
    if outcome.failed == 0 && (!succeeded || outcome.passed == 0) {
        println!("the suite did not complete");
        outcome.failed = 1;
    }
    outcome
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_closing_line_is_read() {
        let closing =
            "FAILED. 5 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(cargo_outcome(closing), Some(Outcome { passed: 5, failed: 2 }));
        assert_eq!(cargo_outcome("nonsense"), None);
    }

    #[test]
    fn nodes_closing_lines_are_read() {
        let said =
            "✔ ℹ pass 9\nℹ tests 8\nℹ suites 0\nℹ pass 5\nℹ fail 1\nℹ cancelled 2\nℹ skipped 0";
        let lines: Vec<String> = said.lines().map(str::to_owned).collect();
        assert_eq!(node_outcome(&lines), Some(Outcome { passed: 5, failed: 3 }));
        assert_eq!(node_outcome(&[]), None);
    }

    #[test]
    fn a_suite_without_tests_has_failed() {
        assert_eq!(complete(Outcome::default(), true).failed, 1);
        assert_eq!(complete(Outcome { passed: 3, failed: 0 }, false).failed, 1);
        assert_eq!(complete(Outcome { passed: 3, failed: 0 }, true).failed, 0);
    }
}
