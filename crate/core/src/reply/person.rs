//! The name that a person is called by, out of what stands on their profile.
//!
//! Calling somebody by no name is always right; calling a shop, a surname or a job by one never
//! is. So whatever is in doubt is nobody's name.

use crate::text::fold;

/// Words that stand in the name of a business, a group or a page, wherever they stand. Folded.
const THINGS: &str = " abogados academia alumnos amigos anonimo anonymous asociacion asociados \
    association associates autoescuela autos ayuntamiento bakery bar blog books boutique cafe \
    cafeteria casa cats cd cf channel church clinic clinica club co colegio college community \
    company comunidad consulting corp council cs deco design designs diario digital dogs empresa \
    estudio eventos events fan fans farmacia fc films fitness foodie fotografia foundation friends \
    fundacion fundraiser games gatos girls gmbh group grupo gym hermanos hijos home hospital \
    hostal hotel iglesia inc inmobiliaria instituto kitchen libreria llc lovers ltd mag magazine \
    market marketing media mercado motors museo museum music musica news noticias official oficial \
    online panaderia peluqueria pharmacy photo photography pizzeria podcast police policia \
    productions radio records restaurant restaurante revista running sa salon school services \
    servicios shop sindicato sl slu soluciones solutions sons spa sport sports store studio studios \
    support soporte systems taller talleres team tech tienda travel tv ud union universidad \
    university user usuario vecinos viajes vlog yoga equipo ";
/// Words with which no person's name begins. Folded.
const NO_FIRST: &str = " a account admin agencia alguien all amante amor an \
    angry asi atencion baby badass bella blanco brown canal captain castro ceo cfo chef chica chico \
    city cliente coach coo cosas crazy cto cuenta customer customers davis deleted delgado demasiado \
    dj don dona dulce el ella estoy facebook familia family feliz founder garcia gente gil girl good \
    group guest guy happy hello help hi hija hijo hola i im info instagram invitado its johnson \
    jones just king la las le life living lo loca loco los love lover madre madres mama mami mi \
    miller mom molina moreno mother mum mundo munoz my navarro nadie new no nobody not nuestra nuestro \
    nobody one only orgullo ortega our padre padres papa papi participante participant plataforma \
    princesa princess prince profe queen ramos real reina rey romero ruiz ser serrano sin smith \
    social solo somebody someone somos sonar soy suarez sweet team the think this todo \
    todos torres tu tus un una user vida vivir voz we williams wilson yo your diaz ";
/// What stands before a name and is none of it. Folded.
const TITLES: &str = " dr dra mr mrs ms miss mx sr sra srta prof profesor profesora lic licda ing arq rev sor sir \
    doctor doctora ";
/// What stands behind a name and a comma. Folded.
const DEGREES: &str = " phd md mba cpa rn jr sr esq msc ma ba pe dds jd cfa pmp lcsw ";
/// First names that take a second one, and the second ones. Folded.
const TAKES_SECOND: &str = " maria jose juan ana luis miguel rosa eva carlos francisco jesus mary pedro victor \
    marco manuel antonio jorge luz ";
const SECOND: &str = " maria jose luis carlos antonio manuel angel jesus javier miguel ignacio \
    ramon alberto enrique pablo belen isabel teresa dolores pilar carmen luisa victoria eugenia \
    elena mercedes cristina rosa josefa angeles soledad fernanda fernando francisco alejandro andres \
    david daniel vicente pedro rafael eduardo lucia mar paz marta laura paula nieves rocio ann anne \
    jane beth lou kate felipe martin ";
/// What "María del …" is called. Folded.
const OF_MARIA: &str = " carmen mar pilar rosario rocio valle sol camino prado consuelo pino \
    amparo socorro milagro milagros angeles dolores remedios desamparados nieves mercedes luz paz \
    concepcion cruz soledad esperanza fe o lourdes fatima jesus guadalupe montserrat ";

fn stands_in(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|known| known == word)
}

