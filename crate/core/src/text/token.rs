//! Tokens of social writing: words, and what only social networks have.

use unicode_segmentation::UnicodeSegmentation;

use super::fold::fold;
use super::span::ByteSpan;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word, contractions and inner apostrophes included ("don't").
    Word,
    /// Digits, with their separators ("1.299,50").
    Number,
    /// `@name`, or `@name@server`.
    Mention,
    /// `#word`.
    Hashtag,
    /// An address of a page, with or without its scheme.
    Link,
    /// An e-mail address.
    Email,
    /// An emoji sequence, or an emoticon such as `:)`.
    Emoji,
    /// Any other visible run: punctuation, symbols; a run of the same mark is one token.
    Mark,
}

/// One token and the form in which it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: ByteSpan,
    /// What it is.
    pub kind: TokenKind,
    /// Folded: lower case, no accents, stretching cut (see [`fold`](super::fold())).
    pub folded: String,
    /// Written with a letter held: "soooo".
    pub stretched: bool,
    /// A word of two letters or more, all of them capitals.
    pub shouted: bool,
}

impl Token {
    /// Whether it is a word or a number.
    #[must_use]
    pub fn is_wordy(&self) -> bool {
        matches!(self.kind, TokenKind::Word | TokenKind::Number)
    }
}

/// Splits `text` into tokens; white space lies between them and belongs to none.
#[must_use]
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4 + 1);
    let mut start = 0;
    while start < text.len() {
        let len = chunk_len(&text[start..]);
        if len > 0 {
            Chunk::new(&text[start..start + len], start).tokenize(&mut tokens);
        }
        start += len;
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    tokens
}

/// Bytes up to the first white space.
fn chunk_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (space, len) = if byte < 0x80 {
            (byte == b' ' || (0x09..=0x0d).contains(&byte), 1)
        } else {
            let character = text[at..].chars().next().unwrap_or(' ');
            (character.is_whitespace(), character.len_utf8())
        };
        if space {
            return at;
        }
        at += len;
    }
    at
}

/// Emoticons that people write in Latin letters and marks, longest first.
const EMOTICONS: &[&str] = &[
    ":'-(", ":'(", ":-)", ":-(", ":-D", ":-P", ":-/", ";-)", ">:(", ":)", ":(", ":D", ":P", ":p",
    ":/", ";)", "<3", "xD", "XD", "=)", "=(", "^^",
];

/// A run without white space, and what in it tells kinds of tokens that it cannot have: most runs
/// are plain words.
struct Chunk<'a> {
    text: &'a str,
    /// The byte of the whole text that it starts at.
    base: usize,
    has_at: bool,
    /// Every link has one of them.
    has_stop_or_colon: bool,
    /// U+20E3, which makes a key of a digit.
    has_keycap: bool,
    /// U+FE0F, which makes a picture of a character.
    has_selector: bool,
}

impl<'a> Chunk<'a> {
    fn new(text: &'a str, base: usize) -> Self {
        let mut chunk = Self {
            text,
            base,
            has_at: false,
            has_stop_or_colon: false,
            has_keycap: false,
            has_selector: false,
        };
        for byte in text.bytes() {
            match byte {
                b'@' => chunk.has_at = true,
                b'.' | b':' => chunk.has_stop_or_colon = true,
                // The first bytes of the two, which are those of a few other characters.
                0xe2 => chunk.has_keycap = true,
                0xef => chunk.has_selector = true,
                _ => {}
            }
        }
        chunk.has_keycap = chunk.has_keycap && text.contains('\u{20e3}');
        chunk.has_selector = chunk.has_selector && text.contains('\u{fe0f}');
        chunk
    }

    fn tokenize(&self, tokens: &mut Vec<Token>) {
        let mut at = 0;
        let mut before = None;
        while let Some(first) = self.text[at..].chars().next() {
            let rest = &self.text[at..];
            let (kind, len) =
                self.social(rest, first, before).unwrap_or_else(|| plain(rest, first));
            push(tokens, kind, &rest[..len], self.base + at);
            before = rest[..len].chars().next_back();
            at += len;
        }
    }

