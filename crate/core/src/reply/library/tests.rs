use super::*;
use crate::vocabulary::{Network, Situation};

fn one(content: &str) -> Template {
    let imported = import(content, Language::Es).unwrap();
    assert!(imported.refused.is_empty(), "{:?}", imported.refused);
    imported.templates.into_iter().next().unwrap()
}

fn es(template: &Template) -> &str {
    template.body.es.as_deref().unwrap_or_default()
}

fn full() -> Template {
    Template {
        id: "gracias".into(),
        shortcut: Some("gracias".into()),
        title: "Dar las gracias, \"con gusto\"".into(),
        body: Localized {
            es: Some("¡Gracias, {{first_name}}!\nHasta pronto; vuelve.".into()),
            en: Some("Thank you, {{first_name}}!".into()),
        },
        tags: vec!["elogio".into(), "gracias".into()],
        situations: vec![Situation::Praise, Situation::Other],
        networks: vec![Network::X],
    }
}

#[test]
fn what_is_exported_is_read_again_the_same() {
    let library = vec![full()];
    for file in [to_json(&library), to_csv(&library)] {
        let imported = import(&file, Language::Es).unwrap();
        assert_eq!((imported.templates, imported.refused), (library.clone(), Vec::new()), "{file}");
    }
}

#[test]
fn espanso_matches_become_templates() {
    let yaml = "# mine\nmatches:\n  - trigger: \":gra\"\n    replace: \"¡Gracias, $|$! Nos vemos\"\n  \
                - triggers: [\":ped\", \":order\"]\n    label: Pedido\n    replace: |\n      Hola, ¿qué tal?\n      \
                Tu pedido {{numero}} sale hoy.\n    vars:\n      - name: numero\n        type: echo\n  \
                - trigger: :cita\n    form: |\n      Te esperamos el [[dia]].\n";
    let imported = import(yaml, Language::Es).unwrap();
    assert!(imported.refused.is_empty(), "{:?}", imported.refused);
    let texts: Vec<&str> = imported.templates.iter().map(es).collect();
    assert_eq!(
        texts,
        [
            "¡Gracias, {{cursor}}! Nos vemos",
            "Hola, ¿qué tal?\nTu pedido {{ask \"numero\"}} sale hoy.",
            "Te esperamos el {{ask \"dia\"}}.",
        ]
    );
    assert_eq!(imported.templates[1].shortcut.as_deref(), Some("ped"));
    assert_eq!(imported.templates[1].title, "Pedido");
}

#[test]
fn text_blaze_folders_become_tags() {
    let json = r#"{"version": 7, "folders": [{"name": "Quejas", "snippets": [{"name": "Retraso", "shortcut": "/ret",
        "type": "text", "text": "Hola, {formtext: name=nombre; default=Ana}: llega {formmenu: hoy; mañana; name=día}. {cursor}"}]}]}"#;
    let template = one(json);
    assert_eq!(
        es(&template),
        "Hola, {{ask \"nombre\" | default: \"Ana\"}}: llega {{ask \"día\" | choice: \"hoy\", \"mañana\"}}. {{cursor}}"
    );
    assert_eq!(template.tags, ["Quejas"]);
    assert_eq!(template.shortcut.as_deref(), Some("ret"));
}

#[test]
fn briskine_tables_lose_their_markup() {
    let csv = "id,title,shortcut,subject,to,cc,bcc,tags,body,body_plain_text\n\
               x1,Saludo,hola,,,,,\"a, b\",\"<p>Hola {{to.first_name}},</p><p>¿qu&eacute; tal? A &amp; B<br>{{from.name}}</p>\",\n";
    let template = one(csv);
    let text = template.body.es.or(template.body.en).unwrap();
    assert_eq!(text, "Hola {{first_name}},\n¿qu&eacute; tal? A & B\n{{signature}}");
    assert_eq!(template.tags, ["a", "b"]);
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_the_rest_is_taken() {
    let refused = |content: &str| {
        let imported = import(content, Language::Es).unwrap();
        imported.refused.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let json = r#"[{"id":"a","title":"A","body":{"es":"Hola {{x"}},{"id":"b","title":"B","body":{"es":"Hola"},"tag":[]}]"#;
    let told = refused(json);
    assert!(told[0].starts_with("templates[0].body.es: line 1, column 6 of the text:"), "{told:?}");
    assert!(told[1].starts_with("templates[1].tag: unknown field"), "{told:?}");
    let told = refused("shortcut,title,body_es\ngra,Gracias,¡Gracias!\nmal,Mal,{{#a}}\n");
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("line 3: body.es: line 1, column 7"), "{told:?}");
    let told = refused("title,body,situations\nA,Hola,enfado\n");
    assert_eq!(told, ["line 2: there is no situation “enfado”"]);
    for (content, told) in [
        ("", "there are no saved replies in this"),
        ("hola", "this is no file of saved replies: JSON, CSV and YAML are read"),
        ("{\n \"templates\": [,]}", "line 2: this is not JSON"),
        ("{\"version\": 9, \"templates\": []}", "version: version 9 is newer than this Timbre"),
        ("a,b\n1,2\n", "line 1: no column is called body_es, body_en, body or text"),
        ("a,text\n1\n", "line 2: 1 columns, the header has 2"),
        (
            "matches:\n  - trigger: \"a\n    replace: x\n",
            "line 2: a quotation mark is never closed",
        ),
    ] {
        assert_eq!(import(content, Language::Es).unwrap_err().to_string(), told);
    }
}

#[test]
fn ids_and_shortcuts_stay_apart_and_languages_come_together() {
    let mut library = vec![full()];
    let english = Template { body: Localized { es: None, en: full().body.en }, ..full() };
    let spanish = Template { body: Localized { es: full().body.es, en: None }, ..full() };
    let mut apart = vec![spanish];
    merge(&mut apart, vec![english]);
    assert_eq!(apart, library);
    let other = Template { title: "Otra".into(), ..full() };
    merge(&mut library, vec![other]);
    assert_eq!((library[1].id.as_str(), &library[1].shortcut), ("gracias-2", &None));
}

#[test]
fn near_duplicates_are_pointed_out() {
    let like = |text: &str| template(text, None, text, Language::Es);
    let library = [
        like("Sentimos mucho el retraso de tu pedido, lo miramos hoy y te escribimos"),
        like("Abrimos de lunes a sábado"),
        like("Sentimos mucho el retraso de tu pedido, lo miramos hoy y te contamos"),
    ];
    assert_eq!(near_duplicates(&library), [(0, 2)]);
}

#[test]
fn a_draft_becomes_a_template_that_says_the_same() {
    let text = "Hola {amiga}, 50 | 60. Te esperamos mañana en la tienda";
    let made = from_draft(text, Language::Es, &[full()]);
    struct Nothing;
    impl crate::reply::Values for Nothing {
        fn value(&self, _: &str) -> Option<String> {
            None
        }
    }
    assert_eq!(Body::parse(es(&made)).unwrap().fill(&Nothing, 0).text, text);
    assert_eq!(made.title, "Hola {amiga}, 50 | 60. Te");
}
