//! JSON lines, in and out: one answer for each line that can be read.

use std::io::{self, BufRead, BufWriter, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Answers every line of standard input on standard output; returns whether all could be read.
///
/// # Errors
/// When standard input cannot be read or standard output cannot be written.
pub(crate) fn answer<I: DeserializeOwned, O: Serialize>(
    answer: impl FnMut(I) -> O,
) -> anyhow::Result<bool> {
    let mut input = io::BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let all = answer_lines(&mut input, &mut output, &mut io::stderr().lock(), answer)?;
    output.flush()?;
    Ok(all)
}

/// Hands every line that can be read to `each`; returns whether all could be.
///
/// # Errors
/// When the input cannot be read, or `each` fails.
pub(crate) fn read<I: DeserializeOwned>(
    input: &mut impl BufRead,
    complaints: &mut impl Write,
    mut each: impl FnMut(I) -> anyhow::Result<()>,
) -> anyhow::Result<bool> {
    let mut all = true;
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let mut bytes = line.as_slice();
        if number == 1 {
            bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        }
        let bytes = bytes.trim_ascii();
        if bytes.is_empty() {
            continue;
        }
        match parse(bytes) {
            Ok(value) => each(value)?,
            Err(detail) => {
                all = false;
                writeln!(complaints, "line {number}: {detail}")?;
            }
        }
    }
    Ok(all)
}

fn answer_lines<I: DeserializeOwned, O: Serialize>(
    input: &mut io::BufReader<impl io::Read>,
    output: &mut impl Write,
    complaints: &mut impl Write,
    mut answer: impl FnMut(I) -> O,
) -> anyhow::Result<bool> {
    read(input, complaints, |value| {
        serde_json::to_writer(&mut *output, &answer(value))?;
        output.write_all(b"\n")?;
        Ok(())
    })
}

/// A value from one line; the reader's words without its own line numbers, which count within the
/// line.
fn parse<I: DeserializeOwned>(bytes: &[u8]) -> Result<I, String> {
    let text = std::str::from_utf8(bytes)
        .map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to() + 1))?;
    serde_json::from_str(text).map_err(|error| {
        let (told, column) = (error.to_string(), error.column());
        let plain = told.split(" at line ").next().unwrap_or(&told);
        if column > 0 { format!("{plain} (column {column})") } else { plain.to_owned() }
    })
}
