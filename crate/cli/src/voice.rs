//! `timbre voice`: a brand's voice learned from its replies, drafts judged by it.

use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use clap::{Subcommand, ValueEnum};
use schemars::JsonSchema;
use serde::Deserialize;
use timbre_core::Engine;
use timbre_core::brand::{BrandPack, Sample};
use timbre_core::text::Language;
use timbre_core::vocabulary::Network;
use timbre_core::voice::import::{SampleFormat, import, recognise};
use timbre_core::voice::{self, SampleNote, SampleProblem, Voice};

use crate::answers::{Answer, Id, Tag};
use crate::lines;

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Learns a voice from approved replies, one JSON object a line, and writes a brand pack.
    Learn {
        /// The language of the replies that do not name theirs.
        #[arg(long)]
        lang: Tongue,
        /// The brand pack to write; a file that is there is replaced.
        #[arg(long)]
        out: PathBuf,
        /// The brand's name; the name of the file without it.
        #[arg(long)]
        name: Option<String>,
        /// A file of replies to read instead of standard input: text, CSV, JSON lines, or one of
        /// an X, Facebook, Instagram or LinkedIn archive.
        #[arg(long)]
        from: Option<PathBuf>,
    },
    /// How near drafts come to the voice of a brand.
    Score {
        /// The brand pack.
        #[arg(long)]
        brand: PathBuf,
    },
    /// The voices of a brand in words: what was learned, how far to trust it, odd samples.
    Report {
        /// The brand pack.
        #[arg(long)]
        brand: PathBuf,
        /// The language of the report.
        #[arg(long, default_value = "en")]
        lang: Tongue,
        /// Write JSON instead of sentences.
        #[arg(long)]
        json: bool,
    },
}

/// A language that voices are learned in.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Tongue {
    /// Spanish.
    Es,
    /// English.
    En,
}

impl From<Tongue> for Language {
    fn from(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Es => Language::Es,
            Tongue::En => Language::En,
        }
    }
}

/// An approved reply.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SampleLine {
    /// What the line is known by; not kept.
    #[serde(default, rename = "id")]
    _id: Id,
    /// The reply.
    text: String,
    /// The comment it answered.
    #[serde(default)]
    comment: Option<String>,
    /// Where it was posted.
    #[serde(default)]
    network: Option<Network>,
    /// Its language tag; the one of `--lang` if absent.
    #[serde(default)]
    lang: Tag,
}

/// A draft to be judged.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VoiceLine {
    /// What the line is known by; echoed.
    #[serde(default)]
    id: Id,
    /// What has been written.
    text: String,
    /// Its language tag; if absent, the brand's where it has one voice, else identified.
    #[serde(default)]
    lang: Tag,
    /// Where it will be posted.
    #[serde(default)]
    network: Option<Network>,
    /// The comment that it answers; a voice does not depend on it.
    #[serde(default, rename = "comment")]
    _comment: Option<String>,
}

/// Carries a command out; `false` if some line could not be read.
pub(crate) fn run(command: Command) -> anyhow::Result<bool> {
    match command {
        Command::Learn { lang, out, name, from } => learn(lang.into(), &out, name, from.as_deref()),
        Command::Score { brand } => {
            let pack = crate::read_brand(&brand)?;
            let only = only_voice(&pack);
            let engine = Engine::new(&pack);
            lines::answer(|line: VoiceLine| {
                let lang = line.lang.language().or(only);
                let answer: Voice = engine.voice_on(&line.text, lang, line.network);
                Answer { id: line.id, answer }
            })
        }
        Command::Report { brand, lang, json } => {
            let pack = crate::read_brand(&brand)?;
            let mut output = io::stdout().lock();
            if json {
                serde_json::to_writer_pretty(&mut output, &voice::report(&pack))?;
                writeln!(output)?;
            } else {
                report(&pack, lang, &mut output)?;
            }
            Ok(true)
        }
    }
}

/// The language of a brand's only voice.
fn only_voice(pack: &BrandPack) -> Option<Language> {
    let learned = pack.voice.clone().unwrap_or_default();
    match (learned.es.is_some(), learned.en.is_some(), &pack.languages[..]) {
        (true, false, _) => Some(Language::Es),
        (false, true, _) => Some(Language::En),
        (false, false, [only]) => Some(*only),
        _ => None,
    }
}

fn learn(
    lang: Language,
    out: &Path,
    name: Option<String>,
    from: Option<&Path>,
) -> anyhow::Result<bool> {
    let (samples, all) = match from {
        None => from_lines(&mut io::stdin().lock(), lang)?,
        Some(path) => (from_file(path, lang)?, true),
    };
    if samples.is_empty() {
        bail!("there is no reply to learn from");
    }
    let learned = voice::learn(&samples);
    let mut languages = vec![lang];
    for (language, voice) in [(Language::Es, &learned.es), (Language::En, &learned.en)] {
        if voice.is_some() && language != lang {
            languages.push(language);
        }
    }
    let stem = out.file_stem().and_then(|stem| stem.to_str()).unwrap_or("brand").to_owned();
    let name = name.unwrap_or(stem);
    let mut complaints = io::stderr().lock();
    let voices = [(Language::Es, &learned.es), (Language::En, &learned.en)];
    for (language, voice) in voices.iter().filter_map(|(l, v)| v.as_ref().map(|v| (*l, v))) {
        writeln!(complaints, "{language}: learned from {} samples", voice.samples)?;
        for note in voice::inspect(&samples, language) {
            writeln!(complaints, "sample {}: {}", note.sample + 1, note_in_words(note, true))?;
        }
    }
    let pack = BrandPack {
        version: BrandPack::VERSION,
        id: id_of(&name),
        name,
        languages,
        samples,
        voice: Some(learned),
        ..BrandPack::default()
    };
    let problems = pack.problems();
    if !problems.is_empty() {
        let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        bail!("no pack can be made of this:\n  {}", problems.join("\n  "));
    }
    let json = serde_json::to_string_pretty(&pack)? + "\n";
    std::fs::write(out, json).with_context(|| out.display().to_string())?;
    Ok(all)
}

