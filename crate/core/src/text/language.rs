//! Which language a text is in, as far as Timbre needs to know.

use std::fmt;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use whatlang::{Detector, Lang};

use super::table::WordTable;
use super::token::{Token, TokenKind};

/// A language of the interface and of the judges, or any other.
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
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Spanish.
    #[default]
    Es,
    /// English.
    En,
    /// Any other: what holds in every language still holds, judges of words abstain.
    Other,
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Language::Es => "es",
            Language::En => "en",
            Language::Other => "other",
        })
    }
}

/// A language and how sure the reader is of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LanguageGuess {
    /// The likeliest language.
    pub language: Language,
    /// From 0 (a guess) to 1 (certain).
    pub confidence: f32,
}

const SPANISH: u8 = 1;
const ENGLISH: u8 = 2;
/// Catalan, Dutch, French, German, Italian or Portuguese: which, does not matter.
const NEIGHBOUR: u8 = 3;

/// Words so common in one of the languages, and so rare in its neighbours, that a few settle it.
static COMMON: WordTable<1024> = WordTable::new(&[
    ("ahora", SPANISH),
    ("al", SPANISH),
    ("algo", SPANISH),
    ("anoche", SPANISH),
    ("aun", SPANISH),
    ("ayer", SPANISH),
    ("bien", SPANISH),
    ("buen", SPANISH),
    ("buena", SPANISH),
    ("buenas", SPANISH),
    ("bueno", SPANISH),
    ("buenos", SPANISH),
    ("cero", SPANISH),
    ("como", SPANISH),
    ("con", SPANISH),
    ("cuando", SPANISH),
    ("cuanto", SPANISH),
    ("cuatro", SPANISH),
    ("cuesta", SPANISH),
    ("de", SPANISH),
    ("del", SPANISH),
    ("desde", SPANISH),
    ("dias", SPANISH),
    ("dicho", SPANISH),
    ("dinero", SPANISH),
    ("donde", SPANISH),
    ("el", SPANISH),
    ("ella", SPANISH),
    ("ellos", SPANISH),
    ("en", SPANISH),
    ("era", SPANISH),
    ("eres", SPANISH),
    ("es", SPANISH),
    ("esa", SPANISH),
    ("ese", SPANISH),
    ("eso", SPANISH),
    ("esos", SPANISH),
    ("esperando", SPANISH),
    ("esta", SPANISH),
    ("estais", SPANISH),
    ("estan", SPANISH),
    ("estas", SPANISH),
    ("este", SPANISH),
    ("esto", SPANISH),
    ("estoy", SPANISH),
    ("gracias", SPANISH),
    ("gusta", SPANISH),
    ("gustan", SPANISH),
    ("habeis", SPANISH),
    ("habia", SPANISH),
    ("hace", SPANISH),
    ("haceis", SPANISH),
    ("hacen", SPANISH),
    ("hacer", SPANISH),
    ("hasta", SPANISH),
    ("hay", SPANISH),
    ("hecho", SPANISH),
    ("hemos", SPANISH),
    ("hijo", SPANISH),
    ("hizo", SPANISH),
    ("hola", SPANISH),
    ("hoy", SPANISH),
    ("la", SPANISH),
    ("las", SPANISH),
    ("le", SPANISH),
    ("llega", SPANISH),
    ("llegado", SPANISH),
    ("llego", SPANISH),
    ("llevo", SPANISH),
    ("lo", SPANISH),
    ("los", SPANISH),
    ("mal", SPANISH),
    ("mandame", SPANISH),
    ("mas", SPANISH),
    ("mejor", SPANISH),
    ("mi", SPANISH),
    ("mis", SPANISH),
    ("muchas", SPANISH),
    ("mucho", SPANISH),
    ("muchos", SPANISH),
    ("muy", SPANISH),
    ("nada", SPANISH),
    ("nadie", SPANISH),
    ("ni", SPANISH),
    ("ningun", SPANISH),
    ("ninguna", SPANISH),
    ("nos", SPANISH),
    ("nuestra", SPANISH),
    ("nuestro", SPANISH),
    ("nueva", SPANISH),
    ("nuevo", SPANISH),
    ("os", SPANISH),
    ("otra", SPANISH),
    ("otras", SPANISH),
    ("otro", SPANISH),
    ("otros", SPANISH),
    ("para", SPANISH),
    ("peor", SPANISH),
    ("pero", SPANISH),
    ("podria", SPANISH),
    ("por", SPANISH),
    ("porque", SPANISH),
    ("puede", SPANISH),
    ("puedes", SPANISH),
    ("puedo", SPANISH),
    ("q", SPANISH),
    ("que", SPANISH),
    ("quien", SPANISH),
    ("quiere", SPANISH),
    ("quiero", SPANISH),
    ("se", SPANISH),
    ("semanas", SPANISH),
    ("si", SPANISH),
    ("siempre", SPANISH),
    ("sin", SPANISH),
    ("sois", SPANISH),
    ("son", SPANISH),
    ("soy", SPANISH),
    ("su", SPANISH),
    ("sus", SPANISH),
    ("tambien", SPANISH),
    ("te", SPANISH),
    ("teneis", SPANISH),
    ("tengo", SPANISH),
    ("tienda", SPANISH),
    ("tiene", SPANISH),
    ("tienen", SPANISH),
    ("tienes", SPANISH),
    ("todas", SPANISH),
    ("todo", SPANISH),
    ("tu", SPANISH),
    ("tus", SPANISH),
    ("tuve", SPANISH),
    ("un", SPANISH),
    ("una", SPANISH),
    ("unos", SPANISH),
    ("usted", SPANISH),
    ("ustedes", SPANISH),
    ("vaya", SPANISH),
    ("verguenza", SPANISH),
    ("viene", SPANISH),
    ("vos", SPANISH),
    ("vuelve", SPANISH),
    ("vuelvo", SPANISH),
    ("vuestra", SPANISH),
    ("vuestras", SPANISH),
    ("vuestro", SPANISH),
    ("vuestros", SPANISH),
    ("xq", SPANISH),
    ("y", SPANISH),
    ("ya", SPANISH),
    ("yo", SPANISH),
    ("about", ENGLISH),
    ("after", ENGLISH),
    ("again", ENGLISH),
    ("all", ENGLISH),
    ("always", ENGLISH),
    ("an", ENGLISH),
    ("and", ENGLISH),
    ("any", ENGLISH),
    ("anything", ENGLISH),
    ("are", ENGLISH),
    ("at", ENGLISH),
    ("back", ENGLISH),
    ("be", ENGLISH),
    ("because", ENGLISH),
    ("been", ENGLISH),
    ("best", ENGLISH),
    ("but", ENGLISH),
    ("came", ENGLISH),
    ("can", ENGLISH),
    ("can't", ENGLISH),
    ("cheap", ENGLISH),
    ("could", ENGLISH),
    ("day", ENGLISH),
    ("days", ENGLISH),
    ("did", ENGLISH),
    ("didn't", ENGLISH),
    ("does", ENGLISH),
    ("doesn't", ENGLISH),
    ("don't", ENGLISH),
    ("else", ENGLISH),
    ("ever", ENGLISH),
    ("every", ENGLISH),
    ("everything", ENGLISH),
    ("first", ENGLISH),
    ("for", ENGLISH),
    ("found", ENGLISH),
    ("from", ENGLISH),
    ("get", ENGLISH),
    ("go", ENGLISH),
    ("going", ENGLISH),
    ("good", ENGLISH),
    ("got", ENGLISH),
    ("great", ENGLISH),
    ("had", ENGLISH),
    ("have", ENGLISH),
    ("her", ENGLISH),
    ("hey", ENGLISH),
    ("hi", ENGLISH),
    ("his", ENGLISH),
    ("how", ENGLISH),
    ("i", ENGLISH),
    ("i'd", ENGLISH),
    ("i'll", ENGLISH),
    ("i'm", ENGLISH),
    ("i've", ENGLISH),
    ("if", ENGLISH),
    ("im", ENGLISH),
    ("is", ENGLISH),
    ("isn't", ENGLISH),
    ("it", ENGLISH),
    ("it'll", ENGLISH),
    ("it's", ENGLISH),
    ("just", ENGLISH),
    ("keeps", ENGLISH),
    ("know", ENGLISH),
    ("let", ENGLISH),
    ("let's", ENGLISH),
    ("like", ENGLISH),
    ("love", ENGLISH),
    ("make", ENGLISH),
    ("money", ENGLISH),
    ("more", ENGLISH),
    ("much", ENGLISH),
    ("my", ENGLISH),
    ("need", ENGLISH),
    ("never", ENGLISH),
    ("next", ENGLISH),
    ("nice", ENGLISH),
    ("nobody", ENGLISH),
    ("not", ENGLISH),
    ("nothing", ENGLISH),
    ("now", ENGLISH),
    ("of", ENGLISH),
    ("off", ENGLISH),
    ("on", ENGLISH),
    ("only", ENGLISH),
    ("or", ENGLISH),
    ("ordered", ENGLISH),
    ("our", ENGLISH),
    ("out", ENGLISH),
    ("people", ENGLISH),
    ("please", ENGLISH),
    ("really", ENGLISH),
    ("refund", ENGLISH),
    ("same", ENGLISH),
    ("she", ENGLISH),
    ("should", ENGLISH),
    ("so", ENGLISH),
    ("some", ENGLISH),
    ("someone", ENGLISH),
    ("something", ENGLISH),
    ("somewhere", ENGLISH),
    ("sorry", ENGLISH),
    ("still", ENGLISH),
    ("sure", ENGLISH),
    ("take", ENGLISH),
    ("takes", ENGLISH),
    ("than", ENGLISH),
    ("thank", ENGLISH),
    ("thanks", ENGLISH),
    ("that", ENGLISH),
    ("that's", ENGLISH),
    ("the", ENGLISH),
    ("their", ENGLISH),
    ("them", ENGLISH),
    ("then", ENGLISH),
    ("there", ENGLISH),
    ("these", ENGLISH),
    ("they", ENGLISH),
    ("thing", ENGLISH),
    ("things", ENGLISH),
    ("this", ENGLISH),
    ("those", ENGLISH),
    ("time", ENGLISH),
    ("to", ENGLISH),
    ("today", ENGLISH),
    ("tomorrow", ENGLISH),
    ("too", ENGLISH),
    ("two", ENGLISH),
    ("u", ENGLISH),
    ("ur", ENGLISH),
    ("very", ENGLISH),
    ("was", ENGLISH),
    ("wasn't", ENGLISH),
    ("we", ENGLISH),
    ("we're", ENGLISH),
    ("we've", ENGLISH),
    ("weeks", ENGLISH),
    ("went", ENGLISH),
    ("were", ENGLISH),
    ("what", ENGLISH),
    ("what's", ENGLISH),
    ("when", ENGLISH),
    ("where", ENGLISH),
    ("which", ENGLISH),
    ("while", ENGLISH),
    ("who", ENGLISH),
    ("why", ENGLISH),
    ("will", ENGLISH),
    ("with", ENGLISH),
    ("won't", ENGLISH),
    ("would", ENGLISH),
    ("year", ENGLISH),
    ("years", ENGLISH),
    ("yesterday", ENGLISH),
    ("you", ENGLISH),
    ("you'll", ENGLISH),
    ("you're", ENGLISH),
    ("your", ENGLISH),
    ("yours", ENGLISH),
    ("aixo", NEIGHBOUR),
    ("amb", NEIGHBOUR),
    ("anche", NEIGHBOUR),
    ("ao", NEIGHBOUR),
    ("au", NEIGHBOUR),
    ("auf", NEIGHBOUR),
    ("aussi", NEIGHBOUR),
    ("avec", NEIGHBOUR),
    ("bedankt", NEIGHBOUR),
    ("bei", NEIGHBOUR),
    ("bene", NEIGHBOUR),
    ("c'est", NEIGHBOUR),
    ("ce", NEIGHBOUR),
    ("cette", NEIGHBOUR),
    ("che", NEIGHBOUR),
    ("ci", NEIGHBOUR),
    ("com", NEIGHBOUR),
    ("d'un", NEIGHBOUR),
    ("d'une", NEIGHBOUR),
    ("danke", NEIGHBOUR),
    ("dans", NEIGHBOUR),
    ("das", NEIGHBOUR),
    ("dat", NEIGHBOUR),
    ("della", NEIGHBOUR),
    ("dem", NEIGHBOUR),
    ("den", NEIGHBOUR),
    ("des", NEIGHBOUR),
    ("di", NEIGHBOUR),
    ("du", NEIGHBOUR),
    ("een", NEIGHBOUR),
    ("ein", NEIGHBOUR),
    ("eine", NEIGHBOUR),
    ("ele", NEIGHBOUR),
    ("eles", NEIGHBOUR),
    ("els", NEIGHBOUR),
    ("est", NEIGHBOUR),
    ("et", NEIGHBOUR),
    ("eu", NEIGHBOUR),
    ("fare", NEIGHBOUR),
    ("fazer", NEIGHBOUR),
    ("foi", NEIGHBOUR),
    ("gli", NEIGHBOUR),
    ("gracies", NEIGHBOUR),
    ("grazie", NEIGHBOUR),
    ("habe", NEIGHBOUR),
    ("haben", NEIGHBOUR),
    ("het", NEIGHBOUR),
    ("ho", NEIGHBOUR),
    ("ich", NEIGHBOUR),
    ("ihr", NEIGHBOUR),
    ("ik", NEIGHBOUR),
    ("il", NEIGHBOUR),
    ("isso", NEIGHBOUR),
    ("ist", NEIGHBOUR),
    ("j'ai", NEIGHBOUR),
    ("ja", NEIGHBOUR),
    ("je", NEIGHBOUR),
    ("jullie", NEIGHBOUR),
    ("lhe", NEIGHBOUR),
    ("maar", NEIGHBOUR),
    ("mais", NEIGHBOUR),
    ("merci", NEIGHBOUR),
    ("met", NEIGHBOUR),
    ("meu", NEIGHBOUR),
    ("minha", NEIGHBOUR),
    ("mit", NEIGHBOUR),
    ("molt", NEIGHBOUR),
    ("molto", NEIGHBOUR),
    ("muito", NEIGHBOUR),
    ("nao", NEIGHBOUR),
    ("ne", NEIGHBOUR),
    ("nem", NEIGHBOUR),
    ("nicht", NEIGHBOUR),
    ("niet", NEIGHBOUR),
    ("non", NEIGHBOUR),
    ("notre", NEIGHBOUR),
    ("nous", NEIGHBOUR),
    ("obrigada", NEIGHBOUR),
    ("obrigado", NEIGHBOUR),
    ("oder", NEIGHBOUR),
    ("op", NEIGHBOUR),
    ("pas", NEIGHBOUR),
    ("pel", NEIGHBOUR),
    ("pelo", NEIGHBOUR),
    ("per", NEIGHBOUR),
    ("perche", NEIGHBOUR),
    ("piu", NEIGHBOUR),
    ("pode", NEIGHBOUR),
    ("pour", NEIGHBOUR),
    ("pra", NEIGHBOUR),
    ("quem", NEIGHBOUR),
    ("questo", NEIGHBOUR),
    ("qui", NEIGHBOUR),
    ("sao", NEIGHBOUR),
    ("sempre", NEIGHBOUR),
    ("seu", NEIGHBOUR),
    ("sie", NEIGHBOUR),
    ("sind", NEIGHBOUR),
    ("sono", NEIGHBOUR),
    ("stato", NEIGHBOUR),
    ("sua", NEIGHBOUR),
    ("suis", NEIGHBOUR),
    ("suo", NEIGHBOUR),
    ("sur", NEIGHBOUR),
    ("tem", NEIGHBOUR),
    ("tres", NEIGHBOUR),
    ("tutto", NEIGHBOUR),
    ("uma", NEIGHBOUR),
    ("und", NEIGHBOUR),
    ("une", NEIGHBOUR),
    ("vai", NEIGHBOUR),
    ("van", NEIGHBOUR),
    ("voce", NEIGHBOUR),
    ("von", NEIGHBOUR),
    ("voor", NEIGHBOUR),
    ("votre", NEIGHBOUR),
    ("vous", NEIGHBOUR),
    ("wie", NEIGHBOUR),
    ("wij", NEIGHBOUR),
    ("wir", NEIGHBOUR),
    ("zijn", NEIGHBOUR),
    ("zu", NEIGHBOUR),
]);

