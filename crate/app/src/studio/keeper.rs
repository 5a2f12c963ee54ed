//! Changes to brands on their way to the store, one after the other, and the way back.

use std::collections::VecDeque;
use std::rc::Rc;

use timbre_core::brand::BrandPack;
use timbre_core::voice::learned;
use timbre_store::{Content, Request, stamp};

use super::change::carry_over;
use super::desk::Edit;

/// So many changes can be taken back.
const BACK: usize = 50;

/// The changes.
#[derive(Default)]
pub(crate) struct Keeper {
    waiting: VecDeque<Edit>,
    under_way: Option<Edit>,
    /// What the brand under way will be known by, once it is kept.
    sent: Option<(String, u32)>,
    back: Vec<Edit>,
}

impl Keeper {
    /// Takes a change in.
    pub(crate) fn take(&mut self, edit: Edit) {
        if edit.from.as_ref() == &edit.to {
            return;
        }
        let again = self.back.last_mut().filter(|last| {
            last.about == edit.about && edit.done.is_empty() && last.to.id == edit.to.id
        });
        match again {
            Some(last) => {
                last.to = carry_over(last.to.clone(), &edit.from, &edit.to);
            }
            None => {
                self.back.push(edit.clone());
                let surplus = self.back.len().saturating_sub(BACK);
                self.back.drain(..surplus);
            }
        }
        self.waiting.push_back(edit);
    }

    /// What would be taken back.
    pub(crate) fn last(&self) -> Option<&str> {
        self.back.last().map(|edit| edit.about.as_str())
    }

    /// Takes the last change back, and says this when it is done.
    pub(crate) fn take_back(&mut self, done: String) {
        let Some(edit) = self.back.pop() else { return };
        let (from, to) = (Rc::new(edit.to), (*edit.from).clone());
        self.waiting.push_back(Edit { from, to, about: edit.about, done });
    }

    /// A brand as it will be when all changes are kept: what is shown, and changed further.
    pub(crate) fn ahead(&self, kept: BrandPack) -> BrandPack {
        let edits = self.under_way.iter().chain(&self.waiting);
        edits.fold(kept, |brand, edit| match edit.to.id == brand.id {
            true => carry_over(brand, &edit.from, &edit.to),
            false => brand,
        })
    }

    /// The next request, if none is under way: the change made on the brand as it is kept now.
    pub(crate) fn next(&mut self, content: &Content) -> Option<Request> {
        if self.under_way.is_some() {
            return None;
        }
        let edit = self.waiting.pop_front()?;
        let request = request(content, &edit);
        self.sent = request.as_ref().and_then(sent);
        self.under_way = Some(edit);
        request
    }

    /// All that waits, as one request for each brand, without waiting for an answer: the page is
    /// going away.
    pub(crate) fn flush(&mut self, content: &Content) -> Vec<Request> {
        let mut changed: Vec<String> = Vec::new();
        for edit in &self.waiting {
            if !changed.contains(&edit.to.id) {
                changed.push(edit.to.id.clone());
            }
        }
        let of_brand = |id: &String| {
            let kept = content.brands.iter().find(|brand| brand.id == *id)?;
            let over = match &self.sent {
                Some((sent, over)) if sent == id => *over,
                _ => stamp(kept),
            };
            Some(edited(kept, self.ahead(kept.clone()), over))
        };
        let requests: Vec<Request> = changed.iter().filter_map(of_brand).collect();
        self.waiting.clear();
        if let Some(last) = requests.iter().rev().find_map(sent) {
            self.sent = Some(last);
        }
        requests
    }

    /// The change under way once more, on a brand that another tab has changed.
    pub(crate) fn again(&mut self, content: &Content) -> Option<Request> {
        let request = request(content, self.under_way.as_ref()?);
        self.sent = request.as_ref().and_then(sent);
        request
    }

    /// The change under way is done, or could not be; returns what is to be said of it.
    pub(crate) fn settle(&mut self) -> String {
        self.sent = None;
        self.under_way.take().map(|edit| edit.done).unwrap_or_default()
    }
}

fn request(content: &Content, edit: &Edit) -> Option<Request> {
    let kept = content.brands.iter().find(|brand| brand.id == edit.to.id)?;
    Some(edited(kept, carry_over(kept.clone(), &edit.from, &edit.to), stamp(kept)))
}

/// The request to keep a brand that was changed; its voice is learned anew if its replies changed.
fn edited(kept: &BrandPack, mut pack: BrandPack, over: u32) -> Request {
    if pack.samples != kept.samples {
        pack = learned(pack);
    }
    Request::EditBrand { pack: Box::new(pack), over }
}

/// What the brand of a request will be known by.
fn sent(request: &Request) -> Option<(String, u32)> {
    match request {
        Request::EditBrand { pack, .. } => Some((pack.id.clone(), stamp(pack))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> BrandPack {
        BrandPack { id: "pan".into(), name: name.into(), ..BrandPack::default() }
    }

    fn edit(from: &str, to: &str) -> Edit {
        let (about, done) = ("name".to_owned(), String::new());
        Edit { from: Rc::new(named(from)), to: named(to), about, done }
    }

    fn content(name: &str) -> Content {
        Content { brands: vec![named(name)], ..Content::default() }
    }

    fn name_in(request: Option<Request>) -> Option<String> {
        match request? {
            Request::EditBrand { pack, .. } => Some(pack.name),
            _ => None,
        }
    }

    #[test]
    fn one_change_is_under_way_at_a_time_and_what_was_typed_is_taken_back_as_one() {
        let mut keeper = Keeper::default();
        keeper.take(edit("P", "Pa"));
        keeper.take(edit("Pa", "Pan"));
        assert_eq!(keeper.ahead(named("P")).name, "Pan");
        assert_eq!(name_in(keeper.next(&content("P"))).as_deref(), Some("Pa"));
        assert_eq!(keeper.next(&content("P")), None);
        assert_eq!(keeper.ahead(named("P")).name, "Pan");
        keeper.settle();
        assert_eq!(name_in(keeper.next(&content("Pa"))).as_deref(), Some("Pan"));
        keeper.settle();
        keeper.take_back(String::new());
        assert_eq!(name_in(keeper.next(&content("Pan"))).as_deref(), Some("P"));
        assert_eq!(keeper.last(), None);
    }

    #[test]
    fn what_waits_when_the_page_goes_away_is_sent_as_it_will_follow() {
        let mut keeper = Keeper::default();
        keeper.take(edit("P", "Pa"));
        let first = keeper.next(&content("P"));
        keeper.take(edit("Pa", "Pan"));
        let last = keeper.flush(&content("P"));
        assert_eq!(name_in(first).as_deref(), Some("Pa"));
        let over = match &last[..] {
            [Request::EditBrand { over, .. }] => *over,
            _ => 0,
        };
        assert_eq!(over, stamp(&named("Pa")));
        assert_eq!(name_in(last.into_iter().next()).as_deref(), Some("Pan"));
        assert_eq!(keeper.flush(&content("P")), []);
    }
}
