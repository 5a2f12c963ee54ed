//! `timbre template`: trying saved replies.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::Subcommand;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use timbre_core::brand::Template;
use timbre_core::reply::{self, Body, Gap, SuggestionRequest, library};
use timbre_core::text::{Language, fold};
use timbre_core::vocabulary::{Moment, Network};
use timbre_core::{Comment, Engine};

use crate::answers::{Answer, CommentInLine, Id, Tag};
use crate::voice::Tongue;
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
    /// The templates that Timbre comes with, to begin a library from.
    Starter {
        /// The language of the texts.
        #[arg(long, value_enum, default_value = "es")]
        lang: Tongue,
        /// Only those of a sector, as their first tag names it, and those for all sectors.
        #[arg(long)]
        sector: Option<String>,
        /// Spanish texts in this form of address.
        #[arg(long, value_enum)]
        address: Option<crate::Address>,
        /// How to write them.
        #[arg(long, value_enum, default_value = "json")]
        format: Format,
    },
    /// Adds saved replies of a file to a brand pack: Timbre's JSON or CSV, an espanso match file,
    /// an export of Text Blaze or Briskine. What cannot be read is told, the rest is taken.
    Import {
        /// The file.
        file: PathBuf,
        /// The brand pack, which is replaced.
        #[arg(long)]
        brand: PathBuf,
        /// The language of texts that do not tell.
        #[arg(long, value_enum, default_value = "es")]
        lang: Tongue,
    },
    /// The templates of a brand, on standard output.
    Export {
        /// The brand pack that holds them.
        #[arg(long)]
        brand: PathBuf,
        /// How to write them.
        #[arg(long, value_enum, default_value = "json")]
        format: Format,
    },
}

/// How saved replies are written to a file.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Format {
    Json,
    Csv,
}

/// The starter library, by language.
const STARTER: [(Language, &str); 2] = [
    (Language::Es, include_str!("../../core/data/starter/es.json")),
    (Language::En, include_str!("../../core/data/starter/en.json")),
];

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
        Command::Starter { lang, sector, address, format } => {
            starter((*lang).into(), sector.as_deref(), *address, *format)
        }
        Command::Import { file, brand, lang } => import(file, brand, (*lang).into()),
        Command::Export { brand, format } => write(&read_brand(brand)?.templates, *format),
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

fn write(templates: &[Template], format: Format) -> anyhow::Result<bool> {
    let written = match format {
        Format::Json => library::to_json(templates),
        Format::Csv => library::to_csv(templates),
    };
    io::stdout().lock().write_all(written.as_bytes())?;
    Ok(true)
}

fn starter(
    lang: Language,
    sector: Option<&str>,
    address: Option<crate::Address>,
    format: Format,
) -> anyhow::Result<bool> {
    let file = STARTER.iter().find(|(known, _)| *known == lang).map_or("", |(_, file)| *file);
    let all = library::import(file, lang).map_err(|problem| anyhow!("{problem}"))?.templates;
    let sector_of = |template: &Template| template.tags.first().cloned().unwrap_or_default();
    let mut chosen: Vec<Template> = match sector {
        None => all,
        Some(sector) => {
            let wanted = fold(sector).text;
            if !all.iter().any(|template| fold(&sector_of(template)).text.contains(&wanted)) {
                let mut sectors: Vec<String> = all.iter().map(sector_of).collect();
                sectors.dedup();
                bail!("there is no sector “{sector}”; there are {}", sectors.join(", "));
            }
            let fits = |template: &Template| {
                let own = fold(&sector_of(template)).text;
                own == "general" || own.contains(&wanted)
            };
            all.into_iter().filter(fits).collect()
        }
    };
    if let (Some(address), Language::Es) = (address, lang) {
        for template in &mut chosen {
            template.body.es =
                template.body.es.as_deref().map(|body| reply::in_address(body, address.into()));
        }
    }
    write(&chosen, format)
}

fn import(file: &Path, brand: &Path, lang: Language) -> anyhow::Result<bool> {
    let mut pack = read_brand(brand)?;
    let content = std::fs::read(file).with_context(|| file.display().to_string())?;
    let content = std::str::from_utf8(&content).map_err(|error| {
        anyhow!("{}: not UTF-8 at byte {}", file.display(), error.valid_up_to() + 1)
    })?;
    let imported = library::import(content, lang)
        .map_err(|problem| anyhow!("{}: {problem}", file.display()))?;
    let count = imported.templates.len();
    library::merge(&mut pack.templates, imported.templates);
    if let Some(problem) = pack.problems().first() {
        bail!("{}: {problem}", brand.display());
    }
    let mut told = io::stderr().lock();
    for problem in &imported.refused {
        writeln!(told, "{}: {problem}", file.display())?;
    }
    for (one, other) in library::near_duplicates(&pack.templates) {
        let (one, other) = (&pack.templates[one].id, &pack.templates[other].id);
        writeln!(told, "“{one}” and “{other}” say nearly the same")?;
    }
    let json = serde_json::to_string_pretty(&pack)? + "\n";
    std::fs::write(brand, json).with_context(|| brand.display().to_string())?;
    writeln!(told, "{count} templates taken, {} refused", imported.refused.len())?;
    Ok(imported.refused.is_empty())
}
