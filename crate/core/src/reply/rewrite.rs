//! The user's own draft, said better: in the brand's form of address, warmer, calmer, shorter,
//! clearer, or with a next step. What is proposed here is a wording; the engine offers it only if
//! its own review is better and every fact is still there.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::facts::language_of;
use crate::brand::BrandPack;
use crate::model::{Category, Lexicon};
use crate::order;
use crate::register;
use crate::review::{Family, Finding, Fix, apply_safe};
use crate::text::{Document, Language, OffsetMap, Token, TokenKind};
use crate::vocabulary::{Network, Situation};

/// What a rewrite is for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    /// In the brand's form of address.
    Address,
    /// Warmer.
    Warmer,
    /// Calmer.
    Calmer,
    /// Shorter.
    Shorter,
    /// Clearer.
    Clearer,
    /// With what happens next.
    NextStep,
    /// Whatever another writer, such as the browser's own language model, made of it.
    Other,
}

impl Aim {
    /// Every aim that has a wording of Timbre's own.
    pub const ALL: [Aim; 6] =
        [Aim::Address, Aim::Warmer, Aim::Calmer, Aim::Shorter, Aim::Clearer, Aim::NextStep];

    /// Its name, as [`Source::id`](super::Source) says it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Aim::Address => "address",
            Aim::Warmer => "warmer",
            Aim::Calmer => "calmer",
            Aim::Shorter => "shorter",
            Aim::Clearer => "clearer",
            Aim::NextStep => "next_step",
            Aim::Other => "other",
        }
    }
}

/// A better wording of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Rewrite {
    /// What it is for.
    pub aim: Aim,
    /// The whole new text.
    pub text: String,
    /// The one change that makes it of the draft.
    pub change: Fix,
}

impl Rewrite {
    /// The rewrite of `draft` into `text`; none if they are the same.
    #[must_use]
    pub fn new(aim: Aim, draft: &str, text: String) -> Option<Self> {
        if draft == text {
            return None;
        }
        let same = |(a, b): &(char, char)| a == b;
        let before: usize = draft
            .chars()
            .zip(text.chars())
            .take_while(same)
            .map(|(character, _)| character.len_utf8())
            .sum();
        let after: usize = draft[before..]
            .chars()
            .rev()
            .zip(text[before..].chars().rev())
            .take_while(same)
            .map(|(character, _)| character.len_utf8())
            .sum();
        let span = OffsetMap::new(draft).to_utf16_span((before..draft.len() - after).into());
        let change = Fix { span, text: text[before..text.len() - after].to_owned() };
        Some(Self { aim, text, change })
    }
}

/// A draft to be rewritten, with what is known of it.
pub(crate) struct Draught<'a> {
    pub(crate) read: &'a Document<'a>,
    pub(crate) findings: &'a [Finding],
    pub(crate) situation: Option<Situation>,
    pub(crate) brand: Option<&'a BrandPack>,
    pub(crate) network: Option<Network>,
    /// Whether it is longer than the network allows.
    pub(crate) too_long: bool,
    /// How likely it is to be hostile, 0 to 1.
    pub(crate) hostile: f64,
    pub(crate) public: bool,
}

/// The draft in another wording for that aim; the same text where there is nothing to do.
pub(crate) fn propose(aim: Aim, draft: &Draught<'_>) -> String {
    let text = draft.read.text;
    match aim {
        // A kind word beside an attack makes it no kinder, only slyer; and nothing comes next after a
        // closed door.
        Aim::Address | Aim::Warmer | Aim::NextStep if attacks(draft) => text.to_owned(),
        Aim::Warmer | Aim::NextStep if finds(draft, REFUSES) => text.to_owned(),
        Aim::Address => address(draft),
        Aim::Warmer => warmer(draft),
        Aim::Calmer => calmer(draft.read),
        Aim::Shorter => shorter(draft),
        Aim::Clearer => {
            let mended = mend(draft, &[Family::Clarity, Family::Canned]);
            swapped(&mended, draft.read.language, Swap::Clear)
        }
        Aim::NextStep => match line(draft, "next").filter(|_| lacks_step(draft)) {
            Some(step) => in_form(&before_closing(draft.read, step), draft),
            None => text.to_owned(),
        },
        Aim::Other => text.to_owned(),
    }
}

