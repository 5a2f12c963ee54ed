//! What a network's pages are made of, as the host script needs to know it.
//!
//! One file per network under `data/networks/`. Each selector stands beside its source; the host
//! script's table is made from these files and leaves the sources out. Selectors are tried in the
//! order in which they stand: test ids and custom elements first, then structure, and labels,
//! which are translated with the page, last.

use serde::{Deserialize, Serialize};

use crate::json;
use crate::vocabulary::Network;

/// A network's file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "some of it is for people and tests, the rest for TypeScript")]
struct Sheet {
    network: Network,
    /// The day on which the sources were read.
    checked: String,
    /// Whether it was seen to be right on the live site.
    verified: bool,
    /// Host names; one that begins with a dot stands for all below it.
    hosts: Vec<String>,
    /// What tells the network on any other host.
    #[serde(default)]
    marker: Option<Hook>,
    /// What looks like a composer and is none.
    #[serde(default)]
    not_composers: Vec<Hook>,
    /// The account one is writing from: the first field that is found.
    #[serde(default)]
    account: Vec<Field>,
    surfaces: Vec<Surface>,
}

/// A selector and where it is known from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "the source is for people and tests")]
struct Hook {
    select: String,
    source: String,
}

/// A kind of composer.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub(super) struct Surface {
    /// Its name, for tests and reports.
    id: String,
    /// Where all of it is known from.
    #[serde(skip_serializing)]
    #[cfg_attr(feature = "typescript", ts(skip))]
    #[cfg_attr(not(test), allow(dead_code, reason = "the source is for people and tests"))]
    source: String,
    /// Whether everybody sees what is written there.
    public: bool,
    /// What makes it private all the same, when the composer matches it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    private_if: Option<String>,
    /// A regular expression that the address's path must match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// The element that is written in; the focus is in it.
    composer: String,
    /// The control that publishes: of all that match, those nearest to the composer by common
    /// ancestor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    publish: Option<String>,
    /// A regular expression for the control's text or label, where a selector does not suffice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    publish_label: Option<String>,
    /// What marks an attached image that has no description yet, beside the control that publishes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    no_alt: Option<String>,
    /// A regular expression for the text or label of that mark, where a selector does not suffice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    no_alt_label: Option<String>,
    /// Whether the control already acts when it is pressed down.
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<bool>"))]
    press: bool,
    /// The key that publishes.
    key: PublishKey,
    /// What is answered there: the first that is found.
    #[serde(default)]
    answered: Vec<Answered>,
    /// A regular expression for the paths of pages that always show something that can be answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shown_on: Option<String>,
}

/// The key that publishes.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub(super) enum PublishKey {
    /// No key does.
    None,
    /// Enter, without Shift.
    Enter,
    /// Ctrl+Enter or Cmd+Enter.
    ModEnter,
}

/// What a composer can answer, and the ways there.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub(super) struct Answered {
    /// The comment with all that belongs to it.
    item: String,
    /// Ways from the composer to the item: the first that leads somewhere.
    ways: Vec<Way>,
    /// Whether the draft must begin with a mention of the item's author.
    #[serde(default, skip_serializing_if = "is_false")]
    #[cfg_attr(feature = "typescript", ts(optional, as = "Option<bool>"))]
    mentioned: bool,
    /// What is answered.
    #[cfg_attr(feature = "typescript", ts(type = "Array<Field>"))]
    text: Vec<Field>,
    /// The author's name as displayed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "Array<Field>"))]
    name: Vec<Field>,
    /// The author's handle.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "typescript", ts(optional, type = "Array<Field>"))]
    handle: Vec<Field>,
}

/// A way from a composer to what it answers.
#[derive(Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "typescript", ts(optional_fields))]
pub(super) struct Way {
    /// How to go.
    find: Find,
    /// An ancestor of the composer beyond which nothing is looked for; the page by default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    /// For [`Find::Opened`]: the control inside the item that opens its reply box.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opener: Option<String>,
    /// A regular expression that the composer's label or placeholder must match; its group, if
    /// any, is the author's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    labelled: Option<String>,
}

/// How to get from a composer to what it answers.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub(super) enum Find {
    /// The nearest ancestor that is an item.
    Ancestor,
    /// The last item before the composer in the scope.
    Before,
    /// The first item of the scope.
    Within,
    /// The item whose opener the user clicked last.
    Opened,
}

/// A piece of text on a page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    /// Where it is known from, if it is not part of a surface.
    #[serde(default)]
    #[allow(dead_code, reason = "the source is for people and tests")]
    source: Option<String>,
    /// The element that has it; the item itself by default.
    #[serde(default)]
    select: Option<String>,
    /// The attribute that has it; the element's text by default.
    #[serde(default)]
    attribute: Option<String>,
    /// A regular expression whose last group is what is meant.
    #[serde(default)]
    pattern: Option<String>,
}

