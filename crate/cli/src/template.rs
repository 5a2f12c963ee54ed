//! `timbre template`: trying saved replies.

use std::path::PathBuf;

use clap::Subcommand;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use timbre_core::reply::{self, Body, Gap, SuggestionRequest};
use timbre_core::vocabulary::{Moment, Network};
use timbre_core::{Comment, Engine};

use crate::answers::{Answer, CommentInLine, Id, Tag};
use crate::{lines, read_brand};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Whether templates can be read, and where they are wrong.
    Check,
    /// Templates filled in for a comment.
    Render {
        /// The brand pack whose name, greeting and signature are filled in.
        #[arg(long)]
        brand: Option<PathBuf>,
    },
    /// The templates of a brand that a few letters find.
    Search {
        /// The brand pack that holds them.
        #[arg(long)]
        brand: PathBuf,
        /// How many at most.
        #[arg(long, default_value_t = 10)]
        top: u32,
    },
}

/// A template to be checked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CheckLine {
    /// What the line is known by; echoed.
    #[serde(default)]
    id: Id,
    /// The template's text.
    body: String,
}

/// Whether a template can be read.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Checked {
    /// Its first mistake, if it has one.
    error: Option<Mistake>,
}

/// A mistake and its place.
#[derive(Debug, Serialize, JsonSchema)]
struct Mistake {
    /// Counted from 1.
    line: u32,
    /// In characters, counted from 1.
    column: u32,
    /// What is wrong there.
    message: String,
}

impl From<reply::TemplateError> for Mistake {
    fn from(error: reply::TemplateError) -> Self {
        let message = error.problem.to_string();
        Self { line: error.line, column: error.column, message }
    }
}

/// A template to be filled in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RenderLine {
    /// What the line is known by; echoed.
    #[serde(default)]
    id: Id,
    /// The template's text.
    body: String,
    /// The comment that it answers.
    #[serde(default)]
    comment: Option<CommentInLine>,
    /// The language tag to fill it in; the comment's if absent.
    #[serde(default)]
    lang: Tag,
    /// Where it will be posted.
    #[serde(default)]
    network: Option<Network>,
    /// The moment, for greetings by the time of day.
    #[serde(default)]
    now: Option<Moment>,
    /// Chooses among alternatives.
    #[serde(default)]
    seed: u32,
}

/// A template, filled in.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Rendered {
    /// The text; none if the template has a mistake.
    text: Option<String>,
    /// What is left to fill in, in UTF-16 code units.
    gaps: Vec<Gap>,
    /// The template's first mistake, if it has one.
    error: Option<Mistake>,
}

/// What to look for among the templates.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SearchLine {
    /// What the line is known by; echoed.
    #[serde(default)]
    id: Id,
    /// A few letters.
    query: String,
    /// The language tag of the bodies; the brand's main one if absent.
    #[serde(default)]
    lang: Tag,
}

/// The templates found, the best first.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Found {
    templates: Vec<FoundTemplate>,
}

/// A template that was found.
#[derive(Debug, Serialize, JsonSchema)]
struct FoundTemplate {
    /// Its id.
    template: String,
    /// Its title.
    title: Option<String>,
    /// How well it was found, 0 to 100.
    score: f32,
}

pub(crate) fn run(command: &Command) -> anyhow::Result<bool> {
    match command {
        Command::Check => lines::answer(|line: CheckLine| {
            let error = Body::parse(&line.body).err().map(Mistake::from);
            Answer { id: line.id, answer: Checked { error } }
        }),
        Command::Render { brand } => {
            let brand = brand.as_deref().map(read_brand).transpose()?;
            lines::answer(|line: RenderLine| {
                let request = SuggestionRequest {
                    comment: line.comment.map(Comment::from),
                    lang: line.lang.language(),
                    network: line.network,
                    now: line.now,
                    seed: line.seed,
                    ..SuggestionRequest::default()
                };
                let answer = match reply::render(&line.body, brand.as_ref(), &request) {
                    Ok(filled) => {
                        Rendered { text: Some(filled.text), gaps: filled.gaps, error: None }
                    }
                    Err(error) => {
                        Rendered { text: None, gaps: Vec::new(), error: Some(error.into()) }
                    }
                };
                Answer { id: line.id, answer }
            })
        }
        Command::Search { brand, top } => {
            let engine = Engine::new(&read_brand(brand)?);
            lines::answer(|line: SearchLine| {
                let request = SuggestionRequest {
                    query: line.query,
                    lang: line.lang.language(),
                    limit: *top,
                    ..SuggestionRequest::default()
                };
                let found = engine.suggest(&request).into_iter().map(|found| FoundTemplate {
                    template: found.source.id,
                    title: found.title,
                    score: found.score.get(),
                });
                Answer { id: line.id, answer: Found { templates: found.collect() } }
            })
        }
    }
}
