//! How a text addresses its reader.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The form of address of a text. English has one form only, and is always [`AddressForm::None`].
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum AddressForm {
    /// Nobody is addressed.
    #[default]
    None,
    /// Familiar singular.
    Tu,
    /// Formal singular.
    Usted,
    /// Familiar singular of the River Plate and much of Central America.
    Vos,
    /// Plural; formal in Spain, the only one in America.
    Ustedes,
    /// Familiar plural of Spain.
    Vosotros,
    /// More than one form for the same reader.
    Mixed,
}
