//! What a comment asks for, by the lexicon.

use crate::model::{Category, Hit};
use crate::vocabulary::Ask;

const ASKS: [(Category, Ask); 8] = [
    (Category::AskRefund, Ask::Refund),
    (Category::AskFix, Ask::Fix),
    (Category::AskStatus, Ask::Status),
    (Category::AskInformation, Ask::Information),
    (Category::AskContact, Ask::Contact),
    (Category::AskCompensation, Ask::Compensation),
    (Category::AskApology, Ask::Apology),
    (Category::AskCancellation, Ask::Cancellation),
];

/// The asks whose words stand in a text, in the order of [`Ask`].
pub(super) fn find(hits: &[Hit]) -> Vec<Ask> {
    ASKS.iter()
        .filter(|(category, _)| hits.iter().any(|hit| hit.category == *category))
        .map(|(_, ask)| *ask)
        .collect()
}
