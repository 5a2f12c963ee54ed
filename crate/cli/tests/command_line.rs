//! The command line as a program: what it reads, answers and complains about.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

mod program;

use std::path::Path;

use program::{BRAND, answers, timbre};
use serde_json::{Value, json};

const LINES: &str = r#"{"id": 1, "text": "Llevo tres semanas esperando y nadie contesta"}
{"id": "dos", "text": "You are the best! 👍🏽", "lang": "en"}
{"id": {"n": [1, null]}, "text": ""}
{"id": 1.50, "text": "👍👍", "lang": null}
{"text": "Wann kommt mein Paket?", "lang": "de-DE"}
"#;

#[test]
fn ids_of_any_kind_are_given_back_as_written() {
    let output = timbre(&["triage"], LINES.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let starts = [
        r#"{"id":1,"#,
        r#"{"id":"dos","#,
        r#"{"id":{"n": [1, null]},"#,
        r#"{"id":1.50,"#,
        r#"{"id":null,"#,
    ];
    for (line, start) in text.lines().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
    assert_eq!(text.lines().count(), starts.len());
}

#[test]
fn a_bad_line_is_told_and_the_rest_goes_on() {
    let mut input = b"\xef\xbb\xbf{\"id\":1,\"text\":\"hola\"}\r\n\r\nnot json\n".to_vec();
    input.extend(b"{\"id\":2,\"text\":\"\xff\"}\n{\"id\":3,\"txt\":\"x\"}\n{\"id\":4}\n");
    input.extend(b"{\"id\":5,\"text\":\"fin\"}");
    let output = timbre(&["tone"], &input);
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<Value> = answers(&output).iter().map(|answer| answer["id"].clone()).collect();
    assert_eq!(ids, [1, 5]);
    let told = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 4, "{told}");
    assert!(lines[0].starts_with("line 3: "), "{told}");
    assert!(lines[1].starts_with("line 4: not UTF-8"), "{told}");
    assert!(lines[2].starts_with("line 5: unknown field `txt`"), "{told}");
    assert!(lines[3].starts_with("line 6: missing field `text`"), "{told}");
}

