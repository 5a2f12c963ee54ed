//! Slips of the hand: spaces that are missing or too many, exclamations that are never opened.

use super::{Fix, Report};
use crate::text::{ByteSpan, Document, Language, Sentence, Token, TokenKind};

/// What is written instead of a span.
type Edit = (ByteSpan, &'static str);

/// Runs the checks.
pub(super) fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let spaces = spaces(document);
    if let (Some((first, _)), Some((last, _))) = (spaces.first(), spaces.last()) {
        let around =
            |token: &&Token| token.span.end >= first.start && token.span.start <= first.end;
        let mut seen = document.tokens.iter().filter(around).map(|token| token.span);
        let span =
            seen.next().map_or(*first, |start| seen.fold(start, |span, next| span.cover(next)));
        let values = [("found", span.of(document.text).to_owned())];
        let fix = all(document, first.cover(*last), &spaces);
        report.add("clarity.spacing", span, &values, vec![fix]);
    }
    if document.language == Language::Es && document.text.contains(['¡', '¿']) {
        let unopened: Vec<&Sentence> =
            document.sentences.iter().filter(|sentence| is_unopened(document, sentence)).collect();
        let opening = |sentence: &&Sentence| Some((first_word(document, sentence)?, "¡"));
        let edits: Vec<Edit> = unopened.iter().filter_map(opening).collect();
        if let (Some((first, _)), Some((last, _)), Some(sentence)) =
            (edits.first(), edits.last(), unopened.first())
        {
            let end = sentence.span.end;
            let fix = all(document, first.cover(*last), &edits);
            let span = ByteSpan::new(end - 1, end);
            report.add("clarity.opening_exclamation", span, &[], vec![fix]);
        }
    }
}

/// One fix for many slips, all of which lie in `span`.
fn all(document: &Document<'_>, span: ByteSpan, edits: &[Edit]) -> Fix {
    let (mut text, mut from) = (String::new(), span.start);
    for (edit, written) in edits {
        text.push_str(&document.text[from..edit.start]);
        text.push_str(written);
        from = edit.end;
    }
    Fix { span: document.utf16(span), text }
}

/// The spaces to take out or to put in, in order.
fn spaces(document: &Document<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, pair) in document.tokens.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let between = ByteSpan::new(left.span.end, right.span.start);
        let blank = between.of(document.text);
        if blank.is_empty() {
            // "hola,gracias": a number has its own commas.
            let glued =
                || document.tokens.get(at + 2).filter(|next| next.span.start == right.span.end);
            let words = || {
                left.kind == TokenKind::Word
                    && glued().is_some_and(|next| next.kind == TokenKind::Word)
            };
            if right.kind == TokenKind::Mark && document.raw(right) == "," && words() {
                edits.push((ByteSpan::new(right.span.end, right.span.end), " "));
            }
        } else if blank.bytes().all(|byte| byte == b' ') && left.is_wordy() {
            // " . . ." is meant so, and nobody minds the point after "^AP".
            let meant = || {
                let next = document.tokens.get(at + 2);
                next.is_some_and(|next| document.raw(next) == document.raw(right))
                    || document.text[..left.span.start].ends_with('^')
            };
            let ends = right.kind == TokenKind::Mark
                && matches!(document.raw(right), "," | ";" | "." | "!" | "?")
                && document.text[right.span.end..].chars().next().is_none_or(char::is_whitespace)
                && !meant();
            if ends {
                edits.push((between, ""));
            } else if blank.len() > 1 && right.is_wordy() {
                edits.push((between, " "));
            }
        }
    }
    edits
}

/// Whether a sentence is an exclamation without its first mark, which an earlier one may have.
fn is_unopened(document: &Document<'_>, sentence: &Sentence) -> bool {
    let text = sentence.span.of(document.text);
    let before = &document.text[..sentence.span.start];
    text.ends_with('!') && !text.contains(['¡', '¿']) && before.rfind('¡') <= before.rfind('!')
}

/// The place before the first word of a sentence.
fn first_word(document: &Document<'_>, sentence: &Sentence) -> Option<ByteSpan> {
    let tokens = &document.tokens[sentence.tokens.clone()];
    let word = tokens.iter().find(|token| token.kind == TokenKind::Word)?;
    Some(ByteSpan::new(word.span.start, word.span.start))
}

#[cfg(test)]
mod tests {
    use crate::review::apply_safe;
    use crate::{Draft, Engine};

    #[test]
    fn all_slips_of_a_reply_are_one_finding() {
        for (rule, text, mended) in [
            (
                "clarity.spacing",
                "Hola Ana , gracias por tu aviso .Lo  vemos hoy,seguro !",
                "Hola Ana, gracias por tu aviso .Lo vemos hoy, seguro!",
            ),
            ("clarity.spacing", "Hola Ana , ¡gracias! Te leemos", "Hola Ana, ¡gracias! Te leemos"),
            (
                "clarity.opening_exclamation",
                "¡Hola, Ana! Qué alegría! Gracias por venir. Un abrazo! ¿Vuelves?",
                "¡Hola, Ana! ¡Qué alegría! Gracias por venir. ¡Un abrazo! ¿Vuelves?",
            ),
        ] {
            let draft = Draft { text: text.to_owned(), ..Draft::default() };
            let mut findings = Engine::without_brand().review(&draft).findings;
            findings.retain(|finding| finding.rule == rule);
            assert_eq!(findings.len(), 1, "{rule}");
            assert_eq!(apply_safe(text, &findings), mended);
        }
    }

    #[test]
    fn spaces_that_are_meant_stay() {
        for text in [
            "He can suck the life out of the party . . . see you there!",
            "We saw your post. Is there anything we can do? ^AP .",
            "Read how it is done here: https://example.com/help . Let us know if that helps.",
        ] {
            let draft = Draft { text: text.to_owned(), ..Draft::default() };
            let findings = Engine::without_brand().review(&draft).findings;
            assert!(findings.iter().all(|finding| finding.rule != "clarity.spacing"), "{text}");
        }
    }
}
