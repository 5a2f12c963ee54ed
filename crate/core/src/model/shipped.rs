//! The tables that ship, read on first use. `crate/lab` makes them; `MODEL_CARD.md` beside them
//! says from what.

use std::sync::LazyLock;

use super::heads::{comment, tone};
use super::table::Table;

macro_rules! shipped {
    ($(#[$doc:meta])* $name:ident, $file:literal, $heads:expr) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name() -> &'static Table {
            static TABLE: LazyLock<Table> = LazyLock::new(|| {
                // A test holds the shipped bytes to their form; were they damaged, every score
                // would be its resting value rather than a panic in a page.
                Table::parse(include_bytes!(concat!("../../models/", $file)))
                    .unwrap_or_else(|_| Table::empty($heads))
            });
            &TABLE
        }
    };
}

shipped!(
    /// Weights for comments, with the heads of [`comment`].
    comment_table, "comment.bin", comment::COUNT
);
shipped!(
    /// Weights for tone, with the heads of [`tone`].
    tone_table, "tone.bin", tone::COUNT
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tables_have_the_heads_that_the_judges_read() {
        for (bytes, heads) in [
            (include_bytes!("../../models/comment.bin").as_slice(), comment::COUNT),
            (include_bytes!("../../models/tone.bin").as_slice(), tone::COUNT),
        ] {
            assert_eq!(Table::parse(bytes).unwrap().heads(), heads);
        }
    }

    #[test]
    fn damaged_bytes_are_refused_with_the_place() {
        let bytes = include_bytes!("../../models/tone.bin");
        assert!(Table::parse(&bytes[..bytes.len() - 1]).is_err());
        assert_eq!(Table::parse(b"no table").unwrap_err().at, 0);
    }
}
