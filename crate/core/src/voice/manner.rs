//! Manners: what a reply does or does not do, that can be said in a sentence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::register;
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

const GREETINGS: &[&str] = &[
    "hola",
    "buenas",
    "buenos",
    "buen",
    "saludos",
    "estimado",
    "estimada",
    "querido",
    "querida",
    "hi",
    "hello",
    "hey",
    "hiya",
    "howdy",
    "morning",
    "afternoon",
    "evening",
    "good",
    "dear",
    "greetings",
];
const LEAVES: &[&str] = &[
    "saludo",
    "saludos",
    "abrazo",
    "abrazos",
    "beso",
    "besos",
    "cordialmente",
    "atentamente",
    "regards",
    "cheers",
    "sincerely",
    "best",
    "xx",
    "xoxo",
];
const WE: &[&str] = &[
    "nos", "nosotros", "nosotras", "nuestro", "nuestra", "nuestros", "nuestras", "we", "we're",
    "we'll", "we've", "we'd", "us", "our", "ours", "let's",
];
const I: &[&str] = &[
    "yo", "me", "mi", "mis", "conmigo", "i", "i'm", "i'll", "i've", "i'd", "my", "mine", "myself",
];
const THANKS: &[&str] = &[
    "gracias",
    "agradecemos",
    "agradezco",
    "agradecidos",
    "thanks",
    "thank",
    "thx",
    "ty",
    "cheers",
];
const APOLOGIES: &[&str] = &[
    "perdon",
    "perdona",
    "perdone",
    "perdonad",
    "disculpa",
    "disculpe",
    "disculpas",
    "disculpad",
    "lamentamos",
    "lamento",
    "sentimos",
    "siento",
    "sorry",
    "apologies",
    "apologise",
    "apologize",
    "apology",
];

/// Which manners a text has, in the order of [`Manner::ALL`].
pub(super) fn manners(document: &Document<'_>) -> [bool; MANNERS] {
    let leading =
        document.tokens.iter().take_while(|token| token.kind == TokenKind::Mention).count();
    let tokens = &document.tokens[leading..];
    let words: Vec<&str> =
        tokens.iter().filter(|t| t.kind == TokenKind::Word).map(|t| t.folded.as_str()).collect();
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let kind = |kind| tokens.iter().any(|token| token.kind == kind);
    let mark = |marks: &[char]| {
        let starts = |token| document.raw(token).starts_with(marks);
        tokens.iter().any(|token| token.kind == TokenKind::Mark && starts(token))
    };
    let doubled = |token| {
        let raw = document.raw(token);
        raw.chars().filter(|c| *c == '!').count() > 1
    };
    let address = register::address(document);
    let (opened, closed) = (mark(&['¡', '¿']), mark(&['!', '?']));
    let spanish = document.language == Language::Es;
    Manner::ALL.map(|manner| match manner {
        Manner::SaysTu | Manner::SaysUsted | Manner::SaysVos | Manner::SaysVosotros => {
            manner.address() == Some(address)
        }
        Manner::Greets => words.iter().take(2).any(|word| GREETINGS.contains(word)),
        Manner::TakesLeave => {
            words.iter().rev().take(3).any(|word| LEAVES.contains(word)) || signs(document)
        }
        Manner::SaysWe => {
            let verb = |word: &&str| spanish && word.len() > 5 && word.ends_with("mos");
            any(WE) || words.iter().any(verb)
        }
        Manner::SaysI => any(I),
        Manner::Thanks => any(THANKS),
        Manner::Apologises => any(APOLOGIES),
        Manner::Contracts => {
            !spanish && words.iter().any(|word| word.contains('\'') && !word.ends_with("'s"))
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
