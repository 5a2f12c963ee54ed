//! Rules of the brand's own: words to look for, what to say of them, and texts to try them on. The
//! engine reads each before it is kept, and says where it is wrong.

use serde_json::{Value, json};
use timbre_core::review::{House, PatternError, RuleBook, RuleError, RuleProblem, rules};
use timbre_core::text::{Language, fold};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::super::desk::Desk;
use super::super::language_in_text;
use crate::judgement_words;
use crate::messages::fill;
use timbre_core::review::FindingSeverity;

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Default)]
struct Form {
    /// In the brand's main language.
    main: Side,
    /// In the other one.
    other: Side,
    severity: String,
}

/// What stands in it of one language.
#[derive(Debug, Clone, PartialEq, Default)]
struct Side {
    find: String,
    instead: String,
    message: String,
    why: String,
    bad: String,
    good: String,
}

#[derive(Properties, PartialEq)]
pub(super) struct OwnProps {
    pub(super) desk: Desk,
}

/// Shows the brand's own rules and the form for another.
#[component]
pub(super) fn Own(props: &OwnProps) -> Html {
    let desk = &props.desk;
    let text = desk.text;
    let form = use_state_eq(Form::default);
    let problems = use_state_eq(Vec::<String>::new);
    let Some(brand) = &desk.brand else { return Html::default() };
    let language = brand.languages.first().copied().unwrap_or_default();
    let refused = House::new(brand).refused().to_vec();
    let set: Set = {
        let (form, problems) = (form.clone(), problems.clone());
        Callback::from(move |change: Change| {
            let mut changed = (*form).clone();
            change(&mut changed);
            form.set(changed);
            problems.set(Vec::new());
        })
    };
    let save = {
        let (desk, form, problems) = (desk.clone(), form.clone(), problems.clone());
        let own = brand.own_rules.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let rule = rule(&form, &own, language);
            let (_, wrong) = RuleBook::of_brand(std::slice::from_ref(&rule), rules());
            if !wrong.is_empty() {
                problems.set(wrong.iter().map(|error| told(&desk, error)).collect());
                return;
            }
            desk.change(desk.text.about_own_rule, desk.text.own_saved, |pack| {
                pack.own_rules.push(rule);
            });
            form.set(Form::default());
            problems.set(Vec::new());
        })
    };
    let severities = [FindingSeverity::Warn, FindingSeverity::Hint, FindingSeverity::Hold];
    let on_severity = {
        let set = set.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                set.emit(Box::new(move |form| form.severity = field.value()));
            }
        })
    };
    html! {
        <section class="sheet own-rules">
            <h2>{ text.own_title }</h2>
            <p>{ text.own_lead }</p>
            if !brand.own_rules.is_empty() {
                <ul class="kept">{ for brand.own_rules.iter().enumerate().map(|(place, rule)| own(desk, place, rule)) }</ul>
            }
            if !refused.is_empty() {
                <div class="failure" role="alert">
                    <p>{ text.own_refused }</p>
                    <ul class="problems">{ for refused.iter().map(|error| html! { <li><code>{ &error.place }</code>{ ": " }{ told(desk, error) }</li> }) }</ul>
                </div>
            }
            <form onsubmit={save} novalidate=true>
                { side(desk, "own", &form.main, |form| &mut form.main, &set) }
                <label>
                    <span>{ text.own_severity }</span>
                    <select id="own-severity" onchange={on_severity}>
                        { for severities.into_iter().map(|one| html! {
                            <option value={severity_tag(one)} selected={severity_tag(one) == severity_of(&form)}>
                                { judgement_words::severity(desk.words, one) }
                            </option>
                        }) }
                    </select>
                </label>
                <details class="own-other">
                    <summary>{ fill(text.own_both, &[("language", &language_in_text(desk.words, other_than(language)))]) }</summary>
                    <p class="field-note">{ fill(text.own_both_hint, &[("language", &language_in_text(desk.words, language))]) }</p>
                    { side(desk, "own-other", &form.other, |form| &mut form.other, &set) }
                </details>
                if !problems.is_empty() {
                    <div class="failure" role="alert">
                        <p>{ text.own_wrong }</p>
                        <ul class="problems">{ for problems.iter().map(|problem| html! { <li>{ problem }</li> }) }</ul>
                    </div>
                }
                <div class="card-actions">
                    <button id="own-save" class="button" type="submit">{ text.own_save }</button>
                </div>
            </form>
        </section>
    }
}

/// A change to the form, and what makes it.
type Change = Box<dyn FnOnce(&mut Form)>;
type Set = Callback<Change>;

