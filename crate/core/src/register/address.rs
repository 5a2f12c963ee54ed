//! Which form of address a Spanish text uses.

use super::convert::{self, Sign, Speaks, Sureness};
use crate::text::{ByteSpan, Document, Language};
use crate::vocabulary::AddressForm;

/// How a text addresses its reader, and the words that say so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The form; always [`AddressForm::None`] outside Spanish.
    pub form: AddressForm,
    signs: Vec<Sign>,
}

/// The form of address of a text; always [`AddressForm::None`] outside Spanish.
#[must_use]
pub fn address(document: &Document<'_>) -> AddressForm {
    read(document).form
}

/// Reads how a text addresses its reader: pronouns, the forms of verbs, and third persons where
/// the words around them make them the reader's.
///
/// Where words speak for two forms that do not go together the text is [`AddressForm::Mixed`] only
/// if neither can be about somebody else.
#[must_use]
pub fn read(document: &Document<'_>) -> Reading {
    if document.language != Language::Es {
        return Reading { form: AddressForm::None, signs: Vec::new() };
    }
    let signs = convert::signs(document.text);
    Reading { form: form(&signs), signs }
}

impl Reading {
    /// The first word that cannot belong to a text which addresses its reader by `wanted`, if any
    /// is sure enough to speak of.
    #[must_use]
    pub fn against(&self, wanted: AddressForm) -> Option<ByteSpan> {
        let sure = self.signs.iter().filter(|sign| sign.sureness > Sureness::Weak);
        sure.into_iter().find(|sign| !goes_with(sign.speaks, wanted)).map(|sign| sign.span)
    }
}

/// Whether a word may stand in a text of a form: several readers are addressed in the plural
/// whatever the singular is.
fn goes_with(speaks: Speaks, wanted: AddressForm) -> bool {
    use AddressForm::{Mixed, None, Tu, Usted, Ustedes, Vos, Vosotros};
    match wanted {
        Tu => !matches!(speaks, Speaks::Usted | Speaks::Formal | Speaks::Vos),
        Vos => !matches!(speaks, Speaks::Usted | Speaks::Formal | Speaks::Tu),
        Usted => matches!(speaks, Speaks::Usted | Speaks::Ustedes | Speaks::Formal),
        Ustedes => matches!(speaks, Speaks::Ustedes | Speaks::Formal),
        Vosotros => matches!(speaks, Speaks::Vosotros | Speaks::VosOrVosotros),
        Mixed | None => true,
    }
}