/// Of fewer words than this the trigrams tell little.
const FEW: u32 = 6;

/// Letters of the neighbours that neither Spanish nor English has.
const FOREIGN: [char; 18] =
    ['ã', 'õ', 'â', 'ê', 'î', 'ô', 'û', 'à', 'è', 'ì', 'ò', 'ù', 'ç', 'ß', 'ä', 'ö', 'œ', 'æ'];

/// The languages that trigrams are asked to tell apart: with all of them a short English comment is as soon
/// Zulu or Welsh. The others are those in which people most often write on the same networks.
static DETECTOR: LazyLock<Detector> = LazyLock::new(|| {
    use Lang::{Cat, Deu, Eng, Fra, Ind, Ita, Nld, Pol, Por, Ron, Spa, Swe, Tur, Vie};
    Detector::with_allowlist(vec![
        Cat, Deu, Eng, Fra, Ind, Ita, Nld, Pol, Por, Ron, Spa, Swe, Tur, Vie,
    ])
});

/// Identifies the language of a tokenised text.
///
/// Frequent words decide where they are clear, which in short social texts they mostly are;
/// otherwise the trigram models of `whatlang` are asked. Mentions, links and hashtags are not read.
/// A few words that tell none are in the language of what they answer, if that is known.
#[must_use]
pub fn identify(text: &str, tokens: &[Token], answered: Option<Language>) -> LanguageGuess {
    let (mut spanish, mut english, mut neighbour, mut words) = (0_u32, 0_u32, 0_u32, 0_u32);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        words += 1;
        match COMMON.get(&token.folded) {
            SPANISH => spanish += 1,
            ENGLISH => english += 1,
            NEIGHBOUR => neighbour += 1,
            _ => {}
        }
    }
    if words == 0 {
        return LanguageGuess { language: Language::Other, confidence: 0.0 };
    }
    if text.contains(['¿', '¡', 'ñ', 'Ñ']) {
        spanish += 2;
    }
    // One may be a name's; the judges' languages have none of them.
    let foreign =
        text.chars().filter(|letter| !letter.is_ascii() && FOREIGN.contains(letter)).count();
    neighbour += foreign.min(2) as u32;
    let clear = |mine: u32, theirs: u32| mine >= 2 && mine > 2 * theirs && mine * 6 >= words;
    if clear(spanish, english.max(neighbour)) {
        return LanguageGuess { language: Language::Es, confidence: 0.95 };
    }
    if clear(english, spanish.max(neighbour)) {
        return LanguageGuess { language: Language::En, confidence: 0.95 };
    }
    if clear(neighbour, spanish.max(english)) {
        return LanguageGuess { language: Language::Other, confidence: 0.95 };
    }
    let prose: String = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .flat_map(|token| [token.span.of(text), " "])
        .collect();
    let untold = answered.filter(|_| words < FEW && neighbour == 0).unwrap_or(Language::Other);
    match DETECTOR.detect(&prose) {
        Some(info) => {
            // Of a few words the trigrams are a guess, and say so: a word that one of the languages
            // has to itself is worth more.
            let guess = !info.is_reliable();
            let told = |mine: u32, theirs: u32| {
                mine > theirs.max(neighbour) && guess && (words < FEW || mine >= 2)
            };
            let language = match info.lang() {
                _ if told(spanish, english) => Language::Es,
                _ if told(english, spanish) => Language::En,
                Lang::Spa => Language::Es,
                Lang::Eng => Language::En,
                _ if guess => untold,
                _ => Language::Other,
            };
            LanguageGuess { language, confidence: info.confidence() as f32 }
        }
        None => LanguageGuess { language: untold, confidence: 0.0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn short_texts_are_heard_in_the_language_that_they_are_in() {
        for (language, texts) in [
            (
                Language::Es,
                &[
                    "Llevo tres meses esperando mi título",
                    "no me carga ningún capítulo",
                    "Perdí el pedido otra vez",
                    "Me habéis cambiado la cita tres veces",
                    "Sabe raro y huele mal",
                    "Muy rico",
                ][..],
            ),
            (
                Language::En,
                &[
                    "Sure thing, champ. Go somewhere else then.",
                    "No internet since yesterday",
                    "Ordered Monday, arrived Tuesday, fits like a dream",
                    "Nobody cares.",
                    "Go cry somewhere else",
                ],
            ),
            (
                Language::Other,
                &[
                    "Oh mein Gott, ich hasse das. Also, was soll ich sagen",
                    "Acho que não é bom, e vocês não me dizem nada",
                    "C'est ce que j'ai entendu aussi. Que penses-tu de ça ?",
                    "Non è possibile, ho ordinato tre settimane fa e di voi non sento niente",
                    "Ik heb al drie weken niets van jullie gehoord",
                    "Siparişim üç haftadır gelmedi",
                ],
            ),
        ] {
            for text in texts {
                assert_eq!(Document::new(text, None).language, language, "{text}");
            }
        }
    }
}
