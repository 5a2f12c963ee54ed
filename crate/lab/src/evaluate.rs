//! Measures what ships, on the sets that it never saw.

use std::collections::BTreeMap;

use anyhow::Result;
use timbre_core::model::heads::comment;
use timbre_core::text::{Document, Language};
use timbre_core::tone::{self, Tone};
use timbre_core::triage::{self, Triage};
use timbre_core::vocabulary::{AddressForm, Polarity, Situation};

use crate::data::{self, Entry, Row};
use crate::measure::{accuracy, auc, interval, macro_f1, spearman};

/// Prints every figure, or those whose name contains one of `only`.
///
/// # Errors
/// If a set cannot be read.
pub(crate) fn run(only: &[String]) -> Result<()> {
    println!("| what | figure | 95 % | texts | reach | dream |");
    println!("|---|---|---|---|---|---|");
    let wanted = |name: &str| only.is_empty() || only.iter().any(|only| name.contains(only));
    if wanted("sentiment") {
        for (set, lang, reach, dream) in [
            ("umsab", "es", 0.60, 0.66),
            ("es_airlines", "es", 0.56, 0.62),
            ("umsab", "en", 0.62, 0.67),
            ("us_airlines", "en", 0.62, 0.72),
        ] {
            let pairs = sentiments(&rows(set, lang)?);
            line(&format!("sentiment {set} {lang}"), &pairs, |p| macro_f1(p, 3), reach, dream);
            if wanted("rivals") {
                rival_lines(set, lang)?;
            }
            if only.iter().any(|only| only == "sentiment") {
                confusion(&pairs);
            }
        }
    }
    if wanted("offensive") {
        let pairs: Vec<(usize, usize)> = rows("offendes", "es")?
            .iter()
            .map(|row| {
                let truth = matches!(row.label.as_str(), "OFP" | "OFG");
                (usize::from(truth), usize::from(triage_of(&row.text).offensive.get() >= 0.5))
            })
            .collect();
        line("offensive es (offendes)", &pairs, |p| macro_f1(p, 2), 0.74, 0.80);
    }
    if wanted("complaint") {
        let pairs: Vec<(usize, usize)> = rows("complaints_en", "en")?
            .iter()
            .map(|row| {
                let truth = row.label == "complaint";
                (usize::from(truth), usize::from(triage_of(&row.text).complaint.get() >= 0.5))
            })
            .collect();
        line("complaint en (complaints_en)", &pairs, |p| macro_f1(p, 2), 0.76, 0.82);
        let points: Vec<(f64, f64)> = rows("complaints_en", "en")?
            .iter()
            .map(|row| {
                let score = f64::from(triage_of(&row.text).complaint.get());
                (score, f64::from(u8::from(row.label == "complaint")))
            })
            .collect();
        line("complaint en (AUC)", &points, auc, 0.0, 0.0);
    }
    if wanted("unhealthy") {
        unhealthy()?;
    }
    if wanted("politeness") {
        for (lang, dream) in [("es", 0.52), ("en", 0.50)] {
            let points: Vec<(f64, f64)> = rows("holistic_politeness", lang)?
                .iter()
                .map(|row| {
                    let polite = reply(&row.text).axes.politeness.get();
                    (f64::from(polite), row.label.parse().unwrap_or(2.0))
                })
                .collect();
            line(&format!("politeness {lang} (Spearman)"), &points, spearman, 0.42, dream);
        }
    }
    if wanted("address") {
        address_pairs()?;
    }
    if wanted("hatecheck") {
        for lang in ["es", "en"] {
            hatecheck(lang)?;
        }
    }
    if wanted("own") {
        own()?;
    }
    if wanted("toxic") {
        let points = held_out("gold_tox_es", comment::OFFENSIVE, |row| {
            let coders = ["c1=1", "c2=1"].iter().filter(|said| row.label.contains(**said)).count();
            // Rows on which the coders differ have no truth to be measured by.
            (coders != 1).then(|| (crate::learn::fold(&row.text).to_string(), coders == 2))
        })?;
        line("toxic es: gold_tox_es in five folds (AUC)", &points, auc, 0.88, 0.93);
    }
    if wanted("spam") {
        let points = held_out("spam_youtube", comment::SPAM, |row| {
            Some((row.split.clone(), row.label == "spam"))
        })?;
        let pairs: Vec<(usize, usize)> = points
            .iter()
            .map(|(score, truth)| (usize::from(*truth > 0.5), usize::from(*score > 0.0)))
            .collect();
        line("spam: spam_youtube, one video left out", &pairs, |p| macro_f1(p, 2), 0.92, 0.96);
    }
    if only.iter().any(|only| only == "abstain") {
        abstaining()?;
    }
    Ok(())
}

