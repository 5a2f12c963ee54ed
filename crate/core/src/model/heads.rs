//! What each head of the two tables means; the order is that of the file of weights.

use std::ops::Range;

/// Heads of the table for comments.
pub mod comment {
    use super::Range;

    /// Negative, neutral, positive.
    pub const SENTIMENT: Range<usize> = 0..3;
    /// In the order of [`Situation::ALL`](crate::vocabulary::Situation::ALL).
    pub const SITUATION: Range<usize> = 3..10;
    /// None, brand, person, group.
    pub const TARGET: Range<usize> = 10..14;
    /// Insult, threat or hate at persons or groups.
    pub const HOSTILITY: usize = 14;
    /// Offensive to most people.
    pub const OFFENSIVE: usize = 15;
    /// A complaint, in whatever situation.
    pub const COMPLAINT: usize = 16;
    /// Means the opposite.
    pub const SARCASM: usize = 17;
    /// Advertising, scam, bait.
    pub const SPAM: usize = 18;
    /// A third of the severity.
    pub const SEVERITY: usize = 19;
    /// Half of the codebook's urgency.
    pub const URGENCY: usize = 20;
    /// An answer is expected or owed.
    pub const REPLY: usize = 21;
    /// How many heads there are.
    pub const COUNT: usize = 22;
}

/// Heads of the table for tone.
pub mod tone {
    use super::Range;

    /// The seven axes, a hundredth each, in the order of [`Axis::ALL`](crate::vocabulary::Axis::ALL).
    pub const AXES: Range<usize> = 0..7;
    /// Attacks the reader.
    pub const HOSTILE: usize = 7;
    /// Talks down.
    pub const CONDESCENDING: usize = 8;
    /// Brushes off.
    pub const DISMISSIVE: usize = 9;
    /// Shields the brand.
    pub const DEFENSIVE: usize = 10;
    /// How many heads there are.
    pub const COUNT: usize = 11;
}
