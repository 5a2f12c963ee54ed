//! Other programs' placeholders and markup, as Timbre's templates say them. What cannot be known
//! becomes a question to the user.

use serde_json::Value as Json;

use super::{Imported, LibraryError, LibraryProblem, template};
use crate::text::Language;

/// Reads an export of Text Blaze: folders of snippets, each with its shortcut and its text.
pub(super) fn text_blaze(file: &Json, language: Language) -> Imported {
    let mut imported = Imported::default();
    let list = |value: &Json, name: &str| {
        value.get(name).and_then(Json::as_array).cloned().unwrap_or_default()
    };
    for (at, folder) in list(file, "folders").iter().enumerate() {
        let text = |value: &Json, names: &[&str]| {
            let found = names.iter().find_map(|name| value.get(name)?.as_str());
            found.unwrap_or_default().to_owned()
        };
        let name = text(folder, &["name"]);
        for (index, snippet) in list(folder, "snippets").iter().enumerate() {
            let place = format!("folders[{at}].snippets[{index}]");
            let body = match text(snippet, &["text"]) {
                body if body.is_empty() => plain(&text(snippet, &["html"])),
                body => body,
            };
            if body.trim().is_empty() {
                imported.refused.push(LibraryProblem::in_place(place, LibraryError::NoText));
                continue;
            }
            let shortcut = text(snippet, &["shortcut"]);
            let title = text(snippet, &["name"]);
            let mut made = template(&title, Some(&shortcut), &from_commands(&body), language);
            if !name.is_empty() {
                made.tags.push(name.clone());
            }
            imported.take(made, &place);
        }
    }
    imported
}

/// A question, as a template asks it.
pub(super) fn question(name: &str, default: Option<&str>, options: &[&str]) -> String {
    let clean = |text: &str| text.trim().replace(['"', '{', '}', '\n'], " ");
    let mut asked = format!("{{{{ask \"{}\"", clean(name));
    if !options.is_empty() {
        let options: Vec<String> =
            options.iter().map(|one| format!("\"{}\"", clean(one))).collect();
        asked.push_str(&format!(" | choice: {}", options.join(", ")));
    }
    if let Some(default) = default {
        asked.push_str(&format!(" | default: \"{}\"", clean(default)));
    }
    asked + "}}"
}

/// Text Blaze's commands, `{name: setting; setting}`; see blaze.today/commands.
fn from_commands(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        made.push_str(&rest[..open]);
        let Some(len) = rest[open..].find('}') else {
            made.push_str(&rest[open..].replace('{', "\\{"));
            return made;
        };
        let inside = &rest[open + 1..open + len];
        rest = &rest[open + len + 1..];
        let (name, settings) = inside.split_once(':').unwrap_or((inside, ""));
        let settings: Vec<&str> = settings.split(';').map(str::trim).collect();
        let named = |wanted: &str| {
            settings.iter().find_map(|setting| {
                let (name, value) = setting.split_once('=')?;
                (name.trim() == wanted).then(|| value.trim())
            })
        };
        let positional: Vec<&str> = settings
            .iter()
            .copied()
            .filter(|setting| !setting.is_empty() && !setting.contains('='))
            .collect();
        let asked = named("name").unwrap_or(name.trim());
        match name.trim() {
            "cursor" => made.push_str("{{cursor}}"),
            "enter" | "key" | "click" | "note" | "endnote" => {}
            "formmenu" => made.push_str(&question(asked, named("default"), &positional)),
            "time" => made.push_str(&format!("{{{{ask \"{}\" | date}}}}", asked.replace('"', ""))),
            _ => made.push_str(&question(asked, named("default"), &[])),
        }
    }
    made.push_str(rest);
    made
}

/// Briskine's placeholders, which are Handlebars'.
pub(super) fn from_handlebars(text: &str) -> String {
    let mut made = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("{{") {
        made.push_str(&rest[..open]);
        let Some(len) = rest[open..].find("}}") else { break };
        let inside = rest[open + 2..open + len].trim_matches(['{', ' ']);
        rest = rest[open + len + 2..].trim_start_matches('}');
        match inside {
            "to.first_name" => made.push_str("{{first_name}}"),
            "to.name" => made.push_str("{{name}}"),
            "from.first_name" | "from.name" | "account.name" => made.push_str("{{signature}}"),
            _ => made.push_str(&question(&inside.replace(['.', '_', '#', '/'], " "), None, &[])),
        }
    }
    made.push_str(rest);
    made
}

/// The text of HTML: no tags, line breaks for blocks, characters for entities.
pub(super) fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let close = if rest.starts_with('<') { '>' } else { ';' };
        let Some(len) = rest.find(close).filter(|len| close == '>' || *len <= 10) else {
            text.push_str(&rest[..1]);
            rest = &rest[1..];
            continue;
        };
        let inside = &rest[1..len];
        if close == '>' {
            let name = inside.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
            let ends = inside.starts_with('/');
            let block = ends && matches!(name, "p" | "div" | "li" | "tr" | "h1" | "h2" | "h3");
            if name == "br" || block {
                text.push('\n');
            }
        } else {
            let number =
                inside.strip_prefix('#').and_then(|number| match number.strip_prefix('x') {
                    Some(hex) => u32::from_str_radix(hex, 16).ok(),
                    None => number.parse().ok(),
                });
            match (inside, number.and_then(char::from_u32)) {
                (_, Some(character)) => text.push(character),
                ("amp", _) => text.push('&'),
                ("lt", _) => text.push('<'),
                ("gt", _) => text.push('>'),
                ("quot", _) => text.push('"'),
                ("apos", _) => text.push('\''),
                ("nbsp", _) => text.push(' '),
                _ => text.push_str(&rest[..=len]),
            }
        }
        rest = &rest[len + 1..];
    }
    text.push_str(rest);
    text.trim().to_owned()
}
