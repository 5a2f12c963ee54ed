//! Sameness: what was posted before, and what says nothing of the comment.

use std::collections::HashSet;

use super::{Case, Report};
use crate::text::{ByteSpan, Document, Token, TokenKind, fold_char};
use crate::vocabulary::Situation;

/// Words of a shared run for it to count; shorter runs are the language's own.
const SHINGLE: usize = 4;
/// The share of a draft that may stand in one earlier reply.
const MOST_SHARED: f64 = 0.6;
/// How many of the last replies are compared with.
const HISTORY: usize = 50;

/// Runs the checks.
pub(super) fn check(case: &Case<'_>, report: &mut Report<'_>) {
    history(case, report);
    formulas(case, report);
    nothing_of_the_comment(case, report);
}

/// A hash of a folded word (FNV-1a), the same on every platform.
fn hash(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    hash
}

/// The hashes of a text's words, without reading it as a whole document: the history is long.
fn word_hashes(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    let mut word = String::new();
    for character in text.chars().chain([' ']) {
        if character.is_alphanumeric() || character == '_' {
            word.extend(fold_char(character));
        } else if !word.is_empty() {
            words.push(hash(&word));
            word.clear();
        }
    }
    words
}

fn shingles(words: &[u64]) -> impl Iterator<Item = u64> {
    words.windows(SHINGLE).map(|window| {
        window.iter().fold(0, |all: u64, word| all.wrapping_mul(0x100_0000_01b3) ^ *word)
    })
}

/// The words of a draft that are its own: names, numbers and links differ in any case.
fn own_words(document: &Document<'_>) -> Vec<(u64, ByteSpan)> {
    let words = document.tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words.map(|token| (hash(&token.folded), token.span)).collect()
}

fn history(case: &Case<'_>, report: &mut Report<'_>) {
    let words = own_words(case.document);
    if words.len() < 8 {
        return;
    }
    let hashes: Vec<u64> = words.iter().map(|(hash, _)| *hash).collect();
    let mine: Vec<u64> = shingles(&hashes).collect();
    let mut worst: Option<(f64, ByteSpan)> = None;
    for posted in case.draft.history.iter().rev().take(HISTORY) {
        let theirs: HashSet<u64> = shingles(&word_hashes(posted)).collect();
        let shared: Vec<usize> = (0..mine.len()).filter(|&at| theirs.contains(&mine[at])).collect();
        let share = shared.len() as f64 / mine.len() as f64;
        if share < MOST_SHARED || worst.is_some_and(|(most, _)| most >= share) {
            continue;
        }
        let run = shared
            .chunk_by(|a, b| a + 1 == *b)
            .max_by_key(|run| run.len())
            .and_then(|run| Some((*run.first()?, run.last()? + SHINGLE - 1)));
        if let Some((first, last)) = run {
            worst = Some((share, words[first].1.cover(words[last].1)));
        }
    }
    if let Some((share, span)) = worst {
        let percent = libm::round(share * 100.0).to_string();
        report.add("canned.history", span, &[("count", percent)], Vec::new());
    }
}

/// Stems of words that replies of all brands share: whoever has no others says nothing of their own.
const ANYBODYS: &[&str] = &[
    "able", "also", "been", "best", "both", "cada", "case", "come", "como", "days", "dear", "does",
    "done", "each", "esta", "este", "esto", "feel", "find", "from", "give", "glad", "good", "have",
    "help", "here", "hola", "hope", "into", "just", "keep", "kind", "last", "less", "like", "link",
    "look", "love", "made", "make", "many", "more", "most", "much", "need", "next", "only", "para",
    "pero", "pues", "said", "same", "some", "soon", "such", "sure", "take", "team", "tell", "than",
    "that", "them", "then", "they", "this", "time", "todo", "upon", "very", "want", "well", "were",
    "what", "when", "will", "with", "work", "year", "your", "about", "addre", "agrad", "alway",
    "any", "apolo", "appre", "asist", "assis", "atend", "atenc", "atent", "ayuda", "ayude", "blem",
    "breve", "buena", "bueno", "busin", "caso", "causa", "check", "clien", "comen", "compr",
    "conce", "conta", "cordi", "corre", "could", "cuand", "cualq", "custo", "datos", "desde",
    "detai", "detal", "direc", "discu", "email", "entre", "equip", "escri", "espec", "esper",
    "estam", "estim", "every", "exper", "favor", "feedb", "first", "follo", "forwa", "furth",
    "gladl", "graci", "gusto", "haber", "habla", "hacer", "happy", "hasta", "hear", "heari",
    "hello", "hemos", "hesit", "impor", "incon", "infor", "inves", "issue", "know", "lamen",
    "learn", "lleva", "looki", "manda", "matte", "mayor", "mejor", "mensa", "messa", "minut",
    "moles", "momen", "name", "neces", "nombr", "nuest", "numbe", "numer", "ocasi", "ofrec",
    "opini", "opinio", "other", "pasan", "patie", "phone", "plead", "pleas", "podam", "podem",
    "poder", "podra", "possi", "posib", "priva", "provi", "puede", "puedo", "quedo", "quere",
    "quick", "reach", "regar", "reply", "repli", "respo", "revis", "salud", "segui", "send",
    "senti", "servi", "share", "shoul", "siemp", "sient", "situa", "sobre", "solic", "soluc",
    "sorry", "suppo", "tambi", "tardes", "telef", "tenga", "thank", "their", "there", "these",
    "those", "todas", "todos", "traba", "trasl", "under", "usted", "usuar", "value", "visit",
    "vuest", "websi", "where", "which", "while", "would",
];
/// What a reply begins with that tells what was done, unless one of [`HOLLOW`] follows.
const DONE: &[&str] = &["we've", "i've", "hemos"];
/// What every reply says was done.
const HOLLOW: &[&str] = &[
    "received",
    "been",
    "noted",
    "taken",
    "forwarded",
    "passed",
    "recibido",
    "tomado",
    "trasladado",
    "registrado",
    "procedido",
    "dado",
    "derivado",
    "shared",
    "raised",
];

