//! How long a text may be.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::count::Count;
use crate::vocabulary::Network;

/// The length of a text as a network counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Length {
    /// What is used, in the network's own unit.
    pub used: u32,
    /// The most that is allowed; none where the network has no limit that matters.
    pub limit: Option<u32>,
}

/// Measures `text` as `network` does for what everybody sees (`public`), or for a direct message.
///
/// Where a network has two limits, as Bluesky has in graphemes and in bytes, the one that is
/// nearer to being exceeded is told. A limit that the page itself shows goes before this table.
#[must_use]
pub fn measure(text: &str, network: Network, public: bool) -> Length {
    LIMITS
        .iter()
        .filter(|limit| limit.network == network && limit.public == public)
        .map(|limit| Length { used: limit.count.of(text), limit: Some(limit.most) })
        .max_by(|a, b| fullness(a).total_cmp(&fullness(b)))
        .unwrap_or_else(|| Length { used: Count::Characters.of(text), limit: None })
}

fn fullness(length: &Length) -> f64 {
    length.limit.map_or(0.0, |limit| f64::from(length.used) / f64::from(limit))
}

/// One row of `data/limits.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), allow(dead_code, reason = "source and date are for people and tests"))]
struct Limit {
    network: Network,
    /// Whether it is for what everybody sees, or for direct messages.
    public: bool,
    most: u32,
    count: Count,
    /// Where the figure is from.
    source: String,
    /// When that said so, as year, month and perhaps day.
    date: String,
}

static LIMITS: LazyLock<Vec<Limit>> = LazyLock::new(|| {
    // The file is part of the program and a test reads it: it cannot be wrong when shipped.
    serde_json::from_str(include_str!("../../data/limits.json")).unwrap_or_default()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_and_every_row_has_its_source() {
        let limits: Vec<Limit> =
            serde_json::from_str(include_str!("../../data/limits.json")).unwrap();
        for limit in &limits {
            assert!(limit.most > 0 && limit.source.len() > 10, "{limit:?}");
            assert!(limit.date.starts_with("20"), "{limit:?}");
        }
        for network in Network::ALL.into_iter().filter(|network| *network != Network::Community) {
            assert!(limits.iter().any(|limit| limit.network == network && limit.public));
        }
    }

    #[test]
    fn of_two_limits_the_fuller_is_told() {
        let family = "👨‍👩‍👧‍👦";
        assert_eq!(
            measure(&"a".repeat(290), Network::Bluesky, true),
            Length { used: 290, limit: Some(300) }
        );
        // 150 families are 150 graphemes, but 25 bytes each.
        assert_eq!(
            measure(&family.repeat(150), Network::Bluesky, true),
            Length { used: 3750, limit: Some(3000) }
        );
    }

    #[test]
    fn a_page_without_rules_of_its_own_has_no_limit() {
        assert_eq!(measure("hola", Network::Community, true), Length { used: 4, limit: None });
    }
}
