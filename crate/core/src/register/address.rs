//! Which form of address a Spanish text uses.

use crate::model::{address_table, mixes_forms, read_spelling};
use crate::text::{Document, Language};
use crate::vocabulary::AddressForm;

/// The forms in the order of the table's heads.
const FORMS: [AddressForm; 7] = [
    AddressForm::None,
    AddressForm::Tu,
    AddressForm::Usted,
    AddressForm::Vos,
    AddressForm::Ustedes,
    AddressForm::Vosotros,
    AddressForm::Mixed,
];

/// The form of address of a text; always [`AddressForm::None`] outside Spanish.
///
/// Pronouns, verb forms and their endings vote. [`AddressForm::Mixed`] needs more than a vote: words
/// of two forms that do not go together.
#[must_use]
pub fn address(document: &Document<'_>) -> AddressForm {
    if document.language != Language::Es || document.words().next().is_none() {
        return AddressForm::None;
    }
    let scores = address_table().scores(&read_spelling(document));
    let mixed = mixes_forms(document);
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if FORMS[at] == AddressForm::Mixed && !mixed {
            continue;
        }
        if *score > scores[best] {
            best = at;
        }
    }
    FORMS[best]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_forms_are_told_apart() {
        for (text, form) in [
            ("Escríbenos y te ayudamos", AddressForm::Tu),
            ("Escríbanos y le ayudamos con gusto", AddressForm::Usted),
            ("Mandanos un privado, ¿tenés el número?", AddressForm::Vos),
            ("¿Nos contáis qué os pasó?", AddressForm::Vosotros),
            ("Gracias a todos ustedes", AddressForm::Ustedes),
            ("Disculpe, ¿nos das tu número?", AddressForm::Mixed),
            ("Abrimos a las diez", AddressForm::None),
        ] {
            assert_eq!(address(&Document::new(text, Some(Language::Es))), form, "{text}");
        }
    }
}
