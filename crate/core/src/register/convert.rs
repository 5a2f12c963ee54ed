//! Conversion of a whole Spanish text from one form of address to another.
//!
//! Reads clause by clause: pronouns and possessives by what stands around them, verbs by their
//! forms. What it is not sure of it marks and leaves, for a wrong person is worse than a formal one.

use super::stress;
use super::verb::{Analysis, Person, Tense, VERBS};
use super::words::{
    ALSO_NOUNS, BEFORE_VERB, CLAUSE_OPENERS, COMMANDS, DETERMINERS, DIRECT, OF_THINGS,
    PREPOSITIONS, PRONOMINAL, THIRD_PERSONS,
};
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
    lower: String,
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
    let mut converter = Converter {
        target,
        changed: vec![None; words.len()],
        unsure: Vec::new(),
        addressed: vec![false; words.len()],
        words: &words,
    };
    match target {
        Person::Usted => converter.from_familiar(),
        Person::Tu => {
            converter.between_familiar();
            converter.from_usted();
        }
        Person::Vos => {
            converter.between_familiar();
            converter.from_usted();
        }
        Person::Ustedes => converter.from_vosotros(),
        Person::Vosotros => converter.from_ustedes(),
    }
    let (changed, mut unsure) = (converter.changed, converter.unsure);
    unsure.sort_by_key(|(span, _)| *span);
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
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut last_end = 0;
    let mut start = None;
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        let part = character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}');
        match (start, part) {
            (None, true) => start = Some(at),
            (Some(begun), false) => {
                let between = &text[last_end..begun];
                let opens = words.is_empty()
                    || between.chars().any(|c| !c.is_whitespace() && c != '\'' || c == '\n');
                let raw = &text[begun..at];
                words.push(Word {
                    span: ByteSpan { start: begun, end: at },
                    raw,
                    lower: raw.to_lowercase(),
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

struct Converter<'a> {
    target: Person,
    words: &'a [Word<'a>],
    changed: Vec<Option<String>>,
    /// Which words were found to address the listener as verbs.
    addressed: Vec<bool>,
    unsure: Vec<(ByteSpan, Doubt)>,
}

impl<'a> Converter<'a> {
    fn lower(&self, at: usize) -> &'a str {
        &self.words[at].lower
    }

    /// The word before, in the same clause.
    fn before(&self, at: usize) -> Option<usize> {
        (at > 0 && !self.words[at].opens).then(|| at - 1)
    }

    /// The word after, in the same clause.
    fn after(&self, at: usize) -> Option<usize> {
        (at + 1 < self.words.len() && !self.words[at + 1].opens).then_some(at + 1)
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
        self.preceding(at, 6).find(|&before| !BEFORE_VERB.contains(&self.lower(before)))
    }

    /// Whether a noun is what fits at this place.
    fn is_nominal(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| {
            let before = self.lower(before);
            DETERMINERS.contains(&before) || PREPOSITIONS.contains(&before) || before == "la"
        })
    }

    fn analysis(&self, at: usize, wanted: impl Fn(&Analysis) -> bool) -> Option<Analysis> {
        VERBS.analyses(self.lower(at)).iter().copied().find(wanted)
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
        if ALSO_NOUNS.contains(&word) {
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
            let before = self.lower(before);
            PREPOSITIONS.contains(&before)
                || DETERMINERS.contains(&before)
                    && !matches!(
                        before,
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
            let plural =
                VERBS.analyses(self.lower(at)).iter().any(|a| a.person == Person::Vosotros);
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

    fn from_familiar(&mut self) {
        let signs = (0..self.words.len()).any(|at| {
            matches!(self.lower(at), "tú" | "te" | "tu" | "tus" | "ti" | "contigo" | "vos")
                || self.familiar(at).is_some()
                || self.enclitic_command(at, Person::Tu).is_some()
        });
        for at in 0..self.words.len() {
            if let Some(found) = self.familiar(at) {
                self.addressed[at] = true;
                let form = self.form(found, Person::Usted);
                self.set(at, form);
                continue;
            }
            if let Some(found) = self.command(at, &[Person::Tu, Person::Vos], signs) {
                self.addressed[at] = true;
                let form = self.form(found, Person::Usted);
                self.set(at, form);
                continue;
            }
            if let Some((found, clitics)) = self
                .enclitic_command(at, Person::Tu)
                .or_else(|| self.enclitic_command(at, Person::Vos))
            {
                let base = self.form(found, Person::Usted);
                let clitics = match clitics.strip_prefix("te") {
                    Some(rest) => format!("se{rest}"),
                    None => clitics.to_owned(),
                };
                self.addressed[at] = true;
                self.set(at, stress::attach(&base, &clitics));
            }
        }
        for at in 0..self.words.len() {
            if self.changed[at].is_some() {
                continue;
            }
            match self.lower(at) {
                "tú" | "vos" | "ti" => self.set(at, "usted"),
                "contigo" => self.set(at, "con usted"),
                "tu" => {
                    let verb = self.after(at).is_some_and(|next| {
                        self.addressed[next] && !ALSO_NOUNS.contains(&self.lower(next))
                    });
                    self.set(at, if verb { "usted" } else { "su" });
                }
                "tus" => self.set(at, "sus"),
                "tuyo" => self.set(at, "suyo"),
                "tuya" => self.set(at, "suya"),
                "tuyos" => self.set(at, "suyos"),
                "tuyas" => self.set(at, "suyas"),
                "te" => {
                    let pronoun = self.formal_pronoun(at);
                    self.set(at, pronoun);
                }
                _ => self.enclitic_to_usted(at),
            }
        }
    }

    /// What an unstressed "te" becomes: of the verb's own subject, beside another pronoun, or an
    /// object.
    fn formal_pronoun(&self, at: usize) -> &'static str {
        let Some(next) = self.after(at) else { return "le" };
        if self.addressed[next] {
            return "se";
        }
        if matches!(self.lower(next), "lo" | "la" | "los" | "las") {
            return "se";
        }
        // Where we are the subject, "le" is right for anybody; "lo" would have to know whom.
        if self.lower(next).ends_with("mos") {
            return "le";
        }
        let direct = self.following(at, 4).any(|word| {
            let word = self.lower(word);
            DIRECT.iter().any(|stem| word.starts_with(stem))
        });
        if direct { "lo" } else { "le" }
    }

    /// "quedarte" → "quedarse", "decirte" → "decirle".
    fn enclitic_to_usted(&mut self, at: usize) {
        let word = self.lower(at);
        for (ending, rest) in
            [("te", ""), ("telo", "lo"), ("tela", "la"), ("telos", "los"), ("telas", "las")]
        {
            let Some(base) = word.strip_suffix(ending) else { continue };
            let Some(verb) = nonfinite(base) else { continue };
            let own = rest.is_empty() && self.is_own_pronoun(at, verb);
            let clitic = if own || !rest.is_empty() {
                "se"
            } else if DIRECT.iter().any(|stem| base.starts_with(stem)) {
                "lo"
            } else {
                "le"
            };
            self.set(at, format!("{base}{clitic}{rest}"));
            return;
        }
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
            VERBS.analyses(self.lower(word)).iter().any(|a| a.person == Person::Usted)
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
        PRONOMINAL.contains(&VERBS.infinitive(verb))
    }

    /// A command without pronouns: "envía", "haz".
    fn command(&self, at: usize, persons: &[Person], signs: bool) -> Option<Analysis> {
        let found =
            self.analysis(at, |a| a.tense == Tense::Imperative && persons.contains(&a.person))?;
        let infinitive = VERBS.infinitive(found.verb);
        let word = self.lower(at);
        if self.is_nominal(at) || !self.opens_command(at) {
            return None;
        }
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
            _ => COMMANDS.contains(&infinitive),
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
        let word = self.lower(at);
        if matches!(
            word,
            "vela"
                | "velas"
                | "dele"
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
            let command = |a: &&Analysis| a.tense == Tense::Imperative && a.person == person;
            let plain = stress::without_accents(base);
            let as_written = VERBS.analyses(base).iter().find(command);
            // Without its accent the base of "cuéntame" is "cuenta"; that of "contame" has one.
            let found = as_written
                .or_else(|| VERBS.analyses(&plain).iter().find(command))
                .or_else(|| {
                    let accented = stress::with_final_accent(&plain)?;
                    VERBS.analyses(&accented).iter().find(command)
                })
                .copied()?;
            let short = stress::syllables(&plain) == 1;
            let marked = base != plain
                || short
                || person == Person::Vos && matches!(*clitics, "me" | "nos" | "te" | "se");
            let tail = &word[word.len() - clitics.len()..];
            marked.then_some((found, tail))
        })
    }

    fn between_familiar(&mut self) {
        let (from, to) = match self.target {
            Person::Tu => (Person::Vos, Person::Tu),
            _ => (Person::Tu, Person::Vos),
        };
        for at in 0..self.words.len() {
            let other = self.finite(at, from).filter(|_| {
                let own = VERBS
                    .analyses(self.lower(at))
                    .iter()
                    .any(|a| a.person == to && a.tense != Tense::Imperative);
                !own
            });
            let plural_only = to == Person::Tu
                && VERBS.analyses(self.lower(at)).iter().any(|a| a.person == Person::Vosotros)
                && !self.words.iter().any(|word| word.lower == "vos");
            if let Some(found) = other.filter(|_| !plural_only) {
                self.addressed[at] = true;
                let form = self.form(found, to);
                self.set(at, form);
            } else if let Some(found) = self.command(at, &[from], true) {
                self.addressed[at] = true;
                let form = self.form(found, to);
                self.set(at, form);
            } else if let Some((found, clitics)) = self.enclitic_command(at, from) {
                if self.enclitic_command(at, to).is_some() && from == Person::Vos {
                    continue;
                }
                self.addressed[at] = true;
                let base = self.form(found, to);
                self.set(at, stress::attach(&base, clitics));
            } else {
                let vos = to == Person::Vos;
                match self.lower(at) {
                    "tú" | "ti" if vos => self.set(at, "vos"),
                    "contigo" if vos => self.set(at, "con vos"),
                    "vos" if !vos => {
                        match self.before(at).map(|before| (before, self.lower(before))) {
                            Some((before, "con")) => {
                                self.set(before, "contigo");
                                self.set(at, "");
                            }
                            Some((_, word)) if PREPOSITIONS.contains(&word) => self.set(at, "ti"),
                            _ => self.set(at, "tú"),
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn from_usted(&mut self) {
        let to = self.target;
        for at in 0..self.words.len() {
            if self.changed[at].is_some() {
                continue;
            }
            if let Some((found, clitics)) = self.enclitic_command(at, Person::Usted) {
                let clitics = match clitics.strip_prefix("se") {
                    Some(rest) => format!("te{rest}"),
                    None => clitics.to_owned(),
                };
                let base = self.form(found, to);
                self.addressed[at] = true;
                self.set(at, stress::attach(&base, &clitics));
                continue;
            }
            self.verb_of_usted(at);
        }
        for at in 0..self.words.len() {
            if self.changed[at].is_none() {
                self.pronoun_of_usted(at);
            }
        }
    }

    /// A third person that may be the listener's.
    fn verb_of_usted(&mut self, at: usize) {
        let to = self.target;
        let word = self.lower(at);
        let imperative =
            self.analysis(at, |a| a.tense == Tense::Imperative && a.person == Person::Usted);
        if let Some(found) = imperative
            && !self.is_nominal(at)
            && self.opens_command(at)
            && !self.words[at].asks
            && COMMANDS.contains(&VERBS.infinitive(found.verb))
            && !matches!(word, "sea" | "haya" | "esté" | "vea" | "sobre" | "cree")
        {
            self.addressed[at] = true;
            let form = self.form(found, to);
            self.set(at, form);
            return;
        }
        let Some(found) = self.finite(at, Person::Usted) else { return };
        let beside =
            self.after(at).is_some_and(|next| matches!(self.lower(next), "usted" | "ud" | "vd"))
                || self.head(at).is_some_and(|head| {
                    matches!(self.lower(head), "usted" | "ud" | "vd")
                        && !self.governed_by_preposition(head)
                });
        let form = self.form(found, to);
        if beside {
            self.addressed[at] = true;
            self.set(at, form);
            return;
        }
        let before = self.before(at).map(|before| self.lower(before));
        let noun_too = ALSO_NOUNS.contains(&format!("{word}s").as_str());
        if self.is_nominal(at) && (before != Some("la") || noun_too) {
            return;
        }
        if self.likely_usted(at, found) {
            self.addressed[at] = true;
            self.set(at, form);
        } else if self.is_free(at) && !OF_THINGS.contains(&VERBS.infinitive(found.verb)) {
            self.doubt(at, Doubt::Subject);
        }
    }

    /// Whether the sentence is about somebody by the time it comes to this word: a pronoun of a
    /// third person, or a noun with its article that opens it.
    fn has_other_subject(&self, at: usize) -> bool {
        let start = (0..=at).rev().find(|&word| self.words[word].starts).unwrap_or(0);
        (start..at).any(|word| matches!(self.lower(word), "él" | "ella" | "ellos" | "ellas"))
            || matches!(self.lower(start), "el" | "la" | "los" | "las") && start + 1 < at
    }

    /// Whether nothing before a verb in its clause is its subject.
    fn is_free(&self, at: usize) -> bool {
        let Some(head) = self.head(at) else { return true };
        let word = self.lower(head);
        if CLAUSE_OPENERS.contains(&word) && !THIRD_PERSONS.contains(&word) {
            return true;
        }
        // "¿Cuántos tíos y tías tiene?": what is asked for stands before the verb.
        self.is_in_question(at)
            && self
                .preceding(at, 6)
                .take_while(|&before| {
                    !VERBS.analyses(self.lower(before)).iter().any(|a| a.person == Person::Usted)
                })
                .any(|before| {
                    let before = self.lower(before);
                    before.starts_with("cuánt") || before == "qué"
                })
    }

    /// Whether a third person here is the listener rather than somebody or something else.
    fn likely_usted(&self, at: usize, found: Analysis) -> bool {
        let word = self.lower(at);
        let infinitive = VERBS.infinitive(found.verb);
        let before = self.before(at).map(|before| self.lower(before));
        let next = self.after(at).map(|next| self.lower(next));
        let head_at = self.head(at);
        let head = head_at.map(|head| self.lower(head));
        let asked = self.is_in_question(at);
        let free = self.is_free(at);
        let auxiliary =
            matches!(word, "ha" | "había" | "habrá" | "habría" | "haya" | "hubiera" | "hubiese")
                && next.is_some_and(is_participle)
                && !next.is_some_and(|next| {
                    matches!(
                        next,
                        "sido"
                            | "habido"
                            | "pasado"
                            | "ocurrido"
                            | "gustado"
                            | "encantado"
                            | "estado"
                    )
                });
        let noun_too = ALSO_NOUNS.contains(&format!("{word}s").as_str());
        let negated = found.tense == Tense::Subjunctive
            && self.preceding(at, 3).any(|before| self.lower(before) == "no");
        if word == "era" || word == "sea" || word == "fuera" {
            return head == Some("cuando") && (asked || self.sentence_addresses(at));
        }
        // "Lamentamos que se haya sentido así": what we feel is about the listener.
        let felt = found.tense == Tense::Subjunctive
            && head == Some("que")
            && head_at.and_then(|head| self.before(head)).is_some_and(|verb| {
                let verb = self.lower(verb);
                verb.ends_with("mos")
                    || matches!(
                        verb,
                        "alegra"
                            | "encanta"
                            | "gusta"
                            | "importa"
                            | "siento"
                            | "espero"
                            | "deseo"
                            | "ojalá"
                    )
            });
        if felt
            && (auxiliary || !OF_THINGS.contains(&infinitive))
            && !matches!(before, Some("nos" | "le" | "te" | "os" | "les"))
        {
            return true;
        }
        let wished =
            infinitive == "pasar" && head == Some("que") && found.tense == Tense::Subjunctive;
        let doing = infinitive == "hacer"
            && asked
            && self.following(at, 5).any(|next| matches!(self.lower(next), "su" | "sus"));
        if OF_THINGS.contains(&infinitive) && !auxiliary && !wished && !doing {
            return false;
        }
        if noun_too && head.is_none() && !asked && !self.sentence_addresses(at) {
            return false;
        }
        if infinitive == "estar" {
            return free
                && (asked && head.is_none()
                    || matches!(head, Some("si" | "cuando" | "cómo" | "mientras" | "dónde"))
                        && before != Some("que"));
        }
        let own_pronoun = found.tense == Tense::Subjunctive && head == Some("que")
            || asked && head_at.is_some_and(|head| self.lower(head) != "que");
        if before == Some("se")
            && !negated
            && !(own_pronoun
                && PRONOMINAL.contains(&infinitive)
                && !matches!(infinitive, "hacer" | "pasar" | "llevar" | "tomar"))
            && !matches!(
                infinitive,
                "sentir"
                    | "acordar"
                    | "imaginar"
                    | "preocupar"
                    | "arrepentir"
                    | "dedicar"
                    | "referir"
                    | "sentar"
                    | "mudar"
                    | "divertir"
                    | "enterar"
                    | "comunicar"
                    | "inscribir"
                    | "registrar"
                    | "suscribir"
            )
            && !(infinitive == "dar" && next == Some("cuenta"))
        {
            return false;
        }
        let wishes = matches!(
            infinitive,
            "poder"
                | "querer"
                | "deber"
                | "tener"
                | "desear"
                | "necesitar"
                | "preferir"
                | "saber"
                | "decir"
        );
        if matches!(before, Some("le" | "te" | "os" | "les"))
            || matches!(before, Some("me" | "nos"))
                && !matches!(infinitive, "poder" | "querer" | "decir" | "deber")
        {
            return false;
        }
        if infinitive == "tener" && matches!(next, Some("sentido" | "lugar" | "éxito" | "gracia"))
        {
            return false;
        }
        // What a question asks about may be its subject: "¿Qué edad tiene su hija?".
        let owned = next.is_some_and(|next| {
            matches!(next, "su" | "sus" | "el" | "la" | "mi" | "este" | "esta")
        });
        let by_noun =
            head == Some("qué") || self.preceding(at, 3).any(|before| self.lower(before) == "qué");
        if asked && owned && by_noun && matches!(infinitive, "tener" | "poder" | "decir") {
            return false;
        }
        // "¿Cómo puede afectar la cancelación?", "quiere decir que": of things.
        if infinitive == "querer"
            && next == Some("decir")
            && !self.preceding(at, 2).any(|before| self.lower(before) == "usted")
        {
            return false;
        }
        if matches!(infinitive, "poder" | "deber")
            && next.is_some_and(|next| {
                matches!(next, "ser" | "parecer" | "haber" | "afectar" | "ocurrir" | "estar")
            })
        {
            return false;
        }
        if head == Some("quien") || head == Some("quién") {
            return false;
        }
        // A relative clause has its antecedent before "que"; a complement has a verb there.
        let antecedent =
            (head == Some("que")).then(|| head_at.and_then(|head| self.before(head))).flatten();
        let relative = antecedent.is_some_and(|noun| {
            let noun_word = self.lower(noun);
            let verbal = self.addressed[noun]
                || VERBS
                    .analyses(noun_word)
                    .iter()
                    .any(|a| matches!(a.person, Person::Usted | Person::Ustedes))
                || VERBS.number(noun_word).is_some()
                || noun_word.ends_with("mos")
                || noun_word.ends_with("ndo");
            !verbal
                && !matches!(
                    noun_word,
                    "lo" | "ya"
                        | "creo"
                        | "espero"
                        | "así"
                        | "vale"
                        | "gracias"
                        | "más"
                        | "si"
                        | "seguro"
                        | "sé"
                        | "supongo"
                        | "digo"
                        | "posible"
                        | "claro"
                        | "sino"
                        | "para"
                        | "antes"
                        | "siempre"
                        | "hasta"
                        | "desde"
                        | "ojalá"
                        | "y"
                        | "pero"
                        | "después"
                        | "menos"
                        | "aunque"
                        | "deseo"
                        | "cuenta"
                        | "verdad"
                        | "importante"
                        | "quiero"
                        | "sea"
                        | "en"
                        | "de"
                        | "bien"
                        | "no"
                        | "mejor"
                        | "imagino"
                        | "cada"
                        | "vez"
                )
        });
        if relative
            && (!matches!(infinitive, "querer" | "necesitar" | "desear" | "preferir" | "deber")
                || asked)
            && !(auxiliary && asked)
        {
            return false;
        }
        if !free || !asked && !matches!(head, Some("si" | "cuando")) && self.has_other_subject(at) {
            return false;
        }
        match found.tense {
            Tense::Present => {
                let common = wishes || auxiliary || infinitive == "creer" || infinitive == "ir";
                let bare = head.is_some_and(|head| {
                    matches!(head, "y" | "o" | "e" | "que" | "porque" | "pero" | "así")
                });
                let after_comma = head.is_none()
                    && !self.words[at].starts
                    && !self.words[at - self.preceding(at, 6).count()].starts;
                common || !(bare || after_comma) || asked || self.sentence_addresses(at)
            }
            Tense::Future => infinitive != "estar",
            Tense::Past => {
                asked
                    || matches!(
                        head,
                        Some("que" | "cuando" | "si" | "como" | "donde" | "qué" | "cómo")
                    )
            }
            Tense::Subjunctive => {
                auxiliary && asked
                    || self.preceding(at, 4).any(|before| {
                        matches!(
                            self.lower(before),
                            "que" | "cuando" | "no" | "donde" | "como" | "aunque" | "mientras"
                        )
                    })
            }
            Tense::Conditional | Tense::Imperfect => {
                let owned = self
                    .following(at, 8)
                    .any(|next| matches!(self.lower(next), "su" | "sus" | "usted"));
                let bound = owned && found.tense == Tense::Conditional
                    || wishes && matches!(head, Some("que" | "si" | "cuando" | "y"));
                (asked || bound && (owned || self.sentence_addresses(at)))
                    && !self.speaks_of_self(at)
            }
            Tense::PastSubjunctive | Tense::PastSubjunctiveSe => {
                matches!(head, Some("si" | "que" | "cuando"))
                    && (asked || self.sentence_addresses(at))
            }
            Tense::Imperative => false,
        }
    }

    /// Whether the clause is about the speaker, whose forms are those of the third person in the
    /// imperfect and the conditional.
    fn speaks_of_self(&self, at: usize) -> bool {
        let of_self = |word: &str| matches!(word, "yo" | "me" | "mi" | "mis" | "mí" | "conmigo");
        self.preceding(at, 6).chain(self.following(at, 6)).any(|word| of_self(self.lower(word)))
    }

    fn governed_by_preposition(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| PREPOSITIONS.contains(&self.lower(before)))
    }

    fn is_in_question(&self, at: usize) -> bool {
        self.words[at].asks || self.preceding(at, 8).any(|before| self.words[before].asks)
    }

    fn pronoun_of_usted(&mut self, at: usize) {
        let vos = self.target == Person::Vos;
        match self.lower(at) {
            "usted" | "ud" | "vd" => {
                match self.before(at).map(|before| (before, self.lower(before))) {
                    Some((before, "con")) if !vos => {
                        self.set(before, "contigo");
                        self.set(at, "");
                    }
                    Some((_, word)) if PREPOSITIONS.contains(&word) && !vos => self.set(at, "ti"),
                    _ => self.set(at, if vos { "vos" } else { "tú" }),
                }
            }
            "su" | "sus" | "suyo" | "suya" | "suyos" | "suyas" => {
                let third = self.preceding(at, 8).any(|before| {
                    matches!(
                        self.lower(before),
                        "él" | "ella"
                            | "ellos"
                            | "ellas"
                            | "quien"
                            | "quienes"
                            | "gente"
                            | "uno"
                            | "persona"
                            | "personas"
                    )
                });
                if third {
                    self.doubt(at, Doubt::Owner);
                } else {
                    let to = format!("tu{}", &self.lower(at)[2..]);
                    self.set(at, to);
                }
            }
            "le" => {
                // "le dije a mi madre": the person named after it is not the listener.
                let named = self.following(at, 4).any(|word| {
                    self.lower(word) == "a"
                        && self.after(word).is_some_and(|next| {
                            let next = self.lower(next);
                            matches!(
                                next,
                                "mi" | "la"
                                    | "los"
                                    | "las"
                                    | "un"
                                    | "una"
                                    | "él"
                                    | "ella"
                                    | "su"
                                    | "alguien"
                                    | "nadie"
                            ) && !self.changed.is_empty()
                        })
                });
                let told = self.after(at).is_some_and(|next| {
                    matches!(
                        self.lower(next),
                        "dije" | "pregunté" | "dijo" | "preguntó" | "di" | "dieron"
                    )
                });
                if named || told {
                    self.doubt(at, Doubt::Object);
                } else {
                    self.set(at, "te");
                }
            }
            "lo" | "la" => {
                let direct = self.following(at, 3).any(|word| {
                    let word = self.lower(word);
                    DIRECT.iter().any(|stem| word.starts_with(stem))
                });
                let next = self.after(at).map(|next| self.lower(next));
                let ours = next.is_some_and(|next| {
                    next.ends_with("mos")
                        || next.ends_with("ré")
                        || matches!(
                            next,
                            "puedo"
                                | "voy"
                                | "van"
                                | "he"
                                | "quiero"
                                | "llame"
                                | "llamen"
                                | "ayuden"
                        )
                });
                if direct && ours {
                    self.set(at, "te");
                }
            }
            "se" => {
                let Some(next) = self.after(at) else { return };
                let both = matches!(self.lower(next), "lo" | "la" | "los" | "las");
                let verb = if both { self.after(next) } else { Some(next) };
                let Some(verb) = verb else { return };
                let ours = both
                    && (self.lower(verb).ends_with("mos")
                        || self.lower(verb).ends_with("ré")
                        || matches!(
                            self.lower(verb),
                            "puedo"
                                | "voy"
                                | "he"
                                | "envío"
                                | "mando"
                                | "explico"
                                | "cuento"
                                | "digo"
                        ));
                if self.addressed[verb] || ours {
                    self.set(at, "te");
                }
            }
            _ => self.enclitic_from_usted(at),
        }
    }

    /// "quedarse" → "quedarte", "ayudarle" → "ayudarte".
    fn enclitic_from_usted(&mut self, at: usize) {
        let word = self.lower(at);
        for (ending, rest) in [
            ("se", ""),
            ("le", ""),
            ("lo", ""),
            ("la", ""),
            ("selo", "lo"),
            ("sela", "la"),
            ("selos", "los"),
            ("selas", "las"),
        ] {
            let Some(base) = word.strip_suffix(ending) else { continue };
            let Some(verb) = nonfinite(base) else { continue };
            let own = self.is_own_pronoun(at, verb);
            let direct = DIRECT.iter().any(|stem| base.starts_with(stem));
            let named = self.after(at).is_some_and(|next| matches!(self.lower(next), "a" | "al"));
            let yes = match ending {
                "se" => {
                    own && self.preceding(at, 5).any(|word| self.addressed[word])
                        || own
                            && self.sentence_addresses(at)
                            && self.before(at).is_some_and(|before| {
                                matches!(
                                    self.lower(before),
                                    "para" | "de" | "sin" | "por" | "a" | "y"
                                )
                            })
                }
                "le" => {
                    !named
                        && !self
                            .preceding(at, 4)
                            .any(|word| THIRD_PERSONS.contains(&self.lower(word)))
                }
                "lo" | "la" => {
                    direct
                        && self.preceding(at, 3).any(|word| {
                            let word = self.lower(word);
                            word.ends_with("mos")
                                || matches!(
                                    word,
                                    "puede"
                                        | "podría"
                                        | "pueden"
                                        | "podrían"
                                        | "puedo"
                                        | "para"
                                        | "quiero"
                                        | "en"
                                        | "voy"
                                        | "de"
                                        | "encantados"
                                        | "encantado"
                                )
                        })
                }
                _ => !own,
            };
            if yes {
                self.set(at, format!("{base}te{rest}"));
            } else if ending == "le" || ending == "se" {
                self.doubt(at, Doubt::Object);
            }
            return;
        }
    }

    fn from_vosotros(&mut self) {
        for at in 0..self.words.len() {
            let finite = self.finite(at, Person::Vosotros);
            if let Some(found) = finite {
                self.addressed[at] = true;
                let form = self.form(found, Person::Ustedes);
                self.set(at, form);
            } else if let Some(found) = self
                .analysis(at, |a| a.tense == Tense::Imperative && a.person == Person::Vosotros)
                .filter(|_| {
                    !self.is_nominal(at) && !matches!(self.lower(at), "sed" | "red" | "pared")
                })
            {
                self.addressed[at] = true;
                let form = self.form(found, Person::Ustedes);
                self.set(at, form);
            } else if let Some((found, clitics)) = self.plural_command(at) {
                self.addressed[at] = true;
                let base = self.form(found, Person::Ustedes);
                self.set(at, stress::attach(&base, &clitics));
            }
        }
        for at in 0..self.words.len() {
            if self.changed[at].is_some() {
                continue;
            }
            match self.lower(at) {
                "vosotros" | "vosotras" => self.set(at, "ustedes"),
                "vuestro" => self.set(at, "su"),
                "vuestra" => self.set(at, "su"),
                "vuestros" | "vuestras" => self.set(at, "sus"),
                "os" => {
                    let own = self.after(at).is_some_and(|next| {
                        self.addressed[next]
                            || matches!(self.lower(next), "lo" | "la" | "los" | "las")
                    });
                    self.set(at, if own { "se" } else { "les" });
                }
                word => {
                    if let Some(base) = word.strip_suffix("os")
                        && let Some(verb) = nonfinite(base)
                    {
                        let own = self.is_own_pronoun(at, verb);
                        self.set(at, format!("{base}{}", if own { "se" } else { "les" }));
                    }
                }
            }
        }
    }

    /// A command to several with pronouns: "contadnos", "sentaos".
    fn plural_command(&self, at: usize) -> Option<(Analysis, String)> {
        let word = self.lower(at);
        let command = |a: &&Analysis| a.tense == Tense::Imperative && a.person == Person::Vosotros;
        for clitics in
            ["noslo", "nosla", "nos", "me", "lo", "la", "los", "las", "le", "les", "melo"]
        {
            let Some(base) = word.strip_suffix(clitics).filter(|base| base.ends_with('d')) else {
                continue;
            };
            let plain = stress::without_accents(base);
            if let Some(found) = VERBS.analyses(&plain).iter().find(command) {
                return Some((*found, clitics.to_owned()));
            }
        }
        let base = word.strip_suffix("os").filter(|base| base.ends_with(['a', 'e', 'í', 'i']))?;
        let plain = format!("{}d", stress::without_accents(base));
        let found = VERBS.analyses(&plain).iter().find(command)?;
        (!self.is_nominal(at)).then(|| (*found, "se".to_owned()))
    }

    fn from_ustedes(&mut self) {
        let said =
            self.words.iter().any(|word| matches!(word.lower.as_str(), "ustedes" | "uds" | "vds"));
        for at in 0..self.words.len() {
            if let Some((found, clitics)) = self.enclitic_command(at, Person::Ustedes) {
                self.addressed[at] = true;
                let base = self.form(found, Person::Vosotros);
                let text = match clitics {
                    "se" => {
                        let base = base.trim_end_matches('d');
                        let base = base
                            .strip_suffix('i')
                            .map_or(base.to_owned(), |head| format!("{head}í"));
                        format!("{base}os")
                    }
                    _ => stress::attach(&base, clitics),
                };
                self.set(at, text);
                continue;
            }
            let Some(found) = self.finite(at, Person::Ustedes) else { continue };
            let beside = self.after(at).is_some_and(|next| self.lower(next) == "ustedes")
                || self.head(at).is_some_and(|head| self.lower(head) == "ustedes");
            if beside {
                self.addressed[at] = true;
                let form = self.form(found, Person::Vosotros);
                self.set(at, form);
            } else if said {
                self.doubt(at, Doubt::Subject);
            }
        }
        for at in 0..self.words.len() {
            if self.changed[at].is_some() {
                continue;
            }
            match self.lower(at) {
                "ustedes" => self.set(at, "vosotros"),
                "les" => self.set(at, "os"),
                "se" if self.after(at).is_some_and(|next| self.addressed[next]) => {
                    self.set(at, "os")
                }
                "su" | "sus" => self.doubt(at, Doubt::Owner),
                word => {
                    if let Some(base) =
                        word.strip_suffix("les").filter(|base| nonfinite(base).is_some())
                    {
                        self.set(at, format!("{base}os"));
                    }
                }
            }
        }
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
