//! The starter library and the rewrites, by the project's own review; what is suggested for real
//! comments.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use proptest::prelude::*;
use timbre_core::brand::{AddressRule, BrandPack, Sample, Template};
use timbre_core::reply::{SourceKind, Suggestion, SuggestionRequest, keeps_facts, library, render};
use timbre_core::review::FindingSeverity;
use timbre_core::text::{Language, OffsetMap};
use timbre_core::vocabulary::{AddressForm, Author, Moment, Network, Situation};
use timbre_core::{Comment, Draft, Engine};

const STARTER: [(Language, &str); 2] = [
    (Language::Es, include_str!("../data/starter/es.json")),
    (Language::En, include_str!("../data/starter/en.json")),
];

fn starter(language: Language) -> Vec<Template> {
    let (_, file) = STARTER.into_iter().find(|(known, _)| *known == language).unwrap();
    let imported = library::import(file, language).unwrap();
    assert!(imported.refused.is_empty(), "{:?}", imported.refused);
    imported.templates
}

fn brand(templates: Vec<Template>, samples: Vec<Sample>) -> BrandPack {
    BrandPack {
        version: BrandPack::VERSION,
        id: "brand".into(),
        name: "Brand".into(),
        languages: vec![Language::Es, Language::En],
        templates,
        samples,
        ..BrandPack::default()
    }
}

/// The suggestion with every gap answered by a plain word.
fn answered(suggestion: &Suggestion, language: Language) -> String {
    let words = match language {
        Language::Es => ["algo", "alguien", "eso", "la tarde"],
        _ => ["something", "somebody", "that", "the afternoon"],
    };
    let offsets = OffsetMap::new(&suggestion.text);
    let (mut text, mut at) = (String::new(), 0);
    for (gap, word) in suggestion.gaps.iter().zip(words.into_iter().cycle()) {
        let span = offsets.to_byte_span(gap.span);
        text.push_str(&suggestion.text[at..span.start]);
        text.push_str(gap.default.as_deref().unwrap_or(word));
        at = span.end;
    }
    text.push_str(&suggestion.text[at..]);
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap()
}

/// Whether a template begins a conversation or takes one up again.
fn opens(template: &Template) -> bool {
    template.tags.iter().any(|tag| tag == "conversación" || tag == "conversation")
}

#[test]
fn a_quiet_community_is_offered_what_begins_a_conversation_and_no_comment_is() {
    for (language, comment) in [
        (Language::Es, "¿De qué lado estáis, y qué consejo me dais para elegir?"),
        (Language::En, "Which side are you on, and what advice have you got?"),
    ] {
        let templates = starter(language);
        let openers: Vec<String> =
            templates.iter().filter(|one| opens(one)).map(|one| one.id.clone()).collect();
        assert!(openers.len() >= 8, "{language}: {}", openers.len());
        let shortcut = templates.iter().find(|one| opens(one)).unwrap().shortcut.clone().unwrap();
        let engine = Engine::new(&brand(templates, Vec::new()));
        let request = SuggestionRequest { lang: Some(language), limit: 8, ..Default::default() };
        let first: Vec<String> =
            engine.suggest(&request).into_iter().map(|found| found.source.id).collect();
        assert!(first.len() == 8 && first.iter().all(|id| openers.contains(id)), "{first:?}");
        let answered = SuggestionRequest {
            comment: Some(Comment { text: comment.into(), ..Comment::default() }),
            limit: 0,
            ..request.clone()
        };
        let found = engine.suggest(&answered);
        assert!(!found.is_empty() && found.iter().all(|one| !openers.contains(&one.source.id)));
        // Found by name all the same.
        let sought = SuggestionRequest { query: shortcut, ..answered };
        assert_eq!(engine.suggest(&sought)[0].source.id, openers[0]);
    }
}

