//! Replies at hand: templates, filled in for the person answered, and approved replies to
//! comments like this one.
//!
//! Knows the brand, the comment and its triage; it does not judge what it offers, the review does.
//! Nothing here invents a fact: what is not known is a marked gap.

mod person;
mod search;
mod suggestion;
mod template;

use std::collections::{BTreeMap, BTreeSet};

pub use person::first_name;
pub use suggestion::{Gap, Source, SourceKind, Suggestion, SuggestionRequest};
pub use template::{Body, Filled, TemplateError, TemplateProblem, Values};

use crate::brand::{BrandPack, Sample, Template};
use crate::text::{Document, Language, OffsetMap, TokenKind};
use crate::triage;
use crate::vocabulary::{Author, DayPart, Moment, Network, Score, Situation};
use crate::{Comment, Draft};

/// The values that a template is filled with.
struct Known<'a> {
    author: Option<&'a Author>,
    brand: Option<&'a BrandPack>,
    network: Option<Network>,
    now: Option<Moment>,
    language: Language,
}

impl Values for Known<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let displayed = || self.author.and_then(|author| author.name.as_deref());
        match name {
            "first_name" => displayed().and_then(first_name),
            "name" => displayed().map(str::to_owned).filter(|name| !name.trim().is_empty()),
            "handle" => {
                let handle = self.author.and_then(|author| author.handle.as_deref())?;
                let handle = handle.trim().trim_start_matches('@');
                (!handle.is_empty()).then(|| format!("@{handle}"))
            }
            "brand" => self.brand.map(|brand| brand.name.clone()),
            "network" => self.network.map(|network| network_name(network).to_owned()),
            "greeting" => self.line(self.brand?.greeting.as_ref()),
            "signature" => self.line(self.brand?.signature.as_ref()),
            "day_greeting" => self.now.map(|now| day_greeting(now, self.language).to_owned()),
            _ => None,
        }
    }

    fn gap_name(&self, name: &str) -> String {
        let spanish = self.language == Language::Es;
        match name {
            "order_number" if spanish => "número de pedido".into(),
            "date" if spanish => "fecha".into(),
            "city" if spanish => "ciudad".into(),
            "link" if spanish => "enlace".into(),
            "day_greeting" if spanish => "saludo".into(),
            "day_greeting" => "greeting".into(),
            _ => name.replace('_', " "),
        }
    }
}

impl Known<'_> {
    /// A greeting or signature, itself a template, but not one that asks for itself.
    fn line(&self, text: Option<&crate::brand::Localized>) -> Option<String> {
        let text = text?.get(self.language)?;
        if text.contains("greeting") || text.contains("signature") {
            return Some(text.to_owned());
        }
        Some(Body::parse(text).map_or_else(|_| text.to_owned(), |body| body.fill(self, 0).text))
    }
}

fn network_name(network: Network) -> &'static str {
    match network {
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
        Network::Community => "",
    }
}

fn day_greeting(now: Moment, language: Language) -> &'static str {
    match (now.day_part(), language) {
        (DayPart::Morning, Language::Es) => "Buenos días",
        (DayPart::Afternoon, Language::Es) => "Buenas tardes",
        (DayPart::Night, Language::Es) => "Buenas noches",
        (DayPart::Morning, _) => "Good morning",
        (DayPart::Afternoon, _) => "Good afternoon",
        (DayPart::Night, _) => "Good evening",
    }
}

/// A greeting or signature of the brand, filled for a draft.
pub(crate) fn fill_line(
    text: &str,
    draft: &Draft,
    brand: &BrandPack,
    language: Language,
) -> String {
    let known = Known {
        author: draft.comment.as_ref().map(|comment| &comment.author),
        brand: Some(brand),
        network: draft.network,
        now: draft.now,
        language,
    };
    Body::parse(text).map_or_else(|_| text.to_owned(), |body| body.fill(&known, 0).text)
}

/// Fills a template for a request; its score is that of a template the user chose.
///
/// # Errors
/// The first mistake in the template, with its place.
pub fn render(
    body: &str,
    brand: Option<&BrandPack>,
    request: &SuggestionRequest,
) -> Result<Suggestion, TemplateError> {
    let comment = request.comment.as_ref();
    let read = comment.map(|comment| Document::new(&comment.text, comment.lang));
    let language = request
        .lang
        .or_else(|| read.map(|read| read.language))
        .filter(|language| *language != Language::Other)
        .or_else(|| brand.and_then(|brand| brand.languages.first().copied()))
        .unwrap_or_default();
    let known = Known {
        author: comment.map(|comment| &comment.author),
        brand,
        network: request.network.or(comment.and_then(|comment| comment.network)),
        now: request.now,
        language,
    };
    let filled = Body::parse(body)?.fill(&known, request.seed);
    Ok(Suggestion {
        gaps: gaps(&filled),
        text: filled.text,
        title: None,
        source: Source { kind: SourceKind::Template, id: String::new() },
        score: Score::MAX,
    })
}

