//! Half-open ranges of a text, in two units that do not mix.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range `start..end` of bytes of a UTF-8 text, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ByteSpan {
    /// First byte of the range.
    pub start: usize,
    /// One past the last byte of the range.
    pub end: usize,
}

impl ByteSpan {
    /// The range `start..end`.
    ///
    /// # Panics
    /// If `end` lies before `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span ends before it starts: {start}..{end}");
        Self { start, end }
    }

    /// The characters of `text` that this span covers.
    #[must_use]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start..self.end]
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing: a place between two characters.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(&self, other: ByteSpan) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(&self, other: ByteSpan) -> ByteSpan {
        ByteSpan { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Range<usize>> for ByteSpan {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

/// A half-open range `start..end` of UTF-16 code units: the unit of JavaScript strings and of
/// everything that leaves the engine.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Utf16Span {
    /// First code unit of the range.
    pub start: u32,
    /// One past the last code unit of the range.
    pub end: u32,
}

/// Converts byte offsets of one text into UTF-16 offsets and back, in logarithmic time.
///
/// Only the characters in which the two units differ are kept, so a text of ASCII costs nothing.
#[derive(Debug, Clone)]
pub struct OffsetMap {
    wide: Vec<Wide>,
    byte_len: usize,
}

/// A character of more than one byte: where it starts and how long it is, in both units.
#[derive(Debug, Clone, Copy)]
struct Wide {
    byte: usize,
    utf16: usize,
    byte_len: usize,
    utf16_len: usize,
}

impl OffsetMap {
    /// Reads `text` once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut wide = Vec::new();
        let mut utf16 = 0;
        for (byte, character) in text.char_indices() {
            let (byte_len, utf16_len) = (character.len_utf8(), character.len_utf16());
            if byte_len > 1 {
                wide.push(Wide { byte, utf16, byte_len, utf16_len });
            }
            utf16 += utf16_len;
        }
        Self { wide, byte_len: text.len() }
    }

    /// The UTF-16 offset of a byte offset. An offset past the end is taken as the end; one inside
    /// a character, as that character's end.
    #[must_use]
    pub fn to_utf16(&self, byte: usize) -> u32 {
        let byte = byte.min(self.byte_len);
        let begun = self.wide.partition_point(|wide| wide.byte < byte);
        let utf16 = match begun.checked_sub(1).map(|last| self.wide[last]) {
            None => byte,
            Some(last) => {
                last.utf16 + last.utf16_len + byte.saturating_sub(last.byte + last.byte_len)
            }
        };
        u32::try_from(utf16).unwrap_or(u32::MAX)
    }

    /// The byte offset of a UTF-16 offset. An offset past the end is taken as the end; one inside
    /// a surrogate pair, as the pair's end.
    #[must_use]
    pub fn to_byte(&self, utf16: u32) -> usize {
        let utf16 = utf16 as usize;
        let begun = self.wide.partition_point(|wide| wide.utf16 < utf16);
        let byte = match begun.checked_sub(1).map(|last| self.wide[last]) {
            None => utf16,
            Some(last) => {
                last.byte + last.byte_len + utf16.saturating_sub(last.utf16 + last.utf16_len)
            }
        };
        byte.min(self.byte_len)
    }

    /// A byte span in UTF-16 code units.
    #[must_use]
    pub fn to_utf16_span(&self, span: ByteSpan) -> Utf16Span {
        Utf16Span { start: self.to_utf16(span.start), end: self.to_utf16(span.end) }
    }

    /// A UTF-16 span in bytes. One that ends before it starts becomes empty.
    #[must_use]
    pub fn to_byte_span(&self, span: Utf16Span) -> ByteSpan {
        let start = self.to_byte(span.start);
        ByteSpan::new(start, self.to_byte(span.end).max(start))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn offsets_agree_with_the_strings_own_encoding(text in "\\PC{0,40}") {
            let map = OffsetMap::new(&text);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let utf16 = text[..byte].encode_utf16().count() as u32;
                prop_assert_eq!(map.to_utf16(byte), utf16);
                prop_assert_eq!(map.to_byte(utf16), byte);
            }
        }

        #[test]
        fn any_offset_lands_on_a_character_boundary(text in "\\PC{0,20}", utf16 in 0_u32..60) {
            prop_assert!(text.is_char_boundary(OffsetMap::new(&text).to_byte(utf16)));
        }
    }
}
