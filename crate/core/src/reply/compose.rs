//! A reply made of building blocks: greet, acknowledge, act, next step, sign off. The brand's own
//! where its replies have them, else those of `data/blocks.txt`.

use super::blocks::{Block, Role, blocks};
use super::known::Known;
use super::memory::{Memory, hash};
use super::template::{Body, Filled, Values};
use crate::brand::BrandPack;
use crate::model::{Category, Lexicon};
use crate::register;
use crate::text::{Document, Language, Token, TokenKind};
use crate::vocabulary::{AddressForm, Ask, Situation};

/// The share of the replies to like comments that must end alike for that to be how the brand
/// signs off.
const SIGNS_OFF: f64 = 0.25;
/// How many of the likest comments' replies are read for a sentence that acknowledges.
const LIKEST: usize = 16;
/// How like a comment must be for its reply's acknowledgement to do here, 0 to 1.
const ALIKE: f64 = 0.12;
/// Most words of a sentence that is taken over from another reply.
const LONGEST: usize = 14;

/// What a reply is composed for.
pub(super) struct Occasion<'a> {
    pub(super) situation: Situation,
    pub(super) asks: &'a [Ask],
    /// What the brand says to comments like this one.
    pub(super) said: &'a Said<'a>,
    pub(super) seed: u32,
}

/// The reply; none for what is not answered.
pub(super) fn compose(known: &Known<'_>, brand: &BrandPack, case: &Occasion<'_>) -> Option<Filled> {
    let mut reply = Filled::default();
    let calm =
        matches!(case.situation, Situation::Complaint | Situation::Crisis | Situation::Provocation);
    let own_greeting = known.value("greeting");
    match &own_greeting {
        Some(greeting) => join(&mut reply, plain(greeting)),
        None => {
            join(&mut reply, fill(Role::Greet, if calm { "calm" } else { "any" }, known, case)?)
        }
    }
    match case.said.acknowledges {
        Some(sentence) if known.heard.facts().wait.is_none() => join(&mut reply, plain(sentence)),
        _ => join(&mut reply, fill(Role::Acknowledge, name(case.situation), known, case)?),
    }
    let act = matches!(case.situation, Situation::Complaint | Situation::Question)
        .then(|| case.asks.iter().find_map(|ask| fill(Role::Act, asked(*ask), known, case)))
        .flatten()
        .filter(|_| case.situation == Situation::Complaint);
    let act = act.or_else(|| fill(Role::Act, name(case.situation), known, case));
    for part in [act, fill(Role::Next, name(case.situation), known, case)].into_iter().flatten() {
        join(&mut reply, part);
    }
    match (known.value("signature"), case.said.signs_off) {
        (Some(signature), _) => join(&mut reply, plain(&signature)),
        (None, Some(sentence)) => join(&mut reply, plain(sentence)),
        (None, None) => {}
    }
    address(&mut reply, known, brand);
    Some(reply)
}

fn plain(text: &str) -> Filled {
    Filled { text: text.to_owned(), ..Filled::default() }
}

/// A block of a role, filled; which of several is up to the seed.
fn fill(role: Role, of: &str, known: &Known<'_>, case: &Occasion<'_>) -> Option<Filled> {
    let fits = |block: &&Block| {
        block.language == known.heard.language() && block.role == role && block.of == of
    };
    let filled = blocks().iter().find(fits)?.body()?.fill(known, case.seed);
    (!filled.text.trim().is_empty()).then_some(filled)
}

/// Adds a sentence, its gaps moved along, with a capital after a full stop.
fn join(reply: &mut Filled, part: Filled) {
    if !reply.text.is_empty() && !reply.text.ends_with(char::is_whitespace) {
        reply.text.push(' ');
    }
    let at = reply.text.len();
    let after_stop = reply.text.trim_end().ends_with(['.', '!', '?']) || at == 0;
    let mut letters = part.text.chars();
    match letters.next() {
        Some(first) if after_stop && first.is_lowercase() => {
            reply.text.extend(first.to_uppercase());
            reply.text.push_str(letters.as_str());
        }
        _ => reply.text.push_str(&part.text),
    }
    // Capitals of the languages here are as long as their small letters.
    for mut gap in part.gaps {
        gap.range = gap.range.start + at..gap.range.end + at;
        reply.gaps.push(gap);
    }
    if !reply.text.ends_with(['.', '!', '?', ':', '…']) && !ends_with_picture(&reply.text) {
        reply.text.push('.');
    }
}

fn ends_with_picture(text: &str) -> bool {
    text.chars().next_back().is_some_and(|last| !last.is_alphanumeric() && !last.is_ascii())
        && !text.ends_with(['»', '”'])
}