/// The first name in a displayed name, cleaned, with its second half where it has one; none if it
/// does not look like a person's. A name in small letters that is the handle again is a handle.
///
/// "🌸 MARÍA JOSÉ | CEO at X" is "María José"; "Tienda Paqui" and "xX_99" are nobody.
#[must_use]
pub fn first_name(displayed: &str, handle: Option<&str>) -> Option<String> {
    let head = alone(displayed)?;
    let mut words: Vec<String> = Vec::new();
    for (place, word) in head.split_whitespace().enumerate() {
        // Two people, or a firm.
        if matches!(word, "&" | "+" | "❤" | "❤️" | "♥" | "x" | "y" | "e" | "and") && place == 1
        {
            return None;
        }
        let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let initial = word.ends_with('.');
        let word = word.trim_matches('.');
        match fold(word).text.as_str() {
            "" => {}
            _ if word.to_lowercase().replace('.', "") == "mª" => words.push("María".into()),
            "ma" if initial => words.push("María".into()),
            "fco" => words.push("Francisco".into()),
            "jse" if initial => words.push("José".into()),
            title if words.is_empty() && stands_in(TITLES, title) => words.push(String::new()),
            // "S.L.", "J.R.": letters with stops between them are no name.
            _ => words.push(word.to_owned()),
        }
    }
    let titled = words.first().is_some_and(String::is_empty);
    words.retain(|word| !word.is_empty());
    let folded: Vec<String> =
        words.iter().map(|word| fold(word).text.replace(['.', '\''], "")).collect();
    let (first, first_folded) = (words.first()?, folded.first()?);
    let surname = titled && words.len() == 1;
    let thing = folded.iter().any(|word| stands_in(THINGS, word));
    if surname || thing || words.len() > 6 || stands_in(NO_FIRST, first_folded) {
        return None;
    }
    let small = words.len() == 1 && first.chars().all(char::is_lowercase);
    let is_handle =
        handle.is_some_and(|handle| fold(handle.trim_start_matches('@')).text == *first_folded);
    if small && (is_handle || first.chars().count() > 9) {
        return None;
    }
    let mixed = words[1..].iter().any(|word| word.chars().any(char::is_lowercase));
    let mut name = cased(first, first_folded, mixed)?;
    if stands_in(TAKES_SECOND, first_folded)
        && let Some((more, words)) = second(&words[1..], &folded, first_folded)
    {
        for word in words {
            name.push(' ');
            name.push_str(word);
        }
        name.push(' ');
        name.push_str(&more);
    }
    Some(name)
}

/// What stands before all that explains the name; none if what follows says that it is another.
fn alone(displayed: &str) -> Option<&str> {
    let cut =
        displayed.find(['|', '(', '[', '/', '·', '•', '~', '@', '–', '—', ':', '#', '®', '™']);
    let dash = displayed.find(" - ");
    let end = cut.into_iter().chain(dash).min().unwrap_or(displayed.len());
    let head = &displayed[..end];
    let Some((before, after)) = head.split_once(',') else { return Some(head) };
    // "Pérez García, Ana" calls her by the surname first; "Ana, Madrid" cannot be told from it.
    let after = after.trim();
    let degree = after.split_whitespace().next().unwrap_or_default();
    let degree = fold(degree).text.replace(['.', ','], "");
    let explains = after.is_empty()
        || !after.starts_with(char::is_alphabetic)
        || after.starts_with(char::is_lowercase)
        || stands_in(DEGREES, &degree);
    explains.then_some(before)
}

/// A word as a first name is written; none if it cannot be one.
fn cased(word: &str, folded: &str, mixed: bool) -> Option<String> {
    let letters = word.chars().count();
    let lettered = word.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'');
    let spoken = folded.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let possessive = word.ends_with("'s") || word.ends_with("'S");
    // Folding makes one letter of what is drawn out.
    let lower: Vec<char> = word.to_lowercase().chars().collect();
    let runs = lower.windows(3).any(|three| three[0] == three[1] && three[1] == three[2]);
    let doubled = lower.first() == lower.get(1) && !matches!(lower.first(), Some('l' | 'a'));
    // Pérez, González: no first name of that length ends so.
    let surname = folded.ends_with("ez") && letters > 4;
    if !(2..=14).contains(&letters)
        || !lettered
        || !spoken
        || possessive
        || runs
        || doubled
        || surname
    {
        return None;
    }
    let shouted = !word.chars().any(char::is_lowercase);
    // "AJ Smith": initials.
    if shouted && letters <= 3 && mixed {
        return None;
    }
    let mut name = String::with_capacity(word.len());
    for piece in word.split_inclusive(['-', '\'']) {
        let mut rest = piece.chars();
        name.extend(rest.next()?.to_uppercase());
        if !shouted && rest.as_str().chars().any(char::is_uppercase) {
            return None;
        }
        name.push_str(&rest.as_str().to_lowercase());
    }
    Some(name)
}

/// The second half of a name, and what stands between: "del" and "Carmen".
fn second<'a>(
    rest: &[String],
    folded: &'a [String],
    first: &str,
) -> Option<(String, &'a [String])> {
    let particles = folded[1..]
        .iter()
        .take_while(|word| matches!(word.as_str(), "de" | "del" | "la" | "los" | "las"))
        .count();
    let (word, known) = (rest.get(particles)?, folded.get(particles + 1)?);
    let belongs = match particles {
        0 => stands_in(SECOND, known),
        _ => first == "maria" && stands_in(OF_MARIA, known),
    };
    let name = cased(word, known, false).filter(|_| belongs)?;
    Some((name, &folded[1..=particles]))
}

#[cfg(test)]
mod tests {
    use super::first_name;

