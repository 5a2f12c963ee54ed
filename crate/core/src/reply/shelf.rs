//! All that a brand has at hand, ready to be looked through: its templates, read, and its replies,
//! indexed.

use std::collections::{BTreeSet, HashMap};

use rustc_hash::FxBuildHasher;

use super::compose::{Occasion, compose, said_before};
use super::facts::Heard;
use super::known::Known;
use super::memory::{self, Memory};
use super::recall::adapt;
use super::template::{Body, Filled};
use super::{Source, SourceKind, Suggestion, SuggestionRequest, gaps, search};
use crate::brand::{BrandPack, Sample, Template};
use crate::order;
use crate::text::{Document, Language, fold};
use crate::triage::{self, Triage};
use crate::vocabulary::{Ask, Network, Score, Situation};

/// How many alternatives of a template are tried for one that the last replies did not use.
const WORDINGS: u32 = 3;
/// How many of the last replies count against saying the same again.
const RECENT: usize = 12;
/// What it costs a text to have been said whole in the last replies: enough for another that fits as
/// well, not for one that does not fit.
const AGAIN: f64 = 0.2;
/// Tags, folded, of templates that begin a conversation or take one up again: they are for everybody,
/// and so no answer to a comment.
const OPENS: &[&str] = &["conversacion", "conversation"];
/// Fewest suggestions of each kind that are handed on to be reviewed.
const LEAST: usize = 3;

/// A brand's replies at hand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf {
    memory: Memory,
    templates: Vec<Shelved>,
    /// By feature: the templates that have it, ascending.
    having: HashMap<u32, Vec<Has>, FxBuildHasher>,
}

/// A template that has a feature.
#[derive(Debug, Clone, Copy)]
struct Has {
    template: u32,
    /// It is about it, by its title and tags; else one of its texts has it.
    about: bool,
}

/// A template, read once.
#[derive(Debug, Clone)]
struct Shelved {
    search: search::Fields,
    /// Whether it begins a conversation.
    opens: bool,
}

/// What could be offered, and what was read to find it.
pub(crate) struct Candidates<'a> {
    /// The best first.
    pub(crate) found: Vec<Suggestion>,
    /// The language that they are in.
    pub(crate) language: Language,
    pub(crate) comment: Option<Document<'a>>,
    /// What the comment is; none for a search.
    pub(crate) triage: Option<Triage>,
}

/// What is asked for, read once.
struct Wanted<'a> {
    request: &'a SuggestionRequest,
    read: Option<&'a Document<'a>>,
    situation: Option<Situation>,
    asks: &'a [Ask],
    features: Vec<u32>,
    /// The entries of the memory likest to the comment, with their likeness.
    near: Vec<(u32, f64)>,
    known: Known<'a>,
    recent: Vec<Vec<u32>>,
}

impl Shelf {
    /// The shelf of a brand, its templates not yet taken in.
    pub(crate) fn of_samples(brand: &BrandPack) -> Self {
        let mut shelf = Self::default();
        for (index, sample) in brand.samples.iter().enumerate() {
            shelf.remember(index, sample);
        }
        shelf
    }

    /// Takes in so many of the brand's templates that it has not yet; whether it now has all.
    pub(crate) fn take_in(&mut self, brand: &BrandPack, count: usize) -> bool {
        let taken = self.templates.len();
        for (place, template) in brand.templates.iter().enumerate().skip(taken).take(count) {
            let (about, says) = features_of(template);
            for feature in about.union(&says) {
                let has = Has { template: place as u32, about: about.contains(feature) };
                self.having.entry(*feature).or_default().push(has);
            }
            self.templates.push(Shelved::new(template));
        }
        self.templates.len() == brand.templates.len()
    }

    /// Takes in one approved reply, the sample of that number.
    pub(crate) fn remember(&mut self, index: usize, sample: &Sample) {
        if let Some(comment) = &sample.comment {
            self.memory.add(index, comment, &sample.text, sample.lang);
        }
    }