/// Puts a Spanish reply into the brand's form of address; its gaps are left as they are.
fn address(reply: &mut Filled, known: &Known<'_>, brand: &BrandPack) {
    let form = brand.address_for(known.heard.language(), known.network);
    let Some(form) = form.filter(|form| *form != AddressForm::Tu) else { return };
    if known.heard.language() != Language::Es {
        return;
    }
    let conversion = register::convert(&reply.text, form);
    let inside = |at: usize| reply.gaps.iter().any(|gap| gap.range.contains(&at));
    let (mut text, mut from) = (String::with_capacity(reply.text.len()), 0);
    let mut gaps = reply.gaps.clone();
    for (span, to) in &conversion.changes {
        if inside(span.start) {
            continue;
        }
        text.push_str(&reply.text[from..span.start]);
        text.push_str(to);
        from = span.end;
        let (old, new) = (span.end - span.start, to.len());
        for gap in gaps.iter_mut().zip(&reply.gaps).filter(|(_, was)| was.range.start >= span.end) {
            let range = &mut gap.0.range;
            *range = range.start + new - old..range.end + new - old;
        }
    }
    text.push_str(&reply.text[from..]);
    reply.text = text;
    reply.gaps = gaps;
}

/// What the brand says again and again in replies to comments like this one.
#[derive(Default)]
pub(super) struct Said<'a> {
    acknowledges: Option<&'a str>,
    signs_off: Option<&'a str>,
}

/// Reads the replies to the comments `near` this one, as [`Memory::nearest`] found them.
pub(super) fn said_before<'a>(
    brand: &'a BrandPack,
    memory: &Memory,
    near: &[(u32, f64)],
    language: Language,
    situation: Situation,
) -> Said<'a> {
    let mut said = Said::default();
    let mut ends: Vec<(&str, u32)> = Vec::new();
    for (entry, _) in near {
        let Some(sample) = brand.samples.get(memory.sample(*entry)) else { continue };
        let Some(last) = last_sentence(&sample.text) else { continue };
        match ends.iter_mut().find(|(end, _)| *end == last) {
            Some((_, count)) => *count += 1,
            None => ends.push((last, 1)),
        }
    }
    let most = ends.into_iter().reduce(|most, end| if end.1 > most.1 { end } else { most });
    let usual = |count: u32| count >= 3 && f64::from(count) >= SIGNS_OFF * near.len() as f64;
    said.signs_off = most.filter(|(_, count)| usual(*count)).map(|(end, _)| end);
    let likest = near.iter().take(LIKEST).filter(|(_, likeness)| *likeness > ALIKE);
    said.acknowledges = likest
        .filter_map(|(entry, _)| brand.samples.get(memory.sample(*entry)))
        .find_map(|sample| acknowledgement(&sample.text, memory, language, situation));
    said
}

/// The last of several sentences. Marks and spaces tell it well enough: it is compared with those of
/// other replies, and one that is cut elsewhere is not like them.
fn last_sentence(text: &str) -> Option<&str> {
    let text = text.trim_end();
    let inner = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let (stop, mark) = inner.rmatch_indices(['.', '!', '?', '…', '\n']).find(|(at, mark)| {
        *mark == "\n" || inner[at + mark.len()..].starts_with(char::is_whitespace)
    })?;
    Some(text[stop + mark.len()..].trim_start())
}

/// The sentence of a reply that acknowledges, if it would do for another comment: short, of words
/// that the brand says again and again, without names or numbers.
fn acknowledgement<'a>(
    reply: &'a str,
    memory: &Memory,
    language: Language,
    situation: Situation,
) -> Option<&'a str> {
    let wanted: &[Category] = match situation {
        Situation::Complaint | Situation::Crisis => &[Category::Apology],
        Situation::Praise => &[Category::Thanks],
        _ => return None,
    };
    let read = Document::new(reply, Some(language));
    let hits = Lexicon::of(language)?.find(&read);
    let usual = |token: &Token| memory.replies_with(hash(token.folded.chars())) >= 2;
    let sentence = read.sentences.iter().find(|sentence| {
        let tokens = &read.tokens[sentence.tokens.clone()];
        let words = tokens.iter().filter(|token| token.kind == TokenKind::Word).count();
        let acknowledges = hits.iter().any(|hit| {
            wanted.contains(&hit.category) && sentence.tokens.contains(&hit.tokens.start)
        });
        let general = tokens.iter().enumerate().all(|(at, token)| match token.kind {
            TokenKind::Word => {
                let name = at > 0 && read.raw(token).starts_with(char::is_uppercase);
                usual(token) && !name
            }
            TokenKind::Mark | TokenKind::Emoji => true,
            _ => false,
        });
        acknowledges && general && (2..=LONGEST).contains(&words)
    })?;
    Some(sentence.span.of(reply))
}

fn name(situation: Situation) -> &'static str {
    situation.name()
}

fn asked(ask: Ask) -> &'static str {
    match ask {
        Ask::Refund => "refund",
        Ask::Fix => "fix",
        Ask::Status => "status",
        Ask::Information => "information",
        Ask::Contact => "contact",
        Ask::Compensation => "compensation",
        Ask::Apology => "apology",
        Ask::Cancellation => "cancellation",
    }
}

/// A template's body for a text, where it can be read.
pub(super) fn body_of(text: &str) -> Option<Body> {
    Body::parse(text).ok()
}
