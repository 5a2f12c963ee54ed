//! The networks by name; what each is like stands in the `network` module.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A social network, or a page of the brand's own.
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
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Network {
    X,
    Facebook,
    Instagram,
    Linkedin,
    Youtube,
    Tiktok,
    Reddit,
    Threads,
    Bluesky,
    Mastodon,
    /// A community page that has the widget, or any page without rules of its own.
    #[default]
    Community,
}

impl Network {
    /// Every network.
    pub const ALL: [Network; 11] = [
        Network::X,
        Network::Facebook,
        Network::Instagram,
        Network::Linkedin,
        Network::Youtube,
        Network::Tiktok,
        Network::Reddit,
        Network::Threads,
        Network::Bluesky,
        Network::Mastodon,
        Network::Community,
    ];
}
