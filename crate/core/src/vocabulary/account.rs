//! Who writes, and to whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Network;

/// An account on a network.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The network it is on.
    pub network: Network,
    /// Its handle, without the leading `@`.
    pub handle: String,
}

impl Account {
    /// Whether both name the same account: handles ignore case and a leading `@`.
    #[must_use]
    pub fn is(&self, other: &Account) -> bool {
        let plain = |handle: &str| handle.trim().trim_start_matches('@').to_lowercase();
        self.network == other.network && plain(&self.handle) == plain(&other.handle)
    }
}

/// The author of a comment, as far as the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields, default)]
pub struct Author {
    /// The name as displayed, decorations included.
    pub name: Option<String>,
    /// The handle, without the leading `@`.
    pub handle: Option<String>,
}
