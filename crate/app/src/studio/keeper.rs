//! Changes to brands on their way to the store, one after the other, and the way back.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use timbre_core::brand::BrandPack;
use timbre_core::voice::learned;
use timbre_store::{Content, Request, TemplateEdit, stamp};

use super::change::carry_over;
use super::desk::{Change, Edit};

/// So many changes can be taken back.
const BACK: usize = 50;

/// A brand with changes of which nobody knows yet whether they were kept.
#[derive(Serialize, Deserialize)]
pub(crate) struct Unkept {
    /// The [`stamp`] of the brand without them.
    over: u32,
    brand: BrandPack,
    /// What was changed last.
    about: String,
}

impl Unkept {
    /// The changes once more, if the brand is still as it was before them.
    pub(crate) fn edit(self, content: &Content, done: &str) -> Option<Edit> {
        let kept = content.brands.iter().find(|brand| brand.id == self.brand.id)?;
        (stamp(kept) == self.over).then(|| Edit {
            change: Change::Brand { from: Rc::new(kept.clone()), to: Box::new(self.brand) },
            about: self.about,
            done: done.to_owned(),
        })
    }
}

impl Edit {
    /// The id of the brand that it changes.
    fn brand(&self) -> &str {
        match &self.change {
            Change::Brand { to, .. } => &to.id,
            Change::Template { brand, .. } => brand,
        }
    }

    fn is_none(&self) -> bool {
        match &self.change {
            Change::Brand { from, to } => **from == **to,
            Change::Template { edit, .. } => edit.from == edit.to,
        }
    }

    /// The brand with the change.
    fn on(&self, mut now: BrandPack) -> BrandPack {
        match &self.change {
            Change::Brand { from, to } => carry_over(now, from, to),
            Change::Template { edit, .. } => {
                edit.make(&mut now.templates);
                now
            }
        }
    }

    /// Goes on to where `next` leads, if that changes the same thing.
    fn goes_on(&mut self, next: &Self) -> bool {
        if self.about != next.about || !next.done.is_empty() || self.brand() != next.brand() {
            return false;
        }
        match (&mut self.change, &next.change) {
            (Change::Brand { to, .. }, Change::Brand { from, to: next }) => {
                **to = carry_over(std::mem::take(&mut **to), from, next);
                true
            }
            (Change::Template { edit, .. }, Change::Template { edit: next, .. }) => {
                let same = edit.id == next.id;
                if same {
                    edit.to.clone_from(&next.to);
                }
                same
            }
            _ => false,
        }
    }

    /// What takes it back, and says this when it is done.
    fn back(self, done: String) -> Self {
        let change = match self.change {
            Change::Brand { from, to } => {
                Change::Brand { from: Rc::from(to), to: Box::new(Rc::unwrap_or_clone(from)) }
            }
            Change::Template { brand, edit } => {
                Change::Template { brand, edit: Box::new(edit.back()) }
            }
        };
        Self { change, about: self.about, done }
    }
}

/// The changes.
#[derive(Default)]
pub(crate) struct Keeper {
    waiting: VecDeque<Edit>,
    under_way: Option<Edit>,
    /// Sent as the page went away, without waiting for an answer.
    gone: Vec<Edit>,
    /// What the brand under way will be known by, once it is kept.
    sent: Option<(String, u32)>,
    back: Vec<Edit>,
    /// Counts what [`ahead`](Self::ahead) depends on.
    version: u64,
}

impl Keeper {
    /// Takes a change in.
    pub(crate) fn take(&mut self, edit: Edit) {
        if edit.is_none() {
            return;
        }
        if !self.back.last_mut().is_some_and(|last| last.goes_on(&edit)) {
            self.back.push(edit.clone());
            let surplus = self.back.len().saturating_sub(BACK);
            self.back.drain(..surplus);
        }
        self.waiting.push_back(edit);
        self.version += 1;
    }

    /// What would be taken back.
    pub(crate) fn last(&self) -> Option<&str> {
        self.back.last().map(|edit| edit.about.as_str())
    }

    /// What was done to brands that are gone cannot be taken back any more.
    pub(crate) fn forget(&mut self, content: &Content) {
        self.back.retain(|edit| content.brands.iter().any(|brand| brand.id == edit.brand()));
    }

    /// Takes the last change back, and says this when it is done.
    pub(crate) fn take_back(&mut self, done: String) {
        let Some(edit) = self.back.pop() else { return };
        self.waiting.push_back(edit.back(done));
        self.version += 1;
    }

