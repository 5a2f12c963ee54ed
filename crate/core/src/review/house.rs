//! What the brand itself asks for: its terms, competitors, values, emoji, greeting, signature and
//! accounts.

use super::pattern::{Pattern, PatternSet};
use super::phrase::{in_case_of, replacement};
use super::rule::{RuleBook, RuleError, RuleProblem};
use super::{Case, Fix, Report};
use crate::brand::{BrandPack, TermPolicy, Value};
use crate::text::{ByteSpan, Document, Language, TokenKind, fold};

/// What a brand adds to the review, ready to be used: its words, its own rules.
#[derive(Debug, Clone, Default)]
pub struct House {
    set: PatternSet,
    owners: Vec<Owner>,
    pub(super) rules: RuleBook,
    refused: Vec<RuleError>,
}

#[derive(Debug, Clone, Copy)]
enum Owner {
    Term(usize),
    Competitor,
    Contradiction(usize),
}

impl House {
    /// Prepares what `brand` adds.
    #[must_use]
    pub fn new(brand: &BrandPack) -> Self {
        let (rules, mut refused) = RuleBook::of_brand(&brand.own_rules, super::rules());
        let known = |id: &str| {
            super::rules().get(id).or(rules.get(id)).is_some() || id.starts_with("verdict.")
        };
        refused.extend(brand.rules.keys().filter(|id| !known(id)).map(|id| RuleError {
            place: format!("rules.{id}"),
            problem: RuleProblem::Unknown(id.clone()),
        }));
        let mut words = Self { rules, refused, ..Self::default() };
        for (index, term) in brand.terms.iter().enumerate() {
            let Some(pattern) = Pattern::of_words(&term.text) else { continue };
            let inflect = term.policy != TermPolicy::Preferred;
            let pattern = if inflect { pattern.with_inflections() } else { pattern };
            words.add(pattern, Owner::Term(index));
        }
        for name in &brand.competitors {
            if let Some(pattern) = Pattern::of_words(name) {
                words.add(pattern, Owner::Competitor);
            }
        }
        for (index, value) in brand.values.iter().enumerate() {
            for phrase in &value.contradicted_by {
                if let Some(pattern) = Pattern::of_words(phrase) {
                    words.add(pattern, Owner::Contradiction(index));
                }
            }
        }
        words
    }

    /// The brand's own rules.
    #[must_use]
    pub fn rules(&self) -> &RuleBook {
        &self.rules
    }

    /// The brand's rules and settings that were refused, each with its place.
    #[must_use]
    pub fn refused(&self) -> &[RuleError] {
        &self.refused
    }

    fn add(&mut self, pattern: Pattern, owner: Owner) {
        self.set.add(pattern);
        self.owners.push(owner);
    }
}

/// Runs every check that is the brand's.
pub(super) fn check(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(brand) = case.brand else { return };
    account(case, brand, report);
    words(case, brand, report);
    emoji(case, brand, report);
    hashtags(case, brand, report);
    frame(case, brand, report);
}

/// Writing from an account that is not this brand's, on a network where it has one.
fn account(case: &Case<'_>, brand: &BrandPack, report: &mut Report<'_>) {
    let Some(account) = &case.draft.account else { return };
    let mut own = brand.accounts.iter().filter(|own| own.network == account.network).peekable();
    if own.peek().is_none() || own.any(|own| own.is(account)) {
        return;
    }
    let whole = ByteSpan::new(0, case.document.text.len());
    let handle = account.handle.trim_start_matches('@').to_owned();
    let values = [("found", handle), ("brand", brand.name.clone())];
    report.add("brand.account", whole, &values, Vec::new());
}

/// Most of a brand's own words for a value that are told where it is contradicted.
const MOST_SHOWN: usize = 3;

/// How a brand would rather put a value, in the language of the draft, as it follows the value's
/// name; empty if the pack does not say. Words too short to tell their language stand in where none
/// is known to be of the draft's, if the brand has no other language.
fn shown(value: &Value, brand: &BrandPack, language: Language) -> String {
    let told = |phrase: &String| Document::new(phrase.as_str(), None).language;
    let of = |wanted: Language| -> Vec<&str> {
        let fits = |phrase: &&String| language == Language::Other || told(phrase) == wanted;
        value.shown_by.iter().filter(fits).take(MOST_SHOWN).map(String::as_str).collect()
    };
    let mut words = of(language);
    if words.is_empty() && brand.languages.len() < 2 {
        words = of(Language::Other);
    }
    if words.is_empty() { String::new() } else { format!(" → {}", words.join(", ")) }
}

