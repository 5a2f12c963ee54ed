//! Conversion of a whole Spanish text from one form of address to another.
//!
//! Reads clause by clause: pronouns and possessives by what stands around them, verbs by their
//! forms. What it is not sure of it marks and leaves, for a wrong person is worse than a formal one.

mod familiar;
mod plural;
mod sign;
mod usted;

pub(super) use sign::{Sign, Speaks, Sureness};

use std::borrow::Cow;

use super::stress;
use super::verb::{Analysis, Person, Tense, VERBS};
use super::words::{
    ALSO_NOUNS, BEFORE_VERB, COMMANDS, Classes, DETERMINERS, PREPOSITIONS, PRONOMINAL, WordList,
};
use crate::order;
use crate::text::ByteSpan;
use crate::vocabulary::AddressForm;

/// A converted text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conversion {
    /// The new text.
    pub text: String,
    /// What was changed in the old text, in order: where, and into what.
    pub changes: Vec<(ByteSpan, String)>,
    /// What may have to be changed as well, in the old text, in order.
    pub unsure: Vec<(ByteSpan, Doubt)>,
}

/// Why a word was left as it is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Doubt {
    /// A verb whose subject may be somebody else.
    Subject,
    /// A pronoun that may stand for somebody else.
    Object,
    /// A possessive that may be somebody else's.
    Owner,
}

/// A word and what stands before it.
struct Word<'a> {
    span: ByteSpan,
    raw: &'a str,
    lower: Cow<'a, str>,
    classes: Classes,
    /// What it is as a verb.
    analyses: Vec<Analysis>,
    /// Its end looks like a pronoun of which something stands before.
    enclitic: bool,
    /// Punctuation stands before it, or nothing at all.
    opens: bool,
    /// A sentence begins with it.
    starts: bool,
    /// It opens a question.
    asks: bool,
}

/// Converts `text` into a form of address. Nothing changes for `Mixed` or `None`.
#[must_use]
pub fn convert(text: &str, target: AddressForm) -> Conversion {
    let target = match target {
        AddressForm::Tu => Person::Tu,
        AddressForm::Usted => Person::Usted,
        AddressForm::Vos => Person::Vos,
        AddressForm::Vosotros => Person::Vosotros,
        AddressForm::Ustedes => Person::Ustedes,
        AddressForm::Mixed | AddressForm::None => {
            let text = text.to_owned();
            return Conversion { text, changes: Vec::new(), unsure: Vec::new() };
        }
    };
    let words = words(text);
    let mut converter = Converter::new(&words, target);
    match target {
        Person::Usted => converter.familiar_to_usted(),
        Person::Tu => {
            converter.between_familiar();
            converter.usted_to_familiar();
        }
        Person::Vos => {
            converter.between_familiar();
            converter.usted_to_familiar();
        }
        Person::Ustedes => converter.vosotros_to_ustedes(),
        Person::Vosotros => converter.ustedes_to_vosotros(),
    }
    let (changed, mut unsure) = (converter.changed, converter.unsure);
    order::sort_by_key(&mut unsure, |(span, _)| *span);
    let mut changes = Vec::new();
    let (mut converted, mut at) = (String::with_capacity(text.len() + 8), 0);
    for (word, to) in words.iter().zip(changed) {
        let Some(to) = to.map(|to| in_case_of(word.raw, &to)).filter(|to| to != word.raw) else {
            continue;
        };
        let mut span = word.span;
        if to.is_empty() {
            // What a word leaves takes its space along: "con usted" is "contigo".
            span.start = text[..span.start].trim_end_matches(' ').len();
        }
        converted.push_str(&text[at..span.start]);
        converted.push_str(&to);
        at = span.end;
        changes.push((span, to));
    }
    converted.push_str(&text[at..]);
    unsure.retain(|(span, _)| !changes.iter().any(|(changed, _)| changed == span));
    Conversion { text: converted, changes, unsure }
}

