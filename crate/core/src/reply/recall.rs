//! An approved reply, made ready for somebody else: whom it called, whom it mentioned and what it
//! said of another case is not this one's.

use super::known::Known;
use super::template::{Filled, FilledGap, Values};
use crate::brand::Sample;
use crate::privacy;
use crate::text::{ByteSpan, Document, Language, TokenKind};

/// How like two comments must be for a number in the reply to be taken for an answer to both.
const SAME_QUESTION: f64 = 0.5;

/// The reply, in the language of the answer, for the person answered now. `likeness` is that of the
/// two comments, 0 to 1; a number answers both only where they ask the same question.
pub(super) fn adapt(
    sample: &Sample,
    asked: Option<&Document<'_>>,
    likeness: f64,
    question: bool,
    known: &Known<'_>,
) -> Filled {
    let read = Document::new(&sample.text, Some(known.heard.language()));
    let called = name_called(&read);
    let signed = initials(&read).unwrap_or(sample.text.len());
    let personal: Vec<ByteSpan> =
        privacy::find(&read).iter().map(|data| read.bytes(data.span)).collect();
    let spanish = known.heard.language() == Language::Es;
    let mut filled = Filled::default();
    let mut at = 0;
    for token in read.tokens.iter().take_while(|token| token.span.start < signed) {
        if token.span.start < at {
            continue;
        }
        let private = personal.iter().find(|span| span.overlaps(token.span));
        let other_case = token.kind == TokenKind::Number
            && !(question && likeness >= SAME_QUESTION)
            && !asked
                .is_some_and(|asked| asked.tokens.iter().any(|said| said.folded == token.folded));
        let calls = called == Some(token.span);
        if token.kind != TokenKind::Mention && !calls && private.is_none() && !other_case {
            continue;
        }
        filled.text.push_str(&sample.text[at..token.span.start]);
        at = private.map_or(token.span.end, |span| span.end);
        if calls {
            match known.value("first_name") {
                Some(name) => filled.text.push_str(&name),
                None => filled.text.truncate(filled.text.trim_end_matches([' ', ',']).len()),
            }
        } else if token.kind == TokenKind::Mention {
            match known.value("handle") {
                Some(handle) => filled.text.push_str(&handle),
                None => {
                    let rest = &sample.text[at..];
                    at += rest.len() - rest.trim_start_matches(' ').len();
                }
            }
        } else {
            let name = match (private.is_some(), spanish) {
                (true, true) => "dato",
                (true, false) => "detail",
                (false, true) => "cifra",
                (false, false) => "number",
            };
            gap(&mut filled, name);
        }
    }
    filled.text.push_str(sample.text.get(at..signed).unwrap_or_default());
    if let Some(sign) = sample.text.get(signed..).and_then(|rest| rest.chars().next()) {
        // Whoever signs now has other initials.
        filled.text.push(sign);
        gap(&mut filled, if spanish { "iniciales" } else { "initials" });
    }
    let cut = filled.text.len() - filled.text.trim_start().len();
    filled.text.drain(..cut);
    filled.text.truncate(filled.text.trim_end().len());
    for gap in &mut filled.gaps {
        gap.range = gap.range.start - cut..gap.range.end - cut;
    }
    filled
}

fn gap(filled: &mut Filled, name: &str) {
    let start = filled.text.len();
    filled.text.push('[');
    filled.text.push_str(name);
    filled.text.push(']');
    let range = start..filled.text.len();
    filled.gaps.push(FilledGap { range, name: name.to_owned(), ..FilledGap::default() });
}

/// Where the initials of whoever signed begin, as agents sign: "-KC", "^MM".
fn initials(read: &Document<'_>) -> Option<usize> {
    let [.., mark, last] = &read.tokens[..] else { return None };
    let signs = ["-", "^", "*", "–", "—", "~", "/"].contains(&mark.folded.as_str());
    let raw = read.raw(last);
    let letters = raw.chars().count() <= 3 && raw.starts_with(char::is_uppercase);
    let own = last.kind == TokenKind::Word && mark.span.end == last.span.start;
    (signs && letters && own && mark.span.start > 0).then_some(mark.span.start)
}

/// The name that a reply calls somebody by as it opens: "Hola, Alba." It was somebody else's.
fn name_called(read: &Document<'_>) -> Option<ByteSpan> {
    const OPENINGS: &[&str] = &[
        "hola", "hi", "hey", "hello", "gracias", "thanks", "buenas", "dear", "ey", "querida",
        "querido",
    ];
    let mut tokens = read
        .tokens
        .iter()
        .filter(|t| t.kind != TokenKind::Mention)
        .skip_while(|token| token.kind == TokenKind::Mark);
    let opening = tokens.next().filter(|token| OPENINGS.contains(&token.folded.as_str()))?;
    let mut rest = tokens.skip_while(|token| token.folded == ",");
    let name = rest.next().filter(|token| token.kind == TokenKind::Word)?;
    let closed = rest.next().is_none_or(|token| token.kind == TokenKind::Mark);
    let near = name.span.start - opening.span.end <= 2;
    (near && closed && read.raw(name).starts_with(char::is_uppercase)).then_some(name.span)
}