/// The fields of one language; `of` is its side of the form.
fn side(desk: &Desk, id: &str, side: &Side, of: fn(&mut Form) -> &mut Side, set: &Set) -> Html {
    let text = desk.text;
    let typed = |put: fn(&mut Side, String)| {
        let set = set.clone();
        Callback::from(move |value: String| {
            set.emit(Box::new(move |form| put(of(form), value)));
        })
    };
    html! {
        <>
            { area(format!("{id}-find"), text.own_find, text.own_find_hint, &side.find, typed(|side, value| side.find = value)) }
            { line(format!("{id}-message"), text.own_message, text.own_message_hint, &side.message, typed(|side, value| side.message = value)) }
            { line(format!("{id}-why"), text.own_why, text.own_why_hint, &side.why, typed(|side, value| side.why = value)) }
            { line(format!("{id}-instead"), text.own_instead, text.own_instead_hint, &side.instead, typed(|side, value| side.instead = value)) }
            { area(format!("{id}-bad"), text.own_bad, text.own_examples_hint, &side.bad, typed(|side, value| side.bad = value)) }
            { area(format!("{id}-good"), text.own_good, text.own_examples_hint, &side.good, typed(|side, value| side.good = value)) }
        </>
    }
}

fn other_than(language: Language) -> Language {
    if language == Language::En { Language::Es } else { Language::En }
}

/// The severity that was chosen; at first, that it asks for a revision.
fn severity_of(form: &Form) -> &str {
    if form.severity.is_empty() { "warn" } else { &form.severity }
}

fn severity_tag(severity: FindingSeverity) -> &'static str {
    match severity {
        FindingSeverity::Hint => "hint",
        FindingSeverity::Warn => "warn",
        FindingSeverity::Hold => "hold",
    }
}

/// A rule that is there, with its way out.
fn own(desk: &Desk, place: usize, rule: &Value) -> Html {
    let wording = &rule[desk.words.language_tag];
    let title = super::title(wording["message"].as_str().unwrap_or_default());
    let id = rule["id"].as_str().unwrap_or_default().to_owned();
    let remove = {
        let (desk, title) = (desk.clone(), title.clone());
        Callback::from(move |_: MouseEvent| {
            let done = fill(desk.text.own_removed, &[("rule", &title)]);
            desk.change(desk.text.about_own_rule, &done, |pack| {
                if place < pack.own_rules.len() {
                    pack.own_rules.remove(place);
                }
            });
        })
    };
    html! {
        <li>
            <span>{ &title }{ " " }<code>{ &id }</code></span>
            <button class="quiet-button" aria-label={fill(desk.text.own_remove_this, &[("rule", &title)])} onclick={remove}>
                { desk.text.template_remove }
            </button>
        </li>
    }
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The form as a rule, named by its first words. In a language that was left empty it looks for
/// nothing and says the same as in the other one.
fn rule(form: &Form, own: &[Value], language: Language) -> Value {
    let main = &form.main;
    let other = if form.other == Side::default() {
        Side { message: main.message.clone(), why: main.why.clone(), ..Side::default() }
    } else {
        form.other.clone()
    };
    let slug: String = fold(lines(&main.find).first().copied().unwrap_or_default())
        .text
        .replace('ñ', "n")
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(4)
        .collect::<Vec<_>>()
        .join("_");
    let slug = if slug.is_empty() { "rule".to_owned() } else { slug };
    let taken = |id: &String| own.iter().any(|rule| rule["id"].as_str() == Some(id.as_str()));
    let id = std::iter::once(format!("brand.own_{slug}"))
        .chain((2..).map(|number| format!("brand.own_{slug}_{number}")))
        .find(|id| !taken(id))
        .unwrap_or_default();
    let mut rule = json!({"id": id, "severity": severity_of(form), "check": "phrase"});
    let (es, en) = if language == Language::En { (&other, main) } else { (main, &other) };
    (rule["es"], rule["en"]) = (wording(es), wording(en));
    rule["examples"] = json!({});
    for (name, texts) in
        [("bad", &es.bad), ("good", &es.good), ("bad_en", &en.bad), ("good_en", &en.good)]
    {
        if !texts.trim().is_empty() {
            rule["examples"][name] = lines(texts).into();
        }
    }
    rule
}

/// What a rule says and looks for in a language.
fn wording(side: &Side) -> Value {
    let find = lines(&side.find);
    let mut wording = json!({"message": side.message.trim(), "why": side.why.trim()});
    match side.instead.trim() {
        _ if find.is_empty() => {}
        "" => wording["find"] = find.into(),
        instead => {
            let swap: serde_json::Map<String, Value> =
                find.iter().map(|find| ((*find).to_owned(), instead.into())).collect();
            wording["swap"] = swap.into();
        }
    }
    wording
}

/// What is wrong with a rule, in the language of the interface.
fn told(desk: &Desk, error: &RuleError) -> String {
    let text = desk.text;
    match &error.problem {
        RuleProblem::Shape(detail) => detail.clone(),
        RuleProblem::Id(id) => fill(text.wrong_id, &[("rule", id)]),
        RuleProblem::Twice(id) => fill(text.wrong_twice, &[("rule", id)]),
        RuleProblem::Unknown(id) => fill(text.wrong_unknown, &[("rule", id)]),
        RuleProblem::Nothing => text.wrong_nothing.to_owned(),
        RuleProblem::Code => text.wrong_code.to_owned(),
        RuleProblem::Example { text: example, missed: true } => {
            fill(text.wrong_missed, &[("text", example)])
        }
        RuleProblem::Example { text: example, missed: false } => {
            fill(text.wrong_found, &[("text", example)])
        }
        RuleProblem::Pattern(PatternError::Empty) => text.wrong_nothing.to_owned(),
        RuleProblem::Pattern(PatternError::Short(piece)) => {
            fill(text.wrong_short, &[("piece", piece)])
        }
        RuleProblem::Pattern(PatternError::UnknownKind(piece)) => {
            fill(text.wrong_kind, &[("piece", piece)])
        }
        RuleProblem::Pattern(PatternError::NoAnchor(piece)) => {
            fill(text.wrong_anchor, &[("piece", piece)])
        }
        RuleProblem::Pattern(PatternError::Brackets(piece)) => {
            fill(text.wrong_brackets, &[("piece", piece)])
        }
        RuleProblem::Pattern(PatternError::Spelling(piece)) => {
            fill(text.wrong_spelling, &[("piece", piece)])
        }
    }
}

fn line(id: String, name: &str, hint: &str, value: &str, set: Callback<String>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            set.emit(field.value());
        }
    });
    let hint_id = format!("{id}-hint");
    html! {
        <div class="field">
            <label for={id.clone()}>{ name }</label>
            <input {id} type="text" autocomplete="off" aria-describedby={hint_id.clone()} value={value.to_owned()} {oninput} />
            <p class="field-note" id={hint_id}>{ hint }</p>
        </div>
    }
}

