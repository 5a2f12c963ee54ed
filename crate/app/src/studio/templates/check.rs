//! What is wrong with a template, and where.

use timbre_core::brand::Template;
use timbre_core::reply::{Body, TemplateError};

/// The first mistake in either of its texts.
pub(super) fn first_mistake(template: &Template) -> Option<TemplateError> {
    let texts = [&template.body.es, &template.body.en];
    texts.into_iter().flatten().find_map(|text| Body::parse(text).err())
}

/// The place of a mistake in a text, in bytes.
pub(super) fn place(text: &str, error: &TemplateError) -> usize {
    let line = error.line.saturating_sub(1) as usize;
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let column = error.column.saturating_sub(1) as usize;
    let rest = text.get(start..).unwrap_or_default();
    start + rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_found_where_the_reader_says() {
        let text = "¡Hola!\nAdiós, {{first_name.";
        let error = Body::parse(text).unwrap_err();
        assert_eq!((error.line, error.column), (2, 8));
        assert_eq!(&text[place(text, &error)..], "{{first_name.");
    }
}
