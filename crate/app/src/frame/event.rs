//! What happens to the frame, and what the frame does about it.

use timbre_core::text::Language;
use timbre_port::{ToFrame, ToHost};
use timbre_store::{Answer, Request, StoreError};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Event {
    /// The host script said something.
    Host(ToFrame),
    /// The store answered.
    Kept(Result<Answer, StoreError>),
    /// The store carried out this request, which made this revision, and that is all it says.
    Edited(Request, u64),
    /// The user asks for the panel, at a tab of it.
    Open(Tab),
    /// The user goes back to the composer.
    Close,
    /// The chip is pointed at or focused, or no longer.
    Hint(bool),
    /// The user moves the chip that way round the composer.
    Move(Way),
    /// The user looks at another tab.
    Show(Tab),
    /// The chip has this size now, in CSS pixels.
    Measured {
        /// Width.
        width: u32,
        /// Height.
        height: u32,
    },
    /// Apply the first fix of a finding, by its place among those shown.
    Fix(usize),
    /// The same by a key of the panel's, where the next key is to find the focus.
    FixByKey(usize),
    /// Apply the first fix there is.
    FixBest,
    /// Do not mention a finding again in this composer.
    IgnoreOnce(usize),
    /// Do not mention a finding again.
    IgnoreAlways(usize),
    /// Take back the last of these two, or the template kept last.
    UndoIgnore,
    /// Search the replies.
    Search(String),
    /// Choose the reply so many places further down.
    Choose(isize),
    /// Insert a reply, by its place among those shown.
    Insert(usize),
    /// Answer a question that the chosen reply asks, by the place of its gap.
    Answer(usize, String),
    /// Insert the reply with the answers given so far.
    InsertAnswered,
    /// Do not insert the reply that asks.
    LeaveQuestions,
    /// Look for better wordings of the draft.
    Rewrites,
    /// What the browser's own language model made of a draft.
    Worded {
        /// The draft.
        draft: String,
        /// What it offers.
        offered: String,
    },
    /// Take a better wording, by its place among those shown.
    Rewrite(usize),
    /// Keep the draft as a template of the brand's.
    KeepDraft,
    /// Publish all the same.
    PublishAnyway,
    /// Copy what could not be written.
    Copy,
    /// Whether it could be copied.
    Copied(bool),
    /// The notice has been read.
    CloseNotice,
    /// Show or hide the shortcuts.
    Shortcuts(bool),
    /// The next of the first steps.
    NextStep,
    /// Nothing has been typed for a while.
    Quiet,
    /// The page may have missed what other pages changed.
    Returned,
    /// What the judges know is unpacked.
    Unpacked,
}

/// Something to be done.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Effect {
    /// Tell the host script.
    Send(ToHost),
    /// Ask the store.
    Ask(Request),
    /// Put this on the clipboard.
    Copy(String),
    /// Move the focus there once it is drawn.
    Focus(FocusTarget),
    /// Say so when nothing has been typed for a while.
    WaitForQuiet,
    /// Unpack what the judges know once the chip is seen.
    Unpack,
    /// Read the brand's templates while nothing else is to be done.
    ReadAhead,
    /// Ask the browser's own language model, if it has one, for another wording.
    AskModel {
        /// The draft.
        draft: String,
        /// The language that it is in.
        language: Language,
        /// Whether it has to become shorter.
        shorter: bool,
    },
}

/// A way to move the chip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Above the composer.
    Up,
    /// Below it.
    Down,
    /// To its start.
    Left,
    /// To its end.
    Right,
}

/// A place that can have the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FocusTarget {
    /// The panel itself.
    Panel,
    /// The search box of the replies.
    Search,
    /// The first button of what explains a stopped publication.
    Held,
    /// The first question of the chosen reply.
    Question,
}

/// A tab of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// What is to be said of the draft.
    Review,
    /// What could be answered.
    Replies,
}