fn words(case: &Case<'_>, brand: &BrandPack, report: &mut Report<'_>) {
    let Some(house) = case.house else { return };
    let document = case.document;
    let all = house.set.find(document);
    let within_longer = |span: ByteSpan, policy: TermPolicy| {
        all.iter().any(|other| {
            let longer =
                other.span.start <= span.start && span.end <= other.span.end && other.span != span;
            let same = |term: usize| brand.terms[term].policy == policy;
            longer && matches!(house.owners[other.pattern], Owner::Term(term) if same(term))
        })
    };
    for found in &all {
        let raw = found.span.of(document.text);
        let mut values = vec![("found", raw.to_owned())];
        match house.owners[found.pattern] {
            Owner::Competitor => report.add("brand.competitor", found.span, &values, Vec::new()),
            Owner::Contradiction(_) if within_longer(found.span, TermPolicy::Avoided) => {}
            Owner::Contradiction(index) => {
                let value = &brand.values[index];
                values.push(("value", value.name.clone()));
                values.push(("shown", shown(value, brand, document.language)));
                report.add("brand.value", found.span, &values, Vec::new());
            }
            Owner::Term(index) => {
                let term = &brand.terms[index];
                if term.language.is_some_and(|language| language != document.language)
                    || within_longer(found.span, term.policy)
                {
                    continue;
                }
                let instead = term.replacement.as_deref();
                let fix = |text: &str| -> Vec<Fix> {
                    vec![replacement(document, found.span, &in_case_of(raw, text))]
                };
                let id = match term.policy {
                    TermPolicy::Preferred => {
                        let shouted = raw == term.text.to_uppercase();
                        if raw != term.text && !shouted && raw != in_case_of("A", &term.text) {
                            values.push(("term", term.text.clone()));
                            let fix =
                                Fix { span: document.utf16(found.span), text: term.text.clone() };
                            report.add("brand.spelling", found.span, &values, vec![fix]);
                        }
                        continue;
                    }
                    TermPolicy::Avoided => "brand.avoided",
                    TermPolicy::Forbidden => "brand.forbidden",
                };
                values.extend(term.why.clone().map(|why| ("why", why)));
                report.add(id, found.span, &values, instead.map(fix).unwrap_or_default());
            }
        }
    }
}

fn emoji(case: &Case<'_>, brand: &BrandPack, report: &mut Report<'_>) {
    let document = case.document;
    let spans: Vec<ByteSpan> = document
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Emoji)
        .map(|token| token.span)
        .collect();
    for span in &spans {
        let raw = span.of(document.text);
        let plain = |emoji: &str| emoji.trim_end_matches('\u{fe0f}').to_owned();
        if brand.emoji.forbidden.iter().any(|forbidden| plain(forbidden) == plain(raw)) {
            let fix = replacement(document, *span, "");
            report.add("brand.emoji_forbidden", *span, &[("found", raw.to_owned())], vec![fix]);
        }
    }
    let Some(max) = brand.emoji.max.map(usize::from) else { return };
    too_many("brand.emoji_many", &spans, max, case, report);
}

fn hashtags(case: &Case<'_>, brand: &BrandPack, report: &mut Report<'_>) {
    let Some(max) = brand.hashtags.max.map(usize::from) else { return };
    let spans: Vec<ByteSpan> = case
        .document
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Hashtag)
        .map(|token| token.span)
        .collect();
    too_many("brand.hashtags_many", &spans, max, case, report);
}

fn too_many(id: &str, spans: &[ByteSpan], max: usize, case: &Case<'_>, report: &mut Report<'_>) {
    let (Some(first), Some(last)) = (spans.get(max), spans.last()) else { return };
    let values = [("count", spans.len().to_string()), ("limit", max.to_string())];
    let fixes = if spans.len() == max + 1 {
        vec![replacement(case.document, *first, "")]
    } else {
        Vec::new()
    };
    report.add(id, first.cover(*last), &values, fixes);
}

