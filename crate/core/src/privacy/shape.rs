//! Shapes: numbers and codes as people write them, with spaces, dots and hyphens.

use super::PersonalDataKind::{self, Address, Card, Iban, NationalId, Order, Phone};
use super::checksum;
use crate::order;
use crate::text::{ByteSpan, Document, TokenKind};

/// A run of digits with single separators in between, as `+34 600 00 00 00`.
struct Run {
    span: ByteSpan,
    /// The digits alone, as values.
    digits: Vec<u8>,
    /// How many digits each group has.
    groups: Vec<usize>,
    plus: bool,
}

/// Every run of at least five digits.
fn runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let opens = bytes[at].is_ascii_digit()
            || matches!(bytes[at], b'+' | b'(')
                && bytes.get(at + 1).is_some_and(|next| next.is_ascii_digit() || *next == b'(');
        let glued = at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] >= 0x80);
        if !opens || glued {
            at += 1;
            continue;
        }
        let (start, mut end) = (at, at);
        let (mut digits, mut groups, mut group) = (Vec::new(), Vec::new(), 0);
        while at < bytes.len() {
            if bytes[at].is_ascii_digit() {
                digits.push(bytes[at] - b'0');
                group += 1;
                at += 1;
                end = at;
                continue;
            }
            let separators = bytes[at..]
                .iter()
                .take_while(|byte| matches!(byte, b' ' | b'.' | b'-' | b'(' | b')' | b'+'))
                .count();
            let goes_on = bytes.get(at + separators).is_some_and(u8::is_ascii_digit);
            if separators == 0 || separators > 2 || !goes_on {
                break;
            }
            if group > 0 {
                groups.push(group);
            }
            group = 0;
            at += separators;
        }
        groups.push(group);
        let glued = bytes.get(end).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
        if digits.len() >= 5 && !glued {
            found.push(Run {
                span: (start..end).into(),
                plus: bytes[start] == b'+',
                digits,
                groups,
            });
        }
        at = at.max(end).max(start + 1);
    }
    found
}

/// What a run of digits is, if it is anybody's.
fn kind_of_run(run: &Run, before: &str, after: &str) -> Option<PersonalDataKind> {
    let count = run.digits.len();
    let money = |c: char| matches!(c, '€' | '$' | '£' | '%');
    if before.trim_end().ends_with(money) || after.trim_start().starts_with(money) {
        return None;
    }
    let cue = cue(before);
    if cue == Some(Order) {
        return (count >= 5).then_some(Order);
    }
    if !run.plus && (13..=19).contains(&count) && (2..=6).contains(&run.digits[0]) {
        let grouped = run.groups.len() == 1 || run.groups.iter().all(|&group| group >= 3);
        if grouped && checksum::luhn(&run.digits) {
            return Some(Card);
        }
    }
    if run.groups == [3, 2, 4] && cue != Some(Phone) && run.digits[0] != 9 {
        return Some(NationalId);
    }
    let cuit_shape = matches!(run.groups.as_slice(), [2, 8, 1] | [11]);
    if cuit_shape && !run.plus && checksum::cuit(&run.digits) {
        return Some(NationalId);
    }
    let rut_shape = matches!(run.groups.as_slice(), [1 | 2, 3, 3, 1] | [7 | 8, 1]);
    if rut_shape && let [number @ .., check] = run.digits.as_slice() {
        let check = char::from(b'0' + check);
        return (checksum::rut_check(number) == check).then_some(NationalId);
    }
    is_phone(run, cue == Some(Phone)).then_some(Phone)
}

/// Telephone numbers by the numbering plans of Spain, the United Kingdom and North America, those
/// of Latin America by the groups in which they are written, any by `+` or by a word before it.
fn is_phone(run: &Run, called_so: bool) -> bool {
    let count = run.digits.len();
    if run.plus {
        return (9..=14).contains(&count);
    }
    let first = run.digits[0];
    let groups = run.groups.as_slice();
    let date = matches!(groups, [1 | 2, 1 | 2, 4 | 2] | [4, 1 | 2, 1 | 2] | [4, 4]);
    if date && !called_so {
        return false;
    }
    let grouped = groups.len() > 1;
    match count {
        9 => {
            (6..=9).contains(&first)
                && (called_so
                    || !grouped
                    || matches!(
                        groups,
                        [3, 3, 3] | [3, 2, 2, 2] | [2, 3, 2, 2] | [1, 4, 4] | [3, 6] | [2, 7]
                    ))
        }
        10 => {
            called_so
                || matches!(
                    groups,
                    [3, 3, 4] | [2, 4, 4] | [3, 7] | [2, 8] | [4, 3, 3] | [4, 6] | [3, 3, 2, 2]
                )
        }
        11 => {
            called_so
                || first == 0 && (1..=7).contains(&run.digits[1]) && run.digits[1] != 4
                || first == 1 && matches!(groups, [1, 3, 3, 4])
        }
        7 | 8 | 12 | 13 => called_so,
        _ => false,
    }
}

