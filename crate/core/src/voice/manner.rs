//! Manners: what a reply does or does not do, that can be said in a sentence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Document, Language, TokenKind};
use crate::vocabulary::AddressForm;

/// Something that a reply does or does not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "`words` says each in a sentence")]
pub enum Manner {
    SaysTu,
    SaysUsted,
    SaysVos,
    SaysVosotros,
    Greets,
    TakesLeave,
    SaysWe,
    SaysI,
    Thanks,
    Apologises,
    Contracts,
    Exclaims,
    ExclaimsTwice,
    OpensMarks,
    LeavesMarksUnopened,
    Asks,
    Emoji,
    Hashtags,
    Links,
    Ellipsis,
    Shouts,
    StartsSmall,
    BreaksLines,
}

/// How many manners are looked for.
pub(super) const MANNERS: usize = Manner::ALL.len();

impl Manner {
    pub(super) const ALL: [Manner; 23] = [
        Manner::SaysTu,
        Manner::SaysUsted,
        Manner::SaysVos,
        Manner::SaysVosotros,
        Manner::Greets,
        Manner::TakesLeave,
        Manner::SaysWe,
        Manner::SaysI,
        Manner::Thanks,
        Manner::Apologises,
        Manner::Contracts,
        Manner::Exclaims,
        Manner::ExclaimsTwice,
        Manner::OpensMarks,
        Manner::LeavesMarksUnopened,
        Manner::Asks,
        Manner::Emoji,
        Manner::Hashtags,
        Manner::Links,
        Manner::Ellipsis,
        Manner::Shouts,
        Manner::StartsSmall,
        Manner::BreaksLines,
    ];

    /// Whether a draft that lacks it, or has it, may do so for the sake of what it answers.
    pub(super) fn depends_on_the_comment(self) -> bool {
        matches!(self, Manner::Thanks | Manner::Apologises | Manner::Asks | Manner::Links)
    }

    /// Whether it can be had in a language, and is told by itself.
    pub(super) fn is_told_in(self, language: Language) -> bool {
        match self {
            Manner::Contracts => language == Language::En,
            Manner::OpensMarks | Manner::LeavesMarksUnopened => language == Language::Es,
            _ => self.address().is_none(),
        }
    }

    /// Forms of address, of which a text has one: they are told apart, not counted each by itself.
    pub(super) fn address(self) -> Option<AddressForm> {
        Some(match self {
            Manner::SaysTu => AddressForm::Tu,
            Manner::SaysUsted => AddressForm::Usted,
            Manner::SaysVos => AddressForm::Vos,
            Manner::SaysVosotros => AddressForm::Vosotros,
            _ => return None,
        })
    }
}

const GREETS: u8 = 1;
const LEAVES: u8 = 2;
const WE: u8 = 4;
const I: u8 = 8;
const THANKS: u8 = 16;
const SORRY: u8 = 32;

/// Folded words and what they show, in order.
const WORDS: &[(&str, u8)] = &[
    ("abrazo", LEAVES),
    ("abrazos", LEAVES),
    ("afternoon", GREETS),
    ("agradecemos", THANKS),
    ("agradecidos", THANKS),
    ("agradezco", THANKS),
    ("apologies", SORRY),
    ("apologise", SORRY),
    ("apologize", SORRY),
    ("apology", SORRY),
    ("atentamente", LEAVES),
    ("beso", LEAVES),
    ("besos", LEAVES),
    ("best", LEAVES),
    ("buen", GREETS),
    ("buenas", GREETS),
    ("buenos", GREETS),
    ("cheers", LEAVES | THANKS),
    ("conmigo", I),
    ("cordialmente", LEAVES),
    ("dear", GREETS),
    ("disculpa", SORRY),
    ("disculpad", SORRY),
    ("disculpas", SORRY),
    ("disculpe", SORRY),
    ("estimada", GREETS),
    ("estimado", GREETS),
    ("evening", GREETS),
    ("good", GREETS),
    ("gracias", THANKS),
    ("greetings", GREETS),
    ("hello", GREETS),
    ("hey", GREETS),
    ("hi", GREETS),
    ("hiya", GREETS),
    ("hola", GREETS),
    ("howdy", GREETS),
    ("i", I),
    ("i'd", I),
    ("i'll", I),
    ("i'm", I),
    ("i've", I),
    ("lamentamos", SORRY),
    ("lamento", SORRY),
    ("let's", WE),
    ("me", I),
    ("mi", I),
    ("mine", I),
    ("mis", I),
    ("morning", GREETS),
    ("my", I),
    ("myself", I),
    ("nos", WE),
    ("nosotras", WE),
    ("nosotros", WE),
    ("nuestra", WE),
    ("nuestras", WE),
    ("nuestro", WE),
    ("nuestros", WE),
    ("our", WE),
    ("ours", WE),
    ("perdon", SORRY),
    ("perdona", SORRY),
    ("perdonad", SORRY),
    ("perdone", SORRY),
    ("querida", GREETS),
    ("querido", GREETS),
    ("regards", LEAVES),
    ("saludo", LEAVES),
    ("saludos", GREETS | LEAVES),
    ("sentimos", SORRY),
    ("siento", SORRY),
    ("sincerely", LEAVES),
    ("sorry", SORRY),
    ("thank", THANKS),
    ("thanks", THANKS),
    ("thx", THANKS),
    ("ty", THANKS),
    ("us", WE),
    ("we", WE),
    ("we'd", WE),
    ("we'll", WE),
    ("we're", WE),
    ("we've", WE),
    ("xoxo", LEAVES),
    ("xx", LEAVES),
    ("yo", I),
];

