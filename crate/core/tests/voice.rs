//! The voice, on the example brand's replies and on replies by nobody in particular.

#![allow(clippy::unwrap_used, reason = "a test says what is wrong by panicking")]

use proptest::prelude::*;
use timbre_core::brand::{BrandPack, Sample};
use timbre_core::text::{Document, Language};
use timbre_core::vocabulary::Network;
use timbre_core::voice::{
    Learner, SampleProblem, StyleTrait, Voice, VoiceReason, Voices, inspect, learn, learned, report,
};
use timbre_core::{Engine, voice};

fn brand() -> BrandPack {
    BrandPack::parse(include_str!("../../../www/brand.json")).unwrap()
}

fn spanish() -> Vec<Sample> {
    let samples = brand().samples.into_iter();
    samples.filter(|sample| sample.lang == Some(Language::Es)).collect()
}

fn others() -> Vec<&'static str> {
    let table = include_str!("../../lab/corpus/test/replies_es.tsv");
    table.lines().skip(1).map(|line| line.rsplit('\t').next().unwrap()).collect()
}

fn spanish_sample(text: &str) -> Sample {
    Sample { text: text.into(), comment: None, network: None, lang: Some(Language::Es) }
}

fn voices(samples: &[Sample]) -> Voices {
    Voices::of(&BrandPack { samples: samples.to_vec(), ..BrandPack::default() })
}

fn judged(voices: &Voices, text: &str) -> Voice {
    voices.judge(&Document::new(text, Some(Language::Es)), None, None)
}

/// Scores of samples, each judged by voices that were learned without it.
fn unseen_scores(samples: &[Sample]) -> Vec<f32> {
    const FOLDS: usize = 6;
    let fold = |fold: usize| {
        let (unseen, seen): (Vec<_>, Vec<_>) =
            samples.iter().enumerate().partition(|(index, _)| index % FOLDS == fold);
        let seen: Vec<Sample> = seen.into_iter().map(|(_, sample)| sample.clone()).collect();
        let voices = voices(&seen);
        let score =
            |(_, sample): (usize, &Sample)| judged(&voices, &sample.text).score.unwrap().get();
        unseen.into_iter().map(score).collect::<Vec<_>>()
    };
    (0..FOLDS).flat_map(fold).collect()
}

#[test]
fn the_brands_own_unseen_replies_spread_evenly() {
    let mut scores = unseen_scores(&spanish());
    scores.sort_unstable_by(f32::total_cmp);
    let count = scores.len() as f32;
    let gap = |(index, score): (usize, &f32)| (score / 100.0 - (index as f32 + 0.5) / count).abs();
    let distance = scores.iter().enumerate().map(gap).fold(0.0, f32::max);
    assert!(distance < 0.2, "{distance}: {scores:?}");
}

#[test]
fn replies_by_others_score_lower_than_the_brands_own() {
    let own = unseen_scores(&spanish());
    let voices = voices(&spanish());
    let others: Vec<f32> =
        others().iter().filter_map(|text| judged(&voices, text).score).map(|s| s.get()).collect();
    let beaten = own.iter().map(|own| others.iter().filter(|other| *other < own).count());
    let area = beaten.sum::<usize>() as f32 / (own.len() * others.len()) as f32;
    assert!(area > 0.9, "{area}");
}

#[test]
fn a_topic_is_not_a_voice() {
    let voices = voices(&spanish());
    // The brand's topic in a bank's words; the brand's words about a bank.
    let topic = "Estimado usuario: le informamos de que la estación de bicicletas del malecón permanecerá \
                 fuera de servicio por labores de mantenimiento. Disculpe las molestias ocasionadas.";
    let manner = "¡Hola, Marta! Qué alegría leerte. Esa tarjeta nueva te va a durar mucho: si un día algo \
                  chirría, cuéntanoslo aquí mismo y vamos. Buen viento.";
    let (topic, manner) = (judged(&voices, topic), judged(&voices, manner));
    assert!(manner.score.unwrap().get() > 20.0, "{manner:?}");
    assert!(topic.score.unwrap().get() < 5.0, "{topic:?}");
}

#[test]
fn another_form_of_address_is_said_in_words() {
    let voice = judged(
        &voices(&spanish()),
        "Estimada Ana, lamentamos lo ocurrido. Si usted nos facilita su número de abono, lo revisaremos.",
    );
    let said = voice
        .style
        .iter()
        .find(|driver| matches!(driver.about, StyleTrait::Manner(voice::Manner::SaysUsted)));
    let message = said.unwrap().message.es.clone().unwrap();
    assert!(message.ends_with("aquí, de usted."), "{message}");
}

