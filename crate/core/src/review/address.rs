//! The form of address: against the brand's, and against itself.

use super::{Case, Fix, Report};
use crate::register::{self, Conversion};
use crate::text::{ByteSpan, Language};
use crate::vocabulary::AddressForm;

/// Runs the checks.
pub(super) fn check(case: &Case<'_>, report: &mut Report<'_>) {
    let document = case.document;
    if document.language != Language::Es {
        return;
    }
    let wanted = case.brand.and_then(|brand| brand.address_for(Language::Es, case.draft.network));
    let written = case.tone.address;
    let whole = ByteSpan::new(0, document.text.trim_end().len());
    if written == AddressForm::Mixed {
        let conversion = match wanted {
            Some(wanted) => register::convert(document.text, wanted),
            None => nearest(document.text),
        };
        add("register.mixed", whole, &conversion, &[], case, report);
        return;
    }
    let Some(wanted) = wanted.filter(|wanted| !fits(written, *wanted)) else { return };
    // Only a word that can be about nobody but the reader is held against the brand's form.
    let Some(against) = register::read(document).against(wanted) else { return };
    let name = |form| name(form).to_owned();
    let values = [("found", name(written)), ("wanted", name(wanted))];
    let conversion = register::convert(document.text, wanted);
    add("register.brand", against, &conversion, &values, case, report);
}

/// The conversion that changes least: to what most of the text already is.
fn nearest(text: &str) -> Conversion {
    let familiar = register::convert(text, AddressForm::Tu);
    let formal = register::convert(text, AddressForm::Usted);
    if familiar.changes.len() < formal.changes.len() { familiar } else { formal }
}

/// Adds the finding at the first word that would change, with the fix that changes them all; at
/// `place` if none would.
fn add(
    id: &str,
    place: ByteSpan,
    conversion: &Conversion,
    values: &[(&str, String)],
    case: &Case<'_>,
    report: &mut Report<'_>,
) {
    let document = case.document;
    let (Some((first, _)), Some((last, _))) =
        (conversion.changes.first(), conversion.changes.last())
    else {
        report.add(id, place, values, Vec::new());
        return;
    };
    let kept = document.text.len() - last.end;
    let text = &conversion.text[first.start..conversion.text.len() - kept];
    let fix = Fix { span: document.utf16(first.cover(*last)), text: text.to_owned() };
    report.add(id, *first, values, vec![fix]);
}

/// Whether a form does where another is asked for: several readers are addressed in the plural
/// whatever the brand's singular is.
fn fits(written: AddressForm, wanted: AddressForm) -> bool {
    use AddressForm::{Tu, Usted, Ustedes, Vos, Vosotros};
    written == wanted
        || written == AddressForm::None
        || matches!((written, wanted), (Vosotros | Ustedes, Tu | Vos) | (Ustedes, Usted))
}

fn name(form: AddressForm) -> &'static str {
    match form {
        AddressForm::Tu => "tú",
        AddressForm::Usted => "usted",
        AddressForm::Vos => "vos",
        AddressForm::Ustedes => "ustedes",
        AddressForm::Vosotros => "vosotros",
        AddressForm::Mixed | AddressForm::None => "",
    }
}
