//! The command line as a program.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The example brand's pack.
pub(crate) const BRAND: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/brand.json");

/// Runs the program on an input.
pub(crate) fn timbre(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_timbre"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A command that reads nothing closes its end.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// The answers of a program, line by line.
pub(crate) fn answers(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    assert!(!text.contains('\r'));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}