#[test]
fn samples_come_and_go_without_a_trace() {
    let samples = spanish();
    let mut learner = Learner::new(Language::Es);
    for (place, sample) in samples.iter().enumerate() {
        learner.add(place, sample);
    }
    learner.remove(3);
    learner.add(3, &samples[4]);
    learner.add(3, &samples[3]);
    let digest = voice::digest(&samples);
    let (walked, straight) = (learner.profile(digest), learn(&samples).es.unwrap());
    assert_eq!(walked, straight);
}

/// Curt on X, at length on Facebook: what the brand writes is learned from both.
fn on_two_networks() -> Vec<Sample> {
    let mut samples: Vec<Sample> = others().into_iter().map(spanish_sample).collect();
    for (index, sample) in samples.iter_mut().enumerate() {
        sample.network = Some(if index % 2 == 0 { Network::X } else { Network::Facebook });
        if index % 2 == 0 {
            let end = sample.text.find(['.', '!']).map_or(sample.text.len(), |at| at + 1);
            sample.text.truncate(end);
        }
    }
    samples
}

#[test]
fn a_network_with_samples_enough_has_habits_and_a_calibration_of_its_own() {
    let samples = on_two_networks();
    let profile = learn(&samples).es.unwrap();
    let networks = [&Network::X, &Network::Facebook];
    assert_eq!(profile.networks.keys().collect::<Vec<_>>(), networks);
    assert_eq!(profile.network_habits.keys().collect::<Vec<_>>(), networks);
    assert_eq!(profile.samples as usize, samples.len());
    assert_ne!(profile.networks[&Network::X], profile.networks[&Network::Facebook]);
    let voices = voices(&samples);
    let on = |network, text| voices.judge(&Document::new(text, Some(Language::Es)), network, None);
    let short = "¡Hola, Bea! Gracias por el aviso.";
    let long = "Hola, Bea: gracias por el aviso, y perdona que hayamos tardado tanto en leerte. Lo hemos hablado \
                con el taller, que ya tiene la pieza, y mañana por la mañana pasa alguien a cambiarla. En cuanto \
                esté, te escribimos por aquí mismo. Si ves otra igual, cuéntanoslo, que así llegamos antes a todas.";
    let [x, facebook] = [Network::X, Network::Facebook].map(Some);
    assert!(on(x, short).raw > on(facebook, short).raw, "curt is how it writes there");
    assert!(on(facebook, long).raw > on(x, long).raw, "at length is not");
    assert_eq!(on(x, short).nearest, on(facebook, short).nearest, "the rest is shared");
    assert_eq!(on(Some(Network::Tiktok), short), on(None, short));
}

#[test]
fn the_habits_of_networks_come_and_go_with_their_samples() {
    let samples = on_two_networks();
    let mut learner = Learner::new(Language::Es);
    for (place, sample) in samples.iter().enumerate() {
        learner.add(place, sample);
    }
    for place in (0..samples.len()).filter(|place| place % 2 == 0).skip(10) {
        learner.remove(place);
    }
    let few = learner.profile(0);
    assert_eq!(few.network_habits.keys().collect::<Vec<_>>(), [&Network::Facebook]);
    for (place, sample) in samples.iter().enumerate() {
        learner.add(place, sample);
    }
    let digest = voice::digest(&samples);
    assert_eq!(learner.profile(digest), learn(&samples).es.unwrap());
}

#[test]
fn the_report_says_how_networks_differ() {
    let pack = BrandPack { samples: on_two_networks(), ..BrandPack::default() };
    let report = report(&pack);
    let [x, facebook] = &report[0].networks[..] else { panic!("{:?}", report[0].networks) };
    assert_eq!(x.samples + facebook.samples, report[0].samples);
    let length = |network: &voice::NetworkReport| {
        let said = network.traits[0].en.clone().unwrap();
        let words = said.split(' ').find_map(|word| word.parse::<u32>().ok());
        words.unwrap()
    };
    assert!(length(x) < length(facebook), "{report:?}");
}

#[test]
fn what_sets_a_draft_apart_is_said_in_both_languages() {
    let judged = judged(
        &voices(&spanish()),
        "LE COMUNICAMOS que, en relación con la incidencia que usted nos ha trasladado por el presente canal, y una vez \
         analizada la documentación que obra en nuestro poder, se procederá a dar curso a la misma en el plazo que, a \
         tal efecto, contempla la normativa vigente!!! #atención #cliente #calidad",
    );
    assert!(judged.style.len() >= 3, "{:?}", judged.style);
    for driver in &judged.style {
        let (es, en) = (driver.message.es.as_deref(), driver.message.en.as_deref());
        assert!(es.is_some_and(|es| es.ends_with('.')) && en.is_some_and(|en| en.ends_with('.')));
        assert_ne!(es, en);
        assert!(driver.weight <= 0.0);
    }
}

