//! Which templates say nearly the same.
//!
//! Thousands are not compared with one another: two of which most words are the same share some of
//! their rarest ones (prefix filtering: Chaudhuri, Ganti and Kaushik, "A Primitive Operator for
//! Similarity Joins in Data Cleaning", 2006; with several words to be shared: Wang, Li and Feng, "Can We
//! Beat the Prefix Filtering?", 2012).

use std::collections::HashMap;
use std::rc::Rc;

use rustc_hash::FxBuildHasher;

use super::super::memory::{likeness, reply_words};
use crate::brand::Template;

/// How much of two templates' words must be the same for them to be pointed out.
const NEARLY: f64 = 0.85;
/// So many of its rarest words has a text to share with another before the two are compared, or as
/// many as it has to share at all if these are fewer.
const SHARED: usize = 4;

/// So many wordings that are new are compared with all the others, which is quicker than to begin anew.
const FEW: usize = 8;

/// The words of a template, by which it is compared with others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording([Rc<[u32]>; 2]);

impl Wording {
    /// Reads a template.
    #[must_use]
    pub fn of(template: &Template) -> Self {
        let words = |body: &Option<String>| body.as_deref().map(reply_words).unwrap_or_default();
        Self([words(&template.body.es).into(), words(&template.body.en).into()])
    }

    /// Whether it says nearly the same as another in one language.
    #[must_use]
    pub fn is_near(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| are_near(one, other))
    }
}

fn are_near(one: &[u32], other: &[u32]) -> bool {
    // Lists of very different lengths cannot be near, and need not be compared.
    let (few, many) = (one.len().min(other.len()), one.len().max(other.len()));
    few > 0 && 4 * few >= 3 * many && likeness(one, other) >= NEARLY
}

