//! One `manifest.json`, a manifest for each browser and purpose, and what each must keep to.

use crate::browser::Browser;
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Who gets the extension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edition {
    /// A developer, who tries it on the demo community of this machine too.
    Development,
    /// The stores: the networks and nothing else.
    Store,
}

/// The key of what only the development edition has.
const DEVELOPMENT: &str = "timbre:development";

/// Everything the extension has beside the networks; browsers warn of none of it.
const PERMISSIONS: [&str; 3] = ["storage", "activeTab", "scripting"];

/// What it may ask the user for, one site at a time, and where its frame may be shown.
const SITES: [&str; 2] = ["https://*/*", "http://*/*"];

/// The manifest of one browser and edition.
///
/// # Errors
/// When the source lacks a key that both need.
pub(crate) fn derive(source: &Value, browser: Browser, edition: Edition) -> Result<Value> {
    let mut manifest = source.clone();
    let keys = manifest.as_object_mut().context("manifest.json is no object")?;
    let development = keys.shift_remove(DEVELOPMENT).unwrap_or_default();
    if edition == Edition::Development {
        let matches = development["matches"].as_array().cloned().unwrap_or_default();
        for list in match_lists(keys) {
            list.extend(matches.iter().cloned());
        }
    }
    let background =
        keys.get_mut("background").and_then(Value::as_object_mut).context("no background")?;
    match browser {
        Browser::Chromium => {
            background.shift_remove("scripts");
            keys.shift_remove("browser_specific_settings");
        }
        Browser::Firefox => {
            background.shift_remove("service_worker");
            keys.shift_remove("minimum_chrome_version");
            for resource in objects(keys.get_mut("web_accessible_resources")) {
                resource.shift_remove("use_dynamic_url");
            }
        }
    }
    Ok(manifest)
}

/// Refuses a manifest that names a file or message that is not in `folder`, asks for more than is agreed, or
/// differs between the places that list the networks.
///
/// # Errors
/// The first thing that is wrong.
pub(crate) fn check(manifest: &Value, folder: &Path) -> Result<()> {
    for file in files(manifest) {
        ensure!(
            folder.join(&file).is_file(),
            "the manifest names {file}, which {} lacks",
            folder.display()
        );
    }
    let permissions = manifest["permissions"].as_array().into_iter().flatten();
    for permission in permissions.filter_map(Value::as_str) {
        ensure!(PERMISSIONS.contains(&permission), "the permission {permission} is not agreed");
    }
    ensure!(manifest.get("optional_permissions").is_none(), "optional permissions are not agreed");
    ensure!(
        manifest.get("optional_host_permissions").is_none_or(|sites| *sites == json!(SITES)),
        "the optional hosts are not what is agreed"
    );
    for resource in manifest["web_accessible_resources"].as_array().into_iter().flatten() {
        ensure!(
            resource["matches"] == json!(SITES),
            "the frame is not for the sites it is agreed for"
        );
    }
    let mut keys = manifest.as_object().cloned().unwrap_or_default();
    let mut lists = match_lists(&mut keys).into_iter();
    let first = lists.next().cloned().unwrap_or_default();
    ensure!(lists.all(|list| *list == first), "the lists of networks differ within the manifest");
    for pattern in first.iter().filter_map(Value::as_str) {
        let local =
            pattern.starts_with("http://localhost/") || pattern.starts_with("http://127.0.0.1/");
        let narrow =
            pattern.starts_with("https://") && pattern.ends_with("/*") && !pattern.contains("://*");
        ensure!(narrow || local, "{pattern} is wider than one site");
    }
    check_messages(manifest, folder)
}

/// Every list of the networks' match patterns, the permission for the hosts first.
fn match_lists(keys: &mut Map<String, Value>) -> Vec<&mut Vec<Value>> {
    let mut lists = Vec::new();
    for (key, value) in keys {
        match key.as_str() {
            "host_permissions" => lists.insert(0, value.as_array_mut()),
            "content_scripts" => {
                lists.extend(
                    objects(Some(value)).map(|object| object.get_mut("matches")?.as_array_mut()),
                );
            }
            _ => {}
        }
    }
    lists.into_iter().flatten().collect()
}

fn objects(list: Option<&mut Value>) -> impl Iterator<Item = &mut Map<String, Value>> {
    list.and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut)
}

