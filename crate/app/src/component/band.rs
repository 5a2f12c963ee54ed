//! A line of 100 with what lies on it: the range aimed at, where replies lie, a value.

use timbre_core::brand::Target;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct BandProps {
    #[prop_or_default]
    pub(crate) target: Option<Target>,
    /// Where eight of ten replies lie, and the middle one: from, middle, to, 0 to 100.
    #[prop_or_default]
    pub(crate) lie: Option<[f32; 3]>,
    /// 0 to 100.
    #[prop_or_default]
    pub(crate) value: Option<f32>,
}

/// Draws it, with room for half a stroke at both ends. Attributes of SVG place things where the pages'
/// policy allows no style of an element's own.
#[component]
pub(crate) fn Band(props: &BandProps) -> Html {
    html! {
        <svg class="band" viewBox="-4 0 108 16" preserveAspectRatio="none" aria-hidden="true">
            <rect class="line" x="0" y="7" width="100" height="2" rx="1" />
            if let Some(Target { min, max }) = props.target {
                <rect
                    class="target"
                    x={min.to_string()}
                    y="2"
                    width={max.saturating_sub(min).max(1).to_string()}
                    height="12"
                    rx="2"
                />
            }
            if let Some([low, middle, high]) = props.lie {
                <rect
                    class="range"
                    x={format!("{low:.1}")}
                    y="5"
                    width={format!("{:.1}", (high - low).max(1.5))}
                    height="6"
                    rx="2"
                />
                <rect class="middle" x={format!("{:.1}", middle - 0.75)} y="3" width="1.5" height="10" />
            }
            if let Some(value) = props.value {
                <rect class="value" x={format!("{:.1}", value - 1.5)} y="0" width="3" height="16" rx="1.5" />
            }
        </svg>
    }
}
