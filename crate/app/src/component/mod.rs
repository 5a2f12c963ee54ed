//! The chip and the panel, one component a file, each with one job.
//!
//! Components show a piece of the state and send [`Event`](crate::frame::Event)s; none of them
//! keeps anything that matters.

mod band;
mod change;
mod chip;
mod finding_card;
mod first_steps;
mod frame;
mod held;
mod icon;
mod interface;
mod length;
mod marked_text;
mod notice;
mod panel;
mod questions;
mod replies;
mod review;
mod rewrites;
mod shortcuts;
mod tone;
mod triage;
mod voice;

pub(crate) use band::Band;
pub(crate) use frame::{Frame, FrameProps};
pub(crate) use icon::{Icon, IconName};
pub(crate) use marked_text::{Marked, MarkedText};
