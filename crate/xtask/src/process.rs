//! Running other programs: what they are called with, what they answer, and how their failure reads.

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Says what is being done.
pub(crate) fn say(what: impl std::fmt::Display) {
    println!("==> {what}");
}

/// Runs `command` with the terminal as its output.
///
/// # Errors
/// When it cannot be started or ends with another code than 0; the error holds the command line.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", line(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", line(command));
    }
    Ok(())
}

/// Runs `command` and returns what it wrote to its standard output.
///
/// # Errors
/// As [`run`]; what it wrote to its standard error is part of the error.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {}", line(command)))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed ({}): {}", line(command), output.status, said.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} wrote no UTF-8", line(command)))
}

/// Shows a line on the terminal.
pub(crate) fn show(line: &str) {
    println!("{line}");
}

/// What a program that was listened to said and how it ended.
pub(crate) struct Heard {
    /// Every line of its standard output.
    pub(crate) lines: Vec<String>,
    /// Whether it ended with code 0.
    pub(crate) succeeded: bool,
}

/// Runs `command`, keeping its standard output and handing every line of it to `pass_on` as it comes.
///
/// # Errors
/// When it cannot be started. A failure of the program itself is in [`Heard::succeeded`].
pub(crate) fn listen(command: &mut Command, pass_on: impl Fn(&str)) -> Result<Heard> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", line(command)))?;
    let mut lines = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        for read in BufReader::new(stdout).lines() {
            let read = read?;
            pass_on(&read);
            lines.push(read);
        }
    }
    Ok(Heard { lines, succeeded: child.wait()?.success() })
}

fn line(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut line =
        program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
