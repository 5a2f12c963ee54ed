//! The engine: one brand, ready to judge.

use crate::approach::{self, Approach};
use std::sync::OnceLock;

use crate::brand::{BrandPack, Sample};
use crate::reply::{self, Aim, Candidates, Draught, Rewrite, Shelf, Suggestion, SuggestionRequest};
use crate::review::{
    self, Case, CauseKind, FindingSeverity, House, Review, RuleError, VerdictState,
};
use crate::text::{Document, Language};
use crate::tone::{self, Tone};
use crate::triage::{self, Triage};
use crate::vocabulary::{AddressForm, Axis, Network, Score};
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
    /// Filled when replies are first asked for.
    shelf: OnceLock<Shelf>,
    /// What of it was read ahead.
    begun: Option<Shelf>,
}

impl Engine {
    /// An engine for `brand`. A voice that was learned by another version is learned anew.
    #[must_use]
    pub fn new(brand: &BrandPack) -> Self {
        let (house, voices) = (Some(House::new(brand)), Voices::of(brand));
        Self { brand: Some(brand.clone()), voices, house, ..Self::without_brand() }
    }

    /// An engine that judges what needs no brand: tone, triage, personal data, limits.
    #[must_use]
    pub fn without_brand() -> Self {
        Self {
            brand: None,
            voices: Voices::default(),
            house: None,
            interface: None,
            shelf: OnceLock::new(),
            begun: None,
        }
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
        let comment = read(draft.comment.as_ref());
        let triage = comment.as_ref().map(triage::judge);
        self.review_read(draft, comment.as_ref(), triage.as_ref())
    }

    /// The same review of one more draft for a comment that was triaged before: `triage` is what
    /// [`Engine::triage`] said of the draft's comment.
    #[must_use]
    pub fn review_answering(&self, draft: &Draft, triage: Option<&Triage>) -> Review {
        self.review_read(draft, read(draft.comment.as_ref()).as_ref(), triage)
    }

