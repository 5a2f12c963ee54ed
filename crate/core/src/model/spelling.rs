//! Signs of the Spanish forms of address in the spelling of single words: pronouns and verb forms
//! that belong to one form alone, and endings that mostly do.

use crate::text::Document;

/// What a word says about how its reader is addressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Sign {
    /// A word of tú alone.
    Tu = 1,
    /// A word of usted alone.
    Usted,
    /// A word of vos alone.
    Vos,
    /// A word of ustedes alone.
    Ustedes,
    /// A word of vosotros alone.
    Vosotros,
    /// A pronoun of tú and vos.
    Familiar,
    /// An ending of vosotros.
    EndsVosotros,
    /// An ending of tú in its tenses, of vos too in some.
    EndsTu,
    /// A stressed ending of vos.
    EndsVos,
}

const TU: &[&str] = &[
    "tú",
    "contigo",
    "eres",
    "has",
    "estás",
    "tienes",
    "quieres",
    "puedes",
    "debes",
    "sabes",
    "vas",
    "ves",
    "haces",
    "dices",
    "pones",
    "vienes",
    "necesitas",
    "prefieres",
    "hayas",
    "seas",
    "estés",
    "tengas",
    "quieras",
    "puedas",
    "dime",
    "dinos",
    "haz",
    "ven",
    "pon",
    "ten",
    "fuiste",
    "hiciste",
    "dijiste",
    "tuviste",
    "pudiste",
    "oye",
    "mira",
    "perdona",
    "disculpa",
    "cuéntanos",
    "cuéntame",
    "escríbenos",
    "escríbeme",
    "mándanos",
    "mándame",
    "envíanos",
    "envíame",
    "pásanos",
    "pásame",
    "llámanos",
    "avísanos",
    "déjanos",
    "eras",
    "podrías",
    "tendrías",
    "deberías",
    "querías",
    "vuelve",
    "cuídate",
    "quédate",
    "fíjate",
];
const USTED: &[&str] = &[
    "usted",
    "ud",
    "vd",
    "disculpe",
    "perdone",
    "permítanos",
    "permítame",
    "escríbanos",
    "escríbame",
    "envíenos",
    "envíeme",
    "mándenos",
    "mándeme",
    "díganos",
    "dígame",
    "cuéntenos",
    "cuénteme",
    "llámenos",
    "llámeme",
    "indíquenos",
    "indíqueme",
    "facilítenos",
    "facilíteme",
    "háganos",
    "contáctenos",
    "comuníquese",
    "acérquese",
    "ingrese",
    "verifique",
    "revise",
    "consulte",
    "espere",
    "venga",
    "diga",
    "haga",
    "póngase",
    "sírvase",
    "acepte",
    "reciba",
    "déjenos",
    "páselo",
    "pásenos",
    "mire",
    "oiga",
    "tenga",
    "sepa",
    "recuerde",
    "fíjese",
    "avísenos",
    "confírmenos",
    "compártanos",
    "bríndenos",
    "proporciónenos",
    "solicite",
    "lea",
    "estimado",
    "estimada",
    "señor",
    "señora",
];
const VOS: &[&str] = &[
    "vos",
    "sos",
    "tenés",
    "querés",
    "podés",
    "sabés",
    "hacés",
    "decís",
    "venís",
    "ponés",
    "debés",
    "necesitás",
    "estés",
    "mirá",
    "mandá",
    "mandanos",
    "mandame",
    "escribinos",
    "escribime",
    "contanos",
    "contame",
    "pasanos",
    "pasame",
    "decime",
    "decinos",
    "avisanos",
    "avisame",
    "vení",
    "andá",
    "dejanos",
    "fijate",
    "llamanos",
    "probá",
    "pasá",
    "quedate",
    "acordate",
    "disculpá",
    "perdoná",
    "bancá",
    "bancanos",
    "esperá",
    "entrá",
    "hacé",
    "poné",
    "traé",
    "usá",
    "comprá",
    "buscá",
    "dale",
    "tomá",
    "leé",
    "elegí",
    "seguí",
    "salí",
    "pedí",
    "mandale",
];
const USTEDES: &[&str] = &["ustedes", "uds", "vds"];
const VOSOTROS: &[&str] = &[
    "vosotros", "vosotras", "os", "vuestro", "vuestra", "vuestros", "vuestras", "sois", "estáis",
    "tenéis", "podéis", "queréis",
];
const FAMILIAR: &[&str] = &["te", "ti", "tu", "tus", "tuyo", "tuya", "tuyos", "tuyas"];
/// Words with the ending of a familiar verb that are none.
const NO_VERBS: &[&str] = &[
    "además",
    "atrás",
    "más",
    "jamás",
    "quizás",
    "detrás",
    "demás",
    "compás",
    "inglés",
    "francés",
    "interés",
    "después",
    "través",
    "mes",
    "país",
    "estrés",
    "cortés",
    "revés",
    "tres",
    "marqués",
    "arnés",
    "veintitrés",
    "anís",
    "gris",
    "feliz",
    "papá",
    "mamá",
    "sofá",
    "está",
    "acá",
    "allá",
    "ojalá",
    "quizá",
    "será",
    "dará",
    "irá",
    "hará",
    "podrá",
    "tendrá",
    "habrá",
    "chiste",
    "triste",
    "existe",
    "insiste",
    "consiste",
    "viste",
    "resiste",
    "asiste",
    "contraste",
    "desgaste",
    "ahí",
    "allí",
    "aquí",
    "así",
    "sí",
    "mí",
    "verdad",
    "ciudad",
    "calidad",
    "red",
    "usted",
    "ustedes",
    "pared",
    "sed",
    "madrid",
    "julio",
    "seis",
    "dieciséis",
    "veintiséis",
    "mitad",
    "edad",
];

/// Whether a text shows signs of two forms that do not go together for one reader.
#[must_use]
pub fn mixes_forms(document: &Document<'_>) -> bool {
    let signs: Vec<Sign> =
        document.words().filter_map(|word| sign(&document.raw(word).to_lowercase())).collect();
    let any = |wanted: &[Sign]| signs.iter().any(|sign| wanted.contains(sign));
    let familiar = any(&[Sign::Tu, Sign::Vos, Sign::Familiar, Sign::EndsTu, Sign::EndsVos]);
    let vosotros = any(&[Sign::Vosotros, Sign::EndsVosotros]);
    let formal = any(&[Sign::Usted, Sign::Ustedes]);
    (formal && (familiar || vosotros)) || (any(&[Sign::Tu]) && any(&[Sign::Vos]))
}

/// The sign that a word in lower case, with its accents, gives.
pub(super) fn sign(word: &str) -> Option<Sign> {
    let is = |list: &[&str]| list.contains(&word);
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if is(FAMILIAR) {
        Some(Sign::Familiar)
    } else if is(USTEDES) {
        Some(Sign::Ustedes)
    } else if is(USTED) {
        Some(Sign::Usted)
    } else if is(VOSOTROS) {
        Some(Sign::Vosotros)
    } else if is(VOS) {
        Some(Sign::Vos)
    } else if is(TU) {
        Some(Sign::Tu)
    } else if is(NO_VERBS) || word.chars().count() <= 3 {
        None
    } else if ends(&["áis", "éis", "asteis", "isteis", "aos", "íos"]) {
        Some(Sign::EndsVosotros)
    } else if ends(&["rás", "rías", "abas", "aste", "iste"]) {
        Some(Sign::EndsTu)
    } else if ends(&["ás", "és", "ís"]) {
        Some(Sign::EndsVos)
    } else {
        None
    }
}