/// What abstaining would cost and spare at several thresholds: on the fifth of the own train part
/// that `thresholds` holds out, by a table that learned from the rest.
fn abstaining() -> Result<()> {
    let entries = data::entries("train", "comments")?;
    let held: Vec<&Entry> =
        entries.iter().filter(|entry| crate::threshold::is_held(entry)).collect();
    let texts: Vec<&str> = held.iter().map(|entry| entry.get("text")).collect();
    let examples = data::comments_without(&texts)?;
    let features = crate::train::features;
    let weights = crate::learn::table(&examples, features, &crate::train::comment_plan());
    let table = timbre_core::model::Table::new(&weights);
    let most = |chances: &[f64]| chances.iter().copied().fold(0.0, f64::max);
    let judged: Vec<(f64, f64, bool)> = held
        .iter()
        .map(|entry| {
            let (text, language) = (entry.get("text").to_owned(), entry.language);
            let asked = data::Example { text, language, targets: Vec::new(), own: true };
            let (situations, feelings) = triage::chances(&table.scores(&features(&asked)));
            let truth = situation_at(entry.get("situation"));
            let right = truth.is_some_and(|truth| situations[truth] >= most(&situations));
            (most(&situations), most(&feelings), right)
        })
        .collect();
    for by_situation in [0.0, 0.3, 0.4, 0.5, 0.6] {
        for by_feeling in [0.5, 0.6, 0.7] {
            let (answered, kept): (Vec<_>, Vec<_>) =
                judged.iter().partition(|(s, f, _)| *s >= by_situation || *f >= by_feeling);
            let right = |some: &[(f64, f64, bool)]| {
                some.iter().filter(|(.., right)| *right).count() as f64 / some.len().max(1) as f64
            };
            println!(
                "| abstain: situation {by_situation:.1}, feeling {by_feeling:.1} | {:.3} right of the \
                 answered, {:.3} of the others | {} of {} answered | | | |",
                right(&answered),
                right(&kept),
                answered.len(),
                judged.len(),
            );
        }
    }
    Ok(())
}

/// Scores and truths of a training set's rows by tables that learned one head from everything but
/// the row's own part; `part` tells a row's part and its truth, or that it has none.
fn held_out(
    set: &str,
    head: usize,
    part: impl Fn(&Row) -> Option<(String, bool)>,
) -> Result<Vec<(f64, f64)>> {
    let mut parts: BTreeMap<String, Vec<(Row, bool)>> = BTreeMap::new();
    for row in data::rows("train", set)? {
        if let Some((part, truth)) = part(&row) {
            parts.entry(part).or_default().push((row, truth));
        }
    }
    let mut examples = data::comments()?;
    for example in &mut examples {
        example
            .targets
            .retain(|target| matches!(target, data::Target::Value { head: of, .. } if *of == head));
    }
    examples.retain(|example| !example.targets.is_empty());
    let plan = crate::train::single_plan();
    let mut points = Vec::new();
    for held in parts.values() {
        let texts: std::collections::HashSet<&str> =
            held.iter().map(|(row, _)| row.text.as_str()).collect();
        let rest: Vec<data::Example> = examples
            .iter()
            .filter(|example| !texts.contains(example.text.as_str()))
            .cloned()
            .collect();
        let weights = crate::learn::table(&rest, crate::train::features, &plan);
        let table = timbre_core::model::Table::new(&weights);
        for (row, truth) in held {
            let language = data::language(&row.lang).unwrap_or(Language::En);
            let asked =
                data::Example { text: row.text.clone(), language, targets: Vec::new(), own: false };
            let score = table.scores(&crate::train::features(&asked))[head];
            points.push((score, f64::from(u8::from(*truth))));
        }
    }
    Ok(points)
}

