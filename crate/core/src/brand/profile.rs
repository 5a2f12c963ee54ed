//! What was learned of a voice: data that the `voice` module makes and reads.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::vocabulary::Network;

/// A voice as it was learned from a brand's samples in one language.
///
/// A few tens of kilobytes, whatever the number of samples. Whatever cannot be read of it is
/// learned anew from the samples.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct VoiceProfile {
    /// Version of the learner that made it; another version learns anew from the samples.
    pub version: u32,
    /// How many samples it was learned from.
    pub samples: u32,
    /// Hash of the samples' texts: when they have changed, the voice is learned anew.
    pub digest: u32,
    /// In how many samples each n-gram stands; packed, in Base64.
    pub grams: String,
    /// How many n-grams of each kind the samples have, a repeated one counted once a sample.
    pub totals: Vec<u32>,
    /// By which n-grams single samples are found again; packed, in Base64.
    pub exemplars: String,
    /// Habits, in the learner's own order.
    pub habits: Vec<HabitProfile>,
    /// In how many samples each manner shows, in the learner's own order.
    pub manners: Vec<u32>,
    /// The evidence of each sample when it is judged by all the others, in thousandths of a nat,
    /// ascending: what a score is a share of. At most 128 values, evenly taken.
    pub own: Vec<i32>,
    /// The same, of those networks that have samples enough for a voice of their own.
    pub networks: BTreeMap<Network, Vec<i32>>,
    /// The habits on those networks; all else that is learned, they share.
    pub network_habits: BTreeMap<Network, NetworkHabits>,
}

/// How a brand writes on one network, where that may differ from how it writes elsewhere.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NetworkHabits {
    /// How many of the samples are of the network.
    pub samples: u32,
    /// Habits, in the learner's own order.
    pub habits: Vec<HabitProfile>,
    /// In how many samples of the network each manner shows, in the learner's own order.
    pub manners: Vec<u32>,
}

/// One habit of a voice.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HabitProfile {
    /// The mean over the samples.
    pub mean: f32,
    /// The standard deviation over the samples, drawn towards the usual one where samples are few.
    pub deviation: f32,
}