/// The replies that fit a request best, the best first. With a query, the templates that it
/// finds; without, what fits the comment. A limit of 0 returns all.
#[must_use]
pub fn suggest(brand: Option<&BrandPack>, request: &SuggestionRequest) -> Vec<Suggestion> {
    let Some(brand) = brand else { return Vec::new() };
    let comment = request.comment.as_ref();
    let read = comment.map(|comment| Document::new(&comment.text, comment.lang.or(request.lang)));
    let language = request
        .lang
        .or_else(|| read.as_ref().map(|read| read.language))
        .filter(|language| *language != Language::Other)
        .or_else(|| brand.languages.first().copied())
        .unwrap_or_default();
    let situation =
        request.situation.or_else(|| read.as_ref().map(|read| triage::judge(read).situation));
    let known = Known {
        author: comment.map(|comment| &comment.author),
        brand: Some(brand),
        network: request.network.or(comment.and_then(|comment| comment.network)),
        now: request.now,
        language,
    };
    let asked = read.as_ref().map(stems).unwrap_or_default();
    let rarity = Rarity::of(brand);
    let mut found = Vec::new();
    for template in &brand.templates {
        let fit = match request.query.trim() {
            "" => fit(template, situation, known.network, &asked, &rarity),
            query => f64::from(search::score(template, query)),
        };
        if fit > 0.0
            && let Some(suggestion) = from_template(template, fit, &known, request)
        {
            found.push(suggestion);
        }
    }
    if request.query.trim().is_empty() && comment.is_some() {
        for (index, sample) in brand.samples.iter().enumerate() {
            found.extend(from_sample(index, sample, &asked, &rarity, &known, comment));
        }
    }
    for suggestion in &mut found {
        if request.history.iter().any(|posted| posted.trim() == suggestion.text.trim()) {
            suggestion.score = Score::new(f64::from(suggestion.score.get()) / 2.0);
        }
    }
    found.sort_by(|a, b| {
        b.score.get().total_cmp(&a.score.get()).then(a.source.id.cmp(&b.source.id))
    });
    let mut texts = BTreeSet::new();
    found.retain(|suggestion| texts.insert(suggestion.text.clone()));
    if request.limit > 0 {
        found.truncate(request.limit as usize);
    }
    found
}

/// The stems of a text's longer words: five letters tell most inflections together.
fn stems(document: &Document<'_>) -> BTreeSet<String> {
    document
        .words()
        .filter(|token| token.folded.chars().count() > 3)
        .map(|token| token.folded.chars().take(5).collect())
        .collect()
}

fn stems_of(text: &str) -> BTreeSet<String> {
    stems(&Document::new(text, Some(Language::Es)))
}

/// How much a shared word tells: less, the more of the brand's comments have it.
struct Rarity {
    comments: f64,
    with: BTreeMap<String, f64>,
}

impl Rarity {
    fn of(brand: &BrandPack) -> Self {
        let mut with: BTreeMap<String, f64> = BTreeMap::new();
        let comments = brand.samples.iter().filter_map(|sample| sample.comment.as_deref());
        let mut count = 1.0;
        for comment in comments {
            count += 1.0;
            for stem in stems_of(comment) {
                *with.entry(stem).or_default() += 1.0;
            }
        }
        Self { comments: count, with }
    }

    fn weight(&self, stem: &str) -> f64 {
        let with = self.with.get(stem).copied().unwrap_or(0.5);
        libm::log(1.0 + self.comments / with)
    }

    /// The cosine of two sets of stems, 0 to 1.
    fn likeness(&self, a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
        let square = |weight: f64| weight * weight;
        let norm = |set: &BTreeSet<String>| -> f64 {
            set.iter().map(|stem| square(self.weight(stem))).sum()
        };
        let shared: f64 = a.intersection(b).map(|stem| square(self.weight(stem))).sum();
        let norms = norm(a) * norm(b);
        if norms > 0.0 { shared / libm::sqrt(norms) } else { 0.0 }
    }
}