/// The first letters of a word, which its forms share.
fn stem(word: &str) -> String {
    word.chars().take(5).collect()
}

/// The stems of the longer words of a text outside `spans` which not every reply has.
fn content(document: &Document<'_>, spans: &[ByteSpan]) -> HashSet<String> {
    let outside = |span: ByteSpan| spans.iter().all(|s| span.end <= s.start || s.end <= span.start);
    let long = document.words().filter(|token| token.folded.chars().count() > 3);
    let stems = long.filter(|token| outside(token.span)).map(|token| stem(&token.folded));
    stems.filter(|stem| !ANYBODYS.contains(&stem.as_str())).collect()
}

/// A formula is worth a word only in a reply that has little else: one that takes up what the
/// comment says, names a figure, asks something or tells what was done is no worse for it.
fn formulas(case: &Case<'_>, report: &mut Report<'_>) {
    // Praise is passed on to whom it is for.
    if case.situation() == Some(Situation::Praise) {
        report.take_back("canned.passing_on");
    }
    const WORN: [&str; 5] = [
        "canned.formula",
        "canned.opening",
        "canned.understanding",
        "canned.improving",
        "canned.passing_on",
    ];
    if WORN.iter().any(|id| report.has(id)) && says_something(case, &report.spans("canned.")) {
        WORN.iter().for_each(|id| report.take_back(id));
    }
}

/// Words of its own of a reply to nobody knows what, up to which it says nothing.
const HARDLY_ANY: usize = 3;

/// Whether a reply says something beside the formulas at `spans`.
fn says_something(case: &Case<'_>, spans: &[ByteSpan]) -> bool {
    let document = case.document;
    let told = |pair: &[Token]| {
        let hollow = |token: &Token| HOLLOW.contains(&token.folded.as_str());
        DONE.contains(&pair[0].folded.as_str()) && !hollow(&pair[1])
    };
    let fact = |token: &Token| {
        matches!(token.kind, TokenKind::Number | TokenKind::Email | TokenKind::Link)
            || token.folded == "url"
    };
    if document.text.contains('?')
        || document.tokens.iter().any(fact)
        || document.tokens.windows(2).any(told)
    {
        return true;
    }
    let own = content(document, spans);
    match case.comment.filter(|comment| comment.words().next().is_some()) {
        Some(comment) => !own.is_disjoint(&content(comment, &[])),
        None => own.len() > HARDLY_ANY,
    }
}

/// A reply made of formulas that takes up no word of a comment which had something to take up.
fn nothing_of_the_comment(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(comment) = case.comment else { return };
    let words = case.document.words().count();
    if !report.has("canned.formula") || words < 8 || report.count("canned.") < 2 {
        return;
    }
    let asked = content(comment, &[]);
    if asked.len() >= 3 && asked.is_disjoint(&content(case.document, &[])) {
        let whole = ByteSpan::new(0, case.document.text.trim_end().len());
        report.add("canned.nothing_of_the_comment", whole, &[], Vec::new());
    }
}

#[cfg(test)]
mod tests {
    use crate::{Comment, Draft, Engine};

    fn formula(comment: &str, text: &str) -> bool {
        let comment = Comment { text: comment.to_owned(), ..Comment::default() };
        let draft = Draft { text: text.to_owned(), comment: Some(comment), ..Draft::default() };
        let findings = Engine::without_brand().review(&draft).findings;
        findings.iter().any(|finding| finding.rule == "canned.formula")
    }

    #[test]
    fn a_formula_counts_where_there_is_little_else() {
        let comment = "La lavadora llegó con la puerta rota y nadie contesta";
        assert!(formula(
            comment,
            "Lamentamos las molestias. Escríbenos por privado y lo revisamos."
        ));
        assert!(!formula(comment, "Lamentamos las molestias. Mañana te llevamos otra lavadora."));
        let comment = "My train was cancelled twice this morning";
        assert!(formula(comment, "We apologise for the inconvenience. Please DM us your details."));
        assert!(!formula(
            comment,
            "We apologise for the inconvenience. We've asked for a bus to take you to Leeds."
        ));
    }
}
