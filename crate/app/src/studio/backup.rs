//! Everything as one file, and back: what a file would change is shown before it is changed.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use timbre_core::brand::{BrandPack, PackProblem};
use timbre_store::{Content, Ignored, Request, Settings, ignore_key};
use yew::prelude::*;

use super::desk::Desk;
use super::file::{self, FileField};
use crate::browser;
use crate::messages::{count, fill};
use crate::refusal;

/// The version of a backup's shape.
const VERSION: u32 = 1;

/// A backup as a file: what was written and chosen, not what was published.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The version of its shape; also what tells a backup from other files.
    timbre_backup: u32,
    settings: Settings,
    brands: Vec<serde_json::Value>,
    ignored: Vec<Ignored>,
}

/// A backup, read.
#[derive(Debug, Clone, PartialEq)]
struct Backup {
    settings: Settings,
    brands: Vec<BrandPack>,
    ignored: Vec<Ignored>,
}

/// Why a file is no backup that can be restored.
#[derive(Debug, Clone, PartialEq)]
enum Refused {
    /// It is something else, or damaged.
    NoBackup,
    /// A later Timbre wrote it.
    Newer,
    /// A brand in it is wrong: its place among them, and the first problem.
    Brand(usize, PackProblem),
}

#[derive(Properties, PartialEq)]
pub(crate) struct BackupsProps {
    pub(crate) desk: Desk,
}

/// Shows the ways out and in.
#[component]
pub(crate) fn Backups(props: &BackupsProps) -> Html {
    let desk = &props.desk;
    let text = desk.text;
    let chosen = use_state(|| None::<Result<Rc<Backup>, Refused>>);
    let save = {
        let content = Rc::clone(&desk.content);
        Callback::from(move |_: MouseEvent| {
            file::hand_over("timbre.json", "application/json", &written(&content));
        })
    };
    let onchange = {
        let chosen = chosen.clone();
        file::chosen(move |_, json| chosen.set(Some(read(&json).map(Rc::new))))
    };
    let done = {
        let chosen = chosen.clone();
        Callback::from(move |()| chosen.set(None))
    };
    html! {
        <section class="sheet">
            <h2>{ text.backup_title }</h2>
            <p>{ text.backup_lead }</p>
            <div class="card-actions">
                <button id="backup" class="button" onclick={save}>{ text.backup_save }</button>
            </div>
            <FileField
                desk={desk.clone()}
                id="backup-file"
                label={text.backup_file}
                accept="application/json,.json"
                {onchange}
            />
            { match &*chosen {
                None => Html::default(),
                Some(Ok(backup)) => preview(desk, backup, &done),
                Some(Err(refused)) => html! {
                    <p class="failure" role="alert">{ told(desk, refused) }</p>
                },
            } }
        </section>
    }
}

fn told(desk: &Desk, refused: &Refused) -> String {
    match refused {
        Refused::NoBackup => desk.text.backup_none.to_owned(),
        Refused::Newer => desk.words.store_newer.to_owned(),
        Refused::Brand(place, problem) => format!(
            "{} brands[{place}].{}: {}",
            desk.text.bring_refused,
            problem.place,
            refusal::problem(desk.words, problem)
        ),
    }
}

fn preview(desk: &Desk, backup: &Rc<Backup>, done: &Callback<()>) -> Html {
    let text = desk.text;
    let requests = requests(&desk.content, backup);
    let new = new_ignored(&desk.content, backup).count();
    let restore = {
        let (desk, done, requests) = (desk.clone(), done.clone(), requests.clone());
        Callback::from(move |_: MouseEvent| {
            for request in &requests {
                desk.keep.emit((request.clone(), desk.text.backup_done.to_owned()));
            }
            done.emit(());
            // The button goes with what it brought.
            browser::focus("backup-file");
        })
    };
    html! {
        <div class="preview" role="status">
            <ul class="brought">
                { for backup.brands.iter().map(|brand| html! {
                    <li><span>{ &brand.name }</span><span class="mark">{ fate(desk, brand) }</span></li>
                }) }
            </ul>
            if new > 0 {
                <p>{ count(text.backup_ignored, new) }</p>
            }
            if requests.is_empty() {
                <p class="empty">{ text.backup_same }</p>
            } else {
                <button id="backup-restore" class="button" onclick={restore}>{ text.backup_restore }</button>
            }
        </div>
    }
}

/// What becomes of a brand.
fn fate(desk: &Desk, brand: &BrandPack) -> String {
    let text = desk.text;
    match desk.content.brands.iter().find(|kept| kept.id == brand.id) {
        None => text.bring_new.to_owned(),
        Some(kept) if kept == brand => text.bring_same.to_owned(),
        Some(kept) => fill(
            text.backup_replaces,
            &[
                ("templates", &format!("{} → {}", kept.templates.len(), brand.templates.len())),
                ("samples", &format!("{} → {}", kept.samples.len(), brand.samples.len())),
            ],
        ),
    }
}

