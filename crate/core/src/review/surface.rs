//! What a reader of the page meets first: capitals, emoji, letters that are none, marks, links,
//! gaps left open, and length.

use super::{Case, Fix, Report};
use crate::network;
use crate::text::{ByteSpan, Document, Language, TokenKind};

/// Runs the checks.
pub(super) fn check(case: &Case<'_>, report: &mut Report<'_>) {
    capitals(case, report);
    emoji_run(case, report);
    hashtag_case(case, report);
    fancy_letters(case.document, report);
    words(case.document, report);
    marks(case.document, report);
    links(case.document, report);
    gaps(case.document, report);
    length(case, report);
}

/// Words that no name and no initials have in them: beside one, two words in capitals are shouted.
const COMMON: &[&str] = &[
    "muy", "no", "ya", "hoy", "por", "para", "que", "nos", "te", "se", "lo", "la", "el", "de",
    "en", "con", "sin", "mas", "gracias", "nunca", "siempre", "todo", "todos", "us", "now", "not",
    "you", "your", "we", "our", "the", "is", "to", "very", "please", "never", "always", "all",
    "so", "thank", "thanks",
];

/// Words in capitals: three or more in a row, or two of which one is common. Fewer are initials, a
/// code, a name, or one word that is meant to stand out.
fn capitals(case: &Case<'_>, report: &mut Report<'_>) {
    let document = case.document;
    let named = |raw: &str| {
        case.brand.is_some_and(|brand| {
            brand.name.to_uppercase().contains(raw)
                || brand.terms.iter().any(|term| term.text.contains(raw))
        })
    };
    let mut run: Vec<usize> = Vec::new();
    let mut flush = |run: &mut Vec<usize>| {
        let letters: usize = run.iter().map(|&at| document.tokens[at].folded.chars().count()).sum();
        // A code has hardly a vowel; a word has one in every three letters.
        let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
        let vowels: usize = run
            .iter()
            .map(|&at| document.tokens[at].folded.chars().filter(|c| vowel(*c)).count())
            .sum();
        let spoken = vowels * 4 >= letters;
        let common = || run.iter().any(|&at| COMMON.contains(&document.tokens[at].folded.as_str()));
        let loud = letters >= 8 && spoken && (run.len() >= 3 || run.len() == 2 && common());
        if loud && let (Some(&first), Some(&last)) = (run.first(), run.last()) {
            let span = document.tokens[first].span.cover(document.tokens[last].span);
            let opens = document
                .sentences
                .iter()
                .any(|sentence| first_word(document, sentence.tokens.clone()) == Some(first));
            let lower = span.of(document.text).to_lowercase();
            let text = if opens { super::phrase::in_case_of("A", &lower) } else { lower };
            let fix = Fix { span: document.utf16(span), text };
            let values = [("found", span.of(document.text).to_owned())];
            report.add("accessibility.capitals", span, &values, vec![fix]);
        }
        run.clear();
    };
    for (at, token) in document.tokens.iter().enumerate() {
        let loud = token.shouted
            && token.folded.chars().all(char::is_alphabetic)
            && !named(document.raw(token));
        if loud {
            run.push(at);
        } else {
            flush(&mut run);
        }
    }
    flush(&mut run);
}

fn first_word(document: &Document<'_>, mut tokens: std::ops::Range<usize>) -> Option<usize> {
    tokens.find(|&at| document.tokens[at].kind == TokenKind::Word)
}

/// Three emoji in a row or more: a screen reader reads out the name of each.
fn emoji_run(case: &Case<'_>, report: &mut Report<'_>) {
    let document = case.document;
    let mut at = 0;
    while at < document.tokens.len() {
        let run =
            document.tokens[at..].iter().take_while(|token| token.kind == TokenKind::Emoji).count();
        if run >= 4 {
            let first = document.tokens[at].span;
            let last = document.tokens[at + run - 1].span;
            let fix = Fix {
                span: document.utf16(ByteSpan::new(first.end, last.end)),
                text: String::new(),
            };
            let values = [("count", run.to_string())];
            report.add("accessibility.emoji_run", first.cover(last), &values, vec![fix]);
        }
        at += run.max(1);
    }
}

