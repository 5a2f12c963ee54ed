//! Few words, and what is known of each, found without comparing them one by one.

/// A table of words made when compiling. A word is looked for where its length and some of its letters
/// say; most words that are not in it are told by an empty place there.
#[derive(Debug)]
pub struct WordTable<const SLOTS: usize> {
    words: &'static [(&'static str, u8)],
    /// Places in `words`, one more than they are; 0 where there is none.
    slots: [u16; SLOTS],
}

impl<const SLOTS: usize> WordTable<SLOTS> {
    /// A table of different words, none of them empty. `SLOTS` is a power of two and more than twice
    /// the number of words, or this does not compile.
    #[must_use]
    pub const fn new(words: &'static [(&'static str, u8)]) -> Self {
        assert!(SLOTS.is_power_of_two() && words.len() * 2 < SLOTS);
        let mut slots = [0; SLOTS];
        let mut at = 0;
        while at < words.len() {
            let mut slot = Self::slot(words[at].0.as_bytes());
            while slots[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            slots[slot] = at as u16 + 1;
            at += 1;
        }
        Self { words, slots }
    }

    const fn slot(word: &[u8]) -> usize {
        let len = word.len();
        let letters = word[0] as u32
            | (word[len / 2] as u32) << 8
            | (word[len - 1] as u32) << 16
            | (len as u32) << 24;
        (letters.wrapping_mul(0x9e37_79b1) >> 16) as usize % SLOTS
    }

    /// What is known of a word; 0 if it is not in the table.
    #[must_use]
    pub fn get(&self, word: &str) -> u8 {
        if word.is_empty() {
            return 0;
        }
        let mut slot = Self::slot(word.as_bytes());
        while let Some(at) = usize::from(self.slots[slot]).checked_sub(1) {
            let (known, what) = self.words[at];
            if known == word {
                return what;
            }
            slot = (slot + 1) % SLOTS;
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_no_others() {
        static TABLE: WordTable<16> =
            WordTable::new(&[("hola", 1), ("hila", 2), ("hula", 3), ("a", 4), ("adiós", 5)]);
        for (word, what) in TABLE.words {
            assert_eq!(TABLE.get(word), *what);
        }
        for word in ["", "hela", "ola", "aa", "adios"] {
            assert_eq!(TABLE.get(word), 0, "{word}");
        }
    }
}
