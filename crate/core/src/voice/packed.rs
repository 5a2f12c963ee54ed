//! Small numbers in few characters: variable-length integers, in Base64 for a JSON file.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes integers, the small ones in one byte.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub(super) fn number(&mut self, mut value: u32) {
        while value >= 128 {
            self.bytes.push(value as u8 | 128);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// What was written, in Base64 without padding (RFC 4648).
    pub(super) fn base64(&self) -> String {
        let mut text = String::with_capacity(self.bytes.len() * 4 / 3 + 3);
        for chunk in self.bytes.chunks(3) {
            let bits = chunk
                .iter()
                .enumerate()
                .fold(0, |bits, (i, &byte)| bits | u32::from(byte) << (16 - 8 * i));
            for i in 0..=chunk.len() {
                text.push(char::from(ALPHABET[(bits >> (18 - 6 * i)) as usize & 63]));
            }
        }
        text
    }
}

/// Reads what a [`Writer`] wrote.
#[derive(Debug)]
pub(super) struct Reader {
    bytes: std::vec::IntoIter<u8>,
}

impl Reader {
    /// `None` if `text` is not Base64.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
        for chunk in text.as_bytes().chunks(4) {
            let mut bits = 0u32;
            for (i, &character) in chunk.iter().enumerate() {
                bits |= value(character)? << (18 - 6 * i);
            }
            let whole = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
            bytes.extend(&whole[..chunk.len() - 1]);
        }
        Some(Self { bytes: bytes.into_iter() })
    }

    /// The next integer; `None` at the end, or where there is none.
    pub(super) fn number(&mut self) -> Option<u32> {
        let (mut value, mut shift) = (0u32, 0);
        loop {
            let byte = self.bytes.next()?;
            value |= u32::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(value);
            }
            shift += 7;
        }
    }
}

fn value(character: u8) -> Option<u32> {
    Some(u32::from(match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(numbers in proptest::collection::vec(proptest::num::u32::ANY, 0..40)) {
            let mut writer = Writer::default();
            numbers.iter().for_each(|&number| writer.number(number));
            let mut reader = Reader::new(&writer.base64()).unwrap();
            for &number in &numbers {
                prop_assert_eq!(reader.number(), Some(number));
            }
            prop_assert_eq!(reader.number(), None);
        }

        #[test]
        fn anything_else_is_read_without_harm(text in "\\PC{0,40}") {
            if let Some(mut reader) = Reader::new(&text) {
                while reader.number().is_some() {}
            }
        }
    }
}
