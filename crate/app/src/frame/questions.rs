//! What a reply asks before it is inserted.

use timbre_core::reply::{Gap, Suggestion};
use timbre_core::text::Utf16Span;
use timbre_core::vocabulary::Moment;

/// A reply that was chosen and asks for what only the user knows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Questions {
    /// The reply.
    pub(crate) reply: Suggestion,
    /// The reply as it would be inserted now.
    pub(crate) answered: Suggestion,
    /// The answers so far, one for each of its gaps.
    pub(crate) answers: Vec<String>,
    /// The shortcut in the draft that it takes the place of; none if it goes to the caret.
    pub(crate) shortcut: Option<Utf16Span>,
}

impl Questions {
    /// What `reply` asks; none if it asks nothing.
    pub(crate) fn of(reply: &Suggestion, shortcut: Option<Utf16Span>, now: Moment) -> Option<Self> {
        let answers: Vec<String> = reply.gaps.iter().map(Gap::first_answer).collect();
        let answered = reply.answered(&answers, now);
        (!answers.is_empty()).then(|| Self { reply: reply.clone(), answered, answers, shortcut })
    }

    /// Takes in an answer.
    pub(crate) fn answer(&mut self, gap: usize, answer: String, now: Moment) {
        if let Some(known) = self.answers.get_mut(gap) {
            *known = answer;
            self.answered = self.reply.answered(&self.answers, now);
        }
    }

    /// The gaps to ask for, each once, with their places.
    pub(crate) fn asked(&self) -> impl Iterator<Item = (usize, &Gap)> {
        let gaps = self.reply.gaps.iter().enumerate();
        gaps.filter(|(index, _)| self.reply.answered_by(*index) == *index)
    }
}
