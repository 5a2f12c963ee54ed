//! Privacy: personal data in a text, found by shape and by check digits.
//!
//! Serves the triage of comments and the review of drafts; whether it may be said is theirs.

mod checksum;
mod shape;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Document, Utf16Span};

/// Every piece of personal data in a text, in order. A full name is not found here: only who knows
/// the author of the comment can.
#[must_use]
pub fn find(document: &Document<'_>) -> Vec<PersonalData> {
    let found = shape::find(document).into_iter();
    found.map(|(span, kind)| PersonalData { span: document.utf16(span), kind }).collect()
}

/// Personal data in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonalData {
    /// Where it stands, in UTF-16 code units.
    #[serde(flatten)]
    pub span: Utf16Span,
    /// What it is.
    pub kind: PersonalDataKind,
}

/// What personal data is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum PersonalDataKind {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// An international bank account number with a valid check.
    Iban,
    /// A payment card number with a valid check.
    Card,
    /// A national identity or tax number with a valid check or an unmistakable shape.
    NationalId,
    /// A postal address.
    Address,
    /// An order, booking or case number.
    Order,
    /// The full name of the person answered.
    FullName,
}

#[cfg(test)]
mod tests {
    use super::PersonalDataKind::*;
    use super::*;

    fn kinds(text: &str) -> Vec<(PersonalDataKind, String)> {
        let document = Document::new(text, None);
        let raw = |data: &PersonalData| document.bytes(data.span).of(text).to_owned();
        find(&document).iter().map(|data| (data.kind, raw(data))).collect()
    }

    #[test]
    fn what_belongs_to_somebody_is_found() {
        for (text, kind, raw) in [
            ("Mi móvil es 600 00 00 01, llámame", Phone, "600 00 00 01"),
            ("llámame al 600000001", Phone, "600000001"),
            ("+34 600-000-001 por favor", Phone, "+34 600-000-001"),
            ("por la incidencia te llamamos al 600 00 00 01", Phone, "600 00 00 01"),
            ("call me (202) 555-0143", Phone, "(202) 555-0143"),
            ("my number is 07700 900123", Phone, "07700 900123"),
            ("mi cel 55 5555 0100", Phone, "55 5555 0100"),
            ("+54 9 11 5555-0100", Phone, "+54 9 11 5555-0100"),
            ("escribe a ana.perez@example.org", Email, "ana.perez@example.org"),
            ("ES91 2100 0418 4502 0005 1332", Iban, "ES91 2100 0418 4502 0005 1332"),
            ("tarjeta 4111 1111 1111 1111 caduca", Card, "4111 1111 1111 1111"),
            ("mi DNI es 12345678Z", NationalId, "12345678Z"),
            ("NIE X1234567L", NationalId, "X1234567L"),
            ("RUT 12.345.678-5", NationalId, "12.345.678-5"),
            ("CUIT 20-12345678-6", NationalId, "20-12345678-6"),
            ("my SSN is 078-05-1120", NationalId, "078-05-1120"),
            ("RFC GODE561231GR8", NationalId, "GODE561231GR8"),
            ("vivo en la calle Mayor, 12", Address, "calle Mayor, 12"),
            ("I live at 742 Evergreen Lane", Address, "742 Evergreen Lane"),
            ("mi pedido 1234567 no llega", Order, "1234567"),
            ("order AB-12345 is late", Order, "AB-12345"),
        ] {
            assert_eq!(kinds(text), [(kind, raw.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_nobodys_is_left_alone() {
        for text in [
            "abrimos el 12-05-2026 de 9:00 a 20:30",
            "cuesta 1.299,50 € y antes 1.499,00 €",
            "en 2026 seremos 120 000 personas",
            "tarda de 3 a 5 días",
            "https://example.org/pedido/123456789",
            "Ganamos 3-1, 4-2 y 5-0",
            "ES una tienda de 24 horas",
            "@ana600000001 hola",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