/// Least and most that a wording may be as long as the draft, in tenths.
const AS_LONG: std::ops::RangeInclusive<usize> = 4..=20;
/// The share of the draft's longer words that a wording has to have.
const GIST: f64 = 0.4;

/// A wording of the draft that another writer offers, without what such writers put around it; none
/// if it may not be one: too short or too long, of other words, or polish on an attack.
pub(crate) fn wording<'a>(draft: &Draught<'_>, offered: &'a str) -> Option<&'a str> {
    const QUOTES: [(&str, &str); 4] = [("\"", "\""), ("“", "”"), ("«", "»"), ("```", "```")];
    let own = draft.read.text.trim();
    let offered = offered.trim();
    let bare = |(open, close): &(&str, &str)| {
        let inner = offered.strip_prefix(*open)?.strip_suffix(*close)?;
        (!own.starts_with(*open)).then_some(inner)
    };
    let text = QUOTES.iter().find_map(bare).unwrap_or(offered).trim();
    let length = 10 * text.chars().count() / own.chars().count().max(1);
    if attacks(draft) || !AS_LONG.contains(&length) {
        return None;
    }
    let words = |read: &Document<'_>| -> std::collections::BTreeSet<String> {
        let long = read.words().filter(|word| word.folded.chars().count() > 4);
        long.map(|word| word.folded.chars().take(5).collect()).collect()
    };
    let (of, have) = (words(draft.read), words(&Document::new(text, Some(draft.read.language))));
    let kept = of.intersection(&have).count();
    (kept as f64 >= GIST * of.len() as f64).then_some(text)
}

/// Findings that say of a draft that it goes against whoever it answers.
const ATTACKS: &[&str] = &[
    "accessibility.capitals",
    "tone.blame",
    "tone.calm_down",
    "tone.condescending",
    "tone.feeding",
    "tone.google_it",
    "tone.guilt",
    "tone.insult",
    "tone.joke_in_complaint",
    "tone.sarcasm",
    "tone.stereotype",
    "tone.suspicion",
    "tone.swearing",
    "tone.threat",
];

/// Findings that say of a draft that it leaves whoever it answers alone.
const REFUSES: &[&str] = &[
    "tone.case_closed",
    "tone.defensive",
    "tone.dismissive",
    "tone.minimising",
    "tone.shifting_blame",
];

/// Faces that laugh at whoever complains.
const MOCKING: &[&str] = &["🙄", "🤡", "😂", "🤣", "😏", "🖕"];

fn finds(draft: &Draught<'_>, rules: &[&str]) -> bool {
    draft.findings.iter().any(|finding| rules.contains(&finding.rule.as_str()))
}

/// Whether a draft does something by the lexicon.
fn does(draft: &Draught<'_>, wanted: &[Category]) -> bool {
    let hits = Lexicon::of(draft.read.language).map(|lexicon| lexicon.find(draft.read));
    hits.iter().flatten().any(|hit| wanted.contains(&hit.category) && !hit.negated)
}

/// Whether a draft shouts at whoever it answers, mocks them, or is hostile to them.
fn attacks(draft: &Draught<'_>) -> bool {
    let glad = draft.situation == Some(Situation::Praise);
    let mocks = |token: &Token| MOCKING.contains(&draft.read.raw(token));
    let long = |token: &&Token| token.shouted && draft.read.raw(token).chars().count() > 3;
    let loud = !glad && draft.read.words().filter(long).count() >= 2;
    loud || draft.hostile >= 0.5
        || !glad && draft.read.tokens.iter().any(mocks)
        || does(draft, &[Category::Insult, Category::Threat])
        || finds(draft, ATTACKS)
}

/// Whether a draft does not say yet what comes next.
fn lacks_step(draft: &Draught<'_>) -> bool {
    match draft.situation {
        Some(Situation::Complaint) => finds(draft, &["clarity.next_step_missing"]),
        Some(Situation::Crisis) => !does(draft, &[Category::NextStep]),
        _ => !draft.read.text.contains('?'),
    }
}

/// Folded words that a reply is closed with.
const CLOSINGS: &[&str] =
    &["un saludo", "saludos", "un abrazo", "best regards", "kind regards", "regards", "cheers"];

