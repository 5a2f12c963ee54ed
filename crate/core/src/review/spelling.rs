//! How a word is spelt: compared as it is written, accents included.

use super::pattern::PatternError;
use super::phrase::in_case_of;
use crate::order;
use crate::text::{Token, fold};

/// The spellings of the words that one piece of a pattern finds. A word that is spelt so is left,
/// any other is written so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Spelling {
    /// Whole words, each folded and as it is written, in the order of the folded ones. A word with
    /// several spellings is right in each of them; any other is written as in the first.
    whole: Vec<(Box<str>, Box<str>)>,
    /// Starts of words.
    starts: Vec<(Box<str>, Box<str>)>,
    /// Ends of words; a word that is among the whole ones is none of these.
    ends: Vec<(Box<str>, Box<str>)>,
}

impl Spelling {
    /// The spelling of the words of a pattern, as they are written there.
    pub(super) fn of(pattern: &str) -> Result<Self, PatternError> {
        let mut spelling = Self::default();
        for word in found_word(pattern)?.split('|') {
            spelling.add(word, word);
        }
        order::sort_by(&mut spelling.whole, |a, b| a.0.cmp(&b.0));
        Ok(spelling)
    }

    /// The spelling of words whose start or end, which a pattern finds, is written as in `text`.
    pub(super) fn of_part(pattern: &str, text: &str) -> Result<Self, PatternError> {
        let mut spelling = Self::default();
        for word in found_word(pattern)?.split('|') {
            let same = |is_starred: fn(&str) -> bool| is_starred(word) && is_starred(text);
            if !same(|word| word.starts_with('*')) && !same(|word| word.ends_with('*')) {
                return Err(PatternError::Spelling(pattern.to_owned()));
            }
            spelling.add(word, text);
        }
        Ok(spelling)
    }

    fn add(&mut self, word: &str, written: &str) {
        let (part, parts) = if word.ends_with('*') {
            (word, &mut self.starts)
        } else if word.starts_with('*') {
            (word, &mut self.ends)
        } else {
            (word, &mut self.whole)
        };
        let bare = |word: &str| word.trim_matches('*').into();
        parts.push((fold(part.trim_matches('*')).text.into(), bare(written)));
    }

    /// How a word has to be written; `None` if it is written so, or is not surely another.
    pub(super) fn mend(&self, token: &Token, raw: &str) -> Option<String> {
        let decomposed = || raw.chars().any(|c| matches!(c, '\u{300}'..='\u{36f}'));
        if token.stretched || decomposed() {
            return None;
        }
        let is_written =
            |raw: &str, written: &str| raw.chars().flat_map(char::to_lowercase).eq(written.chars());
        let from = self.whole.partition_point(|(folded, _)| **folded < *token.folded);
        let mut spellings =
            self.whole[from..].iter().take_while(|(folded, _)| **folded == *token.folded);
        if let Some((_, first)) = spellings.clone().next() {
            let is_right = spellings.any(|(_, written)| is_written(raw, written));
            return (!is_right).then(|| in_case_of(raw, first));
        }
        let starts = self.starts.iter().find(|(start, _)| token.folded.starts_with(&**start));
        if let Some((start, written)) = starts {
            let (head, rest) = raw.split_at(at_letter(raw, start.chars().count()));
            return (!is_written(head, written)).then(|| in_case_of(raw, written) + rest);
        }
        let (end, written) = self.ends.iter().find(|(end, _)| token.folded.ends_with(&**end))?;
        let letters = raw.chars().count() - end.chars().count();
        let (rest, tail) = raw.split_at(at_letter(raw, letters));
        // A Spanish word has one accent: what stands before its own is none.
        (!is_written(tail, written)).then(|| in_case_of(raw, &(unaccented(rest) + written)))
    }
}

/// The piece of a pattern that is found, which has to be one word.
fn found_word(pattern: &str) -> Result<&str, PatternError> {
    let found = pattern.split_once('[').and_then(|(_, rest)| rest.split_once(']'));
    let found = found.map_or(pattern, |(found, _)| found);
    match found.contains(char::is_whitespace) {
        true => Err(PatternError::Spelling(pattern.to_owned())),
        false => Ok(found),
    }
}

/// Where the letter of a number stands.
fn at_letter(word: &str, number: usize) -> usize {
    word.char_indices().nth(number).map_or(word.len(), |(start, _)| start)
}

fn unaccented(word: &str) -> String {
    let plain = |c| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        _ => c,
    };
    word.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize;

    fn mended(spelling: &Spelling, word: &str) -> Option<String> {
        spelling.mend(&tokenize(word)[0], word)
    }

    #[test]
    fn a_word_is_written_as_it_is_spelt() {
        let spelling = Spelling::of("también|aquí|*ción|ti|sería|seria|guía|guiá").unwrap();
        for (word, right) in [
            ("tambien", "también"),
            ("Aqui", "Aquí"),
            ("atencion", "atención"),
            ("informácion", "información"),
            ("Tí", "Ti"),
            ("guia", "guía"),
        ] {
            assert_eq!(mended(&spelling, word).as_deref(), Some(right), "{word}");
        }
        for word in ["también", "Aquí", "atención", "ti", "seria", "sería", "tambiennn"] {
            assert_eq!(mended(&spelling, word), None, "{word}");
        }
    }

    #[test]
    fn a_part_of_a_word_is_spelt_and_the_rest_stays() {
        let start = Spelling::of_part("reciev*", "receiv*").unwrap();
        assert_eq!(mended(&start, "Recieved").as_deref(), Some("Received"));
        let end = Spelling::of_part("*fuly|*fullly", "*fully").unwrap();
        assert_eq!(mended(&end, "Gratefuly").as_deref(), Some("Gratefully"));
        assert!(matches!(Spelling::of_part("reciev*", "*ceive"), Err(PatternError::Spelling(_))));
    }

    #[test]
    fn only_one_word_is_spelt_at_a_time() {
        assert!(Spelling::of("[está] en camino").is_ok());
        assert!(matches!(Spelling::of("está en camino"), Err(PatternError::Spelling(_))));
    }
}
