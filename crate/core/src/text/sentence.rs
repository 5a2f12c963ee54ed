//! Where sentences end.

use unicode_segmentation::UnicodeSegmentation;

/// Where the sentences of a text end by UAX #29, in order; the last end is that of the text.
///
/// Nearly every character of a text says nothing about where sentences end. Only the surroundings of
/// those that may are given to the library: from a character before them to the next letter, which
/// is as far as its rules look.
pub(super) fn sentence_ends(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut ends = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let len = plain_len(&bytes[at..]);
        if len > 0 {
            at += len;
            continue;
        }
        let from = before(text, at);
        let to = next_letter(bytes, at);
        let bounds = text[from..to].split_sentence_bound_indices().skip(1);
        ends.extend(bounds.map(|(bound, _)| from + bound));
        // The letter itself is read again as what it is: plain.
        at = if to == bytes.len() { to } else { letter_start(bytes, to) };
    }
    if !bytes.is_empty() {
        ends.push(bytes.len());
    }
    ends
}

/// How many bytes the first character has if no sentence can end at it; 0 if one may.
fn plain_len(bytes: &[u8]) -> usize {
    match *bytes {
        [b'.' | b'!' | b'?' | b'\n' | b'\r', ..] => 0,
        [0..=0x7f, ..] => 1,
        // Latin letters and marks, but for the control character of a next line.
        [0xc2, 0x85, ..] => 0,
        [0xc2..=0xc9, _, ..] => 2,
        // Dashes, quotes and bullets; dots; signs of money; pictures of two kinds.
        [0xe2, 0x80, 0x90..=0xa3 | 0xa6, ..] | [0xe2, 0x82 | 0x98..=0x9d, _, ..] => 3,
        // What makes a picture of a character.
        [0xef, 0xb8, 0x8f, ..] => 3,
        [0xf0, 0x9f, _, _, ..] => 4,
        _ => 0,
    }
}

/// The start of the nearest character before `at` that is more than a sign on another one.
fn before(text: &str, at: usize) -> usize {
    let mut before = text[..at].char_indices().rev();
    let own = before.find(|(_, character)| character.is_ascii() || is_latin(*character));
    own.map_or(0, |(start, _)| start)
}

fn is_latin(character: char) -> bool {
    matches!(character, '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{ff}')
}

/// The end of the first letter after the character at `at`, or of the text.
fn next_letter(bytes: &[u8], at: usize) -> usize {
    let mut end = at + 1;
    while end < bytes.len() {
        if bytes[end].is_ascii_alphabetic() {
            return end + 1;
        }
        let latin = bytes[end] == 0xc3 && end + 1 < bytes.len();
        if latin && !matches!(bytes[end + 1], 0x97 | 0xb7) {
            return end + 2;
        }
        end += 1;
    }
    end
}

/// Where the letter that ends at `end` starts.
fn letter_start(bytes: &[u8], end: usize) -> usize {
    if bytes[end - 1].is_ascii() { end - 1 } else { end - 2 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn library(text: &str) -> Vec<usize> {
        text.split_sentence_bound_indices().map(|(start, piece)| start + piece.len()).collect()
    }

    #[test]
    fn no_sentence_ends_at_a_plain_character() {
        for character in '\0'..=char::MAX {
            let text = String::from(character);
            let len = plain_len(text.as_bytes());
            if len > 0 {
                assert_eq!(len, text.len());
                assert_eq!(library(&format!("a{character} B")).len(), 1, "{character:?}");
                assert_eq!(library(&format!("a{character}B")).len(), 1, "{character:?}");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn sentences_end_where_the_library_says(
            text in "[abAB01 .!?,:;…)\"»\n\r\t\u{85}\u{a0}\u{ad}áÑ¿¡ªŁ‼。．’”\u{2028}🚲\u{fe0f}\u{301}€×]{0,24}"
        ) {
            prop_assert_eq!(sentence_ends(&text), library(&text));
        }

        #[test]
        fn so_do_those_of_any_text(text in "[\\PC\\n]{0,60}") {
            prop_assert_eq!(sentence_ends(&text), library(&text));
        }
    }
}
