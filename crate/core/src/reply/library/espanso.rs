//! espanso's match files: the part of YAML that they are written in. See espanso.org/docs/matches.
//!
//! A list of matches, each with its triggers and what replaces them, as plain, quoted or block
//! text. What runs commands is taken as a question to the user.

use super::{Imported, LibraryError, LibraryProblem, foreign, template};
use crate::text::Language;

/// Whether a file is one of espanso's.
pub(super) fn is(content: &str) -> bool {
    content.lines().any(|line| line.trim_end() == "matches:")
}

/// One match, as far as it matters here.
#[derive(Default)]
struct Match {
    line: usize,
    triggers: Vec<String>,
    text: Option<String>,
    label: String,
}

/// Reads a match file.
pub(super) fn read(content: &str, language: Language) -> Result<Imported, LibraryProblem> {
    let mut imported = Imported::default();
    for found in matches(content)? {
        let Some(text) = found.text else {
            // A picture, or a match that only runs something.
            imported.refused.push(LibraryProblem::at(found.line, LibraryError::NoText));
            continue;
        };
        let shortcut = found.triggers.first().map(String::as_str);
        let title = if found.label.is_empty() {
            shortcut.unwrap_or_default().trim_start_matches([':', ';', '/', '!'])
        } else {
            &found.label
        };
        let made = template(title, shortcut, &placeholders(&text), language);
        let refused = imported.refused.len();
        imported.take(made, "");
        for problem in imported.refused.iter_mut().skip(refused) {
            (problem.line, problem.place) = (Some(found.line), String::new());
        }
    }
    Ok(imported)
}

fn matches(content: &str) -> Result<Vec<Match>, LibraryProblem> {
    let lines: Vec<&str> = content.lines().collect();
    let mut found: Vec<Match> = Vec::new();
    let (mut at, mut inside, mut depth) = (0, false, None);
    while at < lines.len() {
        let line = lines[at];
        let number = at + 1;
        at += 1;
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if line.trim_end() == "matches:" {
            inside = true;
            continue;
        }
        let indent = indent(line);
        if indent == 0 && !text.starts_with('-') {
            inside = false;
        }
        if !inside {
            continue;
        }
        if line.contains('\t') && line.trim_start_matches(' ').starts_with('\t') {
            let detail = "YAML is indented by spaces, not by tabs".to_owned();
            return Err(LibraryProblem::at(number, LibraryError::Shape(detail)));
        }
        let starts = text.starts_with("- ") || text == "-";
        let outermost = *depth.get_or_insert(indent);
        if starts && indent == outermost {
            found.push(Match { line: number, ..Match::default() });
        }
        let pair = if starts { text[1..].trim() } else { text };
        let own = if starts { indent == outermost } else { indent == outermost + 2 };
        let Some(current) = found.last_mut().filter(|_| own) else { continue };
        let Some((key, value)) = pair.split_once(':') else { continue };
        let value = value.trim();
        match key.trim() {
            "trigger" => current.triggers.push(scalar(value, number)?),
            "triggers" => {
                let list = value.trim_start_matches('[').trim_end_matches(']');
                for one in list.split(',').map(str::trim).filter(|one| !one.is_empty()) {
                    current.triggers.push(scalar(one, number)?);
                }
            }
            "label" => current.label = scalar(value, number)?,
            "replace" | "form" | "markdown" => {
                let text = if value.starts_with(['|', '>']) {
                    block(&lines, &mut at, outermost + 2, value)
                } else {
                    scalar(value, number)?
                };
                current.text = Some(text);
            }
            "html" => current.text = Some(foreign::plain(&scalar(value, number)?)),
            _ => {}
        }
    }
    Ok(found)
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A block text: the lines that stand further in than their key.
fn block(lines: &[&str], at: &mut usize, key: usize, style: &str) -> String {
    let mut text: Vec<&str> = Vec::new();
    let mut inner = None;
    while let Some(line) = lines.get(*at) {
        if !line.trim().is_empty() {
            if indent(line) <= key {
                break;
            }
            inner.get_or_insert(indent(line));
        }
        text.push(line.get(inner.unwrap_or(0)..).unwrap_or_default());
        *at += 1;
    }
    let joined = if style.starts_with('>') { text.join(" ") } else { text.join("\n") };
    joined.trim_end().to_owned()
}

/// A plain or quoted text of one line.
fn scalar(value: &str, line: usize) -> Result<String, LibraryProblem> {
    let open = |detail: &str| LibraryProblem::at(line, LibraryError::Shape(detail.to_owned()));
    if let Some(rest) = value.strip_prefix('"') {
        let mut text = String::new();
        let mut characters = rest.chars();
        while let Some(character) = characters.next() {
            match character {
                '"' => return Ok(text),
                '\\' => match characters.next() {
                    Some('n') => text.push('\n'),
                    Some('t') => text.push('\t'),
                    Some(escaped) => text.push(escaped),
                    None => break,
                },
                _ => text.push(character),
            }
        }
        return Err(open("a quotation mark is never closed"));
    }
    if let Some(rest) = value.strip_prefix('\'') {
        let closed = rest.strip_suffix('\'');
        let text = closed.ok_or_else(|| open("a quotation mark is never closed"))?;
        return Ok(text.replace("''", "'"));
    }
    Ok(value.split(" #").next().unwrap_or_default().trim().to_owned())
}

/// espanso's cursor `$|$`, its form fields `[[name]]` and its variables `{{name}}`.
fn placeholders(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text.replace("$|$", "{{cursor}}");
    loop {
        let (open, close) = match (rest.find("[["), rest.find("{{")) {
            (Some(field), Some(variable)) if field < variable => (field, "]]"),
            (_, Some(variable)) => (variable, "}}"),
            (Some(field), None) => (field, "]]"),
            (None, None) => break,
        };
        let Some(len) = rest[open..].find(close) else { break };
        made.push_str(&rest[..open]);
        let name = rest[open + 2..open + len].trim();
        if name == "cursor" {
            made.push_str("{{cursor}}");
        } else {
            made.push_str(&foreign::question(&name.replace(['.', '_'], " "), None, &[]));
        }
        rest = rest[open + len + 2..].to_owned();
    }
    made + &rest
}