/// What the words just before a number call it.
fn cue(before: &str) -> Option<PersonalDataKind> {
    const ORDERS: &[&str] = &[
        "pedido",
        "reserva",
        "localizador",
        "expediente",
        "incidencia",
        "ticket",
        "caso",
        "factura",
        "seguimiento",
        "envio",
        "order",
        "booking",
        "case",
        "tracking",
        "invoice",
        "reservation",
        "confirmation",
        "reference",
        "referencia",
    ];
    const PHONES: &[&str] = &[
        "tel", "telf", "tlf", "tfno", "telefono", "movil", "celular", "whatsapp", "wasap", "llama",
        "llamame", "llamanos", "llamar", "llamamos", "llamale", "llame", "llameme", "llamenos",
        "fono", "phone", "mobile", "cell", "call", "text", "ring",
    ];
    let near: String =
        before.chars().rev().take(28).collect::<Vec<_>>().into_iter().rev().collect();
    let folded = crate::text::fold(&near).text;
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().rev().take(4).find_map(|word| {
        if ORDERS.contains(word) {
            Some(Order)
        } else if PHONES.contains(word) {
            Some(Phone)
        } else {
            None
        }
    })
}

/// Codes of letters and digits: IBAN, national identity and tax numbers, order codes.
fn codes(document: &Document<'_>, found: &mut Vec<(ByteSpan, PersonalDataKind)>) {
    let text = document.text;
    let mut skip_to = 0;
    for token in &document.tokens {
        if token.span.start < skip_to || !token.is_wordy() {
            continue;
        }
        let raw = document.raw(token);
        if let Some(span) = iban_at(text, token.span.start) {
            skip_to = span.end;
            found.push((span, Iban));
            continue;
        }
        if !raw.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let word = chunk_at(text, token.span.start);
        let compact: String =
            word.chars().filter(|c| !matches!(c, '-' | '.')).flat_map(char::to_uppercase).collect();
        if is_national_id(&compact) {
            let span = ByteSpan::new(token.span.start, token.span.start + word.len());
            skip_to = span.end;
            found.push((span, NationalId));
        } else if token.kind == TokenKind::Word
            && raw.len() >= 5
            && raw.bytes().filter(u8::is_ascii_digit).count() >= 3
            && raw.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && cue(&text[..token.span.start]) == Some(Order)
        {
            found.push((token.span, Order));
        }
    }
}

/// The run without white space that starts at `start`, without the marks at its end.
fn chunk_at(text: &str, start: usize) -> &str {
    let rest = &text[start..];
    let end = rest
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '&')))
        .unwrap_or(rest.len());
    rest[..end].trim_end_matches(['.', '-'])
}

fn is_national_id(compact: &str) -> bool {
    let bytes = compact.as_bytes();
    let digits = |range: &[u8]| -> Option<Vec<u8>> {
        range.iter().map(|byte| byte.is_ascii_digit().then(|| byte - b'0')).collect()
    };
    let number = |digits: &[u8]| digits.iter().fold(0_u32, |n, &d| n * 10 + u32::from(d));
    let last = bytes.last().map_or(' ', |&byte| char::from(byte));
    match bytes {
        [head @ .., _] if head.len() == 8 => {
            if let Some(digits) = digits(head) {
                return checksum::dni_letter(number(&digits)) == last
                    || last == 'K' && checksum::rut_check(&digits) == 'K';
            }
            let Some(middle) = digits(&head[1..]) else { return false };
            match head[0] {
                letter @ b'X'..=b'Z' => {
                    let number = u32::from(letter - b'X') * 10_000_000 + number(&middle);
                    checksum::dni_letter(number) == last
                }
                b'A'..=b'H' | b'J' | b'N' | b'P'..=b'S' | b'U'..=b'W' => {
                    let control = checksum::cif_control(&middle);
                    last.to_digit(10) == Some(u32::from(control))
                        || last == char::from(b"JABCDEFGHI"[usize::from(control)])
                }
                _ => false,
            }
        }
        [head @ .., b'K'] if head.len() == 7 => {
            digits(head).is_some_and(|digits| checksum::rut_check(&digits) == 'K')
        }
        _ => checksum::curp(compact) || checksum::rfc(compact),
    }
}

