//! The example brand is a pack like any other, and big enough to learn a voice from.

use timbre_core::brand::BrandPack;
use timbre_core::reply::SuggestionRequest;
use timbre_core::text::Language;
use timbre_core::{Comment, Engine};

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
