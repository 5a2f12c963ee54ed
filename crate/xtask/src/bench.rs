//! Sizes and times, each beside its budget. A budget that is missed is said; it is no failure of the program, for
//! times depend on the machine and on what else it does.

use crate::browser::Browser;
use crate::process::{self, say};
use crate::repository::Repository;
use crate::setup::{self, Need};
use crate::{build, bundle, wasm};
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

/// One row of the table.
struct Figure {
    name: String,
    measured: Measure,
    budget: Option<f64>,
}

impl Figure {
    fn new(name: impl Into<String>, measured: Measure, budget: f64) -> Self {
        Self { name: name.into(), measured, budget: Some(budget) }
    }

    fn without_budget(name: impl Into<String>, measured: Measure) -> Self {
        Self { name: name.into(), measured, budget: None }
    }
}

/// A measured value; its budget is in the same unit.
#[derive(Clone, Copy)]
enum Measure {
    /// 1,000 bytes.
    Kilobytes(f64),
    /// Milliseconds.
    Milliseconds(f64),
    /// Microseconds.
    Microseconds(f64),
    /// Percent of one core.
    Percent(f64),
    /// A count.
    Count(f64),
}

impl Measure {
    fn number(self) -> f64 {
        match self {
            Self::Kilobytes(number)
            | Self::Milliseconds(number)
            | Self::Microseconds(number)
            | Self::Percent(number)
            | Self::Count(number) => number,
        }
    }

    fn unit(self) -> &'static str {
        match self {
            Self::Kilobytes(_) => "KB",
            Self::Milliseconds(_) => "ms",
            Self::Microseconds(_) => "µs",
            Self::Percent(_) => "%",
            Self::Count(_) => "",
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.measured.unit();
        let measured = format!("{:.1} {unit}", self.measured.number());
        let budget = self.budget.map_or_else(String::new, |budget| format!("{budget} {unit}"));
        // What could not be measured has met nothing.
        let result = match self.budget {
            Some(budget) if self.measured.number() <= budget => "met",
            Some(_) => "MISSED",
            None => "",
        };
        write!(formatter, "{:<52} {measured:>12} {budget:>10}  {result}", self.name)
    }
}

/// `cargo xtask bench`.
pub(crate) fn run(repository: &Repository, browser: Option<Browser>) -> Result<()> {
    let browsers = Browser::chosen(browser);
    let needs: Vec<Need> = browsers.iter().copied().map(Need::Browser).collect();
    setup::ensure(repository, &needs)?;
    build::development(repository)?;
    let mut figures = sizes(&repository.dist(Browser::Chromium.name()))?;
    figures.extend(engine(repository)?);
    for browser in browsers {
        figures.extend(in_browser(repository, browser)?);
        figures.extend(interactions(repository, browser)?);
        if browser == Browser::Chromium {
            figures.extend(host(repository)?);
        }
    }
    println!();
    println!("{:<52} {:>12} {:>10}  result", "figure", "measured", "budget");
    for figure in figures {
        println!("{figure}");
    }
    Ok(())
}

/// What a page and the frame load.
fn sizes(extension: &Path) -> Result<Vec<Figure>> {
    let module = read(&extension.join(wasm::FOLDER).join(format!("{}.wasm", wasm::FRAME)))?;
    let pages = extension.join("pages");
    // The page names its module too.
    let mut all = gzip(&read(&pages.join(build::FRAME))?)?;
    for file in build::named_by(&pages.join(build::FRAME))? {
        all += gzip(&read(&pages.join(file))?)?;
    }
    let kilobytes = |bytes: usize| Measure::Kilobytes(bytes as f64 / 1000.0);
    Ok(vec![
        Figure::new(
            "host script, minified",
            kilobytes(read(&extension.join("host.js"))?.len()),
            40.0,
        ),
        Figure::without_budget(
            "host script, gzip",
            kilobytes(gzip(&read(&extension.join("host.js"))?)?),
        ),
        Figure::without_budget("Wasm of the frame, raw", kilobytes(module.len())),
        Figure::without_budget("Wasm of the frame, gzip", kilobytes(gzip(&module)?)),
        Figure::new("all that the frame loads, gzip", kilobytes(all), 600.0),
    ])
}