#[test]
fn every_starter_template_passes_the_review_and_renders_without_gaps() {
    let engine = Engine::without_brand();
    let mut wrong = Vec::new();
    for (language, _) in STARTER {
        let templates = starter(language);
        assert!(templates.len() >= 60, "{language}: {}", templates.len());
        for template in &templates {
            let body = template.body.get(language).unwrap();
            for (name, seed) in [(Some("Ana"), 0), (None, 1), (Some("Ana"), 2)] {
                let author = Author { name: name.map(str::to_owned), handle: None };
                let request = SuggestionRequest {
                    comment: Some(Comment { author, ..Comment::default() }),
                    lang: Some(language),
                    now: Some(Moment { unix_ms: 0, offset_minutes: 600 }),
                    seed,
                    ..SuggestionRequest::default()
                };
                let filled = render(body, None, &request).unwrap();
                let text = answered(&filled, language);
                assert!(!text.contains(['[', '{']), "{}: {text}", template.id);
                for situation in &template.situations {
                    // What begins a conversation answers nobody.
                    let situation = Some(*situation).filter(|_| !opens(template));
                    let draft = Draft {
                        text: text.clone(),
                        lang: Some(language),
                        situation,
                        ..Draft::default()
                    };
                    for finding in engine.review(&draft).findings {
                        wrong.push(format!(
                            "{} {language} {situation:?}: {} {:?} {}: {text}",
                            template.id, finding.rule, finding.severity, finding.message
                        ));
                    }
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn an_english_starter_template_is_called_by_words_of_its_own() {
    for template in starter(Language::En) {
        let shortcut = template.shortcut.clone().unwrap();
        let body = template.body.get(Language::En).unwrap();
        let said =
            [template.title.as_str(), &template.tags.join(" "), body].join(" ").to_lowercase();
        let said: Vec<&str> = said.split(|letter: char| !letter.is_alphanumeric()).collect();
        assert!(shortcut.split('-').all(|word| said.contains(&word)), "{shortcut}");
    }
}

#[test]
fn the_fitting_starter_template_is_among_the_first_three_for_27_of_30_comments() {
    let engine = Engine::new(&brand(starter(Language::Es), Vec::new()));
    let comments = include_str!("data/starter_comments.tsv").lines();
    let (mut all, mut missed) = (0, Vec::new());
    for line in comments {
        let (wanted, text) = line.split_once('\t').unwrap();
        all += 1;
        let request = SuggestionRequest {
            comment: Some(Comment { text: text.into(), ..Comment::default() }),
            limit: 3,
            ..SuggestionRequest::default()
        };
        let found: Vec<String> =
            engine.suggest(&request).into_iter().map(|found| found.source.id).collect();
        if !found.iter().any(|id| wanted.split(' ').any(|wanted| wanted == id)) {
            missed.push(format!("{wanted}: {text}: {found:?}"));
        }
    }
    assert_eq!(all, 30);
    assert!(missed.len() <= 3, "{}", missed.join("\n"));
}

fn sample(comment: &str, text: &str) -> Sample {
    Sample {
        text: text.into(),
        comment: Some(comment.into()),
        network: None,
        lang: Some(Language::Es),
    }
}

fn suggestions(engine: &Engine, text: &str, history: &[&str]) -> Vec<Suggestion> {
    let author = Author { name: Some("Ana Gil".into()), handle: None };
    engine.suggest(&SuggestionRequest {
        comment: Some(Comment { text: text.into(), author, ..Comment::default() }),
        history: history.iter().map(|text| (*text).to_owned()).collect(),
        limit: 3,
        ..SuggestionRequest::default()
    })
}

#[test]
fn a_reply_to_another_person_says_nothing_of_their_case() {
    let samples = vec![sample(
        "No llega mi paquete, lo pedí hace un mes",
        "Hola, Rosa. Sentimos la espera: tu paquete 8841205 sale el 12 de mayo. -KC",
    )];
    let engine = Engine::new(&brand(Vec::new(), samples));
    let found = suggestions(&engine, "Mi paquete no llega, ¿dónde está?", &[]);
    let reply = found.iter().find(|found| found.source.kind == SourceKind::Reply).unwrap();
    for other in ["Rosa", "8841205", "12", "KC"] {
        assert!(!reply.text.contains(other), "{}", reply.text);
    }
    assert!(reply.text.starts_with("Hola, Ana.") && reply.gaps.len() == 3, "{reply:?}");
}

#[test]
fn a_composed_reply_takes_up_the_comment_in_the_brands_form_and_marks_what_it_cannot_know() {
    let mut pack = brand(Vec::new(), Vec::new());
    let form = AddressForm::Usted;
    pack.address = vec![AddressRule { language: Language::Es, network: None, form }];
    let engine = Engine::new(&pack);
    let found =
        suggestions(&engine, "Llevo tres semanas esperando mi pedido y nadie contesta", &[]);
    assert_eq!(found[0].source.kind, SourceKind::Composed);
    let text = &found[0].text;
    assert!(text.contains("Tres semanas") && text.contains("su pedido"), "{text}");
    assert!(!found[0].gaps.is_empty());
    for gap in &found[0].gaps {
        let span = OffsetMap::new(text).to_byte_span(gap.span);
        assert_eq!(span.of(text), format!("[{}]", gap.name));
    }
}

#[test]
fn what_was_said_last_counts_against_saying_it_again_and_the_same_request_gets_the_same() {
    let engine = Engine::new(&brand(starter(Language::Es), Vec::new()));
    let comment = "¡Qué atención tan buena, mil gracias a todo el equipo!";
    let first = suggestions(&engine, comment, &[]);
    assert_eq!(first, suggestions(&engine, comment, &[]));
    let again = suggestions(&engine, comment, &[&first[0].text]);
    assert_ne!(first[0].text, again[0].text);
}

#[test]
fn what_fits_is_said_again_rather_than_what_does_not() {
    let samples = vec![
        sample(
            "Me habéis cobrado dos veces el bono",
            "Lo sentimos: hoy te devolvemos el segundo cobro.",
        ),
        sample("¡Qué buena la tarta de ayer!", "¡Gracias! Se lo contamos al horno."),
        sample("¿Abrís los domingos?", "Sí, de diez a dos."),
    ];
    let engine = Engine::new(&brand(Vec::new(), samples));
    let comment = "Otra vez: me habéis cobrado dos veces el mes";
    let first = suggestions(&engine, comment, &[]);
    let again = suggestions(&engine, comment, &[&first[0].text]);
    assert_eq!(first[0].source, again[0].source);
    assert!(again[0].score < first[0].score);
}

#[test]
fn a_reply_that_is_remembered_is_found_as_if_it_had_always_been_there() {
    let (old, new) = (
        sample("¿Abrís los domingos?", "Sí, de diez a dos."),
        sample("¿Tenéis terraza con sombra?", "Sí, y con parra: resérvala por aquí."),
    );
    let mut engine = Engine::new(&brand(Vec::new(), vec![old.clone()]));
    let asked = "Hola, ¿hay terraza con sombra?";
    suggestions(&engine, asked, &[]);
    engine.remember(new.clone());
    let whole = Engine::new(&brand(Vec::new(), vec![old, new]));
    assert_eq!(suggestions(&engine, asked, &[]), suggestions(&whole, asked, &[]));
    assert_eq!(suggestions(&engine, asked, &[])[0].source.kind, SourceKind::Reply);
}

#[test]
fn what_would_be_held_is_not_offered() {
    let samples = vec![
        sample("¿Es gratis?", "Sí, gratis del todo para ti."),
        sample("¿Es gratis aparcar?", "Sí, va incluido con tu entrada."),
    ];
    let mut pack = brand(Vec::new(), samples);
    pack.terms = serde_json::from_str(r#"[{"text": "gratis", "policy": "forbidden"}]"#).unwrap();
    let found = suggestions(&Engine::new(&pack), "¿Es gratis?", &[]);
    assert!(!found.is_empty());
    assert!(found.iter().all(|found| !found.text.contains("gratis")), "{found:?}");
}

fn rewrites(text: &str, situation: Situation, brand: Option<&BrandPack>) -> Vec<(String, String)> {
    let engine = brand.map_or_else(Engine::without_brand, Engine::new);
    let draft = Draft {
        text: text.into(),
        situation: Some(situation),
        network: Some(Network::X),
        ..Draft::default()
    };
    let rewrites = engine.rewrites(&draft).into_iter();
    rewrites.map(|rewrite| (rewrite.aim.name().to_owned(), rewrite.text)).collect()
}

#[test]
fn drafts_are_rewritten_for_what_they_lack() {
    let mut formal = brand(Vec::new(), Vec::new());
    let form = AddressForm::Usted;
    formal.address = vec![AddressRule { language: Language::Es, network: None, form }];
    let draft = "Hola, Ana. Tu pedido 1234 sale mañana y te escribimos con la hora.";
    let found = rewrites(draft, Situation::Complaint, Some(&formal));
    assert!(found.contains(&(
        "address".into(),
        "Hola, Ana. Su pedido 1234 sale mañana y le escribimos con la hora.".into()
    )));
    let cold = "Su solicitud ha sido recibida y será tramitada en el plazo previsto.";
    let found = rewrites(cold, Situation::Complaint, None);
    assert!(
        found.iter().any(|(aim, text)| aim == "warmer" && text.contains("entimos")),
        "{found:?}"
    );
    let loud = "¡¡ESO NO ES VERDAD!! ¡Tienes que leer las condiciones!";
    let found = rewrites(loud, Situation::Complaint, None);
    assert!(found.iter().any(|(aim, text)| aim == "calmer" && !text.contains('!')), "{found:?}");
    let good = "Hola, Ana. Tienes razón, y lo sentimos. Hoy antes de las seis te escribimos por privado con la solución.";
    assert!(rewrites(good, Situation::Complaint, None).len() <= 1);
}

#[test]
fn no_kind_word_and_no_next_step_are_put_beside_an_attack() {
    let attacks = [
        "¡¡LEE LAS CONDICIONES ANTES DE QUEJARTE!!",
        "Eres tonto o te lo haces? El plazo está en la web.",
        "Cálmate un poco, que nadie más se ha quejado.",
        "Es culpa tuya por no leer las condiciones.",
        "Claro, seguro que el paquete se lo comió tu perro 🙄",
        "Como vuelvas a escribir así te vas a enterar.",
        "READ THE TERMS BEFORE YOU COMPLAIN!!",
        "Are you stupid? It says so on the website.",
        "Calm down, nobody else has complained.",
        "It's your own fault for not reading the terms.",
    ];
    for text in attacks {
        for situation in [Situation::Complaint, Situation::Question, Situation::Provocation] {
            let found = rewrites(text, situation, None);
            let kind = |(aim, _): &&(String, String)| {
                ["warmer", "next_step", "address"].contains(&aim.as_str())
            };
            assert_eq!(found.iter().find(kind), None, "{text}");
        }
    }
}

#[test]
fn rewrites_read_as_people_write() {
    for (text, aim, wanted) in [
        (
            "Hola Marta, tu pedido 4471 va con retraso en la nave de Getafe.",
            "warmer",
            "Hola Marta, sentimos lo que ha pasado. Tu pedido 4471 va con retraso en la nave de Getafe.",
        ),
        (
            "¡¡ESO NO ES VERDAD!! ¡Tienes que leer las condiciones!",
            "calmer",
            "Eso no es verdad. Hace falta leer las condiciones.",
        ),
        (
            "El paquete se perdió en la nave. Un saludo.",
            "next_step",
            "El paquete se perdió en la nave. Escríbenos por privado con los detalles y lo vemos contigo. Un saludo.",
        ),
    ] {
        let found = rewrites(text, Situation::Complaint, None);
        assert!(found.contains(&(aim.into(), wanted.into())), "{text}: {found:?}");
    }
    // What is said already is not said again.
    let sorry = "Hi Sam, we're sorry about the delay. Order 8812 leaves the shop today.";
    let found = rewrites(sorry, Situation::Complaint, None);
    assert!(!found.iter().any(|(_, text)| text.matches("sorry").count() > 1), "{found:?}");
}

#[test]
fn what_another_writer_offers_passes_only_if_it_says_the_same_and_better() {
    let mut pack = brand(Vec::new(), Vec::new());
    pack.terms = serde_json::from_str(r#"[{"text": "movida", "policy": "forbidden"}]"#).unwrap();
    let engine = Engine::new(&pack);
    let offer = |text: &str, offered: &str| {
        let situation = Some(Situation::Complaint);
        let draft = Draft { text: text.into(), situation, ..Draft::default() };
        engine.wording(&draft, offered).map(|rewrite| rewrite.text)
    };
    let draft = "Su pedido 4471 ha sufrido una incidencia y será tramitado en el plazo previsto.";
    let good = "Sentimos la incidencia con su pedido 4471: lo tramitamos en el plazo previsto y le escribimos mañana.";
    assert_eq!(offer(draft, &format!(" «{good}»\n")).as_deref(), Some(good));
    for refused in [
        "",
        draft,
        "Lo siento.",
        "As an AI language model, I can't help with that request.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt.",
        // Without the number, with another, and with a word that the brand forbids.
        "Sentimos la incidencia con su pedido: lo tramitamos en el plazo previsto y le escribimos mañana.",
        "Sentimos la incidencia con su pedido 4471: lo tramitamos en el plazo previsto de 3 días y le escribimos mañana.",
        "Sentimos la movida con su pedido 4471: lo tramitamos en el plazo previsto y le escribimos mañana.",
        &good.repeat(5),
    ] {
        assert_eq!(offer(draft, refused), None, "{refused}");
    }
    let insult = "Eres un payaso y no te enteras de nada del pedido.";
    assert_eq!(
        offer(insult, "Sentimos que no te enteras de nada del pedido. Escríbenos hoy."),
        None
    );
}

/// Pieces of replies, as people write them.
const PIECES: &[&str] = &[
    "Hola, Ana.",
    "Estimado cliente:",
    "Tu pedido 4471 llega el 12/05.",
    "¡¡NO ES CULPA NUESTRA!!",
    "Tienes que escribir a ayuda@example.org.",
    "Lo sentimos, pero no podemos hacer nada.",
    "Gracias por contactar con nosotros.",
    "Mira https://example.org/a?b=1 #Oferta",
    "En el caso de que no llegue, procederemos a revisar la incidencia a la mayor brevedad.",
    "@ana_gil dinos tu número.",
    "Respecto a Madrid y a Berta, mañana.",
    "You must read our terms!!!",
    "Dear customer, your request has been received.",
    "Please be advised that order 77-B ships at 5pm.",
    "Un saludo.",
    "😂😂😂",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn a_rewrite_keeps_every_fact_and_is_one_change_of_the_draft(
        picked in prop::collection::vec(0..PIECES.len(), 1..5),
        situation in 0..Situation::ALL.len(),
    ) {
        let text = picked.iter().map(|piece| PIECES[*piece]).collect::<Vec<_>>().join(" ");
        let draft = Draft {
            text: text.clone(),
            situation: Some(Situation::ALL[situation]),
            network: Some(Network::X),
            ..Draft::default()
        };
        let engine = Engine::without_brand();
        let before = engine.review(&draft);
        for rewrite in engine.rewrites(&draft) {
            prop_assert!(keeps_facts(&text, &rewrite.text, before.lang), "{text} → {}", rewrite.text);
            let applied = timbre_core::review::apply(&text, &rewrite.change);
            prop_assert_eq!(&applied, &rewrite.text);
            let after = engine.review(&Draft { text: rewrite.text.clone(), ..draft.clone() });
            prop_assert!(after.verdict.state() <= before.verdict.state());
            let held = |review: &timbre_core::review::Review| {
                review.findings.iter().filter(|f| f.severity == FindingSeverity::Hold).count()
            };
            prop_assert!(held(&after) <= held(&before));
        }
    }
}
