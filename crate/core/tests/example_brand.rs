//! The example brand is a pack like any other, and big enough to learn a voice from.

use timbre_core::brand::BrandPack;
use timbre_core::text::Language;

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