/// Every file the manifest names.
fn files(manifest: &Value) -> BTreeSet<String> {
    const NAMES_FILES: [&str; 12] = [
        "service_worker",
        "scripts",
        "js",
        "css",
        "resources",
        "icons",
        "default_icon",
        "default_popup",
        "page",
        "default_path",
        "default_panel",
        "options_page",
    ];
    fn collect(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::String(file) => {
                found.insert(file.trim_start_matches('/').to_owned());
            }
            Value::Array(list) => list.iter().for_each(|value| collect(value, found)),
            Value::Object(object) => object.values().for_each(|value| collect(value, found)),
            _ => {}
        }
    }
    fn search(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(object) => {
                for (key, value) in object {
                    if NAMES_FILES.contains(&key.as_str()) {
                        collect(value, found)
                    } else {
                        search(value, found)
                    }
                }
            }
            Value::Array(list) => list.iter().for_each(|value| search(value, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    search(manifest, &mut found);
    found
}

/// Every `__MSG_name__` stands in every language.
fn check_messages(manifest: &Value, folder: &Path) -> Result<()> {
    let text = manifest.to_string();
    let named: BTreeSet<&str> =
        text.split("__MSG_").skip(1).filter_map(|rest| Some(rest.split_once("__")?.0)).collect();
    let Some(default) = manifest["default_locale"].as_str() else {
        ensure!(named.is_empty(), "the manifest uses messages and has no default_locale");
        return Ok(());
    };
    let locales = folder.join("_locales");
    ensure!(locales.join(default).is_dir(), "there is no _locales/{default}");
    for locale in fs::read_dir(&locales)? {
        let file = locale?.path().join("messages.json");
        let messages = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        let messages: Value = serde_json::from_str(&messages)
            .with_context(|| format!("{} is no JSON", file.display()))?;
        for name in &named {
            if messages[name]["message"].as_str().is_none_or(str::is_empty) {
                bail!("{} lacks the message {name}", file.display());
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> Value {
        json!({
            "permissions": ["storage"],
            "host_permissions": ["https://x.com/*"],
            "background": {"service_worker": "b.js", "scripts": ["b.js"], "type": "module"},
            "content_scripts": [{"js": ["host.js"], "matches": ["https://x.com/*"]}],
            "web_accessible_resources": [
                {"resources": ["pages/frame.html"], "matches": SITES, "use_dynamic_url": true}
            ],
            "minimum_chrome_version": "130",
            "browser_specific_settings": {"gecko": {"id": "a@b"}},
            "timbre:development": {"matches": ["http://localhost/*"]}
        })
    }

    fn manifest(browser: Browser, edition: Edition) -> Value {
        derive(&source(), browser, edition).unwrap()
    }

    #[test]
    fn each_browser_gets_only_its_own_keys() {
        let chromium = manifest(Browser::Chromium, Edition::Store);
        assert_eq!(chromium["background"], json!({"service_worker": "b.js", "type": "module"}));
        assert!(chromium.get("browser_specific_settings").is_none());
        assert_eq!(chromium["web_accessible_resources"][0]["use_dynamic_url"], true);
        let firefox = manifest(Browser::Firefox, Edition::Store);
        assert_eq!(firefox["background"], json!({"scripts": ["b.js"], "type": "module"}));
        assert!(firefox["web_accessible_resources"][0].get("use_dynamic_url").is_none());
        assert!(firefox.get("minimum_chrome_version").is_none());
    }

    #[test]
    fn this_machine_is_a_host_in_development_only() {
        for browser in Browser::ALL {
            assert!(!manifest(browser, Edition::Store).to_string().contains("localhost"));
            let development = manifest(browser, Edition::Development);
            let both = json!(["https://x.com/*", "http://localhost/*"]);
            assert_eq!(development["host_permissions"], both);
            assert_eq!(development["content_scripts"][0]["matches"], both);
            assert!(development.get(DEVELOPMENT).is_none());
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_refused() {
        let error =
            check(&manifest(Browser::Firefox, Edition::Store), Path::new("/nowhere")).unwrap_err();
        assert!(error.to_string().contains("b.js"), "{error}");
    }

    #[test]
    fn more_permissions_than_agreed_are_refused() {
        let wide = json!({"permissions": ["storage", "tabs"]});
        assert!(check(&wide, Path::new("/nowhere")).unwrap_err().to_string().contains("tabs"));
        let wide = json!({"host_permissions": ["https://*/*"]});
        assert!(check(&wide, Path::new("/nowhere")).unwrap_err().to_string().contains("wider"));
        let wide = json!({"optional_host_permissions": ["<all_urls>"]});
        assert!(check(&wide, Path::new("/nowhere")).unwrap_err().to_string().contains("optional"));
        let wide = json!({"web_accessible_resources": [{"matches": ["<all_urls>"]}]});
        assert!(check(&wide, Path::new("/nowhere")).unwrap_err().to_string().contains("frame"));
        let apart =
            json!({"host_permissions": ["https://x.com/*"], "content_scripts": [{"matches": []}]});
        assert!(check(&apart, Path::new("/nowhere")).unwrap_err().to_string().contains("differ"));
    }
}
