//! What sets a draft apart from a voice, said in words.

use super::habit::Habit;
use super::manner::Manner;
use crate::brand::Localized;

pub(super) fn both(es: impl Into<String>, en: impl Into<String>) -> Localized {
    Localized { es: Some(es.into()), en: Some(en.into()) }
}

/// How a habit of a draft differs, measure by measure; none where it cannot be said plainly.
pub(super) fn habit(habit: Habit, here: f64, brand: f64) -> Option<Localized> {
    let whole = |measure: f64| libm::round(measure) as i64;
    let count = |logarithm: f64| whole(libm::expm1(logarithm));
    Some(match habit {
        Habit::Length => both(
            format!("Escribes {} caracteres; la marca, unos {}.", count(here), count(brand)),
            format!("You write {} characters, the brand about {}.", count(here), count(brand)),
        ),
        Habit::SentenceLength => both(
            format!("Escribes {} palabras por frase; la marca, {}.", count(here), count(brand)),
            format!("You write {} words a sentence, the brand {}.", count(here), count(brand)),
        ),
        Habit::WordLength if here > brand => {
            both("Usas palabras más largas que la marca.", "You use longer words than the brand.")
        }
        Habit::WordLength => {
            both("Usas palabras más cortas que la marca.", "You use shorter words than the brand.")
        }
        Habit::Capitals if here > brand => both(
            "Pones más mayúsculas iniciales que la marca.",
            "You begin more words with a capital than the brand does.",
        ),
        Habit::Commas if here > brand => {
            both("Pones más comas que la marca.", "You use more commas than the brand.")
        }
        Habit::Commas => {
            both("Pones menos comas que la marca.", "You use fewer commas than the brand.")
        }
        Habit::Marks if here > brand => {
            both("Puntúas más que la marca.", "You punctuate more than the brand does.")
        }
        Habit::Exclamations if here > brand => both(
            format!("Pones {} signos de exclamación; la marca, {}.", whole(here), whole(brand)),
            format!("You use {} exclamation marks, the brand {}.", whole(here), whole(brand)),
        ),
        Habit::Emoji if here > brand => both(
            format!("Pones {} emojis; la marca, {}.", whole(here), whole(brand)),
            format!("You use {} emoji, the brand {}.", whole(here), whole(brand)),
        ),
        Habit::Hashtags if here > brand => both(
            format!("Pones {} etiquetas; la marca, {}.", whole(here), whole(brand)),
            format!("You use {} hashtags, the brand {}.", whole(here), whole(brand)),
        ),
        _ => return None,
    })
}

/// What a brand does, as the end of a sentence: "saluda al empezar", "greets first".
pub(super) fn manner(manner: Manner) -> (&'static str, &'static str) {
    match manner {
        Manner::SaysTu => ("habla de tú", "says tú"),
        Manner::SaysUsted => ("habla de usted", "says usted"),
        Manner::SaysVos => ("habla de vos", "says vos"),
        Manner::SaysVosotros => ("habla de vosotros", "says vosotros"),
        Manner::Greets => ("saluda al empezar", "opens with a greeting"),
        Manner::TakesLeave => ("se despide o firma al final", "signs off at the end"),
        Manner::SaysWe => ("habla en plural («nosotros»)", "says “we”"),
        Manner::SaysI => ("habla en singular («yo»)", "says “I”"),
        Manner::Thanks => ("da las gracias", "says thanks"),
        Manner::Apologises => ("pide disculpas", "apologises"),
        Manner::Contracts => ("contrae (“don't”)", "uses contractions"),
        Manner::Exclaims => ("usa exclamaciones", "uses exclamation marks"),
        Manner::ExclaimsTwice => ("pone dos exclamaciones seguidas", "doubles exclamation marks"),
        Manner::OpensMarks => ("abre los signos («¡», «¿»)", "opens marks (“¡”, “¿”)"),
        Manner::LeavesMarksUnopened => {
            ("deja signos sin abrir («¡», «¿»)", "leaves out opening marks (“¡”, “¿”)")
        }
        Manner::Asks => ("pregunta algo", "asks a question"),
        Manner::Emoji => ("usa emojis", "uses emoji"),
        Manner::Hashtags => ("usa etiquetas", "uses hashtags"),
        Manner::Links => ("pone un enlace", "adds a link"),
        Manner::Ellipsis => ("usa puntos suspensivos", "trails off with dots"),
        Manner::Shouts => ("escribe palabras en mayúsculas", "writes words in capitals"),
        Manner::StartsSmall => ("empieza en minúscula", "starts in lower case"),
        Manner::BreaksLines => ("separa en varias líneas", "writes on several lines"),
    }
}

/// A list that ends with this word before its last: "a, b ni c".
pub(super) fn one_of(list: &[&str], last_by: &str) -> String {
    match list {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {last_by} {last}", first.join(", ")),
    }
}

/// A manner that the brand nearly always has and the draft has not.
pub(super) fn missing(of: Manner) -> Localized {
    let (es, en) = manner(of);
    both(
        format!("La marca casi siempre {es}; aquí no."),
        format!("The brand nearly always {en}; not here."),
    )
}

/// A manner that the draft has and the brand never.
pub(super) fn foreign(of: Manner) -> Localized {
    let (es, en) = manner(of);
    both(format!("La marca nunca {es}; aquí sí."), format!("The brand never {en}; here it does."))
}

/// Two forms of address: the brand's, then the draft's.
pub(super) fn address(brand: Manner, here: Manner) -> Localized {
    let ((es, en), (es_here, en_here)) = (manner(brand), manner(here));
    let after = |text: &str, verb: &str| text.strip_prefix(verb).unwrap_or(text).to_owned();
    both(
        format!("La marca {es}; aquí, {}.", after(es_here, "habla ")),
        format!("The brand {en}; here {}.", after(en_here, "says ")),
    )
}
