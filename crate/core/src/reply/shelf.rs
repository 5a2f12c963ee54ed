//! All that a brand has at hand, ready to be looked through: its templates, read, and its replies,
//! indexed.

use std::collections::{BTreeMap, BTreeSet};

use super::compose::{Occasion, compose};
use super::facts::Facts;
use super::known::Known;
use super::memory::{self, Memory};
use super::recall::adapt;
use super::template::{Body, Filled};
use super::{Source, SourceKind, Suggestion, SuggestionRequest, gaps, search};
use crate::brand::{BrandPack, Sample, Template};
use crate::order;
use crate::text::{Document, Language};
use crate::triage;
use crate::vocabulary::{Ask, Network, Score, Situation};

/// How many alternatives of a template are tried for one that the last replies did not use.
const WORDINGS: u32 = 3;
/// How many of the last replies count against saying the same again.
const RECENT: usize = 12;
/// Fewest suggestions of each kind that are handed on to be reviewed.
const LEAST: usize = 3;

/// A brand's replies at hand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shelf {
    memory: Memory,
    templates: Vec<Shelved>,
    /// In how many templates a feature stands.
    with: BTreeMap<u32, u32>,
}

/// A template, read once.
#[derive(Debug, Clone)]
struct Shelved {
    search: search::Fields,
    /// Features of what it is about (title and tags), and of its texts. Sorted.
    about: Vec<u32>,
    says: Vec<u32>,
    es: Option<Body>,
    en: Option<Body>,
}

/// What is asked for, read once.
struct Wanted<'a> {
    request: &'a SuggestionRequest,
    read: Option<&'a Document<'a>>,
    situation: Option<Situation>,
    asks: Vec<Ask>,
    features: Vec<u32>,
    known: Known<'a>,
    recent: Vec<Vec<u32>>,
}

impl Shelf {
    /// The shelf of a brand.
    pub(crate) fn of(brand: &BrandPack) -> Self {
        let mut shelf = Self::default();
        for (index, sample) in brand.samples.iter().enumerate() {
            shelf.remember(index, sample);
        }
        for template in &brand.templates {
            let shelved = Shelved::new(template);
            let all: BTreeSet<u32> = shelved.about.iter().chain(&shelved.says).copied().collect();
            for feature in all {
                *shelf.with.entry(feature).or_default() += 1;
            }
            shelf.templates.push(shelved);
        }
        shelf
    }

    /// Takes in one approved reply, the sample of that number.
    pub(crate) fn remember(&mut self, index: usize, sample: &Sample) {
        if let Some(comment) = &sample.comment {
            self.memory.add(index, comment, &sample.text, sample.lang);
        }
    }

    /// What could be offered, the best first, more than is asked for, so that a review can choose.
    /// With a query, the templates that it finds.
    pub(crate) fn candidates(
        &self,
        brand: &BrandPack,
        request: &SuggestionRequest,
    ) -> Vec<Suggestion> {
        let comment = request.comment.as_ref();
        let read =
            comment.map(|comment| Document::new(&comment.text, comment.lang.or(request.lang)));
        let language = request
            .lang
            .or_else(|| read.as_ref().map(|read| read.language))
            .filter(|language| *language != Language::Other)
            .or_else(|| brand.languages.first().copied())
            .unwrap_or_default();
        let triage = read.as_ref().map(triage::judge);
        let wanted = Wanted {
            request,
            read: read.as_ref(),
            situation: request.situation.or_else(|| triage.as_ref().map(|told| told.situation)),
            asks: triage.map(|triage| triage.asks).unwrap_or_default(),
            features: read.as_ref().map(memory::features).unwrap_or_default(),
            known: Known {
                author: comment.map(|comment| &comment.author),
                brand: Some(brand),
                network: request.network.or(comment.and_then(|comment| comment.network)),
                now: request.now,
                language,
                facts: read.as_ref().map(Facts::of).unwrap_or_default(),
            },
            recent: recent(&request.history),
        };
        let most = if request.limit == 0 { usize::MAX } else { request.limit as usize };
        let query = request.query.trim();
        let mut found = self.of_templates(brand, &wanted, query, most.max(LEAST));
        if query.is_empty() && comment.is_some() {
            found.extend(self.of_memory(brand, &wanted, most.clamp(LEAST, 2 * LEAST)));
            found.extend(self.composed(brand, &wanted));
        }
        for suggestion in &mut found {
            let again = wanted.said_again(&suggestion.text);
            suggestion.score = Score::new(f64::from(suggestion.score.get()) * (1.0 - again / 2.0));
        }
        sort(&mut found);
        let mut texts = BTreeSet::new();
        found.retain(|suggestion| texts.insert(suggestion.text.clone()));
        found
    }

