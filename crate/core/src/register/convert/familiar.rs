//! From tú and vos: what addresses is plain from the forms; what the pronouns become is not.

use super::super::stress;
use super::super::verb::{Person, Tense};
use super::super::words::{ALSO_NOUNS, DIRECT, PREPOSITIONS};
use super::{Converter, nonfinite};

impl<'a> Converter<'a> {
    pub(super) fn familiar_to_usted(&mut self) {
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
                    let verb = self
                        .after(at)
                        .is_some_and(|next| self.addressed[next] && !self.is(next, &ALSO_NOUNS));
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

    pub(super) fn between_familiar(&mut self) {
        let (from, to) = match self.target {
            Person::Tu => (Person::Vos, Person::Tu),
            _ => (Person::Tu, Person::Vos),
        };
        let several = (0..self.words.len()).any(|at| {
            let analyses = &self.words[at].analyses;
            matches!(self.lower(at), "os" | "vosotros" | "vosotras")
                || self.lower(at).starts_with("vuestr")
                || analyses.iter().any(|a| a.person == Person::Vosotros)
                    && analyses.iter().all(|a| a.person != Person::Vos)
                    && self.finite(at, Person::Vosotros).is_some()
        });
        for at in 0..self.words.len() {
            let other = self.finite(at, from).filter(|_| {
                let own = self.words[at]
                    .analyses
                    .iter()
                    .any(|a| a.person == to && a.tense != Tense::Imperative);
                !own
            });
            // "Preferís" is of vosotros too, and so it is where anything else is.
            let plural_only = to == Person::Tu && several;
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
                            Some((_, word)) if PREPOSITIONS.contains(word) => self.set(at, "ti"),
                            _ => self.set(at, "tú"),
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}