    /// As long as this is the same, [`ahead`](Self::ahead) makes the same of the same.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// A brand as it will be when all changes are kept: what is shown, and changed further.
    pub(crate) fn ahead<'a>(&self, kept: &'a BrandPack) -> Cow<'a, BrandPack> {
        self.all()
            .filter(|edit| edit.brand() == kept.id)
            .fold(Cow::Borrowed(kept), |brand, edit| Cow::Owned(edit.on(brand.into_owned())))
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
        let of_brand = |kept: &BrandPack| {
            let under_way = self.under_way.as_ref().filter(|edit| edit.brand() == kept.id);
            let over = match (&self.sent, under_way) {
                (Some((sent, over)), _) if *sent == kept.id => *over,
                (_, Some(edit)) => stamp(&edit.on(kept.clone())),
                _ => stamp(kept),
            };
            edited(kept, self.ahead(kept).into_owned(), over)
        };
        let requests: Vec<Request> = changed(content, self.waiting.iter()).map(of_brand).collect();
        self.gone.extend(self.waiting.drain(..));
        if let Some(last) = requests.iter().rev().find_map(sent) {
            self.sent = Some(last);
        }
        requests
    }

    /// The brands with all changes of which it is not known yet that they were kept.
    pub(crate) fn unkept(&self, content: &Content) -> Vec<Unkept> {
        let unkept = |kept: &BrandPack| Unkept {
            over: stamp(kept),
            brand: self.ahead(kept).into_owned(),
            about: self.last().unwrap_or_default().to_owned(),
        };
        changed(content, self.all()).map(unkept).collect()
    }

    /// The page has come back: what was sent as it went away is kept, or shows that it is not.
    pub(crate) fn come_back(&mut self) {
        self.gone.clear();
        self.version += 1;
    }

    /// In the order in which they were made.
    fn all(&self) -> impl Iterator<Item = &Edit> {
        self.under_way.iter().chain(&self.gone).chain(&self.waiting)
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
        self.version += 1;
        self.under_way.take().map(|edit| edit.done).unwrap_or_default()
    }
}

/// The brands, as they are kept, that these change.
fn changed<'a>(
    content: &'a Content,
    edits: impl Iterator<Item = &'a Edit>,
) -> impl Iterator<Item = &'a BrandPack> {
    let ids: Vec<&str> = edits.map(Edit::brand).collect();
    content.brands.iter().filter(move |brand| ids.contains(&brand.id.as_str()))
}