/// Greeting and signature, of a reply long enough to have them.
fn frame(case: &Case<'_>, brand: &BrandPack, report: &mut Report<'_>) {
    let document = case.document;
    if document.words().count() < 4 {
        return;
    }
    let filled = |text: &str| crate::reply::fill_line(text, case.draft, brand, document.language);
    let text = document.text;
    let greeting = brand.greeting.as_ref().and_then(|greeting| greeting.get(document.language));
    if let Some(greeting) = greeting.map(filled).filter(|greeting| !greeting.is_empty()) {
        let first = crate::text::tokenize(&greeting)
            .into_iter()
            .find(|token| token.kind == TokenKind::Word)
            .map(|token| token.folded);
        let mut opening = document.words().take(3);
        if let Some(first) = first
            && !opening.any(|token| token.folded == first)
        {
            let start = document
                .tokens
                .iter()
                .find(|token| token.kind != TokenKind::Mention)
                .map_or(0, |token| token.span.start);
            let at = ByteSpan::new(start, start);
            let glue = if greeting.ends_with([',', '!', '.', ':']) { " " } else { ". " };
            let fix = Fix { span: document.utf16(at), text: format!("{greeting}{glue}") };
            report.add("brand.greeting", at, &[("found", greeting)], vec![fix]);
        }
    }
    let signature = brand.signature.as_ref().and_then(|signature| signature.get(document.language));
    if let Some(signature) = signature.map(filled).filter(|signature| !signature.is_empty()) {
        let written = fold(text.trim_end()).text;
        if !written.ends_with(fold(&signature).text.trim_end()) {
            let at = ByteSpan::new(text.trim_end().len(), text.len());
            let fix = Fix { span: document.utf16(at), text: format!(" {signature}") };
            let at = ByteSpan::new(at.start, at.start);
            report.add("brand.signature", at, &[("found", signature)], vec![fix]);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Draft, Engine};

    fn pack(own_rules: serde_json::Value, rules: serde_json::Value) -> BrandPack {
        let pack = json!({"version": 1, "id": "pan", "name": "Pan", "languages": ["es"],
            "own_rules": own_rules, "rules": rules});
        BrandPack::parse(&pack.to_string()).unwrap()
    }

    fn cheap() -> serde_json::Value {
        json!({"id": "brand.cheap", "severity": "warn", "check": "phrase",
            "es": {"message": "«{found}» suena a saldo", "why": "Vendemos pan bueno.",
                "swap": {"barato|barata": "asequible"}, "unless": ["no es barat*"]},
            "en": {"message": "“{found}” sounds like a sale", "why": "We sell good bread.",
                "find": ["cheap"]},
            "examples": {"bad": ["Pan barato"], "good": ["Pan rico", "No es barato"],
                "bad_en": ["cheap bread"]}})
    }

    fn found(pack: &BrandPack, text: &str) -> Vec<(String, crate::review::FindingSeverity)> {
        let review = Engine::new(pack).review(&Draft { text: text.into(), ..Draft::default() });
        review.findings.into_iter().map(|finding| (finding.rule, finding.severity)).collect()
    }

    #[test]
    fn a_brand_adds_rules_and_sets_how_much_each_matters() {
        use crate::review::FindingSeverity::{Hold, Warn};
        let text = "Tenemos pan barato para todos los días";
        let added = pack(json!([cheap()]), json!({}));
        assert_eq!(found(&added, text), [("brand.cheap".to_owned(), Warn)]);
        let weighed = pack(json!([cheap()]), json!({"brand.cheap": {"state": "hold"}}));
        assert_eq!(found(&weighed, text), [("brand.cheap".to_owned(), Hold)]);
        let muted = pack(json!([cheap()]), json!({"brand.cheap": {"state": "off"}}));
        assert_eq!(found(&muted, text), []);
        assert_eq!(found(&added, "Nuestro pan no es barato, pero dura"), []);
    }

    #[test]
    fn a_contradicted_value_says_how_the_brand_puts_it_in_the_language_of_the_draft() {
        let pack = json!({"version": 1, "id": "pan", "name": "Pan", "languages": ["es", "en"],
            "values": [{"name": "cercanía", "contradicted_by": ["cumplimente el formulario",
            "fill in the form"], "shown_by": ["cuéntanos qué ha pasado", "that's on us",
            "tell us what happened"]}]});
        let pack = BrandPack::parse(&pack.to_string()).unwrap();
        let said = |text: &str| {
            let review =
                Engine::new(&pack).review(&Draft { text: text.into(), ..Draft::default() });
            let value = review.findings.into_iter().find(|finding| finding.rule == "brand.value");
            value.unwrap().message
        };
        let spanish = said("Para que podamos ayudarte, cumplimente el formulario de la web");
        assert!(spanish.ends_with("cercanía → cuéntanos qué ha pasado"), "{spanish}");
        let english = said("If you want us to help you, please fill in the form on the website");
        assert!(english.ends_with("tell us what happened"), "{english}");
        assert!(!english.contains("cuéntanos"), "{english}");
    }

    #[test]
    fn one_bad_rule_is_refused_with_its_place_and_the_rest_work() {
        let with = |at: &str, value: serde_json::Value| {
            let mut rule = cheap();
            rule["id"] = json!(format!("brand.{}", at.len()));
            *rule.pointer_mut(at).unwrap() = value;
            rule
        };
        let pack = pack(
            json!([
                with("/severity", json!("fatal")),
                with("/en/find", json!(["cheap", "c* bread"])),
                with("/id", json!("tone.blame")),
                with("/id", json!("Nonsense")),
                with("/check", json!("code")),
                with("/examples/good", json!(["Pan barato"])),
                with("/examples/bad_en", json!(["good bread"])),
                "no rule at all",
                cheap(),
            ]),
            json!({"tone.no_such_rule": {"state": "off"}}),
        );
        let house = House::new(&pack);
        assert_eq!(house.rules().rules().len(), 1);
        let refused: Vec<String> = house.refused().iter().map(ToString::to_string).collect();
        let places: Vec<&str> =
            refused.iter().map(|error| error.split(": ").next().unwrap()).collect();
        assert_eq!(
            places,
            [
                "own_rules[0].severity",
                "own_rules[1].en.find[1]",
                "own_rules[2].id",
                "own_rules[3].id",
                "own_rules[4].check",
                "own_rules[5].examples.good[0]",
                "own_rules[6].examples.bad_en[0]",
                "own_rules[7]",
                "rules.tone.no_such_rule",
            ],
            "{refused:#?}"
        );
        assert_eq!(found(&pack, "Tenemos pan barato para todos los días").len(), 1);
    }
}
