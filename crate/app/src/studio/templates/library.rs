//! What is read of all the templates, a part at a time: of thousands, nobody is to wait for the last.

use std::collections::BTreeMap;
use std::rc::Rc;

use timbre_core::brand::{BrandPack, Template};
use timbre_core::order;
use timbre_core::reply::Finder;
use timbre_core::reply::library::{Wording, near_pairs, near_pairs_renewed};

use super::check;

/// So many folders are shown: with more, searching is quicker.
const FOLDERS: usize = 12;

/// What is read of a brand's templates. What goes by place reaches as far as they are read.
#[derive(Default)]
pub(crate) struct Library {
    /// The brand that they are of.
    brand: Option<Rc<BrandPack>>,
    pub(super) finder: Finder,
    /// By place.
    wordings: Vec<Wording>,
    /// The pairs that say nearly the same, by place, once all are read.
    pub(super) alike: Vec<(usize, usize)>,
    /// By place.
    pub(super) marks: Vec<Marks>,
    /// The places of all in the order of the titles.
    pub(super) by_title: Vec<usize>,
    /// The tags that hold the most, each with how many; none where no two templates share a tag.
    pub(super) folders: Vec<(String, usize)>,
}

/// What is pointed out at a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// Another says nearly the same.
    pub(super) alike: bool,
    /// It has a mistake, so that it is not offered.
    pub(super) wrong: bool,
}

impl PartialEq for Library {
    /// There is one for each state of the brand and each part that is read.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Library {
    /// Reads the templates of a brand, at most so many that were not read `before` just the same.
    pub(crate) fn of(brand: Option<&Rc<BrandPack>>, before: &Self, most: usize) -> Self {
        let templates = templates_of(brand);
        let old = templates_of(before.brand.as_ref());
        let same = before.is_of(brand);
        let mut known = match same {
            true => (0..templates.len()).map(Some).collect(),
            false => unchanged(templates, old),
        };
        for place in &mut known {
            *place = place.filter(|place| *place < before.wordings.len());
        }
        let mut new = 0;
        let within = |place: &&Option<usize>| {
            new += usize::from(place.is_none());
            new <= most
        };
        let count = known.iter().take_while(within).count();
        let (read, known) = (&templates[..count], &known[..count]);
        let all = || read.iter().zip(known);
        let wordings: Vec<Wording> = all()
            .map(|(template, known)| {
                let old = known.and_then(|place| before.wordings.get(place));
                old.cloned().unwrap_or_else(|| Wording::of(template))
            })
            .collect();
        let mut marks: Vec<Marks> = all()
            .map(|(template, known)| {
                let old = known.and_then(|place| before.marks.get(place));
                let wrong = old
                    .map_or_else(|| check::first_mistake(template).is_some(), |marks| marks.wrong);
                Marks { alike: false, wrong }
            })
            .collect();
        let alike = match (count == templates.len(), before.has_all_of(before.brand.as_ref())) {
            (false, _) => Vec::new(),
            (true, true) => near_pairs_renewed(&before.alike, &wordings, known),
            (true, false) => near_pairs(&wordings),
        };
        for place in alike.iter().flat_map(|(one, other)| [one, other]) {
            if let Some(marks) = marks.get_mut(*place) {
                marks.alike = true;
            }
        }
        let by_title = if same
            || templates.iter().map(|one| &one.title).eq(old.iter().map(|one| &one.title))
        {
            before.by_title.clone()
        } else {
            let mut by_title: Vec<usize> = (0..templates.len()).collect();
            order::sort_by(&mut by_title, |one, other| {
                templates[*one].title.cmp(&templates[*other].title)
            });
            by_title
        };
        Self {
            brand: brand.cloned(),
            finder: before.finder.renewed(read, known),
            wordings,
            alike,
            marks,
            by_title,
            folders: if same { before.folders.clone() } else { most_held(templates) },
        }
    }

    /// Whether it is of this state of the brand.
    pub(crate) fn is_of(&self, brand: Option<&Rc<BrandPack>>) -> bool {
        match (&self.brand, brand) {
            (Some(own), Some(other)) => Rc::ptr_eq(own, other),
            (own, other) => own.is_none() && other.is_none(),
        }
    }

