//! How to approach a comment: the brand's playbook, or the defaults, joined with the triage.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::brand::{BrandPack, Channel};
use crate::text::Language;
use crate::triage::Triage;
use crate::vocabulary::Situation;

/// How to approach a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approach {
    /// The situation it is for.
    pub situation: Situation,
    /// Who answers; the community manager if absent.
    pub who: Option<String>,
    /// Where to answer.
    pub channel: Channel,
    /// Minutes within which to answer; no hurry if absent.
    pub within_minutes: Option<u32>,
    /// What to do, in a sentence, in the language of the interface.
    pub advice: String,
}

/// The approach that the brand's playbook, or else the default one, has for a comment.
pub(crate) fn for_triage(
    brand: Option<&BrandPack>,
    triage: &Triage,
    interface: Language,
) -> Approach {
    let play = brand.and_then(|brand| brand.playbook.get(&triage.situation)).cloned();
    let play = play.unwrap_or_default();
    let advice = play.approach.as_ref().and_then(|advice| advice.get(interface));
    Approach {
        situation: triage.situation,
        who: play.who,
        channel: play.channel,
        within_minutes: play.within_minutes,
        advice: advice.unwrap_or_default().to_owned(),
    }
}
