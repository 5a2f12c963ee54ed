//! What each command is asked and answers.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Error};
use serde_json::value::RawValue;
use timbre_core::register::{self, Doubt};
use timbre_core::reply::{Source, SourceKind, Suggestion, SuggestionRequest};
use timbre_core::review::Review;
use timbre_core::text::{Document, Language, Utf16Span};
use timbre_core::tone::Tone;
use timbre_core::triage::Triage;
use timbre_core::vocabulary::{Account, AddressForm, Author, Moment, Network, Score, Situation};
use timbre_core::{Comment, Draft, Engine};

/// What a line is known by: any JSON value, given back as it was written.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub(crate) struct Id(Option<Box<RawValue>>);

impl JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "Any JSON value, given back as it was written." })
    }
}

/// A language as people tag it: `es`, `es-MX`, `en_GB`; any other tag is another language.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tag(Option<Language>);

impl Tag {
    /// The language, if one was named.
    pub(crate) fn language(self) -> Option<Language> {
        self.0
    }
}

impl<'de> Deserialize<'de> for Tag {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Some(tag) = Option::<String>::deserialize(from)? else { return Ok(Self(None)) };
        let first = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match first.as_str() {
            "" => Err(D::Error::custom("a language is a tag such as “es”, or is left out")),
            "es" | "spa" => Ok(Self(Some(Language::Es))),
            "en" | "eng" => Ok(Self(Some(Language::En))),
            _ => Ok(Self(Some(Language::Other))),
        }
    }
}

impl JsonSchema for Tag {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Tag".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A language tag: es, en, es-MX; null to have it identified.",
            "type": ["string", "null"],
            "minLength": 2
        })
    }
}

/// A comment to be triaged.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TriageLine {
    /// What the line is known by; echoed.
    #[serde(default)]
    id: Id,
    /// What the comment says.
    text: String,
    /// Its language tag; identified if absent.
    #[serde(default)]
    lang: Tag,
    /// Where it was posted.
    #[serde(default)]
    network: Option<Network>,
}

/// An answer under the id of its line.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Answer<T> {
    pub(crate) id: Id,
    #[serde(flatten)]
    pub(crate) answer: T,
}

pub(crate) fn triage(engine: &Engine, line: TriageLine) -> Answer<Triage> {
    let TriageLine { id, text, lang, network } = line;
    let lang = lang.language();
    let comment = Comment { text, lang, network, author: Author::default() };
    Answer { id, answer: engine.triage(&comment) }
}

/// A text whose tone is asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ToneLine {
    /// What the line is known by; echoed.
    #[serde(default)]
    id: Id,
    /// The text.
    text: String,
    /// Its language tag; identified if absent.
    #[serde(default)]
    lang: Tag,
}

pub(crate) fn tone(engine: &Engine, line: ToneLine) -> Answer<Tone> {
    Answer { id: line.id, answer: engine.tone(&line.text, line.lang.language()) }
}

/// A comment, as its text alone or with what surrounds it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum CommentInLine {
    /// Its text.
    Text(String),
    /// Text, language, network and author.
    Whole(Box<Comment>),
}

impl From<CommentInLine> for Comment {
    fn from(comment: CommentInLine) -> Self {
        match comment {
            CommentInLine::Text(text) => Comment { text, ..Comment::default() },
            CommentInLine::Whole(comment) => *comment,
        }
    }
}

/// A draft to be reviewed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReviewLine {
    /// What the line is known by; echoed.
    #[serde(default)]
    id: Id,
    /// What has been written.
    text: String,
    /// Its language tag; identified if absent.
    #[serde(default)]
    lang: Tag,
    /// Where it will be posted.
    #[serde(default)]
    network: Option<Network>,
    /// Whether everybody will see it; true if absent.
    #[serde(default)]
    public: Option<bool>,
    /// The comment that it answers.
    #[serde(default)]
    comment: Option<CommentInLine>,
    /// The situation, if it is known better than triage would.
    #[serde(default)]
    situation: Option<Situation>,
    /// The account that writes.
    #[serde(default)]
    account: Option<Account>,
    /// The replies posted last, newest last.
    #[serde(default)]
    history: Option<Vec<String>>,
    /// The moment of the review.
    #[serde(default)]
    now: Option<Moment>,
}

