//! The file of weights: several tables whose rows have many keys in common, as small as the frame that
//! loads them needs it.
//!
//! [`MAGIC`], the number of rows that any of the tables has (u32), the number of tables (u8); of each the
//! number of heads (u8) and of directions (u8) and per head its mix and its bias (f32). Then, range coded, row by row in rising
//! order of keys: the difference to the key before, which tables have the row, and its weights. A weight is zero the
//! likelier, the fewer of its row were not; its sign goes by those before it, its size by the largest of them.
//! Numbers are little-endian.

use super::coder::{Chance, Coder, Number, Reader, Writer};
use super::features::KEY_BITS;
use super::table::{BadTable, MOST_DIRECTIONS};

/// A table's weights, plainly.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weights {
    /// Head by head, what the sums of a text's weights along each direction are multiplied by.
    pub mix: Vec<f32>,
    /// Of each head, what is added then.
    pub biases: Vec<f32>,
    /// The features, in rising order.
    pub keys: Vec<u32>,
    /// Feature by feature the weight along every direction, none beyond [`LARGEST`] either way.
    pub weights: Vec<i8>,
}

/// The largest weight.
pub const LARGEST: i8 = 63;
/// Bits of it beyond the first.
const SIZE_BITS: usize = 5;

/// The most tables of one file.
const MOST_TABLES: usize = 4;
/// First bytes of the file.
const MAGIC: &[u8; 4] = b"TWT2";

impl Weights {
    /// How many heads it has.
    #[must_use]
    pub fn heads(&self) -> usize {
        self.biases.len()
    }

    /// How many directions its weights lie along; none if it has no heads.
    #[must_use]
    pub fn directions(&self) -> usize {
        self.mix.len().checked_div(self.heads()).unwrap_or(0)
    }

    /// The weights of the feature with this key.
    fn row(&self, key: u32) -> Option<&[i8]> {
        let row = self.keys.binary_search(&key).ok()?;
        Some(&self.weights[row * self.directions()..][..self.directions()])
    }
}

/// Writes tables into one file.
#[must_use]
pub fn pack(tables: &[Weights]) -> Vec<u8> {
    let mut keys: Vec<u32> = tables.iter().flat_map(|table| &table.keys).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    let mut bytes = Vec::from(*MAGIC);
    bytes.extend((keys.len() as u32).to_le_bytes());
    bytes.push(tables.len() as u8);
    for table in tables {
        bytes.push(table.heads() as u8);
        bytes.push(table.directions() as u8);
        for (mix, bias) in table.mix.chunks(table.directions().max(1)).zip(&table.biases) {
            mix.iter().chain([bias]).for_each(|number| bytes.extend(number.to_le_bytes()));
        }
    }
    let (mut writer, mut contexts) = (Writer::new(), Contexts::new(tables));
    let mut rows = empty(tables);
    let mut next = 0;
    for key in keys {
        contexts.step.code(&mut writer, key - next + 1);
        next = key + 1;
        for (row, table) in rows.iter_mut().zip(tables) {
            let known = table.row(key);
            row.is_there = known.is_some();
            row.weights.copy_from_slice(known.unwrap_or(&vec![0; table.directions()]));
        }
        contexts.row(&mut writer, &mut rows);
    }
    bytes.extend(writer.finish());
    bytes
}

/// Reads what [`pack`] wrote.
///
/// # Errors
/// [`BadTable`] if the bytes are not of that form.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Weights>, BadTable> {
    let mut at = 0;
    let mut take = |count: usize| {
        let taken = bytes.get(at..at + count).ok_or(BadTable { at })?;
        at += count;
        Ok(taken)
    };
    let number = |taken: &[u8]| taken.iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte));
    if take(4)? != MAGIC {
        return Err(BadTable { at: 0 });
    }
    let rows = number(take(4)?);
    let mut tables = vec![Weights::default(); take(1)?[0].into()];
    for table in &mut tables {
        let (heads, directions) = (take(1)?[0], take(1)?[0]);
        for _ in 0..heads {
            for _ in 0..directions {
                table.mix.push(f32::from_bits(number(take(4)?)));
            }
            table.biases.push(f32::from_bits(number(take(4)?)));
        }
    }
    let odd = |table: &Weights| !(1..=MOST_DIRECTIONS).contains(&table.directions());
    if tables.len() > MOST_TABLES || tables.iter().any(odd) {
        return Err(BadTable { at });
    }
    let (mut reader, mut contexts) = (Reader::new(&bytes[at..]), Contexts::new(&tables));
    let mut row = empty(&tables);
    let mut next = 0;
    for _ in 0..rows {
        let key = next + contexts.step.code(&mut reader, 1) - 1;
        next = key + 1;
        if next > 1 << KEY_BITS || reader.at() > bytes.len() - at {
            return Err(BadTable { at: bytes.len().min(at + reader.at()) });
        }
        contexts.row(&mut reader, &mut row);
        for (table, row) in tables.iter_mut().zip(&row) {
            if row.is_there {
                table.keys.push(key);
                table.weights.extend(&row.weights);
            }
        }
    }
    if reader.at() == bytes.len() - at { Ok(tables) } else { Err(BadTable { at: bytes.len() }) }
}