    /// What could be offered, the best first, more than is asked for, so that a review can choose.
    /// With a query, the templates that it finds.
    pub(crate) fn candidates<'a>(
        &self,
        brand: &BrandPack,
        request: &'a SuggestionRequest,
    ) -> Candidates<'a> {
        let comment = request.comment.as_ref();
        let read =
            comment.map(|comment| Document::new(&comment.text, comment.lang.or(request.lang)));
        let heard = Heard::already(request, brand, read.as_ref());
        let language = heard.language();
        let query = request.query.trim();
        // A search is for words: what the comment wants has no say in it.
        let wants = read.as_ref().filter(|_| query.is_empty());
        let triage = wants.map(triage::judge);
        let features = wants.map(memory::features).unwrap_or_default();
        let wanted = Wanted {
            request,
            read: read.as_ref(),
            situation: request.situation.or_else(|| triage.as_ref().map(|told| told.situation)),
            asks: triage.as_ref().map(|triage| &triage.asks[..]).unwrap_or_default(),
            near: wants.map(|_| self.memory.nearest(&features, language)).unwrap_or_default(),
            features,
            known: Known {
                author: comment.map(|comment| &comment.author),
                brand: Some(brand),
                network: request.network.or(comment.and_then(|comment| comment.network)),
                now: request.now,
                heard,
            },
            recent: recent(&request.history),
        };
        let most = if request.limit == 0 { usize::MAX } else { request.limit as usize };
        let mut found = self.of_templates(brand, &wanted, query, most.max(LEAST));
        if wants.is_some() {
            found.extend(self.of_memory(brand, &wanted, most.clamp(LEAST, 2 * LEAST)));
            found.extend(self.composed(brand, &wanted));
        }
        for suggestion in &mut found {
            let again = wanted.said_again(&suggestion.text);
            suggestion.score =
                Score::new(f64::from(suggestion.score.get()) * (1.0 - AGAIN * again));
        }
        sort(&mut found);
        let mut texts = BTreeSet::new();
        found.retain(|suggestion| texts.insert(suggestion.text.clone()));
        Candidates { found, language, comment: read, triage }
    }

    fn of_templates(
        &self,
        brand: &BrandPack,
        wanted: &Wanted<'_>,
        query: &str,
        most: usize,
    ) -> Vec<Suggestion> {
        let asked = search::Query::new(query);
        let score = |shelved: &Shelved| f64::from(search::score(&shelved.search, &asked));
        let fits: Vec<f64> = match query {
            "" => self.fits(brand, wanted),
            _ => self.templates.iter().map(score).collect(),
        };
        let mut fits: Vec<(usize, f64)> =
            fits.into_iter().enumerate().filter(|(_, fit)| *fit > 0.0).collect();
        order::sort_by(&mut fits, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut found = Vec::new();
        for (index, fit) in fits {
            if found.len() == most {
                break;
            }
            let template = &brand.templates[index];
            let body = match wanted.known.heard.language() {
                Language::En => template.body.en.as_deref(),
                _ => template.body.es.as_deref(),
            };
            // Only what is offered has to be read, and one with a mistake is not.
            let Some(body) = body.and_then(super::compose::body_of) else { continue };
            let filled = wanted.freshest(&body);
            found.push(Suggestion {
                gaps: gaps(&filled),
                text: filled.text,
                title: Some(template.title.clone()),
                source: Source { kind: SourceKind::Template, id: template.id.clone() },
                score: Score::new(fit),
            });
        }
        found
    }

    /// How well each template fits what is asked for, 0 to 100; 0 for not at all.
    fn fits(&self, brand: &BrandPack, wanted: &Wanted<'_>) -> Vec<f64> {
        let count = self.templates.len() as f64;
        let mut shared = vec![0.0_f64; self.templates.len()];
        let mut all = 0.0;
        for feature in &wanted.features {
            let having = self.having.get(feature).map(Vec::as_slice).unwrap_or_default();
            let rarity = libm::log(1.0 + count / having.len().max(1) as f64);
            let square = rarity * rarity;
            // What no template speaks of tells none from another, and little of how well one fits.
            all += if having.is_empty() { square / 4.0 } else { square };
            for has in having {
                shared[has.template as usize] += if has.about { square } else { square / 2.0 };
            }
        }
        let likeness = |shared: f64| if all > 0.0 { libm::sqrt(shared / all) } else { 0.0 };
        let templates = self.templates.iter().zip(&brand.templates).zip(shared);
        templates
            .map(|((shelved, template), shared)| match shelved.occasion(template, wanted) {
                0.0 => 0.0,
                points => points + 65.0 * likeness(shared),
            })
            .collect()
    }

    fn of_memory(&self, brand: &BrandPack, wanted: &Wanted<'_>, most: usize) -> Vec<Suggestion> {
        let recalled = self.memory.recall(&wanted.near, most);
        let mut found: Vec<Suggestion> = Vec::new();
        for reply in recalled {
            let Some(sample) = brand.samples.get(reply.sample) else { continue };
            // A question of anybody's has one answer; whoever asks after their own case has another.
            let question = wanted.situation == Some(Situation::Question)
                && wanted.asks.iter().all(|ask| *ask == Ask::Information);
            let filled = adapt(sample, wanted.read, reply.likeness, question, &wanted.known);
            let score = 65.0 * libm::sqrt(reply.likeness) + 35.0 * libm::sqrt(reply.support);
            found.push(Suggestion {
                gaps: gaps(&filled),
                text: filled.text,
                title: None,
                source: Source { kind: SourceKind::Reply, id: reply.sample.to_string() },
                score: Score::new(score),
            });
        }
        found
    }

    fn composed(&self, brand: &BrandPack, wanted: &Wanted<'_>) -> Option<Suggestion> {
        let situation = wanted.situation.filter(|one| *one != Situation::Spam)?;
        let said = said_before(
            brand,
            &self.memory,
            &wanted.near,
            wanted.known.heard.language(),
            situation,
        );
        let tried = (0..WORDINGS).filter_map(|step| {
            let occasion = Occasion {
                situation,
                asks: wanted.asks,
                said: &said,
                seed: wanted.request.seed.wrapping_add(step),
            };
            compose(&wanted.known, brand, &occasion)
        });
        let filled = wanted.least_said(tried)?;
        let known = &wanted.known.heard.facts();
        let facts = u32::from(known.topic.is_some()) + u32::from(known.wait.is_some());
        Some(Suggestion {
            gaps: gaps(&filled),
            text: filled.text,
            title: None,
            source: Source { kind: SourceKind::Composed, id: situation.name().to_owned() },
            score: Score::new(f64::from(24 + 4 * facts)),
        })
    }
}

