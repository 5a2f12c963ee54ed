//! Check digits: what tells a number that belongs to somebody from one that only looks like it.

/// Luhn's check (ISO/IEC 7812-1, annex B) over decimal digits.
pub(super) fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &digit)| match (place % 2, u32::from(digit)) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Lengths of IBANs by country (SWIFT IBAN registry, release 99).
const IBAN_LENGTHS: &[(&str, usize)] = &[
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("BR", 29),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("GT", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("SV", 28),
    ("TR", 26),
];

/// How many characters an IBAN of `country` has; none for a country without IBAN.
pub(super) fn iban_length(country: &str) -> Option<usize> {
    IBAN_LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length)
}

/// The check of an IBAN (ISO 13616): moved round and read as a number, it leaves 1 modulo 97.
pub(super) fn iban(compact: &str) -> bool {
    let (head, tail) = compact.split_at(4);
    let mut rest: u32 = 0;
    for character in tail.chars().chain(head.chars()) {
        let Some(value) = character.to_digit(36) else { return false };
        rest = (rest * if value > 9 { 100 } else { 10 } + value) % 97;
    }
    rest == 1
}

/// The control letter of a Spanish DNI, or of a NIE whose X, Y or Z was read as 0, 1 or 2.
pub(super) fn dni_letter(number: u32) -> char {
    char::from(b"TRWAGMYFPDXBNJZSQVHLCKE"[(number % 23) as usize])
}

/// The check of a Spanish CIF over its seven digits: the control digit, 0 to 9.
pub(super) fn cif_control(digits: &[u8]) -> u8 {
    let sum: u8 = digits
        .iter()
        .enumerate()
        .map(|(place, &digit)| {
            if place % 2 == 1 {
                digit
            } else {
                let double = digit * 2;
                double / 10 + double % 10
            }
        })
        .sum();
    (10 - sum % 10) % 10
}

/// The check character of a Chilean RUT.
pub(super) fn rut_check(digits: &[u8]) -> char {
    let weights = [2, 3, 4, 5, 6, 7].iter().cycle();
    let sum: u32 = digits.iter().rev().zip(weights).map(|(&d, w)| u32::from(d) * w).sum();
    match 11 - sum % 11 {
        11 => '0',
        10 => 'K',
        digit => char::from(b'0' + digit as u8),
    }
}

/// Whether eleven digits are an Argentine CUIT or CUIL.
pub(super) fn cuit(digits: &[u8]) -> bool {
    if digits.len() != 11 || !matches!(digits[0] * 10 + digits[1], 20 | 23..=27 | 30 | 33 | 34) {
        return false;
    }
    let weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = digits.iter().zip(weights).map(|(&d, w)| u32::from(d) * w).sum();
    let check = match 11 - sum % 11 {
        11 => 0,
        10 => 9,
        digit => digit,
    };
    check == u32::from(digits[10])
}

/// Whether eighteen characters are a Mexican CURP: its shape and its check digit.
pub(super) fn curp(compact: &str) -> bool {
    const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
    let characters: Vec<char> = compact.chars().collect();
    let [head @ .., check] = characters.as_slice() else { return false };
    let shaped = characters.len() == 18
        && head.iter().enumerate().all(|(place, c)| match place {
            0..=3 | 11..=15 => c.is_ascii_uppercase() || *c == 'Ñ',
            4..=9 => c.is_ascii_digit(),
            10 => matches!(c, 'H' | 'M' | 'X'),
            _ => c.is_ascii_alphanumeric(),
        });
    if !shaped {
        return false;
    }
    let value = |c: &char| ALPHABET.chars().position(|other| other == *c).unwrap_or(0);
    let sum: usize = head.iter().enumerate().map(|(place, c)| value(c) * (18 - place)).sum();
    check.to_digit(10) == u32::try_from((10 - sum % 10) % 10).ok()
}

/// Whether twelve or thirteen characters have the shape of a Mexican RFC, date included.
pub(super) fn rfc(compact: &str) -> bool {
    let characters: Vec<char> = compact.chars().collect();
    let letters = match characters.len() {
        13 => 4,
        12 => 3,
        _ => return false,
    };
    let (name, rest) = characters.split_at(letters);
    let (date, homonym) = rest.split_at(6);
    let number =
        |two: &[char]| two.iter().filter_map(|c| c.to_digit(10)).fold(0, |n, d| n * 10 + d);
    name.iter().all(|c| c.is_ascii_uppercase() || matches!(c, 'Ñ' | '&'))
        && date.iter().all(char::is_ascii_digit)
        && (1..=12).contains(&number(&date[2..4]))
        && (1..=31).contains(&number(&date[4..6]))
        && homonym.iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u8> {
        text.bytes().filter(u8::is_ascii_digit).map(|byte| byte - b'0').collect()
    }

    #[test]
    fn published_examples_pass_and_their_neighbours_do_not() {
        assert!(luhn(&digits("4111 1111 1111 1111")) && !luhn(&digits("4111 1111 1111 1112")));
        assert!(iban("ES9121000418450200051332") && !iban("ES9121000418450200051333"));
        assert!(iban("GB29NWBK60161331926819"));
        assert_eq!(dni_letter(12_345_678), 'Z');
        assert_eq!(rut_check(&digits("12345678")), '5');
        assert!(cuit(&digits("20123456786")) && !cuit(&digits("20123456785")));
        assert!(rfc("GODE561231GR8") && !rfc("GODE561331GR8"));
    }
}
