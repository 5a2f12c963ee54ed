//! The messages as TypeScript declarations, for the script that cannot load Wasm.

use timbre_core::review::{FindingSeverity, VerdictState};
use timbre_core::text::Utf16Span;
use timbre_core::vocabulary::{Account, Author, Network};
use ts_rs::{Config, TS};

use crate::{
    Command, Composer, Edit, Expectation, Mark, Shape, Shell, Theme, ToBackground, ToFrame, ToHost,
    VERSION, WriteOutcome,
};

/// A module that declares every type of this crate, and the types of the core that they are made
/// of.
#[must_use]
pub fn typescript() -> String {
    let config = Config::new();
    let mut module = format!(
        "// Made from crate/port by `cargo xtask generate`.\n\n\
         export const VERSION = {VERSION};\n"
    );
    let mut declare = |declaration: String, docs: Option<String>| {
        module.push('\n');
        module.push_str(&docs.unwrap_or_default());
        module.push_str("export ");
        module.push_str(&declaration);
        module.push('\n');
    };
    macro_rules! declare {
        ($($type:ty),*) => { $( declare(<$type>::decl(&config), <$type>::docs()); )* };
    }
    declare!(
        ToFrame,
        ToHost,
        ToBackground,
        Composer,
        Shell,
        Theme,
        Command,
        Expectation,
        WriteOutcome,
        Mark,
        Edit,
        Shape,
        Account,
        Author,
        Network,
        Utf16Span,
        FindingSeverity,
        VerdictState
    );
    module
}