/// Adds a sentence at the end of a text, before the words that close it.
fn before_closing(read: &Document<'_>, sentence: &str) -> String {
    let closes = |said: &str| {
        let folded = crate::text::fold(said).text;
        CLOSINGS.iter().any(|closing| folded.starts_with(closing))
    };
    let last = read.sentences.last().map(|last| last.span);
    match last.filter(|span| span.start > 0 && closes(span.of(read.text))) {
        Some(span) => {
            let (before, closing) = read.text.split_at(span.start);
            format!("{} {closing}", join(before, sentence))
        }
        None => join(read.text, sentence),
    }
}

fn address(draft: &Draught<'_>) -> String {
    let text = draft.read.text.to_owned();
    if draft.read.language != Language::Es {
        return text;
    }
    in_form(&text, draft)
}

/// A text in the brand's form of address, if it has one.
fn in_form(text: &str, draft: &Draught<'_>) -> String {
    let form = draft.brand.and_then(|brand| brand.address_for(Language::Es, draft.network));
    match form {
        Some(form) if draft.read.language == Language::Es => register::convert(text, form).text,
        _ => text.to_owned(),
    }
}

/// The safe fixes of findings of some families.
fn mend(draft: &Draught<'_>, families: &[Family]) -> String {
    let of: Vec<Finding> =
        draft.findings.iter().filter(|f| families.contains(&f.family)).cloned().collect();
    apply_safe(draft.read.text, &of)
}

fn warmer(draft: &Draught<'_>) -> String {
    let mended = mend(draft, &[Family::Tone]);
    let mended = swapped(&mended, draft.read.language, Swap::Warm);
    let missing = finds(draft, &["tone.apology_missing", "tone.thanks_missing"]);
    let cold = missing || mended == draft.read.text && !kind_already(draft);
    match line(draft, "warm").filter(|_| cold) {
        Some(sentence) => after_greeting(&mended, sentence, draft),
        None => in_form(&mended, draft),
    }
}

/// Whether a draft says what would be added, in words of its own; or nothing to be glad of.
fn kind_already(draft: &Draught<'_>) -> bool {
    let kind = match draft.situation {
        Some(Situation::Praise) => Category::Thanks,
        Some(Situation::Question) => Category::Negator,
        _ => Category::Apology,
    };
    does(draft, &[kind])
}

/// Puts a sentence behind the greeting, or first; nowhere, where the greeting does not end.
fn after_greeting(text: &str, sentence: &str, draft: &Draught<'_>) -> String {
    const GREETINGS: &[&str] = &["hola", "buenas", "buenos", "hi", "hello", "hey", "good"];
    let read = Document::new(text, Some(draft.read.language));
    let sentence = in_form(sentence, draft);
    let words = |tokens: &[Token]| tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
    let greets = read.words().next().is_some_and(|w| GREETINGS.contains(&w.folded.as_str()));
    let Some(first) = read.sentences.first().filter(|_| greets) else {
        return format!("{sentence} {text}");
    };
    let tokens = &read.tokens[first.tokens.clone()];
    if words(tokens) <= 4 {
        let (before, after) = text.split_at(first.span.end);
        return format!("{before} {sentence} {}", after.trim_start()).trim_end().to_owned();
    }
    let comma = tokens.iter().position(|token| read.raw(token) == ",");
    match comma.filter(|at| words(&tokens[..*at]) <= 4) {
        Some(at) => {
            let (before, after) = text.split_at(tokens[at].span.end);
            let mut letters = sentence.chars();
            let first = letters.next().map(|first| first.to_lowercase().collect::<String>());
            let first = first.unwrap_or_default();
            let after = capitalised(after.trim_start());
            format!("{before} {first}{} {after}", letters.as_str())
        }
        None => in_form(text, draft),
    }
}

