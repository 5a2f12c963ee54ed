//! The axes of tone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An axis of tone, from 0 to 100 with 50 as "not noticeable".
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Axis {
    /// Cold to affectionate; empathy said.
    Warmth,
    /// Rude to courteous.
    Politeness,
    /// Street to institutional, the address form apart.
    Formality,
    /// Negative to positive.
    Positivity,
    /// Aggressive, condescending or defensive to considerate.
    Respect,
    /// Flat to exuberant.
    Energy,
    /// Hard to follow to immediate, with a next step.
    Clarity,
}

impl Axis {
    /// Every axis, in the order in which they are shown.
    pub const ALL: [Axis; 7] = [
        Axis::Warmth,
        Axis::Politeness,
        Axis::Formality,
        Axis::Positivity,
        Axis::Respect,
        Axis::Energy,
        Axis::Clarity,
    ];
}

/// One value for each axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "each field is the axis of that name")]
pub struct ByAxis<T> {
    pub warmth: T,
    pub politeness: T,
    pub formality: T,
    pub positivity: T,
    pub respect: T,
    pub energy: T,
    pub clarity: T,
}

impl<T> ByAxis<T> {
    /// The value that `value_of` gives for each axis.
    pub fn from_fn(mut value_of: impl FnMut(Axis) -> T) -> Self {
        Self {
            warmth: value_of(Axis::Warmth),
            politeness: value_of(Axis::Politeness),
            formality: value_of(Axis::Formality),
            positivity: value_of(Axis::Positivity),
            respect: value_of(Axis::Respect),
            energy: value_of(Axis::Energy),
            clarity: value_of(Axis::Clarity),
        }
    }

    /// The value of one axis.
    pub fn get(&self, axis: Axis) -> &T {
        match axis {
            Axis::Warmth => &self.warmth,
            Axis::Politeness => &self.politeness,
            Axis::Formality => &self.formality,
            Axis::Positivity => &self.positivity,
            Axis::Respect => &self.respect,
            Axis::Energy => &self.energy,
            Axis::Clarity => &self.clarity,
        }
    }

    /// The value of one axis, to change.
    pub fn get_mut(&mut self, axis: Axis) -> &mut T {
        match axis {
            Axis::Warmth => &mut self.warmth,
            Axis::Politeness => &mut self.politeness,
            Axis::Formality => &mut self.formality,
            Axis::Positivity => &mut self.positivity,
            Axis::Respect => &mut self.respect,
            Axis::Energy => &mut self.energy,
            Axis::Clarity => &mut self.clarity,
        }
    }
}
