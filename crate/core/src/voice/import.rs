//! Approved replies from the files people have: plain text, CSV, JSON lines, and the archives that
//! networks hand out of one's own account.
//!
//! Each becomes samples, or is refused with the place of what cannot be read. Nothing is fetched:
//! the caller hands over the text of a file.

mod archive;
mod csv;

use serde::{Deserialize, Serialize};

use crate::brand::Sample;

pub(crate) use csv::Rows;

/// How a file of replies is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleFormat {
    /// One reply a line; or, if there are empty lines, one reply between two of them.
    PlainText,
    /// Comma, semicolon or tab separated, with a header that names a column `text`, and perhaps
    /// `comment`, `network`, `lang` (RFC 4180); the names may be Spanish.
    Csv,
    /// One object a line: `{"text", "comment"?, "network"?, "lang"?}`.
    JsonLines,
    /// `tweets.js` (or `tweet.js`) of X's archive.
    XArchive,
    /// `comments.json` or `posts.json` of Facebook's or Instagram's archive.
    MetaArchive,
    /// `Comments.csv` or `Shares.csv` of LinkedIn's archive.
    LinkedinArchive,
}

/// What cannot be read of a file, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize)]
#[error("line {line}: {problem}")]
pub struct ImportError {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong, in English.
    pub problem: String,
}

impl ImportError {
    fn new(line: usize, problem: impl Into<String>) -> Self {
        Self { line, problem: problem.into() }
    }
}

/// The format of a file, by its name and its beginning; `None` if it is none that is known.
#[must_use]
pub fn recognise(name: &str, content: &str) -> Option<SampleFormat> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    let start = content.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("window.YTD.") {
        return Some(SampleFormat::XArchive);
    }
    if name.ends_with(".jsonl") || name.ends_with(".ndjson") {
        return Some(SampleFormat::JsonLines);
    }
    if name.ends_with(".csv") || name.ends_with(".tsv") {
        let header = start.lines().next().unwrap_or_default().to_ascii_lowercase();
        let linkedin =
            header.contains("sharecommentary") || header.starts_with("date,link,message");
        return Some(if linkedin { SampleFormat::LinkedinArchive } else { SampleFormat::Csv });
    }
    if name.ends_with(".json") {
        let line = start.lines().next().unwrap_or_default();
        let alone = serde_json::from_str::<serde_json::Value>(line).is_ok();
        return Some(if alone && start.starts_with("{\"text\"") {
            SampleFormat::JsonLines
        } else {
            SampleFormat::MetaArchive
        });
    }
    if start.starts_with("{\"") {
        return Some(SampleFormat::JsonLines);
    }
    (name.ends_with(".txt") || name.ends_with(".md")).then_some(SampleFormat::PlainText)
}

/// Reads the samples of a file.
///
/// # Errors
/// The first line that cannot be read, and why.
pub fn import(format: SampleFormat, content: &str) -> Result<Vec<Sample>, ImportError> {
    let content = content.trim_start_matches('\u{feff}');
    match format {
        SampleFormat::PlainText => Ok(replies(content).into_iter().map(sample).collect()),
        SampleFormat::Csv => csv::samples(content),
        SampleFormat::JsonLines => json_lines(content),
        SampleFormat::XArchive => archive::x(content),
        SampleFormat::MetaArchive => archive::meta(content),
        SampleFormat::LinkedinArchive => archive::linkedin(content),
    }
}

fn sample(text: impl Into<String>) -> Sample {
    Sample { text: text.into(), comment: None, network: None, lang: None }
}

/// The replies in a plain text: divided by empty lines if there are any, else one a line; without
/// the bullets before them.
#[must_use]
pub fn replies(text: &str) -> Vec<String> {
    let lines = text.trim().lines().map(str::trim);
    let divided = lines.clone().any(str::is_empty);
    let mut replies: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        if line.is_empty() {
            open = false;
            continue;
        }
        match replies.last_mut() {
            Some(reply) if divided && open => {
                reply.push('\n');
                reply.push_str(line);
            }
            _ => replies.push(without_bullet(line).to_owned()),
        }
        open = true;
    }
    replies
}

/// "- Hola", "• Hola"; "-Hola" and "*Hola*" have none.
fn without_bullet(line: &str) -> &str {
    let rest = line.strip_prefix(['-', '•', '*', '·', '–']);
    rest.filter(|rest| rest.starts_with(char::is_whitespace)).map_or(line, str::trim_start)
}

