//! The voice: its background, and how well brands are told apart.

mod baseline;
mod evaluation;
mod sampling;
mod training;

pub(crate) use evaluation::evaluate;
pub(crate) use sampling::Chance;
pub(crate) use training::train;
