//! Where a text has links, as X finds them before it counts: with a scheme or without one.
//!
//! After twitter-text's `extractUrlsWithIndices`. That library knows all top-level domains by name;
//! here a link without a scheme ends in a country's or in one of the usual others.

use crate::text::ByteSpan;

/// Country codes, two letters each.
const COUNTRIES: &str = "acadaeafagaialamanaoaqarasatauawaxazbabbbdbebfbgbhbibjblbmbnbobqbrbsbtbvbwbybzcacccdcfcg\
    chcickclcmcncocrcucvcwcxcyczdedjdkdmdodzeceeegehereseteufifjfkfmfofrgagbgdgegfggghgiglgm\
    gngpgqgrgsgtgugwgyhkhmhnhrhthuidieiliminioiqirisitjejmjojpkekgkhkikmknkpkrkwkykzlalblcli\
    lklrlsltlulvlymamcmdmemfmgmhmkmlmmmnmompmqmrmsmtmumvmwmxmymznancnenfngninlnonpnrnunzompa\
    pepfpgphpkplpmpnprpsptpwpyqarerorsrurwsasbscsdsesgshsisjskslsmsnsosrssstsusvsxsysztctdtf\
    tgthtjtktltmtntotrtttvtwtzuaugukumusuyuzvavcvevgvivnvuwfwsyeytzazmzw";

/// The other endings that people write without a scheme.
const OTHERS: &[&str] = &[
    "com", "net", "org", "info", "biz", "edu", "gov", "mil", "int", "cat", "gal", "eus", "app",
    "dev", "web", "shop", "store", "online", "site", "xyz", "link", "blog", "news", "tech",
    "cloud", "live", "club", "click", "page", "bank", "hotel", "travel", "media", "email", "help",
    "support", "agency", "digital", "design", "world", "today", "life", "team", "group", "studio",
    "mobi", "name", "pro", "tel", "jobs", "museum", "aero", "coop", "asia", "social", "video",
    "zone", "space", "website",
];

/// The links of `text`, in order.
pub(super) fn find(text: &str) -> Vec<ByteSpan> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(first) = text[at..].chars().next() {
        let free = before.is_none_or(|before: char| {
            !before.is_ascii_alphanumeric() && !matches!(before, '@' | '＠' | '$' | '#' | '＃')
        });
        if free
            && (first.is_ascii_alphanumeric() || is_latin(first))
            && let Some(len) = length(&text[at..], before)
        {
            found.push(ByteSpan::new(at, at + len));
            before = text[..at + len].chars().next_back();
            at += len;
            continue;
        }
        before = Some(first);
        at += first.len_utf8();
    }
    found
}

/// Bytes of the link that `text` begins with.
fn length(text: &str, before: Option<char>) -> Option<usize> {
    let head = |scheme: &str| {
        text.get(..scheme.len()).is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    let scheme = ["https://", "http://"].into_iter().find(|scheme| head(scheme));
    let start = scheme.map_or(0, str::len);
    if scheme.is_none() && matches!(before, Some('-' | '_' | '.' | '/')) {
        return None;
    }
    let in_host = |character: char| {
        matches!(character, '.' | '-' | '_')
            || character.is_ascii_alphanumeric()
            || is_latin(character)
            || scheme.is_some() && character.is_alphabetic()
    };
    let run = text[start..].find(|character| !in_host(character)).unwrap_or(text.len() - start);
    let host =
        start + host_length(&text[start..start + run], &text[start + run..], scheme.is_some())?;
    // Without a scheme, a port or a query that no path precedes is not part of the link.
    let ends = scheme.is_none() && !text[host..].starts_with('/');
    Some(if ends { host } else { tail(text, host) })
}

/// A letter of the Latin script beyond ASCII.
fn is_latin(character: char) -> bool {
    matches!(character, '\u{c0}'..='\u{24f}')
}

/// Bytes of the longest host that `run` begins with; `after` is what follows the run.
fn host_length(run: &str, after: &str, scheme: bool) -> Option<usize> {
    let mut end = run.len();
    loop {
        let host = run[..end].trim_end_matches(['.', '-', '_']);
        let follows = run[host.len()..].chars().chain(after.chars()).next();
        let closed = follows
            .is_none_or(|next| !next.is_ascii_alphanumeric() && !matches!(next, '@' | '+' | '-'));
        let (name, top) = host.rsplit_once('.')?;
        if closed && is_top(top, scheme) && is_name(name) {
            return Some(host.len());
        }
        // "tarde.Mañana": a letter that no top-level domain has ends it.
        let plain = top.find(is_latin).unwrap_or(top.len());
        if !scheme && plain < top.len() && is_top(&top[..plain], scheme) && is_name(name) {
            return Some(name.len() + 1 + plain);
        }
        end = name.len();
    }
}

fn is_top(top: &str, scheme: bool) -> bool {
    let top = top.to_ascii_lowercase();
    let country = || COUNTRIES.as_bytes().chunks(2).any(|country| country == top.as_bytes());
    OTHERS.contains(&top.as_str())
        || top.len() == 2 && country()
        || scheme && top.len() > 2 && top.chars().all(char::is_alphabetic)
}

/// Whether labels make a name: none empty, none with a hyphen at an end, no underscore in the last.
fn is_name(name: &str) -> bool {
    let clean = |label: &str| {
        !label.is_empty() && !label.starts_with(['-', '_']) && !label.ends_with(['-', '_'])
    };
    name.split('.').all(clean) && !name.rsplit('.').next().is_some_and(|last| last.contains('_'))
}

/// Where a link ends whose host ends at `host`: after its port, path and query.
fn tail(text: &str, host: usize) -> usize {
    let mut end = host;
    if let Some(port) = text[end..].strip_prefix(':') {
        let digits = port.find(|c: char| !c.is_ascii_digit()).unwrap_or(port.len());
        end += if digits > 0 { 1 + digits } else { 0 };
    }
    if text[end..].starts_with('/') {
        end += path(&text[end..]);
    }
    if let Some(query) = text[end..].strip_prefix('?') {
        let part = |c: char| c.is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(c);
        let run = query.find(|c| !part(c)).unwrap_or(query.len());
        let last = |c: char| c.is_ascii_alphanumeric() || "-_&=#/".contains(c);
        end += query[..run].rfind(last).map_or(0, |last| 1 + last + 1);
    }
    end
}

/// Bytes of the path that `text` begins with: parentheses count where they are closed, and marks
/// of a sentence at the end do not.
fn path(text: &str) -> usize {
    let letter = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{400}'..='\u{4ff}')
    };
    let part = |c: char| letter(c) || "!*';:=+,.$/%#[]-–_~@|&".contains(c);
    let (mut at, mut good) = (0, 0);
    while let Some(next) = text[at..].chars().next() {
        if next == '(' {
            let Some(len) = text[at..].find(')') else { break };
            if len == 1 || !text[at + 1..at + len].chars().all(part) {
                break;
            }
            at += len + 1;
            good = at;
        } else if part(next) {
            at += next.len_utf8();
            if letter(next) || "=_#/+-".contains(next) {
                good = at;
            }
        } else {
            break;
        }
    }
    good
}
