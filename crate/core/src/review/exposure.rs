//! Personal data in what is about to be published: whose it is decides how much it matters.

use std::cell::LazyCell;

use super::{Case, FindingSeverity, Fix, Report};
use crate::privacy::{self, PersonalDataKind};
use crate::text::{ByteSpan, TokenKind, fold};

/// Mailboxes of providers that anybody can have; an address there is a person's.
const FREE_MAIL: &[&str] = &[
    "gmail",
    "hotmail",
    "outlook",
    "yahoo",
    "icloud",
    "live",
    "proton",
    "protonmail",
    "aol",
    "msn",
    "me",
    "gmx",
];

/// Words that say that the contact which follows is the brand's own.
const OWN_CONTACT: &[&str] = &[
    "llamanos",
    "llamarnos",
    "escribenos",
    "escribirnos",
    "escribanos",
    "contactanos",
    "nuestro",
    "nuestra",
    "nuestros",
    "nuestras",
    "nos",
    "linea",
    "atencion",
    "central",
    "our",
    "us",
    "helpline",
    "hotline",
    "support",
    "team",
    "office",
    "tienda",
    "oficina",
    "store",
    "shop",
    "headquarters",
    "servicio",
    "gratuito",
    "free",
    "encontraras",
    "estamos",
    "local",
    "sede",
    "we're",
    "we",
    "abrimos",
    "llame",
    "llama",
    "llamar",
    "llamando",
    "call",
    "calling",
    "comunicate",
    "comuniquese",
    "comunicarte",
    "comunicarse",
    "dial",
    "contact",
];

/// Whose it is, if the next word names a contact.
const THEIR: &[&str] =
    &["your", "their", "his", "her", "tu", "su", "tus", "sus", "vuestro", "vuestra"];

/// What a contact is called.
const CONTACT: &[&str] = &[
    "email",
    "mail",
    "correo",
    "telefono",
    "tel",
    "movil",
    "celular",
    "celu",
    "whatsapp",
    "phone",
    "mobile",
    "cell",
    "address",
    "direccion",
    "domicilio",
];

/// Words between the name of a contact and one that it is not: “send your phone number to …”.
const TOWARDS: &[&str] = &["a", "al", "en", "por", "con", "to", "at", "by", "via"];

/// A contact stands no more than so many words behind its name: “your e-mail on file is”.
const NEAR: usize = 3;

/// Runs the check.
pub(super) fn check(case: &Case<'_>, report: &mut Report<'_>) {
    let document = case.document;
    let echoed: LazyCell<String, _> =
        LazyCell::new(|| case.comment.map(|comment| compact(comment.text)).unwrap_or_default());
    for data in privacy::find(document) {
        let span = document.bytes(data.span);
        let raw = span.of(document.text);
        let introduced = introduced(case, span);
        let theirs = introduced == Some(Owner::Person)
            || !echoed.is_empty() && echoed.contains(&compact(raw));
        let own = !theirs && is_own_contact(case, data.kind, span, introduced.is_some());
        let id = match data.kind {
            PersonalDataKind::Phone => "privacy.phone",
            PersonalDataKind::Email => "privacy.email",
            PersonalDataKind::Iban => "privacy.iban",
            PersonalDataKind::Card => "privacy.card",
            PersonalDataKind::NationalId => "privacy.national_id",
            PersonalDataKind::Address => "privacy.address",
            PersonalDataKind::Order => "privacy.order",
            PersonalDataKind::FullName => "privacy.full_name",
        };
        if own {
            continue;
        }
        let secret = matches!(
            data.kind,
            PersonalDataKind::Iban | PersonalDataKind::Card | PersonalDataKind::NationalId
        );
        let severity = match (case.draft.public, theirs || secret) {
            (true, true) => FindingSeverity::Hold,
            (true, false) if is_personal_mailbox(data.kind, raw) => FindingSeverity::Hold,
            (true, false) => FindingSeverity::Warn,
            // In private the person may be told their own data; a card number is never needed.
            (false, _) if secret && !theirs => FindingSeverity::Warn,
            (false, _) => continue,
        };
        let mask = Fix { span: data.span, text: mask(raw, data.kind) };
        report.add_as(Some(severity), id, span, &[("found", raw.to_owned())], vec![mask]);
    }
    full_name(case, report);
}

/// Letters and digits alone, so that the same number in other groups is the same.
fn compact(text: &str) -> String {
    fold(text).text.chars().filter(|c| c.is_alphanumeric() || *c == '@').collect()
}

fn is_personal_mailbox(kind: PersonalDataKind, raw: &str) -> bool {
    let domain = raw.rsplit('@').next().and_then(|domain| domain.split('.').next());
    kind == PersonalDataKind::Email
        && domain.is_some_and(|domain| FREE_MAIL.contains(&domain.to_lowercase().as_str()))
}

