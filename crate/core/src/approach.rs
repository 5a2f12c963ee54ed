//! How to approach a comment: the brand's playbook, or the defaults, joined with the triage.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::brand::{BrandPack, Channel, Localized};
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

/// A play of the default playbook, `data/playbook.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UsualPlay {
    #[serde(default)]
    who: Option<Localized>,
    channel: Channel,
    #[serde(default)]
    within_minutes: Option<u32>,
    approach: Localized,
}

static USUAL: LazyLock<BTreeMap<Situation, UsualPlay>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../data/playbook.json")).unwrap_or_default()
});

/// The approach that the brand's playbook, or else the default one, has for a comment. A play of
/// the brand's holds as a whole; only its advice, where it has none in this language, is the
/// default's.
pub(crate) fn for_triage(
    brand: Option<&BrandPack>,
    triage: &Triage,
    interface: Language,
) -> Approach {
    let situation = triage.situation;
    let usual = USUAL.get(&situation);
    let usual_advice = || usual.and_then(|play| play.approach.get(interface));
    match brand.and_then(|brand| brand.playbook.get(&situation)) {
        Some(play) => {
            let advice = play.approach.as_ref().and_then(|advice| advice.get(interface));
            Approach {
                situation,
                who: play.who.clone(),
                channel: play.channel,
                within_minutes: play.within_minutes,
                advice: advice.or_else(usual_advice).unwrap_or_default().to_owned(),
            }
        }
        None => Approach {
            situation,
            who: usual.and_then(|play| play.who.as_ref()?.get(interface)).map(str::to_owned),
            channel: usual.map(|play| play.channel).unwrap_or_default(),
            within_minutes: usual.and_then(|play| play.within_minutes),
            advice: usual_advice().unwrap_or_default().to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_situation_has_advice_in_both_languages() {
        for situation in Situation::ALL {
            let play = USUAL.get(&situation).unwrap();
            assert!(play.approach.es.is_some() && play.approach.en.is_some(), "{situation:?}");
        }
    }
}
