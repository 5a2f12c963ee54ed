//! The example brand is a pack like any other, and big enough to learn a voice from.

use timbre_core::brand::BrandPack;
use timbre_core::reply::SuggestionRequest;
use timbre_core::text::Language;
use timbre_core::{Comment, Draft, Engine};

#[test]
fn the_example_brand_is_read_whole() {
    let brand = BrandPack::parse(include_str!("../../../www/brand.json")).unwrap();
    let samples =
        |language| brand.samples.iter().filter(|sample| sample.lang == Some(language)).count();
    assert!(samples(Language::Es) >= 30 && samples(Language::En) >= 20);
    assert!(brand.samples.iter().all(|sample| sample.comment.is_some()));
    let in_both = |template: &&timbre_core::brand::Template| {
        template.body.es.is_some() && template.body.en.is_some()
    };
    assert!(brand.templates.iter().filter(in_both).count() >= 12);
}

#[test]
fn what_was_read_ahead_changes_no_suggestion() {
    let brand = BrandPack::parse(include_str!("../../../www/brand.json")).unwrap();
    let asked = |query: &str| SuggestionRequest {
        comment: Some(Comment {
            text: "Me habéis cobrado dos veces y nadie me contesta".into(),
            lang: None,
            network: None,
            author: Default::default(),
        }),
        query: query.into(),
        ..SuggestionRequest::default()
    };
    let at_once = Engine::new(&brand);
    for read in [0, 1, brand.templates.len() - 1, usize::MAX] {
        let mut ahead = Engine::new(&brand);
        let all = ahead.read_ahead(read);
        assert_eq!(all, read >= brand.templates.len());
        for query in ["", "cobro", "faro"] {
            assert_eq!(
                ahead.suggest(&asked(query)),
                at_once.suggest(&asked(query)),
                "{read} {query}"
            );
        }
        assert!(ahead.read_ahead(1), "once replies were asked for all are read");
    }
}

#[test]
fn the_brand_says_itself_why_it_avoids_a_word() {
    let brand = BrandPack::parse(include_str!("../../../www/brand.json")).unwrap();
    let engine = Engine::new(&brand);
    let avoided = |text: &str| {
        let draft = Draft { text: text.into(), ..Draft::default() };
        let findings = engine.review(&draft).findings.into_iter();
        let avoided = findings.filter(|finding| finding.rule.starts_with("brand."));
        avoided.map(|finding| (finding.message, finding.why)).collect::<Vec<_>>()
    };
    let said = |message: &str, why: &str| vec![(message.to_owned(), why.to_owned())];
    assert_eq!(
        avoided("Hola, Alba. Sentimos mucho lo de tu incidencia y hoy lo miramos."),
        said("La marca evita «incidencia»", "Llamamos a las cosas por su nombre.")
    );
    assert_eq!(
        avoided("Hi Ben, the docking station is open again and we are sorry."),
        said("The brand avoids “docking station”", "It sounds the same whoever writes.")
    );
    // Of a word within a longer one that is avoided too, only that is spoken of.
    assert_eq!(
        avoided("Hola, Alba. Sentimos el susto y te lo devolvemos a la mayor brevedad posible."),
        said(
            "La marca evita «a la mayor brevedad posible»",
            "Damos una hora o un día, o no damos nada."
        )
    );
}
