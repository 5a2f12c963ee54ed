//! Applying fixes.

use super::{Family, Finding, Fix};
use crate::order;
use crate::text::OffsetMap;

/// `text` with one fix applied.
#[must_use]
pub fn apply(text: &str, fix: &Fix) -> String {
    let span = OffsetMap::new(text).to_byte_span(fix.span);
    format!("{}{}{}", &text[..span.start], fix.text, &text[span.end..])
}

/// `text` with the best fix of every finding that can be mended without changing what is said:
/// those of privacy hide facts and are left to the writer. Of two that overlap the first counts.
#[must_use]
pub fn apply_safe(text: &str, findings: &[Finding]) -> String {
    let mut fixes: Vec<&Fix> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.family != Family::Privacy) {
        let Some(fix) = finding.fixes.first() else { continue };
        let apart =
            |other: &&Fix| fix.span.end < other.span.start || other.span.end < fix.span.start;
        if fixes.iter().all(apart) {
            fixes.push(fix);
        }
    }
    order::sort_by_key(&mut fixes, |fix| std::cmp::Reverse(fix.span));
    fixes.into_iter().fold(text.to_owned(), |text, fix| apply(&text, fix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::brand::BrandPack;
    use crate::review::example;
    use crate::text::{Document, TokenKind};
    use crate::{Draft, Engine};

    /// What a reply says as fact: numbers, links, addresses, mentions, hashtags.
    fn facts(text: &str) -> Vec<String> {
        let document = Document::new(text, None);
        let fact = |kind| {
            use TokenKind::{Email, Hashtag, Link, Mention, Number};
            matches!(kind, Number | Link | Email | Mention | Hashtag)
        };
        let tokens = document.tokens.iter().filter(|token| fact(token.kind));
        tokens.map(|token| token.folded.clone()).collect()
    }

    #[test]
    fn safe_fixes_reach_a_fixed_point_keep_the_facts_and_never_make_it_worse() {
        for (file, json) in example::EXAMPLE_FILES {
            for (rule, sets) in example::read(json).unwrap() {
                for examples in sets {
                    let brand: Option<&BrandPack> = examples.brand.as_ref();
                    let engine = brand.map_or_else(Engine::without_brand, Engine::new);
                    let limits = rule.contains("hashtags_many");
                    for (language, _, first) in examples.texts() {
                        let review = |text: &str| {
                            let (text, lang) = (text.to_owned(), Some(language));
                            engine.review(&Draft { text, lang, ..examples.draft.clone() })
                        };
                        let mut text = first.to_owned();
                        let mut found = review(&text).findings;
                        for round in 0.. {
                            let next = apply_safe(&text, &found);
                            if next == text {
                                break;
                            }
                            assert!(
                                round < 8,
                                "{file} {rule}: no end to the fixes of {first}: {next}"
                            );
                            let now = review(&next).findings;
                            let ids = |found: &[Finding]| -> Vec<String> {
                                found.iter().map(|finding| finding.rule.clone()).collect()
                            };
                            assert!(
                                now.len() <= found.len(),
                                "{rule}: {text} {:?} → {next} {:?}",
                                ids(&found),
                                ids(&now)
                            );
                            (text, found) = (next, now);
                        }
                        if !limits {
                            let kept = facts(&text);
                            assert!(
                                facts(first).iter().all(|fact| kept.contains(fact)),
                                "{rule}: {first} → {text}"
                            );
                        }
                    }
                }
            }
        }
    }
}