/// One table's part of a row.
#[derive(Debug)]
struct Part {
    is_there: bool,
    weights: Vec<i8>,
}

fn empty(tables: &[Weights]) -> Vec<Part> {
    let part = |table: &Weights| Part { is_there: false, weights: vec![0; table.directions()] };
    tables.iter().map(part).collect()
}

/// What is known of the bits of a file's rows.
struct Contexts {
    step: Number,
    there: Vec<Chance>,
    directions: Vec<Direction>,
}

/// What is known of the weights along one direction.
#[derive(Clone)]
struct Direction {
    /// By how many of the row were not zero in the table before, how many in this one, and whether the
    /// one before was.
    some: [[[Chance; 2]; FEW + 1]; MANY + 2],
    /// By the signs of the weight before and of the last one that was not zero.
    negative: [[Chance; 3]; 3],
    /// By the largest one of the row.
    size: [Number; SIZES],
}

/// So many weights of a row that are not zero, and more, are one context.
const FEW: usize = 6;
/// So many threes of them in the table before.
const MANY: usize = 8;
/// Where the largest weight of a row begins to count for more.
const STEPS: [u8; 4] = [1, 3, 6, 12];
const SIZES: usize = STEPS.len() + 1;

impl Contexts {
    fn new(tables: &[Weights]) -> Self {
        let direction = Direction {
            some: Default::default(),
            negative: Default::default(),
            size: std::array::from_fn(|_| Number::new(SIZE_BITS)),
        };
        Self {
            step: Number::new(KEY_BITS as usize),
            there: vec![Chance::default(); 1 << tables.len()],
            directions: vec![direction; tables.iter().map(Weights::directions).sum()],
        }
    }

    /// Codes which tables have a row and what is in it.
    fn row(&mut self, coder: &mut impl Coder, row: &mut [Part]) {
        // Which of the tables so far have it, after a one; how much the last of them said, 0 if it does not.
        let (mut having, mut said) = (1, 0);
        let mut directions = &mut self.directions[..];
        for part in row {
            let (of_table, others) = directions.split_at_mut(part.weights.len());
            directions = others;
            part.is_there = coder.bit(&mut self.there[having], part.is_there);
            having = having << 1 | usize::from(part.is_there);
            said =
                if part.is_there { weights(coder, of_table, said, &mut part.weights) } else { 0 };
        }
    }
}

/// Codes the weights of one table; returns how much they say.
fn weights(
    coder: &mut impl Coder,
    directions: &mut [Direction],
    said: usize,
    weights: &mut [i8],
) -> usize {
    let sign = |weight: i8| (weight.signum() + 1) as usize;
    let (mut some, mut before, mut last, mut largest) = (0, 0_i8, 0, 0);
    for (direction, weight) in directions.iter_mut().zip(weights) {
        let zero = &mut direction.some[said][some.min(FEW)][usize::from(before != 0)];
        if coder.bit(zero, *weight != 0) {
            let negative = &mut direction.negative[sign(before)][sign(last)];
            let negative = coder.bit(negative, *weight < 0);
            let steps = STEPS.iter().filter(|&&step| largest >= step).count();
            let size = direction.size[steps].code(coder, weight.unsigned_abs().max(1).into()) as i8;
            *weight = if negative { -size } else { size };
            (some, last, largest) = (some + 1, *weight, largest.max(weight.unsigned_abs()));
        } else {
            *weight = 0;
        }
        before = *weight;
    }
    1 + some.div_ceil(3).min(MANY)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tables() -> impl Strategy<Value = Vec<Weights>> {
        let keys = proptest::collection::btree_set(0_u32..1 << KEY_BITS, 0..20);
        let table =
            (1_usize..9, 1..=MOST_DIRECTIONS, keys).prop_flat_map(|(heads, directions, keys)| {
                let weight = prop_oneof![Just(0), -LARGEST..=LARGEST];
                let mix = proptest::collection::vec(-2.0_f32..2.0, heads * directions);
                let biases = proptest::collection::vec(-2.0_f32..2.0, heads);
                let weights = proptest::collection::vec(weight, directions * keys.len());
                (mix, biases, weights).prop_map(move |(mix, biases, weights)| {
                    let keys = keys.iter().copied().collect();
                    Weights { mix, biases, keys, weights }
                })
            });
        proptest::collection::vec(table, 0..=MOST_TABLES)
    }

    proptest! {
        #[test]
        fn what_is_packed_is_read(tables in tables()) {
            prop_assert_eq!(unpack(&pack(&tables)).unwrap(), tables);
        }

        #[test]
        fn what_is_cut_short_or_longer_is_refused(tables in tables(), cut in 1_usize..20) {
            let mut bytes = pack(&tables);
            prop_assert!(unpack(&bytes[..bytes.len().saturating_sub(cut)]).is_err());
            bytes.push(0);
            prop_assert!(unpack(&bytes).is_err());
        }

        #[test]
        fn anything_else_is_read_without_harm(bytes: Vec<u8>) {
            let bytes: Vec<u8> = MAGIC.iter().copied().chain(bytes).collect();
            let _ = unpack(&bytes);
        }
    }
}
