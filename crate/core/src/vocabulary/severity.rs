//! How much something that was found matters.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
pub enum FindingSeverity {
    /// Worth a look.
    Hint,
    /// Worth a revision.
    Warn,
    /// Stops a publication, once.
    Hold,
}