    /// The social token that `rest` starts with, if it does; `before` is the character before it.
    fn social(&self, rest: &str, first: char, before: Option<char>) -> Option<(TokenKind, usize)> {
        let free = before.is_none_or(|character| !character.is_alphanumeric() && character != '_');
        if free {
            match first {
                '@' => {
                    if let Some(len) = handle_len(rest) {
                        return Some((TokenKind::Mention, len));
                    }
                }
                '#' => {
                    let tag = |c: char| c.is_alphanumeric() || c == '_' || is_mark(c);
                    let len = 1 + run_len(&rest[1..], tag);
                    if rest[1..len].chars().any(char::is_alphabetic) {
                        return Some((TokenKind::Hashtag, len));
                    }
                }
                _ => {}
            }
            if first.is_ascii_alphanumeric() {
                if let Some(len) = self.has_at.then(|| email_len(rest)).flatten() {
                    return Some((TokenKind::Email, len));
                }
                if let Some(len) = self.has_stop_or_colon.then(|| link_len(rest)).flatten() {
                    return Some((TokenKind::Link, len));
                }
            }
            if matches!(first, ':' | ';' | '>' | '<' | '=' | '^' | 'x' | 'X')
                && let Some(emoticon) = EMOTICONS.iter().find(|one| rest.starts_with(**one))
            {
                let after = rest[emoticon.len()..].chars().next();
                if after.is_none_or(|character| !character.is_alphanumeric()) {
                    return Some((TokenKind::Emoji, emoticon.len()));
                }
            }
        }
        let may_show = if first.is_ascii() {
            self.has_keycap && rest.contains('\u{20e3}')
        } else {
            self.has_keycap || self.has_selector || is_picture(first)
        };
        if may_show {
            let cluster = rest.graphemes(true).next()?;
            if is_emoji(cluster) {
                return Some((TokenKind::Emoji, cluster.len()));
            }
        }
        None
    }
}

fn push(tokens: &mut Vec<Token>, kind: TokenKind, raw: &str, start: usize) {
    let folded = fold(raw);
    tokens.push(Token {
        span: ByteSpan::new(start, start + raw.len()),
        kind,
        folded: folded.text,
        stretched: folded.stretched,
        shouted: kind == TokenKind::Word && is_shouted(raw),
    });
}

/// Whether a word has two letters or more, and all of them are capitals.
fn is_shouted(word: &str) -> bool {
    if word.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return false;
    }
    let letters = word.chars().filter(|character| character.is_alphabetic()).count();
    letters >= 2 && !word.chars().any(char::is_lowercase)
}

/// The word, number or mark that `rest` starts with.
fn plain(rest: &str, first: char) -> (TokenKind, usize) {
    if first.is_alphabetic() {
        return (TokenKind::Word, word_len(rest));
    }
    if first.is_numeric() {
        let len = number_len(rest);
        // "2º", "3rd", "4g": a number with letters on its tail reads as a word.
        let tail = run_len(&rest[len..], char::is_alphanumeric);
        return if tail == 0 { (TokenKind::Number, len) } else { (TokenKind::Word, len + tail) };
    }
    (TokenKind::Mark, run_len(rest, |character| character == first))
}

/// Bytes at the start of `text` whose characters all satisfy `accept`.
fn run_len(text: &str, accept: impl Fn(char) -> bool) -> usize {
    text.find(|character| !accept(character)).unwrap_or(text.len())
}

