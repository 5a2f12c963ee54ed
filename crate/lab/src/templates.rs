//! Templates under load: a parser given anything at all, and how fast replies are at hand.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use timbre_core::brand::{BrandPack, Localized, Sample, Template};
use timbre_core::reply::{Body, SuggestionRequest, Values, library, render};
use timbre_core::text::Language;
use timbre_core::vocabulary::Situation;
use timbre_core::{Comment, Engine};

use crate::learn::Dice;

/// Longer than any reading of a template may take.
const HANGS: Duration = Duration::from_secs(2);
const MEMORIES: usize = 5_000;
const TEMPLATES: usize = 500;
const SEARCHED: usize = 5_000;
/// How many engines are opened to weigh one.
const WEIGHED: usize = 3;

/// What templates are made of, whole and in pieces.
const PIECES: &[&str] = &[
    "{{",
    "}}",
    "{",
    "}",
    "|",
    "\\",
    "#",
    "^",
    "/",
    "\"",
    "“",
    "”",
    "«",
    "»",
    "'",
    ":",
    ",",
    " ",
    "\n",
    "ask",
    "ask ",
    "choice:",
    "default:",
    "date",
    "cursor",
    "first_name",
    "nombre",
    "topic",
    "upper",
    "mayúscula",
    "{{#wait}}",
    "{{/wait}}",
    "{{^topic}}",
    "{a|b}",
    "{{first_name}}",
    "ñ",
    "👍🏽",
    "\u{301}",
    "\u{0}",
    "on_x",
    "{{ask \"Día\" | date}}",
    "palabra",
    "é",
    "[",
    "]",
    "😀",
];

struct Everything;

impl Values for Everything {
    fn value(&self, name: &str) -> Option<String> {
        name.len().is_multiple_of(2).then(|| format!("«{name}»"))
    }
}

/// Reads and fills random templates, and reads random files of them, for so many minutes. A panic
/// ends the program; what takes too long is an error.
///
/// # Errors
/// If a template takes too long, or makes more than it may.
#[allow(clippy::print_stdout, reason = "figures are what it is for")]
pub(crate) fn fuzz(minutes: &str) -> Result<()> {
    let minutes: f64 = minutes.parse().context("how many minutes?")?;
    let end = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let mut dice = Dice::new(11);
    let (mut tried, mut read) = (0_u64, 0_u64);
    while Instant::now() < end {
        // Now and then one as long as templates may be.
        let long = dice.below(200) == 0;
        let length = if long { dice.below(6_000) } else { dice.below(40) };
        let source: String = (0..length).map(|_| PIECES[dice.below(PIECES.len())]).collect();
        let start = Instant::now();
        if let Ok(body) = Body::parse(&source) {
            read += 1;
            let filled = body.fill(&Everything, dice.below(1_000) as u32);
            if filled.text.len() > 100_000 {
                bail!("{} bytes of {source:?}", filled.text.len());
            }
            for gap in &filled.gaps {
                black_box(&filled.text[gap.range.clone()]);
            }
        }
        let file = match dice.below(3) {
            0 => format!("matches:\n  - trigger: {source}\n    replace: {source}\n"),
            1 => format!("title,body\n{source}"),
            _ => format!("{{\"folders\":[{{\"snippets\":[{{\"text\":{source:?}}}]}}]}}"),
        };
        black_box(library::import(&file, Language::Es).is_ok());
        if start.elapsed() > HANGS {
            bail!("{:?} for {source:?}", start.elapsed());
        }
        tried += 1;
    }
    println!(
        "{tried} templates in {minutes} minutes, {read} of them well formed; no panic, no hang"
    );
    Ok(())
}

