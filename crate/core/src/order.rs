//! Sorts short lists in little code.
//!
//! The standard library's sorts are made for long lists, and every type that is sorted adds some
//! five kilobytes of them to what the browser loads. Here one sort of places serves all types.

use std::cmp::Ordering;

/// Sorts as [`slice::sort_by`] does: equal items keep their order.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() < 2 {
        return;
    }
    let places = sorted(items.len(), &mut |one, other| compare(&items[one], &items[other]));
    for at in 0..places.len() {
        // What stood at a place before this one has been swapped onwards: follow it.
        let mut from = places[at];
        while from < at {
            from = places[from];
        }
        items.swap(at, from);
    }
}

/// Sorts as [`slice::sort_by_key`] does: items with equal keys keep their order.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// The places of the items in sorted order.
fn sorted(count: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&one, &other| compare(one, other));
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(mut items: Vec<(u8, u16)>) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0 % 8);
            sort_by_key(&mut items, |item| item.0 % 8);
            prop_assert_eq!(items, expected);
        }
    }
}