fn form(signs: &[Sign]) -> AddressForm {
    let count = |wanted: &[Speaks], least: Sureness| {
        let of = |sign: &&Sign| wanted.contains(&sign.speaks) && sign.sureness >= least;
        signs.iter().filter(of).count()
    };
    let any = |wanted: &[Speaks], least| count(wanted, least) > 0;
    use Speaks::{Familiar, Formal, Tu, Usted, Ustedes, Vos, VosOrVosotros, Vosotros};
    use Sureness::{Likely, Plain, Sure, Weak};
    let familiar = any(&[Tu, Vos, Familiar], Plain);
    let formal = any(&[Usted, Formal], Sure) || count(&[Usted, Formal], Likely) >= 2;
    let plural = any(&[Vosotros], Plain);
    if formal && (familiar || plural)
        || any(&[Tu], Plain) && any(&[Vos], Plain)
        || plural && any(&[Ustedes], Plain)
    {
        return AddressForm::Mixed;
    }
    // "Estimados clientes, agradecemos su interés": "su" is the plural's as well.
    if any(&[Ustedes], Likely) && !any(&[Usted], Plain) && !familiar && !plural {
        return AddressForm::Ustedes;
    }
    for least in [Plain, Likely, Weak] {
        let singular = count(&[Tu, Vos, Familiar, Usted, Formal], least);
        let several = count(&[Vosotros, Ustedes], least);
        if singular + several == 0 {
            continue;
        }
        if several > singular {
            return if any(&[Vosotros], least) {
                AddressForm::Vosotros
            } else {
                AddressForm::Ustedes
            };
        }
        let formal = count(&[Usted, Formal], least);
        if formal > singular - formal {
            return AddressForm::Usted;
        }
        // Words of tú and vos alike take the side that any other word takes.
        let vos = [Plain, Likely, Weak].iter().find_map(|&least| {
            let (vos, tu) = (count(&[Vos], least), count(&[Tu], least));
            (vos != tu).then_some(vos > tu)
        });
        let vos = vos.or_else(|| any(&[VosOrVosotros], Weak).then_some(true));
        return if vos == Some(true) { AddressForm::Vos } else { AddressForm::Tu };
    }
    if any(&[VosOrVosotros], Weak) { AddressForm::Vosotros } else { AddressForm::None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sentences of community managers, by the form that a careful reader hears.
    const SENTENCES: &[(AddressForm, &[&str])] = &[
        (
            AddressForm::Tu,
            &[
                "Hola, Marta. Mándanos tu número de pedido por privado y lo miramos.",
                "Respira… Pásanos por privado el localizador.",
                "No te preocupes, ya está solucionado.",
                "Ana ha revisado tu caso y dice que su compañero te llama hoy.",
                "Dile a tu madre que su pedido ya está en la tienda.",
                "Vuelve a intentarlo en unos minutos.",
                "Estimado cliente, envíanos tu localizador.",
                "Cuídate mucho y vuelve pronto.",
                "Comparte tus fotos y gana una cena.",
                "Perdona las molestias, ya lo hemos pasado a logística.",
                "Te lo enviamos hoy mismo.",
                "Mandanos un dm con tu pedido",
                "pasanos tu numero y lo vemos",
                "escribenos por privado",
                "Escríbenos y te ayudamos",
                "Tu hijo puede traer su entrada impresa.",
                "Hemos hablado con Marta y le pedimos que te llame.",
                "¿Puede tu pareja recogerlo? Dinos su nombre.",
                "¿Puede ser que tu pedido esté a nombre de otra persona?",
                "¿Puede alguien de tu casa recibir el paquete?",
                "¿Puede pasar el técnico mañana por tu casa?",
                "Dinos si el mensajero dejó su tarjeta.",
                "Escribe a atención al cliente y cuéntales tu caso.",
            ],
        ),
        (
            AddressForm::Usted,
            &[
                "Buenos días. Escríbanos por privado con su DNI y lo revisamos.",
                "¿Puede decirnos su número?",
                "Le agradecemos su mensaje.",
                "¿Nos confirma la fecha de compra, por favor?",
                "No dude en contactarnos de nuevo.",
                "Lamentamos lo ocurrido, le hemos enviado un correo.",
                "Buenas tardes, ¿en qué podemos ayudarle?",
                "Puede consultar el estado en la web.",
                "Está usted en su derecho.",
                "Para darse de baja, entre en su perfil.",
                "Perdone las molestias, ya lo hemos pasado a logística.",
                "escribanos por privado",
                "Escríbanos y le ayudamos con gusto",
            ],
        ),
        (
            AddressForm::Vos,
            &[
                "Hola! Contanos qué pasó y te ayudamos.",
                "¿Tenés el número de seguimiento a mano?",
                "Podés retirarlo en cualquier sucursal.",
                "Mirá, mandame un mensaje y lo vemos.",
                "Mandanos un privado, ¿tenés el número?",
                "Sacátelo antes de lavarlo y mandame foto",
            ],
        ),
        (
            AddressForm::Ustedes,
            &[
                "¡Gracias a todos! Ustedes hacen posible esto.",
                "Escríbannos y les contamos todo.",
                "Feliz finde, familia. Disfruten mucho.",
                "Estimados clientes, agradecemos su comprensión",
            ],
        ),
        (
            AddressForm::Vosotros,
            &[
                "¿Qué os ha parecido? Contadnos en comentarios.",
                "Ya podéis reservar vuestras entradas.",
                "Chicos, mañana abrimos a las 9. ¡Os esperamos!",
                "Os leemos siempre, gracias por vuestro apoyo.",
                "¿Qué plan tenéis para el finde?",
                "¿Nos contáis qué os pasó?",
            ],
        ),
        (
            AddressForm::Mixed,
            &[
                "Disculpe la espera, te escribimos por privado.",
                "Disculpe, ¿nos das tu número?",
                "Gracias por su paciencia, ya te devolvimos el dinero",
                "Envíanos su número de cliente y le ayudamos.",
                "¿Puede decirnos tu número?",
                "¿Nos puede decir tu número de pedido?",
                "¿Podría indicarnos tu correo?",
                "Gracias por tu mensaje. Le responderemos lo antes posible.",
                "Te pedimos disculpas por su mala experiencia.",
                "Su pedido llega mañana, te avisamos.",
                "Puede consultar tu factura en la app.",
                "Pásate por la tienda y le atendemos encantados.",
                "Quedamos a su disposición, escríbenos cuando quieras.",
            ],
        ),
        (
            AddressForm::None,
            &[
                "¡Gracias por el cariño! Nos vemos el sábado.",
                "Abrimos de lunes a viernes de 9 a 14 h.",
                "El pedido sale mañana y la tienda lo tiene listo el jueves.",
                "La empresa cuida a su equipo y el equipo cuida su trabajo.",
                "Nuestro taller revisa la bici y le cambia los frenos.",
                "Pedimos disculpas por las molestias causadas.",
                "Puede que mañana llueva, pero abrimos igual.",
                "¿Sabe alguien si llegó el paquete? Lo preguntamos en el almacén.",
                "Estamos en ello, gracias por la paciencia.",
                "La compañía ofrece a sus clientes un nuevo plan.",
                "Si necesita algo más, aquí estamos.",
                "Se lo enviamos hoy mismo.",
                "Marcas, pruebas y dudas: hablamos de todo el viernes.",
                "Abrimos a las diez",
                "Reporte recibido. Tema conocido, solución en camino",
            ],
        ),
    ];

    fn reading(text: &str) -> Reading {
        read(&Document::new(text, Some(Language::Es)))
    }

    #[test]
    fn ordinary_sentences_are_heard_as_written() {
        for (form, texts) in SENTENCES {
            for text in *texts {
                assert_eq!(reading(text).form, *form, "{text}");
            }
        }
    }

    #[test]
    fn nothing_is_held_against_a_form_that_the_text_may_have() {
        use AddressForm::{Tu, Usted, Vos};
        for (wanted, text) in [
            (Vos, "No te preocupes, te escribimos hoy"),
            (Vos, "Gracias por tu mensaje, ya lo hablaste con Lucía"),
            (Tu, "Si el cliente lo pide, le cambiamos la talla"),
            (Tu, "La tienda abre a las diez y su terraza a las doce"),
            (Tu, "Vuelve el tren turístico"),
            (Tu, "Dile a tu madre que su pedido ya está. Le mandamos un abrazo"),
            (Usted, "Gracias por la paciencia, ya está resuelto"),
            (Usted, "Puede que llueva, pero abrimos"),
        ] {
            assert_eq!(reading(text).against(wanted), None, "{text}");
        }
    }
}
