//! Accents: where a word is stressed, and the mark it takes when pronouns are attached.

/// The word without the accents that mark stress; `ñ` and `ü` stay.
pub(super) fn without_accents(word: &str) -> String {
    word.chars().map(plain).collect()
}

fn plain(character: char) -> char {
    match character {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        other => other,
    }
}

fn accented(character: char) -> char {
    match character {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        'u' => 'ú',
        other => other,
    }
}

/// The word with an accent on its last vowel: the imperatives of vos, and of "mantén".
pub(super) fn with_final_accent(word: &str) -> Option<String> {
    let at = word.rfind(['a', 'e', 'i', 'o'])?;
    let last = word[at..].chars().next()?;
    let closed = &word[at + 1..];
    (closed.is_empty() || closed == "n")
        .then(|| format!("{}{}{closed}", &word[..at], accented(last)))
}

/// How many syllables a word has.
pub(super) fn syllables(word: &str) -> usize {
    nuclei(&word.chars().collect::<Vec<_>>()).len()
}

/// The nuclei of a word's syllables, as indices of its characters: a strong vowel takes the weak
/// ones beside it unless they carry the accent themselves.
fn nuclei(word: &[char]) -> Vec<usize> {
    let strong = |c: char| matches!(c, 'a' | 'e' | 'o' | 'á' | 'é' | 'ó' | 'í' | 'ú');
    let weak = |c: char| matches!(c, 'i' | 'u' | 'ü');
    let silent = |at: usize| {
        // The u of "que", "gue".
        word[at] == 'u'
            && at > 0
            && (word[at - 1] == 'q'
                || word[at - 1] == 'g' && matches!(word.get(at + 1), Some('e' | 'é' | 'i' | 'í')))
    };
    let mut found: Vec<usize> = Vec::new();
    let mut last_vowel: Option<usize> = None;
    for (at, &character) in word.iter().enumerate() {
        let vowel = (strong(character) || weak(character)) && !silent(at);
        if !vowel {
            continue;
        }
        let joined = last_vowel.is_some_and(|last| last + 1 == at);
        if !joined {
            found.push(at);
        } else if strong(character) {
            match found.last_mut() {
                Some(nucleus) if weak(word[*nucleus]) => *nucleus = at,
                _ => found.push(at),
            }
        } else if let Some(nucleus) = found.last_mut().filter(|nucleus| weak(word[**nucleus])) {
            // Of two weak vowels the second carries the stress: "cuí-de".
            *nucleus = at;
        }
        last_vowel = Some(at);
    }
    found
}

/// Which of a word's syllables is stressed, as an index of its nuclei.
fn stressed(word: &[char], nuclei: &[usize]) -> Option<usize> {
    let marked = nuclei.iter().position(|&at| plain(word[at]) != word[at]);
    marked.or_else(|| {
        let ends_open = matches!(word.last(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'n' | 's'));
        match nuclei.len() {
            0 => None,
            1 => Some(0),
            count if ends_open => Some(count - 2),
            count => Some(count - 1),
        }
    })
}

/// A verb form with pronouns attached: "diga" and "me" are "dígame", "dé" and "me" are "deme".
pub(super) fn attach(base: &str, clitics: &str) -> String {
    let characters: Vec<char> = base.chars().collect();
    let own = nuclei(&characters);
    let Some(syllable) = stressed(&characters, &own) else { return format!("{base}{clitics}") };
    let whole: Vec<char> = characters.iter().copied().chain(clitics.chars()).collect();
    let count = nuclei(&whole).len();
    let from_end = count - syllable;
    let ends_open = matches!(whole.last(), Some('a' | 'e' | 'i' | 'o' | 'u' | 'n' | 's'));
    // A weak vowel beside a strong one keeps its mark whatever the rule says: "envíenos".
    let at = own[syllable];
    let beside_strong = |c: Option<&char>| c.is_some_and(|c| matches!(c, 'a' | 'e' | 'o'));
    let hiatus = matches!(characters[at], 'í' | 'ú')
        && (beside_strong(characters.get(at + 1))
            || at > 0 && beside_strong(characters.get(at - 1)));
    let needs = hiatus
        || from_end >= 3
        || from_end == 2 && !ends_open
        || from_end == 1 && ends_open && count > 1;
    whole
        .iter()
        .enumerate()
        .map(|(place, &c)| match (place == at, needs) {
            (true, true) => accented(plain(c)),
            (true, false) => plain(c),
            (false, _) => c,
        })
        .collect()
}
