//! All that is kept, and what each request changes of it: pure, so that it can be tested natively
//! and written in one transaction.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use timbre_core::brand::BrandPack;
use timbre_core::order;

use crate::packed;
use crate::record::{self, Unreadable};
use crate::{
    Day, Deed, Ignored, PublishedReply, Request, Settings, StoreError, TemplateEdit, TemplateUse,
    ignore_key, normalize,
};

/// How many published replies are remembered, for the check against repeating oneself.
const HISTORY: usize = 200;

/// How many days' numbers are kept.
pub const DAYS: usize = 30;

/// A table of the database. Keys are strings, values records in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// What there is one of: settings, history, template use, the revision.
    Single,
    /// Brand packs by id.
    Brand,
    /// Ignored findings by rule and normalised text.
    Ignored,
}

impl Table {
    /// Every table.
    pub const ALL: [Table; 3] = [Table::Single, Table::Brand, Table::Ignored];

    /// Its name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Table::Single => "single",
            Table::Brand => "brand",
            Table::Ignored => "ignored",
        }
    }
}

/// The key of the record that counts changes.
pub(crate) const REVISION: &str = "revision";
const SETTINGS: &str = "settings";
const PUBLISHED: &str = "published";
const TEMPLATE_USE: &str = "template-use";
/// The key of the record that only counting writes.
pub(crate) const COUNTED: &str = "days";

/// A change to a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Keep `json` under `key`.
    Put {
        /// The table.
        table: Table,
        /// The key.
        key: String,
        /// The record.
        json: String,
    },
    /// Forget what is under `key`.
    Delete {
        /// The table.
        table: Table,
        /// The key.
        key: String,
    },
    /// Forget everything in a table.
    Clear {
        /// The table.
        table: Table,
    },
}

/// A record that could not be read. It is left as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Damaged {
    /// Where it lies.
    pub table: Table,
    /// Under which key.
    pub key: String,
    /// Whether it is only too new for this Timbre.
    pub newer: bool,
}

/// All that is kept.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Content {
    /// Counts the changes; a reader that knows the number knows the content.
    pub revision: u64,
    /// How Timbre behaves.
    pub settings: Settings,
    /// The brands, by id.
    #[serde(with = "packed::many")]
    pub brands: Vec<BrandPack>,
    /// What is not to be mentioned again, the latest first.
    pub ignored: Vec<Ignored>,
    /// What was published last, newest last.
    pub published: Vec<PublishedReply>,
    /// How templates have been used.
    pub template_use: Vec<TemplateUse>,
    /// What was done on the last days on which anything was, the latest last.
    pub days: Vec<Day>,
    /// What could not be read.
    pub damaged: Vec<Damaged>,
}

impl Content {
    /// Reads all records.
    pub fn read(records: impl IntoIterator<Item = (Table, String, String)>) -> Self {
        let mut content = Self::default();
        for (table, key, json) in records {
            if let Err(why) = content.take_in(table, &key, &json) {
                content.damaged.push(Damaged { table, key, newer: why == Unreadable::Newer });
            }
        }
        order::sort_by(&mut content.brands, |one, other| one.id.cmp(&other.id));
        order::sort_by_key(&mut content.ignored, |ignored| std::cmp::Reverse(ignored.unix_ms));
        content
    }

    fn take_in(&mut self, table: Table, key: &str, json: &str) -> Result<(), Unreadable> {
        match (table, key) {
            (Table::Brand, _) => {
                let pack: Box<RawValue> = record::read(json)?;
                let pack = BrandPack::parse(pack.get()).map_err(|_| Unreadable::Damaged)?;
                self.brands.push(pack);
            }
            (Table::Ignored, _) => self.ignored.push(record::read(json)?),
            (Table::Single, SETTINGS) => self.settings = record::read(json)?,
            (Table::Single, PUBLISHED) => self.published = record::read(json)?,
            (Table::Single, TEMPLATE_USE) => self.template_use = record::read(json)?,
            (Table::Single, COUNTED) => self.days = record::read(json)?,
            (Table::Single, REVISION) => self.revision = record::read(json)?,
            (Table::Single, _) => return Err(Unreadable::Damaged),
        }
        Ok(())
    }

