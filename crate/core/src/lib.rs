//! Text goes in, judgement comes out.
pub mod text;
