//! A text, read once.

use super::language::{Language, LanguageGuess, identify};
use super::sentence::sentence_ends;
use super::span::{ByteSpan, OffsetMap, Utf16Span};
use super::token::{Token, TokenKind, tokenize};

/// A sentence and the tokens in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, without the white space around it.
    pub span: ByteSpan,
    /// Its tokens, as a range of [`Document::tokens`].
    pub tokens: std::ops::Range<usize>,
}

/// A text with its tokens, sentences and language: what every judge reads.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// The text as it was written.
    pub text: &'a str,
    /// Its tokens in order.
    pub tokens: Vec<Token>,
    /// Its sentences in order; every token lies in exactly one.
    pub sentences: Vec<Sentence>,
    /// Its language: the one that was given, else the one identified.
    pub language: Language,
    /// How sure the language is, 0 to 1; 1 if it was given.
    pub language_confidence: f32,
    offsets: OffsetMap,
}

impl<'a> Document<'a> {
    /// Reads `text`, in `language` if that is known.
    #[must_use]
    pub fn new(text: &'a str, language: Option<Language>) -> Self {
        Self::answering(text, language, None)
    }

    /// Reads `text`, in `language` if that is known, as an answer to one in the language `answered`, if that is: a few words
    /// that tell none are in the same.
    #[must_use]
    pub fn answering(
        text: &'a str,
        language: Option<Language>,
        answered: Option<Language>,
    ) -> Self {
        let tokens = tokenize(text);
        let guess = match language {
            Some(language) => LanguageGuess { language, confidence: 1.0 },
            None => identify(text, &tokens, answered),
        };
        let sentences = sentences(text, &tokens);
        Self {
            text,
            tokens,
            sentences,
            language: guess.language,
            language_confidence: guess.confidence,
            offsets: OffsetMap::new(text),
        }
    }

    /// The words, in order.
    pub fn words(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|token| token.kind == TokenKind::Word)
    }

    /// A span in the unit of what leaves the engine.
    #[must_use]
    pub fn utf16(&self, span: ByteSpan) -> Utf16Span {
        self.offsets.to_utf16_span(span)
    }

    /// A span that came from outside, in bytes.
    #[must_use]
    pub fn bytes(&self, span: Utf16Span) -> ByteSpan {
        self.offsets.to_byte_span(span)
    }

    /// The text of a token as it was written.
    #[must_use]
    #[inline]
    pub fn raw(&self, token: &Token) -> &'a str {
        token.span.of(self.text)
    }
}

/// Sentences by UAX #29, and a line break always ends one: social writing breaks lines for stops.
fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut next = 0;
    let mut start = 0;
    for end in sentence_ends(text) {
        for line in text[start..end].split_inclusive('\n') {
            start += line.len();
            let first = next;
            while tokens.get(next).is_some_and(|token| token.span.start < start) {
                next += 1;
            }
            if first < next {
                let span = ByteSpan::new(tokens[first].span.start, tokens[next - 1].span.end);
                sentences.push(Sentence { span, tokens: first..next });
            }
        }
    }
    sentences
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use TokenKind::*;

    fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
        let document = Document::new(text, None);
        document.tokens.iter().map(|token| (token.kind, token.span.of(text))).collect()
    }

    #[test]
    fn a_few_words_that_tell_no_language_are_in_the_one_that_they_answer() {
        let answering = |text, answered| Document::answering(text, None, Some(answered)).language;
        assert_eq!(answering("Soon.", Language::En), Language::En);
        assert_eq!(answering("Depende", Language::Es), Language::Es);
        assert_eq!(answering("No comentamos temas internos.", Language::Es), Language::Es);
        assert_eq!(answering("À bientôt", Language::Es), Language::Other);
        assert_eq!(answering("Nous vous écrivons demain", Language::Es), Language::Other);
        assert_eq!(answering("Sure thing, we will", Language::Es), Language::En);
        assert_eq!(Document::new("Soon.", None).language, Language::Other);
    }

    #[test]
    fn social_writing_is_told_apart() {
        assert_eq!(
            kinds("@ana.b, mira www.casa.es/a?b=1. #NoMás 👍🏽!!! a@b.com 1.299,50€ :)"),
            [
                (Mention, "@ana.b"),
                (Mark, ","),
                (Word, "mira"),
                (Link, "www.casa.es/a?b=1"),
                (Mark, "."),
                (Hashtag, "#NoMás"),
                (Emoji, "👍🏽"),
                (Mark, "!!!"),
                (Email, "a@b.com"),
                (Number, "1.299,50"),
                (Mark, "€"),
                (Emoji, ":)"),
            ]
        );
    }

    #[test]
    fn a_hashtag_keeps_accents_that_stand_apart() {
        assert_eq!(kinds("#giraMe\u{301}xico"), [(Hashtag, "#giraMe\u{301}xico")]);
    }

    #[test]
    fn words_keep_their_apostrophes_and_lose_their_stretching() {
        let document = Document::new("Don't be soooo RUDE", None);
        let folded: Vec<_> = document.tokens.iter().map(|token| token.folded.as_str()).collect();
        assert_eq!(folded, ["don't", "be", "soo", "rude"]);
        assert!(document.tokens[2].stretched && document.tokens[3].shouted);
    }

    #[test]
    fn a_line_break_ends_a_sentence() {
        let document = Document::new("Hola Ana\nTe leemos. ¿Nos escribes?", None);
        let spans: Vec<_> = document.sentences.iter().map(|s| s.span.of(document.text)).collect();
        assert_eq!(spans, ["Hola Ana", "Te leemos.", "¿Nos escribes?"]);
    }

    #[test]
    fn short_texts_find_their_language() {
        for (text, language) in [
            ("gracias!!", Language::Es),
            ("no me llega el pedido", Language::Es),
            ("Thanks, will do", Language::En),
            ("where is my order", Language::En),
            ("q tal el finde?", Language::Es),
            ("👍👍", Language::Other),
            ("Wann kommt endlich mein Paket an? Ich warte seit drei Wochen", Language::Other),
            ("Quando chega a minha encomenda? Já não aguento esperar mais", Language::Other),
        ] {
            assert_eq!(Document::new(text, None).language, language, "{text}");
        }
    }

    proptest! {
        #[test]
        fn tokens_and_sentences_cover_all_that_is_visible(text in "[\\PC\\n]{0,60}") {
            let document = Document::new(&text, None);
            let mut covered = 0;
            for token in &document.tokens {
                prop_assert!(token.span.start >= covered);
                prop_assert!(text[covered..token.span.start].chars().all(char::is_whitespace));
                covered = token.span.end;
            }
            prop_assert!(text[covered..].chars().all(char::is_whitespace));
            let in_sentences: usize = document.sentences.iter().map(|s| s.tokens.len()).sum();
            prop_assert_eq!(in_sentences, document.tokens.len());
        }
    }
}
