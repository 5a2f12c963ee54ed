//! A brand without its templates, for whoever judges a text.

use timbre_core::brand::BrandPack;

/// All of the brand but its templates. A copy of the whole would be one of thousands of them first.
pub(crate) fn without_templates(brand: &BrandPack) -> BrandPack {
    // Every field is named here, so that the compiler asks after one that is added to the pack.
    let BrandPack {
        schema,
        version,
        id,
        name,
        languages,
        values,
        accounts,
        tone,
        address,
        greeting,
        signature,
        emoji,
        hashtags,
        terms,
        competitors,
        samples,
        voice,
        playbook,
        departments,
        house_rules,
        templates: _,
        rules,
        own_rules,
    } = brand;
    BrandPack {
        schema: schema.clone(),
        version: *version,
        id: id.clone(),
        name: name.clone(),
        languages: languages.clone(),
        values: values.clone(),
        accounts: accounts.clone(),
        tone: tone.clone(),
        address: address.clone(),
        greeting: greeting.clone(),
        signature: signature.clone(),
        emoji: emoji.clone(),
        hashtags: hashtags.clone(),
        terms: terms.clone(),
        competitors: competitors.clone(),
        samples: samples.clone(),
        voice: voice.clone(),
        playbook: playbook.clone(),
        departments: departments.clone(),
        house_rules: house_rules.clone(),
        templates: Vec::new(),
        rules: rules.clone(),
        own_rules: own_rules.clone(),
    }
}
