//! What can go wrong, and what to do about it.

use serde::{Deserialize, Serialize};

/// Why a request was not carried out. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum StoreError {
    /// The browser refuses storage here, or the background does not answer.
    #[error("the store cannot be reached ({detail}): allow this site to keep data, or reload")]
    Unreachable {
        /// The browser's own words.
        detail: String,
    },
    /// The device has no room left for this.
    #[error("there is no room left to keep this: free some space on the device")]
    Full,
    /// What is kept was written by a newer Timbre.
    #[error("this was kept by a newer Timbre: reload the page to use that one")]
    Newer,
    /// The request or the answer was not understood: the two sides are of different versions.
    #[error("the store was not understood: reload the page")]
    Misunderstood,
    /// A brand pack with something wrong in it.
    #[error("{place}: {problem}: correct the pack and try again")]
    BadPack {
        /// Where in the pack.
        place: String,
        /// What is wrong there.
        problem: String,
    },
    /// There is no brand with this id.
    #[error("there is no brand “{id}”: choose another")]
    NoBrand {
        /// The id that was asked for.
        id: String,
    },
    /// What was to be changed is no longer as the asker knew it.
    #[error("this was changed somewhere else: read it again and make the change on that")]
    Changed,
}
