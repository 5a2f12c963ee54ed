//! The data sets: what is read of them, and what their labels say in the models' terms.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context, Result, bail};
use timbre_core::model::heads::{comment, tone};
use timbre_core::text::Language;

use crate::learn::{fold, hash};

/// Where the public data lie unless `TIMBRE_DATA` says otherwise, seen from the repository.
const DATA: &str = "../shared/data";

/// The folder that the command line names.
static NAMED: OnceLock<PathBuf> = OnceLock::new();

/// Takes the public data from `folder`.
pub(crate) fn use_folder(folder: PathBuf) {
    // Named once, at the start; a second name would change nothing.
    let _ = NAMED.set(folder);
}

/// What one example teaches.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Target {
    /// A distribution over a softmax group that starts at `first`.
    Class {
        /// First head of the group.
        first: usize,
        /// The distribution.
        shares: Vec<f32>,
        /// How much the example counts.
        weight: f32,
    },
    /// A share or probability for one logistic head.
    Value {
        /// The head.
        head: usize,
        /// From 0 to 1.
        value: f32,
        /// How much the example counts.
        weight: f32,
    },
}

/// A text and what it teaches.
#[derive(Debug, Clone)]
pub(crate) struct Example {
    /// The text as the judges see it.
    pub(crate) text: String,
    /// Its language.
    pub(crate) language: Language,
    /// What it teaches.
    pub(crate) targets: Vec<Target>,
    /// Of the project's own corpus: what calibration may hold out.
    pub(crate) own: bool,
}

/// A row of one of the public sets.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// `es`, `en` or another.
    pub(crate) lang: String,
    /// Part of the set.
    pub(crate) split: String,
    /// The label as the set writes it.
    pub(crate) label: String,
    /// The text, masks made uniform.
    pub(crate) text: String,
}

/// The folder of the public data.
///
/// # Errors
/// If it is not there: says how to name it.
pub(crate) fn folder() -> Result<PathBuf> {
    let folder = match (NAMED.get(), std::env::var_os("TIMBRE_DATA")) {
        (Some(folder), _) => folder.clone(),
        (None, Some(folder)) => PathBuf::from(folder),
        (None, None) => repository().join(DATA),
    };
    if !folder.join("train").is_dir() {
        bail!(
            "the research data are not at {}: set TIMBRE_DATA to the folder that holds train/ and \
             measure/ (crate/core/models/MODEL_CARD.md names the sets); nothing that ships needs them",
            folder.display()
        );
    }
    Ok(folder)
}

/// The root of the repository.
#[must_use]
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The project's own corpus.
#[must_use]
pub(crate) fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The rows of `train/<name>.tsv` or `measure/<name>.tsv`.
///
/// # Errors
/// If the file cannot be read.
pub(crate) fn rows(part: &str, name: &str) -> Result<Vec<Row>> {
    let path = folder()?.join(part).join(format!("{name}.tsv"));
    let file = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    Ok(file
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut fields = line.splitn(4, '\t').map(str::to_owned);
            let (lang, split, label) = (fields.next()?, fields.next()?, fields.next()?);
            Some(Row { lang, split, label, text: unmask(&fields.next()?) })
        })
        .collect())
}

/// Masks as they would stand in a real text.
pub(crate) fn unmask(text: &str) -> String {
    text.replace("_usr", "@user")
        .replace("_emo", " ")
        .replace("[NAME]", "@user")
        .replace("<url>", "URL")
        .replace("<person>", "@user")
        .replace("&amp;", "&")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .trim()
        .to_owned()
}

/// The language of a code; `None` for those that no judge reads.
#[must_use]
pub(crate) fn language(code: &str) -> Option<Language> {
    match code {
        "es" => Some(Language::Es),
        "en" => Some(Language::En),
        _ => None,
    }
}

