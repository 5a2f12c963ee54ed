//! How long the engine takes natively, in microseconds, as one line of JSON; `cargo xtask bench` runs it.
//!
//! Median of many rounds over drafts and comments of about 280 characters, in both languages, with the example brand;
//! and over packs of 60 and of 500 replies, from the project's own corpus. With the name of a figure as its argument
//! that job runs alone, which is what a profiler wants. `rules` is the rules' share of `review`, `review 3000` a draft of
//! 3,000 characters. `fixed` is a piece of work that never changes: a rented core is often half of one, and while its
//! other half works for somebody else everything takes up to twice as long, this as well. Compare runs in which it
//! took the same.
#![allow(clippy::print_stdout, reason = "its output is what it is for")]

use serde_json::{Value, json};
use std::hint::black_box;
use std::time::Instant;
use timbre_core::brand::{BrandPack, Sample};
use timbre_core::register::address;
use timbre_core::review::{Case, House, findings};
use timbre_core::text::{Document, Language};
use timbre_core::voice::{self, Learner};
use timbre_core::{Comment, Draft, Engine};

const BRAND: &str = include_str!("../../../../www/brand.json");
/// A table whose last column is a reply.
const CORPUS: &str = include_str!("../../../lab/corpus/train/replies_es.tsv");

const ROUNDS: usize = 500;
/// Rounds of what takes milliseconds.
const LONG_ROUNDS: usize = 20;

const COMMENTS: [&str; 2] = [
    "Llevo tres semanas esperando el reembolso del abono y cada vez que llamo me dicen una cosa distinta. Ayer, encima, \
     la bici de la plaza tenía el freno roto y casi me como un coche. De verdad que me gusta el servicio, pero así no hay \
     quien pueda, ¿alguien me va a contestar hoy? 😡 #golondrina",
    "I've been waiting three weeks for my refund and every time I call somebody tells me something else. On top of that, \
     yesterday's bike had a broken brake and I nearly ended up under a bus. I do like the service, honestly, but this is \
     getting ridiculous. Will anyone answer me today? 😡 #swallow",
];

const REPLIES: [&str; 2] = [
    "Tienes toda la razón, Marina, y lo sentimos mucho: tres semanas son demasiadas. Hoy mismo, antes de las seis, te \
     devolvemos el dinero y te escribimos por privado con el justificante. La bici del freno ya está retirada; gracias por \
     avisar, que nos ayudas a cuidar del resto. ¿Te viene bien? 🚲",
    "You're right, Marina, and we're sorry: three weeks is far too long. We'll refund you by six today and send you the \
     receipt in a private message. The bike with the broken brake is already off the street; thank you for telling us, \
     you've kept the next rider safe. Does that work for you? 🚲",
];

