//! Spanish verbs: every form that addresses somebody, and the form that another address takes.
//!
//! `data/verbs.txt` holds infinitives by class. A word is looked up by the stems that it may begin
//! with; the forms of a verb are made when a text first has a word of its stem, for all of them
//! together would be sixty thousand. Only the persons that can address are made: tú, usted, vos,
//! vosotros, ustedes.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxBuildHasher;

use super::words::{Classes, WordList};

/// The tenses and moods that differ by address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Tense {
    Present,
    Imperfect,
    Past,
    Future,
    Conditional,
    Subjunctive,
    /// The past subjunctive in -ra.
    PastSubjunctive,
    /// The past subjunctive in -se.
    PastSubjunctiveSe,
    /// The affirmative imperative.
    Imperative,
}

/// Who is addressed, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Person {
    Tu,
    Usted,
    Vos,
    Vosotros,
    Ustedes,
}

const PERSONS: [Person; 5] =
    [Person::Tu, Person::Usted, Person::Vos, Person::Vosotros, Person::Ustedes];

const TENSES: [Tense; 9] = [
    Tense::Present,
    Tense::Imperfect,
    Tense::Past,
    Tense::Future,
    Tense::Conditional,
    Tense::Subjunctive,
    Tense::PastSubjunctive,
    Tense::PastSubjunctiveSe,
    Tense::Imperative,
];

/// Letters of the longest ending: that of "-iésemos" is not made, that of "-isteis" is.
const LONGEST_ENDING: usize = 7;

/// What a form can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Analysis {
    pub verb: u16,
    pub tense: Tense,
    pub person: Person,
}

/// A verb with its irregular stems.
#[derive(Debug, Clone, Default)]
struct Verb {
    infinitive: String,
    present: Option<String>,
    subjunctive: Option<String>,
    plural_subjunctive: Option<String>,
    /// The stem of the past, and whether it is a strong one ("tuv-": tuviste, tuvo).
    past: Option<(String, bool)>,
    third_past: Option<String>,
    future: Option<String>,
    imperative: Option<String>,
    /// The classes of the infinitive.
    classes: Classes,
}

/// How many forms a verb has at most.
const FORMS: usize = TENSES.len() * PERSONS.len();

/// The forms of a verb, tense by tense, person by person; those that it lacks are empty.
struct Forms {
    /// By which a word is looked for among them.
    hashes: [u32; FORMS],
    all: Box<[String]>,
}

/// All verbs and what their forms begin with.
pub(super) struct Verbs {
    verbs: Vec<Verb>,
    /// The forms of each verb, made when they are first asked for.
    forms: Vec<OnceLock<Forms>>,
    /// Verbs by their stems, in every spelling that a stem takes.
    stems: Stems,
    infinitives: HashMap<String, u16, FxBuildHasher>,
}

pub(super) static VERBS: LazyLock<Verbs> =
    LazyLock::new(|| Verbs::read(include_str!("../../data/verbs.txt")));

/// Verbs by the hashes of their stems. Stems that share a hash share their verbs: which of them a word
/// belongs to, its forms tell.
#[derive(Default)]
struct Stems {
    /// Open addressing: hash, and the end of its verbs in `verbs`; an end of 0 is an empty place.
    slots: Vec<(u32, u32)>,
    /// How many verbs each place has and which, the count first.
    verbs: Vec<u16>,
}

impl Stems {
    fn new(mut pairs: Vec<(u32, u16)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let mut slots = vec![(0, 0); (pairs.len() * 2 + 1).next_power_of_two()];
        let mut verbs = Vec::new();
        for same in pairs.chunk_by(|one, other| one.0 == other.0) {
            let hash = same[0].0;
            let mut slot = hash as usize % slots.len();
            while slots[slot].1 != 0 {
                slot = (slot + 1) % slots.len();
            }
            verbs.push(same.len() as u16);
            slots[slot] = (hash, verbs.len() as u32);
            verbs.extend(same.iter().map(|(_, verb)| verb));
        }
        Self { slots, verbs }
    }

    fn get(&self, hash: u32) -> &[u16] {
        let mask = self.slots.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            match self.slots[slot] {
                (_, 0) => return &[],
                (found, at) if found == hash => {
                    let at = at as usize;
                    let count = usize::from(self.verbs[at - 1]);
                    return &self.verbs[at..at + count];
                }
                _ => slot = (slot + 1) & mask,
            }
        }
    }
}

/// FNV-1a, of which every beginning of a word is had on the way.
const SEED: u32 = 0x811c_9dc5;

fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn hash(word: &str) -> u32 {
    word.bytes().fold(SEED, mix)
}

impl Verbs {
    fn read(data: &str) -> Self {
        let mut all = Self {
            verbs: Vec::new(),
            forms: Vec::new(),
            stems: Stems::default(),
            infinitives: HashMap::default(),
        };
        let lines = data.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        // The irregular classes come last and decide: a verb named twice keeps the later line.
        for line in lines {
            let mut words = line.split_whitespace();
            let class = words.next().unwrap_or_default();
            let mut stems: Vec<(&str, &str)> = Vec::new();
            for word in words {
                match word.split_once('=') {
                    Some(stem) => stems.push(stem),
                    None => all.add(class, &stems, word),
                }
            }
        }
        for irregular in irregular_forms() {
            all.add("regular", &[], irregular.0);
        }
        all.forms = all.verbs.iter().map(|_| OnceLock::new()).collect();
        let mut stems = Vec::new();
        for number in 0..all.verbs.len() as u16 {
            let verb = &all.verbs[usize::from(number)];
            if all.infinitives.get(&verb.infinitive) == Some(&number) {
                stems.extend(all.all_stems(number).iter().map(|stem| (hash(stem), number)));
            }
        }
        all.stems = Stems::new(stems);
        all
    }

    /// What the forms of a verb begin with; a form that follows no class counts as a stem.
    fn all_stems(&self, number: u16) -> Vec<String> {
        let verb = &self.verbs[usize::from(number)];
        let own = irregular_forms().iter().find(|(name, _)| *name == verb.infinitive);
        let mut stems: Vec<String> = own
            .into_iter()
            .flat_map(|(_, rows)| rows.iter().flat_map(|(_, forms)| forms.split(' ')))
            .map(str::to_owned)
            .collect();
        let past = verb.past.as_ref().map(|(stem, _)| stem.as_str());
        let named = [&verb.present, &verb.subjunctive, &verb.plural_subjunctive, &verb.third_past];
        let of_class = named.into_iter().filter_map(|stem| stem.as_deref()).chain(past);
        for stem in of_class.chain([verb.stem()]) {
            for ending in ["a", "e"] {
                let mut spelt = join(stem, ending, verb.vowel());
                spelt.pop();
                stems.push(spelt);
            }
            stems.push(stem.replace("hic", "hiz"));
            stems.push(stem.to_owned());
        }
        stems.push(verb.future_stem());
        stems.extend(verb.imperative.clone());
        stems.retain(|stem| !stem.is_empty());
        stems
    }

    fn add(&mut self, class: &str, stems: &[(&str, &str)], infinitive: &str) {
        // Reflexive infinitives only remind of a verb that stands elsewhere.
        if infinitive.ends_with("se") || self.verbs.len() >= usize::from(u16::MAX) {
            return;
        }
        let mut verb = irregular(class, stems, infinitive);
        verb.classes = Classes::of(infinitive);
        self.infinitives.insert(infinitive.to_owned(), self.verbs.len() as u16);
        self.verbs.push(verb);
    }

    fn forms(&self, number: u16) -> &Forms {
        self.forms[usize::from(number)].get_or_init(|| {
            let each = TENSES.iter().flat_map(|tense| PERSONS.map(|person| (*tense, person)));
            let all: Box<[String]> =
                each.map(|(tense, person)| self.make(number, tense, person)).collect();
            Forms { hashes: std::array::from_fn(|at| hash(&all[at])), all }
        })
    }

    /// What a word, in lower case, can be: verb by verb, in the order of tenses and persons.
    pub(super) fn analyses(&self, word: &str) -> Vec<Analysis> {
        let mut found = Vec::new();
        self.each_analysis(word, |analysis| {
            found.push(analysis);
            true
        });
        found
    }

    /// The first command that a word, in lower case, can be to a person.
    pub(super) fn command(&self, word: &str, person: Person) -> Option<Analysis> {
        let mut found = None;
        self.each_analysis(word, |analysis| {
            if analysis.tense == Tense::Imperative && analysis.person == person {
                found = Some(analysis);
            }
            found.is_none()
        });
        found
    }

