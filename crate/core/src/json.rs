//! Reads JSON into types, and says at which place of the document a value is wrong.
//!
//! Every document is read by one reader, `serde_json` on text: each further one (on values already
//! read, or wrapped to follow the path) would compile every type once more into what the browser
//! loads. The place is therefore found afterwards, from the line and column of the error.

use serde::de::DeserializeOwned;

/// Why a document could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misread {
    /// The place of the value, as in `templates[2].body.es`; empty for the whole document.
    pub place: String,
    /// What is wrong there, in English, without the line.
    pub detail: String,
    /// Counted from 1.
    pub line: u32,
    /// Counted from 1, in bytes.
    pub column: u32,
    /// Whether the document is not JSON at all, so that its places mean nothing.
    pub malformed: bool,
}

/// Reads a whole document.
///
/// # Errors
/// Where the document is not JSON or has another shape than `T`.
pub(crate) fn read<T: DeserializeOwned>(json: &str) -> Result<T, Misread> {
    serde_json::from_str(json).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let detail = error.to_string();
        let suffix = format!(" at line {line} column {column}");
        Misread {
            place: place(json, offset(json, line, column)),
            detail: detail.strip_suffix(&suffix).unwrap_or(&detail).to_owned(),
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(column).unwrap_or(u32::MAX),
            malformed: !error.is_data(),
        }
    })
}

/// The byte before which the reader stopped.
fn offset(json: &str, line: usize, column: usize) -> usize {
    let before = json.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len);
    (before.sum::<usize>() + column).min(json.len())
}

/// What is open at a byte of a document.
enum Open {
    /// An object, and the key of the value that is being read.
    Object { key: Option<String>, value: bool },
    /// An array, and how many of its elements have begun.
    Array { begun: usize, between: bool },
}

/// The place of the value that ends or begins at byte `end`.
fn place(json: &str, end: usize) -> String {
    let bytes = &json.as_bytes()[..end];
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        if matches!(byte, b' ' | b'\t' | b'\n' | b'\r') {
            continue;
        }
        if !matches!(byte, b']' | b',')
            && let Some(Open::Array { begun, between: between @ true }) = open.last_mut()
        {
            (*begun, *between) = (*begun + 1, false);
        }
        match byte {
            b'{' => open.push(Open::Object { key: None, value: false }),
            b'[' => open.push(Open::Array { begun: 0, between: true }),
            b'}' | b']' => drop(open.pop()),
            b':' => {
                if let Some(Open::Object { value, .. }) = open.last_mut() {
                    *value = true;
                }
            }
            b',' => match open.last_mut() {
                Some(Open::Object { key, value }) => (*key, *value) = (None, false),
                Some(Open::Array { between, .. }) => *between = true,
                None => {}
            },
            b'"' => {
                while let Some(inner) = bytes.get(at) {
                    at += if *inner == b'\\' { 2 } else { 1 };
                    if *inner == b'"' {
                        break;
                    }
                }
                if let Some(Open::Object { key, value: false }) = open.last_mut() {
                    *key = json.get(start..at).and_then(|key| serde_json::from_str(key).ok());
                }
            }
            _ => {}
        }
    }
    let mut place = String::new();
    for level in open {
        match level {
            Open::Object { key: Some(key), .. } => {
                if !place.is_empty() {
                    place.push('.');
                }
                place.push_str(&key);
            }
            Open::Array { begun, .. } if begun > 0 => place.push_str(&format!("[{}]", begun - 1)),
            Open::Object { .. } | Open::Array { .. } => {}
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;
    use std::collections::BTreeMap;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Shop {
        name: String,
        #[serde(default)]
        shelves: Vec<Shelf>,
        #[serde(default)]
        prices: BTreeMap<String, u8>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)]
    struct Shelf {
        label: String,
        #[serde(default)]
        rows: Vec<Vec<u8>>,
    }

    fn refused(json: &str) -> (String, String) {
        let misread = read::<Shop>(json).unwrap_err();
        (misread.place, misread.detail)
    }

    #[test]
    fn the_place_of_a_wrong_value_is_told() {
        let cases = [
            (r#"{"name": 3}"#, "name"),
            (r#"{"name": ["a"]}"#, "name"),
            (r#"{"name": "a", "colour": "red"}"#, "colour"),
            (r#"{"shelves": []}"#, ""),
            (r#"{"name": "a", "shelves": {}}"#, "shelves"),
            ("{\"name\": \"ñ\",\n \"shelves\": [\n  {\"label\": \"é\"},\n  {}\n ]}", "shelves[1]"),
            (
                r#"{"name": "a", "shelves": [{"label": "b", "rows": [[1], [2, 300]]}]}"#,
                "shelves[0].rows[1][1]",
            ),
            (r#"{"name": "a", "shelves": [{"label": "b"}, {"label": null}]}"#, "shelves[1].label"),
            (r#"{"name": "a", "shelves": [{"label": "b"}, 4]}"#, "shelves[1]"),
            (r#"{"name": "a", "prices": {"a \"b\"": 1, "ñ,[": -1}}"#, "prices.ñ,["),
        ];
        for (json, place) in cases {
            assert_eq!(refused(json).0, place, "{json}: {}", refused(json).1);
        }
    }

    #[test]
    fn what_is_no_json_is_told_by_line() {
        let misread = read::<Shop>("{\n \"name\": }").unwrap_err();
        assert!(misread.malformed);
        assert_eq!((misread.line, misread.column), (2, 10));
        assert!(!read::<Shop>("{}").unwrap_err().malformed);
    }

    #[test]
    fn the_detail_does_not_repeat_the_line() {
        assert_eq!(refused("{}").1, "missing field `name`");
    }
}
