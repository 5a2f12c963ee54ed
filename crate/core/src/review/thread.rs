//! Posts that belong to one thread: where a text too long for one would be cut, and parts that speak as
//! if the others were there.

use super::{Case, Report};
use crate::network;
use crate::text::{ByteSpan, Document, Token, TokenKind};
use crate::vocabulary::Network;

/// Networks whose people read threads of one author's posts.
const THREADED: [Network; 4] = [Network::X, Network::Threads, Network::Bluesky, Network::Mastodon];
/// Posts of a reply beyond which a thread is no help: it is a text for a page, or for a private message.
const MOST: usize = 3;

/// Runs the checks.
pub(super) fn check(case: &Case<'_>, report: &mut Report<'_>) {
    let network = case.draft.network.unwrap_or_default();
    if !THREADED.contains(&network) || !case.draft.public {
        return;
    }
    cuts(case, network, report);
    numbered(case.document, report);
}

/// A text too long for one post that two or three would hold: where the first of them ends.
fn cuts(case: &Case<'_>, network: Network, report: &mut Report<'_>) {
    let document = case.document;
    let fits = |text: &str| {
        let measured = network::measure(text.trim(), network, true);
        measured.limit.is_none_or(|limit| measured.used <= limit)
    };
    if fits(case.draft.counted()) {
        return;
    }
    let Some(posts) = posts(document, fits) else { return };
    if let ([first, ..], 2..=MOST) = (posts.as_slice(), posts.len()) {
        let said = first.of(document.text).trim_end();
        let last = said.rsplit_once(' ').map_or(said, |(_, last)| last);
        let end = first.start + said.len();
        let values = [("count", posts.len().to_string()), ("found", last.to_owned())];
        report.add("channel.thread", ByteSpan::new(end - last.len(), end), &values, Vec::new());
    }
}

/// The text as posts of whole sentences, as many in each as fit; nothing where one sentence is too
/// long by itself.
fn posts(document: &Document<'_>, fits: impl Fn(&str) -> bool) -> Option<Vec<ByteSpan>> {
    let mut posts: Vec<ByteSpan> = Vec::new();
    for sentence in &document.sentences {
        let longer = posts.last().map(|post| post.cover(sentence.span));
        match longer.filter(|longer| fits(longer.of(document.text))) {
            Some(longer) => {
                posts.pop();
                posts.push(longer);
            }
            None if fits(sentence.span.of(document.text)) => posts.push(sentence.span),
            None => return None,
        }
    }
    Some(posts)
}

/// A text that opens or closes with its place among others, “2/3”, and is not the first of them.
fn numbered(document: &Document<'_>, report: &mut Report<'_>) {
    let mut said = document.tokens.iter().filter(|token| token.kind != TokenKind::Mark);
    let ends = [said.next(), said.next_back()];
    let Some(part) = ends.into_iter().flatten().find(|token| continues(token)) else { return };
    let values = [("found", part.folded.clone())];
    report.add("channel.thread_part", part.span, &values, Vec::new());
}

/// Whether a token is a number such as “2/3”.
fn continues(token: &Token) -> bool {
    let number = |digits: &str| digits.parse::<u8>().ok();
    let numbers =
        token.folded.split_once('/').and_then(|(part, all)| number(part).zip(number(all)));
    token.kind == TokenKind::Number
        && numbers.is_some_and(|(part, all)| (2..=20).contains(&all) && (2..=all).contains(&part))
}
