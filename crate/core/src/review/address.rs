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
    match (case.tone.address, wanted) {
        (AddressForm::None, _) => {}
        (AddressForm::Mixed, wanted) => {
            let conversion = match wanted {
                Some(wanted) => register::convert(document.text, wanted),
                None => nearest(document.text),
            };
            add("register.mixed", &conversion, &[], case, report);
        }
        (written, Some(wanted)) if !fits(written, wanted) => {
            let name = |form| name(form).to_owned();
            let values = [("found", name(written)), ("wanted", name(wanted))];
            add("register.brand", &register::convert(document.text, wanted), &values, case, report);
        }
        _ => {}
    }
}

/// The conversion that changes least: to what most of the text already is.
fn nearest(text: &str) -> Conversion {
    let familiar = register::convert(text, AddressForm::Tu);
    let formal = register::convert(text, AddressForm::Usted);
    if familiar.changes.len() < formal.changes.len() { familiar } else { formal }
}

/// Adds the finding at the first word that would change, with the fix that changes them all.
fn add(
    id: &str,
    conversion: &Conversion,
    values: &[(&str, String)],
    case: &Case<'_>,
    report: &mut Report<'_>,
) {
    let document = case.document;
    let (Some((first, _)), Some((last, _))) =
        (conversion.changes.first(), conversion.changes.last())
    else {
        let whole = ByteSpan::new(0, document.text.trim_end().len());
        report.add(id, whole, values, Vec::new());
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
