//! What in a text addresses its reader, and how sure that is.

use super::super::stress;
use super::super::verb::{Person, Tense, VERBS};
use super::super::words::{
    ALSO_NOUNS, ASKED_FOR, BEFORE_VERB, COMMANDS, DETERMINERS, OF_READERS, OF_THINGS, OF_TU,
    OTHERS, THIRD_PERSONS,
};
use super::{Converter, nonfinite};
use crate::text::ByteSpan;

/// The form that a word speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::register) enum Speaks {
    Tu,
    Vos,
    /// Tú and vos alike: "te", "tu", "hiciste".
    Familiar,
    Usted,
    Ustedes,
    /// Usted and ustedes alike: "su".
    Formal,
    Vosotros,
    /// Vos and vosotros alike: "decís".
    VosOrVosotros,
}

/// How sure a sign is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::register) enum Sureness {
    /// It may be about somebody or something else.
    Weak,
    /// It is about the reader unless the text says otherwise.
    Likely,
    /// The same, and no other reading comes to mind: beside words of another form it alone makes a mixture.
    Sure,
    /// It can be about nobody else.
    Plain,
}

/// A word that addresses the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::register) struct Sign {
    pub span: ByteSpan,
    pub speaks: Speaks,
    pub sureness: Sureness,
}