    /// The brand that is written for, where the account does not tell.
    #[must_use]
    pub fn active_brand(&self) -> Option<&BrandPack> {
        let id = self.settings.active.as_ref()?;
        self.brands.iter().find(|brand| brand.id == *id)
    }

    /// Carries out a request on this content, and returns what has to be written so that it lasts.
    ///
    /// # Errors
    /// [`StoreError`]; the content is then as it was.
    pub fn carry_out(&mut self, request: Request) -> Result<Vec<Write>, StoreError> {
        let reads = matches!(request, Request::Content { .. });
        let erases = matches!(request, Request::EraseAll);
        if reads {
            return Ok(Vec::new());
        }
        if !erases && self.damaged.iter().any(|damaged| damaged.newer) {
            return Err(StoreError::Newer);
        }
        if let Request::Count { deed, day } = request {
            self.count(deed, day);
            return Ok(vec![put(Table::Single, COUNTED, &self.days)]);
        }
        let mut writes = self.change(request)?;
        self.revision += 1;
        writes.push(put(Table::Single, REVISION, &self.revision));
        Ok(writes)
    }

    fn change(&mut self, request: Request) -> Result<Vec<Write>, StoreError> {
        let settings = |settings: &Settings| vec![put(Table::Single, SETTINGS, settings)];
        Ok(match request {
            Request::Content { .. } | Request::Count { .. } => Vec::new(),
            Request::SaveBrand { pack, activate } => return self.save_brand(*pack, activate),
            Request::EditBrand { pack, over } => {
                let Some(kept) = self.brands.iter().find(|brand| brand.id == pack.id) else {
                    return Err(StoreError::NoBrand { id: pack.id });
                };
                if record::stamp(kept) != over {
                    return Err(StoreError::Changed);
                }
                return self.save_brand(*pack, false);
            }
            Request::EditTemplate { brand, edit } => return self.edit_template(brand, &edit),
            Request::RemoveBrand { id } => {
                let Some(index) = self.brands.iter().position(|brand| brand.id == id) else {
                    return Err(StoreError::NoBrand { id });
                };
                self.brands.remove(index);
                if self.settings.active.as_ref() == Some(&id) {
                    self.settings.active = self.brands.first().map(|brand| brand.id.clone());
                }
                let mut writes = settings(&self.settings);
                writes.push(Write::Delete { table: Table::Brand, key: id });
                writes
            }
            Request::Activate { id } => {
                if let Some(id) = &id
                    && !self.brands.iter().any(|brand| brand.id == *id)
                {
                    return Err(StoreError::NoBrand { id: id.clone() });
                }
                self.settings.active = id;
                settings(&self.settings)
            }
            Request::SetLanguage { language } => {
                self.settings.language = language;
                settings(&self.settings)
            }
            Request::SetTheme { theme } => {
                self.settings.theme = theme;
                settings(&self.settings)
            }
            Request::SetModel { on } => {
                self.settings.model = on;
                settings(&self.settings)
            }
            Request::SetSite { site, off } => {
                if off {
                    self.settings.sites_off.insert(site);
                } else {
                    self.settings.sites_off.remove(&site);
                }
                settings(&self.settings)
            }
            Request::MoveChip { site, side } => {
                self.settings.chip_sides.insert(site, side);
                settings(&self.settings)
            }
            Request::Pause { until_unix_ms } => {
                self.settings.paused_until_unix_ms = until_unix_ms;
                settings(&self.settings)
            }
            Request::Introduced => {
                self.settings.introduced = true;
                settings(&self.settings)
            }
            Request::Ignore { ignored } => self.ignore(ignored),
            Request::Unignore { rule, text } => {
                let key = ignore_key(&rule, &text);
                self.ignored.retain(|kept| ignore_key(&kept.rule, &kept.text) != key);
                vec![Write::Delete { table: Table::Ignored, key }]
            }
            Request::Published { text, unix_ms } => {
                self.published.push(PublishedReply { text, unix_ms });
                let surplus = self.published.len().saturating_sub(HISTORY);
                self.published.drain(..surplus);
                vec![put(Table::Single, PUBLISHED, &self.published)]
            }
            Request::UsedTemplate { brand, template, unix_ms } => {
                self.use_template(brand, template, unix_ms);
                vec![put(Table::Single, TEMPLATE_USE, &self.template_use)]
            }
            Request::EraseAll => {
                *self = Self { revision: self.revision, ..Self::default() };
                Table::ALL.map(|table| Write::Clear { table }).to_vec()
            }
        })
    }

