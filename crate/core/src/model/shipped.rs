//! The tables that ship, read on first use. `crate/lab` makes them; `MODEL_CARD.md` beside them
//! says from what.

use std::sync::LazyLock;

use super::heads::{comment, tone};
use super::packed::{Weights, unpack};
use super::table::Table;

/// The heads of the tables in the file, in its order.
const HEADS: [usize; 2] = [comment::COUNT, tone::COUNT];

static BYTES: &[u8] = include_bytes!("../../models/judges.bin");

static TABLES: LazyLock<[Table; 2]> = LazyLock::new(|| {
    let weights = shipped_weights();
    // A test holds the shipped bytes to their form; were they damaged, every score would be its
    // resting value rather than a panic in a page.
    std::array::from_fn(|at| match weights.get(at) {
        Some(weights) => Table::new(weights),
        None => Table::empty(HEADS[at]),
    })
});

/// Weights for comments, with the heads of [`comment`].
#[must_use]
pub fn comment_table() -> &'static Table {
    &TABLES[0]
}

/// Weights for tone, with the heads of [`tone`].
#[must_use]
pub fn tone_table() -> &'static Table {
    &TABLES[1]
}

/// The weights that ship, for comments and for tone; none if they are damaged.
#[must_use]
pub fn shipped_weights() -> Vec<Weights> {
    unpack(BYTES).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tables_have_the_heads_that_the_judges_read() {
        let tables = unpack(BYTES).unwrap();
        assert_eq!(tables.iter().map(Weights::heads).collect::<Vec<_>>(), HEADS);
    }

    #[test]
    fn damaged_bytes_are_refused_with_the_place() {
        assert_eq!(unpack(&BYTES[..BYTES.len() - 1]).unwrap_err().at, BYTES.len() - 1);
        assert_eq!(unpack(b"no table").unwrap_err().at, 0);
    }
}
