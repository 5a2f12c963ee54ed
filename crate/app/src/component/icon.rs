//! Icons, drawn on a grid of 16, in the colour of their text. They decorate: what they mean is
//! always written beside them or in a label.

use yew::prelude::*;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IconName {
    /// Timbre's own sign: a tone seen as three bars.
    Timbre,
    /// A circle: ready.
    Ready,
    /// A diamond: revise.
    Revise,
    /// An octagon: hold.
    Hold,
    /// A cross: close.
    Close,
    /// An angle that points down: there is more.
    More,
    /// A magnifying glass.
    Search,
    /// A lock.
    Lock,
    /// A light bulb.
    Hint,
    /// A pen and a spark: fix.
    Fix,
    /// An arrow out of a box: another page.
    Out,
}

#[derive(Properties, PartialEq)]
pub(crate) struct IconProps {
    pub(crate) name: IconName,
}

/// Shows an icon.
#[component]
pub(crate) fn Icon(props: &IconProps) -> Html {
    let shapes = match props.name {
        IconName::Timbre => html! {
            <path d="M3 6.5v3M6.33 3.5v9M9.67 5v6M13 6.5v3" class="line" />
        },
        IconName::Ready => html! {
            <>
                <circle cx="8" cy="8" r="7" class="body" />
                <path d="M5 8.2 7.2 10.4 11.2 6" class="sign" />
            </>
        },
        IconName::Revise => html! {
            <>
                <path d="M8 .6 15.4 8 8 15.4.6 8Z" class="body" />
                <path d="M8 4.6v4M8 10.9v.3" class="sign" />
            </>
        },
        IconName::Hold => html! {
            <>
                <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" class="body" />
                <path d="M4.8 8h6.4" class="sign" />
            </>
        },
        IconName::Close => html! { <path d="m4 4 8 8m0-8-8 8" class="line" /> },
        IconName::More => html! { <path d="m4 6 4 4 4-4" class="line" /> },
        IconName::Search => {
            html! { <path d="M10.5 10.5 14 14M12 7A5 5 0 1 1 2 7a5 5 0 0 1 10 0Z" class="line" /> }
        }
        IconName::Lock => {
            html! { <path d="M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" class="line" /> }
        }
        IconName::Hint => {
            html! { <path d="M6 12.5h4M6.5 14.5h3M8 1.5a4.3 4.3 0 0 0-2.5 7.8c.4.3.5.7.5 1.2h4c0-.5.1-.9.5-1.2A4.3 4.3 0 0 0 8 1.5Z" class="line" /> }
        }
        IconName::Fix => {
            html! { <path d="m2.5 13.5.7-3L10 3.7l2.3 2.3-6.8 6.8zM12.5 9.5v4M10.5 11.5h4" class="line" /> }
        }
        IconName::Out => {
            html! { <path d="M9.5 2.5h4v4M13.5 2.5 8 8M11.5 9.5v4h-9v-9h4" class="line" /> }
        }
    };
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            { shapes }
        </svg>
    }
}