fn rows(set: &str, lang: &str) -> Result<Vec<Row>> {
    Ok(data::rows("measure", set)?.into_iter().filter(|row| row.lang == lang).collect())
}

fn triage_of(text: &str) -> Triage {
    triage::judge(&Document::new(text, None))
}

fn reply(text: &str) -> Tone {
    tone::judge(&Document::new(text, None))
}

fn line<T: Copy>(name: &str, points: &[T], figure: impl Fn(&[T]) -> f64, reach: f64, dream: f64) {
    let (low, high) = interval(points, &figure);
    let (value, count) = (figure(points), points.len());
    println!("| {name} | {value:.3} | {low:.3} to {high:.3} | {count} | {reach:.2} | {dream:.2} |");
}

fn confusion(pairs: &[(usize, usize)]) {
    let mut counts = BTreeMap::new();
    for pair in pairs {
        *counts.entry(*pair).or_insert(0) += 1;
    }
    println!("  truth, answer: {counts:?}");
}

fn polarity(label: Polarity) -> usize {
    match label {
        Polarity::Negative => 0,
        Polarity::Neutral => 1,
        Polarity::Positive => 2,
    }
}

fn sentiments(rows: &[Row]) -> Vec<(usize, usize)> {
    rows.iter()
        .filter_map(|row| {
            let truth =
                ["neg", "neu", "pos"].iter().position(|name| row.label.starts_with(name))?;
            Some((truth, polarity(triage_of(&row.text).sentiment.label)))
        })
        .collect()
}

/// The rivals on a set of sentiment.
fn rival_lines(set: &str, lang: &str) -> Result<()> {
    let rows: Vec<Row> = rows(set, lang)?
        .into_iter()
        .filter(|row| ["neg", "neu", "pos"].iter().any(|name| row.label.starts_with(name)))
        .collect();
    let texts: Vec<String> = rows.iter().map(|row| row.text.clone()).collect();
    for (name, answers) in crate::rivals::answers(lang, &texts)? {
        let truths = rows.iter().filter_map(|row| {
            ["neg", "neu", "pos"].iter().position(|name| row.label.starts_with(name))
        });
        let pairs: Vec<(usize, usize)> = truths.zip(answers).collect();
        line(&format!("{set} {lang}: {name}"), &pairs, |p| macro_f1(p, 3), 0.0, 0.0);
    }
    Ok(())
}

fn unhealthy() -> Result<()> {
    let judged: Vec<(Tone, String)> =
        rows("ucc", "en")?.into_iter().map(|row| (reply(&row.text), row.label)).collect();
    for (name, reach, dream) in
        [("condescending", 0.70, 0.78), ("dismissive", 0.66, 0.76), ("hostile", 0.78, 0.84)]
    {
        let points: Vec<(f64, f64)> = judged
            .iter()
            .map(|(tone, label)| {
                let parts = tone.respect_parts;
                let part = match name {
                    "condescending" => parts.condescending,
                    "dismissive" => parts.dismissive,
                    _ => parts.hostile,
                };
                (f64::from(part.get()), f64::from(u8::from(label.contains(name))))
            })
            .collect();
        line(&format!("unhealthy en: {name} (AUC)"), &points, auc, reach, dream);
    }
    Ok(())
}

fn hatecheck(lang: &str) -> Result<()> {
    let judged: Vec<(String, f64, bool)> = rows("hatecheck", lang)?
        .into_iter()
        .map(|row| {
            let hostility = f64::from(triage_of(&row.text).hostility.get());
            (row.split, hostility, row.label == "hateful")
        })
        .collect();
    let points: Vec<(f64, f64)> =
        judged.iter().map(|(_, score, hateful)| (*score, f64::from(u8::from(*hateful)))).collect();
    line(&format!("hatecheck {lang}: hostility (AUC)"), &points, auc, 0.0, 0.0);
    let mut by_case: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (case, score, _) in judged.iter().filter(|(case, ..)| case.ends_with("_nh")) {
        let counts = by_case.entry(case).or_default();
        counts.0 += usize::from(*score >= 0.5);
        counts.1 += 1;
    }
    for (case, (raised, all)) in by_case {
        println!(
            "| hatecheck {lang}, only looks hateful: {case} | {raised} of {all} raised | | | | |"
        );
    }
    Ok(())
}

