//! The way on from a brand that has just been made: to a first reply.

use timbre_core::vocabulary::Network;
use yew::prelude::*;

use super::desk::Desk;
use super::network_name;
use super::page::TRIAL;
use crate::browser;

/// Where there are comments to answer, the networks most used first.
const ADDRESSES: [(Network, &str); 10] = [
    (Network::Instagram, "https://www.instagram.com/"),
    (Network::Facebook, "https://www.facebook.com/"),
    (Network::X, "https://x.com/notifications"),
    (Network::Tiktok, "https://www.tiktok.com/"),
    (Network::Youtube, "https://studio.youtube.com/"),
    (Network::Linkedin, "https://www.linkedin.com/"),
    (Network::Threads, "https://www.threads.com/"),
    (Network::Reddit, "https://www.reddit.com/"),
    (Network::Bluesky, "https://bsky.app/notifications"),
    (Network::Mastodon, "https://mastodon.social/notifications"),
];

/// Shows it.
pub(super) fn next_step(desk: &Desk) -> Html {
    let text = desk.text;
    html! {
        <section class="sheet next-step" aria-labelledby="next-step">
            <h2 id="next-step" tabindex="-1">{ text.next_title }</h2>
            // On a page owner's site Timbre is on that site alone.
            if browser::in_extension() {
                <p>{ text.next_lead }</p>
                <ul aria-label={text.next_networks}>
                    { for ADDRESSES.into_iter().map(|(network, address)| html! {
                        <li>
                            <a class="quiet-button framed" href={address} target="_blank" rel="noopener">
                                { network_name(text, network) }
                            </a>
                        </li>
                    }) }
                </ul>
            }
            <p><a id="try-here" href={format!("#{TRIAL}")}>{ text.next_try }</a></p>
        </section>
    }
}
