//! How often its author has turned to the brand before, as far as a comment says so.
//!
//! Said in so many words and nothing else: "es la tercera vez que escribo", "my second email". That
//! something went wrong for the third time is no third contact.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{ByteSpan, Document, Language, Token, TokenKind, WordTable};

/// That a comment is not its author's first word to the brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    /// They have written before, and do not say how often.
    Again,
    /// It is the contact of this number, 2 or more.
    Nth(u8),
}

/// What a language says it with; everything folded, words parted by spaces.
struct Words {
    /// "times".
    times: &'static str,
    /// What is done to get in touch, by the person who speaks.
    verbs: &'static str,
    /// What one gets in touch with.
    means: &'static str,
    /// That it was done before, number or not.
    again: &'static [&'static str],
    /// What [`BEGIN`] says of the words that these begin with.
    begin: u8,
}

const ES: u8 = 1;
const EN: u8 = 2;

/// The words that begin how a language says that it was done before: nearly no word does.
static BEGIN: WordTable<64> = WordTable::new(&[
    ("as", EN),
    ("asking", EN),
    ("i", EN),
    ("i'm", EN),
    ("i've", EN),
    ("ignoran", ES),
    ("ignorais", ES),
    ("ignored", EN),
    ("ignoring", EN),
    ("nadie", ES),
    ("never", EN),
    ("no", ES | EN),
    ("sigo", ES),
    ("sin", ES),
    ("still", EN),
    ("vuelvo", ES),
    ("writing", EN),
    ("ya", ES),
]);

/// That messages were sent.
const SENT: &str = "llevo llevamos mandado enviado escrito hecho sent made written";

/// So many words may stand between a number and what it counts.
const REACH: usize = 5;

const SPANISH: Words = Words {
    times: "vez veces",
    verbs: "escribo escribimos escrito llamo llamamos llamado reclamo reclamamos reclamado \
            pregunto preguntamos preguntado contacto contactado contactamos digo decimos \
            dicho pido pedimos mando mandado enviado solicito solicitado aviso avisado \
            insisto comento comentado hablo hablado quejo quejado reporto reportado",
    means: "mensaje mensajes correo correos email emails mail mails e-mail llamada llamadas \
            reclamacion reclamaciones tuit tuits tweet tweets comentario comentarios consulta \
            consultas ticket tickets dm dms privado privados whatsapp whatsapps formulario \
            formularios",
    again: &[
        "vuelvo a escribir",
        "vuelvo a escribiros",
        "vuelvo a escribirles",
        "vuelvo a preguntar",
        "vuelvo a preguntaros",
        "vuelvo a reclamar",
        "vuelvo a contactar",
        "vuelvo a pedir",
        "vuelvo a insistir",
        "ya os escribi",
        "ya les escribi",
        "ya os he escrito",
        "ya les he escrito",
        "ya escribi",
        "ya he escrito",
        "ya os llame",
        "ya les llame",
        "ya llame",
        "ya he llamado",
        "ya os lo dije",
        "ya os lo he dicho",
        "ya se lo dije",
        "ya reclame",
        "ya he reclamado",
        "ya pregunte",
        "ya os pregunte",
        "ya os contacte",
        "sigo esperando respuesta",
        "sigo esperando una respuesta",
        "sigo sin respuesta",
        "sin respuesta a mi",
        "sin respuesta a mis",
        "no me habeis contestado",
        "no me habeis respondido",
        "no me han contestado",
        "no me han respondido",
        "nadie me ha contestado",
        "nadie me ha respondido",
        "no contestais a mis",
        "no respondeis a mis",
        "ignorais mis",
        "ignoran mis",
    ],
    begin: ES,
};

const ENGLISH: Words = Words {
    times: "time times",
    verbs: "write writing written wrote call calling called ask asking asked contact \
            contacting contacted emailing emailed messaging messaged complain complaining \
            complained tell telling told report reporting reported request requesting \
            requested tweet tweeting tweeted posting posted reach reaching reached",
    means: "message messages email emails e-mail mail mails call calls complaint complaints \
            tweet tweets comment comments ticket tickets dm dms request requests letter \
            letters enquiry inquiry",
    again: &[
        "i already wrote",
        "i already emailed",
        "i already called",
        "i already asked",
        "i already contacted",
        "i already told you",
        "i've already written",
        "i've already emailed",
        "i've already called",
        "i've already asked",
        "i've already contacted",
        "i've already told you",
        "i have already written",
        "i have already emailed",
        "i have already called",
        "i have already asked",
        "i have already contacted",
        "i have already told you",
        "as i already told you",
        "asking again",
        "writing again",
        "i ask again",
        "i'm asking again",
        "still no reply",
        "still no response",
        "still no answer",
        "still waiting for a reply",
        "still waiting for a response",
        "still waiting for an answer",
        "still haven't heard back",
        "never heard back",
        "no reply to my",
        "no response to my",
        "no answer to my",
        "ignoring my messages",
        "ignoring my emails",
        "ignored my messages",
        "ignored my emails",
    ],
    begin: EN,
};