/// A long hashtag without a capital: neither eye nor screen reader finds its words.
fn hashtag_case(case: &Case<'_>, report: &mut Report<'_>) {
    for token in &case.document.tokens {
        let raw = case.document.raw(token);
        let long = raw.chars().count() > 12;
        if token.kind == TokenKind::Hashtag && long && !raw.chars().any(char::is_uppercase) {
            let values = [("found", raw.to_owned())];
            report.add("accessibility.hashtag_case", token.span, &values, Vec::new());
        }
    }
}

/// Letters of the mathematical alphabets, which screen readers skip or spell out.
fn fancy_letters(document: &Document<'_>, report: &mut Report<'_>) {
    let mut run: Option<ByteSpan> = None;
    let mut runs: Vec<ByteSpan> = Vec::new();
    for (start, character) in document.text.char_indices() {
        let fancy = plain_letter(character).is_some();
        let goes_on = run.is_some() && character == ' ';
        if fancy {
            let end = start + character.len_utf8();
            run = Some(run.map_or(ByteSpan::new(start, end), |run| ByteSpan::new(run.start, end)));
        } else if !goes_on {
            runs.extend(run.take());
        }
    }
    runs.extend(run);
    for span in runs {
        let raw = span.of(document.text);
        let text = raw.chars().map(|c| plain_letter(c).unwrap_or(c)).collect();
        let fix = Fix { span: document.utf16(span), text };
        report.add("accessibility.fancy_letters", span, &[("found", raw.to_owned())], vec![fix]);
    }
}

/// The plain letter or digit behind one of the mathematical alphabets or a full-width form.
fn plain_letter(character: char) -> Option<char> {
    let code = u32::from(character);
    let letter = |index: u32| {
        let base = if index < 26 { b'A' } else { b'a' - 26 };
        char::from(base + index as u8)
    };
    match code {
        0x1d400..=0x1d6a3 => Some(letter((code - 0x1d400) % 52)),
        0x1d7ce..=0x1d7ff => char::from_digit((code - 0x1d7ce) % 10, 10),
        0xff21..=0xff3a => Some(letter(code - 0xff21)),
        0xff41..=0xff5a => Some(letter(code - 0xff41 + 26)),
        _ => None,
    }
}

/// Words that people double on purpose.
const DOUBLED: &[&str] = &[
    "muy", "no", "si", "ja", "je", "ji", "ha", "he", "so", "very", "really", "bye", "que", "had",
    "that", "poco", "casi", "ya", "tan", "jaja", "haha", "super", "blah", "bla", "now", "there",
    "more", "mas",
];

/// Words doubled by accident, and words with a letter held.
fn words(document: &Document<'_>, report: &mut Report<'_>) {
    for pair in document.tokens.windows(2) {
        let [first, second] = pair else { continue };
        let same = first.kind == TokenKind::Word
            && second.kind == TokenKind::Word
            && document.raw(first).to_lowercase() == document.raw(second).to_lowercase();
        if same && !first.shouted && !DOUBLED.contains(&first.folded.as_str()) {
            let span = first.span.cover(second.span);
            let rest = ByteSpan::new(first.span.end, second.span.end);
            let fix = Fix { span: document.utf16(rest), text: String::new() };
            let values = [("found", span.of(document.text).to_owned())];
            report.add("clarity.repeated_word", span, &values, vec![fix]);
        }
    }
    // Interjections are held on purpose: "aaah", "ooo", "yesss".
    let interjection = |word: &str| {
        [
            "aa", "ah", "oo", "oh", "uu", "yes", "yay", "woo", "wow", "ay", "uy", "mm", "hm", "ja",
            "ha",
        ]
        .iter()
        .any(|start| word.starts_with(start))
    };
    let held = |token: &&crate::text::Token| token.stretched && !interjection(&token.folded);
    for token in document.words().filter(held) {
        let raw = document.raw(token);
        let mut text = String::with_capacity(raw.len());
        for character in raw.chars() {
            let held = text.chars().next_back().is_some_and(|last| {
                last.to_lowercase().eq(character.to_lowercase())
                    || crate::text::fold_char(last) == crate::text::fold_char(character)
            });
            if !held {
                text.push(character);
            }
        }
        let fix = Fix { span: document.utf16(token.span), text };
        report.add("accessibility.stretched", token.span, &[("found", raw.to_owned())], vec![fix]);
    }
}

