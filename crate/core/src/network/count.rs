//! The ways in which networks count a text.

use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

use super::link;
use crate::text::{ByteSpan, TokenKind, tokenize};

/// A unit of length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Count {
    /// Unicode code points.
    Characters,
    /// What a person takes for one character, links as they are shown: without their scheme, and
    /// cut after thirteen characters of the path (<https://github.com/bluesky-social/social-app>,
    /// `shortenLinks`).
    Graphemes,
    /// Bytes of UTF-8, links shortened in the same way.
    Bytes,
    /// twitter-text's weighted length, configuration 3: a link is 23; an emoji is 2; the scripts
    /// and punctuation of <https://github.com/twitter/twitter-text/blob/master/config/v3.json>
    /// weigh 1 a character, all others 2. Texts are composed (NFC) first there; here an accent
    /// that stands apart from a Latin letter weighs nothing, which comes to the same.
    X,
    /// Graphemes, where a link is 23 and `@user@host` counts as `@user`
    /// (<https://github.com/mastodon/mastodon>, `status_length_validator.rb`).
    Mastodon,
    /// Code points, but an emoji by its bytes of UTF-8 (Meta's Threads API).
    Threads,
}

/// What X and Mastodon make of any link.
const LINK: usize = 23;

impl Count {
    /// The length of `text` in this unit.
    pub(super) fn of(self, text: &str) -> u32 {
        let length = match self {
            Count::Characters => text.chars().count(),
            Count::Graphemes => shown(text, |part| part.graphemes(true).count()),
            Count::Bytes => shown(text, str::len),
            Count::X => around(text, &link::find(text), weighted, |_| LINK),
            Count::Mastodon => {
                let links = link::find(text).into_iter().filter(|link| has_scheme(link.of(text)));
                around(text, &links.collect::<Vec<_>>(), without_hosts, |_| LINK)
            }
            Count::Threads => text
                .graphemes(true)
                .map(|it| if is_emoji(it) { it.len() } else { it.chars().count() })
                .sum(),
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }
}

fn has_scheme(link: &str) -> bool {
    link.contains("://")
}

/// The length of a text whose links are counted by `linked` and whose other parts by `plain`.
fn around(
    text: &str,
    links: &[ByteSpan],
    plain: impl Fn(&str) -> usize,
    linked: impl Fn(&str) -> usize,
) -> usize {
    let (mut total, mut from) = (0, 0);
    for link in links {
        total += plain(&text[from..link.start]) + linked(link.of(text));
        from = link.end;
    }
    total + plain(&text[from..])
}

/// How many characters of a link's path Bluesky shows, of a path longer than [`SHOWN_WHOLE`].
const SHOWN: usize = 13;
const SHOWN_WHOLE: usize = 15;

/// The length of a text whose links are shortened as Bluesky does before it counts.
fn shown(text: &str, length: impl Fn(&str) -> usize) -> usize {
    let links: Vec<ByteSpan> =
        link::find(text).into_iter().filter(|link| has_scheme(link.of(text))).collect();
    around(text, &links, &length, |link| {
        let (_, bare) = link.split_once("://").unwrap_or(("", link));
        let host = bare.find(['/', '?', '#']).unwrap_or(bare.len());
        let (host, path) = bare.split_at(host);
        let path = if path == "/" { "" } else { path };
        match path.char_indices().nth(SHOWN) {
            Some((end, _)) if path.chars().count() > SHOWN_WHOLE => {
                length(host) + length(&path[..end]) + "...".len()
            }
            _ => length(host) + length(path),
        }
    })
}

fn weighted(text: &str) -> usize {
    let of = |cluster: &str| {
        if is_emoji(cluster) {
            // A joiner that joins nothing is a character of its own.
            return 2 + usize::from(cluster.ends_with('\u{200d}'));
        }
        let mut before = ' ';
        let mut total = 0;
        for character in cluster.chars() {
            total += if composes(before, character) { 0 } else { weight(character) };
            before = character;
        }
        total
    };
    text.graphemes(true).map(of).sum()
}

/// Whether an accent that stands apart makes one Latin letter of those that weigh 1 with the
/// letter before it.
fn composes(letter: char, accent: char) -> bool {
    let letters = match accent {
        '\u{300}' | '\u{301}' => "aeioun",
        '\u{302}' | '\u{308}' => "aeiou",
        '\u{303}' => "aionu",
        '\u{327}' => "cgklnrst",
        _ => return false,
    };
    letters.contains(letter.to_ascii_lowercase())
}

fn weight(character: char) -> usize {
    match u32::from(character) {
        0..=0x10FF | 0x2000..=0x200D | 0x2010..=0x201F | 0x2032..=0x2037 => 1,
        _ => 2,
    }
}

/// The text's graphemes without the `@host` of its mentions.
fn without_hosts(text: &str) -> usize {
    let hosts: usize = tokenize(text)
        .iter()
        .filter(|token| token.kind == TokenKind::Mention)
        .filter_map(|token| token.span.of(text)[1..].split_once('@'))
        .map(|(_, host)| 1 + host.chars().count())
        .sum();
    text.graphemes(true).count() - hosts
}

/// Whether a grapheme is drawn as an emoji: one of the pictographic blocks, a flag, a keycap, or
/// anything that asks for emoji presentation.
fn is_emoji(grapheme: &str) -> bool {
    grapheme.contains('\u{FE0F}') && !grapheme.starts_with(char::is_whitespace)
        || grapheme.contains('\u{20E3}')
        || grapheme.chars().next().is_some_and(|first| {
            matches!(u32::from(first),
                0x231A..=0x231B | 0x23E9..=0x23EC | 0x23F0 | 0x23F3 | 0x25FD..=0x25FE
                | 0x2614..=0x2615 | 0x2648..=0x2653 | 0x267F | 0x2693 | 0x26A1 | 0x26AA..=0x26AB
                | 0x26BD..=0x26BE | 0x26C4..=0x26C5 | 0x26CE | 0x26D4 | 0x26EA | 0x26F2..=0x26F3
                | 0x26F5 | 0x26FA | 0x26FD | 0x2705 | 0x270A..=0x270B | 0x2728 | 0x274C | 0x274E
                | 0x2753..=0x2755 | 0x2757 | 0x2795..=0x2797 | 0x27B0 | 0x27BF | 0x2B1B..=0x2B1C
                | 0x2B50 | 0x2B55 | 0x1F004 | 0x1F0CF | 0x1F18E | 0x1F191..=0x1F19A
                | 0x1F1E6..=0x1F1FF | 0x1F201 | 0x1F21A | 0x1F22F | 0x1F232..=0x1F236
                | 0x1F238..=0x1F23A | 0x1F250..=0x1F251 | 0x1F300..=0x1F64F | 0x1F680..=0x1F6FF
                | 0x1F7E0..=0x1F7EB | 0x1F7F0 | 0x1F900..=0x1F9FF | 0x1FA70..=0x1FAFF)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_weighs_scripts_emoji_and_links() {
        assert_eq!(Count::X.of("Gracias, ¡un abrazo!"), 20);
        assert_eq!(Count::X.of("ありがとう"), 10);
        assert_eq!(Count::X.of("👨‍👩‍👧‍👦"), 2);
        assert_eq!(Count::X.of("🇪🇸!"), 3);
        assert_eq!(
            Count::X.of("Mira https://example.com/a/very/long/path?with=query ya"),
            5 + 23 + 3
        );
        assert_eq!(Count::X.of("Mira example.com ya"), 5 + 23 + 3);
        assert_eq!(Count::X.of("“quoted”—x…"), 12);
        assert_eq!(Count::X.of("cafe\u{301}"), 4);
    }

    #[test]
    fn mastodon_counts_links_as_23_and_forgets_hosts() {
        assert_eq!(Count::Mastodon.of("@ana@mastodon.social hola"), "@ana hola".len() as u32);
        assert_eq!(Count::Mastodon.of("see https://example.com/long/long/long/path"), 4 + 23);
        assert_eq!(Count::Mastodon.of("a@b and @@ stay"), 15);
        assert_eq!(Count::Mastodon.of("ver example.com/largo"), 21);
        assert_eq!(Count::Mastodon.of("👨‍👩‍👧‍👦 y 🇪🇸"), 5);
    }

    #[test]
    fn bluesky_counts_graphemes_and_links_as_it_shows_them() {
        assert_eq!(Count::Graphemes.of("👨‍👩‍👧‍👦 cafe\u{301} 👍🏽"), 8);
        assert_eq!(Count::Graphemes.of("mira https://example.com/ ya"), 5 + 11 + 3);
        assert_eq!(Count::Graphemes.of("mira https://example.com/a/corto ya"), 5 + 19 + 3);
        assert_eq!(
            Count::Graphemes.of("mira https://example.com/ayuda/cambios-y-devoluciones ya"),
            5 + 11 + 13 + 3 + 3
        );
        assert_eq!(Count::Bytes.of("ñ https://example.com/ñandu"), 3 + 11 + 7);
    }

    #[test]
    fn threads_counts_emoji_by_bytes() {
        assert_eq!(Count::Threads.of("ñandú"), 5);
        assert_eq!(Count::Threads.of("ok 👍"), 3 + 4);
        assert_eq!(Count::Threads.of("❤️"), 6);
    }

    #[test]
    fn an_empty_text_has_no_length() {
        for count in [Count::Characters, Count::Graphemes, Count::Bytes, Count::X, Count::Mastodon]
        {
            assert_eq!(count.of(""), 0);
        }
    }
}