/// What a comment says of earlier ones, and the words that say it. A number counts for more than
/// that there were some.
pub(super) fn find(document: &Document<'_>) -> Option<(Contact, ByteSpan)> {
    let said = match document.language {
        Language::Es => &SPANISH,
        Language::En => &ENGLISH,
        Language::Other => return None,
    };
    let tokens: Vec<&Token> =
        document.tokens.iter().filter(|token| token.kind != TokenKind::Emoji).collect();
    let numbered = (0..tokens.len()).find_map(|at| numbered(said, &tokens, at));
    numbered.or_else(|| {
        let found = (0..tokens.len()).find_map(|at| again(said, &tokens[at..]));
        found.map(|span| (Contact::Again, span))
    })
}

/// A number at this place that counts contacts.
fn numbered(said: &Words, tokens: &[&Token], at: usize) -> Option<(Contact, ByteSpan)> {
    let span = |from: usize, to: usize| tokens[from].span.cover(tokens[to].span);
    if let Some((number, next)) = ordinal(tokens, at) {
        let contact = Contact::Nth(number);
        if is_any(tokens, next, said.means) {
            return Some((contact, span(at, next)));
        }
        if is_any(tokens, next, said.times) {
            let verb =
                (next + 1..=next + REACH).find(|place| is_any(tokens, *place, said.verbs))?;
            return Some((contact, span(at, verb)));
        }
        return None;
    }
    let (times, counted) = match is(tokens, at, "twice") {
        true => (2, at),
        false => (cardinal(tokens[at])?, at + 1),
    };
    // So many before, and this one.
    let contact = Contact::Nth(times + 1);
    let before = at.saturating_sub(REACH)..at;
    if counted == at || is_any(tokens, counted, said.times) {
        let verb = before.rev().find(|place| is_any(tokens, *place, said.verbs))?;
        return Some((contact, span(verb, counted)));
    }
    if is_any(tokens, counted, said.means) {
        let verb = before.rev().find(|place| is_any(tokens, *place, SENT))?;
        return Some((contact, span(verb, counted)));
    }
    None
}

/// The number of an ordinal at this place, and the place behind it.
fn ordinal(tokens: &[&Token], at: usize) -> Option<(u8, usize)> {
    let number = match tokens[at].folded.as_str() {
        "segunda" | "segundo" | "2a" | "2o" | "2ª" | "2º" | "2da" | "2do" | "second" | "2nd" => 2,
        "tercera" | "tercero" | "tercer" | "3a" | "3o" | "3ª" | "3º" | "3ra" | "3er" | "third"
        | "3rd" => 3,
        "cuarta" | "cuarto" | "4a" | "4o" | "4ª" | "4º" | "4ta" | "4to" | "fourth" | "4th" => 4,
        "quinta" | "quinto" | "5a" | "5o" | "5ª" | "5º" | "5ta" | "5to" | "fifth" | "5th" => 5,
        "sexta" | "sexto" | "6a" | "6o" | "6ª" | "6º" | "sixth" | "6th" => 6,
        "septima" | "septimo" | "seventh" | "7th" => 7,
        "octava" | "octavo" | "eighth" | "8th" => 8,
        "novena" | "noveno" | "ninth" | "9th" => 9,
        "decima" | "decimo" | "tenth" | "10th" => 10,
        _ => {
            // "2ª" and "2nd" may be two tokens.
            let number = digit(tokens[at])?;
            let next = tokens.get(at + 1)?;
            let joined = next.span.start == tokens[at].span.end;
            let ending = is_any(tokens, at + 1, "a o ª º er nd rd th");
            return (joined && ending).then_some((number, at + 2));
        }
    };
    Some((number, at + 1))
}

