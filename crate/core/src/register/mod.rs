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

    /// Tú and vos.
    const VOSEO: &[(&str, &str)] = &[
        ("¿Tienes el número de pedido a mano?", "¿Tenés el número de pedido a mano?"),
        ("Escríbenos por privado y te ayudamos.", "Escribinos por privado y te ayudamos."),
        ("Si quieres, puedes pasarte mañana.", "Si querés, podés pasarte mañana."),
        ("Envíanos una foto del ticket.", "Envianos una foto del ticket."),
        ("Cuéntanos qué pasó.", "Contanos qué pasó."),
        ("Mira, prueba a reiniciar el router.", "Mirá, probá a reiniciar el router."),
        ("Ponte en contacto con la tienda.", "Ponete en contacto con la tienda."),
        ("Haz una captura y mándala por aquí.", "Hacé una captura y mandala por aquí."),
        ("Eres parte de esta familia.", "Sos parte de esta familia."),
        ("Contigo llegamos a todas partes.", "Con vos llegamos a todas partes."),
        ("Esto es para ti.", "Esto es para vos."),
        ("¿Sabes a qué hora llegas?", "¿Sabés a qué hora llegás?"),
        ("No te preocupes, ya lo vimos.", "No te preocupes, ya lo vimos."),
        ("Vuelve cuando quieras.", "Volvé cuando quieras."),
        ("Dinos tu correo y lo revisamos.", "Decinos tu correo y lo revisamos."),
        ("Puedes cambiarlo si no te queda bien.", "Podés cambiarlo si no te queda bien."),
        ("Tú decides.", "Vos decidís."),
        ("¿Prefieres que te llamemos?", "¿Preferís que te llamemos?"),
        ("Ten paciencia, por favor.", "Tené paciencia, por favor."),
        ("Ven a vernos el sábado.", "Vení a vernos el sábado."),
        ("Sal por la puerta dos.", "Salí por la puerta dos."),
        ("Di lo que piensas.", "Decí lo que pensás."),
        ("Avísanos si necesitas algo.", "Avisanos si necesitás algo."),
        ("Siéntate y disfruta.", "Sentate y disfrutá."),
        ("Recuerda traer tu entrada.", "Recordá traer tu entrada."),
        ("¿Vienes el viernes?", "¿Venís el viernes?"),
        ("Lees muy rápido.", "Leés muy rápido."),
        ("Pide tu mesa aquí.", "Pedí tu mesa aquí."),
        ("Has hecho bien en avisar.", "Has hecho bien en avisar."),
        ("Ojalá puedas venir.", "Ojalá puedas venir."),
        ("Si vuelves a tener el problema, llámanos.", "Si volvés a tener el problema, llamanos."),
        ("Duerme tranquilo, lo tenemos.", "Dormí tranquilo, lo tenemos."),
        ("Elige tu favorita y compártela.", "Elegí tu favorita y compartila."),
        ("¿Cómo estás?", "¿Cómo estás?"),
        ("¿Dónde vives?", "¿Dónde vivís?"),
        ("Quédate con nosotros.", "Quedate con nosotros."),
        ("Déjanos tu opinión.", "Dejanos tu opinión."),
        ("Sigue así.", "Seguí así."),
        ("Fíjate en la etiqueta.", "Fijate en la etiqueta."),
        ("Pásanos el localizador y lo miramos.", "Pasanos el localizador y lo miramos."),
    ];

    /// Vosotros and ustedes.
    const SEVERAL: &[(&str, &str)] = &[
        ("¿Nos contáis qué os ha parecido?", "¿Nos cuentan qué les ha parecido?"),
        ("Escribidnos por privado.", "Escríbannos por privado."),
        ("Vosotros hacéis posible esto.", "Ustedes hacen posible esto."),
        ("Os esperamos el sábado.", "Les esperamos el sábado."),
        ("Gracias por vuestro apoyo.", "Gracias por su apoyo."),
        ("Podéis reservar vuestras entradas aquí.", "Pueden reservar sus entradas aquí."),
        ("Sois los mejores.", "Son los mejores."),
        ("¿Tenéis alguna duda?", "¿Tienen alguna duda?"),
        ("Venid con hambre.", "Vengan con hambre."),
        ("No os preocupéis.", "No se preocupen."),
        ("Contadnos vuestra historia.", "Cuéntennos su historia."),
        ("Si queréis, os llamamos.", "Si quieren, les llamamos."),
        ("Os habéis ganado un descanso.", "Se han ganado un descanso."),
        ("Dejadnos un comentario.", "Déjennos un comentario."),
        ("Quedaos en casa.", "Quédense en casa."),
        ("Decidnos qué plan preferís.", "Dígannos qué plan prefieren."),
        ("Esto es para vosotras.", "Esto es para ustedes."),
        ("¿Qué os apetece?", "¿Qué les apetece?"),
        ("Cuando lleguéis, preguntad por Ana.", "Cuando lleguen, pregunten por Ana."),
        ("Lo sentimos, no podréis entrar con comida.", "Lo sentimos, no podrán entrar con comida."),
        ("Sabéis que os queremos.", "Saben que les queremos."),
        ("Haced una captura y enviádnosla.", "Hagan una captura y envíennosla."),
        ("Poneos cómodos.", "Pónganse cómodos."),
        ("Tened paciencia.", "Tengan paciencia."),
        ("Os lo enviamos hoy.", "Se lo enviamos hoy."),
        ("Queremos ayudaros.", "Queremos ayudarles."),
        ("Podéis quedaros hasta las diez.", "Pueden quedarse hasta las diez."),
        ("Fuisteis los primeros.", "Fueron los primeros."),
        ("¿Recibisteis el correo?", "¿Recibieron el correo?"),
        ("Estabais en lo cierto.", "Estaban en lo cierto."),
        ("Compartid la foto con vuestros amigos.", "Compartan la foto con sus amigos."),
        ("Si fuerais tan amables de esperar.", "Si fueran tan amables de esperar."),
        ("Id preparando las maletas.", "Vayan preparando las maletas."),
        ("Esperamos que hayáis disfrutado.", "Esperamos que hayan disfrutado."),
        ("Disfrutad del finde.", "Disfruten del finde."),
        ("Seguidnos para más.", "Sígannos para más."),
        ("Mirad el calendario.", "Miren el calendario."),
        ("Os damos las gracias.", "Les damos las gracias."),
        ("¿Os animáis?", "¿Se animan?"),
        ("Nos vemos allí, no faltéis.", "Nos vemos allí, no falten."),
    ];

    /// Of those, what is left in part on the way from ustedes, whose forms are those of anybody.
    const NOT_SURE: &[&str] = &[
        "Sois los mejores.",
        "Os habéis ganado un descanso.",
        "Decidnos qué plan preferís.",
        "Esto es para vosotras.",
        "Cuando lleguéis, preguntad por Ana.",
        "Haced una captura y enviádnosla.",
        "Fuisteis los primeros.",
        "Estabais en lo cierto.",
        "Si fuerais tan amables de esperar.",
        "¿Os animáis?",
        "Nos vemos allí, no faltéis.",
    ];

    #[test]
    fn tu_becomes_vos_and_vos_tu() {
        for (tu, vos) in VOSEO {
            assert_eq!(to(Vos, tu), *vos);
            assert_eq!(to(Tu, vos), *tu);
        }
    }

    #[test]
    fn vosotros_becomes_ustedes_and_ustedes_where_it_is_sure_vosotros() {
        for (vosotros, ustedes) in SEVERAL {
            assert_eq!(to(Ustedes, vosotros), *ustedes);
            let sure = to(Vosotros, ustedes) == *vosotros;
            assert_eq!(sure, !NOT_SURE.contains(vosotros), "{ustedes}");
        }
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
    fn a_text_in_tu_that_speaks_of_somebody_else_stays_as_it_is() {
        for text in [
            "Dile a tu abuela que su pastel sale a las seis y que pregunte por Ana.",
            "¿Cómo está ella? Cuéntanos tú, que la conoces.",
            "Añádelo como tercero y tendrá su propia clave. Tú no pierdes nada.",
            "Toma entre 60 y 75 gramos, y pésalos tú.",
            "El mecánico le cambió la rueda. ¿Tienes tú la factura?",
            "Te devolvemos la mitad, que es lo que marca la tabla.",
        ] {
            assert_eq!(to(Tu, text), text);
        }
    }

    #[test]
    fn what_is_said_to_usted_changes_beside_what_is_said_of_others() {
        for (usted, tu) in [
            (
                "Dígale a su hija que su carné está en la taquilla.",
                "Dile a tu hija que su carné está en la taquilla.",
            ),
            ("Entre en la web y mire su saldo.", "Entra en la web y mira tu saldo."),
            ("Entre 20 y 30 euros, y avísenos.", "Entre 20 y 30 euros, y avísanos."),
            ("¿Cómo está la niña? Escríbanos.", "¿Cómo está la niña? Escríbenos."),
            (
                "¿Alguna vez ha probado la bici? Cuéntenos.",
                "¿Alguna vez has probado la bici? Cuéntanos.",
            ),
            (
                "Usted decide lo que da miedo y lo que quiere.",
                "Tú decides lo que da miedo y lo que quieres.",
            ),
            ("¿En qué podría ayudarlo mi compañera?", "¿En qué podría ayudarte mi compañera?"),
            ("Puede recogerlo si está bien cerrado.", "Puedes recogerlo si está bien cerrado."),
            (
                "Avísenos si está interesado en el abono.",
                "Avísanos si estás interesado en el abono.",
            ),
            (
                "Ponga cada freno en su sitio y mire su saldo.",
                "Pon cada freno en su sitio y mira tu saldo.",
            ),
            ("Mencionó que su bono no carga.", "Mencionaste que tu bono no carga."),
            ("Que se divierta en la fiesta.", "Que te diviertas en la fiesta."),
            (
                "Perdona las molestias, envíenos su número.",
                "Perdona las molestias, envíanos tu número.",
            ),
        ] {
            assert_eq!(to(Tu, usted), tu);
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