    /// The same for a comment that was read before.
    fn review_read(
        &self,
        draft: &Draft,
        comment: Option<&Document<'_>>,
        triage: Option<&Triage>,
    ) -> Review {
        let answered = comment.map(|comment| comment.language);
        let document = Document::answering(&draft.text, draft.lang, answered);
        let tone = tone::judge(&document);
        let voice = self.judge_voice(&document, draft.network, Some(tone.address));
        let case = Case {
            draft,
            document: &document,
            comment,
            triage,
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
            length: network::measure(
                draft.counted(),
                draft.network.unwrap_or_default(),
                draft.public,
            ),
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
        self.judge_voice(&Document::new(text, language), None, None)
    }

    /// The same, for a text that will stand on a network with a voice of its own.
    #[must_use]
    pub fn voice_on(
        &self,
        text: &str,
        language: Option<Language>,
        network: Option<Network>,
    ) -> Voice {
        self.judge_voice(&Document::new(text, language), network, None)
    }

    /// The replies that fit a request best, the best first. With a query, the templates that it
    /// finds; without, what fits the comment, by how well it fits and by the review that it would
    /// get once filled in. A limit of 0 returns all.
    #[must_use]
    pub fn suggest(&self, request: &SuggestionRequest) -> Vec<Suggestion> {
        let Some(brand) = &self.brand else { return Vec::new() };
        let candidates = self.shelf(brand).candidates(brand, request);
        let most = if request.limit == 0 { usize::MAX } else { request.limit as usize };
        let mut found = match request.query.trim() {
            "" => self.weigh(candidates, request, most),
            _ => candidates.found,
        };
        found.truncate(most);
        found
    }

    /// Takes in a reply that the brand approved, without reading all the others anew.
    pub fn remember(&mut self, sample: Sample) {
        let Some(brand) = &mut self.brand else { return };
        for shelf in self.shelf.get_mut().into_iter().chain(&mut self.begun) {
            shelf.remember(brand.samples.len(), &sample);
        }
        brand.samples.push(sample);
    }

    /// Reads so many more of the brand's templates before replies are asked for, which reads those that
    /// are left: of thousands, somebody would wait for that. Whether all are read.
    pub fn read_ahead(&mut self, templates: usize) -> bool {
        let Some(brand) = self.brand.as_ref().filter(|_| self.shelf.get().is_none()) else {
            self.begun = None;
            return true;
        };
        let mut begun = self.begun.take().unwrap_or_else(|| Shelf::of_samples(brand));
        let all = begun.take_in(brand, templates);
        if all {
            self.shelf = OnceLock::from(begun);
        } else {
            self.begun = Some(begun);
        }
        all
    }

    /// Better wordings of a draft: in the brand's form of address, warmer, calmer, shorter, clearer
    /// or with a next step. Each keeps every fact, and its own review is better than the draft's.
    #[must_use]
    pub fn rewrites(&self, draft: &Draft) -> Vec<Rewrite> {
        let document = Document::new(&draft.text, draft.lang);
        if document.language == Language::Other || document.words().next().is_none() {
            return Vec::new();
        }
        let review = self.review(draft);
        let draught = self.draught(draft, &document, &review);
        let mut found: Vec<Rewrite> = Vec::new();
        for aim in Aim::ALL {
            let text = reply::propose(aim, &draught);
            let known = found.iter().any(|other| other.text == text);
            if let Some(rewrite) = Rewrite::new(aim, &draft.text, text)
                && !known
                && self.is_better(&rewrite.text, draft, &review)
            {
                found.push(rewrite);
            }
        }
        found
    }

    /// What another writer made of a draft, as a rewrite, if it may be offered: it says the same, and
    /// passes what Timbre's own wordings have to pass.
    #[must_use]
    pub fn wording(&self, draft: &Draft, offered: &str) -> Option<Rewrite> {
        let document = Document::new(&draft.text, draft.lang);
        let review = self.review(draft);
        let text = reply::wording(&self.draught(draft, &document, &review), offered)?;
        let rewrite = Rewrite::new(Aim::Other, &draft.text, text.to_owned())?;
        self.is_better(&rewrite.text, draft, &review).then_some(rewrite)
    }

    fn draught<'a>(
        &'a self,
        draft: &Draft,
        read: &'a Document<'a>,
        review: &'a Review,
    ) -> Draught<'a> {
        Draught {
            read,
            findings: &review.findings,
            situation: review.situation,
            brand: self.brand.as_ref(),
            network: draft.network,
            hostile: f64::from(review.tone.respect_parts.hostile.get()),
            too_long: review.length.limit.is_some_and(|limit| review.length.used > limit),
            public: draft.public,
        }
    }

    /// Whether a wording of a draft may be offered: every fact of the draft is there, no other is,
    /// and nothing in its review is worse while something is better.
    #[must_use]
    pub fn is_better(&self, text: &str, draft: &Draft, review: &Review) -> bool {
        if !reply::keeps_facts(&draft.text, text, review.lang) {
            return false;
        }
        // Read as it will be once it is written: a text of two languages may become one of the other.
        let better = self.review(&Draft { text: text.to_owned(), ..draft.clone() });
        let worse_state = better.verdict.state() > review.verdict.state();
        better.lang == review.lang
            && !worse_state
            && against(&better) + LEAST_BETTER <= against(review)
    }

    fn shelf(&self, brand: &BrandPack) -> &Shelf {
        self.shelf.get_or_init(|| {
            let mut shelf = self.begun.clone().unwrap_or_else(|| Shelf::of_samples(brand));
            shelf.take_in(brand, usize::MAX);
            shelf
        })
    }

    /// Reviews the first of what was found, as far as that can change which are the first `most`,
    /// and lets it count: what would be held goes, unless nothing else is left.
    fn weigh(
        &self,
        candidates: Candidates<'_>,
        request: &SuggestionRequest,
        most: usize,
    ) -> Vec<Suggestion> {
        let Candidates { found, language, comment, triage } = candidates;
        let mut draft = as_draft(request, language);
        let (mut weighed, mut held) = (Vec::<Suggestion>::new(), Vec::new());
        let mut rest = found.into_iter();
        while let Some(next) = rest.as_slice().first() {
            // A review takes points and gives none: behind so many that are better nothing comes up.
            let better = weighed.iter().filter(|one| one.score.get() > next.score.get());
            if weighed.len() + held.len() == REVIEWED || better.count() >= most {
                break;
            }
            let Some(mut suggestion) = rest.next() else { break };
            draft.text = reply::without_marks(&suggestion);
            let verdict = self.review_read(&draft, comment.as_ref(), triage.as_ref()).verdict;
            let against: f64 = verdict.causes().iter().map(|cause| weight(&cause.kind)).sum();
            let score = f64::from(suggestion.score.get()) - against.min(MOST_AGAINST);
            suggestion.score = Score::new(score);
            match verdict.state() {
                VerdictState::Hold => held.push(suggestion),
                _ => weighed.push(suggestion),
            }
        }
        weighed.extend(rest);
        let mut found = if weighed.is_empty() { held } else { weighed };
        reply::sort(&mut found);
        found
    }

    fn judge_voice(
        &self,
        document: &Document<'_>,
        network: Option<Network>,
        address: Option<AddressForm>,
    ) -> Voice {
        match &self.brand {
            Some(_) => self.voices.judge(document, network, address),
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

/// How many suggestions are reviewed: a review takes longer than finding a reply.
const REVIEWED: usize = 10;
/// Points that a review can take from a suggestion at most.
const MOST_AGAINST: f64 = 12.0;

/// Points that a cause takes from a suggestion.
fn weight(cause: &CauseKind) -> f64 {
    match cause {
        CauseKind::Finding { .. } => 4.0,
        CauseKind::Length => 10.0,
        CauseKind::Tone { .. } => 1.0,
        CauseKind::Voice => 2.0,
    }
}

/// The draft that a suggestion would become, still without its text: its gaps are filled with their
/// names there.
fn as_draft(request: &SuggestionRequest, language: Language) -> Draft {
    Draft {
        lang: Some(language),
        network: request.network,
        comment: request.comment.clone(),
        situation: request.situation,
        account: request.account.clone(),
        history: request.history.clone(),
        now: request.now,
        ..Draft::default()
    }
}

/// Points by which a rewrite's review has to be better.
const LEAST_BETTER: f64 = 1.0;

/// What stands against a text, in points: its findings by severity, what its tone lies outside
/// the targets, what it is too long.
fn against(review: &Review) -> f64 {
    let findings: f64 = review
        .findings
        .iter()
        .map(|finding| match finding.severity {
            FindingSeverity::Hold => 40.0,
            FindingSeverity::Warn => 10.0,
            FindingSeverity::Hint => 3.0,
        })
        .sum();
    let tone: f64 = Axis::ALL
        .into_iter()
        .filter_map(|axis| {
            let target = (*review.targets.get(axis))?;
            let value = f64::from(review.tone.axes.get(axis).get());
            let below = f64::from(target.min) - value;
            let above = value - f64::from(target.max);
            Some(below.max(above).max(0.0) / 4.0)
        })
        .sum();
    findings + tone
}

/// A comment as a document.
fn read(comment: Option<&Comment>) -> Option<Document<'_>> {
    comment.map(|comment| Document::new(&comment.text, comment.lang))
}