    /// Whether it is of this state of the brand, and all its templates are read.
    pub(crate) fn has_all_of(&self, brand: Option<&Rc<BrandPack>>) -> bool {
        self.is_of(brand) && self.wordings.len() == templates_of(brand).len()
    }
}

fn templates_of(brand: Option<&Rc<BrandPack>>) -> &[Template] {
    brand.map(|brand| brand.templates.as_slice()).unwrap_or_default()
}

/// For each template the place where it stood before, just the same. Nearly always it is one that has
/// changed, come or gone: those before it and behind it are compared where they stand.
fn unchanged(templates: &[Template], old: &[Template]) -> Vec<Option<usize>> {
    let least = templates.len().min(old.len());
    let before = templates.iter().zip(old).take_while(|(one, other)| one == other).count();
    let behind = templates.iter().rev().zip(old.iter().rev()).take(least - before);
    let behind = behind.take_while(|(one, other)| one == other).count();
    let between = before..old.len() - behind;
    let places: BTreeMap<&str, usize> =
        between.clone().map(|place| (old[place].id.as_str(), place)).collect();
    let found = |template: &Template| {
        let place = places.get(template.id.as_str()).copied();
        place.filter(|place| old[*place] == *template)
    };
    let met = &templates[before..templates.len() - behind];
    (0..before)
        .map(Some)
        .chain(met.iter().map(found))
        .chain((between.end..old.len()).map(Some))
        .collect()
}

/// The tags that hold the most.
fn most_held(templates: &[Template]) -> Vec<(String, usize)> {
    let mut held: BTreeMap<&String, usize> = BTreeMap::new();
    for tag in templates.iter().flat_map(|template| &template.tags) {
        *held.entry(tag).or_default() += 1;
    }
    let mut folders: Vec<(String, usize)> = held
        .into_iter()
        .filter(|(_, held)| *held > 1)
        .map(|(tag, held)| (tag.clone(), held))
        .collect();
    order::sort_by_key(&mut folders, |(_, held)| std::cmp::Reverse(*held));
    folders.truncate(FOLDERS);
    folders
}

#[cfg(test)]
mod tests {
    use timbre_core::brand::Localized;

    use super::*;

    fn brand(texts: &[&str]) -> Rc<BrandPack> {
        let template = |(place, text): (usize, &&str)| Template {
            id: format!("reply-{place}"),
            shortcut: None,
            title: (*text).to_owned(),
            body: Localized { es: Some((*text).to_owned()), en: None },
            tags: Vec::new(),
            situations: Vec::new(),
            networks: Vec::new(),
        };
        let templates = texts.iter().enumerate().map(template).collect();
        Rc::new(BrandPack { templates, ..BrandPack::default() })
    }

    #[test]
    fn parts_read_one_after_the_other_are_the_whole_and_a_change_is_read_at_once() {
        let texts =
            ["Hola, gracias por escribir hoy.", "{{roto", "Hola, gracias por escribir hoy."];
        let first = brand(&texts);
        let part = Library::of(Some(&first), &Library::default(), 2);
        assert!(!part.has_all_of(Some(&first)));
        assert_eq!(part.by_title.len(), 3, "all are listed");
        assert_eq!(part.finder.find("gracias"), [0]);
        let whole = Library::of(Some(&first), &part, 2);
        let at_once = Library::of(Some(&first), &Library::default(), 9);
        for read in [&whole, &at_once] {
            assert!(read.has_all_of(Some(&first)));
            assert_eq!(read.alike, [(0, 2)]);
            assert_eq!(read.finder.find("gracias"), [0, 2]);
            assert!(read.marks[1].wrong && !read.marks[0].wrong);
        }
        let second = brand(&[texts[0], "{{roto}}", "Otra cosa"]);
        let changed = Library::of(Some(&second), &whole, 2);
        assert!(changed.has_all_of(Some(&second)) && !changed.has_all_of(Some(&first)));
        assert!(changed.alike.is_empty() && !changed.marks[1].wrong);
    }
}
