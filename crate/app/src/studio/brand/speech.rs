//! Who the brand is and how it speaks: name, languages, accounts, form of address, greeting,
//! signature, emoji and hashtags.

use timbre_core::brand::{AddressRule, BrandPack};
use timbre_core::text::Language;
use timbre_core::vocabulary::{Account, AddressForm, Network};
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::fields::{Adder, Field, choice, tick};
use super::super::{language_name, network_name};
use super::{in_languages, on, put_in, remover};

#[derive(Properties, PartialEq)]
pub(super) struct SpeechProps {
    pub(super) desk: Desk,
}

/// Shows the form.
#[component]
pub(super) fn Speech(props: &SpeechProps) -> Html {
    let desk = &props.desk;
    let text = desk.text;
    let network = use_state_eq(|| "x".to_owned());
    let Some(brand) = &desk.brand else { return Html::default() };
    let languages = [Language::Es, Language::En].map(|language| {
        let spoken = brand.languages.contains(&language);
        let set = on(desk, text.about_languages, move |pack: &mut BrandPack, ticked: bool| {
            pack.languages.retain(|one| *one != language);
            if ticked {
                pack.languages.push(language);
            } else if pack.languages.is_empty() {
                // A brand speaks one language at least.
                pack.languages.push(language);
            }
        });
        tick(language_name(desk.words, language), spoken, set)
    });
    let add_account = {
        let network = network_of(&network);
        on(desk, text.about_accounts, move |pack: &mut BrandPack, handle: String| {
            let handle = handle.trim_start_matches('@').to_owned();
            pack.accounts.push(Account { network, handle });
        })
    };
    let choose = {
        let network = network.clone();
        Callback::from(move |tag: String| network.set(tag))
    };
    html! {
        <section class="sheet">
            <h2>{ text.speech_title }</h2>
            <Field
                id="brand-name"
                label={text.brand_name}
                value={brand.name.clone()}
                required={AttrValue::from(text.must_not_be_empty)}
                set={on(desk, text.about_name, |pack: &mut BrandPack, name: String| pack.name = name)}
            />
            <fieldset><legend>{ text.brand_languages }</legend>{ for languages }</fieldset>
            { address(desk, brand) }
            <h3>{ text.accounts_title }</h3>
            <p>{ text.accounts_lead }</p>
            <ul class="kept">
                { for brand.accounts.iter().enumerate().map(|(place, account)| {
                    let name = format!("{} · @{}", network_name(text, account.network), account.handle);
                    html! {
                        <li>
                            <span>{ &name }</span>
                            { remover(desk, text.about_accounts, &name, move |pack| remove(&mut pack.accounts, place)) }
                        </li>
                    }
                }) }
            </ul>
            <div class="adder-row">
                { choice("account-network", text.preview_on, &networks(desk), &network, choose) }
                <Adder id="account-handle" label={text.account_handle} button={text.entry_add} add={add_account} />
            </div>
            { in_languages(desk, brand, "greeting", text.greeting, 0, &brand.greeting.clone().unwrap_or_default(),
                |pack, language, value| put_in(&mut pack.greeting, language, value), text.about_greeting) }
            { in_languages(desk, brand, "signature", text.signature, 0, &brand.signature.clone().unwrap_or_default(),
                |pack, language, value| put_in(&mut pack.signature, language, value), text.about_signature) }
            <div class="field-pair even">
                { at_most(desk, "emoji-max", text.emoji_max, brand.emoji.max, |pack, most| pack.emoji.max = most) }
                { at_most(desk, "hashtags-max", text.hashtags_max, brand.hashtags.max, |pack, most| pack.hashtags.max = most) }
            </div>
        </section>
    }
}

/// Takes an entry out, if it is there.
pub(super) fn remove<T>(list: &mut Vec<T>, place: usize) {
    if place < list.len() {
        list.remove(place);
    }
}

fn networks(desk: &Desk) -> Vec<(String, String)> {
    Network::ALL.map(|network| (tag(network), network_name(desk.text, network).to_owned())).to_vec()
}

fn tag(network: Network) -> String {
    format!("{network:?}").to_lowercase()
}

fn network_of(wanted: &str) -> Network {
    Network::ALL.into_iter().find(|network| tag(*network) == wanted).unwrap_or_default()
}

/// The form of address in Spanish, where there is a choice, and where a network differs.
fn address(desk: &Desk, brand: &BrandPack) -> Html {
    if !brand.languages.contains(&Language::Es) {
        return Html::default();
    }
    let text = desk.text;
    let forms = [AddressForm::Tu, AddressForm::Usted, AddressForm::Vos];
    let name = |form: AddressForm| format!("{form:?}").to_lowercase();
    let options: Vec<(String, String)> =
        std::iter::once((String::new(), text.address_any.to_owned()))
            .chain(forms.map(|form| (name(form), text_of(desk, form).to_owned())))
            .collect();
    let general = brand.address_for(Language::Es, None).map(name).unwrap_or_default();
    let set = |network: Option<Network>| {
        on(desk, text.about_address, move |pack: &mut BrandPack, wanted: String| {
            pack.address.retain(|rule| rule.language != Language::Es || rule.network != network);
            if let Some(form) = forms.into_iter().find(|form| name(*form) == wanted) {
                let rule = AddressRule { language: Language::Es, network, form };
                // What holds everywhere stands before the exceptions, which hold against it.
                match network {
                    None => pack.address.insert(0, rule),
                    Some(_) => pack.address.push(rule),
                }
            }
        })
    };
    let of_network = |network: Network| {
        let rule = brand
            .address
            .iter()
            .rev()
            .find(|rule| rule.language == Language::Es && rule.network == Some(network));
        rule.map(|rule| name(rule.form)).unwrap_or_default()
    };
    let mut exceptions = options.clone();
    exceptions[0].1 = text.address_same.to_owned();
    html! {
        <>
            { choice("address", text.address, &options, &general, set(None)) }
            <details class="fits">
                <summary>{ text.address_networks }</summary>
                <div class="grid-fields">
                    { for Network::ALL.into_iter().map(|network| choice(
                        &format!("address-{}", tag(network)),
                        network_name(text, network),
                        &exceptions,
                        &of_network(network),
                        set(Some(network)),
                    )) }
                </div>
            </details>
        </>
    }
}

fn text_of(desk: &Desk, form: AddressForm) -> &'static str {
    match form {
        AddressForm::Usted => desk.text.address_usted,
        AddressForm::Vos => desk.text.address_vos,
        _ => desk.text.address_tu,
    }
}

/// The most of something in a reply; no limit if nothing is chosen.
fn at_most(
    desk: &Desk,
    id: &str,
    label: &str,
    most: Option<u8>,
    set: impl Fn(&mut BrandPack, Option<u8>) + 'static,
) -> Html {
    let none = (String::new(), desk.text.no_limit.to_owned());
    let mut options = vec![none];
    options.extend((0..=5_u8).map(|number| (number.to_string(), number.to_string())));
    if let Some(most) = most.filter(|most| *most > 5) {
        options.push((most.to_string(), most.to_string()));
    }
    let chosen = most.map(|most| most.to_string()).unwrap_or_default();
    let set = on(desk, desk.text.about_limits, move |pack: &mut BrandPack, tag: String| {
        set(pack, tag.parse().ok());
    });
    choice(id, label, &options, &chosen, set)
}