/// A line of one of the corpus' files by column name.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// File it stands in, and its line.
    #[cfg_attr(not(test), expect(dead_code, reason = "tests name the line that is wrong"))]
    pub(crate) place: String,
    /// Language of the file.
    pub(crate) language: Language,
    columns: Vec<(String, String)>,
}

impl Entry {
    /// The field of a column; empty if the file has no such column.
    #[must_use]
    pub(crate) fn get(&self, column: &str) -> &str {
        self.columns.iter().find(|(name, _)| name == column).map_or("", |(_, value)| value)
    }

    /// The field of a column as a number; 0 if it is none.
    #[must_use]
    pub(crate) fn number(&self, column: &str) -> f32 {
        self.get(column).parse().unwrap_or(0.0)
    }
}

/// Every entry of the corpus' files in `part` (`train` or `test`) whose name starts with `kind`
/// (`comments`, `crowd`, `posts`, `replies`, `talk` or `videos`), files in order of their names.
///
/// # Errors
/// If a file cannot be read.
pub(crate) fn entries(part: &str, kind: &str) -> Result<Vec<Entry>> {
    let folder = corpus().join(part);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|path| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(kind))
        })
        .collect();
    files.sort();
    let mut entries = Vec::new();
    for path in files {
        let name = path.file_stem().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let code =
            if name.split('_').any(|part| part == "es") { Language::Es } else { Language::En };
        let file = fs::read_to_string(&path)?;
        let mut lines = file.lines();
        let header: Vec<_> = lines.next().unwrap_or_default().split('\t').collect();
        for (at, line) in lines.enumerate() {
            let columns =
                header.iter().map(ToString::to_string).zip(line.split('\t').map(str::to_owned));
            entries.push(Entry {
                place: format!("{part}/{name}.tsv:{}", at + 2),
                language: code,
                columns: columns.collect(),
            });
        }
    }
    Ok(entries)
}

/// The names of the situations, in the order of the heads.
pub(crate) const SITUATIONS: [&str; 7] =
    ["crisis", "spam", "provocation", "complaint", "question", "praise", "other"];
/// The names of the feelings, in the order of the heads.
pub(crate) const FEELINGS: [&str; 3] = ["negative", "neutral", "positive"];
/// The names of the targets of hostility, in the order of the heads.
pub(crate) const TARGETS: [&str; 4] = ["none", "brand", "person", "group"];
/// The names of the forms of address, in the order of the heads.
pub(crate) const ADDRESSES: [&str; 7] =
    ["none", "tu", "usted", "vos", "ustedes", "vosotros", "mixed"];
/// The names of the axes, in the order of the heads.
pub(crate) const AXES: [&str; 7] =
    ["warmth", "politeness", "formality", "positivity", "respect", "energy", "clarity"];

fn one_hot(first: usize, names: &[&str], name: &str, weight: f32) -> Option<Target> {
    let at = names.iter().position(|known| *known == name)?;
    let shares = (0..names.len()).map(|index| f32::from(u8::from(index == at))).collect();
    Some(Target::Class { first, shares, weight })
}

fn value(head: usize, value: f32, weight: f32) -> Target {
    Target::Value { head, value: value.clamp(0.0, 1.0), weight }
}

fn feeling(shares: [f32; 3], weight: f32) -> Target {
    Target::Class { first: comment::SENTIMENT.start, shares: shares.to_vec(), weight }
}

/// How much a line of the project's own corpus counts beside one of the public sets.
const OWN: f32 = 1.7;
/// How much its word on feeling counts: less, as the public's posts, which the teacher reads, are
/// plainer than the corpus and far more.
const OWN_FEELING: f32 = 1.3;
/// How much its word on spam counts: adverts to a brand are others than those below videos, which the sets have.
const OWN_SPAM: f32 = 0.7;