/// Whether a contact is one that the brand gives of itself.
fn is_own_contact(
    case: &Case<'_>,
    kind: PersonalDataKind,
    span: ByteSpan,
    introduced: bool,
) -> bool {
    let document = case.document;
    let raw = span.of(document.text);
    match kind {
        PersonalDataKind::Phone => {
            let digits: String = raw.chars().filter(char::is_ascii_digit).collect();
            let free = ["900", "800", "1800", "0800", "1888", "1877", "1866", "902", "901"];
            free.iter().any(|prefix| digits.starts_with(prefix)) || introduced
        }
        PersonalDataKind::Email => {
            let (name, domain) = raw.split_once('@').unwrap_or((raw, ""));
            if is_personal_mailbox(kind, raw) {
                return false;
            }
            let ours = case.brand.is_some_and(|brand| {
                let host = domain.split('.').next().unwrap_or("");
                fold(&brand.name).text.replace(' ', "").contains(host)
                    || brand.accounts.iter().any(|a| a.handle.to_lowercase().contains(host))
            });
            let role = !name.contains('.') || name.len() > 14;
            ours || role || introduced
        }
        PersonalDataKind::Address => introduced,
        _ => false,
    }
}

/// Whose a contact is said to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Brand,
    Person,
}

/// Whose a contact is by the words of the same sentence before it: the nearest says.
fn introduced(case: &Case<'_>, span: ByteSpan) -> Option<Owner> {
    let document = case.document;
    let before = document
        .sentences
        .iter()
        .filter(|sentence| sentence.span.start <= span.start && span.start < sentence.span.end)
        .flat_map(|sentence| &document.tokens[sentence.tokens.clone()])
        .filter(|token| token.span.end <= span.start && token.kind == TokenKind::Word)
        .map(|token| token.folded.as_str());
    let words: Vec<&str> = before.collect();
    (0..words.len()).rev().find_map(|at| {
        if OWN_CONTACT.contains(&words[at]) {
            return Some(Owner::Brand);
        }
        let named = words.get(at + 1).is_some_and(|word| CONTACT.contains(word));
        let between = words.get(at + 2..).unwrap_or_default();
        let told = between.len() <= NEAR && !between.iter().any(|word| TOWARDS.contains(word));
        (named && told && THEIR.contains(&words[at])).then_some(Owner::Person)
    })
}

/// The data with its middle hidden, so that its owner still knows which it is.
fn mask(raw: &str, kind: PersonalDataKind) -> String {
    if kind == PersonalDataKind::Email {
        let (name, domain) = raw.split_once('@').unwrap_or((raw, ""));
        let first: String = name.chars().take(1).collect();
        return format!("{first}***@{domain}");
    }
    if kind == PersonalDataKind::Address {
        return initials(raw);
    }
    let count = raw.chars().filter(|c| c.is_alphanumeric()).count();
    let keep = if count > 6 { 3 } else { 0 };
    let mut seen = 0;
    raw.chars()
        .map(|c| {
            if !c.is_alphanumeric() {
                return c;
            }
            seen += 1;
            if seen + keep > count { c } else { '*' }
        })
        .collect()
}

/// The first letter of each word: the end of an address is the house, and that tells most.
fn initials(raw: &str) -> String {
    let mut inside = false;
    let hidden = raw.chars().map(|c| {
        let begins = !inside;
        inside = c.is_alphanumeric();
        if !inside || begins && c.is_alphabetic() { c } else { '*' }
    });
    hidden.collect()
}

/// The full name of the person answered: the first name is closer and says less.
fn full_name(case: &Case<'_>, report: &mut Report<'_>) {
    let Some(comment) = &case.draft.comment else { return };
    if !case.draft.public {
        return;
    }
    let Some(name) = &comment.author.name else { return };
    let words: Vec<String> = crate::text::tokenize(name)
        .into_iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.folded)
        .collect();
    if words.len() < 2 {
        return;
    }
    let document = case.document;
    let tokens = &document.tokens;
    for start in 0..tokens.len().saturating_sub(words.len() - 1) {
        let here = &tokens[start..start + words.len()];
        if here.iter().zip(&words).all(|(token, word)| token.folded == *word) {
            let span = here[0].span.cover(here[words.len() - 1].span);
            let fix = Fix { span: document.utf16(span), text: document.raw(&here[0]).to_owned() };
            let raw = span.of(document.text).to_owned();
            report.add("privacy.full_name", span, &[("found", raw)], vec![fix]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_hidden_where_it_tells_most() {
        let hidden = |raw| mask(raw, PersonalDataKind::Address);
        assert_eq!(hidden("Calle Mayor 12"), "C**** M**** **");
        assert_eq!(hidden("14 Cliff Road"), "** C**** R***");
        assert_eq!(mask("612 345 678", PersonalDataKind::Phone), "*** *** 678");
    }
}
