//! What is asked before a reply is inserted, and the reply once it is answered.

use super::suggestion::{Gap, SourceKind, Suggestion};
use super::template::GapKind;
use crate::text::{Document, Language, OffsetMap};
use crate::vocabulary::Moment;

const MONTHS: [[&str; 12]; 2] = [
    [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

impl Suggestion {
    /// The gap whose answer fills the gap at `index` too: the first of that name. A template that
    /// asks twice for the same means the same; two numbers of an approved reply are two.
    #[must_use]
    pub fn answered_by(&self, index: usize) -> usize {
        let Some(gap) = self.gaps.get(index) else { return index };
        let same = |other: &Gap| {
            other.name == gap.name && other.kind == gap.kind && other.options == gap.options
        };
        match self.source.kind {
            SourceKind::Template => self.gaps.iter().position(same).unwrap_or(index),
            _ => index,
        }
    }

    /// The reply with an answer for each of its gaps, in their order. A gap without an answer keeps
    /// a default that is no date's, else it is left marked. A date is an answer as
    /// `YYYY-MM-DD`, and is said in the reply's language, with its year where that is not `now`'s.
    #[must_use]
    pub fn answered(&self, answers: &[String], now: Moment) -> Suggestion {
        let language = Document::new(&self.text, None).language;
        let offsets = OffsetMap::new(&self.text);
        let mut text = String::with_capacity(self.text.len());
        let (mut at, mut left) = (0, Vec::new());
        for (index, gap) in self.gaps.iter().enumerate() {
            let span = offsets.to_byte_span(gap.span);
            text.push_str(&self.text[at..span.start]);
            at = span.end;
            let answer =
                answers.get(self.answered_by(index)).map(|said| said.trim()).unwrap_or_default();
            let start = text.len();
            match (answer, gap.kind, &gap.default) {
                ("", GapKind::Date, Some(default)) => text.push_str(default),
                ("", ..) => {
                    text.push('[');
                    text.push_str(&gap.name);
                    text.push(']');
                    left.push((start..text.len(), Gap { default: None, ..gap.clone() }));
                }
                (answer, GapKind::Date, _) => match said_date(answer, language, now) {
                    Some(date) => text.push_str(&date),
                    None => text.push_str(answer),
                },
                (answer, ..) => text.push_str(answer),
            }
        }
        text.push_str(&self.text[at..]);
        let offsets = OffsetMap::new(&text);
        let gaps = left
            .into_iter()
            .map(|(range, gap)| Gap { span: offsets.to_utf16_span(range.into()), ..gap })
            .collect();
        Suggestion { gaps, text, ..self.clone() }
    }
}

impl Gap {
    /// The answer that it begins with: its default, unless that is a date in words, which a field
    /// for dates cannot show.
    #[must_use]
    pub fn first_answer(&self) -> String {
        let shown = |default: &&String| match self.kind {
            GapKind::Date => parse_date(default).is_some(),
            GapKind::Choice => self.options.contains(*default),
            GapKind::Text => true,
        };
        self.default.as_ref().filter(shown).cloned().unwrap_or_default()
    }
}

/// Year, month from 1 and day of `YYYY-MM-DD`.
fn parse_date(text: &str) -> Option<(i64, usize, u32)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let date = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let real = year.len() >= 4 && (1..=12).contains(&date.1) && (1..=31).contains(&date.2);
    (real && parts.next().is_none()).then_some(date)
}

fn said_date(answer: &str, language: Language, now: Moment) -> Option<String> {
    let (year, month, day) = parse_date(answer)?;
    let spanish = language == Language::Es;
    let month = MONTHS[usize::from(!spanish)].get(month - 1)?;
    let this_year = year == now.year();
    Some(match (spanish, this_year) {
        (true, true) => format!("{day} de {month}"),
        (true, false) => format!("{day} de {month} de {year}"),
        (false, true) => format!("{day} {month}"),
        (false, false) => format!("{day} {month} {year}"),
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Source, SuggestionRequest, render};
    use super::*;

    /// 22 November 2026.
    const NOW: Moment = Moment { unix_ms: 1_795_305_600_000, offset_minutes: 60 };

    fn filled(body: &str) -> Suggestion {
        render(body, None, &SuggestionRequest::default()).unwrap()
    }

    fn answers(said: &[&str]) -> Vec<String> {
        said.iter().map(|answer| (*answer).to_owned()).collect()
    }

    #[test]
    fn answers_go_where_they_were_asked_and_what_is_not_answered_stays_marked() {
        let reply = filled(
            "Hola. Tu pedido {{ask \"número\"}} 🚲 sale el {{ask \"día\" | date}}, talla {{ask \"talla\" | choice: \"S\", \"M\" | default: \"M\"}}.",
        );
        let first: Vec<String> = reply.gaps.iter().map(Gap::first_answer).collect();
        assert_eq!(first, ["", "", "M"]);
        let done = reply.answered(&answers(&[" 123 ", "2026-11-25", "S"]), NOW);
        assert_eq!(done.text, "Hola. Tu pedido 123 🚲 sale el 25 de noviembre, talla S.");
        assert!(done.gaps.is_empty());
        let part = reply.answered(&answers(&["", "2027-01-02", ""]), NOW);
        assert_eq!(
            part.text,
            "Hola. Tu pedido [número] 🚲 sale el 2 de enero de 2027, talla [talla]."
        );
        let spans: Vec<&str> = part
            .gaps
            .iter()
            .map(|gap| OffsetMap::new(&part.text).to_byte_span(gap.span).of(&part.text))
            .collect();
        assert_eq!(spans, ["[número]", "[talla]"]);
    }

    #[test]
    fn a_date_is_said_in_the_language_of_the_reply_and_may_have_a_default_in_words() {
        let english = filled("Hi there, your order leaves the shop on {{ask \"day\" | date}}.");
        let said = english.answered(&answers(&["2026-12-01"]), NOW).text;
        assert_eq!(said, "Hi there, your order leaves the shop on 1 December.");
        let words = filled("Te lo decimos {{ask \"día\" | date | default: \"mañana\"}} sin falta.");
        assert_eq!(words.gaps[0].first_answer(), "");
        assert_eq!(words.answered(&answers(&[""]), NOW).text, "Te lo decimos mañana sin falta.");
        assert_eq!(said_date("2026-13-40", Language::Es, NOW), None);
    }

    #[test]
    fn a_template_asks_once_for_what_it_says_twice() {
        let mut reply = filled("{{ask \"tienda\"}}: abrimos {{ask \"tienda\"}}.");
        let said = answers(&["Sol", ""]);
        assert_eq!(reply.answered(&said, NOW).text, "Sol: abrimos Sol.");
        reply.source = Source { kind: SourceKind::Reply, id: "1".into() };
        assert_eq!(reply.answered(&said, NOW).text, "Sol: abrimos [tienda].");
    }
}