fn main() -> Result<(), String> {
    let brand = BrandPack::parse(BRAND).map_err(|problems| format!("{problems:?}"))?;
    let engine = Engine::new(&brand);
    let comments = COMMENTS.map(|text| Comment { text: text.into(), ..Comment::default() });
    let drafts = [0, 1].map(|index| Draft {
        text: REPLIES[index].into(),
        comment: Some(comments[index].clone()),
        ..Draft::default()
    });
    let small = pack(60);
    let large = pack(500);
    let (small_learned, large_learned) =
        (voice::learned(small.clone()), voice::learned(large.clone()));
    let of_many = Engine::new(&large_learned);
    let mut learner = Learner::new(Language::Es);
    for (place, sample) in large.samples.iter().enumerate() {
        learner.add(place, sample);
    }
    let long =
        drafts.clone().map(|draft| Draft { text: [draft.text.as_str(); 11].join(" "), ..draft });
    // What the rules alone take, over a text that is read and judged already.
    let (documents, house) = (REPLIES.map(|text| Document::new(text, None)), House::new(&brand));
    let read = [0, 1].map(|at| Document::new(&comments[at].text, None));
    let triages = [0, 1].map(|at| engine.triage(&comments[at]));
    let tones = REPLIES.map(|text| engine.tone(text, None));
    let voices = REPLIES.map(|text| engine.voice(text, None));
    let cases = [0, 1].map(|at| Case {
        draft: &drafts[at],
        document: &documents[at],
        comment: Some(&read[at]),
        triage: Some(&triages[at]),
        tone: &tones[at],
        voice: &voices[at],
        brand: Some(&brand),
        house: Some(&house),
        interface: documents[at].language,
    });
    let mut jobs: Vec<(&str, usize, Job<'_>)> = vec![
        ("fixed", ROUNDS, Box::new(|_| fixed())),
        ("triage", ROUNDS, Box::new(|round| drop(black_box(engine.triage(&comments[round % 2]))))),
        ("tone", ROUNDS, Box::new(|round| drop(black_box(engine.tone(REPLIES[round % 2], None))))),
        (
            "voice",
            ROUNDS,
            Box::new(|round| drop(black_box(engine.voice(REPLIES[round % 2], None)))),
        ),
        (
            "address",
            ROUNDS,
            Box::new(|round| {
                black_box(address(&documents[round % 2]));
            }),
        ),
        ("rules", ROUNDS, Box::new(|round| drop(black_box(findings(&cases[round % 2]))))),
        (
            "review 3000",
            LONG_ROUNDS,
            Box::new(|round| drop(black_box(engine.review(&long[round % 2])))),
        ),
        ("voice of 500", ROUNDS, Box::new(|_| drop(black_box(of_many.voice(REPLIES[0], None))))),
        ("review", ROUNDS, Box::new(|round| drop(black_box(engine.review(&drafts[round % 2]))))),
        ("learn 60", LONG_ROUNDS, Box::new(|_| drop(black_box(voice::learn(&small.samples))))),
        ("learn 500", LONG_ROUNDS, Box::new(|_| drop(black_box(voice::learn(&large.samples))))),
        (
            "add to 500",
            LONG_ROUNDS,
            Box::new(|round| {
                learner.add(round, &large.samples[round + 1]);
                drop(black_box(learner.profile(0)));
            }),
        ),
        ("open 60", LONG_ROUNDS, Box::new(|_| drop(black_box(Engine::new(&small_learned))))),
        ("open 500", LONG_ROUNDS, Box::new(|_| drop(black_box(Engine::new(&large_learned))))),
    ];
    let only = std::env::args().nth(1);
    jobs.retain(|(name, _, _)| *name == "fixed" || only.as_ref().is_none_or(|only| only == name));
    let figures: serde_json::Map<String, Value> = jobs
        .into_iter()
        .map(|(name, rounds, job)| (name.to_owned(), json!(median(rounds, job))))
        .collect();
    println!("{}", Value::Object(figures));
    Ok(())
}

type Job<'a> = Box<dyn FnMut(usize) + 'a>;

/// Work for every unit of a core at once, so that it feels a neighbour; it touches no memory.
fn fixed() {
    let mut lanes: [u64; 8] = std::array::from_fn(|lane| black_box(lane as u64));
    for step in 0..10_000_u64 {
        for lane in &mut lanes {
            *lane = (*lane ^ step).wrapping_add(*lane >> 7);
        }
    }
    black_box(lanes);
}

/// A brand with so many approved replies in Spanish, the language that takes longer.
fn pack(count: usize) -> BrandPack {
    let replies = CORPUS.lines().skip(1).filter_map(|line| line.rsplit('\t').next());
    let samples = replies.take(count).map(|text| Sample {
        text: text.to_owned(),
        comment: None,
        network: None,
        lang: Some(Language::Es),
    });
    BrandPack { samples: samples.collect(), ..BrandPack::default() }
}

/// Microseconds.
fn median(rounds: usize, mut job: Job<'_>) -> f64 {
    let mut times: Vec<f64> = (0..rounds + rounds / 10)
        .map(|round| {
            let start = Instant::now();
            job(round);
            start.elapsed().as_secs_f64() * 1e6
        })
        .skip(rounds / 10)
        .collect();
    times.sort_by(f64::total_cmp);
    times[rounds / 2]
}
