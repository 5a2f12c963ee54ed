//! Who judges for the brand that is worked on, and what is learned of its approved replies. Each takes
//! longer to make than a key may: it is made once the page is drawn, and serves until more of the
//! brand has changed than its templates.

use std::rc::Rc;

use timbre_core::Engine;
use timbre_core::brand::BrandPack;
use timbre_core::text::Language;
use timbre_core::voice::{VoiceReport, report};

use super::voice::{Toned, tones};

/// Judges texts for a brand.
pub(crate) struct Judge {
    /// The brand, without its templates.
    brand: Rc<BrandPack>,
    speaking: Language,
    pub(crate) engine: Engine,
}

impl Judge {
    /// The one for a brand without its templates, with messages in a language.
    pub(crate) fn new(brand: &Rc<BrandPack>, speaking: Language) -> Self {
        let engine = Engine::new(brand).speaking(speaking);
        Self { brand: Rc::clone(brand), speaking, engine }
    }

    /// Whether it is for this state of the brand, in this language.
    pub(crate) fn is_for(&self, brand: &Rc<BrandPack>, speaking: Language) -> bool {
        Rc::ptr_eq(&self.brand, brand) && self.speaking == speaking
    }

    /// Whether it is for this brand, in whatever state.
    pub(crate) fn knows(&self, brand: &BrandPack) -> bool {
        self.brand.id == brand.id
    }
}

impl PartialEq for Judge {
    /// There is one for each state of the brand.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What is learned of a brand's approved replies.
pub(crate) struct Portrait {
    /// The brand that it is of, without its templates.
    pub(crate) brand: Rc<BrandPack>,
    /// The voice in each language that there are replies in.
    pub(crate) reports: Vec<VoiceReport>,
    tones: Vec<(Language, Rc<Vec<Toned>>)>,
}

impl Portrait {
    /// That of a brand without its templates.
    pub(crate) fn of(brand: &Rc<BrandPack>) -> Self {
        let judge = Engine::without_brand();
        let reports = report(brand);
        let heard = |language: &Language| reports.iter().any(|report| report.lang == *language);
        let tones = [Language::Es, Language::En]
            .into_iter()
            .filter(|language| heard(language) || brand.languages.contains(language))
            .map(|language| (language, Rc::new(tones(&judge, &brand.samples, language))))
            .collect();
        Self { brand: Rc::clone(brand), reports, tones }
    }

    /// Whether it is of this state of the brand.
    pub(crate) fn is_of(&self, brand: &Rc<BrandPack>) -> bool {
        Rc::ptr_eq(&self.brand, brand)
    }

    /// Whether it is of this brand, in whatever state.
    pub(crate) fn knows(&self, brand: &BrandPack) -> bool {
        self.brand.id == brand.id
    }

    /// The tones of the replies in a language.
    pub(crate) fn tones(&self, language: Language) -> Rc<Vec<Toned>> {
        let of_language = self.tones.iter().find(|(one, _)| *one == language);
        of_language.map(|(_, tones)| Rc::clone(tones)).unwrap_or_default()
    }
}

impl PartialEq for Portrait {
    /// There is one of each state of the brand.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}