fn own_comment(entry: &Entry) -> Example {
    let hostility = entry.number("hostility");
    let situation = entry.get("situation");
    let mut targets = vec![
        value(comment::HOSTILITY, f32::from(u8::from(hostility >= 2.0)), OWN),
        value(comment::OFFENSIVE, entry.number("offensive"), OWN),
        value(comment::COMPLAINT, complaint(entry), OWN),
        value(comment::SARCASM, entry.number("sarcasm"), OWN),
        value(comment::SPAM, f32::from(u8::from(situation == "spam")), OWN_SPAM),
        value(comment::SEVERITY, entry.number("severity") / 3.0, OWN),
        value(comment::URGENCY, entry.number("urgency") / 2.0, OWN),
        value(comment::REPLY, entry.number("reply"), OWN),
    ];
    targets.extend(one_hot(
        comment::SENTIMENT.start,
        &FEELINGS,
        entry.get("sentiment"),
        OWN_FEELING,
    ));
    targets.extend(one_hot(comment::SITUATION.start, &SITUATIONS, situation, OWN));
    targets.extend(one_hot(comment::TARGET.start, &TARGETS, entry.get("target"), OWN));
    Example { text: entry.get("text").to_owned(), language: entry.language, targets, own: true }
}

/// How much a comment counts once more where it begins with a handle.
const ADDRESSED: f32 = 0.7;

/// A comment to the brand as it stands on networks where one has to name whom it is for, of every second comment that
/// is kept to learn from: the corpus has handles mostly where somebody talks to a friend.
fn addressed(entry: &Entry) -> Option<Example> {
    let mut example = own_comment(entry);
    let to_the_brand = !matches!(entry.get("situation"), "other" | "spam");
    let taken = fold(&example.text) != 0 && (hash(&example.text) / 5).is_multiple_of(2);
    if !to_the_brand || !taken || example.text.contains("@user") {
        return None;
    }
    example.text.insert_str(0, "@user ");
    example.own = false;
    for target in &mut example.targets {
        let (Target::Class { weight, .. } | Target::Value { weight, .. }) = target;
        *weight *= ADDRESSED;
    }
    Some(example)
}

/// What a crowd says under somebody's video, or people to their friends and to nobody: its feeling, its offences and
/// their targets are those of comments to brands, and what a brand is facing is not.
fn crowd(entry: &Entry) -> Example {
    let mut example = own_comment(entry);
    example.own = false;
    example.targets.retain(|target| match target {
        Target::Class { first, .. } => *first != comment::SITUATION.start,
        Target::Value { head, .. } => {
            ![comment::COMPLAINT, comment::SEVERITY, comment::URGENCY, comment::REPLY]
                .contains(head)
        }
    });
    example
}

/// Whether a comment complains: a crisis that names what the brand did wrong does so too.
pub(crate) fn complaint(entry: &Entry) -> f32 {
    match entry.get("situation") {
        "complaint" => 1.0,
        "crisis" => 0.8,
        _ => 0.0,
    }
}

/// What the names of BANKING77's intents say where something went wrong.
const FAULTS: [&str; 16] = [
    "not_recognised",
    "wrong",
    "declined",
    "failed",
    "fee_charged",
    "not_received",
    "not_working",
    "lost",
    "stolen",
    "pending",
    "charged_twice",
    "missing",
    "unable",
    "reverted",
    "not_updated",
    "compromised",
];

/// Feeling of an emoji as the tweets that carry it are meant, by our own reading of them.
fn emoji_feeling(emoji: &str) -> Option<[f32; 3]> {
    const POSITIVE: &str = "😍💜😘✨💙❤🤗😻😊👏😀💖💕😃♥♡😁👌😎🎶";
    const MILD: &str = "😌😋😂🤣🙂😉😜🙏🤓🤤";
    const NEGATIVE: &str = "😠😡😤😒😞😭😫😔💔😪😢😥😣😩😰😕😓🙄😑";
    let is = |list: &str| emoji.chars().next().is_some_and(|first| list.contains(first));
    if is(POSITIVE) {
        Some([0.08, 0.24, 0.68])
    } else if is(MILD) {
        Some([0.25, 0.37, 0.38])
    } else if is(NEGATIVE) {
        Some([0.72, 0.22, 0.06])
    } else {
        Some([0.33, 0.50, 0.17])
    }
}

