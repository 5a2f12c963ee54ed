//! How easily a text reads.

use crate::text::{Document, Language};

/// Reading ease, 0 (hard) to 100 (very easy); 100 for a text without words.
///
/// Spanish by Fernández Huerta (1959), as corrected by its readers: 206.84 less 60 times syllables
/// a word less 1.02 times words a sentence, the figure that INFLESZ grades; English by Flesch
/// (1948): 206.835 less 84.6 times syllables a word less 1.015 times words a sentence.
#[must_use]
pub fn readability(document: &Document<'_>) -> f64 {
    let (mut words, mut syllables) = (0_u32, 0_u32);
    for word in document.words() {
        words += 1;
        syllables += count_syllables(&word.folded, document.language);
    }
    if words == 0 {
        return 100.0;
    }
    let words = f64::from(words);
    let a_word = f64::from(syllables) / words;
    let a_sentence = words / document.sentences.len().max(1) as f64;
    let ease = match document.language {
        Language::Es => 206.84 - 60.0 * a_word - 1.02 * a_sentence,
        _ => 206.835 - 84.6 * a_word - 1.015 * a_sentence,
    };
    ease.clamp(0.0, 100.0)
}

/// Syllables of a folded word, near enough for a mean: runs of vowels, with the silent English
/// "e" left out and two strong Spanish vowels counted apart.
fn count_syllables(word: &str, language: Language) -> u32 {
    let strong = |letter: char| matches!(letter, 'a' | 'e' | 'o');
    let (mut count, mut before) = (0, ' ');
    for letter in word.chars() {
        let vowel = strong(letter) || matches!(letter, 'i' | 'u' | 'y');
        let follows = strong(before) || matches!(before, 'i' | 'u' | 'y');
        let apart = language == Language::Es && strong(letter) && strong(before);
        if vowel && (!follows || apart) {
            count += 1;
        }
        before = letter;
    }
    if language != Language::Es && count > 1 && word.ends_with('e') && !word.ends_with("le") {
        count -= 1;
    }
    count.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_near_enough() {
        for (word, language, count) in [
            ("casa", Language::Es, 2),
            ("incidencia", Language::Es, 4),
            ("leer", Language::Es, 2),
            ("house", Language::En, 1),
            ("delivery", Language::En, 4),
        ] {
            assert_eq!(count_syllables(word, language), count, "{word}");
        }
    }

    #[test]
    fn short_words_in_short_sentences_read_easily() {
        let easy = Document::new("Ven hoy. Te lo doy.", Some(Language::Es));
        let hard = Document::new(
            "Procederemos a la tramitación administrativa correspondiente conforme a la normativa",
            Some(Language::Es),
        );
        assert!(readability(&easy) > 80.0 && readability(&hard) < 40.0);
    }
}