fn word_len(text: &str) -> usize {
    let mut len = 0;
    loop {
        let plain = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        len += text.as_bytes()[len..].iter().take_while(|byte| plain(byte)).count();
        if len == text.len() {
            return len;
        }
        len += run_len(&text[len..], |c| c.is_alphanumeric() || c == '_' || is_mark(c));
        let mut rest = text[len..].chars();
        let joined = matches!(rest.next(), Some('\'' | '’' | '-'))
            && rest.next().is_some_and(char::is_alphabetic);
        if !joined {
            return len;
        }
        len += text[len..].chars().next().map_or(0, char::len_utf8);
    }
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn number_len(text: &str) -> usize {
    let mut len = 0;
    loop {
        len += run_len(&text[len..], char::is_numeric);
        let mut rest = text[len..].chars();
        let joined = matches!(rest.next(), Some('.' | ',' | ':' | '/' | '-'))
            && rest.next().is_some_and(char::is_numeric);
        if !joined {
            return len;
        }
        len += 1;
    }
}

fn handle_len(text: &str) -> Option<usize> {
    let name =
        |from: &str| run_len(from, |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
    let mut len = 1 + name(&text[1..]);
    if len == 1 {
        return None;
    }
    if text[len..].starts_with('@') {
        let server = name(&text[len + 1..]);
        if server > 0 {
            len += 1 + server;
        }
    }
    // A full stop or hyphen at the end belongs to the sentence.
    Some(text[..len].trim_end_matches(['.', '-']).len()).filter(|&len| len > 1)
}

fn email_len(text: &str) -> Option<usize> {
    let local =
        run_len(text, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-'));
    let domain = text[local..].strip_prefix('@')?;
    let len = run_len(domain, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let domain = domain[..len].trim_end_matches(['.', '-']);
    let (name, top) = domain.rsplit_once('.')?;
    let valid = local > 0
        && !name.is_empty()
        && top.len() >= 2
        && top.chars().all(|c| c.is_ascii_alphabetic());
    valid.then_some(local + 1 + domain.len())
}

/// Top-level domains that people write without a scheme and that are hardly ever the end of a
/// sentence glued to the next ("gracias.es" is a link, "tarde.Pero" is not).
const TOPS: &[&str] = &[
    "com", "net", "org", "es", "mx", "ar", "co", "cl", "pe", "uk", "us", "io", "app", "info", "eu",
    "cat", "gob", "edu", "tv", "me", "ly", "gl", "be", "shop", "online", "site", "xyz", "link",
];

fn link_len(text: &str) -> Option<usize> {
    let whole = |text: &str| {
        let len = run_len(text, |c| {
            !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '“' | '”' | '»')
        });
        let mut link = &text[..len];
        loop {
            let open = link.matches('(').count();
            let shorter = if link.ends_with(')') && link.matches(')').count() > open {
                &link[..link.len() - 1]
            } else {
                link.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…', '*'])
            };
            if shorter.len() == link.len() {
                return link.len();
            }
            link = shorter;
        }
    };
    for scheme in ["https://", "http://", "www."] {
        let head = text.get(..scheme.len());
        if head.is_some_and(|head| head.eq_ignore_ascii_case(scheme)) && text.len() > scheme.len() {
            return Some(whole(text));
        }
    }
    let host = run_len(text, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let host = text[..host].trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    let lower = top.chars().all(|c| c.is_ascii_lowercase());
    let named =
        name.chars().any(|c| c.is_ascii_alphabetic()) && !name.split('.').any(str::is_empty);
    (named && lower && TOPS.contains(&top))
        .then(|| if text[host.len()..].starts_with('/') { whole(text) } else { host.len() })
}

/// Whether a character is of the blocks of pictures.
fn is_picture(character: char) -> bool {
    matches!(character,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{231a}'..='\u{23ff}')
}

/// Whether a grapheme cluster shows as a picture.
fn is_emoji(cluster: &str) -> bool {
    let Some(first) = cluster.chars().next() else { return false };
    is_picture(first)
        || cluster.contains('\u{fe0f}') && !first.is_alphabetic()
        || cluster.contains('\u{20e3}')
}
