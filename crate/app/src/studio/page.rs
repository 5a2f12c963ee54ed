//! The pages of the studio. Each has an address, so that a link, a reload and the way back lead to
//! it.

use crate::browser;
use crate::messages::studio::StudioMessages;

/// The field of the voice's page in which a text is tried, which has an address of its own.
pub(crate) const TRIAL: &str = "trial";

/// A page of the studio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Page {
    Brands,
    Brand,
    Voice,
    Templates,
    Rules,
    Data,
    Help,
}

impl Page {
    /// Every page, in the order in which they are offered.
    pub(crate) const ALL: [Page; 7] = [
        Page::Brands,
        Page::Brand,
        Page::Voice,
        Page::Templates,
        Page::Rules,
        Page::Data,
        Page::Help,
    ];

    /// The part of its address behind the `#`.
    pub(crate) fn anchor(self) -> &'static str {
        match self {
            Page::Brands => "brands",
            Page::Brand => "brand",
            Page::Voice => "voice",
            Page::Templates => "templates",
            Page::Rules => "rules",
            Page::Data => "data",
            Page::Help => "help",
        }
    }

    /// Its name.
    pub(crate) fn name(self, text: &StudioMessages) -> &'static str {
        match self {
            Page::Brands => text.page_brands,
            Page::Brand => text.page_brand,
            Page::Voice => text.page_voice,
            Page::Templates => text.page_templates,
            Page::Rules => text.page_rules,
            Page::Data => text.page_data,
            Page::Help => text.page_help,
        }
    }

    /// The page that the window's address asks for; the brands if it asks for none.
    pub(crate) fn asked_for() -> Self {
        let hash = browser::hash().unwrap_or_default();
        if hash == TRIAL {
            return Page::Voice;
        }
        Self::ALL.into_iter().find(|page| hash == page.anchor()).unwrap_or(Page::Brands)
    }
}
