//! Numbers that cannot leave their range.

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

macro_rules! bounded {
    ($(#[$doc:meta])* $name:ident, $low:literal, $high:literal, $steps:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, JsonSchema)]
        #[schemars(extend("minimum" = $low, "maximum" = $high))]
        #[serde(transparent)]
        pub struct $name(f32);

        impl $name {
            /// The lowest value.
            pub const MIN: Self = Self($low);
            /// The highest value.
            pub const MAX: Self = Self($high);

            /// `value` brought into the range and rounded to what is shown, so that equal
            /// judgements print equally; not-a-number becomes the lowest value.
            #[must_use]
            pub fn new(value: f64) -> Self {
                let value = if value.is_nan() { $low } else { value.clamp($low, $high) };
                // Comparing tells no zero from the other, so which one comes out of a maximum depends
                // on the machine; adding zero leaves only the positive one.
                Self((libm::round(value * $steps) / $steps + 0.0) as f32)
            }

            /// The value.
            #[must_use]
            pub fn get(self) -> f32 {
                self.0
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let value = f64::deserialize(from)?;
                if ($low..=$high).contains(&value) {
                    Ok(Self::new(value))
                } else {
                    Err(D::Error::custom(format!(
                        "{value} is not between {} and {}", $low, $high
                    )))
                }
            }
        }
    };
}

bounded!(
    /// A score from 0 to 100, in steps of a hundredth.
    Score, 0.0, 100.0, 100.0
);
bounded!(
    /// A probability or share from 0 to 1, in steps of 0.0001.
    Probability, 0.0, 1.0, 10_000.0
);
bounded!(
    /// A feeling from -1 (negative) to 1 (positive), in steps of 0.0001.
    Valence, -1.0, 1.0, 10_000.0
);
bounded!(
    /// How much is at stake, from 0 (nothing) to 3 (danger, rights, data, press); may be fractional.
    SeverityLevel, 0.0, 3.0, 1_000.0
);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_score_never_leaves_its_range(value in proptest::num::f64::ANY) {
            let score = Score::new(value);
            prop_assert!((0.0..=100.0).contains(&score.get()));
        }
    }

    #[test]
    fn zero_has_no_sign() {
        assert!(Valence::new(-0.0).get().is_sign_positive());
        assert!(Valence::new(-0.000_01).get().is_sign_positive());
        assert!(SeverityLevel::new(-0.0).get().is_sign_positive());
    }

    #[test]
    fn what_is_out_of_range_is_refused_with_the_range() {
        let refused = serde_json::from_str::<Probability>("1.2").unwrap_err().to_string();
        assert!(refused.contains("not between 0 and 1"), "{refused}");
    }
}
