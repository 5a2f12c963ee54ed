//! Tables as spreadsheets write them (RFC 4180), with the separator that the header uses.

use super::{ImportError, sample};
use crate::brand::Sample;
use crate::text::Language;
use crate::vocabulary::Network;

/// A table, row by row; the header first.
pub(crate) struct Rows {
    header: Vec<String>,
    /// Each with the line that it begins on.
    rows: Vec<(usize, Vec<String>)>,
}

impl Rows {
    /// Reads a table.
    pub(crate) fn read(content: &str) -> Result<Self, ImportError> {
        let first = content.lines().next().unwrap_or_default();
        let count = |separator| first.matches(separator).count();
        let separator =
            [',', ';', '\t'].into_iter().max_by_key(|&separator| count(separator)).unwrap_or(',');
        let mut rows = split(content, separator)?;
        rows.retain(|(_, row)| row.iter().any(|field| !field.trim().is_empty()));
        if rows.is_empty() {
            return Err(ImportError::new(1, "there is no header"));
        }
        let (_, header) = rows.remove(0);
        if let Some((line, row)) = rows.iter().find(|(_, row)| row.len() != header.len()) {
            let problem = format!("{} columns, the header has {}", row.len(), header.len());
            return Err(ImportError::new(*line, problem));
        }
        let header = header.iter().map(|name| name.trim().to_lowercase()).collect();
        Ok(Self { header, rows })
    }

    /// The place of a column.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.any_column(&[name])
    }

    /// The place of a column that goes by one of these names.
    pub(super) fn any_column(&self, names: &[&str]) -> Option<usize> {
        self.header.iter().position(|column| names.contains(&column.as_str()))
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &[String])> {
        self.rows.iter().map(|(line, row)| (*line, row.as_slice()))
    }
}

fn split(content: &str, separator: char) -> Result<Vec<(usize, Vec<String>)>, ImportError> {
    let mut rows = Vec::new();
    let (mut row, mut field) = (Vec::new(), String::new());
    let (mut line, mut row_line, mut quoted_since) = (1, 1, None);
    let mut characters = content.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\n' {
            line += 1;
        }
        match (quoted_since, character) {
            (Some(_), '"') if characters.peek() == Some(&'"') => {
                characters.next();
                field.push('"');
            }
            (Some(_), '"') => quoted_since = None,
            (_, '\r') if characters.peek() == Some(&'\n') => {}
            (Some(_), other) => field.push(other),
            (None, '"') if field.is_empty() => quoted_since = Some(line),
            (None, '\n') => {
                row.push(std::mem::take(&mut field));
                rows.push((row_line, std::mem::take(&mut row)));
                row_line = line;
            }
            (None, other) if other == separator => row.push(std::mem::take(&mut field)),
            (None, other) => field.push(other),
        }
    }
    if let Some(since) = quoted_since {
        return Err(ImportError::new(since, "a quotation mark is never closed"));
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        rows.push((row_line, row));
    }
    Ok(rows)
}

/// The samples of a table with a column `text`.
pub(super) fn samples(content: &str) -> Result<Vec<Sample>, ImportError> {
    let rows = Rows::read(content)?;
    let text = rows.any_column(&["text", "reply", "texto", "respuesta"]).ok_or_else(|| {
        ImportError::new(1, "the header names no column “text” (or “reply”, “texto”, “respuesta”)")
    })?;
    let comment = rows.any_column(&["comment", "comentario"]);
    let network = rows.any_column(&["network", "red"]);
    let lang = rows.any_column(&["lang", "language", "idioma"]);
    let mut samples = Vec::new();
    for (line, row) in rows.iter() {
        let field = |column: Option<usize>| {
            column.map(|column| row[column].trim()).filter(|field| !field.is_empty())
        };
        let Some(text) = field(Some(text)) else { continue };
        samples.push(Sample {
            comment: field(comment).map(str::to_owned),
            network: field(network).map(|name| named_network(line, name)).transpose()?,
            lang: field(lang).map(|tag| named_language(line, tag)).transpose()?,
            ..sample(text)
        });
    }
    Ok(samples)
}

fn named_network(line: usize, name: &str) -> Result<Network, ImportError> {
    match name.to_lowercase().as_str() {
        "twitter" => Ok(Network::X),
        name => named(line, name),
    }
}

/// By its tag: "es", "es-MX", "EN_gb".
fn named_language(line: usize, tag: &str) -> Result<Language, ImportError> {
    named(line, &tag.split(['-', '_']).next().unwrap_or(tag).to_lowercase())
}

fn named<T: serde::de::DeserializeOwned>(line: usize, name: &str) -> Result<T, ImportError> {
    let json = serde_json::Value::from(name).to_string();
    serde_json::from_str(&json).map_err(|error| {
        let told = error.to_string();
        ImportError::new(line, told.split(" at line ").next().unwrap_or(&told))
    })
}