    /// Calls `with` for what a word can be, in order, for as long as it returns true.
    fn each_analysis(&self, word: &str, mut with: impl FnMut(Analysis) -> bool) {
        // As wide as what is sorted elsewhere: every type that is sorted adds a sort of its own.
        let mut candidates: Vec<u32> = Vec::with_capacity(16);
        // Endings are counted in letters, so a stem may end where so many still follow.
        let letters = word.chars().count();
        let (mut so_far, mut begun) = (SEED, 0);
        for &byte in word.as_bytes() {
            let starts = byte as i8 >= -0x40;
            if starts && begun + LONGEST_ENDING >= letters {
                candidates.extend(self.stems.get(so_far).iter().copied().map(u32::from));
            }
            begun += usize::from(starts);
            so_far = mix(so_far, byte);
        }
        candidates.extend(self.stems.get(so_far).iter().copied().map(u32::from));
        candidates.sort_unstable();
        candidates.dedup();
        for verb in candidates.into_iter().map(|verb| verb as u16) {
            let forms = self.forms(verb);
            if !forms.hashes.contains(&so_far) {
                continue;
            }
            for (at, hash) in forms.hashes.iter().enumerate() {
                if *hash == so_far && forms.all[at] == word {
                    let (tense, person) = (TENSES[at / PERSONS.len()], PERSONS[at % PERSONS.len()]);
                    if !with(Analysis { verb, tense, person }) {
                        return;
                    }
                }
            }
        }
    }

    /// Whether the infinitive of a verb is of a class.
    pub(super) fn is(&self, verb: u16, class: &WordList) -> bool {
        self.verbs[usize::from(verb)].classes.have(class)
    }

    /// The number of a verb by its infinitive.
    pub(super) fn number(&self, infinitive: &str) -> Option<u16> {
        self.infinitives.get(infinitive).copied()
    }

    /// The infinitive of a verb.
    pub(super) fn infinitive(&self, verb: u16) -> &str {
        &self.verbs[usize::from(verb)].infinitive
    }

    /// The infinitive of the first of some analyses; empty if there is none.
    pub(super) fn infinitive_of(&self, analyses: &[Analysis]) -> &str {
        analyses.first().map_or("", |analysis| self.infinitive(analysis.verb))
    }

    /// One form of a verb; empty if it has none.
    pub(super) fn form(&self, verb: u16, tense: Tense, person: Person) -> String {
        self.forms(verb).all[tense as usize * PERSONS.len() + person as usize].clone()
    }

    fn make(&self, verb: u16, tense: Tense, person: Person) -> String {
        let verb = &self.verbs[usize::from(verb)];
        let special = irregular_forms().iter().find(|(name, _)| *name == verb.infinitive);
        if let Some((_, rows)) = special
            && let Some((_, forms)) = rows.iter().find(|(of, _)| *of == tense)
        {
            return forms
                .split(' ')
                .nth(person as usize)
                .unwrap_or("")
                .trim_matches('-')
                .to_owned();
        }
        verb.form(tense, person)
    }
}

/// The conjugation: the vowel of the infinitive.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Vowel {
    A,
    E,
    I,
}

impl Verb {
    fn vowel(&self) -> Vowel {
        match self.infinitive.chars().rev().nth(1) {
            Some('a') => Vowel::A,
            Some('e') => Vowel::E,
            _ => Vowel::I,
        }
    }

    fn stem(&self) -> &str {
        let mut ends = self.infinitive.char_indices().rev();
        ends.nth(1).map_or("", |(end, _)| &self.infinitive[..end])
    }

    /// The stem of future and conditional.
    fn future_stem(&self) -> String {
        self.future.clone().unwrap_or_else(|| self.infinitive.replace('í', "i"))
    }

