//! Text as judges read it: spans, language, tokens and sentences of social writing.
//!
//! Everything here knows characters and nothing of brands. A text is analysed once, into a
//! [`Document`], and every judge reads that. Inside, offsets are bytes ([`ByteSpan`]); they become
//! UTF-16 code units ([`Utf16Span`]) once, at the engine's border.

mod document;
mod fold;
mod function_word;
mod language;
mod sentence;
mod span;
mod table;
mod token;

pub use document::{Document, Sentence};
pub use fold::{Folded, fold, fold_char};
pub use function_word::is_function_word;
pub use language::{Language, LanguageGuess, identify};
pub use span::{ByteSpan, OffsetMap, Utf16Span};
pub use table::WordTable;
pub use token::{Token, TokenKind, tokenize};