impl Converter<'_> {
    /// The signs of every form of address, in order.
    pub(in crate::register) fn signs(&mut self) -> Vec<Sign> {
        let mut signs = Vec::new();
        for at in 0..self.words.len() {
            if let Some((speaks, sureness)) = self.sign(at) {
                self.addressed[at] |= !matches!(self.lower(at), "te" | "ti" | "tu" | "tus" | "le");
                signs.push(Sign { span: self.words[at].span, speaks, sureness });
            }
        }
        signs
    }

    fn sign(&self, at: usize) -> Option<(Speaks, Sureness)> {
        use Speaks::{Familiar, Tu, Usted, Ustedes, Vos, VosOrVosotros, Vosotros};
        use Sureness::{Likely, Plain, Weak};
        let word = self.lower(at);
        let pronoun = match word {
            "tú" | "contigo" => Some(Tu),
            "vos" => Some(Vos),
            "te" | "ti" | "tu" | "tus" | "tuyo" | "tuya" | "tuyos" | "tuyas" => Some(Familiar),
            "usted" | "ud" | "vd" => Some(Usted),
            "ustedes" | "uds" | "vds" => Some(Ustedes),
            "vosotros" | "vosotras" | "vuestro" | "vuestra" | "vuestros" | "vuestras" => {
                Some(Vosotros)
            }
            "os" if self.words[at].raw != "OS" => Some(Vosotros),
            _ => None,
        };
        if let Some(speaks) = pronoun {
            return Some((speaks, Plain));
        }
        if self.is_capital(at) {
            return None;
        }
        if let Some(of) = self.enclitic_person(at) {
            return Some(of);
        }
        let has = |person: Person| self.words[at].analyses.iter().any(|a| a.person == person);
        if let Some(found) = self.finite(at, Person::Tu) {
            if !self.is_verbal(at) {
                return None;
            }
            let same = self.words[at]
                .analyses
                .iter()
                .any(|a| a.person == Person::Vos && a.tense == found.tense);
            return Some((if same { Familiar } else { Tu }, Plain));
        }
        if self.finite(at, Person::Vos).is_some() && word != "bebés" {
            return Some(if has(Person::Vosotros) { (VosOrVosotros, Weak) } else { (Vos, Plain) });
        }
        if self.finite(at, Person::Vosotros).is_some() {
            return Some((Vosotros, Plain));
        }
        self.command_person(at)
            .or_else(|| self.usted_verb(at))
            .or_else(|| self.formal_pronoun_sign(at))
            .or_else(|| {
                let greeted = matches!(word, "estimado" | "estimada" | "señor" | "señora")
                    && self.words[at].starts;
                let several = matches!(word, "estimados" | "estimadas" | "señores" | "señoras")
                    && self.words[at].starts
                    || matches!(word, "todos" | "todas")
                        && self.before(at).is_some_and(|before| {
                            self.lower(before) == "a"
                                && self.before(before).is_some_and(|greeting| {
                                    matches!(
                                        self.lower(greeting),
                                        "hola" | "días" | "tardes" | "noches" | "gracias"
                                    )
                                })
                        });
                if several {
                    return Some((Ustedes, Likely));
                }
                greeted.then_some((Usted, Weak))
            })
            .or_else(|| (word == "dale" && self.words[at].starts).then_some((Vos, Likely)))
    }

    /// Whether a familiar form is used as a verb: nearly every plural noun in -as and -es is
    /// spelt like one.
    fn is_verbal(&self, at: usize) -> bool {
        let word = self.lower(at);
        if !word.ends_with(['s']) || !(word.ends_with("as") || word.ends_with("es")) {
            return true;
        }
        let one = VERBS.infinitive_of(&self.words[at].analyses);
        let classes = self.words[at].classes;
        if ASKED_FOR.contains(one) && !classes.have(&ALSO_NOUNS) || classes.have(&OF_TU) {
            return true;
        }
        self.before(at).map_or(self.words[at].asks, |at| {
            let before = self.lower(at);
            matches!(before, "tú" | "vos" | "quien" | "nunca")
                || self.is(at, &BEFORE_VERB)
                    && !matches!(
                        before,
                        "la" | "las" | "los" | "solo" | "sólo" | "ya" | "hoy" | "ahora"
                    )
                || matches!(
                    before,
                    "que"
                        | "si"
                        | "cuando"
                        | "como"
                        | "donde"
                        | "porque"
                        | "aunque"
                        | "mientras"
                        | "cómo"
                        | "cuándo"
                        | "dónde"
                        | "cuánto"
                        | "quién"
                        | "ya"
                        | "hasta"
                )
        })
    }

    /// A command with pronouns at its end, with its accent or without.
    fn enclitic_person(&self, at: usize) -> Option<(Speaks, Sureness)> {
        use Speaks::{Familiar, Tu, Usted, Ustedes, Vos, Vosotros};
        use Sureness::{Likely, Plain};
        if self.plural_command(at).is_some() {
            return Some((Vosotros, Plain));
        }
        if !self.words[at].enclitic {
            return None;
        }
        let accented = self.lower(at).contains(['á', 'é', 'í', 'ó', 'ú']);
        if self.enclitic_command(at, Person::Tu).is_some() {
            // "dale" is of both.
            let both = self.enclitic_command(at, Person::Vos).is_some();
            return Some((if both { Familiar } else { Tu }, Plain));
        }
        if !accented && !self.is_nominal(at) && self.vos_with_object(at) {
            return Some((Vos, Likely));
        }
        if self.enclitic_command(at, Person::Vos).is_some() {
            // Without accents "pasanos" is the tú of a hurried writer as well; "contanos" is not.
            let hurried = !accented && self.unaccented_command(at, Person::Tu);
            return Some(if hurried && !self.writes_accents() {
                (Familiar, Plain)
            } else {
                (Vos, Plain)
            });
        }
        if self.enclitic_command(at, Person::Usted).is_some() {
            return Some((Usted, Plain));
        }
        if self.enclitic_command(at, Person::Ustedes).is_some() {
            return Some((Ustedes, Plain));
        }
        if accented || self.is_nominal(at) {
            return None;
        }
        if self.unaccented_command(at, Person::Tu) {
            return Some((Familiar, Likely));
        }
        self.unaccented_command(at, Person::Usted).then_some((Usted, Likely))
    }

    /// "mandale", "probalo": unlike nouns that end so, no form of another verb.
    pub(super) fn vos_with_object(&self, at: usize) -> bool {
        if !self.words[at].enclitic || !self.words[at].analyses.is_empty() {
            return false;
        }
        let word = self.lower(at);
        let first_person = word
            .trim_end_matches('s')
            .strip_suffix('o')
            .is_some_and(|stem| VERBS.number(&format!("{stem}ar")).is_some());
        if first_person {
            return false;
        }
        ["le", "lo", "la", "los", "las"].iter().any(|clitic| {
            let base = word.strip_suffix(clitic).filter(|base| base.chars().count() > 3);
            base.and_then(stress::with_final_accent)
                .is_some_and(|accented| VERBS.command(&accented, Person::Vos).is_some())
        })
    }

    /// "escribenos", "diganos": the accent left out.
    fn unaccented_command(&self, at: usize, person: Person) -> bool {
        let word = self.lower(at);
        ["nos", "me"].iter().any(|clitic| {
            word.strip_suffix(clitic).filter(|base| base.chars().count() > 3).is_some_and(|base| {
                let of = |base: &str| VERBS.command(base, person).is_some();
                // "envianos" is "envíanos".
                of(base)
                    || base
                        .rfind('i')
                        .is_some_and(|i| of(&format!("{}í{}", &base[..i], &base[i + 1..])))
            })
        })
    }

    /// Whether the writer takes the trouble of accents anywhere.
    fn writes_accents(&self) -> bool {
        self.words.iter().any(|word| word.lower.contains(['á', 'é', 'í', 'ó', 'ú', 'ñ']))
    }

    /// A command without pronouns, where a clause begins.
    fn command_person(&self, at: usize) -> Option<(Speaks, Sureness)> {
        use Speaks::{Tu, Usted, Ustedes, Vos, Vosotros};
        use Sureness::{Likely, Plain, Weak};
        let word = self.lower(at);
        let of = |person: Person| {
            self.analysis(at, |a| a.tense == Tense::Imperative && a.person == person)
        };
        if let Some(found) = of(Person::Vosotros)
            && word.ends_with('d')
            && !self.is_nominal(at)
            && !matches!(word, "sed" | "red" | "id" | "pared")
        {
            let _ = found;
            return Some((Vosotros, Plain));
        }
        if of(Person::Vos)
            .is_some_and(|a| !matches!(VERBS.infinitive(a.verb), "estar" | "ser" | "dar" | "ver"))
            && !matches!(word, "bebé" | "así" | "aquí" | "allí")
            && word.ends_with(['á', 'é', 'í'])
            && !self.is_nominal(at)
        {
            // "escribí", "recibí" are of the speaker's past too.
            return Some((Vos, if word.ends_with('í') { Weak } else { Plain }));
        }
        if self.command(at, &[Person::Tu], false).is_some() {
            let noun = matches!(word, "mira" | "oye" | "ten" | "di" | "ven");
            return Some((Tu, if noun { Likely } else { Plain }));
        }
        if self.words[at].analyses.is_empty() {
            return None;
        }
        let opens = self.opens_command(at) && !self.is_nominal(at) && !self.words[at].asks;
        if opens && self.command(at, &[Person::Tu], true).is_some() {
            return Some((Tu, Weak));
        }
        of(Person::Usted).or_else(|| of(Person::Ustedes))?;
        let things = |verb: u16| VERBS.is(verb, &OF_THINGS);
        let noun = ALSO_NOUNS.contains(&format!("{word}s"))
            || matches!(
                word,
                "cobre"
                    | "informe"
                    | "corte"
                    | "cierre"
                    | "sobre"
                    | "cree"
                    | "baje"
                    | "entre"
                    | "calle"
            )
            || word == "vaya"
                && !self.after(at).is_some_and(|next| matches!(self.lower(next), "a" | "al"));
        for (person, speaks) in [(Person::Usted, Usted), (Person::Ustedes, Ustedes)] {
            if let Some(found) = of(person)
                && !things(found.verb)
                && !noun
                && VERBS.infinitive(found.verb) != "estar"
            {
                // "Envíe", "no dude", "no se preocupe": nothing but a clause's start before it.
                let alone = self.head(at).is_none() && self.before(at).is_some();
                let negated = alone && self.preceding(at, 3).any(|w| self.lower(w) == "no");
                let other = self.words[at]
                    .analyses
                    .iter()
                    .any(|a| a.tense == Tense::Present && a.person == person);
                let stated = self.after(at).is_some_and(|next| {
                    ["ado", "ido", "ada", "ida"].iter().any(|end| self.lower(next).ends_with(end))
                });
                if other || stated || !(opens || negated) {
                    continue;
                }
                let known = VERBS.is(found.verb, &COMMANDS);
                // After a comma a wish may go on: "que abra uno, copie el otro".
                let begins = self.words[at].starts || negated || self.before(at).is_some();
                return Some((speaks, if begins && (known || negated) { Plain } else { Likely }));
            }
        }
        None
    }

    /// A third person that the words around it make the reader's.
    fn usted_verb(&self, at: usize) -> Option<(Speaks, Sureness)> {
        use Sureness::{Likely, Plain, Sure, Weak};
        let found = self.finite(at, Person::Usted)?;
        if self.is_nominal(at) || !self.likely_usted(at, found) {
            return None;
        }
        let infinitive = VERBS.infinitive(found.verb);
        let asked = self.is_in_question(at);
        let us = |word: usize| {
            let word = self.lower(word);
            matches!(word, "nos" | "me")
                || ["nos", "me"].iter().any(|clitic| {
                    word.strip_suffix(clitic).is_some_and(|base| nonfinite(base).is_some())
                })
        };
        let with_us = self.preceding(at, 2).chain(self.following(at, 2)).any(us);
        let with_su = self.following(at, 6).any(|word| matches!(self.lower(word), "su" | "sus"));
        let wants = matches!(
            infinitive,
            "poder" | "querer" | "desear" | "necesitar" | "preferir" | "gustar" | "deber"
        );
        let other = self.has_other_subject(at)
            || self.following(at, 4).any(|word| {
                matches!(self.lower(word), "el" | "la" | "los" | "las")
                    && !self.addressed[word]
                    && !with_us
            });
        let first = self.head(at).is_none();
        let told = matches!(infinitive, "poder" | "deber")
            && self.after(at).is_some_and(|next| {
                nonfinite(self.lower(next).trim_end_matches(['l', 'o', 'a', 's']))
                    .is_some_and(|verb| VERBS.is(verb, &COMMANDS) && !VERBS.is(verb, &OF_THINGS))
            });
        // "¿Puede decirnos…?", "¿nos puede indicar…?" are said to nobody but the reader.
        let begged = infinitive == "poder"
            && asked
            && with_us
            && self.after(at).is_some_and(|next| {
                let word = self.lower(next);
                let base = word.strip_suffix("nos").or_else(|| word.strip_suffix("me"));
                nonfinite(base.unwrap_or(word)).is_some()
            })
            && !self.following(at, 4).any(|word| {
                self.is(word, &THIRD_PERSONS) || matches!(self.lower(word), "alguien" | "quien")
            });
        if begged && first && !self.has_other_subject(at) {
            return Some((Speaks::Usted, Plain));
        }
        if told && first && !self.has_other_subject(at) {
            return Some((Speaks::Usted, if self.words[at].starts { Sure } else { Likely }));
        }
        let others = self.after(at).is_some_and(|next| self.is(next, &THIRD_PERSONS))
            || self.following(at, 3).any(|word| self.is_other(word));
        if others || !asked && first && !with_su && !with_us {
            return None;
        }
        let likely = !other
            && (asked && (with_us || with_su || wants)
                || matches!(self.head(at).map(|head| self.lower(head)), Some("si" | "cuando"))
                    && wants);
        Some((Speaks::Usted, if likely { Likely } else { Weak }))
    }

    /// "le agradecemos", "ayudarle", "su pedido".
    fn formal_pronoun_sign(&self, at: usize) -> Option<(Speaks, Sureness)> {
        use Speaks::{Formal, Usted, Ustedes};
        use Sureness::{Plain, Sure, Weak};
        let word = self.lower(at);
        // Most words are none of these: what follows looks far around.
        if !(matches!(word, "su" | "sus") || word.ends_with("le") || word.ends_with("les")) {
            return None;
        }
        let third = self.preceding(at, 10).any(|before| self.is(before, &THIRD_PERSONS));
        if third {
            return None;
        }
        // "Si el cliente lo pide, le cambiamos": somebody else has been spoken of.
        let other = (0..at).any(|before| self.is_other(before));
        // "Hemos hablado con Marta y le pedimos…".
        let told_of = (0..at).any(|name| {
            self.is_capital(name)
                && self.before(name).is_some_and(|before| matches!(self.lower(before), "con" | "a"))
        });
        let named = other
            || told_of
            || self.following(at, 12).any(|next| matches!(self.lower(next), "a" | "al"));
        match word {
            "le" | "les" => {
                let verb = std::iter::successors(self.after(at), |&next| self.after(next))
                    .find(|&next| !self.is(next, &BEFORE_VERB))?;
                let ours = self.is_of_speaker(verb);
                let speaks = if word == "le" { Usted } else { Ustedes };
                ours.then_some((speaks, if named { Weak } else { Sure }))
            }
            "su" | "sus" => {
                let mut owned = self.following(at, 3).map(|next| self.lower(next));
                let of_reader = owned.any(|noun| {
                    let one = noun.strip_suffix('s').unwrap_or(noun);
                    OF_READERS.contains(noun) || OF_READERS.contains(one)
                });
                let start = (0..=at).rev().find(|&word| self.words[word].starts).unwrap_or(0);
                let owner = (start..at).any(|before| {
                    let determined = before > start
                        && (self.is(before - 1, &DETERMINERS) || self.lower(before - 1) == "la")
                        && !self.is(before, &OF_READERS);
                    determined || self.is_capital(before) && before + 1 != at
                });
                let thanked = self.preceding(at, 3).any(|before| {
                    matches!(
                        self.lower(before),
                        "gracias"
                            | "agradecemos"
                            | "lamentamos"
                            | "sentimos"
                            | "entendemos"
                            | "comprendemos"
                            | "valoramos"
                            | "apreciamos"
                            | "agradezco"
                    )
                });
                if thanked && of_reader && !owner {
                    return Some((Formal, Plain));
                }
                match (thanked || of_reader, owner || other) {
                    (true, false) => Some((Formal, Sure)),
                    (true, true) if self.has_other_subject(at) => None,
                    (true, true) | (false, false) => Some((Formal, Weak)),
                    (false, true) => None,
                }
            }
            _ => {
                let (base, speaks) = match (word.strip_suffix("le"), word.strip_suffix("les")) {
                    (Some(base), _) => (base, Usted),
                    (None, Some(base)) => (base, Ustedes),
                    (None, None) => return None,
                };
                nonfinite(base)?;
                let ours = self.preceding(at, 4).any(|before| self.is_of_speaker(before))
                    || self.before(at).is_some_and(|before| {
                        matches!(self.lower(before), "para" | "de" | "encantados" | "por" | "a")
                    });
                Some((speaks, if ours && !named { Sure } else { Weak }))
            }
        }
    }

    /// Whether a word is about a person who is not the reader: "el cliente", "tu madre". Neither is the
    /// one who is greeted, nor what a thing is called after: "número de cliente", "atención al cliente".
    fn is_other(&self, at: usize) -> bool {
        let noun = self.lower(at);
        OTHERS.contains(noun.strip_suffix('s').unwrap_or(noun))
            && self.before(at).is_some_and(|before| match self.lower(before) {
                "estimado" | "estimada" | "querido" | "querida" | "de" => false,
                "al" => !self.before(before).is_some_and(|service| {
                    matches!(self.lower(service), "atención" | "atencion" | "servicio" | "soporte")
                }),
                _ => true,
            })
    }

    /// Whether a verb is ours or mine: "agradecemos", "hemos", "escribo".
    pub(super) fn is_of_speaker(&self, at: usize) -> bool {
        let word = self.lower(at);
        let first = word.strip_suffix('o').is_some_and(|stem| {
            ["ar", "er", "ir"].iter().any(|end| VERBS.number(&format!("{stem}{end}")).is_some())
        });
        first
            || word.ends_with("mos") && !matches!(word, "últimos" | "mismos" | "próximos")
            || word.ends_with("ré")
            || matches!(word, "envío" | "cuento" | "puedo" | "he" | "pido" | "quiero" | "doy")
    }
}
