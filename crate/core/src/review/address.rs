//! The form of address: against the brand's, and against itself.

use super::{Case, Report};
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
    match (written, wanted) {
        (AddressForm::None, _) => {}
        (AddressForm::Mixed, _) => report.add("register.mixed", whole, &[], Vec::new()),
        (written, Some(wanted)) if !fits(written, wanted) => {
            let name = |form| name(form).to_owned();
            let values = [("found", name(written)), ("wanted", name(wanted))];
            report.add("register.brand", whole, &values, Vec::new());
        }
        _ => {}
    }
}

/// Whether a form does where another is asked for: several readers are addressed in the plural
/// whatever the brand's singular is.
fn fits(written: AddressForm, wanted: AddressForm) -> bool {
    use AddressForm::{Tu, Ustedes, Vos, Vosotros};
    written == wanted
        || matches!(
            (written, wanted),
            (Vosotros | Ustedes, Tu | Vos) | (Ustedes, AddressForm::Usted)
        )
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
