//! The words judges answer with: situations, axes, address forms, networks, bounded numbers.
//!
//! Plain names and ranges, shared by the brand pack (which sets targets for them) and the judges
//! (which measure them). It knows no text and no rule.

mod account;
mod address;
mod axis;
mod bounded;
mod moment;
mod network;
mod severity;
mod situation;

pub use account::{Account, Author};
pub use address::AddressForm;
pub use axis::{Axis, ByAxis};
pub use bounded::{Probability, Score, SeverityLevel, Valence};
pub use moment::{DayPart, Moment};
pub use network::Network;
pub use severity::FindingSeverity;
pub use situation::{Ask, HostilityTarget, Polarity, Situation};
