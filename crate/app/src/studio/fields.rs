//! The fields that the studio's forms are made of. What is typed is kept a moment after the last
//! key, and when the field goes away.

use gloo_timers::callback::Timeout;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Milliseconds without a key after which a change is kept.
const PAUSE: u32 = 400;

#[derive(Properties, PartialEq)]
pub(crate) struct FieldProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    pub(crate) value: String,
    /// The lines of a long text; a single line if 0.
    #[prop_or(0)]
    pub(crate) rows: u32,
    /// What is said where it is left empty, for what must not be; empty is never kept then.
    #[prop_or_default]
    pub(crate) required: Option<AttrValue>,
    /// Called with what was typed.
    pub(crate) set: Callback<String>,
}

/// A text that keeps itself.
pub(crate) struct Field {
    value: String,
    /// What was last handed on, or read.
    seen: String,
    pause: Option<Timeout>,
}

pub(crate) enum FieldEvent {
    Typed(String),
    Keep,
}

impl Component for Field {
    type Message = FieldEvent;
    type Properties = FieldProps;

    fn create(context: &Context<Self>) -> Self {
        let value = context.props().value.clone();
        Self { seen: value.clone(), value, pause: None }
    }

    fn update(&mut self, context: &Context<Self>, event: FieldEvent) -> bool {
        match event {
            FieldEvent::Typed(value) => {
                self.value = value;
                let link = context.link().clone();
                self.pause = Some(Timeout::new(PAUSE, move || link.send_message(FieldEvent::Keep)));
                true
            }
            FieldEvent::Keep => {
                self.keep(context.props());
                false
            }
        }
    }

    fn changed(&mut self, context: &Context<Self>, old: &FieldProps) -> bool {
        let now = &context.props().value;
        // Taken back, or changed by another tab; not what is on its way from here.
        if self.pause.is_none() && *now != old.value && *now != self.seen {
            self.value.clone_from(now);
            self.seen.clone_from(now);
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let FieldProps { id, label, hint, rows, required, .. } = context.props();
        let missing = required.as_ref().filter(|_| self.value.trim().is_empty());
        let note = missing.or(hint.as_ref());
        let note_id = format!("{id}-note");
        let described = note.is_some().then(|| note_id.clone());
        let left = context.link().callback(|_: FocusEvent| FieldEvent::Keep);
        html! {
            <div class="field">
                <label for={id.clone()}>{ label }</label>
                if *rows == 0 {
                    <input
                        id={id.clone()}
                        type="text"
                        autocomplete="off"
                        value={self.value.clone()}
                        aria-invalid={missing.is_some().to_string()}
                        aria-describedby={described.clone()}
                        oninput={context.link().batch_callback(|event: InputEvent| {
                            Some(FieldEvent::Typed(event.target_dyn_into::<HtmlInputElement>()?.value()))
                        })}
                        onblur={left.clone()}
                    />
                } else {
                    <textarea
                        id={id.clone()}
                        rows={rows.to_string()}
                        value={self.value.clone()}
                        aria-invalid={missing.is_some().to_string()}
                        aria-describedby={described.clone()}
                        oninput={context.link().batch_callback(|event: InputEvent| {
                            Some(FieldEvent::Typed(event.target_dyn_into::<HtmlTextAreaElement>()?.value()))
                        })}
                        onblur={left}
                    />
                }
                if let Some(note) = note {
                    <p class="field-note" id={note_id} data-wrong={missing.is_some().to_string()}>{ note }</p>
                }
            </div>
        }
    }

    fn destroy(&mut self, context: &Context<Self>) {
        self.keep(context.props());
    }
}

impl Field {
    fn keep(&mut self, props: &FieldProps) {
        self.pause = None;
        let empty = props.required.is_some() && self.value.trim().is_empty();
        if self.value != self.seen && !empty {
            self.seen.clone_from(&self.value);
            props.set.emit(self.value.clone());
        }
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct AdderProps {
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) button: AttrValue,
    /// Called with what is to be added, which is never empty.
    pub(crate) add: Callback<String>,
}

/// A text that becomes another entry of a list.
#[component]
pub(crate) fn Adder(props: &AdderProps) -> Html {
    let value = use_state_eq(String::new);
    let oninput = {
        let value = value.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                value.set(field.value());
            }
        })
    };
    let onsubmit = {
        let (value, add) = (value.clone(), props.add.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !value.trim().is_empty() {
                add.emit(value.trim().to_owned());
                value.set(String::new());
            }
        })
    };
    html! {
        <form class="adder" {onsubmit}>
            <label for={props.id.clone()}>{ &props.label }</label>
            <input id={props.id.clone()} type="text" autocomplete="off" value={(*value).clone()} {oninput} />
            <button class="quiet-button framed" type="submit">{ &props.button }</button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct FoldProps {
    /// What it is about.
    pub(crate) title: AttrValue,
    /// What is in it, in a line.
    pub(crate) facts: AttrValue,
    /// Whether it is open at first: one that nothing is in yet.
    pub(crate) open: bool,
    pub(crate) children: Html,
}

/// A form behind one line that says what is in it.
#[component]
pub(crate) fn Fold(props: &FoldProps) -> Html {
    let open = use_state_eq(|| props.open);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            if let Some(fold) = event.target_dyn_into::<Element>() {
                open.set(fold.has_attribute("open"));
            }
        })
    };
    html! {
        <details class="fold" open={*open} {ontoggle}>
            <summary>
                <strong>{ &props.title }</strong>
                <span class="fold-facts">{ &props.facts }</span>
            </summary>
            <div class="fold-fields">{ props.children.clone() }</div>
        </details>
    }
}

/// A choice of one of several; `set` is called with the tag of the chosen one.
pub(crate) fn choice(
    id: &str,
    label: &str,
    options: &[(String, String)],
    chosen: &str,
    set: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
            set.emit(field.value());
        }
    });
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ label }</label>
            <select id={id.to_owned()} {onchange}>
                { for options.iter().map(|(tag, name)| html! {
                    <option value={tag.clone()} selected={tag == chosen}>{ name }</option>
                }) }
            </select>
        </div>
    }
}

/// A box to tick; `set` is called with whether it is ticked now.
pub(crate) fn tick(label: &str, on: bool, set: Callback<bool>) -> Html {
    let onchange = Callback::from(move |_: Event| set.emit(!on));
    html! {
        <label class="check"><input type="checkbox" checked={on} {onchange} /><span>{ label }</span></label>
    }
}

/// What stands between commas.
pub(crate) fn between_commas(text: &str) -> Vec<String> {
    let pieces = text.split(',').map(str::trim).filter(|piece| !piece.is_empty());
    pieces.map(str::to_owned).collect()
}