/// Runs of exclamation or question marks, and Spanish questions that are never opened.
fn marks(document: &Document<'_>, report: &mut Report<'_>) {
    for token in document.tokens.iter().filter(|token| token.kind == TokenKind::Mark) {
        let raw = document.raw(token);
        if raw.len() >= 3 && raw.starts_with(['!', '?']) {
            let fix = Fix { span: document.utf16(token.span), text: raw[..1].to_owned() };
            let values = [("found", raw.to_owned())];
            report.add("accessibility.marks_run", token.span, &values, vec![fix]);
        }
    }
    if document.language != Language::Es {
        return;
    }
    const ASKING: &[&str] =
        &["qué", "cuál", "cuáles", "cómo", "cuándo", "dónde", "quién", "cuánto", "cuántos"];
    for sentence in &document.sentences {
        let text = sentence.span.of(document.text);
        if !text.ends_with('?') || text.contains('¿') {
            continue;
        }
        let tokens = &document.tokens[sentence.tokens.clone()];
        let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
        let asking =
            words().find(|token| ASKING.contains(&document.raw(token).to_lowercase().as_str()));
        let Some(first) = asking.or_else(|| words().next()) else { continue };
        let at = ByteSpan::new(first.span.start, first.span.start);
        let fix = Fix { span: document.utf16(at), text: "¿".to_owned() };
        let end = sentence.span.end;
        report.add("clarity.opening_mark", ByteSpan::new(end - 1, end), &[], vec![fix]);
    }
}

/// Links that hide where they lead, or that are not encrypted.
fn links(document: &Document<'_>, report: &mut Report<'_>) {
    const SHORTENERS: &[&str] = &[
        "bit.ly",
        "tinyurl.com",
        "goo.gl",
        "ow.ly",
        "is.gd",
        "cutt.ly",
        "rebrand.ly",
        "t.ly",
        "buff.ly",
        "shorturl.at",
        "acortar.link",
        "n9.cl",
    ];
    for token in document.tokens.iter().filter(|token| token.kind == TokenKind::Link) {
        let raw = document.raw(token);
        let lower = raw.to_lowercase();
        let host = lower.split("://").last().and_then(|rest| rest.split('/').next()).unwrap_or("");
        let values = [("found", raw.to_owned())];
        if SHORTENERS.contains(&host) {
            report.add("channel.short_link", token.span, &values, Vec::new());
        } else if lower.starts_with("http://") {
            report.add("channel.insecure_link", token.span, &values, Vec::new());
        }
    }
}

/// Gaps of a template that nobody filled: "[nombre]", "{{first_name}}".
fn gaps(document: &Document<'_>, report: &mut Report<'_>) {
    let text = document.text;
    for (open, close) in [("[", "]"), ("{{", "}}")] {
        for (start, _) in text.match_indices(open) {
            let Some(len) = text[start + open.len()..].find(close) else { continue };
            let inside = &text[start + open.len()..start + open.len() + len];
            // As a person names what they will be asked: "¿Qué talla (EU)?". Not "[1]".
            let named = inside.chars().any(char::is_alphabetic)
                && inside.chars().count() <= 60
                && inside.chars().all(|c| c.is_alphanumeric() || " _|\":¿?,.'’-/()º".contains(c));
            if named {
                let span = ByteSpan::new(start, start + open.len() + len + close.len());
                let values = [("found", span.of(text).to_owned())];
                report.add("clarity.gap_left", span, &values, Vec::new());
            }
        }
    }
}

/// Longer than the network takes.
fn length(case: &Case<'_>, report: &mut Report<'_>) {
    let network = case.draft.network.unwrap_or_default();
    let measured = network::measure(case.document.text, network, case.draft.public);
    let Some(limit) = measured.limit.filter(|limit| measured.used > *limit) else { return };
    let document = case.document;
    let over = usize::try_from(measured.used - limit).unwrap_or(usize::MAX);
    // Networks count in units of their own; as characters from the end this is near enough to
    // show where the text stops fitting.
    let start = document.text.char_indices().rev().nth(over - 1).map_or(0, |(start, _)| start);
    let values = [("count", over.to_string()), ("limit", limit.to_string())];
    let span = ByteSpan::new(start, document.text.len());
    report.add("channel.length", span, &values, Vec::new());
}
