//! The frame: what it knows, what happens to it, what it does about it.
//!
//! [`FrameState::update`] is the whole behaviour: an event in, the state changed, effects out. It
//! knows no browser and is tested natively. [`Driver`] carries the effects out, a verdict before
//! anything is drawn. The state decides nothing about writing: that is the engine's.

mod driver;
mod event;
mod judged;
mod model;
mod questions;
mod state;
mod tally;

pub(crate) use driver::Driver;
pub(crate) use event::{Event, FocusTarget, Tab, Way};
pub(crate) use judged::{ACCOUNT, Judged, Standing};
pub(crate) use questions::Questions;
pub(crate) use state::{Composing, FrameState, Keeping, Notice, NoticeKind};
pub(crate) use tally::day_of;
