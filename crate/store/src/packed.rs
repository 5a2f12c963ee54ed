//! Brand packs inside a message: as their own JSON, read by the one reader that packs have. A second
//! reader, made for the message's format, would weigh more in the module than all the rest of it.

use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use timbre_core::brand::BrandPack;

fn read<E: serde::de::Error>(json: &str) -> Result<BrandPack, E> {
    BrandPack::parse(json).map_err(|problems| match problems.first() {
        Some(problem) => E::custom(problem),
        None => E::custom("a brand pack that cannot be read"),
    })
}

/// One pack.
pub(crate) mod one {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(pack: &BrandPack, to: S) -> Result<S::Ok, S::Error> {
        serde_json::to_string(pack).map_err(S::Error::custom)?.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Box<BrandPack>, D::Error> {
        read(&String::deserialize(from)?).map(Box::new)
    }
}

/// A list of packs.
pub(crate) mod many {
    use super::*;

    pub(crate) fn serialize<S: Serializer>(packs: &[BrandPack], to: S) -> Result<S::Ok, S::Error> {
        let jsons: Result<Vec<String>, _> = packs.iter().map(serde_json::to_string).collect();
        jsons.map_err(S::Error::custom)?.serialize(to)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<BrandPack>, D::Error> {
        let jsons = Vec::<String>::deserialize(from)?;
        jsons.iter().map(|json| read(json)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Answer, Content, Request};

    #[test]
    fn packs_cross_in_both_directions_and_bad_ones_do_not() {
        let json = r#"{"version": 1, "id": "pan", "name": "Pan", "languages": ["es"]}"#;
        let pack = BrandPack::parse(json).unwrap();
        let request = Request::SaveBrand { pack: Box::new(pack.clone()), activate: true };
        let sent = serde_json::to_string(&request).unwrap();
        assert_eq!(serde_json::from_str::<Request>(&sent).unwrap(), request);
        assert!(serde_json::from_str::<Request>(&sent.replace("Pan", " ")).is_err());
        let content = Box::new(Content { brands: vec![pack], ..Content::default() });
        let answer = Answer::Content { content };
        let sent = serde_json::to_string(&answer).unwrap();
        assert_eq!(serde_json::from_str::<Answer>(&sent).unwrap(), answer);
    }
}