fn labels_feeling(label: &str) -> Option<[f32; 3]> {
    const POSITIVE: [&str; 14] = [
        "admiration",
        "amusement",
        "approval",
        "caring",
        "desire",
        "excitement",
        "gratitude",
        "joy",
        "love",
        "optimism",
        "pride",
        "relief",
        "trust",
        "positive",
    ];
    const NEGATIVE: [&str; 11] = [
        "anger",
        "annoyance",
        "disappointment",
        "disapproval",
        "disgust",
        "embarrassment",
        "fear",
        "grief",
        "nervousness",
        "remorse",
        "sadness",
    ];
    let mut shares = [0.0_f32; 3];
    for name in label.split(',') {
        let at = if POSITIVE.contains(&name) {
            2
        } else if NEGATIVE.contains(&name) {
            0
        } else {
            1
        };
        shares[at] += 1.0;
    }
    let sum: f32 = shares.iter().sum();
    (sum > 0.0).then(|| shares.map(|share| 0.9 * share / sum + 0.1 / 3.0))
}

/// How many values the teacher gives for a comment, and for its manners; `teacher/teach.py` says which.
const TAUGHT: usize = 18;
const MANNERS: usize = 4;
/// How much the teacher's word counts for comments of the project's own corpus, and for the rest.
const TAUGHT_OWN: f32 = 1.0;
const TAUGHT_ELSEWHERE: f32 = 0.25;
/// How much it counts for pieces of comments.
const TAUGHT_PIECE: f32 = 0.6;

/// What the teacher said about each row of a set; nothing where its file is absent.
struct Teacher {
    bytes: Vec<u8>,
    width: usize,
}

impl Teacher {
    fn of(set: &str) -> Self {
        Self::read(set, TAUGHT)
    }

    /// On manners instead of comments.
    fn of_manners(set: &str) -> Self {
        Self::read(&format!("{set}_manners"), MANNERS)
    }

    fn read(file: &str, width: usize) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("teacher/{file}.u8"));
        Self { bytes: fs::read(path).unwrap_or_default(), width }
    }

    /// The values for a row; `None` for one that the teacher was not asked about.
    fn said(&self, row: usize) -> Option<Vec<f32>> {
        let values = self.bytes.get(row * self.width..(row + 1) * self.width)?;
        let asked = values.iter().any(|&byte| byte > 0);
        asked.then(|| values.iter().map(|&byte| f32::from(byte) / 255.0).collect())
    }
}

/// What a language model said of rows of the sets after reading them: `teacher/read` has a file for feelings
/// and one for manners.
struct Read(HashMap<(String, usize), Vec<String>>);

impl Read {
    fn of(file: &str) -> Self {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("teacher/read/{file}.tsv"));
        let file = fs::read_to_string(path).unwrap_or_default();
        let lines = file.lines().skip(1).filter_map(|line| {
            let mut fields = line.split('\t').map(str::to_owned);
            let (set, row) = (fields.next()?, fields.next()?.parse().ok()?);
            Some(((set, row), fields.collect()))
        });
        Self(lines.collect())
    }

    fn said(&self, set: &str, row: usize) -> Option<&[String]> {
        self.0.get(&(set.to_owned(), row)).map(Vec::as_slice)
    }
}

/// How much what was read counts beside what the teacher, who learned from it, says of the same row.
const READ: f32 = 1.0;
/// The same for politeness, where people write to one another in other ways than brands do.
const READ_POLITE: f32 = 0.5;

/// What the feeling and the offence that were read teach.
fn read_feeling(said: &[String]) -> Vec<Target> {
    let mut targets = Vec::new();
    if let Some(at) = FEELINGS.iter().position(|known| *known == said[0]) {
        let shares = std::array::from_fn(|other| if other == at { 0.84 } else { 0.08 });
        targets.push(feeling(shares, READ));
    }
    if let Ok(offensive) = said[1].parse() {
        targets.push(value(comment::OFFENSIVE, offensive, READ));
    }
    targets
}

