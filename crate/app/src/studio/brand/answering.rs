//! How each situation is answered: who, where, how soon, and what to do.

use timbre_core::brand::{BrandPack, Channel, Play};
use timbre_core::vocabulary::Situation;
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::fields::{Field, choice};
use super::{in_languages, on, put_in};
use crate::judgement_words;

/// Minutes that can be chosen to answer within.
const WITHIN: [u32; 8] = [15, 30, 60, 120, 240, 480, 1_440, 2_880];

#[derive(Properties, PartialEq)]
pub(super) struct AnsweringProps {
    pub(super) desk: Desk,
}

/// Shows the form of one situation.
#[component]
pub(super) fn Answering(props: &AnsweringProps) -> Html {
    let desk = &props.desk;
    let text = desk.text;
    let situation = use_state_eq(|| Situation::Complaint);
    let Some(brand) = &desk.brand else { return Html::default() };
    let chosen = *situation;
    let options = Situation::ALL
        .map(|one| (one.name().to_owned(), judgement_words::situation(desk.words, one).to_owned()));
    let choose = {
        let situation = situation.clone();
        Callback::from(move |tag: String| {
            if let Some(one) = Situation::ALL.into_iter().find(|one| one.name() == tag) {
                situation.set(one);
            }
        })
    };
    html! {
        <section class="sheet">
            <h2>{ text.playbook_title }</h2>
            <p>{ text.playbook_lead }</p>
            { choice("play-situation", text.targets_situation, &options, chosen.name(), choose) }
            <div class="play" key={chosen.name()}>{ play(desk, brand, chosen) }</div>
        </section>
    }
}

fn play(desk: &Desk, brand: &BrandPack, situation: Situation) -> Html {
    let text = desk.text;
    let play = brand.playbook.get(&situation).cloned().unwrap_or_default();
    let set = |change: fn(&mut Play, String)| {
        on(desk, text.about_playbook, move |pack: &mut BrandPack, typed: String| {
            change_play(pack, situation, |play| change(play, typed));
        })
    };
    let channels = [
        (Channel::Public, text.channel_public),
        (Channel::PublicThenPrivate, text.channel_public_then_private),
        (Channel::Private, text.channel_private),
        (Channel::None, text.channel_none),
    ]
    .map(|(channel, name)| (channel_tag(channel).to_owned(), name.to_owned()));
    let mut within: Vec<u32> = WITHIN.to_vec();
    if let Some(minutes) = play.within_minutes.filter(|minutes| !within.contains(minutes)) {
        within.push(minutes);
        within.sort_unstable();
    }
    let mut times = vec![(String::new(), text.no_hurry.to_owned())];
    times.extend(
        within
            .into_iter()
            .map(|minutes| (minutes.to_string(), judgement_words::within(desk.words, minutes))),
    );
    let minutes = play.within_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    html! {
        <>
            <div class="grid-fields">
                <Field id="play-who" label={text.play_who} value={play.who.clone().unwrap_or_default()}
                    set={set(|play, typed| play.who = (!typed.trim().is_empty()).then_some(typed))} />
                { choice("play-channel", text.play_channel, &channels, channel_tag(play.channel), set(|play, tag| {
                    let all = [Channel::Public, Channel::PublicThenPrivate, Channel::Private, Channel::None];
                    play.channel = all.into_iter().find(|one| channel_tag(*one) == tag).unwrap_or_default();
                })) }
                { choice("play-within", text.play_within, &times, &minutes, set(|play, tag| {
                    play.within_minutes = tag.parse().ok();
                })) }
            </div>
            { in_languages(desk, brand, "play-approach", text.play_approach, 3, &play.approach.clone().unwrap_or_default(),
                move |pack, language, value| change_play(pack, situation, |play| put_in(&mut play.approach, language, value)),
                text.about_playbook) }
        </>
    }
}

/// Changes the play of a situation; one that says nothing is not written down.
fn change_play(pack: &mut BrandPack, situation: Situation, change: impl FnOnce(&mut Play)) {
    let play = pack.playbook.entry(situation).or_default();
    change(play);
    if *play == Play::default() {
        pack.playbook.remove(&situation);
    }
}

fn channel_tag(channel: Channel) -> &'static str {
    match channel {
        Channel::Public => "public",
        Channel::Private => "private",
        Channel::PublicThenPrivate => "public_then_private",
        Channel::None => "none",
    }
}
