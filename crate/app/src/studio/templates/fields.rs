//! A template as it stands in the fields of the editor, where anything can be typed, and as it can
//! be kept.

use timbre_core::brand::{Localized, Template};
use timbre_core::text::{Language, fold};
use timbre_core::vocabulary::{Network, Situation};

/// The most words of its text that name a template which was given no title.
const TITLE_WORDS: usize = 6;

/// What stands in the fields.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Fields {
    pub(super) title: String,
    pub(super) shortcut: String,
    pub(super) es: String,
    pub(super) en: String,
    pub(super) tags: String,
    pub(super) situations: Vec<Situation>,
    pub(super) networks: Vec<Network>,
}

impl Fields {
    /// The fields of a template.
    pub(super) fn of(template: &Template) -> Self {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        Self {
            title: template.title.clone(),
            shortcut: text(&template.shortcut),
            es: text(&template.body.es),
            en: text(&template.body.en),
            tags: template.tags.join(", "),
            situations: template.situations.clone(),
            networks: template.networks.clone(),
        }
    }

    /// The text in a language.
    pub(super) fn body(&self, language: Language) -> &String {
        match language {
            Language::En => &self.en,
            Language::Es | Language::Other => &self.es,
        }
    }

    /// The same, to be changed.
    pub(super) fn body_mut(&mut self, language: Language) -> &mut String {
        match language {
            Language::En => &mut self.en,
            Language::Es | Language::Other => &mut self.es,
        }
    }

    /// The shortcut as it can be kept: without what cannot be typed in a composer.
    pub(super) fn slug(&self) -> Option<String> {
        let folded = fold(&self.shortcut).text.replace('ñ', "n");
        let words: Vec<&str> =
            folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
        (!words.is_empty()).then(|| words.join("-"))
    }

    /// Whether another template has this shortcut.
    pub(super) fn shortcut_is_taken(&self, id: &str, library: &[Template]) -> bool {
        self.slug().is_some_and(|slug| {
            library.iter().any(|other| other.id != id && other.shortcut.as_ref() == Some(&slug))
        })
    }

    /// The template that can be kept of this; none without a text. A shortcut that another template
    /// has is left out, and a title that is missing is made of the first words.
    pub(super) fn template(&self, id: &str, library: &[Template]) -> Option<Template> {
        let said = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
        let body = Localized { es: said(&self.es), en: said(&self.en) };
        let first = body.es.as_ref().or(body.en.as_ref())?;
        let title = match self.title.trim() {
            "" => first.split_whitespace().take(TITLE_WORDS).collect::<Vec<_>>().join(" "),
            title => title.to_owned(),
        };
        let tags = self.tags.split(',').map(str::trim).filter(|tag| !tag.is_empty());
        Some(Template {
            id: id.to_owned(),
            shortcut: self.slug().filter(|_| !self.shortcut_is_taken(id, library)),
            title,
            body,
            tags: tags.map(str::to_owned).collect(),
            situations: self.situations.clone(),
            networks: self.networks.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_becomes_what_can_be_kept() {
        let fields = Fields {
            shortcut: "/Envío rápido".into(),
            es: "Sale hoy mismo, Ana, y llega mañana.".into(),
            tags: "envío, , plazos,".into(),
            ..Fields::default()
        };
        let kept = fields.template("one", &[]).unwrap();
        assert_eq!(kept.shortcut.as_deref(), Some("envio-rapido"));
        assert_eq!(kept.title, "Sale hoy mismo, Ana, y llega");
        assert_eq!(kept.tags, ["envío", "plazos"]);
        assert_eq!(kept.body.en, None);
        let taken = fields.template("two", &[kept]).unwrap();
        assert_eq!(taken.shortcut, None, "one shortcut expands to one template");
        assert_eq!(Fields { es: " \n".into(), ..fields }.template("one", &[]), None);
    }
}
