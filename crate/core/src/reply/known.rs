//! What a template can say without asking: who is answered, for whom, where and when.

use super::facts::Heard;
use super::person::first_name;
use super::template::{Body, Values};
use crate::brand::BrandPack;
use crate::text::Language;
use crate::vocabulary::{Author, DayPart, Moment, Network};

/// The values that a template is filled with.
pub(super) struct Known<'a> {
    pub(super) author: Option<&'a Author>,
    pub(super) brand: Option<&'a BrandPack>,
    pub(super) network: Option<Network>,
    pub(super) now: Option<Moment>,
    pub(super) heard: Heard<'a>,
}

impl Values for Known<'_> {
    fn value(&self, name: &str) -> Option<String> {
        let displayed = || self.author.and_then(|author| author.name.as_deref());
        match name {
            "first_name" => {
                let handle = self.author.and_then(|author| author.handle.as_deref());
                first_name(displayed()?, handle)
            }
            "name" => displayed().map(str::to_owned).filter(|name| !name.trim().is_empty()),
            "handle" => {
                let handle = self.author.and_then(|author| author.handle.as_deref())?;
                let handle = handle.trim().trim_start_matches('@');
                (!handle.is_empty()).then(|| format!("@{handle}"))
            }
            "brand" => self.brand.map(|brand| brand.name.clone()),
            "network" => self.network.map(|network| network.title().unwrap_or_default().to_owned()),
            "greeting" => self.line(self.brand?.greeting.as_ref()),
            "signature" => self.line(self.brand?.signature.as_ref()),
            "day_greeting" => {
                self.now.map(|now| day_greeting(now, self.heard.language()).to_owned())
            }
            "topic" => self.heard.facts().topic.clone(),
            "wait" => self.heard.facts().wait.clone(),
            "in_es" => holds(self.heard.language() == Language::Es),
            "in_en" => holds(self.heard.language() == Language::En),
            "morning" => holds(self.now?.day_part() == DayPart::Morning),
            "afternoon" => holds(self.now?.day_part() == DayPart::Afternoon),
            "night" => holds(self.now?.day_part() == DayPart::Night),
            _ => {
                let on = name.strip_prefix("on_")?;
                holds(self.network?.title().unwrap_or_default().to_lowercase() == on)
            }
        }
    }

    fn gap_name(&self, name: &str) -> String {
        let spanish = self.heard.language() == Language::Es;
        match name {
            "order_number" if spanish => "número de pedido".into(),
            "date" if spanish => "fecha".into(),
            "city" if spanish => "ciudad".into(),
            "link" if spanish => "enlace".into(),
            "day_greeting" if spanish => "saludo".into(),
            "day_greeting" => "greeting".into(),
            _ => name.replace('_', " "),
        }
    }
}

/// A value for what is only asked about.
fn holds(whether: bool) -> Option<String> {
    whether.then(String::new)
}

impl Known<'_> {
    /// A greeting or signature, itself a template, but not one that asks for itself.
    fn line(&self, text: Option<&crate::brand::Localized>) -> Option<String> {
        let text = text?.get(self.heard.language())?;
        if text.contains("greeting") || text.contains("signature") {
            return Some(text.to_owned());
        }
        Some(Body::parse(text).map_or_else(|_| text.to_owned(), |body| body.fill(self, 0).text))
    }
}

fn day_greeting(now: Moment, language: Language) -> &'static str {
    match (now.day_part(), language) {
        (DayPart::Morning, Language::Es) => "Buenos días",
        (DayPart::Afternoon, Language::Es) => "Buenas tardes",
        (DayPart::Night, Language::Es) => "Buenas noches",
        (DayPart::Morning, _) => "Good morning",
        (DayPart::Afternoon, _) => "Good afternoon",
        (DayPart::Night, _) => "Good evening",
    }
}
