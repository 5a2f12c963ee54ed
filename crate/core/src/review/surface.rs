//! What a reader of the page meets first: capitals, emoji, letters that are none, marks, links,
//! gaps left open, and length.

use super::{Case, Fix, Report};
use crate::network;
use crate::text::{ByteSpan, Document, Language, Token, TokenKind};
use crate::vocabulary::Situation;

/// Runs the checks.
pub(super) fn check(case: &Case<'_>, report: &mut Report<'_>) {
    let loud = celebrates(case);
    capitals(case, loud, report);
    emoji_run(case, report);
    laughing_emoji(case, report);
    hashtag_case(case, report);
    fancy_letters(case.document, report);
    alt_text(case, report);
    words(case, loud, report);
    marks(case.document, loud, report);
    links(case.document, report);
    gaps(case.document, report);
    length(case, report);
}

/// Whether the comment shouts for joy: who answers in the same voice is not to be told off.
fn celebrates(case: &Case<'_>) -> bool {
    let glad = !matches!(case.situation(), Some(Situation::Complaint | Situation::Crisis));
    let loud = |comment: &Document<'_>| {
        comment.tokens.iter().any(|token| {
            token.stretched
                || token.shouted && token.folded.len() > 3
                || token.kind == TokenKind::Mark && comment.raw(token).starts_with("!!")
        })
    };
    glad && case.comment.is_some_and(loud)
}

/// Words that no name and no initials have in them: beside one, two words in capitals are shouted.
const COMMON: &[&str] = &[
    "muy", "no", "ya", "hoy", "por", "para", "que", "nos", "te", "se", "lo", "la", "el", "de",
    "en", "con", "sin", "mas", "gracias", "nunca", "siempre", "todo", "todos", "us", "now", "not",
    "you", "your", "we", "our", "the", "is", "to", "very", "please", "never", "always", "all",
    "so", "thank", "thanks",
];

/// Words in capitals: four or more in a row, or two of which one is common. Fewer are initials, a
/// code, a name, or one word that is meant to stand out. All of a text are one finding.
fn capitals(case: &Case<'_>, celebrates: bool, report: &mut Report<'_>) {
    let document = case.document;
    if celebrates {
        return;
    }
    let named = |raw: &str| {
        case.brand.is_some_and(|brand| {
            brand.name.to_uppercase().contains(raw)
                || brand.terms.iter().any(|term| term.text.contains(raw))
        })
    };
    let mut run: Vec<usize> = Vec::new();
    let mut runs: Vec<(usize, ByteSpan)> = Vec::new();
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
        let loud = letters >= 8 && spoken && (run.len() >= 4 || run.len() >= 2 && common());
        if loud && let (Some(&first), Some(&last)) = (run.first(), run.last()) {
            runs.push((first, document.tokens[first].span.cover(document.tokens[last].span)));
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
    let (Some((_, first)), Some((_, last))) = (runs.first(), runs.last()) else { return };
    let whole = first.cover(*last);
    // Who is answered keeps the capital of their name.
    let name = case.draft.comment.as_ref().and_then(|comment| comment.author.name.as_deref());
    let names: Vec<String> =
        crate::text::tokenize(name.unwrap_or_default()).into_iter().map(|one| one.folded).collect();
    let (mut text, mut from) = (String::new(), whole.start);
    for (token, span) in &runs {
        let opens = document
            .sentences
            .iter()
            .any(|sentence| first_word(document, sentence.tokens.clone()) == Some(*token));
        text.push_str(&document.text[from..span.start]);
        from = span.start;
        let inside = document.tokens[*token..].iter().take_while(|one| one.span.end <= span.end);
        for (place, one) in inside.enumerate() {
            let lower = document.raw(one).to_lowercase();
            let capital = opens && place == 0 || names.contains(&one.folded);
            text.push_str(&document.text[from..one.span.start]);
            text.push_str(&if capital { super::phrase::in_case_of("A", &lower) } else { lower });
            from = one.span.end;
        }
    }
    let fix = Fix { span: document.utf16(whole), text };
    let values = [("found", first.of(document.text).to_owned())];
    report.add("accessibility.capitals", *first, &values, vec![fix]);
}

fn first_word(document: &Document<'_>, mut tokens: std::ops::Range<usize>) -> Option<usize> {
    tokens.find(|&at| document.tokens[at].kind == TokenKind::Word)
}

/// Images that were attached without a description.
fn alt_text(case: &Case<'_>, report: &mut Report<'_>) {
    let count = case.draft.undescribed_images;
    if count > 0 {
        let whole = ByteSpan::new(0, case.document.text.len());
        report.add("accessibility.alt_text", whole, &[("count", count.to_string())], Vec::new());
    }
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

/// Emoji that laugh, wink, party, boast or shrug.
const LAUGHING: &[char] = &[
    '😂', '🤣', '😅', '😆', '😜', '😝', '😛', '🤪', '😉', '😎', '🥳', '🎉', '🎊', '💃', '🕺', '🙃',
    '🙄', '🤷', '💪', '🤡', '😏', '😁', '😴', '🥱',
];

/// The chance of a complaint from which laughing at it is spoken of.
const COMPLAINS: f32 = 0.6;

/// What laughs where somebody complains; the rule says in which situations.
fn laughing_emoji(case: &Case<'_>, report: &mut Report<'_>) {
    let document = case.document;
    let laughs = |document: &Document<'_>, token: &Token| {
        token.kind == TokenKind::Emoji && document.raw(token).starts_with(LAUGHING)
    };
    let mut laughing = document.tokens.iter().filter(|token| laughs(document, token)).peekable();
    if laughing.peek().is_none() {
        return;
    }
    let guessed = case.draft.situation.is_none()
        && case.triage.is_some_and(|triage| triage.complaint.get() < COMPLAINS);
    let laughed = |comment: &Document<'_>| {
        let laughter = ["jaja", "haha", "lol", "lmao"];
        comment.tokens.iter().any(|token| {
            laughs(comment, token)
                || token.kind != TokenKind::Emoji
                    && laughter.iter().any(|start| token.folded.starts_with(start))
        })
    };
    // In a crisis every emoji is too many, and that has been said.
    if guessed || report.has("crisis.emoji") || case.comment.is_some_and(laughed) {
        return;
    }
    for token in laughing {
        let fix = super::phrase::replacement(document, token.span, "");
        let values = [("found", document.raw(token).to_owned())];
        report.add("tone.laughing_emoji", token.span, &values, vec![fix]);
    }
}

