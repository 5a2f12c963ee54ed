//! Models: hashed linear models, quantised, whose every score is a sum that can be shown.
//!
//! Knows features and weights; what a score means is the judge's business.
