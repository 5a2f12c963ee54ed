//! What the user's day is counted by: each reply once, however often its box is left and come back to.

use timbre_core::vocabulary::Moment;
use timbre_store::Deed;

/// So many replies are remembered: more boxes are not worked on at once.
const REPLIES: usize = 8;
const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_DAY: i64 = 86_400_000;

/// A reply that is being written, or was left unfinished.
#[derive(Debug, Default)]
struct Reply {
    composer: u32,
    /// What stood in its box when that was left.
    left: String,
    checked: bool,
    /// The words that were stopped.
    held: Option<String>,
}

/// The replies of this page that are not out yet, the latest last.
#[derive(Debug, Default)]
pub(super) struct Tally(Vec<Reply>);

impl Tally {
    /// A composer has the focus. A box that comes back with what was left in it is the same reply.
    pub(super) fn enter(&mut self, composer: u32, text: &str) {
        if self.0.iter().any(|reply| reply.composer == composer) {
            return;
        }
        let back = |reply: &&mut Reply| !reply.left.is_empty() && reply.left == text;
        if let Some(reply) = self.0.iter_mut().find(back) {
            reply.composer = composer;
            return;
        }
        self.0.push(Reply { composer, ..Reply::default() });
        let surplus = self.0.len().saturating_sub(REPLIES);
        self.0.drain(..surplus);
    }

    /// A composer was left with this in it.
    pub(super) fn leave(&mut self, composer: u32, text: &str) {
        if let Some(reply) = self.of(composer) {
            text.clone_into(&mut reply.left);
        }
    }

    /// The reply was judged; what that counts as.
    pub(super) fn checked(&mut self, composer: u32) -> Option<Deed> {
        let reply = self.of(composer)?;
        (!std::mem::replace(&mut reply.checked, true)).then_some(Deed::Checked)
    }

    /// The publication of these words was stopped; what that counts as.
    pub(super) fn held(&mut self, composer: u32, text: &str) -> Option<Deed> {
        let reply = self.of(composer).filter(|reply| reply.held.is_none())?;
        reply.held = Some(text.to_owned());
        Some(Deed::Held)
    }

    /// These words went out; what that counts as, beside the publication.
    pub(super) fn published(&mut self, composer: u32, text: &str) -> Option<Deed> {
        let held = self.of(composer).and_then(|reply| reply.held.take());
        // What is written in the box from here on is another reply.
        if let Some(reply) = self.of(composer) {
            *reply = Reply { composer, ..Reply::default() };
        }
        held.filter(|held| held != text).map(|_| Deed::Changed)
    }

    fn of(&mut self, composer: u32) -> Option<&mut Reply> {
        self.0.iter_mut().find(|reply| reply.composer == composer)
    }
}

/// The day of a moment by the user's own clock, since 1970.
pub(crate) fn day_of(now: Moment) -> i32 {
    let local = now.unix_ms + i64::from(now.offset_minutes) * MS_PER_MINUTE;
    i32::try_from(local.div_euclid(MS_PER_DAY)).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_is_checked_and_held_once_and_changed_if_it_goes_out_in_other_words() {
        let mut tally = Tally::default();
        tally.enter(1, "");
        assert_eq!(tally.checked(1), Some(Deed::Checked));
        assert_eq!(tally.checked(1), None);
        assert_eq!(tally.held(1, "el 612"), Some(Deed::Held));
        assert_eq!(tally.held(1, "el 613"), None);
        assert_eq!(tally.published(1, "por privado"), Some(Deed::Changed));
        assert_eq!(tally.checked(1), Some(Deed::Checked), "the next reply in the same box");
        tally.held(1, "el 612");
        assert_eq!(tally.published(1, "el 612"), None, "it went out as it was");
    }

    #[test]
    fn a_box_that_is_come_back_to_holds_the_same_reply() {
        let mut tally = Tally::default();
        tally.enter(1, "");
        tally.checked(1);
        tally.leave(1, "Hola");
        tally.enter(2, "");
        assert_eq!(tally.checked(2), Some(Deed::Checked));
        tally.leave(2, "");
        tally.enter(3, "Hola");
        assert_eq!(tally.checked(3), None);
        tally.enter(4, "");
        assert_eq!(tally.checked(4), Some(Deed::Checked));
    }

    #[test]
    fn a_day_begins_at_midnight_where_the_user_is() {
        let at = |unix_ms, offset_minutes| day_of(Moment { unix_ms, offset_minutes });
        assert_eq!(at(0, 0), 0);
        assert_eq!(at(0, -60), -1);
        assert_eq!(at(MS_PER_DAY - 1, 0), 0);
        assert_eq!(at(MS_PER_DAY - 1, 60), 1);
    }
}
