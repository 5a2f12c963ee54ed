//! Sizes and times, each beside its budget. A budget that is missed is said; it is not a failure of the program.

use crate::browser::Browser;
use crate::build;
use crate::repository::Repository;
use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

/// One row of the table.
struct Figure {
    name: String,
    measured: Measure,
    budget: Option<Measure>,
}

/// A measured value, or the most it may be.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Measure {
    Bytes(u64),
}

impl Measure {
    fn within(self, budget: Self) -> bool {
        match (self, budget) {
            (Self::Bytes(measured), Self::Bytes(budget)) => measured <= budget,
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Bytes(bytes) => format!("{:.1} KB", *bytes as f64 / 1000.0),
        };
        formatter.pad(&text)
    }
}

/// `cargo xtask bench`.
pub(crate) fn run(repository: &Repository, browser: Option<Browser>) -> Result<()> {
    build::development(repository)?;
    let mut figures = sizes(&repository.dist("chromium"))?;
    for _browser in Browser::chosen(browser) {
        figures.extend([]);
    }
    print(&figures);
    Ok(())
}

/// What a page and a frame load.
fn sizes(extension: &Path) -> Result<Vec<Figure>> {
    let mut figures = vec![Figure {
        name: "host script, minified".into(),
        measured: Measure::Bytes(read(&extension.join("host.js"))?.len() as u64),
        budget: Some(Measure::Bytes(40_000)),
    }];
    let module = read(&extension.join("wasm/timbre_app.wasm"))?;
    figures.push(Figure {
        name: "frame: Wasm, raw".into(),
        measured: Measure::Bytes(module.len() as u64),
        budget: None,
    });
    figures.push(Figure {
        name: "frame: Wasm, gzip".into(),
        measured: Measure::Bytes(gzip(&module)?),
        budget: None,
    });
    let mut all = gzip(&module)?;
    for part in ["html", "css", "js"] {
        let file = extension.join("pages/frame").with_extension(part);
        if file.is_file() {
            all += gzip(&read(&file)?)?;
        }
    }
    figures.push(Figure {
        name: "all that the frame loads, gzip".into(),
        measured: Measure::Bytes(all),
        budget: Some(Measure::Bytes(600_000)),
    });
    Ok(figures)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("{} cannot be read", file.display()))
}

fn gzip(bytes: &[u8]) -> Result<u64> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len() as u64)
}

fn print(figures: &[Figure]) {
    println!();
    println!("{:<44} {:>12} {:>12}  result", "figure", "measured", "budget");
    for figure in figures {
        let budget = figure.budget.map_or_else(String::new, |budget| budget.to_string());
        let result = match figure.budget {
            Some(budget) if figure.measured.within(budget) => "met",
            Some(_) => "MISSED",
            None => "",
        };
        println!("{:<44} {:>12} {:>12}  {result}", figure.name, figure.measured, budget);
    }
}
