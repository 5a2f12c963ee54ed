//! How long the engine takes natively, in microseconds, as one line of JSON; `cargo xtask bench` runs it.
//!
//! Median of many rounds over drafts and comments of about 280 characters, in both languages, with the example brand; `rules`
//! is the rules' share of `review`, `review_3000` a draft of 3,000 characters.
#![allow(clippy::print_stdout, reason = "its output is what it is for")]

use serde_json::json;
use std::hint::black_box;
use std::time::Instant;
use timbre_core::brand::BrandPack;
use timbre_core::register::address;
use timbre_core::review::{Case, House, findings};
use timbre_core::text::Document;
use timbre_core::{Comment, Draft, Engine};

const BRAND: &str = include_str!("../../../../www/brand.json");

/// Rounds that are not counted, until caches and clock speed have settled.
const WARM_UP: usize = 50;
const ROUNDS: usize = 500;

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
    let figures = json!({
        "triage": median(|round| { black_box(engine.triage(black_box(&comments[round % 2]))); }),
        "tone": median(|round| { black_box(engine.tone(black_box(REPLIES[round % 2]), None)); }),
        "voice": median(|round| { black_box(engine.voice(black_box(REPLIES[round % 2]), None)); }),
        "address": median(|round| { black_box(address(black_box(&documents[round % 2]))); }),
        "rules": median(|round| { black_box(findings(black_box(&cases[round % 2]))); }),
        "review_3000": median(|round| { black_box(engine.review(black_box(&long[round % 2]))); }),
        "review": median(|round| { black_box(engine.review(black_box(&drafts[round % 2]))); }),
    });
    println!("{figures}");
    Ok(())
}

/// Microseconds.
fn median(mut job: impl FnMut(usize)) -> f64 {
    let mut times: Vec<f64> = (0..WARM_UP + ROUNDS)
        .map(|round| {
            let start = Instant::now();
            job(round);
            start.elapsed().as_secs_f64() * 1e6
        })
        .skip(WARM_UP)
        .collect();
    times.sort_by(f64::total_cmp);
    times[ROUNDS / 2]
}
