//! The sheet of shortcuts.

use yew::prelude::*;

use super::interface::use_interface;

/// Shows every key of the panel.
#[component]
pub(crate) fn Shortcuts() -> Html {
    let words = use_interface().words;
    let rows: [(&[&str], &str); 15] = [
        (&["Alt", "⇧", "V"], words.shortcut_panel),
        (&["Alt", "⇧", "T"], words.shortcut_templates),
        (&["Alt", "⇧", "F"], words.shortcut_fix),
        (&["1", "…", "9"], words.shortcut_numbers),
        (&["↑", "↓"], words.shortcut_arrows),
        (&["I"], words.shortcut_ignore),
        (&["Z"], words.shortcut_undo),
        (&["R"], words.rewrites_ask),
        (&["S"], words.template_keep),
        (&["/"], words.shortcut_search),
        (&["/…", "␣"], words.shortcut_expand),
        (&["↵"], words.reply_insert),
        (&["⇧", "↑", "→"], words.shortcut_move),
        (&["?"], words.shortcut_sheet),
        (&["Esc"], words.shortcut_escape),
    ];
    html! {
        // It may scroll, and then has to be reached by the keyboard.
        <section class="shortcuts" aria-label={words.shortcuts_title} tabindex="0">
            <h2>{ words.shortcuts_title }</h2>
            <dl>
                { for rows.into_iter().map(|(keys, does)| html! {
                    <div>
                        <dt>{ for keys.iter().map(|key| html! { <kbd>{ *key }</kbd> }) }</dt>
                        <dd>{ does }</dd>
                    </div>
                }) }
            </dl>
        </section>
    }
}