pub(crate) fn review(engine: &Engine, line: ReviewLine) -> Answer<Review> {
    let draft = Draft {
        text: line.text,
        lang: line.lang.language(),
        network: line.network,
        public: line.public.unwrap_or(true),
        comment: line.comment.map(Comment::from),
        situation: line.situation,
        account: line.account,
        history: line.history.unwrap_or_default(),
        now: line.now,
        ..Draft::default()
    };
    Answer { id: line.id, answer: engine.review(&draft) }
}

/// A comment to find replies for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SuggestLine {
    /// What the line is known by; echoed.
    #[serde(default)]
    id: Id,
    /// The comment; without one, what begins a conversation is suggested.
    #[serde(default)]
    comment: Option<CommentInLine>,
    /// The language tag to answer in; the comment's if absent.
    #[serde(default)]
    lang: Tag,
    /// Where it was posted.
    #[serde(default)]
    network: Option<Network>,
    /// What the user has written so far; better wordings of it come first.
    #[serde(default)]
    draft: Option<String>,
    /// The replies posted last, newest last; what they say is not suggested again.
    #[serde(default)]
    history: Vec<String>,
    /// The moment, for greetings by the time of day.
    #[serde(default)]
    now: Option<Moment>,
    /// Chooses among alternatives; the same seed chooses the same.
    #[serde(default)]
    seed: u32,
}

/// The replies that fit a comment best.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Suggestions {
    /// The best first.
    suggestions: Vec<Suggestion>,
}

pub(crate) fn suggest(engine: &Engine, top: u32, line: SuggestLine) -> Answer<Suggestions> {
    let request = SuggestionRequest {
        comment: line.comment.map(Into::into),
        lang: line.lang.language(),
        network: line.network,
        draft: line.draft,
        history: line.history,
        now: line.now,
        seed: line.seed,
        limit: top,
        ..SuggestionRequest::default()
    };
    let draft = request.draft.as_ref().map(|text| Draft {
        text: text.clone(),
        lang: request.lang,
        network: request.network,
        comment: request.comment.clone(),
        history: request.history.clone(),
        now: request.now,
        ..Draft::default()
    });
    let rewrites = draft.map(|draft| engine.rewrites(&draft)).unwrap_or_default();
    let mut suggestions: Vec<Suggestion> = rewrites
        .into_iter()
        .map(|rewrite| Suggestion {
            text: rewrite.text,
            title: None,
            source: Source { kind: SourceKind::Rewrite, id: rewrite.aim.name().to_owned() },
            score: Score::MAX,
            gaps: Vec::new(),
        })
        .collect();
    suggestions.extend(engine.suggest(&request));
    suggestions.truncate(top as usize);
    Answer { id: line.id, answer: Suggestions { suggestions } }
}

/// A Spanish text to be converted into another form of address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ConvertLine {
    /// What the line is known by; echoed.
    #[serde(default)]
    id: Id,
    /// The text.
    text: String,
    /// Its language tag; identified if absent. Only Spanish changes.
    #[serde(default)]
    lang: Tag,
}

/// A converted text.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Converted {
    /// The new text.
    text: String,
    /// What was changed, in the old text.
    changes: Vec<Change>,
    /// What may have to be changed as well, in the old text.
    unsure: Vec<Unsure>,
}

/// A changed word: where it stood, in UTF-16 code units, and what became of it.
#[derive(Debug, Serialize, JsonSchema)]
struct Change {
    #[serde(flatten)]
    span: Utf16Span,
    from: String,
    to: String,
}

/// A word that was left: where it stands, in UTF-16 code units, and why.
#[derive(Debug, Serialize, JsonSchema)]
struct Unsure {
    #[serde(flatten)]
    span: Utf16Span,
    why: Doubt,
}

pub(crate) fn convert(target: AddressForm, line: ConvertLine) -> Answer<Converted> {
    let document = Document::new(&line.text, line.lang.language());
    let target = if document.language == Language::En { AddressForm::None } else { target };
    let conversion = register::convert(&line.text, target);
    let changes = conversion.changes.into_iter().map(|(span, to)| Change {
        span: document.utf16(span),
        from: span.of(&line.text).to_owned(),
        to,
    });
    let unsure = conversion.unsure.into_iter();
    let answer = Converted {
        text: conversion.text,
        changes: changes.collect(),
        unsure: unsure.map(|(span, why)| Unsure { span: document.utf16(span), why }).collect(),
    };
    Answer { id: line.id, answer }
}