fn area(id: String, name: &str, hint: &str, value: &str, set: Callback<String>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            set.emit(field.value());
        }
    });
    let hint_id = format!("{id}-hint");
    html! {
        <div class="field">
            <label for={id.clone()}>{ name }</label>
            <textarea {id} rows="2" aria-describedby={hint_id.clone()} value={value.to_owned()} {oninput} />
            <p class="field-note" id={hint_id}>{ hint }</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_form_makes_is_a_rule_and_a_wrong_one_is_told() {
        let main = Side {
            find: "buen finde\nfeliz finde".into(),
            message: "«finde» no es nuestro".into(),
            why: "Decimos fin de semana.".into(),
            bad: "¡Buen finde!".into(),
            good: "Buen fin de semana.".into(),
            ..Side::default()
        };
        let form = Form { main: main.clone(), ..Form::default() };
        let made = rule(&form, &[], Language::Es);
        assert_eq!(made["id"], "brand.own_buen_finde");
        let (book, wrong) = RuleBook::of_brand(std::slice::from_ref(&made), rules());
        assert_eq!((book.rules().len(), wrong), (1, Vec::new()));
        assert_eq!(rule(&form, &[made], Language::Es)["id"], "brand.own_buen_finde_2");
        let misses = Form { main: Side { bad: "Buen día".into(), ..main }, ..form };
        let (_, wrong) = RuleBook::of_brand(&[rule(&misses, &[], Language::Es)], rules());
        assert!(matches!(wrong[0].problem, RuleProblem::Example { missed: true, .. }));
    }

    #[test]
    fn a_rule_in_both_languages_is_tried_in_both() {
        let side = |find: &str, bad: &str| Side {
            find: find.into(),
            instead: "fin de semana".into(),
            message: "finde".into(),
            why: "why".into(),
            bad: bad.into(),
            ..Side::default()
        };
        let other = Side { instead: "weekend".into(), ..side("wknd", "Have a nice wknd!") };
        let form = Form { main: side("finde", "¡Buen finde!"), other, ..Form::default() };
        let made = rule(&form, &[], Language::Es);
        let (book, wrong) = RuleBook::of_brand(std::slice::from_ref(&made), rules());
        assert_eq!((book.rules().len(), wrong), (1, Vec::new()));
        assert_eq!(made["en"]["swap"]["wknd"], "weekend");
        assert_eq!(made["examples"]["bad_en"][0], "Have a nice wknd!");
    }
}
