//! Saved replies as a table: Timbre's own columns, and Briskine's.

use super::{Imported, LibraryError, LibraryProblem, foreign, template};
use crate::brand::{Localized, Template};
use crate::text::Language;
use crate::vocabulary::{Network, Situation};
use crate::voice::import::Rows;

/// The columns of Timbre's own table, in order. Lists are separated by commas within their field.
const COLUMNS: [&str; 8] =
    ["id", "shortcut", "title", "body_es", "body_en", "tags", "situations", "networks"];

/// Reads a table. Columns that are not known are left aside; `body` or `text` will do for a text
/// whose language the file does not say, and is taken for HTML where the file is Briskine's.
pub(super) fn read(content: &str, language: Language) -> Result<Imported, LibraryProblem> {
    let rows = Rows::read(content)
        .map_err(|error| LibraryProblem::at(error.line, LibraryError::Shape(error.problem)))?;
    let column = |names: &[&str]| names.iter().find_map(|name| rows.column(name));
    // https://help.briskine.com/templates/import-templates, as of 2026
    let briskine = column(&["subject"]).is_some() && column(&["bcc"]).is_some();
    let places = Places {
        id: column(&["id"]),
        shortcut: column(&["shortcut", "trigger", "abbreviation", "atajo"]),
        title: column(&["title", "name", "label", "título", "titulo"]),
        es: column(&["body_es", "es"]),
        en: column(&["body_en", "en"]),
        text: column(&["body", "text", "snippet", "replace", "content", "texto"]),
        tags: column(&["tags", "folder", "etiquetas"]),
        situations: column(&["situations"]),
        networks: column(&["networks"]),
    };
    if places.es.or(places.en).or(places.text).is_none() {
        let detail = "no column is called body_es, body_en, body or text".to_owned();
        return Err(LibraryProblem::at(1, LibraryError::Shape(detail)));
    }
    let mut imported = Imported::default();
    for (line, row) in rows.iter() {
        match places.template(row, briskine, language) {
            Ok(template) => {
                let refused = imported.refused.len();
                imported.take(template, "");
                for problem in imported.refused.iter_mut().skip(refused) {
                    problem.line = Some(line);
                    problem.place = problem.place.trim_start_matches('.').to_owned();
                }
            }
            Err(detail) => {
                imported.refused.push(LibraryProblem::at(line, LibraryError::Shape(detail)));
            }
        }
    }
    Ok(imported)
}

struct Places {
    id: Option<usize>,
    shortcut: Option<usize>,
    title: Option<usize>,
    es: Option<usize>,
    en: Option<usize>,
    text: Option<usize>,
    tags: Option<usize>,
    situations: Option<usize>,
    networks: Option<usize>,
}

impl Places {
    fn template(&self, row: &[String], html: bool, language: Language) -> Result<Template, String> {
        let field = |place: Option<usize>| {
            let field = place.and_then(|place| row.get(place))?.trim();
            (!field.is_empty()).then_some(field)
        };
        let list = |place: Option<usize>| {
            let pieces = field(place).unwrap_or_default().split([',', ';']).map(str::trim);
            pieces.filter(|piece| !piece.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        let text = field(self.text).map(|text| {
            if html { foreign::from_handlebars(&foreign::plain(text)) } else { text.to_owned() }
        });
        let title = field(self.title).unwrap_or_default();
        let mut made =
            template(title, field(self.shortcut), text.as_deref().unwrap_or_default(), language);
        if field(self.es).or(field(self.en)).is_some() {
            let owned = |place| field(place).map(str::to_owned);
            made.body = Localized { es: owned(self.es), en: owned(self.en) };
            if title.is_empty() {
                made.title = field(self.es).or(field(self.en)).unwrap_or_default().to_owned();
            }
        }
        if let Some(id) = field(self.id).filter(|_| !html) {
            made.id = id.to_owned();
        }
        made.tags = list(self.tags);
        for name in list(self.situations) {
            let known = Situation::ALL.into_iter().find(|situation| situation.name() == name);
            made.situations.push(known.ok_or(format!("there is no situation “{name}”"))?);
        }
        for name in list(self.networks) {
            let quoted = serde_json::to_string(&name).unwrap_or_default();
            let known = crate::json::read::<Network>(&quoted);
            made.networks.push(known.map_err(|_| format!("there is no network “{name}”"))?);
        }
        Ok(made)
    }
}

/// Templates as a table that [`super::import`] reads again, the same.
#[must_use]
pub fn to_csv(templates: &[Template]) -> String {
    let mut csv = COLUMNS.join(",") + "\n";
    for template in templates {
        let networks = template.networks.iter().filter_map(|network| {
            serde_json::to_string(network).ok().map(|name| name.replace('"', ""))
        });
        let situations = template.situations.iter().map(|situation| situation.name());
        let fields = [
            template.id.clone(),
            template.shortcut.clone().unwrap_or_default(),
            template.title.clone(),
            template.body.es.clone().unwrap_or_default(),
            template.body.en.clone().unwrap_or_default(),
            template.tags.join(", "),
            situations.collect::<Vec<_>>().join(", "),
            networks.collect::<Vec<_>>().join(", "),
        ];
        let quoted = fields.iter().map(|field| {
            if field.contains([',', '"', '\n', '\r', ';', '\t']) {
                format!("\"{}\"", field.replace('"', "\"\""))
            } else {
                field.clone()
            }
        });
        csv.push_str(&quoted.collect::<Vec<_>>().join(","));
        csv.push('\n');
    }
    csv
}
