//! The messages that cross Timbre's borders, defined once; TypeScript's side is generated.
//!
//! Three borders: host script ↔ frame over a `MessagePort` ([`ToFrame`], [`ToHost`]), and either
//! of them → background by the browser's own messaging ([`ToBackground`]). This crate knows the
//! names of the core, no browser and no page.
//!
//! Whoever receives a message validates it and drops what it does not know. All offsets are UTF-16
//! code units of the text that the message belongs to, all lengths on screen are CSS pixels.

mod background;
mod frame;
mod host;
#[cfg(feature = "typescript")]
mod typescript;

pub use background::{Expectation, ToBackground};
pub use frame::{Command, Composer, Shell, Theme, ToFrame, WriteOutcome};
pub use host::{Edit, Mark, Shape, ToHost};
#[cfg(feature = "typescript")]
pub use typescript::typescript;

/// The version of these messages. A host script left over from before an update speaks an older
/// one, and is told so instead of being misunderstood.
pub const VERSION: u32 = 1;
