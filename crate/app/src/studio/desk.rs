//! What the pages of the studio share: the words, what is kept, and the ways to change it.

use std::rc::Rc;

use timbre_core::brand::{BrandPack, Template};
use timbre_core::text::Language;
use timbre_store::{Content, Request, TemplateEdit};
use yew::Callback;

use super::language_of;
use crate::messages::Messages;
use crate::messages::studio::StudioMessages;
use crate::same::Same;

/// A change, as two states.
#[derive(Clone)]
pub(crate) enum Change {
    /// Of a whole brand.
    Brand {
        /// The brand as the page saw it.
        from: Rc<BrandPack>,
        /// As it is to be.
        to: Box<BrandPack>,
    },
    /// Of one of its templates: of thousands, the others are not to be looked at.
    Template {
        /// The brand's id.
        brand: String,
        /// The two states.
        edit: Box<TemplateEdit>,
    },
}

/// A change to a brand.
#[derive(Clone)]
pub(crate) struct Edit {
    /// The change.
    pub(crate) change: Change,
    /// What is changed, as the button to take it back names it. Changes to the same thing that
    /// follow one another are taken back as one.
    pub(crate) about: String,
    /// What is said aloud when it is done; nothing while somebody types.
    pub(crate) done: String,
}

/// What the parts of the studio share.
#[derive(Clone)]
pub(crate) struct Desk {
    /// The texts that the studio shares with the other pages.
    pub(crate) words: &'static Messages,
    /// The studio's own texts.
    pub(crate) text: &'static StudioMessages,
    /// All that is kept.
    pub(crate) content: Rc<Content>,
    /// The brand that is worked on.
    pub(crate) brand: Option<Rc<BrandPack>>,
    /// Carries out a request, then says this.
    pub(crate) keep: Callback<(Request, String)>,
    /// Changes the brand that is worked on.
    pub(crate) edit: Callback<Edit>,
}

impl PartialEq for Desk {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words
            && self.text == other.text
            && Rc::ptr_eq(&self.content, &other.content)
            && self.same() == other.same()
            && self.keep == other.keep
            && self.edit == other.edit
    }
}

impl Desk {
    /// The brand, to be compared.
    fn same(&self) -> Same {
        Same(self.brand.clone())
    }

    /// A callback that makes this request and says this when it is done.
    pub(crate) fn on<T: 'static>(&self, request: Request, done: &str) -> Callback<T> {
        let (keep, done) = (self.keep.clone(), done.to_owned());
        Callback::from(move |_| keep.emit((request.clone(), done.clone())))
    }

    /// Changes the brand that is worked on; `about` and `done` as in [`Edit`].
    pub(crate) fn change(&self, about: &str, done: &str, change: impl FnOnce(&mut BrandPack)) {
        let Some(brand) = &self.brand else { return };
        let mut to = Box::new((**brand).clone());
        change(&mut to);
        let (about, done) = (about.to_owned(), done.to_owned());
        self.edit.emit(Edit { change: Change::Brand { from: Rc::clone(brand), to }, about, done });
    }

    /// Changes one template of that brand, or takes it away; a new one stands first.
    pub(crate) fn change_template(&self, about: &str, done: &str, id: &str, to: Option<Template>) {
        let Some(brand) = &self.brand else { return };
        let at = brand.templates.iter().position(|one| one.id == id);
        let edit = Box::new(TemplateEdit {
            id: id.to_owned(),
            from: at.map(|at| brand.templates[at].clone()),
            to,
            place: at.unwrap_or(0),
        });
        let change = Change::Template { brand: brand.id.clone(), edit };
        self.edit.emit(Edit { change, about: about.to_owned(), done: done.to_owned() });
    }

    /// The language of the interface.
    pub(crate) fn language(&self) -> Language {
        language_of(self.words)
    }
}