/// A number of times, two or more.
fn cardinal(token: &Token) -> Option<u8> {
    Some(match token.folded.as_str() {
        "dos" | "two" => 2,
        "tres" | "three" => 3,
        "cuatro" | "four" => 4,
        "cinco" | "five" => 5,
        "seis" | "six" => 6,
        "siete" | "seven" => 7,
        "ocho" | "eight" => 8,
        "nueve" | "nine" => 9,
        "diez" | "ten" => 10,
        _ => return digit(token),
    })
}

fn digit(token: &Token) -> Option<u8> {
    if token.kind != TokenKind::Number {
        return None;
    }
    token.folded.parse().ok().filter(|number| (2..=20).contains(number))
}

/// The words at the start of `tokens` that say it was done before.
fn again(said: &Words, tokens: &[&Token]) -> Option<ByteSpan> {
    let first = tokens[0].folded.as_str();
    if BEGIN.get(first) & said.begin == 0 {
        return None;
    }
    let starts = |phrase: &&&str| {
        phrase.starts_with(first)
            && phrase.split(' ').enumerate().all(|(at, word)| is(tokens, at, word))
    };
    let phrase = said.again.iter().find(starts)?;
    let last = phrase.split(' ').count() - 1;
    Some(tokens[0].span.cover(tokens[last].span))
}

fn is(tokens: &[&Token], at: usize, word: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.folded == word)
}

fn is_any(tokens: &[&Token], at: usize, words: &str) -> bool {
    words.split(' ').any(|word| is(tokens, at, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact(text: &str, language: Language) -> Option<Contact> {
        find(&Document::new(text, Some(language))).map(|(contact, _)| contact)
    }

    #[test]
    fn every_phrase_is_begun_by_a_word_that_may() {
        for said in [&SPANISH, &ENGLISH] {
            for phrase in said.again {
                let first = phrase.split(' ').next().unwrap();
                assert!(BEGIN.get(first) & said.begin != 0, "{phrase}");
            }
        }
    }

    #[test]
    fn a_contact_is_counted_where_its_author_counts_it() {
        for (text, number) in [
            ("Es la tercera vez que os escribo y nadie responde.", 3),
            ("Por segunda vez os pido el reembolso", 2),
            ("Este es mi segundo correo sobre el mismo pedido", 2),
            ("4ª vez que reclamo lo mismo", 4),
            ("Os he escrito dos veces por privado", 3),
            ("llevo tres correos y nada", 4),
            ("He llamado 2 veces esta semana", 3),
        ] {
            assert_eq!(contact(text, Language::Es), Some(Contact::Nth(number)), "{text}");
        }
        for (text, number) in [
            ("This is the third time I've written to you", 3),
            ("My second email about this refund", 2),
            ("I have contacted you twice already", 3),
            ("I've called three times this week", 4),
            ("2nd time asking, where is my order?", 2),
            ("I've sent 3 emails and heard nothing", 4),
        ] {
            assert_eq!(contact(text, Language::En), Some(Contact::Nth(number)), "{text}");
        }
    }

    #[test]
    fn one_that_is_not_counted_is_told_all_the_same() {
        for text in ["Vuelvo a escribiros por lo del bono", "Ya os escribí y sigo igual"] {
            assert_eq!(contact(text, Language::Es), Some(Contact::Again), "{text}");
        }
        for text in ["Still no reply to my message", "I've already told you about this"] {
            assert_eq!(contact(text, Language::En), Some(Contact::Again), "{text}");
        }
    }

    #[test]
    fn what_happened_more_than_once_is_no_contact() {
        for text in [
            "Joder, tercera vez que me cobráis dos veces, devolvedme el dinero YA",
            "Es la segunda vez que llega roto",
            "Segunda vez que llega tarde mi pedido",
            "Es la tercera vez que intento comprar",
            "Vivo en el segundo piso, llamad antes",
            "Me habéis cobrado dos veces el bono",
            "Compré tres tickets para el concierto",
            "La segunda temporada me encanta",
        ] {
            assert_eq!(contact(text, Language::Es), None, "{text}");
        }
        for text in [
            "Second time it arrives broken",
            "You charged me twice!",
            "I bought two tickets for Sunday",
            "Third time lucky, love it",
        ] {
            assert_eq!(contact(text, Language::En), None, "{text}");
        }
    }

    #[test]
    fn the_words_that_say_it_are_pointed_at() {
        let text = "Hola: es la tercera vez que os escribo.";
        let (_, span) = find(&Document::new(text, Some(Language::Es))).unwrap();
        assert_eq!(span.of(text), "tercera vez que os escribo");
    }
}
