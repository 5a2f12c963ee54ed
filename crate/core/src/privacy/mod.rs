//! Privacy: personal data in a text, found by shape and by check digits.
//!
//! Serves the triage of comments and the review of drafts; whether it may be said is theirs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Document, Utf16Span};

/// Every piece of personal data in a text, in order.
#[must_use]
pub fn find(document: &Document<'_>) -> Vec<PersonalData> {
    use crate::text::TokenKind;
    let email = document.tokens.iter().filter(|token| token.kind == TokenKind::Email);
    email
        .map(|token| PersonalData {
            span: document.utf16(token.span),
            kind: PersonalDataKind::Email,
        })
        .collect()
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