/// The samples of JSON lines, and whether all lines could be read.
fn from_lines(input: &mut impl BufRead, lang: Language) -> anyhow::Result<(Vec<Sample>, bool)> {
    let mut samples = Vec::new();
    let all = lines::read(input, &mut io::stderr().lock(), |line: SampleLine| {
        if !line.text.trim().is_empty() {
            samples.push(Sample {
                text: line.text,
                comment: line.comment,
                network: line.network,
                lang: line.lang.language().or(Some(lang)),
            });
        }
        Ok(())
    })?;
    Ok((samples, all))
}

fn from_file(path: &Path, lang: Language) -> anyhow::Result<Vec<Sample>> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    let content = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
        anyhow!("{}: line {line}: not UTF-8; save the file as UTF-8", path.display())
    })?;
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let format = recognise(name, &content).unwrap_or(SampleFormat::PlainText);
    let mut samples = import(format, &content).with_context(|| path.display().to_string())?;
    for sample in &mut samples {
        sample.lang = sample.lang.or(Some(lang));
    }
    Ok(samples)
}

/// A pack's id from a name: lower-case letters, digits and hyphens.
fn id_of(name: &str) -> String {
    let folded = timbre_core::text::fold(name).text.replace('ñ', "n");
    let pieces =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|piece| !piece.is_empty());
    let id = pieces.collect::<Vec<_>>().join("-");
    if id.is_empty() { "brand".to_owned() } else { id }
}

fn report(pack: &BrandPack, lang: Tongue, output: &mut impl Write) -> anyhow::Result<()> {
    let language = Language::from(lang);
    let english = language == Language::En;
    let say = |en: &'static str, es: &'static str| if english { en } else { es };
    writeln!(output, "{}", pack.name)?;
    for voice in voice::report(pack) {
        let samples = say("samples", "respuestas aprobadas");
        writeln!(output, "\n{} · {} {samples}", voice.lang, voice.samples)?;
        for said in &voice.traits {
            writeln!(output, "  {}", said.get(language).unwrap_or_default())?;
        }
        let trust = say("How far scores can be trusted", "Cuánto fiarse de la puntuación");
        writeln!(output, "  {trust}: {:.0} %", voice.confidence.get() * 100.0)?;
        let [low, middle, high] = voice.evidence;
        let evidence = say(
            "Evidence of its own samples (tenth, half, nine tenths), in nats",
            "Evidencia de sus propias respuestas (décimo, mitad, nueve décimos), en nats",
        );
        writeln!(output, "  {evidence}: {low:.2}, {middle:.2}, {high:.2}")?;
        for network in &voice.networks {
            writeln!(output, "  {} · {} {samples}", name_of(network.network)?, network.samples)?;
            for said in &network.traits {
                writeln!(output, "    {}", said.get(language).unwrap_or_default())?;
            }
        }
        for note in &voice.notes {
            let text: String = pack.samples[note.sample].text.chars().take(60).collect();
            let (sample, what) = (say("sample", "respuesta"), note_in_words(*note, english));
            writeln!(
                output,
                "  {sample} {}: {what}: “{}”",
                note.sample + 1,
                text.replace('\n', " ")
            )?;
        }
    }
    Ok(())
}

/// The name of a network as people write it in files.
fn name_of(network: Network) -> anyhow::Result<String> {
    Ok(serde_json::to_value(network)?.as_str().unwrap_or_default().to_owned())
}

fn note_in_words(note: SampleNote, english: bool) -> String {
    let (en, es) = match note.problem {
        SampleProblem::Repeats { sample } => (
            format!("nearly the same as sample {}", sample + 1),
            format!("casi igual que la respuesta {}", sample + 1),
        ),
        SampleProblem::OtherLanguage { seems } => (
            format!("seems to be in another language ({seems})"),
            format!("parece estar en otro idioma ({seems})"),
        ),
        SampleProblem::Canned => (
            "filled in from a template".to_owned(),
            "rellenada a partir de una plantilla".to_owned(),
        ),
        SampleProblem::Outlier => {
            ("unlike all the others".to_owned(), "distinta de todas las demás".to_owned())
        }
        SampleProblem::Wordless => ("has no words".to_owned(), "no tiene palabras".to_owned()),
    };
    if english { en } else { es }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_any_name() {
        assert_eq!(id_of("Café Ñandú & Cía."), "cafe-nandu-cia");
        assert_eq!(id_of("™"), "brand");
    }
}
