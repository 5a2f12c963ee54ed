//! The engine: one brand, ready to judge.

use crate::approach::{self, Approach};
use crate::brand::BrandPack;
use crate::reply::{self, Suggestion, SuggestionRequest};
use crate::review::{self, Case, House, Review, RuleError};
use crate::text::{Document, Language};
use crate::tone::{self, Tone};
use crate::triage::{self, Triage};
use crate::vocabulary::Network;
use crate::voice::{Voice, VoiceReason, Voices};
use crate::{Comment, Draft, network};

/// Judges drafts and comments for one brand, or for none.
///
/// ```
/// use timbre_core::{Draft, Engine};
///
/// let engine = Engine::without_brand();
/// let review = engine.review(&Draft { text: "¡Gracias, Ana!".into(), ..Draft::default() });
/// assert_eq!(review.voice.score, None, "a voice cannot be told without samples");
/// ```
#[derive(Debug, Clone)]
pub struct Engine {
    brand: Option<BrandPack>,
    voices: Voices,
    house: Option<House>,
    interface: Option<Language>,
}

impl Engine {
    /// An engine for `brand`. A voice that was learned by another version is learned anew.
    #[must_use]
    pub fn new(brand: &BrandPack) -> Self {
        let (house, voices) = (Some(House::new(brand)), Voices::of(brand));
        Self { brand: Some(brand.clone()), voices, house, interface: None }
    }

    /// An engine that judges what needs no brand: tone, triage, personal data, limits.
    #[must_use]
    pub fn without_brand() -> Self {
        Self { brand: None, voices: Voices::default(), house: None, interface: None }
    }

    /// Messages in `language`; without this they are in the draft's own.
    #[must_use]
    pub fn speaking(mut self, language: Language) -> Self {
        self.interface = Some(language);
        self
    }

    /// The brand's rules, and settings of rules, that were refused, each with its place.
    #[must_use]
    pub fn refused_rules(&self) -> &[RuleError] {
        self.house.as_ref().map_or(&[], House::refused)
    }

    /// The brand that is judged for.
    #[must_use]
    pub fn brand(&self) -> Option<&BrandPack> {
        self.brand.as_ref()
    }

    /// Reviews a draft.
    #[must_use]
    pub fn review(&self, draft: &Draft) -> Review {
        let document = Document::new(&draft.text, draft.lang);
        let comment =
            draft.comment.as_ref().map(|comment| Document::new(&comment.text, comment.lang));
        let triage = comment.as_ref().map(triage::judge);
        let tone = tone::judge(&document);
        let voice = self.judge_voice(&document, draft.network);
        let case = Case {
            draft,
            document: &document,
            comment: comment.as_ref(),
            triage: triage.as_ref(),
            tone: &tone,
            voice: &voice,
            brand: self.brand.as_ref(),
            house: self.house.as_ref(),
            interface: self.interface_for(document.language),
        };
        let findings = review::findings(&case);
        let verdict = review::verdict(&case, &findings);
        let targets = review::targets(&case);
        let situation = case.situation();
        Review {
            lang: document.language,
            situation,
            length: network::measure(&draft.text, draft.network.unwrap_or_default(), draft.public),
            voice,
            tone,
            targets,
            findings,
            verdict,
        }
    }

    /// Triages a comment.
    #[must_use]
    pub fn triage(&self, comment: &Comment) -> Triage {
        triage::judge(&Document::new(&comment.text, comment.lang))
    }

    /// How the brand approaches what was triaged.
    #[must_use]
    pub fn approach(&self, triage: &Triage) -> Approach {
        approach::for_triage(self.brand.as_ref(), triage, self.interface_for(triage.lang))
    }

    /// Judges the tone of a text.
    #[must_use]
    pub fn tone(&self, text: &str, language: Option<Language>) -> Tone {
        tone::judge(&Document::new(text, language))
    }

    /// Judges how near a text comes to the brand's voice.
    #[must_use]
    pub fn voice(&self, text: &str, language: Option<Language>) -> Voice {
        self.judge_voice(&Document::new(text, language), None)
    }

    /// The same, for a text that will stand on a network with a voice of its own.
    #[must_use]
    pub fn voice_on(
        &self,
        text: &str,
        language: Option<Language>,
        network: Option<Network>,
    ) -> Voice {
        self.judge_voice(&Document::new(text, language), network)
    }

    /// The replies that fit a request best, the best first.
    #[must_use]
    pub fn suggest(&self, request: &SuggestionRequest) -> Vec<Suggestion> {
        reply::suggest(self.brand.as_ref(), request)
    }

    fn judge_voice(&self, document: &Document<'_>, network: Option<Network>) -> Voice {
        match &self.brand {
            Some(_) => self.voices.judge(document, network),
            None => Voice::unknown(VoiceReason::NoSamples),
        }
    }

    fn interface_for(&self, written: Language) -> Language {
        match (self.interface, written) {
            (Some(language), _) => language,
            (None, Language::Es) => Language::Es,
            (None, _) => Language::En,
        }
    }
}