/// `text` in capitals like `raw`: all of them, the first, or none.
fn in_case_of(raw: &str, text: &str) -> String {
    let mut letters = raw.chars();
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let rest_upper = raw.chars().count() > 1 && letters.all(|c| !c.is_lowercase());
    if first_upper && rest_upper {
        return text.to_uppercase();
    }
    let mut rest = text.chars();
    match rest.next() {
        Some(first) if first_upper => first.to_uppercase().chain(rest).collect(),
        _ => text.to_owned(),
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::with_capacity(text.len() / 5 + 1);
    let mut last_end = 0;
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let part = if character.is_ascii() {
            character.is_ascii_alphanumeric()
        } else {
            character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}')
        };
        match (start, part) {
            (None, true) => start = Some(at),
            (Some(begun), false) => {
                let between = &text[last_end..begun];
                let opens = words.is_empty()
                    || between.chars().any(|c| !c.is_whitespace() && c != '\'' || c == '\n');
                let raw = &text[begun..at];
                let lower = lower(raw);
                words.push(Word {
                    span: ByteSpan { start: begun, end: at },
                    raw,
                    classes: Classes::of(&lower),
                    analyses: VERBS.analyses(&lower),
                    enclitic: ends_in_clitic(&lower),
                    lower,
                    opens,
                    starts: words.is_empty()
                        || between.contains([
                            '.', '!', '?', '¡', '¿', ':', '\n', '…', '-', '(', '"', '«', '“',
                        ]),
                    asks: between.contains('¿'),
                });
                last_end = at;
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.to_lowercase())
    }
}

/// Whether a word ends as those do that have pronouns at their end: most do not, and need not be
/// taken apart.
fn ends_in_clitic(word: &str) -> bool {
    let [.., before, second, last] = word.as_bytes() else { return false };
    match (second, last) {
        (b'm' | b't' | b's' | b'l', b'e') | (b'l', b'o' | b'a') => word.len() > 3,
        (b'o', b's') => true,
        (b'a' | b'e', b's') => *before == b'l' && word.len() > 4,
        _ => false,
    }
}

struct Converter<'a> {
    target: Person,
    words: &'a [Word<'a>],
    changed: Vec<Option<String>>,
    /// Which words were found to address the listener as verbs.
    addressed: Vec<bool>,
    unsure: Vec<(ByteSpan, Doubt)>,
}

/// The words of a text that address its reader, in order.
pub(super) fn signs(text: &str) -> Vec<Sign> {
    Converter::new(&words(text), Person::Tu).signs()
}