/// The pairs of wordings that are near, by their places, the lower one first, ascending.
#[must_use]
pub fn near_pairs(wordings: &[Wording]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(usize, usize)> = (0..2)
        .flat_map(|language| {
            let texts: Vec<&[u32]> = wordings.iter().map(|one| &*one.0[language]).collect();
            near_texts(&texts)
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The same when most wordings are known from before: `known` says at which place those that are the
/// same stood then, and `before` which pairs there were.
#[must_use]
pub fn near_pairs_renewed(
    before: &[(usize, usize)],
    wordings: &[Wording],
    known: &[Option<usize>],
) -> Vec<(usize, usize)> {
    let new: Vec<usize> =
        (0..wordings.len()).filter(|place| known.get(*place) == Some(&None)).collect();
    if new.len() > FEW || known.len() != wordings.len() {
        return near_pairs(wordings);
    }
    let places: HashMap<usize, usize, FxBuildHasher> =
        known.iter().enumerate().filter_map(|(place, old)| Some(((*old)?, place))).collect();
    let still = before.iter().filter_map(|(one, other)| {
        let (one, other) = (*places.get(one)?, *places.get(other)?);
        Some((one.min(other), one.max(other)))
    });
    let mut pairs: Vec<(usize, usize)> = still.collect();
    for place in new {
        let near = |other: &usize| *other != place && wordings[*other].is_near(&wordings[place]);
        let found = (0..wordings.len()).filter(near);
        pairs.extend(found.map(|other| (place.min(other), place.max(other))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Fewest words that a text of `length` shares with any that is near: with one as short as can be.
fn least_shared(length: usize) -> usize {
    ((length as f64 * NEARLY / (2.0 - NEARLY)) as usize).max(1)
}

fn near_texts(texts: &[&[u32]]) -> Vec<(usize, usize)> {
    let ranked = by_rarity(texts);
    let mut having: Vec<Vec<u32>> = Vec::new();
    let mut shared = vec![0_u8; texts.len()];
    let mut met: Vec<u32> = Vec::new();
    let mut pairs = Vec::new();
    for (place, words) in ranked.iter().enumerate() {
        let least = least_shared(words.len());
        let rarest = &words[..(words.len() + SHARED).saturating_sub(least).min(words.len())];
        for word in rarest {
            let word = *word as usize;
            if having.len() <= word {
                having.resize(word + 1, Vec::new());
            }
            for other in &having[word] {
                let count = &mut shared[*other as usize];
                if *count == 0 {
                    met.push(*other);
                }
                *count = count.saturating_add(1);
            }
            having[word].push(place as u32);
        }
        for other in met.drain(..) {
            let other = other as usize;
            let count = usize::from(std::mem::take(&mut shared[other]));
            let needed = SHARED.min(least).min(least_shared(texts[other].len()));
            if count >= needed && are_near(texts[other], texts[place]) {
                pairs.push((other, place));
            }
        }
    }
    pairs
}

/// The words of each text as numbers, the rarest first, the second time that a word comes in a text
/// being a word of its own.
fn by_rarity(texts: &[&[u32]]) -> Vec<Vec<u32>> {
    let mut numbers: HashMap<(u32, u32), u32, FxBuildHasher> = HashMap::default();
    let mut counts: Vec<u32> = Vec::new();
    let mut read: Vec<Vec<u32>> = Vec::with_capacity(texts.len());
    for text in texts {
        let mut again = 0;
        let numbered = text.iter().enumerate().map(|(at, word)| {
            let same = at > 0 && text[at - 1] == *word;
            again = if same { again + 1 } else { 0 };
            let next = counts.len() as u32;
            let number = *numbers.entry((*word, again)).or_insert(next);
            if number == next {
                counts.push(0);
            }
            counts[number as usize] += 1;
            number
        });
        let numbered = numbered.collect();
        read.push(numbered);
    }
    let mut order: Vec<u32> = (0..counts.len() as u32).collect();
    order.sort_unstable_by_key(|number| (counts[*number as usize], *number));
    let mut ranks = vec![0_u32; order.len()];
    for (rank, number) in (0..).zip(&order) {
        ranks[*number as usize] = rank;
    }
    for text in &mut read {
        for word in text.iter_mut() {
            *word = ranks[*word as usize];
        }
        text.sort_unstable();
    }
    read
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_same_pairs_are_found_as_by_comparing_all(
            texts in prop::collection::vec(prop::collection::vec(0_u32..12, 0..14), 0..24),
            changes in prop::collection::vec((0_usize..24, 0_usize..14, 0_u32..12), 0..24),
            changed in 0_usize..30,
        ) {
            let mut texts = texts;
            // Near ones are rare among random texts: some are others with a word changed.
            for (which, at, word) in changes {
                let Some(mut copy) = texts.get(which).cloned() else { continue };
                if let Some(place) = copy.get_mut(at) {
                    *place = word;
                }
                texts.push(copy);
            }
            for text in &mut texts {
                text.sort_unstable();
            }
            let wordings: Vec<Wording> = texts
                .iter()
                .enumerate()
                .map(|(place, text)| {
                    let empty: Rc<[u32]> = Rc::from([]);
                    let text: Rc<[u32]> = Rc::from(text.as_slice());
                    Wording(if place % 3 == 0 { [empty, text] } else { [text, empty] })
                })
                .collect();
            let mut all = Vec::new();
            for (place, one) in wordings.iter().enumerate() {
                for (other, two) in wordings.iter().enumerate().skip(place + 1) {
                    if one.is_near(two) {
                        all.push((place, other));
                    }
                }
            }
            prop_assert_eq!(near_pairs(&wordings), all.clone());
            // Those behind the others, before, and one of them changed since: the same is found.
            let half = wordings.len() / 2;
            let turned: Vec<Wording> = [&wordings[half..], &wordings[..half]].concat();
            let known: Vec<Option<usize>> = (0..wordings.len())
                .map(|place| (place != changed).then_some((place + wordings.len() - half) % wordings.len()))
                .collect();
            let mut old = turned.clone();
            if changed < wordings.len() {
                old[(changed + wordings.len() - half) % wordings.len()] = Wording::default();
            }
            prop_assert_eq!(near_pairs_renewed(&near_pairs(&old), &wordings, &known), all);
        }
    }
}
