//! From usted, whose forms are those of anybody: which third persons are the listener.

use super::super::stress;
use super::super::verb::{Analysis, Person, Tense, VERBS};
use super::super::words::{
    ALSO_NOUNS, ASKED_FOR, BEFORE_VERB, CLAUSE_OPENERS, COMMANDS, DETERMINERS, DIRECT, OF_THINGS,
    OTHERS, PREPOSITIONS, PRONOMINAL, REFLEXIVE, THIRD_PERSONS,
};
use super::{Converter, Doubt, Sign, Speaks, Sureness, is_participle, nonfinite};

impl<'a> Converter<'a> {
    pub(super) fn usted_to_familiar(&mut self) {
        let to = self.target;
        let settled = self.settled();
        for (at, &settled) in settled.iter().enumerate() {
            if self.changed[at].is_some() || settled {
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
        for (at, settled) in settled.into_iter().enumerate() {
            if self.changed[at].is_none() && !settled {
                self.pronoun_of_usted(at);
            }
        }
    }

    /// Which words stand in a sentence that says nothing sure to an usted, in a text that surely
    /// speaks to a tú or vos: there a third person is somebody else.
    fn settled(&self) -> Vec<bool> {
        let signs = Converter::new(self.words, Person::Tu).signs();
        let signs: Vec<Sign> =
            signs.into_iter().filter(|sign| sign.sureness >= Sureness::Plain).collect();
        // "Escucha", "espera" are third persons too.
        let third = |sign: &Sign| {
            let word = self.words.iter().find(|word| word.span == sign.span);
            word.is_none_or(|word| word.analyses.iter().any(|a| a.person == Person::Usted))
        };
        let familiar = |sign: &Sign| {
            matches!(sign.speaks, Speaks::Tu | Speaks::Vos | Speaks::Familiar) && !third(sign)
        };
        let mut settled = vec![false; self.words.len()];
        if !signs.iter().any(familiar) {
            return settled;
        }
        let mut start = 0;
        while start < self.words.len() {
            let next = (start + 1..self.words.len()).find(|&word| self.words[word].starts);
            let end = next.unwrap_or(self.words.len());
            let sentence = self.words[start].span.cover(self.words[end - 1].span);
            let formal = signs.iter().any(|sign| {
                matches!(sign.speaks, Speaks::Usted | Speaks::Formal)
                    && sentence.start <= sign.span.start
                    && sign.span.end <= sentence.end
            });
            settled[start..end].fill(!formal);
            start = end;
        }
        settled
    }

    /// A third person that may be the listener's.
    fn verb_of_usted(&mut self, at: usize) {
        let to = self.target;
        let word = self.lower(at);
        let imperative =
            self.analysis(at, |a| a.tense == Tense::Imperative && a.person == Person::Usted);
        if let Some(found) = imperative
            && !self.is_nominal(at)
            && (self.opens_command(at) || self.before(at).is_none() && self.only_commands(at))
            && !self.words[at].asks
            && (VERBS.is(found.verb, &COMMANDS)
                || word == "vaya"
                    && self
                        .after(at)
                        .is_some_and(|next| matches!(self.lower(next), "a" | "al" | "hasta")))
            && !matches!(word, "sea" | "haya" | "esté" | "vea" | "sobre" | "cree")
            && (word != "entre" || self.enters(at))
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
        // "¿Se ve a usted mismo?": subject and object are one.
        let reflexive = self.before(at).is_some_and(|before| self.lower(before) == "se")
            && self.after(at).is_some_and(|next| {
                self.lower(next) == "a"
                    && self.after(next).is_some_and(|object| self.lower(object) == "usted")
            });
        let form = self.form(found, to);
        if beside || reflexive {
            self.addressed[at] = true;
            self.set(at, form);
            return;
        }
        let before = self.before(at).map(|before| self.lower(before));
        let noun_too = ALSO_NOUNS.contains(&format!("{word}s"));
        let perfect =
            word == "ha" && self.after(at).is_some_and(|next| is_participle(self.lower(next)));
        if self.is_nominal(at) && !perfect && (before != Some("la") || noun_too) {
            return;
        }
        if self.said_before(at) || self.likely_usted(at, found) {
            self.addressed[at] = true;
            self.set(at, form);
        } else if self.is_free(at) && !VERBS.is(found.verb, &OF_THINGS) {
            self.doubt(at, Doubt::Subject);
        }
    }

    /// Whether the sentence is about somebody by the time it comes to this word: a pronoun of a
    /// third person, or a noun with its article that opens it.
    pub(super) fn has_other_subject(&self, at: usize) -> bool {
        let start = (0..=at).rev().find(|&word| self.words[word].starts).unwrap_or(0);
        (start..at).any(|word| matches!(self.lower(word), "él" | "ella" | "ellos" | "ellas"))
            || matches!(self.lower(start), "el" | "la" | "los" | "las") && start + 1 < at
    }

    /// Whether "entre" is of "entrar": "entre en la web", not "entre 60 y 75 gramos".
    fn enters(&self, at: usize) -> bool {
        self.after(at).is_none_or(|next| {
            matches!(self.lower(next), "en" | "a" | "al" | "por" | "aquí" | "y" | "con" | "desde")
        })
    }

    /// Whether the sentence has named somebody of the reader's own, and not spoken to the reader
    /// since: "la salud de su padre, es su mente la que sufre".
    fn names_own(&self, at: usize) -> bool {
        let start = (0..=at).rev().find(|&word| self.words[word].starts).unwrap_or(0);
        (start..at)
            .rev()
            .find_map(|word| {
                let own = OTHERS.contains(self.lower(word))
                    && self
                        .before(word)
                        .is_some_and(|before| matches!(self.lower(before), "su" | "sus"));
                if own {
                    Some(true)
                } else {
                    (self.addressed[word] || self.lower(word) == "usted").then_some(false)
                }
            })
            .unwrap_or(false)
    }

    /// Whether a verb was said of the reader in the same form before, and opens its clause here
    /// again: "usted se mueve; se mueve con el tren".
    fn said_before(&self, at: usize) -> bool {
        let word = self.lower(at);
        self.head(at).is_none()
            && (at.saturating_sub(12)..at)
                .any(|before| self.addressed[before] && self.lower(before) == word)
    }

    /// Whether a form is a command and no statement: "envíe", not "envía".
    fn only_commands(&self, at: usize) -> bool {
        let statement = |tense| !matches!(tense, Tense::Imperative | Tense::Subjunctive);
        !self.words[at].analyses.iter().any(|a| statement(a.tense))
    }

    /// Whether the sentence has told the reader to say something to somebody: "dígale que venga".
    fn told_to_other(&self, at: usize) -> bool {
        let start = (0..=at).rev().find(|&word| self.words[word].starts).unwrap_or(0);
        (start..at).any(|word| {
            self.addressed[word]
                && (self.lower(word).ends_with("le") || self.lower(word).ends_with("les"))
        })
    }

    /// Whether the sentence has spoken of somebody else, and not of the reader since.
    pub(super) fn speaks_of_others(&self, at: usize) -> bool {
        let start = (0..=at).rev().find(|&word| self.words[word].starts).unwrap_or(0);
        (start..at)
            .rev()
            .find_map(|word| {
                let lower = self.lower(word);
                let noun = OTHERS.contains(lower)
                    && self.before(word).is_some_and(|before| {
                        let before = self.lower(before);
                        DETERMINERS.contains(before) && !matches!(before, "su" | "sus")
                            || matches!(before, "la" | "al" | "del")
                    });
                let pronoun = matches!(
                    lower,
                    "él" | "ella"
                        | "ellos"
                        | "ellas"
                        | "alguien"
                        | "gente"
                        | "quien"
                        | "quienes"
                        | "uno"
                        | "personas"
                        | "persona"
                );
                let reader = self.addressed[word] || lower == "usted";
                if noun || pronoun {
                    Some(true)
                } else if reader {
                    Some(false)
                } else {
                    None
                }
            })
            .unwrap_or(false)
    }

    /// Whether nothing before a verb in its clause is its subject.
    fn is_free(&self, at: usize) -> bool {
        let Some(head) = self.head(at) else { return true };
        let word = self.lower(head);
        if CLAUSE_OPENERS.contains(word) && !THIRD_PERSONS.contains(word) {
            return true;
        }
        // "¿Por qué su padre no lo ve?" has its subject.
        if OTHERS.contains(word) {
            return false;
        }
        // "¿Cuántos tíos y tías tiene?": what is asked for stands before the verb.
        self.is_in_question(at)
            && self
                .preceding(at, 6)
                .take_while(|&before| {
                    !self.words[before].analyses.iter().any(|a| a.person == Person::Usted)
                })
                .any(|before| {
                    let before = self.lower(before);
                    before.starts_with("cuánt") || before == "qué"
                })
    }

    /// Whether a third person here is the listener rather than somebody or something else.
    pub(super) fn likely_usted(&self, at: usize, found: Analysis) -> bool {
        let word = self.lower(at);
        let infinitive = VERBS.infinitive(found.verb);
        let before = self.before(at).map(|before| self.lower(before));
        let next = self.after(at).map(|next| self.lower(next));
        let head_at = self.head(at);
        let head = head_at.map(|head| self.lower(head));
        let asked = self.is_in_question(at);
        let free = self.is_free(at);
        let auxiliary = matches!(
            word,
            "han"
                | "hayan"
                | "habrán"
                | "ha"
                | "había"
                | "habrá"
                | "habría"
                | "haya"
                | "hubiera"
                | "hubiese"
        ) && next.is_some_and(is_participle)
            && !next.is_some_and(|next| {
                matches!(
                    next,
                    "sido" | "habido" | "pasado" | "ocurrido" | "gustado" | "encantado" | "estado"
                )
            });
        let noun_too = ALSO_NOUNS.contains(&format!("{word}s"));
        let negated = found.tense == Tense::Subjunctive
            && self.preceding(at, 3).any(|before| self.lower(before) == "no");
        let negated_command = negated
            && head.is_none()
            && !VERBS.is(found.verb, &OF_THINGS)
            && !matches!(infinitive, "ser" | "estar" | "haber");
        // "Ya sabe", "sabe lo que digo" are said to nobody else.
        if word == "sabe" && (before == Some("ya") || next == Some("lo")) && free {
            return true;
        }
        // "Y nos cuenta cómo va", "si me avisa": what is asked of somebody is asked of the reader.
        if matches!(before, Some("me" | "nos"))
            && matches!(found.tense, Tense::Present | Tense::Subjunctive)
            && ASKED_FOR.contains(infinitive)
            && matches!(head, None | Some("si" | "cuando" | "y" | "luego" | "después"))
            && !self.has_other_subject(at)
        {
            return true;
        }
        // "No le eche la culpa al parche".
        if negated_command {
            return true;
        }
        // "Que lo confirme su farmacéutico", "lo probó un jugador": the subject comes after.
        if matches!(before, Some("lo" | "la" | "los" | "las"))
            && matches!(
                next,
                Some("su" | "el" | "la" | "un" | "una" | "mi" | "nuestro" | "nuestra")
            )
        {
            return false;
        }
        // "¿Cómo está ella?", "¿cómo sigue la niña?": so is what follows verbs that want no object.
        let intransitive = matches!(
            infinitive,
            "estar" | "ir" | "venir" | "llegar" | "andar" | "funcionar" | "crecer" | "salir"
        );
        if matches!(next, Some("él" | "ella" | "ellos" | "ellas"))
            || intransitive && next.is_some_and(|next| DETERMINERS.contains(next) || next == "la")
        {
            return false;
        }
        // "¿Le gusta Tom Hanks? Ha recaudado millones": of whom was named just before.
        if auxiliary && !asked && self.words[at].starts && self.named_before(at) {
            return false;
        }
        // "Es lo que marca la tabla": of things, unless it is what one wishes or does.
        if head == Some("que")
            && !asked
            && head_at.and_then(|head| self.before(head)).is_some_and(|lo| self.lower(lo) == "lo")
            && next.is_some_and(|next| matches!(next, "el" | "la" | "los" | "las" | "ahí" | "aquí"))
        {
            return false;
        }
        // "Lo que da miedo", "es lo que atrae a la gente": the reader wishes, knows, says and does.
        if head == Some("que")
            && head_at.and_then(|head| self.before(head)).is_some_and(|lo| self.lower(lo) == "lo")
            && matches!(found.tense, Tense::Present | Tense::Imperfect)
            && (matches!(
                infinitive,
                "atraer"
                    | "causar"
                    | "provocar"
                    | "preocupar"
                    | "incluir"
                    | "contener"
                    | "cubrir"
                    | "corresponder"
                    | "aparecer"
                    | "figurar"
                    | "depender"
                    | "diferenciar"
                    | "caracterizar"
            ) || infinitive == "dar"
                && next.is_some_and(|next| {
                    matches!(
                        next,
                        "miedo"
                            | "risa"
                            | "pena"
                            | "rabia"
                            | "vergüenza"
                            | "asco"
                            | "gusto"
                            | "igual"
                            | "sentido"
                            | "error"
                    )
                }))
        {
            return false;
        }
        // "Por el primer coche, que tiene cuatro ganchos"; "dígale que venga".
        let clause = head_at.filter(|&head| self.lower(head) == "que");
        let relative = clause.is_some_and(|que| self.words[que].opens && !self.words[que].starts);
        // "Que llore con confianza" is of a third; "que tenga un buen día" is not.
        let wished_for = matches!(
            infinitive,
            "tener"
                | "pasar"
                | "disfrutar"
                | "divertir"
                | "descansar"
                | "mejorar"
                | "aprovechar"
                | "recuperar"
        );
        if clause.is_some_and(|que| self.words[que].starts)
            && found.tense == Tense::Subjunctive
            && !wished_for
        {
            return false;
        }
        if relative && found.tense != Tense::Subjunctive
            || found.tense == Tense::Subjunctive && !negated && self.told_to_other(at)
            || noun_too && head == Some("qué") && !asked
        {
            return false;
        }
        // What follows a statement's verb with a capital is its subject: "cómo sabrá Unicef".
        if !asked && self.after(at).is_some_and(|next| self.is_capital(next)) {
            return false;
        }
        // "¿Comida? ¿Vino?": one word alone is a noun.
        if self.words[at].asks
            && next.is_none()
            && found.tense == Tense::Past
            && self.words.get(at + 1).is_none_or(|after| after.opens)
        {
            return false;
        }
        // "La gente opina aunque no sabe": somebody of the same sentence is spoken of.
        let start = (0..=at).rev().find(|&word| self.words[word].starts).unwrap_or(0);
        if head == Some("si")
            && (start..at).any(|word| matches!(self.lower(word), "gente" | "alguien" | "nadie"))
        {
            return false;
        }
        if word == "era" || word == "sea" || word == "fuera" {
            return head == Some("cuando") && (asked || self.sentence_addresses(at));
        }
        // "¿En qué podría ayudarlo?": who helps the reader is not the reader.
        if infinitive == "poder"
            && next.is_some_and(|next| {
                ["ayudar", "atender", "orientar", "acompañar"]
                    .iter()
                    .any(|help| matches!(next.strip_prefix(help), Some("le" | "lo" | "la")))
            })
        {
            return false;
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
            && (auxiliary || !OF_THINGS.contains(infinitive))
            && !matches!(before, Some("nos" | "le" | "te" | "os" | "les"))
        {
            return true;
        }
        let wished =
            infinitive == "pasar" && head == Some("que") && found.tense == Tense::Subjunctive;
        let doing = infinitive == "hacer"
            && asked
            && self.following(at, 5).any(|next| matches!(self.lower(next), "su" | "sus"));
        let doing = doing
            || infinitive == "hacer"
                && before == Some("lo")
                && matches!(head, Some("cuando" | "si" | "que"));
        if OF_THINGS.contains(infinitive) && !auxiliary && !wished && !doing {
            return false;
        }
        if noun_too && head.is_none() && !asked && !self.sentence_addresses(at) {
            return false;
        }
        if infinitive == "estar" {
            // "Si está bien cerrado": of things.
            let well = matches!(next, Some("bien" | "mal"))
                && self.following(at, 2).any(|next| is_participle(self.lower(next)));
            // "Que está interesado", "ya que está de acuerdo": things have no wishes.
            let willing = next.is_some_and(|next| {
                ["dispuest", "interesad", "segur", "satisfech", "content", "suscrit", "registrad"]
                    .iter()
                    .any(|stem| next.starts_with(stem))
            });
            return free
                && !well
                && (willing && !self.has_other_subject(at)
                    || asked && head.is_none()
                    || matches!(head, Some("si" | "cuando" | "cómo" | "mientras" | "dónde"))
                        && before != Some("que"));
        }
        // "No se tiene que preocupar": the pronoun belongs to the infinitive.
        let climbs = matches!(infinitive, "tener" | "poder" | "deber" | "ir")
            && self.following(at, 3).any(|next| {
                matches!(
                    self.lower(next),
                    "preocupar"
                        | "acordar"
                        | "quedar"
                        | "sentar"
                        | "imaginar"
                        | "dedicar"
                        | "alojar"
                        | "hospedar"
                        | "inscribir"
                        | "registrar"
                        | "suscribir"
                        | "apuntar"
                        | "arrepentir"
                )
            });
        let own_pronoun = found.tense == Tense::Subjunctive && head == Some("que")
            || matches!(head, Some("si" | "cuando"))
            || asked && head.is_some_and(|head| head != "que");
        let of_listener = negated
            || climbs
            || REFLEXIVE.contains(infinitive)
            || infinitive == "dar" && next == Some("cuenta")
            || own_pronoun
                && PRONOMINAL.contains(infinitive)
                && !matches!(infinitive, "hacer" | "pasar" | "llevar" | "tomar");
        // Any other "se" makes a passive: "se envía mañana".
        if before == Some("se") && !of_listener {
            return false;
        }
        // "¿Nos cuenta qué pasó?", "¿Me confirma el número?": who is asked for it is the reader.
        if asked
            && head.is_none()
            && matches!(before, Some("me" | "nos"))
            && found.tense == Tense::Present
            && ASKED_FOR.contains(infinitive)
        {
            return true;
        }
        let wishes = matches!(
            infinitive,
            "poder" | "querer" | "deber" | "tener" | "desear" | "necesitar" | "preferir" | "saber"
        ) || infinitive == "decir" && (asked || head == Some("si"));
        if matches!(before, Some("le" | "te" | "os" | "les"))
            || matches!(before, Some("me" | "nos"))
                && !matches!(infinitive, "poder" | "querer" | "decir" | "deber")
        {
            return false;
        }
        let goes = matches!(head, Some("cuando" | "si")) && next == Some("al");
        if infinitive == "ir"
            && !goes
            && (!asked && next != Some("a") && found.tense == Tense::Present
                || matches!(next, Some("bien" | "mal" | "mejor" | "todo"))
                || head == Some("cómo"))
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
                || !ALSO_NOUNS.contains(&format!("{noun_word}s"))
                    && self.words[noun]
                        .analyses
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
        let after_condition = wishes
            && self.preceding(at, 8).any(|word| {
                self.addressed[word] && self.head(word).is_some_and(|h| self.lower(h) == "si")
            });
        if after_condition {
            return true;
        }
        if !free || !asked && !matches!(head, Some("si" | "cuando")) && self.has_other_subject(at) {
            return false;
        }
        match found.tense {
            Tense::Present => {
                let common = wishes || auxiliary || infinitive == "creer" || infinitive == "ir";
                // "Aquí corre perfecto", "trae recuerdos": other statements are of something.
                common
                    || matches!(
                        head,
                        Some("si" | "cuando" | "donde" | "mientras" | "cómo" | "qué" | "que")
                    )
                    || asked
                    || self.sentence_addresses(at) && (head.is_some() || self.words[at].starts)
            }
            Tense::Future => infinitive != "estar",
            Tense::Past => {
                // "Mencionó que no llegaba": what we know of is what the reader told us.
                let told = matches!(
                    infinitive,
                    "mencionar" | "comentar" | "indicar" | "solicitar" | "consultar"
                );
                told && head.is_none() && !self.speaks_of_others(at)
                    || asked
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
                let advised = found.tense == Tense::Conditional
                    && matches!(infinitive, "deber" | "tener")
                    && head.is_none_or(|head| matches!(head, "pues" | "definitivamente" | "y"))
                    && !self.has_other_subject(at);
                let owned = self
                    .following(at, 8)
                    .any(|next| matches!(self.lower(next), "su" | "sus" | "usted"));
                let bound = owned && found.tense == Tense::Conditional
                    || wishes && matches!(head, Some("que" | "si" | "cuando" | "y"));
                (asked || advised || bound && (owned || self.sentence_addresses(at)))
                    && !self.speaks_of_self(at)
            }
            Tense::PastSubjunctive | Tense::PastSubjunctiveSe => {
                head == Some("si") && !self.has_other_subject(at)
                    || matches!(head, Some("si" | "que" | "cuando"))
                        && !head_at
                            .and_then(|head| self.before(head))
                            .is_some_and(|verb| self.addressed[verb])
                        && (asked || self.sentence_addresses(at))
            }
            Tense::Imperative => false,
        }
    }

    /// Whether the sentence before has a name in it.
    fn named_before(&self, at: usize) -> bool {
        let start = (0..at).rev().find(|&word| self.words[word].starts).unwrap_or(at);
        (start..at).any(|word| self.is_capital(word))
    }

    /// Whether the clause is about the speaker, whose forms are those of the third person in the
    /// imperfect and the conditional.
    fn speaks_of_self(&self, at: usize) -> bool {
        let of_self = |word: &str| matches!(word, "yo" | "me" | "mi" | "mis" | "mí" | "conmigo");
        self.preceding(at, 6).chain(self.following(at, 6)).any(|word| of_self(self.lower(word)))
    }

    fn governed_by_preposition(&self, at: usize) -> bool {
        self.before(at).is_some_and(|before| self.is(before, &PREPOSITIONS))
    }

    pub(super) fn is_in_question(&self, at: usize) -> bool {
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
                    Some((_, word)) if PREPOSITIONS.contains(word) && !vos => self.set(at, "ti"),
                    _ => self.set(at, if vos { "vos" } else { "tú" }),
                }
            }
            "su" | "sus" | "suyo" | "suya" | "suyos" | "suyas" => {
                // "Dígale a su hija que su carné está aquí": the second is hers.
                let relayed = self.told_to_other(at)
                    && self.preceding(at, 12).any(|before| self.lower(before) == "que");
                // "En su sitio", "a su vez", "por su parte": of whatever was spoken of.
                let idiom = self.before(at).zip(self.after(at)).is_some_and(|(before, next)| {
                    matches!(
                        (self.lower(before), self.lower(next)),
                        ("en", "sitio" | "lugar" | "momento" | "mayoría" | "conjunto")
                            | ("a", "vez" | "alrededor")
                            | ("por", "parte")
                    )
                });
                let third = idiom || self.speaks_of_others(at) || self.names_own(at) || relayed;
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
                                    | "sus"
                                    | "tu"
                                    | "tus"
                                    | "gente"
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
                // Where the reader acts, "le" is somebody else: "no le eche la culpa".
                let acts = std::iter::successors(self.after(at), |&next| self.after(next))
                    .find(|&next| !self.is(next, &BEFORE_VERB))
                    .is_some_and(|verb| self.addressed[verb]);
                if named || told || acts || self.told_to_other(at) || self.speaks_of_others(at) {
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
                let served = self.after(at).is_some_and(|next| {
                    self.words[next].analyses.iter().any(|a| a.tense == Tense::Future)
                        && !self.addressed[next]
                });
                let ours = served
                    || next.is_some_and(|next| {
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
                    && (self.is_of_speaker(verb)
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
            _ => self.enclitic_of_usted(at),
        }
    }

    /// "quedarse" → "quedarte", "ayudarle" → "ayudarte".
    fn enclitic_of_usted(&mut self, at: usize) {
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
                // "Crece y quedándose su parte": of whom is not said.
                "se" if base.ends_with("ndo") => {
                    own && self.preceding(at, 2).any(|word| self.addressed[word])
                }
                "se" => {
                    let theirs =
                        |word: usize| self.changed[word].as_deref().is_some_and(|to| to == "te");
                    own && self.preceding(at, 5).any(|word| self.addressed[word] || theirs(word))
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
                    let glance = base == "echar"
                        && self.after(at).is_some_and(|next| self.lower(next) == "un");
                    let reader_acts = self
                        .preceding(at, 4)
                        .any(|word| self.addressed[word] || self.lower(word) == "gracias");
                    !named
                        && !glance
                        && !reader_acts
                        && !self.preceding(at, 4).any(|word| self.is(word, &THIRD_PERSONS))
                }
                "lo" | "la" => {
                    direct
                        && !self.preceding(at, 3).any(|word| self.addressed[word])
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
}
