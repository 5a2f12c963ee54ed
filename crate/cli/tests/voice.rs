//! `timbre voice` as a program: learned from lines, scored by the file it wrote.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

mod program;

use std::fmt::Write as _;
use std::path::PathBuf;

use program::{BRAND, answers, timbre};
use serde_json::{Value, json};
use timbre_core::brand::BrandPack;
use timbre_core::text::Language;

/// The example brand's replies in a language, a line each.
fn lines(language: Language) -> String {
    let brand = BrandPack::parse(&std::fs::read_to_string(BRAND).unwrap()).unwrap();
    let mut lines = String::new();
    for sample in brand.samples.iter().filter(|sample| sample.lang == Some(language)) {
        let line = json!({"text": sample.text, "comment": sample.comment, "network": "x"});
        writeln!(lines, "{line}").unwrap();
    }
    lines
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn what_is_learned_is_a_pack_and_scores() {
    let path = file("golondrina.json");
    let path = path.to_str().unwrap();
    let input = lines(Language::Es) + "{\"text\": \"Hola\", \"colour\": 1}\nno JSON\n";
    let output = timbre(&["voice", "learn", "--lang", "es", "--out", path], input.as_bytes());
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "two lines could not be read: {told}");
    assert!(told.contains("unknown field `colour`"), "{told}");
    let pack = BrandPack::parse(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(pack.languages, [Language::Es]);
    assert!(pack.samples.iter().all(|sample| sample.comment.is_some()));
    assert!(pack.voice.unwrap().es.is_some());

    let drafts = "{\"id\": 7, \"text\": \"¡Hola, Ana! Gracias por avisar: ya vamos para allá. Buen viento.\"}\n\
        {\"id\": 8, \"text\": \"Estimada usuaria: le informamos que su solicitud ha sido derivada al área.\"}\n\
        {\"id\": 9, \"text\": \"\"}\n";
    let output = timbre(&["voice", "score", "--brand", path], drafts.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    let answers = answers(&output);
    assert_eq!(answers.len(), 3);
    for answer in &answers {
        assert!(answer["raw"].is_f64() && answer["confidence"].is_f64(), "{answer}");
        assert!(["score", "reason"].iter().any(|field| answer[field].is_null()), "{answer}");
    }
    assert!(answers[0]["score"].as_f64() > Some(20.0), "{answers:?}");
    assert!(answers[1]["score"].as_f64() < Some(5.0), "{answers:?}");
    assert_eq!(answers[2]["reason"], "short");
    let driver = &answers[0]["drivers"][0];
    assert!(driver["start"].is_u64() && driver["end"].is_u64() && driver["weight"].is_f64());
}

#[test]
fn a_table_is_read_and_reported_in_words() {
    let (table, path) = (file("respuestas.csv"), file("tabla.json"));
    let mut rows = "text;lang\n".to_owned();
    for line in lines(Language::Es).lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        writeln!(rows, "\"{}\";es", line["text"].as_str().unwrap().replace('"', "\"\"")).unwrap();
    }
    std::fs::write(&table, rows).unwrap();
    let (table, path) = (table.to_str().unwrap(), path.to_str().unwrap());
    let learn = ["voice", "learn", "--lang", "es", "--out", path, "--from", table, "--name", "Pan"];
    let output = timbre(&learn, b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = timbre(&["voice", "report", "--brand", path, "--lang", "es"], b"");
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.starts_with("Pan\n") && report.contains("saluda al empezar"), "{report}");
    let output = timbre(&["voice", "report", "--brand", path, "--json"], b"");
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report[0]["lang"], "es");
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_the_place() {
    let refused = |name: &str, content: &[u8]| {
        let path = file(name);
        std::fs::write(&path, content).unwrap();
        let pack = file("refused.json");
        let (pack, path) = (pack.to_str().unwrap(), path.to_str().unwrap());
        let output =
            timbre(&["voice", "learn", "--lang", "es", "--out", pack, "--from", path], b"");
        assert_eq!(output.status.code(), Some(2), "{name}");
        String::from_utf8(output.stderr).unwrap()
    };
    for (name, content, told) in [
        ("latin.txt", &b"Gracias\nHasta ma\xf1ana\n"[..], "line 2: not UTF-8"),
        ("nothing.txt", b"\n \n", "no reply to learn from"),
        ("open.csv", b"text\nHola\n\"Gracias\n", "line 3: a quotation mark"),
        ("network.csv", b"text,network\nHola,orkut\n", "line 2: unknown variant `orkut`"),
        ("cut.jsonl", b"{\"text\":\"Hola\"}\n{\"text\":\"Hol", "line 2: "),
        ("tweets.js", b"window.YTD.tweets.part0 = [\n{\"tweet\": {}\n]", "line 3: "),
        ("friends.json", b"{\"friends\": []}", "line 1: there is no comment"),
    ] {
        let stderr = refused(name, content);
        assert!(stderr.contains(told), "{name}: {stderr}");
    }
}