#[test]
fn the_nearest_approved_replies_are_shown() {
    let samples = spanish();
    let near = judged(&voices(&samples), &format!("{} ¡Hasta luego!", samples[7].text)).nearest;
    assert_eq!(near[0].sample, 7);
    assert!(near.len() == 3 && near.is_sorted_by(|a, b| a.likeness.get() >= b.likeness.get()));
}

#[test]
fn a_stored_voice_judges_like_the_one_just_learned() {
    let pack = learned(brand());
    let json = serde_json::to_string(&pack).unwrap();
    let stored = serde_json::to_string(&pack.voice).unwrap().len();
    assert!(stored < 100_000, "{stored} bytes for two voices");
    let read = BrandPack::parse(&json).unwrap();
    let text = "¡Hola, Bea! Gracias por el aviso, ya vamos. Buen viento.";
    let fresh = Engine::new(&brand()).voice(text, None);
    assert_eq!(Engine::new(&read).voice(text, None), fresh);
    // What is broken, or learned from other samples, is learned anew.
    let mut broken = read.clone();
    broken.voice.as_mut().unwrap().es.as_mut().unwrap().grams.push('*');
    assert_eq!(Engine::new(&broken).voice(text, None), fresh);
}

#[test]
fn odd_samples_are_pointed_out() {
    let mut samples = spanish();
    let count = samples.len();
    let sample = spanish_sample;
    samples.push(sample(&samples[2].text.replace("Hola", "Hola,")));
    samples.push(sample(
        "Thanks a lot for telling us about the bike, we will be there in the morning",
    ));
    samples.push(sample("Hola {{nombre}}, gracias por escribirnos. Buen viento."));
    samples.push(sample("👍👍"));
    samples.push(sample(
        "COMUNICADO OFICIAL 2024/17 - Ref. ES-0091: PROCÉDASE SEGÚN ANEXO III; QUEJAS EN BOP.",
    ));
    let notes = inspect(&samples, Language::Es);
    let problem =
        |place: usize| notes.iter().find(|note| note.sample == place).map(|note| note.problem);
    assert_eq!(problem(count), Some(SampleProblem::Repeats { sample: 2 }));
    assert_eq!(problem(count + 1), Some(SampleProblem::OtherLanguage { seems: Language::En }));
    assert_eq!(problem(count + 2), Some(SampleProblem::Canned));
    assert_eq!(problem(count + 3), Some(SampleProblem::Wordless));
    assert_eq!(problem(count + 4), Some(SampleProblem::Outlier));
    let innocent = notes.iter().filter(|note| note.sample < count && note.sample != 2).count();
    assert!(innocent <= 2, "{notes:?}");
}

#[test]
fn the_report_says_what_a_reader_would() {
    let report = report(&brand());
    let spanish = report.iter().find(|voice| voice.lang == Language::Es).unwrap();
    let said: Vec<&str> = spanish.traits.iter().filter_map(|said| said.es.as_deref()).collect();
    assert!(said.iter().any(|said| said.contains("saluda al empezar")), "{said:?}");
    // What the brand does not do is one sentence, however much it is.
    let never = said.iter().filter(|said| said.starts_with("Casi nunca ")).count();
    assert_eq!(never, 1, "{said:?}");
    assert!(spanish.evidence.is_sorted());
}

#[test]
fn too_little_is_said_to_be_too_little() {
    let few = voices(&spanish()[..5]);
    let voice = judged(&few, "¡Hola, Ana! Gracias por contárnoslo.");
    assert_eq!((voice.score, voice.reason), (None, Some(VoiceReason::FewSamples)));
    assert!(voice.raw != 0.0, "the evidence is given all the same");
    let short = judged(&voices(&spanish()), "@ana 👍");
    assert_eq!((short.score, short.reason), (None, Some(VoiceReason::Short)));
    let german = Engine::new(&brand()).voice("Wann kommt endlich mein Paket an? Ich warte.", None);
    assert_eq!(german.reason, Some(VoiceReason::Language));
    assert_eq!(judged(&Voices::default(), "Hola a todos").reason, Some(VoiceReason::NoSamples));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn drivers_sum_to_the_evidence_and_lie_within_the_text(text in "[ -~áéñ¡¿👍\\n]{0,80}") {
        let voice = judged(&voices(&spanish()[..12]), &text);
        prop_assert!(voice.raw.is_finite());
        let sum: f32 = voice.drivers.iter().map(|driver| driver.weight).sum();
        prop_assert!((sum - voice.raw).abs() < 1e-3, "{sum} is not {}", voice.raw);
        let length = text.encode_utf16().count() as u32;
        prop_assert!(voice.drivers.iter().all(|driver| driver.span.start < driver.span.end
            && driver.span.end <= length));
    }
}
