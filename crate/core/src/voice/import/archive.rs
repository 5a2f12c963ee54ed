//! The archives that networks hand out of one's own account.

use serde_json::Value as Json;

use super::csv::Rows;
use super::{ImportError, sample};
use crate::brand::Sample;
use crate::text::Language;
use crate::vocabulary::Network;

fn json(content: &str, lines_before: usize) -> Result<Json, ImportError> {
    serde_json::from_str(content).map_err(|error| {
        let told = error.to_string();
        let plain = told.split(" at line ").next().unwrap_or(&told);
        ImportError::new(lines_before + error.line(), plain)
    })
}

/// X: a script that sets a list of tweets. What others wrote and one only passed on is left out.
pub(super) fn x(content: &str) -> Result<Vec<Sample>, ImportError> {
    let start = content
        .find('[')
        .ok_or_else(|| ImportError::new(1, "this is not a list of tweets: no “[” in it"))?;
    let before = content[..start].matches('\n').count();
    let Json::Array(entries) = json(content[start..].trim_end().trim_end_matches(';'), before)?
    else {
        return Err(ImportError::new(1, "this is not a list of tweets"));
    };
    let tweets = entries.iter().map(|entry| entry.get("tweet").unwrap_or(entry));
    let samples = tweets.filter_map(|tweet| {
        let text = tweet.get("full_text").or_else(|| tweet.get("text"))?.as_str()?;
        let lang = match tweet.get("lang").and_then(Json::as_str) {
            Some("es") => Some(Language::Es),
            Some("en") => Some(Language::En),
            _ => None,
        };
        (!text.starts_with("RT @")).then(|| Sample {
            network: Some(Network::X),
            lang,
            ..sample(unescaped(text))
        })
    });
    Ok(samples.collect())
}

/// The three characters that X escapes.
fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Facebook and Instagram: lists at different depths. What counts are the fields in which the
/// account's own words stand.
pub(super) fn meta(content: &str) -> Result<Vec<Sample>, ImportError> {
    let archive = json(content, 0)?;
    let mut samples = Vec::new();
    collect(&archive, &mut samples);
    if samples.is_empty() {
        let problem = "there is no comment and no post of a Meta archive in this file; replies of \
                       your own are read one object a line, from a file that ends in .jsonl";
        return Err(ImportError::new(1, problem));
    }
    Ok(samples)
}

fn collect(value: &Json, samples: &mut Vec<Sample>) {
    match value {
        Json::Array(items) => items.iter().for_each(|item| collect(item, samples)),
        Json::Object(fields) => {
            for (name, value) in fields {
                let own = match (name.as_str(), value) {
                    ("comment" | "post", Json::String(text)) => Some((text, Network::Facebook)),
                    // Instagram names its fields in the language of the account.
                    ("Comment" | "Comentario", Json::Object(inner)) => match inner.get("value") {
                        Some(Json::String(text)) => Some((text, Network::Instagram)),
                        _ => None,
                    },
                    _ => None,
                };
                match own {
                    Some((text, network)) if !text.trim().is_empty() => {
                        samples.push(Sample { network: Some(network), ..sample(mended(text)) });
                    }
                    Some(_) => {}
                    None => collect(value, samples),
                }
            }
        }
        _ => {}
    }
}

/// Meta writes each byte of its UTF-8 as a character of its own; this puts them together again.
fn mended(text: &str) -> String {
    let bytes: Option<Vec<u8>> =
        text.chars().map(|character| u8::try_from(u32::from(character)).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| text.to_owned())
}

/// LinkedIn: a table of comments, or of shares.
pub(super) fn linkedin(content: &str) -> Result<Vec<Sample>, ImportError> {
    let rows = Rows::read(content)?;
    let column = rows.any_column(&["message", "sharecommentary"]).ok_or_else(|| {
        ImportError::new(1, "the header names neither “Message” nor “ShareCommentary”")
    })?;
    let texts = rows.iter().map(|(_, row)| row[column].trim()).filter(|text| !text.is_empty());
    Ok(texts.map(|text| Sample { network: Some(Network::Linkedin), ..sample(text) }).collect())
}