/// The engine alone, natively.
fn engine(repository: &Repository) -> Result<Vec<Figure>> {
    say("Measuring the engine natively");
    let mut speed = repository.cargo();
    speed.args(["run", "--locked", "--release", "--package", "timbre-parity", "--bin", "speed"]);
    let times: Value = serde_json::from_str(&process::output(&mut speed)?)?;
    let time = |name: &str| Measure::Microseconds(times[name].as_f64().unwrap_or(f64::NAN));
    let name = |job: &str| format!("engine, natively, 280 characters: {job}");
    Ok(vec![
        Figure::without_budget("this machine: a piece of work that never changes", time("fixed")),
        Figure::new(name("triage"), time("triage"), 80.0),
        Figure::new(name("tone"), time("tone"), 60.0),
        Figure::new(name("voice"), time("voice"), 60.0),
        Figure::new(name("voice of 500 replies"), time("voice of 500"), 60.0),
        Figure::new(name("rules"), time("rules"), 80.0),
        Figure::new(name("review"), time("review"), 200.0),
        Figure::new("engine, natively, 3,000 characters: review", time("review 3000"), 2_000.0),
        Figure::new("engine, natively: learning 500 replies", time("learn 500"), 100_000.0),
        Figure::without_budget("engine, natively: learning one more", time("add to 500")),
        Figure::new("engine, natively: opening a pack of 60 replies", time("open 60"), 5_000.0),
        Figure::new("engine, natively: opening a pack of 500", time("open 500"), 15_000.0),
    ])
}

/// The widget on the demo community, in a real browser.
fn in_browser(repository: &Repository, browser: Browser) -> Result<Vec<Figure>> {
    const FOLDER: &str = "bench";
    say(format!("Measuring in {}", browser.name()));
    bundle::tests(repository, FOLDER)?;
    let figures = measured(repository, browser, "measure.js")?;
    let number = |name: &str| figures[name].as_f64().unwrap_or(f64::NAN);
    let name = |what: &str| format!("{}: {what}", browser.name());
    Ok(vec![
        Figure::new(name("focus to chip, cold"), Measure::Milliseconds(number("cold")), 150.0),
        Figure::new(name("focus to chip, warm"), Measure::Milliseconds(number("warm")), 50.0),
        Figure::new(
            name("key to verdict, 280 characters"),
            Measure::Milliseconds(number("short")),
            5.0,
        ),
        Figure::new(
            name("key to verdict, 3,000 characters"),
            Measure::Milliseconds(number("long")),
            16.0,
        ),
        Figure::new(
            name("Wasm memory of the frame"),
            Measure::Kilobytes(number("memory") / 1000.0),
            30_000.0,
        ),
    ])
}

/// The key to the next paint with thousands of templates: of each interaction the 95th percentile.
fn interactions(repository: &Repository, browser: Browser) -> Result<Vec<Figure>> {
    say(format!("Measuring interactions in {}", browser.name()));
    let figures = measured(repository, browser, "interactions.js")?;
    let mut rows = Vec::new();
    for place in ["panel", "studio"] {
        let interactions = figures[place].as_object().context("no interaction was measured")?;
        for (what, spread) in interactions {
            let name = format!("{}: {place}, {what}, to next paint", browser.name());
            let number = |share: &str| spread[share].as_f64().unwrap_or(f64::NAN);
            say(format!(
                "{name}: {} of {:.0} to {:.0} ms, the middle one {:.0}",
                spread["count"],
                number("min"),
                number("max"),
                number("median"),
            ));
            rows.push(Figure::new(name, Measure::Milliseconds(number("p95")), 50.0));
        }
    }
    Ok(rows)
}

/// What a program of `tests/bench` has measured in a browser.
fn measured(repository: &Repository, browser: Browser, program: &str) -> Result<Value> {
    let found = browser.find().with_context(|| format!("{} is not there", browser.name()))?;
    let mut node = repository.program("node");
    node.arg(repository.dist(bundle::TESTS).join("bench").join(program));
    node.env("TIMBRE_BROWSER", browser.name()).env("TIMBRE_BROWSER_PROGRAM", found);
    Ok(serde_json::from_str(&process::output(&mut node)?)?)
}

/// What the host script costs a page. Only Chromium tells a driver whose time it was, and how many nodes there are.
fn host(repository: &Repository) -> Result<Vec<Figure>> {
    say("Measuring the host script in chromium");
    let figures = measured(repository, Browser::Chromium, "host.js")?;
    let number = |name: &str| figures[name].as_f64().unwrap_or(f64::NAN);
    Ok(vec![
        Figure::new("host script, nobody types", Measure::Percent(number("idle")), 0.5),
        Figure::new("nodes after 500 focuses", Measure::Count(number("nodes")), 0.0),
        Figure::new("listeners after 500 focuses", Measure::Count(number("listeners")), 0.0),
        Figure::without_budget("host script, own time a key", Measure::Milliseconds(number("own"))),
        Figure::new("key, added at the 95th percentile", Measure::Milliseconds(number("key")), 2.0),
    ])
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("{} cannot be read", file.display()))
}

/// The size as a server sends it.
fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