/// How many times as much the teacher's word on a head counts where it says what little else does:
/// few of the sets' labels tell a complaint, or an offence in Spanish.
fn told_by_few(head: usize) -> f32 {
    match head {
        comment::COMPLAINT => 4.0,
        comment::OFFENSIVE => 2.0,
        _ => 1.0,
    }
}

/// What the teacher's values teach: feeling with one weight, everything else with another.
fn taught(said: &[f32], by_feeling: f32, by_rest: f32) -> Vec<Target> {
    let share = |values: &[f32]| {
        let sum: f32 = values.iter().sum();
        values.iter().map(|value| value / sum).collect::<Vec<f32>>()
    };
    let (sentiment, situation) = (comment::SENTIMENT.start, comment::SITUATION.start);
    let mut targets = vec![
        Target::Class { first: sentiment, shares: share(&said[..3]), weight: by_feeling },
        Target::Class { first: situation, shares: share(&said[3..10]), weight: by_rest },
    ];
    let rest = comment::HOSTILITY..=comment::REPLY;
    targets.extend(
        rest.zip(&said[10..]).map(|(head, &said)| value(head, said, by_rest * told_by_few(head))),
    );
    targets
}

/// The parts of a comment between its marks, as `teacher/fragments.py` cuts them.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(['.', '!', '?', '…', ',', ';', ':'])
        .map(str::trim)
        .filter(|piece| piece.chars().count() >= 6)
}

/// Pieces of the corpus' comments, and pairs of such pieces, read by the teacher: they tell which
/// part of a comment its labels come from. None of a comment in `held`.
fn fragments(held: &[&str]) -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("teacher");
    let teacher = Teacher::of("fragments");
    let file = fs::read_to_string(folder.join("fragments.tsv")).unwrap_or_default();
    let held: Vec<&str> = held.iter().flat_map(|text| pieces(text)).collect();
    file.lines()
        .enumerate()
        .filter_map(|(at, line)| {
            let (code, text) = line.split_once('\t')?;
            if held.iter().any(|piece| text.contains(piece)) {
                return None;
            }
            let targets = taught(&teacher.said(at)?, TAUGHT_PIECE, TAUGHT_PIECE);
            Some(Example { text: text.to_owned(), language: language(code)?, targets, own: false })
        })
        .collect()
}

/// The comments that the corpus' replies answer: unlabelled, read by the teacher.
fn answered() -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    for (name, language) in [("answered_es", Language::Es), ("answered_en", Language::En)] {
        let teacher = Teacher::of(name);
        let entries = entries("train", "replies")?;
        let entries = entries.iter().filter(|entry| entry.language == language);
        examples.extend(entries.enumerate().filter_map(|(at, entry)| {
            let targets = taught(&teacher.said(at)?, TAUGHT_OWN, TAUGHT_OWN);
            Some(Example { text: entry.get("comment").to_owned(), language, targets, own: false })
        }));
    }
    Ok(examples)
}

/// How much the feeling that a set's own label tells counts beside the teacher's word: the emoji that
/// was in a tweet says what its words leave open.
fn trust(set: &str) -> f32 {
    match set {
        "emo50k" => 0.2,
        "xed" => 0.15,
        _ => 0.0,
    }
}

/// What the teacher said, its feeling moved towards that of the set's own label.
fn with_label(mut said: Vec<f32>, targets: &[Target], trust: f32) -> Vec<f32> {
    let label = targets.iter().find_map(|target| match target {
        Target::Class { first, shares, .. } if *first == comment::SENTIMENT.start => Some(shares),
        _ => None,
    });
    if let Some(shares) = label {
        let sum: f32 = said[..3].iter().sum();
        for (said, share) in said.iter_mut().zip(shares) {
            *said = (1.0 - trust) * *said / sum + trust * share;
        }
    }
    said
}