/// The best first; of equals by where they come from.
pub(crate) fn sort(found: &mut [Suggestion]) {
    order::sort_by(found, |a, b| {
        let by_score = b.score.get().total_cmp(&a.score.get());
        by_score.then(a.source.kind.cmp(&b.source.kind)).then_with(|| a.source.id.cmp(&b.source.id))
    });
}

impl Shelved {
    fn new(template: &Template) -> Self {
        Self {
            search: search::Fields::of(template),
            opens: template.tags.iter().any(|tag| OPENS.contains(&fold(tag).text.as_str())),
        }
    }

    /// Points for the occasion that it is for; 0 if it is for another.
    fn occasion(&self, template: &Template, wanted: &Wanted<'_>) -> f64 {
        if !for_network(template, wanted.known.network) {
            return 0.0;
        }
        match wanted.situation {
            None if wanted.read.is_none() && self.opens => 40.0,
            _ if self.opens => 0.0,
            _ if template.situations.is_empty() => 10.0,
            Some(situation) if template.situations.contains(&situation) => 20.0,
            Some(Situation::Spam) => 0.0,
            // Triage may err between a question and a complaint; not about praise of a crisis.
            Some(_) => 2.0,
            None => 12.0,
        }
    }
}

/// Features of what a template is about, by its title and tags, and of its texts.
fn features_of(template: &Template) -> (BTreeSet<u32>, BTreeSet<u32>) {
    let bodies =
        [(Language::Es, template.body.es.as_deref()), (Language::En, template.body.en.as_deref())];
    let title = format!("{} {}", template.title, template.tags.join(" "));
    let (mut about, mut says) = (BTreeSet::new(), BTreeSet::new());
    for (language, body) in bodies {
        let Some(body) = body else { continue };
        about.extend(memory::features(&Document::new(&title, Some(language))));
        says.extend(memory::features(&Document::new(body, Some(language))));
    }
    (about, says)
}

impl Wanted<'_> {
    /// The template in the wording that the last replies have least of.
    fn freshest(&self, body: &Body) -> Filled {
        let seed = self.request.seed;
        let first = body.fill(&self.known, seed);
        if self.recent.is_empty() {
            return first;
        }
        let others = (1..WORDINGS).map(|step| body.fill(&self.known, seed.wrapping_add(step)));
        self.least_said(std::iter::once(first).chain(others)).unwrap_or_default()
    }

    fn least_said(&self, wordings: impl Iterator<Item = Filled>) -> Option<Filled> {
        let mut best: Option<(f64, Filled)> = None;
        for filled in wordings {
            let again = self.said_again(&filled.text);
            if best.as_ref().is_none_or(|(least, _)| again < *least) {
                best = Some((again, filled));
            }
            if self.recent.is_empty() {
                break;
            }
        }
        best.map(|(_, filled)| filled)
    }

    /// The share of a text that stands in one of the last replies, 0 to 1.
    fn said_again(&self, text: &str) -> f64 {
        if self.recent.is_empty() {
            return 0.0;
        }
        let runs = runs(text);
        let shared = |posted: &Vec<u32>| {
            let known = runs.iter().filter(|run| posted.binary_search(run).is_ok()).count();
            known as f64 / runs.len().max(1) as f64
        };
        self.recent.iter().map(shared).fold(0.0, f64::max)
    }
}

/// The runs of three words of the last replies.
fn recent(history: &[String]) -> Vec<Vec<u32>> {
    history.iter().rev().take(RECENT).map(|text| runs(text)).collect()
}

/// The runs of three words of a text, sorted.
fn runs(text: &str) -> Vec<u32> {
    let words: Vec<u32> = crate::text::tokenize(text)
        .iter()
        .filter(|token| token.kind == crate::text::TokenKind::Word)
        .map(|token| memory::hash(token.folded.chars()))
        .collect();
    let join =
        |run: &[u32]| run.iter().fold(0_u32, |all, word| all.wrapping_mul(0x0100_0193) ^ *word);
    let mut runs: Vec<u32> = words.windows(3).map(join).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// Whether a template is for a network; every one is where none is named.
fn for_network(template: &Template, network: Option<Network>) -> bool {
    template.networks.is_empty()
        || network.is_none_or(|network| template.networks.contains(&network))
}