fn json_lines(content: &str) -> Result<Vec<Sample>, ImportError> {
    let lines = content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            serde_json::from_str(line).map_err(|error| {
                let told = error.to_string();
                let plain = told.split(" at line ").next().unwrap_or(&told);
                ImportError::new(index + 1, plain)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use crate::vocabulary::Network;

    fn texts(format: SampleFormat, content: &str) -> Vec<String> {
        import(format, content).unwrap().into_iter().map(|sample| sample.text).collect()
    }

    #[test]
    fn plain_text_is_a_reply_a_line_or_a_paragraph() {
        assert_eq!(
            texts(SampleFormat::PlainText, "Hola, Ana.\r\nGracias.\n"),
            ["Hola, Ana.", "Gracias."]
        );
        assert_eq!(
            texts(SampleFormat::PlainText, "Hola, Ana.\nGracias.\n\nHasta pronto."),
            ["Hola, Ana.\nGracias.", "Hasta pronto."]
        );
        assert_eq!(replies("- ¡Hola!\n• Gracias\n"), ["¡Hola!", "Gracias"]);
        assert_eq!(replies("Hola,\n¿qué tal?\n \n\nGracias\n"), ["Hola,\n¿qué tal?", "Gracias"]);
        assert!(replies(" \n\n").is_empty());
    }

    #[test]
    fn csv_is_read_by_its_header_whatever_separates_it() {
        let read = |content| import(SampleFormat::Csv, content);
        let samples = read(
            "comment;text;network\n\"¿Abrís; hoy?\";\"Sí, \"\"siempre\"\".\nTe esperamos\";x\n",
        )
        .unwrap();
        assert_eq!(samples[0].text, "Sí, \"siempre\".\nTe esperamos");
        assert_eq!(samples[0].comment.as_deref(), Some("¿Abrís; hoy?"));
        assert_eq!(samples[0].network, Some(Network::X));
        assert_eq!(read("a,b\n1,2").unwrap_err().line, 1);
        assert_eq!(read("text,network\nhola,x\nhola,orkut").unwrap_err().line, 3);
        assert_eq!(read("text,lang\nhola\n").unwrap_err().line, 2);
        let samples = read("Respuesta,Red,Idioma\r\n\"Hola,\r\nAna\",Twitter,es-MX\r\n").unwrap();
        assert_eq!(samples[0].text, "Hola,\nAna");
        assert_eq!(samples[0].network, Some(Network::X));
        assert_eq!(samples[0].lang, Some(Language::Es));
    }

    #[test]
    fn json_lines_refuse_what_they_do_not_know_with_its_line() {
        let read = |content| import(SampleFormat::JsonLines, content);
        assert_eq!(read("{\"text\":\"a\"}\n\n{\"text\":\"b\",\"lang\":\"es\"}").unwrap().len(), 2);
        let refused = read("{\"text\":\"a\"}\n{\"text\":\"b\",\"colour\":1}").unwrap_err();
        assert_eq!(refused.line, 2);
        assert!(refused.problem.contains("unknown field `colour`"), "{refused}");
    }

    #[test]
    fn the_archive_of_x_gives_what_was_written_and_not_what_was_shared() {
        let archive = r#"window.YTD.tweets.part0 = [
            {"tweet": {"full_text": "@ana Gracias &amp; hasta pronto https://t.co/abc", "lang": "es"}},
            {"tweet": {"full_text": "RT @otro: hola", "lang": "es"}}]"#;
        let samples = import(SampleFormat::XArchive, archive).unwrap();
        assert_eq!(samples.len(), 1);
        assert_eq!(samples[0].text, "@ana Gracias & hasta pronto https://t.co/abc");
        assert_eq!(samples[0].network, Some(Network::X));
        assert!(import(SampleFormat::XArchive, "window.YTD.tweets.part0 = [{]").is_err());
    }

    #[test]
    fn the_archive_of_meta_has_its_letters_put_right() {
        let archive = r#"{"comments_v2": [{"timestamp": 1, "data": [{"comment":
            {"timestamp": 1, "comment": "\u00c2\u00a1Gracias, Bego\u00c3\u00b1a!", "author": "Pan"}}]}]}"#;
        assert_eq!(texts(SampleFormat::MetaArchive, archive), ["¡Gracias, Begoña!"]);
        let instagram = r#"{"comments_media_comments": [{"string_map_data":
            {"Comment": {"value": "Hola"}, "Time": {"timestamp": 1}}}]}"#;
        assert_eq!(texts(SampleFormat::MetaArchive, instagram), ["Hola"]);
        assert_eq!(
            texts(SampleFormat::MetaArchive, &instagram.replace("\"Comment\"", "\"Comentario\"")),
            ["Hola"]
        );
        let friends = r#"{"friends_v2": [{"name": "Ana", "timestamp": 1}]}"#;
        assert!(import(SampleFormat::MetaArchive, friends).is_err());
    }

    #[test]
    fn the_archive_of_linkedin_is_a_table() {
        let comments =
            "Date,Link,Message\n2024-01-01 10:00:00,https://l.example/1,\"Gracias, Ana\"\n";
        assert_eq!(texts(SampleFormat::LinkedinArchive, comments), ["Gracias, Ana"]);
        let shares =
            "Date,ShareLink,ShareCommentary,SharedUrl\n2024,https://l.example/2,Hola,\n2024,u,,v\n";
        assert_eq!(texts(SampleFormat::LinkedinArchive, shares), ["Hola"]);
        assert_eq!(recognise("Comments.csv", comments), Some(SampleFormat::LinkedinArchive));
    }
}
