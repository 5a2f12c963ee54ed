//! Between vosotros and ustedes.

use super::super::stress;
use super::super::verb::{Analysis, Person, Tense, VERBS};
use super::super::words::OF_THINGS;
use super::{Converter, Doubt, nonfinite};

impl<'a> Converter<'a> {
    pub(super) fn vosotros_to_ustedes(&mut self) {
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
    pub(super) fn plural_command(&self, at: usize) -> Option<(Analysis, String)> {
        if !self.words[at].enclitic {
            return None;
        }
        let word = self.lower(at);
        let command = |base: &str| VERBS.command(base, Person::Vosotros);
        for clitics in
            ["noslo", "nosla", "nos", "me", "lo", "la", "los", "las", "le", "les", "melo"]
        {
            let Some(base) = word.strip_suffix(clitics).filter(|base| base.ends_with('d')) else {
                continue;
            };
            let plain = stress::without_accents(base);
            if let Some(found) = command(&plain) {
                return Some((found, clitics.to_owned()));
            }
        }
        let base = word.strip_suffix("os").filter(|base| base.ends_with(['a', 'e', 'í', 'i']))?;
        let plain = format!("{}d", stress::without_accents(base));
        let found = command(&plain)?;
        (!self.is_nominal(at)).then(|| (found, "se".to_owned()))
    }

    pub(super) fn ustedes_to_vosotros(&mut self) {
        let said = self.words.iter().any(|word| matches!(&*word.lower, "ustedes" | "uds" | "vds"));
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
            if let Some(found) = self.command_to_several(at) {
                self.addressed[at] = true;
                let form = self.form(found, Person::Vosotros);
                self.set(at, form);
                continue;
            }
            let Some(found) = self.finite(at, Person::Ustedes) else { continue };
            let beside = self.after(at).is_some_and(|next| self.lower(next) == "ustedes")
                || self.head(at).is_some_and(|head| self.lower(head) == "ustedes");
            if beside || !self.is_nominal(at) && self.likely_usted(at, found) {
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
                "se" => {
                    let verb = self.after(at).and_then(|next| {
                        let both = matches!(self.lower(next), "lo" | "la" | "los" | "las");
                        if both { self.after(next) } else { Some(next) }
                    });
                    let both = verb != self.after(at);
                    if verb.is_some_and(|verb| {
                        self.addressed[verb] || both && self.is_of_speaker(verb)
                    }) {
                        self.set(at, "os");
                    }
                }
                "su" | "sus" => match self.of_several(at) {
                    Some(to) => self.set(at, to),
                    None => self.doubt(at, Doubt::Owner),
                },
                word => {
                    let Some((base, own)) = word
                        .strip_suffix("les")
                        .map(|base| (base, false))
                        .or_else(|| word.strip_suffix("se").map(|base| (base, true)))
                        .filter(|(base, _)| nonfinite(base).is_some())
                    else {
                        continue;
                    };
                    if !own || self.preceding(at, 4).any(|word| self.addressed[word]) {
                        self.set(at, format!("{base}os"));
                    }
                }
            }
        }
    }

    /// A command to several without pronouns: "vengan", "no se preocupen".
    fn command_to_several(&self, at: usize) -> Option<Analysis> {
        let found =
            self.analysis(at, |a| a.tense == Tense::Imperative && a.person == Person::Ustedes)?;
        let infinitive = VERBS.infinitive(found.verb);
        if self.is_nominal(at)
            || self.words[at].asks
            || OF_THINGS.contains(infinitive)
            || infinitive == "estar"
        {
            return None;
        }
        let alone = self.head(at).is_none();
        let negated = alone && self.preceding(at, 3).any(|word| self.lower(word) == "no");
        if negated {
            let subjunctive =
                |a: &Analysis| a.tense == Tense::Subjunctive && a.person == Person::Ustedes;
            return self.analysis(at, subjunctive);
        }
        let begins = self.opens_command(at) || self.before(at).is_none();
        let statement = self.words[at]
            .analyses
            .iter()
            .any(|a| !matches!(a.tense, Tense::Imperative | Tense::Subjunctive));
        (begins && !statement).then_some(found)
    }

    /// "vuestro" in the gender and number of what follows, if "su" is the readers' and the gender
    /// is plain.
    fn of_several(&self, at: usize) -> Option<&'static str> {
        let thanked = self
            .preceding(at, 3)
            .any(|before| matches!(self.lower(before), "gracias" | "agradecemos"));
        if self.speaks_of_others(at) || !(thanked || self.addressed.contains(&true)) {
            return None;
        }
        let noun = self.lower(self.after(at)?);
        let one = noun.strip_suffix('s').unwrap_or(noun);
        let feminine = match one {
            "problema" | "día" | "tema" | "idioma" | "mapa" | "programa" => false,
            "foto" | "mano" | "moto" | "clave" | "parte" | "clase" => true,
            "nombre" | "mensaje" | "equipaje" | "viaje" | "apoyo" | "interé" => false,
            _ if ["a", "ción", "sión", "dad", "tad", "tud", "cione", "dade"]
                .iter()
                .any(|end| one.ends_with(end)) =>
            {
                true
            }
            _ if one.ends_with(['o', 'r', 'l']) => false,
            _ => return None,
        };
        Some(match (self.lower(at) == "sus", feminine) {
            (false, false) => "vuestro",
            (false, true) => "vuestra",
            (true, false) => "vuestros",
            (true, true) => "vuestras",
        })
    }
}
