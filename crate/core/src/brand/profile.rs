//! What was learned of a voice: data that the `voice` module makes and reads.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A voice as it was learned from a brand's samples in one language.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VoiceProfile {
    /// Version of the learner that made it; another version learns anew from the samples.
    pub version: u32,
    /// How many samples it was learned from.
    pub samples: u32,
}