fn situation_at(name: &str) -> Option<usize> {
    data::SITUATIONS.iter().position(|known| *known == name)
}

fn own() -> Result<()> {
    let comments = data::entries("test", "comments")?;
    for (language, name) in [(Language::Es, "es"), (Language::En, "en")] {
        let entries: Vec<&Entry> =
            comments.iter().filter(|entry| entry.language == language).collect();
        let judged: Vec<Triage> =
            entries.iter().map(|entry| triage_of(entry.get("text"))).collect();
        let pairs: Vec<(usize, usize)> = entries
            .iter()
            .zip(&judged)
            .filter_map(|(entry, triage)| {
                let answer = Situation::ALL.iter().position(|known| *known == triage.situation)?;
                Some((situation_at(entry.get("situation"))?, answer))
            })
            .collect();
        line(&format!("own situation {name}"), &pairs, |p| macro_f1(p, 7), 0.80, 0.88);
        line(&format!("own situation {name} (accuracy)"), &pairs, accuracy, 0.0, 0.0);
        let mut by_country: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (entry, triage) in entries.iter().zip(&judged) {
            let counts = by_country.entry(entry.get("country")).or_default();
            let answer = Situation::ALL.iter().position(|known| *known == triage.situation);
            counts.0 += usize::from(answer == situation_at(entry.get("situation")));
            counts.1 += 1;
        }
        for (country, (right, all)) in by_country {
            println!("| own situation {name}, {country} | {right} of {all} right | | | | |");
        }
        let pairs: Vec<(usize, usize)> = entries
            .iter()
            .zip(&judged)
            .filter_map(|(entry, triage)| {
                let truth = data::FEELINGS.iter().position(|f| *f == entry.get("sentiment"))?;
                Some((truth, polarity(triage.sentiment.label)))
            })
            .collect();
        line(&format!("own sentiment {name}"), &pairs, |p| macro_f1(p, 3), 0.0, 0.0);
        type Read = fn(&Triage) -> f64;
        type Truth = fn(&Entry) -> f64;
        let values: [(&str, Read, Truth); 6] = [
            (
                "hostility",
                |t| t.hostility.get().into(),
                |e| f64::from(u8::from(e.number("hostility") >= 2.0)),
            ),
            ("offensive", |t| t.offensive.get().into(), |e| e.number("offensive").into()),
            (
                "complaint",
                |t| t.complaint.get().into(),
                |e| f64::from(u8::from(e.get("situation") == "complaint")),
            ),
            ("sarcasm", |t| t.sarcasm.get().into(), |e| e.number("sarcasm").into()),
            (
                "spam",
                |t| t.spam.get().into(),
                |e| f64::from(u8::from(e.get("situation") == "spam")),
            ),
            ("reply", |t| t.reply.get().into(), |e| e.number("reply").into()),
        ];
        for (what, score, truth) in values {
            let points: Vec<(f64, f64)> =
                judged.iter().zip(&entries).map(|(t, e)| (score(t), truth(e))).collect();
            line(&format!("own {what} {name} (AUC)"), &points, auc, 0.0, 0.0);
        }
        for (what, score, column) in [
            ("severity", (|t| t.severity.get().into()) as Read, "severity"),
            ("urgency", |t| t.urgency.get().into(), "urgency"),
        ] {
            let points: Vec<(f64, f64)> = judged
                .iter()
                .zip(&entries)
                .map(|(t, e)| (score(t), e.number(column).into()))
                .collect();
            line(&format!("own {what} {name} (Spearman)"), &points, spearman, 0.0, 0.0);
        }
    }
    reliability(&comments);
    own_replies()
}