/// A tweet with the emoji that was in it, which the set keeps apart: it feels as its words and its
/// emoji do, half each.
fn with_emoji(row: &Row, said: &[f32]) -> Option<Example> {
    let shown = emoji_feeling(&row.label)?;
    let shares = std::array::from_fn(|at| (said[at] + shown[at]) / 2.0);
    let text = format!("{} {}", row.text, row.label);
    Some(Example { text, language: Language::Es, targets: vec![feeling(shares, 0.5)], own: false })
}

/// What a row of a set teaches.
type Teaches = fn(&Row) -> Vec<Target>;

/// The examples for the table of comments.
///
/// # Errors
/// If a set cannot be read.
pub(crate) fn comments() -> Result<Vec<Example>> {
    comments_without(&[])
}

/// The same without the comments of the project's own in `held`, and without what was cut from
/// them.
///
/// # Errors
/// If a set cannot be read.
pub(crate) fn comments_without(held: &[&str]) -> Result<Vec<Example>> {
    let own = entries("train", "comments")?;
    let known: Vec<&Entry> =
        own.iter().filter(|entry| !held.contains(&entry.get("text"))).collect();
    let mut examples: Vec<Example> = known.iter().map(|entry| own_comment(entry)).collect();
    examples.extend(known.iter().filter_map(|entry| addressed(entry)));
    for kind in ["crowd", "posts"] {
        examples.extend(entries("train", kind)?.iter().map(crowd));
    }
    examples.extend(answered()?);
    let sets: [(&str, Teaches); 10] = [
        ("emo50k", |row| emoji_feeling(&row.label).map(|s| feeling(s, 0.4)).into_iter().collect()),
        ("xed", |row| labels_feeling(&row.label).map(|s| feeling(s, 0.2)).into_iter().collect()),
        ("goemotions", |row| {
            let weight = if row.label == "neutral" { 0.25 } else { 0.5 };
            labels_feeling(&row.label).map(|shares| feeling(shares, weight)).into_iter().collect()
        }),
        ("gold_tox_es", toxicity),
        ("davidson", |row| match row.label.as_str() {
            "hate" => {
                vec![value(comment::HOSTILITY, 1.0, 0.5), value(comment::OFFENSIVE, 1.0, 0.5)]
            }
            "offensive" => vec![value(comment::OFFENSIVE, 0.9, 0.1)],
            _ => vec![value(comment::HOSTILITY, 0.0, 0.5), value(comment::OFFENSIVE, 0.0, 0.5)],
        }),
        ("isarcasm", |row| {
            vec![value(comment::SARCASM, f32::from(u8::from(row.label == "sarcastic")), 0.5)]
        }),
        ("spam_youtube", |row| {
            vec![value(comment::SPAM, f32::from(u8::from(row.label == "spam")), 4.0)]
        }),
        ("spam_sms", |row| {
            vec![value(comment::SPAM, f32::from(u8::from(row.label == "spam")), 0.4)]
        }),
        ("banking77", |row| {
            let fault = FAULTS.iter().any(|fault| row.label.contains(fault));
            vec![value(comment::COMPLAINT, if fault { 0.75 } else { 0.1 }, 0.15)]
        }),
        ("stanford_politeness", |_| {
            vec![value(comment::OFFENSIVE, 0.0, 0.05), value(comment::SPAM, 0.0, 0.1)]
        }),
    ];
    let read = Read::of("feelings");
    for (name, targets) in sets {
        let teacher = Teacher::of(name);
        for (at, row) in rows("train", name)?.iter().enumerate() {
            let Some(language) = language(&row.lang) else { continue };
            let mut targets = targets(row);
            if let Some(said) = teacher.said(at) {
                let said = with_label(said, &targets, trust(name));
                targets.retain(|target| !matches!(target, Target::Class { .. }));
                targets.extend(taught(&said, 1.0, TAUGHT_ELSEWHERE));
                if name == "emo50k" && at % 8 == 0 {
                    examples.extend(with_emoji(row, &said));
                }
            }
            targets.extend(read.said(name, at).into_iter().flat_map(read_feeling));
            examples.push(Example { text: row.text.clone(), language, targets, own: false });
        }
    }
    examples.extend(fragments(held));
    for entry in entries("train", "videos")? {
        let targets = vec![value(comment::SPAM, entry.number("spam"), 2.0)];
        let text = entry.get("text").to_owned();
        examples.push(Example { text, language: entry.language, targets, own: false });
    }
    for entry in entries("train", "talk")? {
        let hostile = entry.number("hostile");
        let targets =
            vec![value(comment::HOSTILITY, hostile, 1.0), value(comment::OFFENSIVE, hostile, 1.0)];
        let text = entry.get("text").to_owned();
        examples.push(Example { text, language: entry.language, targets, own: false });
    }
    balance(&mut examples);
    Ok(examples)
}

