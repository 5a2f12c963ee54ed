//! What of a long page waits until what is seen first is painted.

use yew::prelude::*;

use crate::browser;

/// Whether the component has been painted once.
#[hook]
pub(super) fn use_painted() -> bool {
    let painted = use_state_eq(|| false);
    let set = painted.clone();
    use_effect_with((), move |()| browser::after_paint(move || set.set(true)));
    *painted
}