    #[test]
    fn people_are_called_by_their_first_name_and_others_by_none() {
        for (displayed, name) in [
            // As they stand.
            ("Ana Pérez", Some("Ana")),
            ("josé", Some("José")),
            ("ANA PÉREZ GARCÍA", Some("Ana")),
            ("Jean-Luc P.", Some("Jean-Luc")),
            ("Ana P.", Some("Ana")),
            ("Íñigo", Some("Íñigo")),
            ("Llanos Ruiz", Some("Llanos")),
            ("Aaron Blake", Some("Aaron")),
            ("Jo March", Some("Jo")),
            ("Lucía Fernández-Ochoa", Some("Lucía")),
            ("Marcos García López", Some("Marcos")),
            ("Juan de la Cruz", Some("Juan")),
            ("Ana de los Santos", Some("Ana")),
            ("Inés Peña", Some("Inés")),
            ("Alba Rey Castro", Some("Alba")),
            ("Stephen King", Some("Stephen")),
            ("Emma Taylor", Some("Emma")),
            ("siobhan", Some("Siobhan")),
            ("Anne-Marie", Some("Anne-Marie")),
            // With something before, behind or around.
            ("🌸 MARÍA JOSÉ | CEO at X", Some("María José")),
            ("✨Lucía✨", Some("Lucía")),
            ("Marta 💙💛", Some("Marta")),
            ("Ana Pérez - Product Manager at Umbrella and more", Some("Ana")),
            ("Ana Pérez García — Fotógrafa en Sevilla", Some("Ana")),
            ("Carla (she/her)", Some("Carla")),
            ("Tom Baker, PhD", Some("Tom")),
            ("Tom Baker, Jr.", Some("Tom")),
            ("Ana, la del quinto", Some("Ana")),
            ("Dr. Ana Pérez", Some("Ana")),
            ("Dra. LUCÍA GIL", Some("Lucía")),
            ("Mrs. Jane Doe", Some("Jane")),
            ("Don Julio Ramos", None),
            ("Prof. Alan Grant", Some("Alan")),
            ("Sara: mamá a tiempo completo", Some("Sara")),
            ("Elena · Valencia", Some("Elena")),
            ("Ana 1987", Some("Ana")),
            // In two halves.
            ("María del Carmen López", Some("María del Carmen")),
            ("MARIA DE LOS ANGELES", Some("Maria de los Angeles")),
            ("Maria de Lourdes Sosa", Some("Maria de Lourdes")),
            ("María de la O", Some("María")),
            ("Mª José Ruiz", Some("María José")),
            ("Ma. Fernanda Soto", Some("María Fernanda")),
            ("Fco. Javier Mora", Some("Francisco Javier")),
            ("José Luis", Some("José Luis")),
            ("juan carlos gómez", Some("Juan Carlos")),
            ("Ana Belén Ortiz", Some("Ana Belén")),
            ("Miguel Ángel", Some("Miguel Ángel")),
            ("María García", Some("María")),
            ("María de Haro", Some("María")),
            ("Mary Ann Evans", Some("Mary Ann")),
            // Nobody, or nobody that can be told.
            ("", None),
            ("💃💃", None),
            ("xX_99", None),
            ("@anaperez", None),
            ("ana_perez92", None),
            ("ana.perez", None),
            ("AnaPerez", None),
            ("anaperezgomez", None),
            ("Anaaaa", None),
            ("A n a", None),
            ("J. García", None),
            ("J.R. Molina", None),
            ("AJ Smith", None),
            ("JM", None),
            ("BBVA", None),
            ("García", None),
            ("González Ruiz", None),
            ("Pérez García, Ana", None),
            ("Sr. Gómez", None),
            ("Tienda Paqui", None),
            ("BCN Running", None),
            ("El Rincón de Lola", None),
            ("Talleres Hermanos Soto", None),
            ("Ana's Bakery", None),
            ("Ana’s Kitchen", None),
            ("Transportes Gil S.L.", None),
            ("Green & Sons", None),
            ("Ana y Luis", None),
            ("Tom and Lucy", None),
            ("Ana & Luis", None),
            ("The Real Slim", None),
            ("Madre de dos", None),
            ("Just a girl", None),
            ("Facebook User", None),
            ("Equipo de Soporte", None),
            ("C.D. Alameda", None),
            ("Мария", None),
            ("𝓜𝓪𝓻𝓲𝓪", None),
        ] {
            assert_eq!(first_name(displayed, None).as_deref(), name, "{displayed}");
        }
    }

    #[test]
    fn a_handle_in_place_of_a_name_is_none() {
        assert_eq!(first_name("marina", Some("@marina")), None);
        assert_eq!(first_name("marina", Some("marina.vela")).as_deref(), Some("Marina"));
        assert_eq!(first_name("Marina", Some("marina")).as_deref(), Some("Marina"));
    }
}
