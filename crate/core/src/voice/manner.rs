//! Manners: what a reply does or does not do, that can be said in a sentence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Document, Language, TokenKind, WordTable};
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

/// Folded words and what they show.
static WORDS: WordTable<256> = WordTable::new(&[
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
]);

/// Which manners a text has that addresses its reader by `address`, in the order of
/// [`Manner::ALL`].
pub(super) fn manners(document: &Document<'_>, address: AddressForm) -> [bool; MANNERS] {
    let leading =
        document.tokens.iter().take_while(|token| token.kind == TokenKind::Mention).count();
    let tokens = &document.tokens[leading..];
    let spanish = document.language == Language::Es;
    let mut seen = Seen::default();
    let (mut all, mut words) = (0, 0);
    // What the last three words show, the last one lowest.
    let mut last = [0; 3];
    for token in tokens {
        let raw = document.raw(token);
        match token.kind {
            TokenKind::Word => {
                let folded = token.folded.as_str();
                let shows = WORDS.get(folded);
                all |= shows;
                last = [shows, last[0], last[1]];
                seen.greeting |= words < 2 && shows & GREETS != 0;
                words += 1;
                seen.we |= spanish && folded.len() > 5 && folded.ends_with("mos");
                seen.contraction |= !spanish && folded.contains('\'') && !folded.ends_with("'s");
                seen.link |= raw == "URL";
                seen.shout |= token.shouted && folded.chars().count() > 3 && raw != "EMAIL";
            }
            TokenKind::Mark => match raw.chars().next() {
                Some('!') => {
                    seen.cry = true;
                    seen.double |= raw.len() > 1;
                }
                Some('?') => seen.question = true,
                Some('¡') => seen.opened_cry = true,
                Some('¿') => seen.opened_question = true,
                Some('…') => seen.dots = true,
                Some('.') => seen.dots |= raw.len() > 1,
                _ => {}
            },
            TokenKind::Emoji => seen.emoji = true,
            TokenKind::Hashtag => seen.hashtag = true,
            TokenKind::Link => seen.link = true,
            TokenKind::Number | TokenKind::Mention | TokenKind::Email => {}
        }
    }
    let any = |what: u8| all & what != 0;
    let opened = seen.opened_cry || seen.opened_question;
    let closed = seen.cry || seen.question;
    Manner::ALL.map(|manner| match manner {
        Manner::SaysTu | Manner::SaysUsted | Manner::SaysVos | Manner::SaysVosotros => {
            manner.address() == Some(address)
        }
        Manner::Greets => seen.greeting,
        Manner::TakesLeave => last.iter().any(|shows| shows & LEAVES != 0) || signs(document),
        Manner::SaysWe => any(WE) || seen.we,
        Manner::SaysI => any(I),
        Manner::Thanks => any(THANKS),
        Manner::Apologises => any(SORRY),
        Manner::Contracts => seen.contraction,
        Manner::Exclaims => seen.cry || seen.opened_cry,
        Manner::ExclaimsTwice => seen.double,
        Manner::OpensMarks => spanish && opened,
        Manner::LeavesMarksUnopened => spanish && closed && !opened,
        Manner::Asks => seen.question || seen.opened_question,
        Manner::Emoji => seen.emoji,
        Manner::Hashtags => seen.hashtag,
        Manner::Links => seen.link,
        Manner::Ellipsis => seen.dots,
        Manner::Shouts => seen.shout,
        Manner::StartsSmall => {
            tokens.first().is_some_and(|token| document.raw(token).starts_with(char::is_lowercase))
        }
        Manner::BreaksLines => document.text.trim().contains('\n'),
    })
}

/// What the tokens of a text were seen to have.
#[derive(Default)]
struct Seen {
    greeting: bool,
    we: bool,
    contraction: bool,
    cry: bool,
    opened_cry: bool,
    question: bool,
    opened_question: bool,
    double: bool,
    dots: bool,
    emoji: bool,
    hashtag: bool,
    link: bool,
    shout: bool,
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