/// A long hashtag without a capital: neither eye nor screen reader finds its words.
fn hashtag_case(case: &Case<'_>, report: &mut Report<'_>) {
    let hashtags = case.document.tokens.iter().filter(|token| token.kind == TokenKind::Hashtag);
    for token in hashtags {
        let raw = case.document.raw(token);
        let long = raw.chars().count() > 12;
        if long && !raw.chars().any(char::is_uppercase) {
            let values = [("found", raw.to_owned())];
            report.add("accessibility.hashtag_case", token.span, &values, Vec::new());
        }
    }
}

/// Letters of the mathematical alphabets, which screen readers skip or spell out.
fn fancy_letters(document: &Document<'_>, report: &mut Report<'_>) {
    // The first bytes of all of them in UTF-8; most texts have none.
    if !document.text.bytes().any(|byte| matches!(byte, 0xef | 0xf0)) {
        return;
    }
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
    "more", "mas", "hola", "hey", "hi", "guau", "miau", "pls", "please", "do", "knock", "toc",
    "yeah", "yes", "hear", "far", "never", "vamos", "venga", "bien", "mil",
];

/// Words doubled by accident, and words with a letter held.
fn words(case: &Case<'_>, celebrates: bool, report: &mut Report<'_>) {
    let document = case.document;
    for pair in document.tokens.windows(2) {
        let [first, second] = pair else { continue };
        let same = first.kind == TokenKind::Word
            && second.kind == TokenKind::Word
            && first.folded == second.folded
            && document.raw(first).to_lowercase() == document.raw(second).to_lowercase();
        // A capital twice is initials, or an agent's mark.
        let raw = document.raw(first);
        let initials = || raw.chars().count() == 1 && raw.starts_with(char::is_uppercase);
        if same
            && !initials()
            && !first.shouted
            && !second.shouted
            && !DOUBLED.contains(&first.folded.as_str())
        {
            let span = first.span.cover(second.span);
            let rest = ByteSpan::new(first.span.end, second.span.end);
            let fix = Fix { span: document.utf16(rest), text: String::new() };
            let values = [("found", span.of(document.text).to_owned())];
            report.add("clarity.repeated_word", span, &values, vec![fix]);
        }
    }
    if celebrates {
        return;
    }
    // Interjections are held on purpose: "aaah", "ooo", "yesss".
    let interjection = |word: &str| {
        [
            "aa", "ah", "oo", "oh", "uu", "uhh", "ugh", "umm", "err", "hii", "yes", "yay", "woo",
            "wow", "ay", "uy", "mm", "hm", "ja", "ha",
        ]
        .iter()
        .any(|start| word.starts_with(start))
    };
    let held = |token: &&crate::text::Token| token.stretched && !interjection(&token.folded);
    for token in document.words().filter(held) {
        let raw = document.raw(token);
        let Some(text) = unstretched(raw) else { continue };
        let fix = Fix { span: document.utf16(token.span), text };
        report.add("accessibility.stretched", token.span, &[("found", raw.to_owned())], vec![fix]);
    }
}