fn request(content: &Content, edit: &Edit) -> Option<Request> {
    let kept = content.brands.iter().find(|brand| brand.id == edit.brand())?;
    Some(match &edit.change {
        Change::Brand { .. } => edited(kept, edit.on(kept.clone()), stamp(kept)),
        Change::Template { brand, edit } => {
            let from = kept.templates.iter().find(|one| one.id == edit.id).cloned();
            let edit = Box::new(TemplateEdit { from, ..(**edit).clone() });
            Request::EditTemplate { brand: brand.clone(), edit }
        }
    })
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
    use timbre_core::brand::{Localized, Template};

    use super::*;

    fn named(name: &str) -> BrandPack {
        BrandPack { id: "pan".into(), name: name.into(), ..BrandPack::default() }
    }

    fn edit(from: &str, to: &str) -> Edit {
        let (about, done) = ("name".to_owned(), String::new());
        whole(named(from), named(to), about, done)
    }

    fn whole(from: BrandPack, to: BrandPack, about: String, done: String) -> Edit {
        let (from, to) = (Rc::new(from), Box::new(to));
        Edit { change: Change::Brand { from, to }, about, done }
    }

    fn templates(texts: &[(&str, &str)]) -> BrandPack {
        let template = |(id, text): &(&str, &str)| Template {
            id: (*id).into(),
            shortcut: None,
            title: (*id).into(),
            body: Localized { es: Some((*text).into()), en: None },
            tags: Vec::new(),
            situations: Vec::new(),
            networks: Vec::new(),
        };
        BrandPack { templates: texts.iter().map(template).collect(), ..named("Pan") }
    }

    fn template(from: &str, to: &str) -> Edit {
        let of = |text| templates(&[("hola", text)]).templates.pop();
        let edit = TemplateEdit { id: "hola".into(), from: of(from), to: of(to), place: 0 };
        let change = Change::Template { brand: "pan".into(), edit: Box::new(edit) };
        Edit { change, about: "hola".into(), done: String::new() }
    }

    #[test]
    fn a_template_is_changed_alone_on_what_another_tab_made_of_it_and_taken_back_as_one() {
        let mut keeper = Keeper::default();
        let content = |texts| Content { brands: vec![templates(texts)], ..Content::default() };
        let read = content(&[("adios", "Adiós"), ("hola", "H")]);
        keeper.take(template("H", "Ho"));
        keeper.take(template("Ho", "Hola"));
        let shown = keeper.ahead(&read.brands[0]).into_owned();
        assert_eq!(shown, templates(&[("adios", "Adiós"), ("hola", "Hola")]));
        let first = keeper.next(&read);
        assert!(matches!(first, Some(Request::EditTemplate { edit, .. }) if edit.to.is_some()));
        let elsewhere = content(&[("adios", "Adiós"), ("hola", "Otra")]);
        let Some(Request::EditTemplate { edit, .. }) = keeper.again(&elsewhere) else { panic!() };
        let Change::Template { edit: asked, .. } = template("Otra", "Ho").change else { panic!() };
        assert_eq!(edit, asked);
        keeper.settle();
        let over = match &keeper.flush(&read)[..] {
            [Request::EditBrand { over, .. }] => *over,
            _ => 0,
        };
        assert_eq!(over, stamp(&read.brands[0]));
        keeper.come_back();
        keeper.take_back(String::new());
        let back = keeper.ahead(&shown).into_owned();
        assert_eq!(back, templates(&[("adios", "Adiós"), ("hola", "H")]));
    }

    #[test]
    fn what_waits_behind_a_template_is_sent_over_what_that_makes_of_the_brand() {
        let mut keeper = Keeper::default();
        let read = Content { brands: vec![templates(&[("hola", "H")])], ..Content::default() };
        keeper.take(template("H", "Ho"));
        assert!(keeper.next(&read).is_some());
        keeper.take(template("Ho", "Hola"));
        match &keeper.flush(&read)[..] {
            [Request::EditBrand { pack, over }] => {
                assert_eq!(**pack, templates(&[("hola", "Hola")]));
                assert_eq!(*over, stamp(&templates(&[("hola", "Ho")])));
            }
            other => panic!("{other:?}"),
        }
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
        assert_eq!(keeper.ahead(&named("P")).name, "Pan");
        assert_eq!(name_in(keeper.next(&content("P"))).as_deref(), Some("Pa"));
        assert_eq!(keeper.next(&content("P")), None);
        assert_eq!(keeper.ahead(&named("P")).name, "Pan");
        keeper.settle();
        assert_eq!(name_in(keeper.next(&content("Pa"))).as_deref(), Some("Pan"));
        keeper.settle();
        keeper.take_back(String::new());
        assert_eq!(name_in(keeper.next(&content("Pan"))).as_deref(), Some("P"));
        assert_eq!(keeper.last(), None);
    }

    #[test]
    fn nothing_is_taken_back_of_a_brand_that_is_gone() {
        let mut keeper = Keeper::default();
        keeper.take(edit("P", "Pan"));
        keeper.forget(&content("Pan"));
        assert_eq!(keeper.last(), Some("name"));
        keeper.forget(&Content::default());
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

    #[test]
    fn what_is_said_after_what_was_sent_last_does_not_undo_it() {
        let mut keeper = Keeper::default();
        let sharper = || BrandPack { competitors: vec!["Bollos".into()], ..named("Pan") };
        keeper.take(edit("P", "Pan"));
        keeper.flush(&content("P"));
        let (about, done) = ("competitors".to_owned(), String::new());
        keeper.take(whole(named("Pan"), sharper(), about, done));
        match &keeper.flush(&content("P"))[..] {
            [Request::EditBrand { pack, over }] => {
                assert_eq!(**pack, sharper());
                assert_eq!(*over, stamp(&named("Pan")));
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_never_arrived_is_done_again_and_what_did_is_not() {
        let mut keeper = Keeper::default();
        keeper.take(edit("P", "Pan"));
        keeper.flush(&content("P"));
        let unkept = || keeper.unkept(&content("P")).remove(0);
        let again = unkept().edit(&content("P"), "").expect("it never arrived");
        assert_eq!(again.on(named("P")).name, "Pan");
        assert_eq!(again.about, "name");
        assert!(unkept().edit(&content("Pan"), "").is_none());
        assert!(unkept().edit(&content("another tab's"), "").is_none());
    }
}