/// Prints how long suggesting, remembering, rendering and searching take, in time of the processor
/// and of the clock, and what the replies at hand of a brand weigh.
///
/// # Errors
/// If the starter library cannot be read.
#[allow(clippy::print_stdout, reason = "figures are what it is for")]
pub(crate) fn measure() -> Result<()> {
    let file = include_str!("../../core/data/starter/es.json");
    let Ok(starter) = library::import(file, Language::Es) else { bail!("the starter library") };
    let starter = starter.templates;
    let pack = |templates: Vec<Template>, samples: Vec<Sample>| BrandPack {
        version: BrandPack::VERSION,
        id: "brand".into(),
        name: "Brand".into(),
        languages: vec![Language::Es],
        templates,
        samples,
        ..BrandPack::default()
    };
    let mut dice = Dice::new(3);
    let samples: Vec<Sample> = (0..MEMORIES).map(|_| sample(&starter, &mut dice)).collect();
    let brand = pack(copies(&starter, TEMPLATES), samples);
    let mut engine = Engine::new(&brand);
    let ask = |text: &str| SuggestionRequest {
        comment: Some(Comment { text: text.into(), ..Comment::default() }),
        limit: 3,
        ..SuggestionRequest::default()
    };
    // A few first, so that the others find no memory that was used before and is free again.
    let engines = vec![engine.clone(); 2 * WEIGHED];
    let weights = engines.iter().map(|engine| {
        let before = resident();
        black_box(engine.suggest(&ask("Hola")));
        resident().zip(before).map(|(after, before)| after.saturating_sub(before))
    });
    let weights: Vec<u64> = weights.skip(WEIGHED).flatten().collect();
    drop(engines);
    let start = Instant::now();
    black_box(engine.suggest(&ask("Hola")));
    println!("the first time: {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let comments: Vec<String> =
        (0..60).map(|_| sample(&starter, &mut dice).comment.unwrap_or_default()).collect();
    let mut at = 0;
    let suggest = timed(300, || {
        at += 1;
        black_box(engine.suggest(&ask(&comments[at % comments.len()])));
    });
    println!("suggest, {MEMORIES} replies and {TEMPLATES} templates: {suggest}");
    let remember = timed(1_000, || engine.remember(sample(&starter, &mut dice)));
    println!("remember one reply more: {remember}");
    if let Some(weight) = weights.iter().max() {
        println!("memory of the replies at hand: {:.1} MB", *weight as f64 / 1024.0);
    }
    let bodies: Vec<&str> = starter.iter().filter_map(|one| one.body.es.as_deref()).collect();
    let request = ask("Llevo tres semanas esperando el pedido");
    let mut at = 0;
    let rendered = timed(20_000, || {
        at += 1;
        black_box(render(bodies[at % bodies.len()], None, &request).is_ok());
    });
    println!("render, the comment read where a template speaks of it: {rendered}");
    let library = Engine::new(&pack(copies(&starter, SEARCHED), Vec::new()));
    let search = |query: &str| SuggestionRequest {
        query: query.into(),
        lang: Some(Language::Es),
        limit: 30,
        ..SuggestionRequest::default()
    };
    black_box(library.suggest(&search("a")));
    let queries = ["p", "pedido", "devolucion dinero", "/retr", "xyz"];
    let mut at = 0;
    let searched = timed(200, || {
        at += 1;
        black_box(library.suggest(&search(queries[at % queries.len()])));
    });
    println!("search in {SEARCHED} templates: {searched}");
    Ok(())
}

fn copies(starter: &[Template], count: usize) -> Vec<Template> {
    let numbered = starter.iter().cycle().take(count).enumerate();
    numbered
        .map(|(number, template)| Template {
            id: format!("{}-{number}", template.id),
            shortcut: Some(format!("{}-{number}", template.id)),
            ..template.clone()
        })
        .collect()
}

/// A comment and a reply made of the words of the starter library.
fn sample(starter: &[Template], dice: &mut Dice) -> Sample {
    let mut words = |count: usize| {
        let picked = (0..count).map(|_| {
            let template = &starter[dice.below(starter.len())];
            let words = Localized::get(&template.body, Language::Es).unwrap_or_default();
            let words: Vec<&str> =
                words.split(' ').filter(|word| !word.contains(['{', '}'])).collect();
            words.get(dice.below(words.len().max(1))).copied().unwrap_or("hola")
        });
        picked.collect::<Vec<_>>().join(" ")
    };
    let (comment, text) = (words(25), words(30));
    let situation = Situation::ALL[dice.below(Situation::ALL.len())];
    Sample {
        comment: Some(format!("{comment} {}", situation.name())),
        text,
        network: None,
        lang: Some(Language::Es),
    }
}

/// How long something takes, in seconds.
struct Took {
    /// On the processor, on average; none where the system does not tell.
    processor: Option<f64>,
    /// By the clock, the median: longer on a machine that has other work.
    clock: f64,
}

impl fmt::Display for Took {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = |seconds: f64| format!("{:.3} ms, {:.0} a second", seconds * 1e3, 1.0 / seconds);
        if let Some(processor) = self.processor {
            write!(out, "{} on the processor; ", each(processor))?;
        }
        write!(out, "{} by the clock", each(self.clock))
    }
}

fn timed(rounds: u32, mut job: impl FnMut()) -> Took {
    let before = processor();
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            job();
            start.elapsed().as_secs_f64()
        })
        .collect();
    let spent = processor().zip(before).map(|(after, before)| after - before);
    times.sort_by(f64::total_cmp);
    let clock = times[times.len() / 2];
    Took { processor: spent.map(|spent| spent / f64::from(rounds)), clock }
}

/// The time that the processor has spent on this program, in seconds, to a hundredth.
fn processor() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = status.rsplit(')').next()?.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse().ok()?;
    Some(ticks / 100.0)
}

/// The memory in use, in KB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}
