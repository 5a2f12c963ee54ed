//! A moment, given from outside: the engine has no clock.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A moment and the user's own offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub unix_ms: i64,
    /// Minutes to add to UTC for local time: 60 for Madrid in winter, -180 for Buenos Aires.
    pub offset_minutes: i16,
}

/// The part of the day that a greeting depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayPart {
    /// 5:00 to 11:59.
    Morning,
    /// 12:00 to 19:59.
    Afternoon,
    /// 20:00 to 4:59.
    Night,
}

impl Moment {
    /// The part of the user's day.
    #[must_use]
    pub fn day_part(self) -> DayPart {
        let minutes = self.unix_ms.div_euclid(60_000) + i64::from(self.offset_minutes);
        match minutes.div_euclid(60).rem_euclid(24) {
            5..=11 => DayPart::Morning,
            12..=19 => DayPart::Afternoon,
            _ => DayPart::Night,
        }
    }

    /// The year of the user's calendar.
    #[must_use]
    pub fn year(self) -> i64 {
        let minutes = self.unix_ms.div_euclid(60_000) + i64::from(self.offset_minutes);
        // Counted in years that begin in March, of which 146,097 days make 400.
        let days = minutes.div_euclid(24 * 60) + 719_468;
        let of_era = days.rem_euclid(146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        days.div_euclid(146_097) * 400 + year + i64::from(of_year >= 306)
    }
}