    fn form(&self, tense: Tense, person: Person) -> String {
        use Person::*;
        use Tense::*;
        let (vowel, stem) = (self.vowel(), self.stem());
        let pick = |of: [&'static str; 5]| of[person as usize];
        match tense {
            Present => {
                let strong = self.present.as_deref().unwrap_or(stem);
                let (stem, ending) = match person {
                    Tu | Usted | Ustedes => (
                        strong,
                        match vowel {
                            Vowel::A => pick(["as", "a", "", "", "an"]),
                            Vowel::E | Vowel::I => pick(["es", "e", "", "", "en"]),
                        },
                    ),
                    Vos | Vosotros => (
                        stem,
                        match vowel {
                            Vowel::A => pick(["", "", "ás", "áis", ""]),
                            Vowel::E => pick(["", "", "és", "éis", ""]),
                            Vowel::I => pick(["", "", "ís", "ís", ""]),
                        },
                    ),
                };
                join(stem, ending, vowel)
            }
            Imperfect => match vowel {
                Vowel::A => join(stem, pick(["abas", "aba", "abas", "abais", "aban"]), vowel),
                _ => join(stem, pick(["ías", "ía", "ías", "íais", "ían"]), vowel),
            },
            Past => match &self.past {
                Some((stem, true)) => {
                    let plural = if stem.ends_with('j') { "eron" } else { "ieron" };
                    let third = if stem.ends_with("hic") {
                        format!("{}o", stem.replace("hic", "hiz"))
                    } else {
                        format!("{stem}o")
                    };
                    match person {
                        Usted => third,
                        _ => format!("{stem}{}", pick(["iste", "", "iste", "isteis", plural])),
                    }
                }
                _ => {
                    let third = self.third_past.as_deref().unwrap_or(stem);
                    match (vowel, person) {
                        (Vowel::A, _) => {
                            join(stem, pick(["aste", "ó", "aste", "asteis", "aron"]), vowel)
                        }
                        (_, Usted | Ustedes) => {
                            let soft = if third.ends_with('y') {
                                ["ó", "eron"]
                            } else {
                                ["ió", "ieron"]
                            };
                            let soft = if third.ends_with(['ñ']) || third.ends_with("ll") {
                                ["ó", "eron"]
                            } else {
                                soft
                            };
                            format!("{third}{}", soft[usize::from(person == Ustedes)])
                        }
                        _ => {
                            let open = stem.ends_with(['a', 'e', 'o']);
                            let ends = if open {
                                ["íste", "", "íste", "ísteis", ""]
                            } else {
                                ["iste", "", "iste", "isteis", ""]
                            };
                            join(stem, ends[person as usize], vowel)
                        }
                    }
                }
            },
            Future | Conditional => {
                let stem = self.future_stem();
                let ending = if tense == Future {
                    pick(["ás", "á", "ás", "éis", "án"])
                } else {
                    pick(["ías", "ía", "ías", "íais", "ían"])
                };
                format!("{stem}{ending}")
            }
            Subjunctive => {
                let strong =
                    self.subjunctive.as_deref().or(self.present.as_deref()).unwrap_or(stem);
                let stem = if person == Vosotros {
                    self.plural_subjunctive
                        .as_deref()
                        .or(self.subjunctive.as_deref())
                        .unwrap_or(stem)
                } else {
                    strong
                };
                match vowel {
                    Vowel::A => join(stem, pick(["es", "e", "es", "éis", "en"]), vowel),
                    _ => join(stem, pick(["as", "a", "as", "áis", "an"]), vowel),
                }
            }
            PastSubjunctive | PastSubjunctiveSe => {
                let third = self.form(Past, Ustedes);
                let stem = third.strip_suffix("on").unwrap_or(&third);
                let stem = stem.strip_suffix('r').unwrap_or(stem);
                let ending = if tense == PastSubjunctive {
                    pick(["ras", "ra", "ras", "rais", "ran"])
                } else {
                    pick(["ses", "se", "ses", "seis", "sen"])
                };
                format!("{stem}{ending}")
            }
            Imperative => match person {
                Tu => self.imperative.clone().unwrap_or_else(|| self.form(Present, Usted)),
                Usted | Ustedes => self.form(Subjunctive, person),
                Vos => join(stem, ["á", "é", "í"][vowel as usize], vowel),
                Vosotros => format!("{}d", self.infinitive.trim_end_matches('r')),
            },
        }
    }
}

/// Joins stem and ending with the spelling that keeps the sound of the stem's last consonant.
fn join(stem: &str, ending: &str, vowel: Vowel) -> String {
    if ending.is_empty() {
        return String::new();
    }
    let front = ending.starts_with(['e', 'é', 'i', 'í']);
    let respelt = match (vowel, front) {
        (Vowel::A, true) => {
            if let Some(head) = stem.strip_suffix('c') {
                format!("{head}qu")
            } else if let Some(head) = stem.strip_suffix("gu") {
                format!("{head}gü")
            } else if let Some(head) = stem.strip_suffix('g') {
                format!("{head}gu")
            } else if let Some(head) = stem.strip_suffix('z') {
                format!("{head}c")
            } else {
                stem.to_owned()
            }
        }
        (Vowel::E | Vowel::I, false) => {
            if let Some(head) = stem.strip_suffix("gu") {
                format!("{head}g")
            } else if let Some(head) = stem.strip_suffix("qu") {
                format!("{head}c")
            } else if let Some(head) =
                stem.strip_suffix('g').filter(|head| !head.ends_with('n') || stem.ends_with("ing"))
            {
                if matches!(stem, "hag" | "dig" | "oig" | "caig" | "traig" | "salg" | "valg")
                    || head.ends_with(['l', 'a', 'i']) && !stem.ends_with("rig")
                {
                    stem.to_owned()
                } else {
                    format!("{head}j")
                }
            } else if let Some(head) = stem.strip_suffix('c').filter(|head| !head.ends_with('z')) {
                format!("{head}z")
            } else {
                stem.to_owned()
            }
        }
        _ => stem.to_owned(),
    };
    format!("{respelt}{ending}")
}

/// The stems of a verb by its class, as `data/verbs.txt` names them.
fn irregular(class: &str, stems: &[(&str, &str)], infinitive: &str) -> Verb {
    let mut verb = Verb { infinitive: infinitive.to_owned(), ..Verb::default() };
    let stem = verb.stem().to_owned();
    let change = |from: &str, to: &str| -> String {
        match stem.rfind(from) {
            Some(at) => format!("{}{to}{}", &stem[..at], &stem[at + from.len()..]),
            None => stem.clone(),
        }
    };
    match class {
        "ie" => verb.present = Some(change("e", "ie")),
        "ue" => {
            let changed = change("o", "ue");
            verb.present = Some(if stem == "avergonz" { "avergüenz".into() } else { changed });
        }
        "u-ue" => verb.present = Some(change("u", "ue")),
        "i" => {
            let accented = infinitive.ends_with("eír");
            let changed = change("e", if accented { "í" } else { "i" });
            verb.third_past = Some(change("e", if accented { "" } else { "i" }));
            verb.plural_subjunctive = Some(change("e", "i"));
            verb.present = Some(changed);
        }
        "ie-i" | "ue-u" => {
            let (from, strong, weak) =
                if class == "ie-i" { ("e", "ie", "i") } else { ("o", "ue", "u") };
            verb.present = Some(change(from, strong));
            verb.third_past = Some(change(from, weak));
            verb.plural_subjunctive = Some(change(from, weak));
        }
        "í" => verb.present = Some(change("i", "í")),
        "ú" => verb.present = Some(change("u", "ú")),
        "ú-" => verb.present = Some(change("u", "ú")),
        "í-" => verb.present = Some(change("i", "í")),
        "zc" | "duc" => {
            let changed = format!("{}zc", stem.strip_suffix('c').unwrap_or(&stem));
            verb.subjunctive = Some(changed);
            if class == "duc" {
                let past = format!("{}j", stem.strip_suffix('c').unwrap_or(&stem));
                verb.past = Some((past, true));
            }
        }
        "y" => {
            let changed = format!("{stem}y");
            verb.present = Some(changed.clone());
            verb.third_past = Some(changed);
            verb.plural_subjunctive = verb.present.clone();
        }
        "ey" => verb.third_past = Some(format!("{stem}y")),
        _ => {}
    }
    if matches!(class, "í" | "ú" | "ú-" | "í-" | "ie" | "ue" | "u-ue") {
        verb.plural_subjunctive = Some(stem.clone());
    }
    if matches!(infinitive, "caer" | "recaer" | "oír") {
        verb.third_past = Some(format!("{stem}y"));
    }
    // A prefixed verb has its stems from the end of the class's own: man|tener, dis|poner.
    let prefix = |own: &str| -> String { infinitive.strip_suffix(own).unwrap_or("").to_owned() };
    let base = [
        "querer", "poder", "tener", "venir", "poner", "salir", "valer", "hacer", "decir", "traer",
        "caer", "oír", "saber", "caber", "andar", "coger", "adquirir", "inquirir", "oler", "errar",
    ];
    let own = base.iter().filter(|own| infinitive.ends_with(**own)).max_by_key(|own| own.len());
    let prefix = own.map(|own| prefix(own)).unwrap_or_default();
    for (name, value) in stems {
        let strong = value.ends_with('*');
        let value = format!("{prefix}{}", value.trim_end_matches('*'));
        match *name {
            "pres" => verb.present = Some(value),
            "subj" => verb.subjunctive = Some(value),
            "plsubj" => verb.plural_subjunctive = Some(value),
            "pret" => verb.past = Some((value, strong)),
            "fut" => verb.future = Some(value),
            "imp" => {
                let accented = !prefix.is_empty() && value.ends_with("en");
                let value = if accented {
                    format!("{}én", value.strip_suffix("en").unwrap_or(&value))
                } else if !prefix.is_empty() && value.ends_with("pon") {
                    format!("{}pón", value.strip_suffix("pon").unwrap_or(&value))
                } else {
                    value
                };
                verb.imperative = Some(value);
            }
            _ => {}
        }
    }
    verb
}

/// Forms that follow no class: tense by tense, for tú, usted, vos, vosotros, ustedes.
type Irregular = (&'static str, &'static [(Tense, &'static str)]);

fn irregular_forms() -> &'static [Irregular] {
    use Tense::*;
    &[
        (
            "ser",
            &[
                (Present, "eres es sos sois son"),
                (Imperfect, "eras era eras erais eran"),
                (Past, "fuiste fue fuiste fuisteis fueron"),
                (Subjunctive, "seas sea seas seáis sean"),
                (PastSubjunctive, "fueras fuera fueras fuerais fueran"),
                (PastSubjunctiveSe, "fueses fuese fueses fueseis fuesen"),
                (Imperative, "sé sea sé sed sean"),
            ],
        ),
        (
            "ir",
            &[
                (Present, "vas va vas vais van"),
                (Imperfect, "ibas iba ibas ibais iban"),
                (Past, "fuiste fue fuiste fuisteis fueron"),
                (Subjunctive, "vayas vaya vayas vayáis vayan"),
                (PastSubjunctive, "fueras fuera fueras fuerais fueran"),
                (PastSubjunctiveSe, "fueses fuese fueses fueseis fuesen"),
                (Imperative, "ve vaya andá id vayan"),
            ],
        ),
        (
            "estar",
            &[
                (Present, "estás está estás estáis están"),
                (Past, "estuviste estuvo estuviste estuvisteis estuvieron"),
                (Subjunctive, "estés esté estés estéis estén"),
                (PastSubjunctive, "estuvieras estuviera estuvieras estuvierais estuvieran"),
                (PastSubjunctiveSe, "estuvieses estuviese estuvieses estuvieseis estuviesen"),
                (Imperative, "está esté está estad estén"),
            ],
        ),
        (
            "haber",
            &[
                (Present, "has ha has habéis han"),
                (Past, "hubiste hubo hubiste hubisteis hubieron"),
                (Future, "habrás habrá habrás habréis habrán"),
                (Conditional, "habrías habría habrías habríais habrían"),
                (Subjunctive, "hayas haya hayas hayáis hayan"),
                (PastSubjunctive, "hubieras hubiera hubieras hubierais hubieran"),
                (PastSubjunctiveSe, "hubieses hubiese hubieses hubieseis hubiesen"),
                (Imperative, "- - - - -"),
            ],
        ),
        (
            "dar",
            &[
                (Present, "das da das dais dan"),
                (Past, "diste dio diste disteis dieron"),
                (Subjunctive, "des dé des deis den"),
                (PastSubjunctive, "dieras diera dieras dierais dieran"),
                (PastSubjunctiveSe, "dieses diese dieses dieseis diesen"),
                (Imperative, "da dé da dad den"),
            ],
        ),
        (
            "ver",
            &[
                (Present, "ves ve ves veis ven"),
                (Imperfect, "veías veía veías veíais veían"),
                (Past, "viste vio viste visteis vieron"),
                (Subjunctive, "veas vea veas veáis vean"),
                (Imperative, "ve vea ve ved vean"),
            ],
        ),
        (
            "prever",
            &[
                (Present, "prevés prevé prevés prevéis prevén"),
                (Imperfect, "preveías preveía preveías preveíais preveían"),
                (Past, "previste previó previste previsteis previeron"),
                (Subjunctive, "preveas prevea preveas preveáis prevean"),
                (Imperative, "prevé prevea prevé preved prevean"),
            ],
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_by_its_stem() {
        let mut all: HashMap<&str, Vec<Analysis>> = HashMap::new();
        for number in 0..VERBS.verbs.len() as u16 {
            if VERBS.number(VERBS.infinitive(number)) != Some(number) {
                continue;
            }
            for (at, form) in
                VERBS.forms(number).all.iter().enumerate().filter(|(_, f)| !f.is_empty())
            {
                let (tense, person) = (TENSES[at / PERSONS.len()], PERSONS[at % PERSONS.len()]);
                all.entry(form).or_default().push(Analysis { verb: number, tense, person });
            }
        }
        assert!(all.len() > 30_000, "{}", all.len());
        for (form, analyses) in all {
            assert_eq!(VERBS.analyses(form), analyses, "{form}");
        }
    }
}
