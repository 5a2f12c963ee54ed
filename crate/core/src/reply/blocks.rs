//! The building blocks of a composed reply, `data/blocks.txt`: one a line, as templates.

use std::sync::LazyLock;

use super::facts::language_of;
use super::template::Body;
use crate::text::Language;

/// What a block does in a reply, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Names what comments are about.
    Topic,
    /// Greets.
    Greet,
    /// Shows that the comment was read, and owns what went wrong.
    Acknowledge,
    /// Says what is being done about what is asked.
    Act,
    /// Says what happens next.
    Next,
}

/// A block: for what situation or ask, and its template.
pub(super) struct Block {
    pub(super) language: Language,
    pub(super) role: Role,
    /// The situation, the ask, or the topic; `any` for the rest.
    pub(super) of: &'static str,
    pub(super) text: &'static str,
}

impl Block {
    /// The template, read. A test holds that all can be.
    pub(super) fn body(&self) -> Option<Body> {
        Body::parse(self.text).ok()
    }
}

static BLOCKS: LazyLock<Vec<Block>> =
    LazyLock::new(|| include_str!("../../data/blocks.txt").lines().filter_map(read).collect());

/// Every block.
pub(super) fn blocks() -> &'static [Block] {
    &BLOCKS
}

/// Reads `language role of: text`.
fn read(line: &'static str) -> Option<Block> {
    let (head, text) = line.split_once(": ")?;
    let mut words = head.split(' ');
    let language = language_of(words.next()?)?;
    let role = match words.next()? {
        "topic" => Role::Topic,
        "greet" => Role::Greet,
        "ack" => Role::Acknowledge,
        "act" => Role::Act,
        "next" => Role::Next,
        _ => return None,
    };
    Some(Block { language, role, of: words.next()?, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Situation;

    #[test]
    fn every_line_is_a_block_and_every_situation_but_spam_is_acknowledged() {
        let lines = include_str!("../../data/blocks.txt").lines();
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        for line in lines {
            let block = read(line).unwrap_or_else(|| panic!("{line}"));
            assert!(block.role == Role::Topic || block.body().is_some(), "{line}");
        }
        for situation in Situation::ALL.into_iter().filter(|one| *one != Situation::Spam) {
            for language in [Language::Es, Language::En] {
                let acknowledges = |block: &Block| {
                    block.language == language
                        && block.role == Role::Acknowledge
                        && block.of == situation.name()
                };
                assert!(blocks().iter().any(acknowledges), "{situation:?} {language}");
            }
        }
    }
}