/// One mark where several stand, full stops for exclamations, no shouting.
fn calmer(read: &Document<'_>) -> String {
    let (mut text, mut at) = (String::with_capacity(read.text.len()), 0);
    let mut starts = true;
    let shouted = shouted(read);
    for (index, token) in read.tokens.iter().enumerate() {
        let raw = read.raw(token);
        text.push_str(&read.text[at..token.span.start]);
        at = token.span.end;
        match token.kind {
            TokenKind::Mark if raw.starts_with('¡') => {}
            TokenKind::Mark if raw.starts_with('!') => text.push('.'),
            TokenKind::Word if shouted[index] => {
                let lower = raw.to_lowercase();
                match lower.chars().next().filter(|_| starts) {
                    Some(first) => {
                        text.extend(first.to_uppercase());
                        text.push_str(&lower[first.len_utf8()..]);
                    }
                    None => text.push_str(&lower),
                }
            }
            _ => text.push_str(raw),
        }
        starts = raw.starts_with(['.', '!', '?', '¡', '¿']);
    }
    text.push_str(&read.text[at..]);
    swapped(&text, read.language, Swap::Calm)
}

/// Which tokens are words that are shouted: long ones, and short ones beside them.
fn shouted(read: &Document<'_>) -> Vec<bool> {
    let words: Vec<usize> = (0..read.tokens.len())
        .filter(|index| read.tokens[*index].kind == TokenKind::Word)
        .collect();
    let capitals = |index: &usize| {
        let raw = read.raw(&read.tokens[*index]);
        raw.chars().any(char::is_uppercase) && !raw.chars().any(char::is_lowercase)
    };
    let long = |index: &usize| {
        let token = &read.tokens[*index];
        token.shouted && read.raw(token).chars().count() > 3
    };
    let mut shouted = vec![false; read.tokens.len()];
    for run in words.chunk_by(|one, other| capitals(one) == capitals(other)) {
        if run.iter().any(long) {
            for index in run {
                shouted[*index] = capitals(index);
            }
        }
    }
    shouted
}

/// Without filler; and, where the network does not take it all, without the sentences that say
/// nothing of their own.
fn shorter(draft: &Draught<'_>) -> String {
    let text = mend(draft, &[Family::Canned, Family::Clarity]);
    let text = swapped(&text, draft.read.language, Swap::Short);
    if !draft.too_long {
        return text;
    }
    let read = Document::new(&text, Some(draft.read.language));
    let canned = |sentence: &str| {
        let folded = crate::text::fold(sentence).text;
        FILLERS
            .iter()
            .any(|(language, filler)| *language == read.language && folded.contains(filler))
    };
    let mut kept = String::with_capacity(text.len());
    for sentence in &read.sentences {
        let said = sentence.span.of(&text);
        let facts = read.tokens[sentence.tokens.clone()].iter().any(|token| is_fact(token.kind));
        if !canned(said) || facts {
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(said);
        }
    }
    kept
}

/// Folded words by which a sentence is known to say nothing of its own.
const FILLERS: &[(Language, &str)] = &[
    (Language::Es, "esperamos verte"),
    (Language::Es, "un saludo"),
    (Language::Es, "quedamos a tu disposicion"),
    (Language::Es, "quedamos a su disposicion"),
    (Language::Es, "no dudes en"),
    (Language::Es, "no dude en"),
    (Language::Es, "gracias por contactar"),
    (Language::Es, "gracias por escribirnos"),
    (Language::Es, "tu opinion es"),
    (Language::Es, "su opinion es"),
    (Language::En, "don't hesitate"),
    (Language::En, "do not hesitate"),
    (Language::En, "thank you for contacting"),
    (Language::En, "thanks for reaching out"),
    (Language::En, "best regards"),
    (Language::En, "kind regards"),
    (Language::En, "your feedback is"),
    (Language::En, "we look forward to"),
];

/// What a swap of phrases makes of a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Swap {
    Warm,
    Calm,
    Short,
    Clear,
}