    fn of_templates(
        &self,
        brand: &BrandPack,
        wanted: &Wanted<'_>,
        query: &str,
        most: usize,
    ) -> Vec<Suggestion> {
        let asked = search::Query::new(query);
        let mut fits: Vec<(usize, f64)> = self
            .templates
            .iter()
            .zip(&brand.templates)
            .map(|(shelved, template)| match query {
                "" => self.fit(shelved, template, wanted),
                _ => f64::from(search::score(&shelved.search, &asked)),
            })
            .enumerate()
            .filter(|(_, fit)| *fit > 0.0)
            .collect();
        order::sort_by(&mut fits, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut found = Vec::new();
        for (index, fit) in fits {
            if found.len() == most {
                break;
            }
            let (shelved, template) = (&self.templates[index], &brand.templates[index]);
            let body = match wanted.known.language {
                Language::En => shelved.en.as_ref(),
                _ => shelved.es.as_ref(),
            };
            let Some(body) = body else { continue };
            let filled = wanted.freshest(body);
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

    /// How well a template fits a comment, 0 to 100; 0 for one of another network.
    fn fit(&self, shelved: &Shelved, template: &Template, wanted: &Wanted<'_>) -> f64 {
        if !for_network(template, wanted.known.network) {
            return 0.0;
        }
        let by_situation = match wanted.situation {
            _ if template.situations.is_empty() => 10.0,
            Some(situation) if template.situations.contains(&situation) => 20.0,
            Some(Situation::Spam) => return 0.0,
            // Triage may err between a question and a complaint; not about praise of a crisis.
            Some(_) => 2.0,
            None => 12.0,
        };
        let count = self.templates.len() as f64;
        let (mut shared, mut all) = (0.0, 0.0);
        for feature in &wanted.features {
            let with = self.with.get(feature).copied().unwrap_or(0);
            let rarity = libm::log(1.0 + count / f64::from(with.max(1)));
            let square = rarity * rarity;
            // What no template speaks of tells none from another, and little of how well one fits.
            all += if with == 0 { square / 4.0 } else { square };
            if shelved.about.binary_search(feature).is_ok() {
                shared += square;
            } else if shelved.says.binary_search(feature).is_ok() {
                shared += square / 2.0;
            }
        }
        let likeness = if all > 0.0 { libm::sqrt(shared / all) } else { 0.0 };
        by_situation + 65.0 * likeness
    }

    fn of_memory(&self, brand: &BrandPack, wanted: &Wanted<'_>, most: usize) -> Vec<Suggestion> {
        let recalled = self.memory.recall(&wanted.features, wanted.known.language, most);
        let mut found: Vec<Suggestion> = Vec::new();
        for reply in recalled {
            let Some(sample) = brand.samples.get(reply.sample) else { continue };
            // A question of anybody's has one answer; whoever asks after their own case has another.
            let question = wanted.situation == Some(Situation::Question)
                && wanted.asks.iter().all(|ask| *ask == Ask::Information);
            let Some(filled) = adapt(sample, wanted.read, reply.likeness, question, &wanted.known)
            else {
                continue;
            };
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
        let neighbours = self.memory.neighbours(&wanted.features, wanted.known.language);
        let tried = (0..WORDINGS).filter_map(|step| {
            let occasion = Occasion {
                situation,
                asks: &wanted.asks,
                neighbours: &neighbours,
                memory: &self.memory,
                seed: wanted.request.seed.wrapping_add(step),
            };
            compose(&wanted.known, brand, &occasion)
        });
        let filled = wanted.least_said(tried)?;
        let known = &wanted.known.facts;
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
        let bodies = [
            (Language::Es, template.body.es.as_deref()),
            (Language::En, template.body.en.as_deref()),
        ];
        let about = format!("{} {}", template.title, template.tags.join(" "));
        let (mut about_features, mut says) = (Vec::new(), Vec::new());
        for (language, body) in bodies {
            let Some(body) = body else { continue };
            about_features.extend(memory::features(&Document::new(&about, Some(language))));
            says.extend(memory::features(&Document::new(body, Some(language))));
        }
        for features in [&mut about_features, &mut says] {
            features.sort_unstable();
            features.dedup();
        }
        let read = |body: Option<&str>| body.and_then(super::compose::body_of);
        Self {
            search: search::Fields::of(template),
            about: about_features,
            says,
            es: read(template.body.es.as_deref()),
            en: read(template.body.en.as_deref()),
        }
    }
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
