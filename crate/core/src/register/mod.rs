//! Register: how Spanish addresses its reader, and how to change it.
//!
//! Knows verbs and pronouns; knows no brand.

mod address;

pub use address::address;