    fn save_brand(&mut self, pack: BrandPack, activate: bool) -> Result<Vec<Write>, StoreError> {
        if let Some(problem) = pack.problems().into_iter().next() {
            let (place, problem) = (problem.place, problem.problem.to_string());
            return Err(StoreError::BadPack { place, problem });
        }
        let mut writes = vec![put(Table::Brand, &pack.id, &pack)];
        if activate || self.brands.is_empty() {
            self.settings.active = Some(pack.id.clone());
            writes.push(put(Table::Single, SETTINGS, &self.settings));
        }
        self.damaged.retain(|damaged| damaged.table != Table::Brand || damaged.key != pack.id);
        self.brands.retain(|brand| brand.id != pack.id);
        let place = self.brands.partition_point(|brand| brand.id < pack.id);
        self.brands.insert(place, pack);
        Ok(writes)
    }

    fn edit_template(
        &mut self,
        brand: String,
        edit: &TemplateEdit,
    ) -> Result<Vec<Write>, StoreError> {
        let Some(kept) = self.brands.iter().find(|kept| kept.id == brand) else {
            return Err(StoreError::NoBrand { id: brand });
        };
        if kept.templates.iter().find(|one| one.id == edit.id) != edit.from.as_ref() {
            return Err(StoreError::Changed);
        }
        let mut pack = kept.clone();
        edit.make(&mut pack.templates);
        self.save_brand(pack, false)
    }

    fn ignore(&mut self, ignored: Ignored) -> Vec<Write> {
        let ignored = Ignored { text: normalize(&ignored.text), ..ignored };
        let key = ignore_key(&ignored.rule, &ignored.text);
        let write = put(Table::Ignored, &key, &ignored);
        self.ignored.retain(|kept| ignore_key(&kept.rule, &kept.text) != key);
        self.ignored.insert(0, ignored);
        vec![write]
    }

    fn count(&mut self, deed: Deed, day: i32) {
        let place = self.days.partition_point(|known| known.day < day);
        if self.days.get(place).is_none_or(|known| known.day != day) {
            self.days.insert(place, Day { day, ..Day::default() });
        }
        if let Some(known) = self.days.get_mut(place) {
            known.count(deed);
        }
        let surplus = self.days.len().saturating_sub(DAYS);
        self.days.drain(..surplus);
    }

    fn use_template(&mut self, brand: String, template: String, unix_ms: i64) {
        let known = self
            .template_use
            .iter_mut()
            .find(|known| known.brand == brand && known.template == template);
        match known {
            Some(known) => {
                known.count = known.count.saturating_add(1);
                known.unix_ms = unix_ms;
            }
            None => self.template_use.push(TemplateUse { brand, template, count: 1, unix_ms }),
        }
    }
}