/// As `[select, attribute, pattern]`, `""` for what is not given and nothing at the end: there are
/// many of them, and the host script is to be small.
impl Serialize for Field {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = [&self.select, &self.attribute, &self.pattern];
        let given = parts.iter().rposition(|part| part.is_some()).map_or(0, |last| last + 1);
        serializer
            .collect_seq(parts[..given].iter().map(|part| part.as_deref().unwrap_or_default()))
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_false(it: &bool) -> bool {
    !it
}

/// Every network's file, by name.
const SHEETS: [(&str, &str); 11] = [
    ("x", include_str!("../../data/networks/x.json")),
    ("facebook", include_str!("../../data/networks/facebook.json")),
    ("instagram", include_str!("../../data/networks/instagram.json")),
    ("linkedin", include_str!("../../data/networks/linkedin.json")),
    ("youtube", include_str!("../../data/networks/youtube.json")),
    ("tiktok", include_str!("../../data/networks/tiktok.json")),
    ("reddit", include_str!("../../data/networks/reddit.json")),
    ("threads", include_str!("../../data/networks/threads.json")),
    ("bluesky", include_str!("../../data/networks/bluesky.json")),
    ("mastodon", include_str!("../../data/networks/mastodon.json")),
    ("community", include_str!("../../data/networks/community.json")),
];

/// A sheet, or the file and the place of what is wrong with it.
fn sheet(name: &str, json: &str) -> Result<Sheet, String> {
    json::read(json)
        .map_err(|error| format!("data/networks/{name}.json: {}: {}", error.place, error.detail))
}

/// The name of a network's constant: each stands for itself, so that a script can carry one alone.
#[cfg(feature = "typescript")]
fn constant(network: Network) -> String {
    format!("{network:?}").to_uppercase()
}

/// The form in which fields are serialised.
#[cfg(feature = "typescript")]
const FIELD: &str = r#"
/**
 * A piece of text on a page: the element that has it (`""`: the item itself), the attribute that has it (`""`: the
 * element's text), and a regular expression whose last group is what is meant.
 */
export type Field = readonly [select?: string, attribute?: string, pattern?: string];
"#;

/// The table of the host script as a TypeScript module.
///
/// # Errors
/// The file and the place of what is wrong in the data.
#[cfg(feature = "typescript")]
pub fn typescript() -> Result<String, String> {
    use std::fmt::Write;
    use ts_rs::TS;

    /// A network as the host script sees it.
    #[derive(Serialize, TS)]
    #[ts(optional_fields)]
    struct NetworkPage {
        network: Network,
        /// The day on which its sources were read: the structure's date.
        checked: String,
        /// Host names; one that begins with a dot stands for all below it.
        hosts: Vec<String>,
        /// What tells the network on any other host.
        #[serde(skip_serializing_if = "Option::is_none")]
        marker: Option<String>,
        /// What looks like a composer and is none.
        not_composers: Vec<String>,
        /// The account one is writing from: the first field that is found.
        #[ts(type = "Array<Field>")]
        account: Vec<Field>,
        surfaces: Vec<Surface>,
    }

    let config = ts_rs::Config::new();
    let mut pages = Vec::new();
    for (name, json) in SHEETS {
        let sheet = sheet(name, json)?;
        pages.push(NetworkPage {
            network: sheet.network,
            checked: sheet.checked,
            hosts: sheet.hosts,
            marker: sheet.marker.map(|hook| hook.select),
            not_composers: sheet.not_composers.into_iter().map(|hook| hook.select).collect(),
            account: sheet.account,
            surfaces: sheet.surfaces,
        });
    }
    let mut module = String::from(
        "// Made from crate/core/data/networks by `cargo xtask generate`.\n\n\
         import type { Network } from \"./messages\";\n",
    );
    for (declaration, docs) in [
        (NetworkPage::decl(&config), NetworkPage::docs()),
        (Surface::decl(&config), Surface::docs()),
        (PublishKey::decl(&config), PublishKey::docs()),
        (Answered::decl(&config), Answered::docs()),
        (Way::decl(&config), Way::docs()),
        (Find::decl(&config), Find::docs()),
    ] {
        let docs = docs.unwrap_or_default();
        write!(module, "\n{docs}export {declaration}\n").map_err(|error| error.to_string())?;
    }
    module.push_str(FIELD);
    for page in &pages {
        let table = serde_json::to_string_pretty(page).map_err(|error| error.to_string())?;
        write!(module, "\nexport const {}: NetworkPage = {table};\n", constant(page.network))
            .map_err(|error| error.to_string())?;
    }
    let all: Vec<String> = pages.iter().map(|page| constant(page.network)).collect();
    write!(module, "\nexport const NETWORKS: readonly NetworkPage[] = [{}];\n", all.join(", "))
        .map_err(|error| error.to_string())?;
    Ok(module)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_network_has_a_sheet_that_says_where_it_is_from() {
        for (network, (name, json)) in Network::ALL.into_iter().zip(SHEETS) {
            let sheet = sheet(name, json).unwrap();
            assert_eq!(sheet.network, network, "{name}");
            assert_eq!(sheet.checked.len(), "2026-11-21".len(), "{name}");
            let own = network == Network::Community;
            assert_eq!(sheet.verified, own, "{name}: only the demo community is ours to verify");
            assert_eq!(sheet.hosts.is_empty(), own, "{name}");
            let hooks = sheet.marker.iter().chain(&sheet.not_composers).map(|hook| &hook.source);
            let rest = sheet.account.iter().map(|it| it.source.as_ref().unwrap());
            let surfaces = sheet.surfaces.iter().map(|it| &it.source);
            for source in hooks.chain(rest).chain(surfaces) {
                assert!(source.len() > 3, "{name}: a selector has no source");
            }
            assert!(!sheet.surfaces.is_empty(), "{name}");
        }
    }

    #[test]
    fn a_wrong_sheet_is_refused_with_its_place() {
        let error = sheet("x", r#"{"network":"x","surfaces":[{"id":"post","publik":true}]}"#);
        assert!(error.unwrap_err().starts_with("data/networks/x.json: surfaces[0]"));
    }
}