impl<'a> Converter<'a> {
    fn new(words: &'a [Word<'a>], target: Person) -> Self {
        Converter {
            target,
            changed: vec![None; words.len()],
            unsure: Vec::new(),
            addressed: vec![false; words.len()],
            words,
        }
    }

    fn lower(&self, at: usize) -> &'a str {
        &self.words[at].lower
    }

    /// Whether a word is of a class.
    fn is(&self, at: usize, class: &WordList) -> bool {
        self.words[at].classes.have(class)
    }

    /// The word before, in the same clause.
    fn before(&self, at: usize) -> Option<usize> {
        (at > 0 && !self.words[at].opens).then(|| at - 1)
    }

    /// The word after, in the same clause.
    fn after(&self, at: usize) -> Option<usize> {
        (at + 1 < self.words.len() && !self.words[at + 1].opens).then_some(at + 1)
    }

    /// Whether a word is written with a capital inside a sentence: a name.
    fn is_capital(&self, at: usize) -> bool {
        let raw = self.words[at].raw;
        let shouted = raw.chars().all(|c| !c.is_lowercase());
        raw.starts_with(char::is_uppercase) && !shouted && !self.words[at].opens
    }

    fn set(&mut self, at: usize, text: impl Into<String>) {
        self.changed[at] = Some(text.into());
    }

    fn doubt(&mut self, at: usize, doubt: Doubt) {
        self.unsure.push((self.words[at].span, doubt));
    }

    /// The words after `at` in its clause, at most `count`.
    fn following(&self, at: usize, count: usize) -> impl Iterator<Item = usize> + use<'_, 'a> {
        std::iter::successors(self.after(at), |&next| self.after(next)).take(count)
    }

    /// The words before `at` in its clause, the nearest first, at most `count`.
    fn preceding(&self, at: usize, count: usize) -> impl Iterator<Item = usize> + use<'_, 'a> {
        std::iter::successors(self.before(at), |&next| self.before(next)).take(count)
    }

    /// The nearest word before that is no unstressed pronoun, negation or short adverb.
    fn head(&self, at: usize) -> Option<usize> {
        self.preceding(at, 6)
            .find(|&before| !self.is(before, &BEFORE_VERB) && !self.is_of_ever(before))
    }

    /// Whether a word is of "alguna vez", which stands before a verb as "nunca" does.
    fn is_of_ever(&self, at: usize) -> bool {
        match self.lower(at) {
            "vez" => self.before(at).is_some_and(|before| self.lower(before) == "alguna"),
            "alguna" => self.after(at).is_some_and(|next| self.lower(next) == "vez"),
            _ => false,
        }
    }

    /// Whether a noun is what fits at this place.
    fn is_nominal(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| {
            let classes = self.words[before].classes;
            classes.have(&DETERMINERS) || classes.have(&PREPOSITIONS) || self.lower(before) == "la"
        })
    }

    fn analysis(&self, at: usize, wanted: impl Fn(&Analysis) -> bool) -> Option<Analysis> {
        self.words[at].analyses.iter().copied().find(wanted)
    }

    /// The verb form of `person`, imperatives apart, if the word is one here.
    fn finite(&self, at: usize, person: Person) -> Option<Analysis> {
        let word = self.lower(at);
        let of = |a: &Analysis| a.person == person && a.tense != Tense::Imperative;
        // "cree" is of "creer" rather than of "crear".
        let present = self.analysis(at, |a| of(a) && a.tense == Tense::Present);
        let found = present.or_else(|| self.analysis(at, of))?;
        if matches!(
            word,
            "para"
                | "entre"
                | "sobre"
                | "nada"
                | "como"
                | "cómo"
                | "bajo"
                | "una"
                | "era"
                | "fuera"
                | "vale"
        ) && person == Person::Usted
        {
            return (word == "era").then_some(found);
        }
        if self.is(at, &ALSO_NOUNS) {
            let verbal = self.before(at).is_some_and(|before| {
                matches!(
                    self.lower(before),
                    "tú" | "vos"
                        | "que"
                        | "no"
                        | "te"
                        | "me"
                        | "lo"
                        | "nos"
                        | "si"
                        | "cuando"
                        | "ya"
                        | "donde"
                        | "dónde"
                        | "cuándo"
                        | "qué"
                        | "cómo"
                        | "cuánto"
                        | "cuántas"
                        | "porque"
                        | "siempre"
                        | "también"
                        | "le"
                        | "mientras"
                )
            });
            let addressed =
                self.after(at).is_some_and(|next| matches!(self.lower(next), "tú" | "vos"));
            return (verbal || addressed).then_some(found);
        }
        let nominal = self.before(at).is_some_and(|before| {
            self.is(before, &PREPOSITIONS)
                || self.is(before, &DETERMINERS)
                    && !matches!(
                        self.lower(before),
                        "los"
                            | "las"
                            | "más"
                            | "menos"
                            | "este"
                            | "esta"
                            | "todos"
                            | "todas"
                            | "tu"
                            | "cuántas"
                            | "cuantas"
                    )
        });
        (!nominal).then_some(found)
    }

    /// A familiar verb form, of tú or vos.
    fn familiar(&self, at: usize) -> Option<Analysis> {
        self.finite(at, Person::Tu).or_else(|| {
            let vos = self.finite(at, Person::Vos)?;
            // "decís", "vivís" are of vosotros too; a vos beside them decides.
            let plural = self.words[at].analyses.iter().any(|a| a.person == Person::Vosotros);
            let said = self.words.iter().any(|word| word.lower == "vos");
            (!plural || said).then_some(vos)
        })
    }

    /// Whether a clause begins here, for a command.
    fn opens_command(&self, at: usize) -> bool {
        match self.before(at) {
            None => self.words[at].starts || self.sentence_addresses(at),
            Some(before) => matches!(
                self.lower(before),
                "y" | "o"
                    | "e"
                    | "pero"
                    | "entonces"
                    | "bueno"
                    | "favor"
                    | "mejor"
                    | "pues"
                    | "hola"
                    | "simplemente"
                    | "luego"
            ),
        }
    }

    /// Whether the sentence has addressed the listener before, or greeted them.
    fn sentence_addresses(&self, at: usize) -> bool {
        let mut before = at;
        while before > 0 && !self.words[before].starts {
            before -= 1;
            if self.addressed[before]
                || matches!(
                    self.lower(before),
                    "favor" | "hola" | "gracias" | "usted" | "tú" | "vos" | "bueno" | "sí"
                )
            {
                return true;
            }
        }
        false
    }

    /// The form of another person, for the same verb and tense.
    fn form(&self, found: Analysis, person: Person) -> String {
        VERBS.form(found.verb, found.tense, person)
    }

    /// Whether the pronoun at the end of an infinitive or gerund is that of its own subject.
    fn is_own_pronoun(&self, at: usize, verb: u16) -> bool {
        let mut governed = self.preceding(at, 5);
        let first_person = |word: &str| {
            word.ends_with("mos")
                || matches!(
                    word,
                    "puedo"
                        | "quiero"
                        | "voy"
                        | "me"
                        | "debo"
                        | "necesito"
                        | "nos"
                        | "he"
                        | "pueden"
                        | "van"
                        | "quieren"
                        | "va"
                )
                || word.starts_with("encant")
                || word.starts_with("gust")
        };
        let third = |word: usize| {
            self.words[word].analyses.iter().any(|a| a.person == Person::Usted)
                && matches!(
                    self.lower(word),
                    "puede" | "podría" | "va" | "debe" | "quiere" | "podrá" | "iba" | "pudo"
                )
        };
        let governing = governed
            .find(|&word| self.addressed[word] || third(word) || first_person(self.lower(word)));
        if let Some(by) = governing {
            let liked = self.lower(by).starts_with("gust") || self.lower(by).starts_with("encant");
            let theirs =
                self.before(by).is_some_and(|before| matches!(self.lower(before), "te" | "le"));
            return self.addressed[by] || liked && theirs;
        }
        VERBS.is(verb, &PRONOMINAL)
    }

    /// A command without pronouns: "envía", "haz".
    fn command(&self, at: usize, persons: &[Person], signs: bool) -> Option<Analysis> {
        let found =
            self.analysis(at, |a| a.tense == Tense::Imperative && persons.contains(&a.person))?;
        if self.is_nominal(at) || !self.opens_command(at) {
            return None;
        }
        let infinitive = VERBS.infinitive(found.verb);
        let word = self.lower(at);
        if infinitive == "estar" {
            return None;
        }
        let unmistakable = matches!(
            word,
            "haz"
                | "pon"
                | "ten"
                | "ven"
                | "di"
                | "oye"
                | "mira"
                | "perdona"
                | "disculpa"
                | "escucha"
                | "espera"
        ) || found.person == Person::Vos && word.ends_with(['á', 'é', 'í']);
        let leads = match infinitive {
            "ver" | "ir" => {
                word == "ve"
                    && self.after(at).is_some_and(|next| matches!(self.lower(next), "a" | "al"))
            }
            "dar" => {
                word == "da"
                    && self.after(at).is_some_and(|next| {
                        matches!(self.lower(next), "un" | "una" | "el" | "la" | "clic" | "click")
                    })
            }
            _ => VERBS.is(found.verb, &COMMANDS),
        };
        // "Cuenta con", "queda claro" are of things; a command wants its object or its way.
        (unmistakable
            || leads
                && signs
                && !self.words[at].asks
                && !matches!(
                    word,
                    "es" | "está"
                        | "pasa"
                        | "queda"
                        | "tiene"
                        | "hace"
                        | "dice"
                        | "viene"
                        | "sale"
                        | "pone"
                ))
        .then_some(found)
    }

    /// A command with pronouns at its end: its verb, and the pronouns.
    fn enclitic_command(&self, at: usize, person: Person) -> Option<(Analysis, &'a str)> {
        const CLITICS: &[&str] = &[
            "melo", "mela", "melos", "melas", "noslo", "nosla", "noslos", "noslas", "selo", "sela",
            "selos", "selas", "telo", "tela", "telos", "telas", "me", "te", "se", "nos", "lo",
            "la", "los", "las", "le", "les",
        ];
        if !self.words[at].enclitic {
            return None;
        }
        let word = self.lower(at);
        if matches!(
            word,
            "vela"
                | "velas"
                | "este"
                | "salte"
                | "vale"
                | "hola"
                | "todos"
                | "menos"
                | "vete"
                | "parte"
                | "dilas"
                | "dalas"
                | "cambiamos"
        ) || self.is_nominal(at)
        {
            return None;
        }
        CLITICS.iter().find_map(|clitics| {
            let base = word.strip_suffix(clitics)?;
            if base.chars().count() < 2 || nonfinite(base).is_some() {
                return None;
            }
            let command = |base: &str| VERBS.command(base, person);
            let plain = stress::without_accents(base);
            // "sacátelo" is of vos, "sácatelo" of tú.
            let stressed_last = base.ends_with(['á', 'é', 'í']) && stress::syllables(&plain) > 1;
            let marked_before = base != plain && !stressed_last;
            if stressed_last && person != Person::Vos || marked_before && person == Person::Vos {
                return None;
            }
            let as_written = command(base);
            // Without its accent the base of "cuéntame" is "cuenta"; that of "contame" has one.
            let found = as_written.or_else(|| command(&plain)).or_else(|| {
                let accented = stress::with_final_accent(&plain)?;
                command(&accented)
            })?;
            let short = stress::syllables(&plain) == 1;
            let marked = base != plain
                || short
                || person == Person::Vos && matches!(*clitics, "me" | "nos" | "te" | "se")
                || person == Person::Vos && self.vos_with_object(at);
            let tail = &word[word.len() - clitics.len()..];
            // The reader's own pronoun is "te" with tú and vos, "se" with usted and ustedes.
            let own = match person {
                Person::Tu | Person::Vos => !clitics.starts_with("se"),
                _ => !clitics.starts_with("te"),
            };
            (marked && own).then_some((found, tail))
        })
    }
}

/// The verb whose infinitive or gerund this is, with the accent that a pronoun gives it.
fn nonfinite(base: &str) -> Option<u16> {
    if base.ends_with('r') {
        let found = VERBS.number(base).or_else(|| VERBS.number(&stress::without_accents(base)));
        return found.or_else(|| base.ends_with("ír").then(|| VERBS.number(base)).flatten());
    }
    if base.ends_with("ndo") && base.len() > 5 {
        let plain = stress::without_accents(base);
        let stem = plain
            .strip_suffix("ando")
            .or_else(|| plain.strip_suffix("iendo"))
            .or_else(|| plain.strip_suffix("yendo"))?;
        return ["ar", "er", "ir"]
            .iter()
            .find_map(|end| VERBS.number(&format!("{stem}{end}")))
            .or_else(|| VERBS.number("estar"));
    }
    None
}

fn is_participle(word: &str) -> bool {
    ["ado", "ido", "ído", "to", "cho", "so"].iter().any(|end| word.ends_with(end)) && word.len() > 4
        || word == "ido"
        || matches!(word, "dado" | "sido" | "visto" | "hecho" | "dicho" | "ya" | "podido")
}
