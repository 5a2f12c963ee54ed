//! The background: how brands and people write in general.

use anyhow::{Context, Result};
use timbre_core::text::Language;
use timbre_core::voice::train_background;

use super::sampling::Chance;
use crate::Folders;
use crate::table::Table;

/// What is taken of the research sets, by language: name and most rows. All may be trained on; see
/// the attribution beside the models.
const SETS: [(Language, &[(&str, usize)]); 2] = [
    (Language::Es, &[("emo50k", 6_000), ("xed", 2_500), ("gold_tox_es", 1_300), ("cocoa_mt", 800)]),
    (
        Language::En,
        &[
            ("stanford_politeness", 4_000),
            ("goemotions", 3_500),
            ("isarcasm", 2_000),
            ("bitext", 1_200),
            ("banking77", 600),
        ],
    ),
];
/// The project's own corpus counts for so many parts, the research sets for one.
const OWN_PARTS: f64 = 3.0;

/// Trains the backgrounds and writes them where the engine reads them.
///
/// # Errors
/// If a table is missing or misshapen, or a model cannot be written.
pub(crate) fn train(folders: &Folders) -> Result<()> {
    for (language, sets) in SETS {
        let own = own_texts(folders, language)?;
        let others = research_texts(folders, language, sets)?;
        let characters = |texts: &[String]| texts.iter().map(String::len).sum::<usize>() as f64;
        let weight = OWN_PARTS * characters(&others) / characters(&own);
        let mut texts: Vec<(&str, f64)> = own.iter().map(|text| (text.as_str(), weight)).collect();
        texts.extend(others.iter().map(|text| (text.as_str(), 1.0)));
        let packed = train_background(&texts, language);
        let path = folders.models.join(format!("voice_{language}.bin"));
        std::fs::write(&path, &packed).with_context(|| path.display().to_string())?;
        eprintln!(
            "{}: {} bytes, from {} texts of our own and {} others",
            path.display(),
            packed.len(),
            own.len(),
            others.len()
        );
    }
    Ok(())
}

/// Replies and comments of the project's own corpus.
fn own_texts(folders: &Folders, language: Language) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    for name in ["replies_{}", "comments_{}_a", "comments_{}_b"] {
        let name = format!("train/{}.tsv", name.replace("{}", &language.to_string()));
        let table = Table::read(&folders.corpus.join(name))?;
        texts.extend(table.columns(["text"])?.into_iter().map(|[text]| text.to_owned()));
    }
    Ok(texts)
}

pub(super) fn research_texts(
    folders: &Folders,
    language: Language,
    sets: &[(&str, usize)],
) -> Result<Vec<String>> {
    let mut texts = Vec::new();
    let code = language.to_string();
    for (set, most) in sets {
        let table = Table::read(&folders.data.join(format!("train/{set}.tsv")))?;
        let rows = table.columns(["lang", "text"])?;
        let rows: Vec<&str> =
            rows.into_iter().filter(|row| row[0] == code).map(|row| row[1]).collect();
        let taken = Chance::new(1).shuffled(&rows);
        texts.extend(taken.into_iter().take(*most).map(str::to_owned));
    }
    Ok(texts)
}

/// Texts for the baselines: from research sets only.
pub(super) fn baseline_texts(folders: &Folders, language: Language) -> Result<Vec<String>> {
    let sets = SETS.iter().find(|(of, _)| *of == language).map_or(&[][..], |(_, sets)| sets);
    research_texts(folders, language, sets)
}