/// How often what was called likely was so: every probability of a triage on the test part, pooled.
fn reliability(comments: &[Entry]) {
    let mut bins = [(0.0, 0.0, 0_usize); 5];
    for entry in comments {
        let triage = triage_of(entry.get("text"));
        let situation = entry.get("situation");
        for (chance, so) in [
            (triage.hostility, entry.get("hostility") == "2"),
            (triage.offensive, entry.get("offensive") == "1"),
            (triage.complaint, data::complaint(entry) > 0.5),
            (triage.sarcasm, entry.get("sarcasm") == "1"),
            (triage.spam, situation == "spam"),
            (triage.reply, entry.get("reply") == "1"),
        ] {
            let chance = f64::from(chance.get());
            let bin = &mut bins[((chance * 5.0) as usize).min(4)];
            bin.0 += chance;
            bin.1 += f64::from(u8::from(so));
            bin.2 += 1;
        }
    }
    for (said, so, count) in bins {
        let mean = |sum: f64| sum / count.max(1) as f64;
        let (said, so) = (mean(said), mean(so));
        println!("| calibration: said {said:.2} on average | was so {so:.2} | | {count} | | |");
    }
}

fn own_replies() -> Result<()> {
    let replies = data::entries("test", "replies")?;
    for (language, name) in [(Language::Es, "es"), (Language::En, "en")] {
        let entries: Vec<&Entry> =
            replies.iter().filter(|entry| entry.language == language).collect();
        let judged: Vec<Tone> = entries.iter().map(|entry| reply(entry.get("text"))).collect();
        for axis in timbre_core::vocabulary::Axis::ALL {
            let column = format!("{axis:?}").to_lowercase();
            let points: Vec<(f64, f64)> = judged
                .iter()
                .zip(&entries)
                .map(|(tone, e)| (tone.axes.get(axis).get().into(), e.number(&column).into()))
                .collect();
            line(&format!("own {column} {name} (Spearman)"), &points, spearman, 0.0, 0.0);
        }
        for part in ["hostile", "condescending", "dismissive", "defensive"] {
            let points: Vec<(f64, f64)> = judged
                .iter()
                .zip(&entries)
                .map(|(tone, e)| {
                    let parts = tone.respect_parts;
                    let score = match part {
                        "hostile" => parts.hostile,
                        "condescending" => parts.condescending,
                        "dismissive" => parts.dismissive,
                        _ => parts.defensive,
                    };
                    (score.get().into(), e.number(part).into())
                })
                .collect();
            line(&format!("own {part} {name} (AUC)"), &points, auc, 0.0, 0.0);
        }
        if language == Language::Es {
            let pairs: Vec<(usize, usize)> = judged
                .iter()
                .zip(&entries)
                .filter_map(|(tone, entry)| {
                    let truth = data::ADDRESSES.iter().position(|a| *a == entry.get("address"))?;
                    Some((truth, address_at(tone.address)))
                })
                .collect();
            line("own address es (accuracy)", &pairs, accuracy, 0.95, 0.99);
            confusion(&pairs);
        }
    }
    Ok(())
}

/// CoCoA-MT's Spanish pairs: the form that is read, and, as every one is of either tú or usted,
/// whether anything familiar is.
fn address_pairs() -> Result<()> {
    let (mut forms, mut sides) = (Vec::new(), Vec::new());
    for row in data::rows("train", "cocoa_mt")?.into_iter().filter(|row| row.lang == "es") {
        let form = timbre_core::register::address(&Document::new(&row.text, Some(Language::Es)));
        use AddressForm::{None, Tu, Usted, Ustedes, Vos, Vosotros};
        let formal = row.label == "formal";
        let right = match form {
            Usted | Ustedes => formal,
            Tu | Vos | Vosotros => !formal,
            _ => false,
        };
        forms.push((1, usize::from(right)));
        sides.push((usize::from(formal), usize::from(matches!(form, Usted | Ustedes | None))));
    }
    line("address es: CoCoA-MT, the form read (accuracy)", &forms, accuracy, 0.80, 0.90);
    line("address es: CoCoA-MT, tú or usted (accuracy)", &sides, accuracy, 0.95, 0.99);
    Ok(())
}

/// Where a form of address stands among the heads.
fn address_at(form: AddressForm) -> usize {
    match form {
        AddressForm::None => 0,
        AddressForm::Tu => 1,
        AddressForm::Usted => 2,
        AddressForm::Vos => 3,
        AddressForm::Ustedes => 4,
        AddressForm::Vosotros => 5,
        AddressForm::Mixed => 6,
    }
}
