//! Bits in as few bytes as their chances allow: adaptive binary range coding.
//!
//! Every bit is coded by the chance that bits of its context have been set so far, so that what is
//! mostly the same costs next to nothing. The range coder is that of LZMA (I. Pavlov, "LZMA
//! specification", 2015, section "Range coding"). Integers only: it reads the same everywhere.

/// How often a bit is set in one context, as far as is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chance {
    /// In parts of [`WHOLE`], neither none nor all of them.
    set: u16,
    /// How many bits were coded in it, up to [`SETTLED`].
    seen: u16,
}

impl Default for Chance {
    fn default() -> Self {
        Self { set: (WHOLE / 2) as u16, seen: 0 }
    }
}

/// Chances are parts of it.
const WHOLE: u32 = 1 << PARTS;
const PARTS: u32 = 15;
/// A chance is never nearer to none or all than this.
const LEAST: u32 = 1 << 3;
/// After so many bits a chance learns no slower.
const SETTLED: usize = 160;
/// How much of its error a chance mends with each bit that it has seen, in 65,536ths.
const LEARNS: [u16; SETTLED + 1] = {
    let mut learns = [0; SETTLED + 1];
    let mut seen = 0;
    while seen <= SETTLED {
        learns[seen] = (131_072 / (2 * seen + 3)) as u16;
        seen += 1;
    }
    learns
};

impl Chance {
    fn learn(&mut self, bit: bool) {
        let part = u32::from(LEARNS[usize::from(self.seen)]);
        let set = u32::from(self.set);
        self.set = if bit {
            set + (((WHOLE - LEAST - set) * part) >> 16)
        } else {
            set - (((set - LEAST) * part) >> 16)
        } as u16;
        self.seen += u16::from(usize::from(self.seen) < SETTLED);
    }
}

/// Writes or reads: what says how something is coded says it once for both.
pub(crate) trait Coder {
    /// Writes `bit`, or reads one and does not look at `bit`; returns what was written or read.
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool;
}

/// Below it the range is widened by a byte.
const NARROW: u32 = 1 << 24;

/// Reads what a [`Writer`] wrote.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    range: u32,
    code: u32,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let mut reader = Self { bytes, at: 0, range: u32::MAX, code: 0 };
        for _ in 0..4 {
            reader.next();
        }
        reader
    }

    /// Moves on by a byte; beyond the end there are zeros.
    fn next(&mut self) {
        let byte = self.bytes.get(self.at).copied().unwrap_or_default();
        self.code = self.code << 8 | u32::from(byte);
        self.at += 1;
    }

    /// How many bytes were read: more than there are, if they were cut short.
    pub(crate) fn at(&self) -> usize {
        self.at
    }
}

impl Coder for Reader<'_> {
    #[inline]
    fn bit(&mut self, chance: &mut Chance, _: bool) -> bool {
        let bound = (self.range >> PARTS) * u32::from(chance.set);
        let bit = self.code < bound;
        if bit {
            self.range = bound;
        } else {
            self.code -= bound;
            self.range -= bound;
        }
        chance.learn(bit);
        while self.range < NARROW {
            self.range <<= 8;
            self.next();
        }
        bit
    }
}

/// Writes bits.
#[derive(Debug)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
    range: u32,
    /// The lower end of the range; what is above 32 bits is carried into `bytes`.
    low: u64,
}

impl Writer {
    pub(crate) fn new() -> Self {
        Self { bytes: Vec::new(), range: u32::MAX, low: 0 }
    }

    fn carry(&mut self) {
        if self.low >> 32 != 0 {
            for byte in self.bytes.iter_mut().rev() {
                *byte = byte.wrapping_add(1);
                if *byte != 0 {
                    break;
                }
            }
            self.low &= u64::from(u32::MAX);
        }
    }

    fn shift(&mut self) {
        self.bytes.push((self.low >> 24) as u8);
        self.low = self.low << 8 & u64::from(u32::MAX);
    }

    /// The bytes that were written.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        for _ in 0..4 {
            self.shift();
        }
        self.bytes
    }
}

impl Coder for Writer {
    fn bit(&mut self, chance: &mut Chance, bit: bool) -> bool {
        let bound = (self.range >> PARTS) * u32::from(chance.set);
        if bit {
            self.range = bound;
        } else {
            self.low += u64::from(bound);
            self.range -= bound;
            self.carry();
        }
        chance.learn(bit);
        while self.range < NARROW {
            self.range <<= 8;
            self.shift();
        }
        bit
    }
}

/// The contexts of a number: how many bits it has, then its bits from the second one on. The first two of
/// those by all that is known of it, the others by how many are known.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    most: usize,
    chances: Vec<Chance>,
}

impl Number {
    /// For numbers below two to the power of `most + 1`.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, chances: vec![Chance::default(); most + (most + 1) * (most + 3)] }
    }

    /// Codes a number above 0.
    pub(crate) fn code(&mut self, coder: &mut impl Coder, number: u32) -> u32 {
        let size = number.ilog2() as usize;
        let mut bits = 0;
        while bits < self.most && coder.bit(&mut self.chances[bits], bits < size) {
            bits += 1;
        }
        let first = self.most + bits * (self.most + 3);
        let mut coded = 1;
        for depth in 0..bits {
            let context = if depth < 2 { coded as usize } else { depth + 2 };
            let bit = number >> (bits - 1 - depth) & 1 != 0;
            coded = coded << 1 | u32::from(coder.bit(&mut self.chances[first + context], bit));
        }
        coded
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(numbers in proptest::collection::vec((1_u32..1 << 24, 0_u32..24), 0..400)) {
            let numbers: Vec<u32> = numbers.iter().map(|(number, less)| (number >> less).max(1)).collect();
            let (mut contexts, mut writer) = (Number::new(23), Writer::new());
            for &number in &numbers {
                prop_assert_eq!(contexts.code(&mut writer, number), number);
            }
            let bytes = writer.finish();
            let (mut contexts, mut reader) = (Number::new(23), Reader::new(&bytes));
            for &number in &numbers {
                prop_assert_eq!(contexts.code(&mut reader, 1), number);
            }
            prop_assert_eq!(reader.at(), bytes.len());
        }

        #[test]
        fn anything_else_is_read_without_harm(bytes: Vec<u8>) {
            let (mut contexts, mut reader) = (Number::new(23), Reader::new(&bytes));
            for _ in 0..100 {
                prop_assert!((1..1 << 24).contains(&contexts.code(&mut reader, 1)));
            }
        }
    }

    #[test]
    fn what_is_always_the_same_costs_next_to_nothing() {
        let (mut chance, mut writer) = (Chance::default(), Writer::new());
        for _ in 0..10_000 {
            writer.bit(&mut chance, true);
        }
        assert!(writer.finish().len() < 20);
    }
}