fn put<T: Serialize>(table: Table, key: &str, value: &T) -> Write {
    Write::Put { table, key: key.to_owned(), json: record::write(value) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use timbre_core::brand::{Localized, Template};

    use super::*;

    /// The tables as a database would hold them.
    #[derive(Default)]
    struct Tables(BTreeMap<(Table, String), String>);

    impl Tables {
        fn content(&self) -> Content {
            let records =
                self.0.iter().map(|((table, key), json)| (*table, key.clone(), json.clone()));
            Content::read(records)
        }

        fn ask(&mut self, request: Request) -> Result<Content, StoreError> {
            let mut content = self.content();
            for write in content.carry_out(request)? {
                match write {
                    Write::Put { table, key, json } => {
                        self.0.insert((table, key), json);
                    }
                    Write::Delete { table, key } => {
                        self.0.remove(&(table, key));
                    }
                    Write::Clear { table } => self.0.retain(|(kept, _), _| *kept != table),
                }
            }
            assert_eq!(self.content(), content, "what was written reads as what was answered");
            Ok(content)
        }
    }

    fn brand(id: &str) -> Request {
        let json =
            format!(r#"{{"version": 1, "id": "{id}", "name": "{id}", "languages": ["es"]}}"#);
        let pack = Box::new(BrandPack::parse(&json).unwrap());
        Request::SaveBrand { pack, activate: false }
    }

    fn ignored(text: &str) -> Ignored {
        let (rule, message) = ("brand.avoided".to_owned(), "Mejor «pan».".to_owned());
        Ignored { rule, text: text.to_owned(), message, unix_ms: 5 }
    }

    #[test]
    fn the_first_brand_is_written_for_and_removing_it_gives_way_to_the_next() {
        let mut tables = Tables::default();
        tables.ask(brand("pan")).unwrap();
        let content = tables.ask(brand("bici")).unwrap();
        assert_eq!(content.active_brand().unwrap().id, "pan");
        let content = tables.ask(Request::RemoveBrand { id: "pan".into() }).unwrap();
        assert_eq!(content.active_brand().unwrap().id, "bici");
        let refused = tables.ask(Request::Activate { id: Some("pan".into()) });
        assert_eq!(refused, Err(StoreError::NoBrand { id: "pan".into() }));
    }

    #[test]
    fn of_two_changes_to_one_state_of_a_brand_only_the_first_is_kept() {
        let mut tables = Tables::default();
        let first = tables.ask(brand("pan")).unwrap().brands.remove(0);
        let named = |name: &str| {
            let pack = Box::new(BrandPack { name: name.into(), ..first.clone() });
            Request::EditBrand { pack, over: record::stamp(&first) }
        };
        assert_eq!(tables.ask(named("Pan")).unwrap().brands[0].name, "Pan");
        assert_eq!(tables.ask(named("Horno")), Err(StoreError::Changed));
        assert_eq!(tables.content().brands[0].name, "Pan");
        tables.ask(Request::RemoveBrand { id: "pan".into() }).unwrap();
        assert_eq!(tables.ask(named("Horno")), Err(StoreError::NoBrand { id: "pan".into() }));
    }

    #[test]
    fn a_pack_with_a_problem_is_refused_with_its_place() {
        let pack =
            Box::new(BrandPack { id: "pan".into(), name: " ".into(), ..BrandPack::default() });
        let refused = Tables::default().ask(Request::SaveBrand { pack, activate: true });
        assert!(matches!(refused, Err(StoreError::BadPack { place, .. }) if place == "name"));
    }

    #[test]
    fn two_tabs_change_two_templates_of_a_brand_and_only_one_of_them_the_same() {
        let mut tables = Tables::default();
        tables.ask(brand("pan")).unwrap();
        let template = |text: &str| Template {
            id: "hola".into(),
            shortcut: None,
            title: "Hola".into(),
            body: Localized { es: Some(text.into()), en: None },
            tags: Vec::new(),
            situations: Vec::new(),
            networks: Vec::new(),
        };
        let mut edit = |id: &str, from: Option<&str>, to: Option<&str>| {
            let named = |text: &str| Template { id: id.into(), ..template(text) };
            let (from, to) = (from.map(named), to.map(named));
            let edit = Box::new(TemplateEdit { id: id.into(), from, to, place: 0 });
            let asked = tables.ask(Request::EditTemplate { brand: "pan".into(), edit })?;
            let texts = asked.brands[0].templates.iter().map(|one| one.body.es.clone().unwrap());
            Ok::<_, StoreError>(texts.collect::<Vec<_>>())
        };
        assert_eq!(edit("hola", None, Some("Hola")).unwrap(), ["Hola"]);
        assert_eq!(edit("adios", None, Some("Adiós")).unwrap(), ["Adiós", "Hola"]);
        assert_eq!(edit("hola", Some("Hola"), Some("¡Hola!")).unwrap(), ["Adiós", "¡Hola!"]);
        assert_eq!(edit("hola", Some("Hola"), Some("Buenas")), Err(StoreError::Changed));
        assert_eq!(edit("adios", Some("Adiós"), None).unwrap(), ["¡Hola!"]);
    }

    #[test]
    fn what_is_ignored_is_known_by_rule_and_normalised_text() {
        let mut tables = Tables::default();
        tables.ask(Request::Ignore { ignored: ignored("Panecillo  ÚNICO") }).unwrap();
        let content = tables.ask(Request::Ignore { ignored: ignored("panecillo unico") }).unwrap();
        assert_eq!(content.ignored.len(), 1);
        let (rule, text) = ("brand.avoided".into(), "PANECILLO único".into());
        let content = tables.ask(Request::Unignore { rule, text }).unwrap();
        assert!(content.ignored.is_empty());
    }

    #[test]
    fn only_the_last_replies_are_remembered() {
        let mut tables = Tables::default();
        for number in 0..HISTORY as i64 + 3 {
            let text = number.to_string();
            tables.ask(Request::Published { text, unix_ms: number }).unwrap();
        }
        let published = tables.content().published;
        assert_eq!(published.len(), HISTORY);
        assert_eq!(published[0].text, "3");
    }

    #[test]
    fn deeds_are_counted_by_day_and_only_the_last_days_are_remembered() {
        let mut tables = Tables::default();
        let mut count = |deed, day| tables.ask(Request::Count { deed, day }).unwrap();
        count(Deed::Checked, 20_000);
        count(Deed::Published, 20_000);
        count(Deed::Checked, 20_001);
        let content = count(Deed::Checked, 20_000);
        let first = Day { day: 20_000, checked: 2, published: 1, ..Day::default() };
        let second = Day { day: 20_001, checked: 1, ..Day::default() };
        assert_eq!(content.days, [first, second]);
        assert_eq!(content.revision, 0, "nobody's knowledge of the content grows old by counting");
        for day in 20_002..20_032 {
            count(Deed::Held, day);
        }
        let days = tables.content().days;
        assert_eq!((days.len(), days[0].day), (DAYS, 20_002));
        assert!(tables.ask(Request::EraseAll).unwrap().days.is_empty());
    }

    #[test]
    fn a_record_that_cannot_be_read_is_reported_and_left_alone() {
        let mut tables = Tables::default();
        tables.0.insert((Table::Brand, "pan".into()), "{".into());
        let content = tables.ask(Request::Introduced).unwrap();
        assert!(content.settings.introduced);
        assert_eq!(content.damaged.len(), 1);
        assert_eq!(tables.0[&(Table::Brand, "pan".into())], "{");
    }

    #[test]
    fn what_a_newer_timbre_kept_is_not_written_over() {
        let mut tables = Tables::default();
        let newer = r#"{"version": 9, "value": {}}"#;
        tables.0.insert((Table::Single, SETTINGS.into()), newer.into());
        assert_eq!(tables.ask(Request::Introduced), Err(StoreError::Newer));
        assert_eq!(tables.0[&(Table::Single, SETTINGS.into())], newer);
    }

    #[test]
    fn every_change_moves_the_revision_and_reading_does_not() {
        let mut tables = Tables::default();
        let site = "example.org".to_owned();
        let changed = tables.ask(Request::SetSite { site, off: true }).unwrap();
        assert_eq!(changed.revision, 1);
        assert_eq!(tables.ask(Request::Content { known: None }).unwrap().revision, 1);
        let erased = tables.ask(Request::EraseAll).unwrap();
        assert_eq!(erased, Content { revision: 2, ..Content::default() });
    }
}