fn shows(folded: &str) -> u8 {
    WORDS.binary_search_by_key(&folded, |(word, _)| word).map_or(0, |at| WORDS[at].1)
}

/// Which manners a text has that addresses its reader by `address`, in the order of
/// [`Manner::ALL`].
pub(super) fn manners(document: &Document<'_>, address: AddressForm) -> [bool; MANNERS] {
    let leading =
        document.tokens.iter().take_while(|token| token.kind == TokenKind::Mention).count();
    let tokens = &document.tokens[leading..];
    let words: Vec<(&str, u8)> = tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| (token.folded.as_str(), shows(&token.folded)))
        .collect();
    let all = words.iter().fold(0, |all, (_, shows)| all | shows);
    let any = |what: u8| all & what != 0;
    let kind = |kind| tokens.iter().any(|token| token.kind == kind);
    let mark = |marks: &[char]| {
        let starts = |token| document.raw(token).starts_with(marks);
        tokens.iter().any(|token| token.kind == TokenKind::Mark && starts(token))
    };
    let doubled = |token| {
        let raw = document.raw(token);
        raw.chars().filter(|c| *c == '!').count() > 1
    };
    let (opened, closed) = (mark(&['¡', '¿']), mark(&['!', '?']));
    let spanish = document.language == Language::Es;
    Manner::ALL.map(|manner| match manner {
        Manner::SaysTu | Manner::SaysUsted | Manner::SaysVos | Manner::SaysVosotros => {
            manner.address() == Some(address)
        }
        Manner::Greets => words.iter().take(2).any(|(_, shows)| shows & GREETS != 0),
        Manner::TakesLeave => {
            words.iter().rev().take(3).any(|(_, shows)| shows & LEAVES != 0) || signs(document)
        }
        Manner::SaysWe => {
            let verb = |(word, _): &(&str, u8)| word.len() > 5 && word.ends_with("mos");
            any(WE) || spanish && words.iter().any(verb)
        }
        Manner::SaysI => any(I),
        Manner::Thanks => any(THANKS),
        Manner::Apologises => any(SORRY),
        Manner::Contracts => {
            !spanish && words.iter().any(|(word, _)| word.contains('\'') && !word.ends_with("'s"))
        }
        Manner::Exclaims => mark(&['!', '¡']),
        Manner::ExclaimsTwice => {
            tokens.iter().any(|token| token.kind == TokenKind::Mark && doubled(token))
        }
        Manner::OpensMarks => spanish && opened,
        Manner::LeavesMarksUnopened => spanish && closed && !opened,
        Manner::Asks => mark(&['?', '¿']),
        Manner::Emoji => kind(TokenKind::Emoji),
        Manner::Hashtags => kind(TokenKind::Hashtag),
        Manner::Links => kind(TokenKind::Link) || tokens.iter().any(|t| document.raw(t) == "URL"),
        Manner::Ellipsis => {
            mark(&['…']) || tokens.iter().any(|token| document.raw(token).starts_with(".."))
        }
        Manner::Shouts => tokens.iter().any(|token| {
            token.shouted && token.folded.chars().count() > 3 && document.raw(token) != "EMAIL"
        }),
        Manner::StartsSmall => {
            tokens.first().is_some_and(|token| document.raw(token).starts_with(char::is_lowercase))
        }
        Manner::BreaksLines => document.text.trim().contains('\n'),
    })
}

/// Whether a text ends in somebody's initials: "^JK", "-KC", "*MS".
fn signs(document: &Document<'_>) -> bool {
    let initials =
        |raw: &str| (1..=3).contains(&raw.chars().count()) && raw.chars().all(char::is_uppercase);
    let last = document.tokens.iter().rev().find(|token| token.kind != TokenKind::Link);
    let Some(last) = last.filter(|token| initials(document.raw(token))) else { return false };
    let before = document.text[..last.span.start].chars().next_back();
    matches!(before, Some('^' | '-' | '*' | '/' | '~' | '–' | '—'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_in_order() {
        assert!(WORDS.is_sorted_by(|one, next| one.0 < next.0));
    }
}
