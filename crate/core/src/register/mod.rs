//! Register: how Spanish addresses its reader, and how to change it.
//!
//! [`address`] tells which form a text uses, [`convert`] rewrites it into another. Knows verbs and
//! pronouns; knows no brand.

mod address;
mod convert;
mod stress;
mod verb;
mod words;

pub use address::{Reading, address, read};
pub use convert::{Conversion, Doubt, convert};

#[cfg(test)]
mod tests {
    use super::convert;
    use crate::vocabulary::AddressForm::{self, Tu, Usted, Ustedes, Vos, Vosotros};

    fn to(target: AddressForm, text: &str) -> String {
        convert(text, target).text
    }

    /// Familiar, formal and River Plate wordings of the same thing.
    const SAME: &[(&str, &str, &str)] = &[
        ("No te preocupes.", "No se preocupe.", "No te preocupes."),
        (
            "¿Podrías decirme tu número?",
            "¿Podría decirme su número?",
            "¿Podrías decirme tu número?",
        ),
        (
            "Escríbenos y cuéntanos qué pasó.",
            "Escríbanos y cuéntenos qué pasó.",
            "Escribinos y contanos qué pasó.",
        ),
        ("Envíanos tu correo.", "Envíenos su correo.", "Envianos tu correo."),
        (
            "Ponte en contacto con nosotros.",
            "Póngase en contacto con nosotros.",
            "Ponete en contacto con nosotros.",
        ),
        (
            "Tienes razón, lo hablamos contigo.",
            "Tiene razón, lo hablamos con usted.",
            "Tenés razón, lo hablamos con vos.",
        ),
        ("¿Has probado a reiniciar?", "¿Ha probado a reiniciar?", "¿Has probado a reiniciar?"),
        ("Nos alegra que te guste.", "Nos alegra que le guste.", "Nos alegra que te guste."),
        (
            "Si quieres, puedes venir cuando te vaya bien.",
            "Si quiere, puede venir cuando le vaya bien.",
            "Si querés, podés venir cuando te vaya bien.",
        ),
        ("DINOS TU PEDIDO.", "DÍGANOS SU PEDIDO.", "DECINOS TU PEDIDO."),
    ];

    #[test]
    fn a_reply_changes_its_form_of_address_and_nothing_else() {
        for (tu, usted, vos) in SAME {
            assert_eq!(to(Usted, tu), *usted);
            assert_eq!(to(Tu, usted), *tu);
            assert_eq!(to(Vos, tu), *vos);
            assert_eq!(to(Vos, usted), *vos);
            assert_eq!(to(Tu, vos), *tu);
        }
    }

    #[test]
    fn several_readers_are_addressed_as_several() {
        assert_eq!(
            to(Ustedes, "¿Nos contáis qué os ha parecido? Escribidnos con vuestro número."),
            "¿Nos cuentan qué les ha parecido? Escríbannos con su número."
        );
        assert_eq!(
            to(Vosotros, "Escríbannos, ustedes tienen razón."),
            "Escribidnos, vosotros tenéis razón."
        );
    }

    #[test]
    fn what_addresses_nobody_stays() {
        for text in [
            "Las compras y las cuentas de la casa.",
            "Abrimos el lunes. Los envíos salen hoy.",
            "Ana sabe que ella tiene razón.",
            "Hay dudas y preguntas sobre las ofertas.",
        ] {
            for target in [Tu, Usted, Vos] {
                assert_eq!(to(target, text), text);
            }
        }
    }

    #[test]
    fn converting_twice_changes_nothing_more() {
        for (tu, usted, vos) in SAME {
            for text in [tu, usted, vos] {
                for target in [Tu, Usted, Vos] {
                    let once = to(target, text);
                    assert_eq!(to(target, &once), once);
                }
            }
        }
    }

    #[test]
    fn what_is_not_certain_is_marked_and_left() {
        let conversion = convert("El pedido que compra llega mañana.", Tu);
        assert_eq!(conversion.changes, []);
        let conversion = convert("A ella le dije que su pedido llega.", Tu);
        assert!(!conversion.unsure.is_empty());
    }
}
