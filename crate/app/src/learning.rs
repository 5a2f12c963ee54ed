//! Learning a brand's voice, where a pack comes without one.

use timbre_core::brand::{BrandPack, BrandVoice};
use timbre_core::text::Language;
use timbre_core::voice;

/// `pack` with the voice that its samples have, where it does not carry one.
pub(crate) fn learned(mut pack: BrandPack) -> BrandPack {
    let carried = pack.voice.unwrap_or_default();
    let learn = |language| {
        let profile = voice::learn(&pack.samples, language);
        (profile.samples > 0).then_some(profile)
    };
    let es = carried.es.or_else(|| learn(Language::Es));
    let en = carried.en.or_else(|| learn(Language::En));
    pack.voice = (es.is_some() || en.is_some()).then_some(BrandVoice { es, en });
    pack
}