/// A word without its held letters; `None` if none of them is a vowel or the last letter, as in a
/// slip of the finger: "folllow".
fn unstretched(raw: &str) -> Option<String> {
    let same = |a: char, b: char| {
        a.to_lowercase().eq(b.to_lowercase())
            || crate::text::fold_char(a) == crate::text::fold_char(b)
    };
    let vowel = |c: char| crate::text::fold_char(c).is_some_and(|c| "aeiou".contains(c));
    let characters: Vec<char> = raw.chars().collect();
    let runs: Vec<&[char]> = characters.chunk_by(|a, b| same(*a, *b)).collect();
    let last = runs.len().saturating_sub(1);
    let meant = |(at, run): (usize, &&[char])| run.len() > 2 && (at == last || vowel(run[0]));
    runs.iter().enumerate().any(meant).then(|| runs.iter().filter_map(|run| run.first()).collect())
}

/// Runs of exclamation or question marks, and Spanish questions that are never opened.
fn marks(document: &Document<'_>, celebrates: bool, report: &mut Report<'_>) {
    let marks = document.tokens.iter().filter(|token| token.kind == TokenKind::Mark);
    for token in marks.filter(|_| !celebrates) {
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
        // "…, vale?" is a statement up to its last word.
        let tag = words().next_back().filter(|last| {
            words().count() > 2 && ["vale", "verdad", "no", "ok", "eh"].contains(&&*last.folded)
        });
        let Some(first) = asking.or(tag).or_else(|| words().next()) else { continue };
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
    let measured = network::measure(case.draft.counted(), network, case.draft.public);
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

#[cfg(test)]
mod tests {
    use crate::review::apply;
    use crate::vocabulary::{Author, Network, Situation};
    use crate::{Comment, Draft, Engine};

    fn found(draft: &Draft) -> Vec<String> {
        let findings = Engine::without_brand().review(draft).findings;
        findings.into_iter().map(|finding| finding.rule).collect()
    }

    #[test]
    fn the_names_that_a_reply_on_x_begins_with_are_not_counted() {
        let text = format!("@ana_b @delivery {}", "a".repeat(280));
        let draft = Draft { text, network: Some(Network::X), ..Draft::default() };
        assert!(found(&draft).contains(&"channel.length".to_owned()), "a post counts them");
        let reply = Draft { comment: Some(Comment::default()), ..draft };
        assert!(!found(&reply).contains(&"channel.length".to_owned()));
        let longer = Draft { text: format!("{}a", reply.text), ..reply };
        assert!(found(&longer).contains(&"channel.length".to_owned()));
    }

    #[test]
    fn initials_are_no_repeated_word_and_sighs_no_stretched_one() {
        for text in [
            "We will look into it. R R",
            "Uhhh, that is odd.",
            "Ughhh, sorry about that.",
            "We've folllowed up by mail.",
        ] {
            let draft = Draft { text: text.to_owned(), ..Draft::default() };
            assert_eq!(found(&draft), Vec::<String>::new(), "{text}");
        }
    }

    fn mended(rule: &str, draft: Draft) -> String {
        let findings = Engine::without_brand().review(&draft).findings;
        let finding = findings.iter().find(|finding| finding.rule == rule).unwrap();
        apply(&draft.text, &finding.fixes[0])
    }

    #[test]
    fn who_is_answered_keeps_the_capital_of_their_name() {
        let author = Author { name: Some("Marina Vela".to_owned()), ..Author::default() };
        let comment = Comment { text: "Me encanta".to_owned(), author, ..Comment::default() };
        let text = "GRACIAS MARINA! ERES LA MEJOR".to_owned();
        let draft = Draft { text, comment: Some(comment), ..Draft::default() };
        assert_eq!(mended("accessibility.capitals", draft), "Gracias Marina! Eres la mejor");
    }

    #[test]
    fn a_question_of_one_word_at_the_end_is_opened_there() {
        let mended = |text: &str| {
            mended("clarity.opening_mark", Draft { text: text.to_owned(), ..Draft::default() })
        };
        assert_eq!(mended("Te llamamos hoy mismo, vale?"), "Te llamamos hoy mismo, ¿vale?");
        assert_eq!(mended("Hola, Ana, cuándo te llamamos?"), "Hola, Ana, ¿cuándo te llamamos?");
        assert_eq!(mended("Te llamamos hoy mismo?"), "¿Te llamamos hoy mismo?");
    }

    #[test]
    fn an_emoji_in_a_crisis_is_spoken_of_once_and_can_go() {
        let text = "Lo sentimos mucho. Llámanos ahora mismo 💪".to_owned();
        let draft = Draft { text, situation: Some(Situation::Crisis), ..Draft::default() };
        let found = found(&draft);
        assert!(!found.contains(&"tone.laughing_emoji".to_owned()), "{found:?}");
        assert_eq!(mended("crisis.emoji", draft), "Lo sentimos mucho. Llámanos ahora mismo");
    }
}