/// What is kept, as a file.
fn written(content: &Content) -> String {
    let plain = |brand: &BrandPack| serde_json::to_value(brand).unwrap_or_default();
    let file = File {
        timbre_backup: VERSION,
        settings: content.settings.clone(),
        brands: content.brands.iter().map(plain).collect(),
        ignored: content.ignored.clone(),
    };
    // Plain data can always be written.
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

fn read(json: &str) -> Result<Backup, Refused> {
    let value: serde_json::Value = serde_json::from_str(json).map_err(|_| Refused::NoBackup)?;
    let version = value["timbre_backup"].as_u64().ok_or(Refused::NoBackup)?;
    if version > u64::from(VERSION) {
        return Err(Refused::Newer);
    }
    let file: File = serde_json::from_value(value).map_err(|_| Refused::NoBackup)?;
    let mut brands = Vec::new();
    for (place, brand) in file.brands.iter().enumerate() {
        match BrandPack::parse(&brand.to_string()) {
            Ok(brand) => brands.push(brand),
            Err(problems) => {
                let first = problems.into_iter().next().ok_or(Refused::NoBackup)?;
                return Err(Refused::Brand(place, first));
            }
        }
    }
    Ok(Backup { settings: file.settings, brands, ignored: file.ignored })
}

/// What is asked of the store to bring a backup back: only what differs.
fn requests(content: &Content, backup: &Backup) -> Vec<Request> {
    let mut requests = Vec::new();
    for brand in backup.brands.iter().filter(|brand| !content.brands.contains(brand)) {
        let pack = Box::new(brand.clone());
        requests.push(Request::SaveBrand { pack, activate: false });
    }
    for ignored in new_ignored(content, backup) {
        requests.push(Request::Ignore { ignored: ignored.clone() });
    }
    let (now, then) = (&content.settings, &backup.settings);
    if now.language != then.language {
        requests.push(Request::SetLanguage { language: then.language });
    }
    if now.theme != then.theme {
        requests.push(Request::SetTheme { theme: then.theme });
    }
    if now.model != then.model {
        requests.push(Request::SetModel { on: then.model });
    }
    for site in then.sites_off.difference(&now.sites_off) {
        requests.push(Request::SetSite { site: site.clone(), off: true });
    }
    for (site, side) in
        then.chip_sides.iter().filter(|(site, side)| now.chip_sides.get(*site) != Some(side))
    {
        requests.push(Request::MoveChip { site: site.clone(), side: *side });
    }
    let known = |id: &String| backup.brands.iter().chain(&content.brands).any(|one| one.id == *id);
    if let Some(active) = then.active.clone().filter(|id| now.active.as_ref() != Some(id))
        && known(&active)
    {
        requests.push(Request::Activate { id: Some(active) });
    }
    requests
}

fn new_ignored<'a>(content: &'a Content, backup: &'a Backup) -> impl Iterator<Item = &'a Ignored> {
    let key = |ignored: &Ignored| ignore_key(&ignored.rule, &ignored.text);
    backup
        .ignored
        .iter()
        .filter(move |one| !content.ignored.iter().any(|kept| key(kept) == key(one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content() -> Content {
        let json = r#"{"version": 1, "id": "pan", "name": "Pan", "languages": ["es"]}"#;
        let mut content = Content::default();
        let pack = Box::new(BrandPack::parse(json).unwrap());
        content.carry_out(Request::SaveBrand { pack, activate: true }).unwrap();
        let (rule, message) = ("tone.blame".to_owned(), "Culpa".to_owned());
        let ignored = Ignored { rule, text: "culpa tuya".into(), message, unix_ms: 5 };
        content.carry_out(Request::Ignore { ignored }).unwrap();
        content
    }

    #[test]
    fn a_backup_brings_all_back_and_changes_nothing_that_is_there() {
        let before = content();
        let backup = read(&written(&before)).unwrap();
        assert_eq!(requests(&before, &backup), []);
        let mut after = Content::default();
        for request in requests(&after.clone(), &backup) {
            after.carry_out(request).unwrap();
        }
        assert_eq!(after.brands, before.brands);
        assert_eq!(after.ignored, before.ignored);
        assert_eq!(after.settings, before.settings);
    }

    #[test]
    fn what_is_no_backup_is_refused() {
        assert_eq!(read("{}"), Err(Refused::NoBackup));
        assert_eq!(read(r#"{"timbre_backup": 9}"#), Err(Refused::Newer));
        let wrong = written(&content()).replace("\"Pan\"", "\"\"");
        assert!(matches!(read(&wrong), Err(Refused::Brand(0, _))));
    }
}