/// Makes the three feelings weigh the same in each language: what the sets happen to hold most of
/// says nothing about the comments of a brand.
fn balance(examples: &mut [Example]) {
    for language in [Language::Es, Language::En] {
        let mut mass = [1e-6_f32; 3];
        for example in examples.iter().filter(|example| example.language == language) {
            for target in &example.targets {
                if let Target::Class { first, shares, weight } = target
                    && *first == comment::SENTIMENT.start
                {
                    shares.iter().zip(&mut mass).for_each(|(share, mass)| *mass += share * weight);
                }
            }
        }
        let even = mass.iter().sum::<f32>() / 3.0;
        for example in examples.iter_mut().filter(|example| example.language == language) {
            for target in &mut example.targets {
                if let Target::Class { first, shares, weight } = target
                    && *first == comment::SENTIMENT.start
                {
                    *weight *= shares
                        .iter()
                        .zip(&mass)
                        .map(|(share, mass)| share * even / mass)
                        .sum::<f32>();
                }
            }
        }
    }
}

fn toxicity(row: &Row) -> Vec<Target> {
    let coders = ["c1=1", "c2=1"].iter().filter(|said| row.label.contains(**said)).count();
    let toxic = coders as f32 / 2.0;
    vec![value(comment::HOSTILITY, toxic, 1.0), value(comment::OFFENSIVE, toxic, 1.5)]
}

/// How much the corpus counts for the parts of respect: a brand's reply brushes off in other words than
/// strangers do to one another.
const OWN_PART: f32 = 2.5;
/// How much their word on an axis counts.
const OWN_AXIS: f32 = 3.0;
/// How much counts what the teacher says of strangers' manners to one another.
const STRANGERS: f32 = 1.2;
/// How much of that counts for politeness, which the corpus and the requests teach better.
const STRANGERS_POLITE: f32 = 0.3;

/// How much the politeness of a brand's replies counts.
const OWN_POLITE: f32 = 6.0;
/// How much the politeness, and the parts of respect, of what people write to one another count.
const TALK_POLITE: f32 = 2.5;
const TALK_PART: f32 = 1.2;

