//! The user's own draft, said better: in the brand's form of address, warmer, calmer, shorter,
//! clearer, or with a next step. What is proposed here is a wording; the engine offers it only if
//! its own review is better and every fact is still there.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::facts::language_of;
use crate::brand::BrandPack;
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
}

impl Aim {
    /// Every aim.
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
    pub(crate) public: bool,
}

/// The draft in another wording for that aim; the same text where there is nothing to do.
pub(crate) fn propose(aim: Aim, draft: &Draught<'_>) -> String {
    let text = draft.read.text;
    match aim {
        Aim::Address => address(draft),
        Aim::Warmer => warmer(draft),
        Aim::Calmer => calmer(draft.read),
        Aim::Shorter => shorter(draft),
        Aim::Clearer => {
            let mended = mend(draft, &[Family::Clarity, Family::Canned]);
            swapped(&mended, draft.read.language, Swap::Clear)
        }
        Aim::NextStep => match line(draft, "next") {
            Some(step) => in_form(&join(text, step), draft),
            None => text.to_owned(),
        },
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
    let missing = |rule: &str| draft.findings.iter().any(|finding| finding.rule == rule);
    let cold = missing("tone.apology_missing")
        || missing("tone.thanks_missing")
        || mended == draft.read.text;
    match line(draft, "warm").filter(|_| cold) {
        Some(sentence) => after_greeting(&mended, sentence, draft),
        None => in_form(&mended, draft),
    }
}

/// Puts a sentence behind the greeting, or first.
fn after_greeting(text: &str, sentence: &str, draft: &Draught<'_>) -> String {
    let read = Document::new(text, Some(draft.read.language));
    let greets = read.sentences.first().filter(|first| {
        let words = read.tokens[first.tokens.clone()].iter();
        let words: Vec<&Token> = words.filter(|token| token.kind == TokenKind::Word).collect();
        let greeting = ["hola", "buenas", "buenos", "hi", "hello", "hey", "good"];
        words.len() <= 4 && words.first().is_some_and(|w| greeting.contains(&w.folded.as_str()))
    });
    let sentence = in_form(sentence, draft);
    match greets.filter(|first| first.span.end < text.len()) {
        Some(first) => {
            let (before, after) = text.split_at(first.span.end);
            format!("{before} {sentence} {}", after.trim_start())
        }
        None => format!("{sentence} {text}"),
    }
}

/// One mark where several stand, full stops for exclamations, no shouting.
fn calmer(read: &Document<'_>) -> String {
    let (mut text, mut at) = (String::with_capacity(read.text.len()), 0);
    let mut starts = true;
    for token in &read.tokens {
        let raw = read.raw(token);
        text.push_str(&read.text[at..token.span.start]);
        at = token.span.end;
        match token.kind {
            TokenKind::Mark if raw.starts_with('¡') => {}
            TokenKind::Mark if raw.starts_with('!') => text.push('.'),
            TokenKind::Word if token.shouted && raw.chars().count() > 3 => {
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
    facts.sort_unstable();
    facts
}

/// Whether a rewrite says every fact of the draft, and no other.
#[must_use]
pub fn keeps_facts(draft: &str, rewritten: &str, language: Language) -> bool {
    facts(draft, language) == facts(rewritten, language)
}
