//! Models: hashed linear models, quantised, whose every score is a sum that can be shown, and the
//! lexicon that feeds them.
//!
//! Knows features and weights; what a score means is the judge's business.

pub(crate) mod coder;
mod features;
pub mod heads;
mod lexicon;
mod packed;
mod readability;
mod saliency;
mod shipped;
mod table;

pub use features::{Feature, KEY_BITS, Place, read};
pub use lexicon::{Category, Hit, Lexicon};
pub use packed::{LARGEST, Weights, pack, unpack};
pub use readability::readability;
pub use saliency::{Carriers, Salient, Shown};
pub use shipped::{comment_table, shipped_weights, tone_table};
pub use table::{BadTable, Reading, Table, logistic, norm};