/// The examples for the table of tone.
///
/// # Errors
/// If a set cannot be read.
pub(crate) fn tones() -> Result<Vec<Example>> {
    let mut examples = Vec::new();
    for entry in entries("train", "replies")? {
        let axes = AXES.iter().enumerate();
        let mut targets: Vec<_> = axes
            .map(|(at, axis)| {
                let weight = if *axis == "politeness" { OWN_POLITE } else { OWN_AXIS };
                value(tone::AXES.start + at, entry.number(axis) / 100.0, weight)
            })
            .collect();
        for (head, column) in [
            (tone::HOSTILE, "hostile"),
            (tone::CONDESCENDING, "condescending"),
            (tone::DISMISSIVE, "dismissive"),
            (tone::DEFENSIVE, "defensive"),
        ] {
            targets.push(value(head, entry.number(column), OWN_PART));
        }
        let text = entry.get("text").to_owned();
        examples.push(Example { text, language: entry.language, targets, own: true });
    }
    // A part: there are sixteen times as many of them as of replies, whose room they would fill.
    for entry in entries("train", "comments")?.into_iter().step_by(5) {
        let hostile = f32::from(u8::from(entry.number("hostility") >= 2.0));
        let text = entry.get("text").to_owned();
        let mut targets = vec![value(tone::HOSTILE, hostile, 1.0)];
        if entry.get("situation") == "question" || entry.get("situation") == "praise" {
            targets.push(value(tone::CONDESCENDING, 0.0, 0.3));
            targets.push(value(tone::DISMISSIVE, 0.0, 0.3));
        }
        examples.push(Example { text, language: entry.language, targets, own: false });
    }
    let politeness = tone::AXES.start + 1;
    let formality = tone::AXES.start + 2;
    for entry in entries("train", "talk")? {
        let targets = vec![
            value(politeness, 0.1 + 0.2 * entry.number("politeness"), TALK_POLITE),
            value(tone::HOSTILE, entry.number("hostile"), TALK_PART),
            value(tone::CONDESCENDING, entry.number("condescending"), TALK_PART),
            value(tone::DISMISSIVE, entry.number("dismissive"), TALK_PART),
        ];
        let text = entry.get("text").to_owned();
        examples.push(Example { text, language: entry.language, targets, own: false });
    }
    let sets = ["stanford_politeness", "tydip", "formality_en_de", "davidson"];
    let read = Read::of("manners");
    for name in ["emo50k", "xed", "goemotions", "isarcasm", "davidson"] {
        let teacher = Teacher::of_manners(name);
        for (at, row) in rows("train", name)?.into_iter().enumerate() {
            let (Some(language), Some(said)) = (language(&row.lang), teacher.said(at)) else {
                continue;
            };
            let heads = [
                (politeness, STRANGERS_POLITE),
                (tone::HOSTILE, STRANGERS),
                (tone::CONDESCENDING, STRANGERS),
                (tone::DISMISSIVE, STRANGERS),
            ];
            let targets = heads.into_iter().zip(said);
            let mut targets: Vec<Target> =
                targets.map(|((head, weight), said)| value(head, said, weight)).collect();
            if let Some(said) = read.said(name, at) {
                let number = |column: usize| said[column].parse::<f32>().ok();
                targets
                    .extend(number(0).map(|read| value(politeness, 0.1 + 0.2 * read, READ_POLITE)));
                for (column, head) in
                    [(1, tone::HOSTILE), (2, tone::CONDESCENDING), (3, tone::DISMISSIVE)]
                {
                    targets.extend(number(column).map(|read| value(head, read, READ)));
                }
            }
            examples.push(Example { text: row.text, language, targets, own: false });
        }
    }
    let mut seen = std::collections::HashSet::new();
    for name in sets {
        for row in rows("train", name)? {
            let Some(language) = language(&row.lang) else { continue };
            let score: f32 = row.label.parse().unwrap_or(0.0);
            let targets = match name {
                "stanford_politeness" | "tydip" => {
                    if !seen.insert(row.text.clone()) {
                        continue;
                    }
                    vec![value(politeness, 0.5 + score / 4.0, 1.0)]
                }
                "formality_en_de" if row.split == "train" => {
                    vec![value(formality, 0.45 + score / 3.0, 0.5)]
                }
                "davidson" if row.label == "hate" => vec![value(tone::HOSTILE, 1.0, 0.3)],
                "davidson" if row.label == "neither" => vec![value(tone::HOSTILE, 0.0, 0.3)],
                _ => continue,
            };
            examples.push(Example { text: row.text, language, targets, own: false });
        }
    }
    Ok(examples)
}
