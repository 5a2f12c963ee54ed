//! The published JSON Schemas.

use std::io::{self, Write};

use anyhow::bail;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use timbre_core::review::Review;
use timbre_core::tone::Tone;
use timbre_core::triage::Triage;
use timbre_core::voice::Voice;

use crate::answers::{
    Answer, ConvertLine, Converted, ReviewLine, SuggestLine, Suggestions, ToneLine, TriageLine,
};
use crate::template::{CheckLine, Checked, Found, RenderLine, Rendered, SearchLine};
use crate::voice::{SampleLine, VoiceLine};

/// The names of the schemas, each with its schema.
fn all() -> Vec<(&'static str, Schema)> {
    vec![
        ("brand", schemars::schema_for!(timbre_core::brand::BrandPack)),
        ("convert", answer::<Converted>()),
        ("convert-input", line::<ConvertLine>()),
        ("review", answer::<Review>()),
        ("review-input", line::<ReviewLine>()),
        ("rules", schemars::schema_for!(Vec<timbre_core::brand::Rule>)),
        ("suggest", answer::<Suggestions>()),
        ("suggest-input", line::<SuggestLine>()),
        ("template-check", answer::<Checked>()),
        ("template-check-input", line::<CheckLine>()),
        ("template-render", answer::<Rendered>()),
        ("template-render-input", line::<RenderLine>()),
        ("template-search", answer::<Found>()),
        ("template-search-input", line::<SearchLine>()),
        ("tone", answer::<Tone>()),
        ("tone-input", line::<ToneLine>()),
        ("triage", answer::<Triage>()),
        ("triage-input", line::<TriageLine>()),
        ("voice", answer::<Voice>()),
        ("voice-input", line::<VoiceLine>()),
        ("voice-sample", line::<SampleLine>()),
    ]
}

/// What is read may leave out what has a default.
fn line<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>()
}

/// What is written always has every field.
fn answer<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.into_generator().into_root_schema_for::<Answer<T>>()
}

/// Prints the schema of a name, or every name.
pub(crate) fn print(name: Option<&str>) -> anyhow::Result<bool> {
    let mut output = io::stdout().lock();
    let schemas = all();
    let Some(name) = name else {
        for (name, _) in schemas {
            writeln!(output, "{name}")?;
        }
        return Ok(true);
    };
    let Some((_, schema)) = schemas.into_iter().find(|(known, _)| *known == name) else {
        let names: Vec<_> = all().into_iter().map(|(name, _)| name).collect();
        bail!("there is no schema “{name}”; there are {}", names.join(", "));
    };
    serde_json::to_writer_pretty(&mut output, &schema)?;
    writeln!(output)?;
    Ok(true)
}
