//! What is kept on this device: where Timbre stays away, and all of it forgotten.

use timbre_store::Request;
use yew::prelude::*;

use super::confirm::Confirm;
use super::desk::Desk;

#[derive(Properties, PartialEq)]
pub(crate) struct DataProps {
    pub(crate) desk: Desk,
}

/// Shows the page.
#[component]
pub(crate) fn Data(props: &DataProps) -> Html {
    let desk = &props.desk;
    let words = desk.words;
    let sites = &desk.content.settings.sites_off;
    html! {
        <>
            <h2 class="page-title" id="page-title" tabindex="-1">{ desk.text.page_data }</h2>
            if !sites.is_empty() {
                <section class="sheet">
                    <h2>{ words.settings_sites_off }</h2>
                    <ul class="kept">
                        { for sites.iter().map(|site| {
                            let request = Request::SetSite { site: site.clone(), off: false };
                            html! {
                                <li key={site.clone()}>
                                    <span>{ site }</span>
                                    <button class="quiet-button" onclick={desk.on(request, words.settings_saved)}>
                                        { words.site_back_on }
                                    </button>
                                </li>
                            }
                        }) }
                    </ul>
                </section>
            }
            <section class="sheet danger">
                <h2>{ words.erase_title }</h2>
                <p>{ words.erase_lead }</p>
                <Confirm
                    ask={words.erase}
                    sure={words.erase_sure}
                    cancel={words.cancel}
                    confirmed={desk.on(Request::EraseAll, words.erased)}
                />
            </section>
        </>
    }
}