/// How well a template fits a comment, 0 to 100; 0 for one that is for something else.
fn fit(
    template: &Template,
    situation: Option<Situation>,
    network: Option<Network>,
    asked: &BTreeSet<String>,
    rarity: &Rarity,
) -> f64 {
    let for_network = template.networks.is_empty()
        || network.is_none_or(|network| template.networks.contains(&network));
    if !for_network {
        return 0.0;
    }
    let by_situation = match situation {
        _ if template.situations.is_empty() => 20.0,
        Some(situation) if template.situations.contains(&situation) => 45.0,
        Some(_) => return 0.0,
        None => 25.0,
    };
    let mut about = format!("{} {}", template.title, template.tags.join(" "));
    for body in [&template.body.es, &template.body.en].into_iter().flatten() {
        about.push(' ');
        about.push_str(body);
    }
    by_situation + 50.0 * libm::sqrt(rarity.likeness(asked, &stems_of(&about)))
}

fn from_template(
    template: &Template,
    fit: f64,
    known: &Known<'_>,
    request: &SuggestionRequest,
) -> Option<Suggestion> {
    let source = template.body.get(known.language)?;
    let body = Body::parse(source).ok()?;
    let filled = body.fill(known, request.seed);
    Some(Suggestion {
        gaps: gaps(&filled),
        text: filled.text,
        title: Some(template.title.clone()),
        source: Source { kind: SourceKind::Template, id: template.id.clone() },
        score: Score::new(fit),
    })
}

fn gaps(filled: &Filled) -> Vec<Gap> {
    let offsets = OffsetMap::new(&filled.text);
    filled
        .gaps
        .iter()
        .map(|(range, name)| Gap {
            span: offsets.to_utf16_span(range.clone().into()),
            name: name.clone(),
        })
        .collect()
}

/// An approved reply to a comment like this one. Whom it mentioned was somebody else.
fn from_sample(
    index: usize,
    sample: &Sample,
    asked: &BTreeSet<String>,
    rarity: &Rarity,
    known: &Known<'_>,
    comment: Option<&Comment>,
) -> Option<Suggestion> {
    let answered = sample.comment.as_deref()?;
    let likeness = rarity.likeness(asked, &stems_of(answered));
    if likeness < 0.08 {
        return None;
    }
    let read = Document::new(&sample.text, sample.lang);
    if read.language != known.language {
        return None;
    }
    let handle = comment.and_then(|comment| comment.author.handle.as_deref());
    let mut text = String::with_capacity(sample.text.len());
    let mut at = 0;
    let called = name_called(&read);
    for token in &read.tokens {
        let mention = token.kind == TokenKind::Mention;
        if !mention && called != Some(token.span) {
            continue;
        }
        text.push_str(&sample.text[at..token.span.start]);
        at = token.span.end;
        match (mention, handle, known.value("first_name")) {
            (true, Some(handle), _) => {
                text.push('@');
                text.push_str(handle.trim_start_matches('@'));
            }
            (true, None, _) => {
                at += sample.text[at..].len() - sample.text[at..].trim_start_matches(' ').len();
            }
            (false, _, Some(name)) => text.push_str(&name),
            (false, _, None) => text.truncate(text.trim_end_matches([' ', ',']).len()),
        }
    }
    text.push_str(&sample.text[at..]);
    Some(Suggestion {
        text: text.trim().to_owned(),
        title: None,
        source: Source { kind: SourceKind::Reply, id: index.to_string() },
        score: Score::new(100.0 * libm::sqrt(likeness)),
        gaps: Vec::new(),
    })
}

/// The name that a reply calls somebody by as it opens: "Hola, Alba." It was somebody else's.
fn name_called(read: &Document<'_>) -> Option<crate::text::ByteSpan> {
    const OPENINGS: &[&str] = &[
        "hola", "hi", "hey", "hello", "gracias", "thanks", "buenas", "dear", "ey", "querida",
        "querido",
    ];
    let mut tokens = read
        .tokens
        .iter()
        .filter(|t| t.kind != TokenKind::Mention)
        .skip_while(|token| token.kind == TokenKind::Mark);
    let opening = tokens.next().filter(|token| OPENINGS.contains(&token.folded.as_str()))?;
    let mut rest = tokens.skip_while(|token| token.folded == ",");
    let name = rest.next().filter(|token| token.kind == TokenKind::Word)?;
    let closed = rest.next().is_none_or(|token| token.kind == TokenKind::Mark);
    let near = name.span.start - opening.span.end <= 2;
    (near && closed && read.raw(name).starts_with(char::is_uppercase)).then_some(name.span)
}
