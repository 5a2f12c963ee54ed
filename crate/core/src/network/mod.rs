//! Networks: what each is like for who writes there, as data under `data/networks/`.
//!
//! Limits and how each network counts them, for the judges; selectors, for the host script, which
//! receives them as a generated table.

use crate::vocabulary::Network;

/// The length of a text as a network counts it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct Length {
    /// What is used, in the network's own unit.
    pub used: u32,
    /// The most that is allowed; none where the network has no limit that matters.
    pub limit: Option<u32>,
}

/// Measures `text` as `network` does.
#[must_use]
pub fn measure(text: &str, _network: Network) -> Length {
    let used = text.chars().count();
    Length { used: u32::try_from(used).unwrap_or(u32::MAX), limit: None }
}
