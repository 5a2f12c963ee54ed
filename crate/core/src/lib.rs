//! Judges a reply before it is published: does it sound like the brand, does its tone fit the
//! person it answers, and what would make it better.
//!
//! Text goes in, judgement comes out. This crate does no I/O, has no clock, no randomness and no
//! browser types; given the same input it gives the same output, bit for bit, natively and in
//! Wasm. Offsets that leave it are UTF-16 code units.
//!
//! One way through, and no arrow points back: [`text`] → [`vocabulary`] → `model` → [`brand`] →
//! [`privacy`], [`voice`], [`tone`], [`triage`], [`register`], [`network`] → [`review`] and [`reply`] → the
//! engine.

mod approach;
pub mod brand;
mod draft;
mod engine;
mod json;
pub mod model;
pub mod network;
pub mod order;
pub mod privacy;
pub mod register;
pub mod reply;
pub mod review;
pub mod text;
pub mod tone;
pub mod triage;
pub mod vocabulary;
pub mod voice;

pub use approach::Approach;
pub use draft::{Abstain, Comment, Draft};
pub use engine::Engine;