#[test]
fn a_pack_with_errors_stops_the_command_and_names_their_places() {
    let pack = std::env::temp_dir().join(format!("timbre-bad-pack-{}.json", std::process::id()));
    std::fs::write(&pack, r#"{"version": 1, "id": "A", "name": "", "languages": []}"#).unwrap();
    let output = timbre(&["review", "--brand", pack.to_str().unwrap()], b"");
    std::fs::remove_file(&pack).unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    for place in ["id: ", "name: ", "languages: "] {
        assert!(told.contains(place), "{told}");
    }
}

#[test]
fn a_review_finds_mends_and_judges() {
    let line = r#"{"id":1,"text":"👍 Te llamo al 600 00 00 01","comment":"mi móvil es 600 000 001","lang":"es"}"#;
    let output = timbre(&["review", "--brand", BRAND], line.as_bytes());
    let answer = &answers(&output)[0];
    assert_eq!(answer["verdict"]["state"], "hold", "{answer}");
    let finding = answer["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|finding| finding["rule"] == "privacy.phone")
        .unwrap();
    // The thumb is two UTF-16 units.
    assert_eq!((finding["start"].as_u64(), finding["end"].as_u64()), (Some(15), Some(27)));
    assert_eq!(finding["fixes"][0]["text"], "*** ** *0 01");
    assert_eq!(finding["severity"], "hold");
}

#[test]
fn every_suggestion_says_where_it_comes_from() {
    let line =
        r#"{"id":1,"comment":{"text":"Me habéis cobrado dos veces","author":{"name":"Ana Gil"}}}"#;
    let output = timbre(&["suggest", "--brand", BRAND, "--top", "2"], line.as_bytes());
    let answer = &answers(&output)[0];
    let suggestions = answer["suggestions"].as_array().unwrap();
    assert!(!suggestions.is_empty() && suggestions.len() <= 2, "{answer}");
    for suggestion in suggestions {
        let kind = suggestion["source"]["kind"].as_str().unwrap();
        assert!(["template", "reply", "composed"].contains(&kind), "{suggestion}");
    }
}

#[test]
fn without_a_comment_what_begins_a_conversation_is_suggested() {
    let folder = std::env::temp_dir().join(format!("timbre-openers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (brand, file) = (folder.join("brand.json"), folder.join("starter.json"));
    std::fs::copy(BRAND, &brand).unwrap();
    std::fs::write(&file, timbre(&["template", "starter"], b"").stdout).unwrap();
    let (brand, file) = (brand.to_str().unwrap(), file.to_str().unwrap());
    assert!(timbre(&["template", "import", file, "--brand", brand], b"").status.success());
    let output = timbre(&["suggest", "--brand", brand, "--top", "8"], b"{\"id\":1}");
    let answer = &answers(&output)[0];
    let suggestions = answer["suggestions"].as_array().unwrap();
    assert_eq!(suggestions.len(), 8, "{answer}");
    for suggestion in suggestions {
        let id = suggestion["source"]["id"].as_str().unwrap();
        assert!(["abrir", "retomar", "romper"].iter().any(|start| id.starts_with(start)), "{id}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_draft_is_reworded_before_other_replies_are_suggested() {
    let line = r#"{"id":1,"comment":"Llevo tres semanas esperando","draft":"¡¡NO ES CULPA NUESTRA!! Tienes que leer las condiciones."}"#;
    let output = timbre(&["suggest", "--brand", BRAND], line.as_bytes());
    let answer = &answers(&output)[0];
    assert_eq!(answer["suggestions"][0]["source"]["kind"], "rewrite", "{answer}");
}

#[test]
fn a_library_goes_out_comes_in_and_tells_what_it_refuses() {
    let folder = std::env::temp_dir().join(format!("timbre-library-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let (pack, file) = (folder.join("pack.json"), folder.join("file.csv"));
    std::fs::copy(BRAND, &pack).unwrap();
    let brand = pack.to_str().unwrap();
    let starter = timbre(
        &["template", "starter", "--sector", "banca", "--address", "tu", "--format", "csv"],
        b"",
    );
    let mut table = String::from_utf8(starter.stdout).unwrap();
    assert!(table.contains("cargo-desconocido") && !table.contains("su dinero"), "{table}");
    table.push_str("mal,mal,Mal,{{#a}},,,,\n");
    std::fs::write(&file, table).unwrap();
    let output = timbre(&["template", "import", file.to_str().unwrap(), "--brand", brand], b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("body.es: line 1, column 7 of the text"), "{told}");
    let exported = timbre(&["template", "export", "--brand", brand], b"");
    let exported: Value = serde_json::from_slice(&exported.stdout).unwrap();
    let ids: Vec<&str> = exported["templates"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["id"].as_str())
        .collect();
    assert!(ids.contains(&"cargo-desconocido") && ids.contains(&"nido-vacio"), "{ids:?}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_template_is_filled_in_or_told_where_it_is_wrong() {
    let lines = r#"{"id":1,"body":"¡Hola, {{first_name}}! Tu pedido {{order_number}}.","comment":{"text":"¿Y mi pedido?","author":{"name":"ANA | fan"}},"lang":"es"}
{"id":2,"body":"Hola\n {{first_name"}"#;
    let output = timbre(&["template", "render", "--brand", BRAND], lines.as_bytes());
    let answers = answers(&output);
    assert_eq!(answers[0]["text"], "¡Hola, Ana! Tu pedido [número de pedido].");
    assert_eq!(answers[0]["gaps"][0]["name"], "número de pedido");
    assert_eq!(
        (&answers[1]["error"]["line"], &answers[1]["error"]["column"]),
        (&2.into(), &2.into())
    );
}

#[test]
fn a_text_is_converted_and_every_change_told() {
    let line = r#"{"id":1,"text":"👍 ¿Podría decirnos su número?","lang":"es"}"#;
    let output = timbre(&["convert", "--address", "tu"], line.as_bytes());
    let answer = &answers(&output)[0];
    assert_eq!(answer["text"], "👍 ¿Podrías decirnos tu número?");
    let change = &answer["changes"][0];
    assert_eq!((change["start"].as_u64(), change["end"].as_u64()), (Some(4), Some(10)));
    assert_eq!((&change["from"], &change["to"]), (&"Podría".into(), &"Podrías".into()));
}

#[test]
fn a_brands_own_rules_are_tried_listed_and_explained() {
    let rule = |id: &str, find: &str| {
        json!({"id": id, "severity": "warn", "check": "phrase",
            "es": {"message": "No «{found}»", "why": "Es de otros.", "find": [find]},
            "en": {"message": "No “{found}”", "why": "Others say it.", "find": [find]},
            "examples": {"bad": ["Un chollo para ti"], "good": ["Un abrazo para ti"]}})
    };
    let pack = json!({"version": 1, "id": "pan", "name": "Pan", "languages": ["es"],
        "own_rules": [rule("brand.bargain", "chollo|ganga"), rule("brand.bad", "_ chollo")],
        "rules": {"brand.bargain": {"state": "hold"}}});
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("own_rules.json");
    std::fs::write(&path, pack.to_string()).unwrap();
    let brand = path.to_str().unwrap();
    let schema: Value = serde_json::from_slice(&timbre(&["schema", "brand"], b"").stdout).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    assert!(schema.is_valid(&pack), "a pack with own rules keeps to the published schema");

    let run = |arguments: &[&str], input: &[u8]| {
        let output = timbre(arguments, input);
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), output.stderr)
    };
    let (code, said, _) = run(&["rules", "test", "--brand", brand], b"");
    assert_eq!(code, Some(1), "one is refused");
    assert!(said.contains("refused: own_rules[1].es.find[0]: "), "{said}");
    assert!(said.contains("1 rules of its own, 2 examples, 0 wrong"), "{said}");
    let (_, said, _) = run(&["rules", "list", "--brand", brand], b"");
    assert!(said.contains("brand.bargain\thold\t"), "{said}");
    let (_, said, _) = run(&["rules", "explain", "brand.bargain", "--brand", brand], b"");
    assert!(said.contains("✗ Un chollo para ti"), "{said}");
    let line = br#"{"text": "Tenemos un chollo para ti esta semana"}"#;
    let (_, said, warned) = run(&["review", "--brand", brand], line);
    assert!(said.contains("brand.bargain"), "{said}");
    assert!(String::from_utf8(warned).unwrap().contains("own_rules[1]"));
}

#[test]
fn the_rules_pass_their_own_examples() {
    let output = timbre(&["rules", "test"], b"");
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.trim_end().ends_with(" 0 wrong"), "{told}");
}

#[test]
fn a_thousand_comments_are_triaged() {
    let line = r#"{"id":7,"text":"Hola, ¿sabéis cuándo llega mi pedido? Llevo una semana y nadie responde"}"#;
    let input = format!("{line}\n").repeat(1000);
    let output = timbre(&["triage"], input.as_bytes());
    assert_eq!(answers(&output).len(), 1000);
}

#[test]
fn the_published_schemas_are_those_of_the_code() {
    let names = String::from_utf8(timbre(&["schema"], b"").stdout).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for name in names.lines() {
        let printed: Value =
            serde_json::from_slice(&timbre(&["schema", name], b"").stdout).unwrap();
        let published = std::fs::read_to_string(folder.join(format!("{name}.json")));
        // As JSON: the order of keys means nothing and depends on what else is built with it.
        assert_eq!(
            published.ok().and_then(|json| serde_json::from_str::<Value>(&json).ok()),
            Some(printed),
            "publish it: timbre schema {name} > crate/cli/schema/{name}.json"
        );
    }
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), names.lines().count());
}

#[test]
fn real_answers_keep_to_their_schemas() {
    let schema = |name: &str| -> Value {
        serde_json::from_slice(&timbre(&["schema", name], b"").stdout).unwrap()
    };
    let check = |name: &str, arguments: &[&str], input: &str| {
        let (inputs, outputs) = (schema(&format!("{name}-input")), schema(name));
        let inputs = jsonschema::validator_for(&inputs).unwrap();
        let outputs = jsonschema::validator_for(&outputs).unwrap();
        for line in input.lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let problems: Vec<String> = inputs.iter_errors(&line).map(|e| e.to_string()).collect();
            assert!(problems.is_empty(), "{name}: {line}: {problems:?}");
        }
        let output = timbre(arguments, input.as_bytes());
        assert_eq!(answers(&output).len(), input.lines().count());
        for answer in answers(&output) {
            let problems: Vec<String> =
                outputs.iter_errors(&answer).map(|e| e.to_string()).collect();
            assert!(problems.is_empty(), "{name}: {answer}: {problems:?}");
        }
    };
    check("triage", &["triage"], LINES);
    check("tone", &["tone"], LINES);
    check("convert", &["convert", "--address", "usted"], LINES);
    check("review", &["review"], LINES);
    check("review", &["review", "--brand", BRAND], LINES);
    check("template-check", &["template", "check"], "{\"body\": \"{{a\"}\n{\"body\": \"Hola\"}");
    check("template-render", &["template", "render"], "{\"body\": \"{{a\"}\n{\"body\": \"Hola\"}");
    let query = r#"{"query": "gra"}"#;
    check("template-search", &["template", "search", "--brand", BRAND], query);
    let comments = LINES.replace("\"text\"", "\"comment\"");
    check("suggest", &["suggest", "--brand", BRAND], &comments);
}