/// The IBAN that starts at `start`, written in one or in groups.
fn iban_at(text: &str, start: usize) -> Option<ByteSpan> {
    let country = text.get(start..start + 2)?.to_ascii_uppercase();
    let length = checksum::iban_length(&country)?;
    let mut compact = String::with_capacity(length);
    for (offset, character) in text[start..].char_indices() {
        match character {
            ' ' | '-' => continue,
            c if c.is_ascii_alphanumeric() => compact.push(c.to_ascii_uppercase()),
            _ => return None,
        }
        // The two digits after the country tell it from words: "demasiado y lo entendemos".
        let checked = compact.as_bytes().get(2..4).unwrap_or_default();
        if !checked.iter().all(u8::is_ascii_digit) && compact.len() >= 4 {
            return None;
        }
        if compact.len() == length {
            let end = start + offset + 1;
            let glued = text[end..].starts_with(|c: char| c.is_alphanumeric());
            return (!glued && checksum::iban(&compact)).then(|| ByteSpan::new(start, end));
        }
    }
    None
}

/// Postal addresses: a word for a street, its name and a number; in English the number goes first.
fn addresses(document: &Document<'_>, found: &mut Vec<(ByteSpan, PersonalDataKind)>) {
    const STREETS: &[&str] = &[
        "calle",
        "avenida",
        "avda",
        "av",
        "plaza",
        "paseo",
        "carrer",
        "calzada",
        "camino",
        "c",
        "carretera",
        "pasaje",
        "jiron",
        "carrera",
    ];
    const ENGLISH: &[&str] =
        &["street", "avenue", "road", "lane", "drive", "boulevard", "blvd", "ave", "rd", "court"];
    let tokens = &document.tokens;
    for (index, token) in tokens.iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        let word = token.folded.as_str();
        if STREETS.contains(&word) {
            let slash = tokens.get(index + 1).is_some_and(|next| next.folded == "/");
            if word == "c" && !slash {
                continue;
            }
            let named = tokens[index + 1..]
                .iter()
                .take(4)
                .any(|next| document.raw(next).starts_with(char::is_uppercase));
            let number = tokens[index + 1..]
                .iter()
                .take(7)
                .find(|next| next.kind == TokenKind::Number && next.span.len() <= 4);
            if named && let Some(number) = number {
                found.push((token.span.cover(number.span), Address));
            }
        } else if ENGLISH.contains(&word) && document.raw(token).starts_with(char::is_uppercase) {
            let first = index.saturating_sub(4);
            let number = tokens[first..index]
                .iter()
                .find(|before| before.kind == TokenKind::Number && before.span.len() <= 5);
            let named =
                index > 0 && document.raw(&tokens[index - 1]).starts_with(char::is_uppercase);
            if named && let Some(number) = number {
                found.push((number.span.cover(token.span), Address));
            }
        }
    }
}

/// Everything that has the shape of personal data, in order and without overlaps; of two that
/// overlap the one that was looked for first stays, which is the surer one.
pub(super) fn find(document: &Document<'_>) -> Vec<(ByteSpan, PersonalDataKind)> {
    let text = document.text;
    let mut found: Vec<(ByteSpan, PersonalDataKind)> = document
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Email)
        .map(|token| (token.span, PersonalDataKind::Email))
        .collect();
    if text.bytes().any(|byte| byte.is_ascii_digit()) {
        let unread: Vec<ByteSpan> = document
            .tokens
            .iter()
            .filter(|token| {
                matches!(token.kind, TokenKind::Link | TokenKind::Mention | TokenKind::Hashtag)
            })
            .map(|token| token.span)
            .collect();
        codes(document, &mut found);
        for run in runs(text) {
            if unread.iter().any(|span| span.overlaps(run.span)) {
                continue;
            }
            let (before, after) = (&text[..run.span.start], &text[run.span.end..]);
            if let Some(kind) = kind_of_run(&run, before, after) {
                // An order's code may begin with letters: "AB-12345".
                let code = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '-');
                let start = if kind == Order { code.len() } else { run.span.start };
                found.push((ByteSpan::new(start, run.span.end), kind));
            }
        }
        addresses(document, &mut found);
    }
    let mut kept: Vec<(ByteSpan, PersonalDataKind)> = Vec::with_capacity(found.len());
    for (span, kind) in found {
        if !kept.iter().any(|(other, _)| other.overlaps(span)) {
            kept.push((span, kind));
        }
    }
    order::sort_by_key(&mut kept, |(span, _)| *span);
    kept
}
