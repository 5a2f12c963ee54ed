//! The order of a module's functions. What compresses a module finds again what it saw in the last 32 KB: functions
//! that are alike, as all those that read a list from JSON, are to follow each other.

use anyhow::Result;
use std::collections::HashMap;
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// So many bytes in common are a sign of likeness.
const SIGN: usize = 5;
/// A sign that more functions have says nothing.
const COMMON: usize = 60;
/// What the signs of the function before count for, of the one before that and so on.
const WEIGHTS: [f64; 6] = [1.0, 0.6, 0.36, 0.216, 0.13, 0.078];
/// Added to a function's length, that the shortest are not alike to all others.
const SHORT: f64 = 30.0;

/// The module, which has no names, with a name for each of its functions: its place in an order in which alike ones
/// follow each other.
///
/// # Errors
/// When it is no module.
pub(crate) fn name_functions(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(&module[body.range()]),
            _ => {}
        }
    }
    let mut places = vec![0; bodies.len()];
    for (place, function) in order(&bodies).into_iter().enumerate() {
        places[function] = place;
    }
    let mut names = NameMap::new();
    for (function, place) in places.into_iter().enumerate() {
        names.append(u32::try_from(imported + function)?, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut named = module.to_vec();
    section.append_to(&mut named);
    Ok(named)
}

/// From the largest function on, always the one that is most like the last ones.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let mut numbers: HashMap<&[u8], usize> = HashMap::new();
    let mut having: Vec<Vec<usize>> = Vec::new();
    for (function, body) in bodies.iter().enumerate() {
        for sign in body.windows(SIGN) {
            let number = *numbers.entry(sign).or_insert(having.len());
            if number == having.len() {
                having.push(Vec::new());
            }
            if having[number].last() != Some(&function) {
                having[number].push(function);
            }
        }
    }
    let mut signs = vec![Vec::new(); bodies.len()];
    for (sign, functions) in having.iter().enumerate() {
        if (2..=COMMON).contains(&functions.len()) {
            functions.iter().for_each(|&function| signs[function].push(sign));
        }
    }
    let mut left: Vec<bool> = vec![true; bodies.len()];
    let mut order: Vec<usize> = Vec::new();
    while order.len() < bodies.len() {
        let mut likeness = vec![0.0; bodies.len()];
        for (&last, weight) in order.iter().rev().zip(WEIGHTS) {
            for &function in signs[last].iter().flat_map(|&sign: &usize| &having[sign]) {
                likeness[function] += weight;
            }
        }
        let by_likeness =
            |&function: &usize| likeness[function] / (bodies[function].len() as f64 + SHORT);
        let best =
            (0..bodies.len()).rev().filter(|&function| left[function]).max_by(|one, other| {
                let by_length = || bodies[*one].len().cmp(&bodies[*other].len());
                by_likeness(one).total_cmp(&by_likeness(other)).then_with(by_length)
            });
        let Some(next) = best else { break };
        left[next] = false;
        order.push(next);
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_functions_follow_each_other() {
        let bodies: Vec<Vec<u8>> = (0..12_u8)
            .map(|at| {
                let kind = at % 3;
                (0..60).map(|byte| byte * (kind + 1) + kind).chain([at]).collect()
            })
            .collect();
        let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
        let mut kinds: Vec<usize> = order(&bodies).into_iter().map(|at| at % 3).collect();
        kinds.dedup();
        assert_eq!(kinds.len(), 3);
    }

    #[test]
    fn every_function_has_a_name_of_its_own() {
        // Two functions that do nothing, of one type.
        let module =
            b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x03\x03\x02\0\0\x0a\x07\x02\x02\0\x0b\x02\0\x0b";
        let named = name_functions(module).unwrap();
        let names = b"\0\x18\x04name\x01\x11\x02\x00\x06000000\x01\x06000001";
        assert_eq!(named, [&module[..], &names[..]].concat());
        assert!(name_functions(b"no module").is_err());
    }
}
