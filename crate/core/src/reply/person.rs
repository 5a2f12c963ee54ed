//! The name that a person is called by, out of what stands on their profile.

use crate::text::fold;

/// Words that a profile's name holds when it is not a person's.
const NOT_A_PERSON: &[&str] = &[
    "tienda",
    "shop",
    "store",
    "oficial",
    "official",
    "club",
    "fans",
    "fan",
    "news",
    "noticias",
    "grupo",
    "group",
    "asociacion",
    "sl",
    "inc",
    "ltd",
    "the",
    "el",
    "la",
    "los",
    "las",
    "un",
    "una",
    "mi",
    "my",
    "don",
    "dona",
    "sr",
    "sra",
    "mr",
    "mrs",
    "ms",
    "dr",
    "dra",
    "usuario",
    "user",
    "anonimo",
    "anonymous",
    "team",
    "equipo",
    "bar",
    "hotel",
    "restaurante",
    "clinica",
    "academia",
    "radio",
    "canal",
    "channel",
    "tv",
    "pena",
    "amigos",
    "friends",
    "mama",
    "papa",
    "reina",
    "rey",
    "queen",
    "king",
    "not",
    "no",
    "yo",
    "soy",
    "im",
    "just",
    "todo",
    "all",
];

/// The first name in a displayed name, cleaned; none if it does not look like a person's.
///
/// "🌸 MARÍA JOSÉ | CEO at X" is "María"; "Tienda Paqui" and "xX_99" are nobody.
#[must_use]
pub fn first_name(displayed: &str) -> Option<String> {
    let cut = displayed.find(['|', '(', '/', ',', '·', '•', '~', '@', '–', '—']);
    let head = &displayed[..cut.unwrap_or(displayed.len())];
    let words: Vec<&str> = head
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect();
    let is_thing = |word: &&str| NOT_A_PERSON.contains(&fold(word).text.as_str());
    if words.is_empty() || words.len() > 5 || words.iter().any(is_thing) {
        return None;
    }
    let first = words[0];
    let letters = first.chars().count();
    let lettered = first.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'');
    let spoken = fold(first).text.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    if !(2..=14).contains(&letters) || !lettered || !spoken {
        return None;
    }
    let shouted = !first.chars().any(char::is_lowercase);
    let mut name = String::with_capacity(first.len());
    for piece in first.split_inclusive('-') {
        let mut rest = piece.chars();
        name.extend(rest.next()?.to_uppercase());
        if !shouted && rest.as_str().chars().any(char::is_uppercase) {
            return None;
        }
        name.push_str(&rest.as_str().to_lowercase());
    }
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::first_name;

    #[test]
    fn people_are_called_by_their_first_name_and_others_by_none() {
        for (displayed, name) in [
            ("Ana Pérez", Some("Ana")),
            ("🌸 MARÍA JOSÉ | CEO at X", Some("María")),
            ("josé", Some("José")),
            ("Jean-Luc P.", Some("Jean-Luc")),
            ("Tienda Paqui", None),
            ("xX_99", None),
            ("BCN Running", None),
            ("El Rincón de Lola", None),
            ("💃💃", None),
            ("", None),
        ] {
            assert_eq!(first_name(displayed).as_deref(), name, "{displayed}");
        }
    }
}
