//! Models: hashed linear models, quantised, whose every score is a sum that can be shown, and the
//! lexicon that feeds them.
//!
//! Knows features and weights; what a score means is the judge's business.

mod lexicon;

pub use lexicon::{Category, Hit, Lexicon};
