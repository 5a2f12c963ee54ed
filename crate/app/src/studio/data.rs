//! What is kept on this device: as a file and back, where Timbre stays away, all of it forgotten.

use timbre_store::Request;
use yew::prelude::*;

use super::backup::Backups;
use super::confirm::Confirm;
use super::desk::Desk;
use super::draft;
use super::wizard::DRAFT as WIZARD;

#[derive(Properties, PartialEq)]
pub(crate) struct DataProps {
    pub(crate) desk: Desk,
}

/// Shows the page.
#[component]
pub(crate) fn Data(props: &DataProps) -> Html {
    let desk = &props.desk;
    let words = desk.words;
    let erase = {
        let erase = desk.on(Request::EraseAll, words.erased);
        Callback::from(move |()| {
            draft::forget(WIZARD);
            erase.emit(());
        })
    };
    let sites = &desk.content.settings.sites_off;
    html! {
        <>
            <h2 class="page-title" id="page-title" tabindex="-1">{ desk.text.page_data }</h2>
            <section class="sheet">
                <h2>{ desk.text.privacy_title }</h2>
                <p>{ desk.text.privacy_lead }</p>
                <label class="check">
                    <input
                        id="model"
                        type="checkbox"
                        checked={desk.content.settings.model}
                        onchange={desk.on(Request::SetModel { on: !desk.content.settings.model }, words.settings_saved)}
                    />
                    <span>{ desk.text.model_on }</span>
                </label>
                <p>{ desk.text.model_lead }</p>
            </section>
            <Backups desk={desk.clone()} />
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
                    confirmed={erase}
                />
            </section>
        </>
    }
}
