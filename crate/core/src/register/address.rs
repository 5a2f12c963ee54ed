//! Which form of address a Spanish text uses.

use crate::text::{Document, Language, TokenKind};
use crate::vocabulary::AddressForm;

/// The form of address of a text; always [`AddressForm::None`] outside Spanish.
///
/// Pronouns and endings that belong to one form alone are counted; two forms for the same number
/// that both show clearly make a text [`AddressForm::Mixed`].
#[must_use]
pub fn address(document: &Document<'_>) -> AddressForm {
    if document.language != Language::Es {
        return AddressForm::None;
    }
    let mut signs = Signs::default();
    for token in document.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        signs.read(&document.raw(token).to_lowercase());
    }
    signs.verdict()
}

/// How much speaks for each form, in points: 2 for a sign that settles it, 1 for a likely one.
#[derive(Debug, Default)]
struct Signs {
    tu: u32,
    usted: u32,
    vos: u32,
    ustedes: u32,
    vosotros: u32,
    /// "te", "ti", "tu": of both familiar singulars.
    familiar: u32,
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

impl Signs {
    fn read(&mut self, word: &str) {
        let is = |list: &[&str]| list.contains(&word);
        if is(FAMILIAR) {
            self.familiar += 2;
        } else if is(USTEDES) {
            self.ustedes += 2;
        } else if is(USTED) {
            self.usted += 2;
        } else if is(VOSOTROS) {
            self.vosotros += 2;
        } else if is(VOS) {
            self.vos += 2;
        } else if is(TU) {
            self.tu += 2;
        } else if !is(NO_VERBS) && word.chars().count() > 3 {
            self.read_ending(word);
        }
    }

    fn read_ending(&mut self, word: &str) {
        let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
        if ends(&["áis", "éis", "asteis", "isteis", "aos", "íos"]) {
            self.vosotros += 2;
        } else if ends(&["rás", "rías", "abas", "aste", "iste", "ste"]) {
            self.tu += 1;
        } else if ends(&["ás", "és", "ís"]) {
            self.vos += 1;
        }
    }

    fn verdict(&self) -> AddressForm {
        let singular = [
            (self.usted, AddressForm::Usted),
            (self.vos, AddressForm::Vos),
            (self.tu, AddressForm::Tu),
        ];
        let informal = self.tu + self.vos + self.familiar;
        if self.usted >= 2 && informal >= 2 {
            return AddressForm::Mixed;
        }
        if self.vosotros >= 2 && (self.ustedes >= 2 || self.usted >= 2) {
            return AddressForm::Mixed;
        }
        let best = singular.iter().max_by_key(|(points, _)| *points).copied();
        match best {
            Some((points, form)) if points > 0 => form,
            _ if self.familiar > 0 => AddressForm::Tu,
            _ if self.vosotros > 0 => AddressForm::Vosotros,
            _ if self.ustedes > 0 => AddressForm::Ustedes,
            _ => AddressForm::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clear_forms_are_told_apart() {
        for (text, form) in [
            ("Escríbenos y te ayudamos", AddressForm::Tu),
            ("Escríbanos y le ayudamos con gusto", AddressForm::Usted),
            ("Mandanos un privado, ¿tenés el número?", AddressForm::Vos),
            ("¿Nos contáis qué os pasó?", AddressForm::Vosotros),
            ("Gracias a todos ustedes", AddressForm::Ustedes),
            ("Disculpe, ¿nos das tu número?", AddressForm::Mixed),
            ("Abrimos a las diez", AddressForm::None),
        ] {
            assert_eq!(address(&Document::new(text, Some(Language::Es))), form, "{text}");
        }
    }
}
