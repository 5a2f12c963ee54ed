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

    /// The name that the network calls itself by; a page of the brand's own has none.
    #[must_use]
    pub const fn title(self) -> Option<&'static str> {
        Some(match self {
            Network::X => "X",
            Network::Facebook => "Facebook",
            Network::Instagram => "Instagram",
            Network::Linkedin => "LinkedIn",
            Network::Youtube => "YouTube",
            Network::Tiktok => "TikTok",
            Network::Reddit => "Reddit",
            Network::Threads => "Threads",
            Network::Bluesky => "Bluesky",
            Network::Mastodon => "Mastodon",
            Network::Community => return None,
        })
    }
}
