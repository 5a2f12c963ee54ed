//! Folding: the form in which words are compared, whatever their case, accents or stretching.

/// A folded text: lower case, without accents (but `ñ` stays a letter of its own), typographic
/// quotes made plain, and runs of three or more of a letter cut to two.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folded {
    /// The folded characters.
    pub text: String,
    /// Whether a run was cut: "graciasss", "soooo".
    pub stretched: bool,
}

/// Folds one character; `None` for a combining mark, which disappears.
#[must_use]
pub fn fold_char(character: char) -> Option<char> {
    if character.is_ascii() {
        return Some(character.to_ascii_lowercase());
    }
    Some(match character {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' | 'Á' | 'À' | 'Ä' | 'Â' | 'Ã' | 'Å' => 'a',
        'é' | 'è' | 'ë' | 'ê' | 'É' | 'È' | 'Ë' | 'Ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' | 'Í' | 'Ì' | 'Ï' | 'Î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' | 'Ó' | 'Ò' | 'Ö' | 'Ô' | 'Õ' => 'o',
        'ú' | 'ù' | 'ü' | 'û' | 'Ú' | 'Ù' | 'Ü' | 'Û' => 'u',
        'ç' | 'Ç' => 'c',
        'Ñ' => 'ñ',
        '’' | '‘' | '´' | '`' => '\'',
        '“' | '”' | '«' | '»' => '"',
        '\u{300}'..='\u{36f}' => return None,
        _ => character.to_lowercase().next().unwrap_or(character),
    })
}

/// Folds `text`.
///
/// ```
/// let folded = timbre_core::text::fold("¡GRACIASSSS, Iñigo!");
/// assert_eq!(folded.text, "¡graciass, iñigo!");
/// assert!(folded.stretched);
/// ```
#[must_use]
pub fn fold(text: &str) -> Folded {
    if is_folded(text.as_bytes()) {
        return Folded { text: text.to_owned(), stretched: false };
    }
    let mut folded = Folded { text: String::with_capacity(text.len()), stretched: false };
    let (mut last, mut run) = (None, 0);
    for character in text.chars().filter_map(fold_char) {
        run = if last == Some(character) { run + 1 } else { 1 };
        last = Some(character);
        if run > 2 && character.is_alphabetic() {
            folded.stretched = true;
        } else {
            folded.text.push(character);
        }
    }
    folded
}

/// Whether folding changes nothing, as far as can be told at once: most words are in lower case and
/// without accents.
fn is_folded(text: &[u8]) -> bool {
    let (mut before, mut last) = (0, 0);
    for &byte in text {
        if byte >= 0x80 || byte.is_ascii_uppercase() {
            return false;
        }
        if byte == last && byte == before && byte.is_ascii_alphabetic() {
            return false;
        }
        (before, last) = (last, byte);
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Folding without the short way.
    fn plainly(text: &str) -> Folded {
        let mut folded = Folded::default();
        for character in text.chars().filter_map(fold_char) {
            let twice = folded.text.chars().rev().take_while(|last| *last == character).count() > 1;
            if twice && character.is_alphabetic() {
                folded.stretched = true;
            } else {
                folded.text.push(character);
            }
        }
        folded
    }

    proptest! {
        #[test]
        fn the_short_way_leads_to_the_same(text in "[a-cA-Bñáé`'’!]{0,8}") {
            prop_assert_eq!(fold(&text), plainly(&text));
        }
    }
}
