//! Other people's sentiment tools on the same texts, where `crate/lab/rivals` is installed.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The answers of every rival for texts of a language: name, and a feeling (0 to 2) for each text.
/// Empty, with a word about it, where the rivals are not installed.
///
/// # Errors
/// If they are installed and fail.
pub(crate) fn answers(language: &str, texts: &[String]) -> Result<Vec<(String, Vec<usize>)>> {
    let folder = match std::env::var_os("TIMBRE_RIVALS") {
        Some(folder) => PathBuf::from(folder),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("rivals"),
    };
    if !folder.join("node_modules").is_dir() {
        eprintln!("no rivals: run `npm install` in crate/lab/rivals to have them in the table");
        return Ok(Vec::new());
    }
    let mut node = Command::new("node")
        .args(["judge.js", language])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("starting node")?;
    let mut input = node.stdin.take().context("node takes no texts")?;
    let lines: String = texts.iter().map(|text| text.replace(['\n', '\r'], " ") + "\n").collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = node.wait_with_output()?;
    if writer.join().is_err() || !output.status.success() {
        bail!("the rivals stopped: {}", output.status);
    }
    let mut answers: Vec<(String, Vec<usize>)> = Vec::new();
    // One of them greets on standard output; answers are objects.
    let output = String::from_utf8(output.stdout)?;
    for line in output.lines().filter(|line| line.starts_with('{')) {
        let said: std::collections::BTreeMap<String, f64> = serde_json::from_str(line)?;
        for (name, sign) in said {
            let feeling = match sign {
                sign if sign < 0.0 => 0,
                sign if sign > 0.0 => 2,
                _ => 1,
            };
            match answers.iter_mut().find(|(known, _)| *known == name) {
                Some((_, feelings)) => feelings.push(feeling),
                None => answers.push((name, vec![feeling])),
            }
        }
    }
    Ok(answers)
}
