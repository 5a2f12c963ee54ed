//! What a page says that needs a brand, where there is none yet.

use yew::prelude::*;

use super::desk::Desk;

/// Shows the way to the first brand.
pub(crate) fn no_brand(desk: &Desk) -> Html {
    html! {
        <section class="sheet">
            <p class="empty">{ desk.text.no_brand }</p>
            <p><a class="button" href="#brands">{ desk.text.no_brand_way }</a></p>
        </section>
    }
}