/// A line of `data/rewrites.txt`.
enum Line {
    Swap(Language, Swap, &'static str, &'static str),
    /// A sentence to add: for what, in which situation.
    Add(Language, &'static str, &'static str, &'static str),
}

static LINES: LazyLock<Vec<Line>> =
    LazyLock::new(|| include_str!("../../data/rewrites.txt").lines().filter_map(read).collect());

fn read(line: &'static str) -> Option<Line> {
    let (head, text) = line.split_once(": ")?;
    let mut words = head.split(' ');
    let language = language_of(words.next()?)?;
    let what = words.next()?;
    let swap = match what {
        "warm" => Swap::Warm,
        "calm" => Swap::Calm,
        "short" => Swap::Short,
        "clear" => Swap::Clear,
        "add" => return Some(Line::Add(language, words.next()?, words.next()?, text)),
        _ => return None,
    };
    let (from, to) = text.split_once(" > ").unwrap_or((text.trim_end_matches(" >"), ""));
    Some(Line::Swap(language, swap, from, to))
}

/// A text with the phrases of one kind swapped, whole words only, capitals kept.
fn swapped(text: &str, language: Language, kind: Swap) -> String {
    let mut text = text.to_owned();
    for line in LINES.iter() {
        let Line::Swap(of, swap, from, to) = line else { continue };
        if *of != language || *swap != kind {
            continue;
        }
        let mut looked = 0;
        while let Some(at) = find(&text, from, looked) {
            let end = at + from.len();
            let capital = text[at..].chars().next().is_some_and(char::is_uppercase);
            let mut with = (*to).to_owned();
            let mut end_of = end;
            if with.is_empty() {
                // What goes takes the comma and the space behind it along.
                let rest = text[end..].trim_start_matches(',').trim_start_matches(' ');
                end_of = text.len() - rest.len();
            }
            if capital {
                with = capitalised(&with);
            }
            let mut rest = text[end_of..].to_owned();
            if capital && with.is_empty() {
                rest = capitalised(&rest);
            }
            text.truncate(at);
            text.push_str(&with);
            // What was put there may hold the phrase itself.
            looked = text.len();
            text.push_str(&rest);
        }
    }
    text
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Where a phrase stands in a text from some byte on, as whole words; small letters find capitals
/// too.
fn find(text: &str, phrase: &str, from: usize) -> Option<usize> {
    let lower: String = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let edge = |character: Option<char>| character.is_none_or(|c| !c.is_alphanumeric());
    lower.match_indices(phrase).map(|(at, _)| at).find(|at| {
        *at >= from
            && edge(lower[..*at].chars().next_back())
            && edge(lower[at + phrase.len()..].chars().next())
    })
}

/// The sentence to add for a purpose in the draft's situation.
fn line(draft: &Draught<'_>, purpose: &str) -> Option<&'static str> {
    let situation = draft.situation?.name();
    let channel = if draft.public { purpose } else { "private" };
    let wanted = |purpose: &str| {
        LINES.iter().find_map(|line| match line {
            Line::Add(language, what, of, text)
                if *language == draft.read.language && *what == purpose && *of == situation =>
            {
                Some(*text)
            }
            _ => None,
        })
    };
    if purpose == "next" { wanted(channel).or_else(|| wanted(purpose)) } else { wanted(purpose) }
}

fn join(text: &str, sentence: &str) -> String {
    let text = text.trim_end();
    let stop = if text.ends_with(['.', '!', '?', '…', ':', ')']) { "" } else { "." };
    format!("{text}{stop} {sentence}")
}

fn is_fact(kind: TokenKind) -> bool {
    use TokenKind::{Email, Hashtag, Link, Mention, Number};
    matches!(kind, Number | Link | Email | Mention | Hashtag)
}

/// What a text says as fact, sorted: numbers, links, addresses, mentions, hashtags, and names
/// within a sentence.
fn facts(text: &str, language: Language) -> Vec<String> {
    let read = Document::new(text, Some(language));
    let mut facts: Vec<String> = read
        .tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| {
            let starts = read.sentences.iter().any(|sentence| sentence.tokens.start == *at);
            let name = token.kind == TokenKind::Word
                && !starts
                && !token.shouted
                && read.raw(token).starts_with(char::is_uppercase)
                && read.tokens.get(at.wrapping_sub(1)).is_some_and(|t| t.kind == TokenKind::Word);
            is_fact(token.kind) || name
        })
        .map(|(_, token)| token.folded.clone())
        .collect();
    order::sort_by(&mut facts, Ord::cmp);
    facts
}

/// Whether a rewrite says every fact of the draft, and no other.
#[must_use]
pub fn keeps_facts(draft: &str, rewritten: &str, language: Language) -> bool {
    facts(draft, language) == facts(rewritten, language)
}
