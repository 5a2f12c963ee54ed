use timbre_core::brand::{Term, TermPolicy};
use timbre_core::review::FindingSeverity;
use timbre_core::text::Utf16Span;
use timbre_core::vocabulary::{Account, Network};
use timbre_port::Shell;

use super::*;

const NOW: Moment = Moment { unix_ms: 1_700_000_000_000, offset_minutes: 60 };

/// A frame in Spanish that has heard the host script and the store.
fn frame(content: Content) -> FrameState {
    let mut frame = FrameState::new(Language::Es, NOW);
    let hello = ToFrame::Hello {
        version: VERSION,
        shell: Shell::Widget,
        theme: Theme::Light,
        site: "example.org".into(),
    };
    frame.update(Event::Host(hello), NOW);
    keep(&mut frame, content);
    frame
}

fn keep(frame: &mut FrameState, content: Content) -> Vec<Effect> {
    frame.update(Event::Kept(Ok(Answer::Content { content: Box::new(content) })), NOW)
}

fn brand(id: &str, handle: &str) -> BrandPack {
    let account = Account { network: Network::Community, handle: handle.into() };
    BrandPack {
        version: BrandPack::VERSION,
        id: id.into(),
        name: id.to_uppercase(),
        languages: vec![Language::Es],
        accounts: vec![account],
        terms: vec![Term {
            text: "gratis".into(),
            policy: TermPolicy::Forbidden,
            replacement: Some("incluido".into()),
            language: None,
            why: None,
        }],
        ..BrandPack::default()
    }
}

fn with_brand() -> Content {
    let mut content = Content { brands: vec![brand("pan", "pan")], ..Content::default() };
    content.settings.active = Some("pan".into());
    content.settings.introduced = true;
    content
}

fn composer(text: &str) -> Composer {
    Composer {
        composer: 7,
        revision: 0,
        network: Network::Community,
        public: true,
        text: text.into(),
        selection: None,
        comment: Some("¿Cuándo llega mi pedido?".into()),
        author: None,
        account: None,
        limit: None,
        no_alt: 0,
    }
}

fn hear(frame: &mut FrameState, message: ToFrame) -> Vec<Effect> {
    frame.update(Event::Host(message), NOW)
}

fn typed(frame: &mut FrameState, revision: u32, text: &str) -> Vec<Effect> {
    let text = text.to_owned();
    hear(frame, ToFrame::Text { composer: 7, revision, text, selection: None })
}

fn armed(revision: u32, state: VerdictState, released: bool) -> ToFrame {
    ToFrame::Armed { composer: 7, revision, state, released }
}

fn sent(effects: &[Effect]) -> Vec<&ToHost> {
    let messages = effects.iter().filter_map(|effect| match effect {
        Effect::Send(message) => Some(message),
        _ => None,
    });
    messages.collect()
}

#[test]
fn what_is_kept_is_read_once_before_the_first_verdict_and_asked_after_at_every_composer() {
    let asks = |effects: &[Effect]| {
        effects.iter().any(|one| matches!(one, Effect::Ask(Request::Content { .. })))
    };
    let mut frame = FrameState::new(Language::Es, NOW);
    assert!(!asks(&hear(&mut frame, ToFrame::Compose(composer("")))));
    keep(&mut frame, with_brand());
    assert!(asks(&hear(&mut frame, ToFrame::Compose(composer("")))));
}

#[test]
fn every_text_is_answered_with_a_verdict_and_marks_for_its_revision_before_anything_else() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("")));
    let effects = typed(&mut frame, 4, "Hola, Ana. Tu pedido llega mañana.");
    assert!(matches!(
        sent(&effects)[..],
        [
            ToHost::Verdict { composer: 7, revision: 4, .. },
            ToHost::Marks { composer: 7, revision: 4, .. },
            ..
        ]
    ));
}

#[test]
fn the_chip_of_an_empty_composer_is_seen_before_the_judges_are_unpacked() {
    let triaged = |frame: &FrameState| {
        frame.composing.as_ref().is_some_and(|composing| composing.triage.is_some())
    };
    let mut frame = frame(with_brand());
    frame.update(Event::Measured { width: 42, height: 34 }, NOW);
    let effects = hear(&mut frame, ToFrame::Compose(composer("")));
    assert!(effects.contains(&Effect::Unpack));
    assert!(sent(&effects).iter().any(|message| matches!(message, ToHost::Shape(_))));
    assert!(!triaged(&frame));
    frame.update(Event::Unpacked, NOW);
    assert!(triaged(&frame));
    let effects = hear(&mut frame, ToFrame::Compose(Composer { composer: 8, ..composer("") }));
    assert!(!effects.contains(&Effect::Unpack) && triaged(&frame));
}

#[test]
fn what_is_written_before_the_judges_are_unpacked_is_judged_with_its_comment() {
    for text in ["", "Hola, Ana."] {
        let mut frame = frame(with_brand());
        hear(&mut frame, ToFrame::Compose(composer(text)));
        typed(&mut frame, 1, "Hola, Ana. Es gratis.");
        let composing = frame.composing.as_ref().unwrap();
        assert!(composing.triage.is_some());
        assert_eq!(composing.draft.comment.as_ref().unwrap().text, "¿Cuándo llega mi pedido?");
    }
}

#[test]
fn the_browsers_model_is_asked_only_if_it_may_be_and_is_judged_like_any_wording() {
    let draft = "Tu pedido 4471 ha sufrido una incidencia y será tramitado en el plazo previsto.";
    let better = "Sentimos la incidencia con tu pedido 4471: lo tramitamos en el plazo previsto y te escribimos mañana.";
    let asks =
        |effects: &[Effect]| effects.iter().any(|one| matches!(one, Effect::AskModel { .. }));
    let mut content = with_brand();
    let mut quiet = frame(content.clone());
    hear(&mut quiet, ToFrame::Compose(composer(draft)));
    assert!(!asks(&quiet.update(Event::Rewrites, NOW)));
    content.settings.model = true;
    let mut frame = frame(content);
    hear(&mut frame, ToFrame::Compose(composer(draft)));
    assert!(asks(&frame.update(Event::Rewrites, NOW)));
    let own = frame.rewrites.clone().unwrap();
    let worded = |frame: &mut FrameState, of: &str, offered: &str| {
        let (draft, offered) = (of.to_owned(), offered.to_owned());
        frame.update(Event::Worded { draft, offered }, NOW);
        frame.rewrites.as_ref().map_or(0, |all| all.len())
    };
    assert_eq!(worded(&mut frame, draft, "I can't help with that."), own.len());
    assert_eq!(worded(&mut frame, "Otro texto", better), own.len());
    assert_eq!(worded(&mut frame, draft, better), own.len() + 1);
    assert_eq!(worded(&mut frame, draft, better), own.len() + 1);
    typed(&mut frame, 9, "Otro texto");
    assert_eq!(worded(&mut frame, draft, better), 0);
}

#[test]
fn a_new_post_opens_at_what_begins_a_conversation() {
    let mut content = with_brand();
    let template = |id: &str, tag: &str| timbre_core::brand::Template {
        id: id.into(),
        shortcut: None,
        title: id.into(),
        body: timbre_core::brand::Localized { es: Some(format!("¿{id}?")), en: None },
        tags: vec![tag.into()],
        situations: Vec::new(),
        networks: Vec::new(),
    };
    content.brands[0].templates = vec![template("a", "general"), template("b", "conversación")];
    let mut frame = frame(content);
    hear(&mut frame, ToFrame::Compose(Composer { comment: None, ..composer("") }));
    let effects = hear(&mut frame, ToFrame::Command { command: Command::Panel });
    assert_eq!(frame.tab, Tab::Replies);
    assert_eq!(frame.replies[0].source.id, "b");
    let focused = effects.iter().filter(|one| matches!(one, Effect::Focus(_)));
    assert_eq!(focused.collect::<Vec<_>>(), [&Effect::Focus(FocusTarget::Search)]);
}

#[test]
fn a_caret_that_moves_asks_for_no_new_verdict() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("")));
    typed(&mut frame, 4, "Hola");
    let selection = Some(Utf16Span { start: 2, end: 2 });
    let moved = ToFrame::Text { composer: 7, revision: 4, text: "Hola".into(), selection };
    assert!(sent(&hear(&mut frame, moved)).is_empty());
}

#[test]
fn an_image_without_a_description_is_told_and_forgotten_when_it_has_one() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("Este es el horario de verano")));
    let told = |frame: &FrameState| {
        let judged = frame.composing.as_ref().unwrap().judged.as_ref().unwrap();
        judged.review.findings.iter().any(|finding| finding.rule == "accessibility.alt_text")
    };
    assert!(!told(&frame));
    hear(&mut frame, ToFrame::Images { composer: 7, no_alt: 1 });
    assert!(told(&frame));
    hear(&mut frame, ToFrame::Images { composer: 7, no_alt: 0 });
    assert!(!told(&frame));
}

#[test]
fn nothing_is_judged_before_the_store_has_answered() {
    let mut frame = FrameState::new(Language::Es, NOW);
    let effects = hear(&mut frame, ToFrame::Compose(composer("Hola")));
    assert!(sent(&effects).is_empty(), "{effects:?}");
    let effects = keep(&mut frame, with_brand());
    assert!(matches!(sent(&effects)[0], ToHost::Verdict { composer: 7, revision: 0, .. }));
}

#[test]
fn a_store_that_fails_leaves_the_review_without_a_brand() {
    let mut frame = FrameState::new(Language::Es, NOW);
    hear(&mut frame, ToFrame::Compose(composer("Hola")));
    let error = StoreError::Unreachable { detail: String::new() };
    let effects = frame.update(Event::Kept(Err(error)), NOW);
    assert!(matches!(sent(&effects)[0], ToHost::Verdict { .. }));
    assert!(frame.brand.is_none());
}

#[test]
fn the_account_chooses_the_brand_and_the_active_one_serves_where_it_does_not() {
    let mut content = with_brand();
    content.brands.push(brand("bici", "golondrina"));
    let mut frame = frame(content);
    hear(&mut frame, ToFrame::Compose(composer("")));
    assert_eq!(frame.brand.as_ref().unwrap().id, "pan");
    let account = Account { network: Network::Community, handle: "@Golondrina".into() };
    hear(&mut frame, ToFrame::Compose(Composer { account: Some(account), ..composer("") }));
    assert_eq!(frame.brand.as_ref().unwrap().id, "bici");
}

#[test]
fn an_account_that_the_user_calls_their_own_is_left_in_peace_until_a_brand_has_it() {
    let mut frame = frame(with_brand());
    let account = Account { network: Network::Community, handle: "@Marina".into() };
    let own = |text: &str| Composer { account: Some(account.clone()), ..composer(text) };
    hear(&mut frame, ToFrame::Compose(own("Hola")));
    let judged = frame.composing.as_ref().unwrap().judged.clone().unwrap();
    let index = judged.findings.iter().position(|finding| finding.rule == "brand.account");
    frame.update(Event::Open(Tab::Review), NOW);
    let effects = frame.update(Event::IgnoreAlways(index.unwrap()), NOW);
    let ready = ToHost::Verdict { composer: 7, revision: 0, state: VerdictState::Ready };
    assert!(sent(&effects).contains(&&ready), "{effects:?}");
    assert!(!frame.open);
    let ignored = effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::Ignore { ignored }) => Some(ignored.clone()),
        _ => None,
    });
    let ignored = ignored.expect("the store is asked to remember");
    assert_eq!((ignored.rule.as_str(), ignored.text.as_str()), ("brand.account", "@Marina"));

    let mut content = with_brand();
    content.ignored.push(ignored);
    let mut quiet = self::frame(content.clone());
    assert!(sent(&hear(&mut quiet, ToFrame::Compose(own("Todo gratis")))).is_empty());
    assert!(!sent(&hear(&mut quiet, ToFrame::Compose(composer("Todo gratis")))).is_empty());

    content.brands.push(brand("bici", "marina"));
    let mut taken = self::frame(content);
    assert!(!sent(&hear(&mut taken, ToFrame::Compose(own("Todo gratis")))).is_empty());
}

#[test]
fn a_site_that_is_off_and_a_pause_are_left_in_peace() {
    let mut content = with_brand();
    content.settings.sites_off.insert("example.org".into());
    let mut frame = frame(content);
    let effects = hear(&mut frame, ToFrame::Compose(composer("Todo gratis, idiota")));
    assert!(sent(&effects).is_empty(), "{effects:?}");

    let mut content = with_brand();
    content.settings.paused_until_unix_ms = Some(NOW.unix_ms + 1);
    let mut paused = self::frame(content);
    assert!(sent(&hear(&mut paused, ToFrame::Compose(composer("Todo gratis")))).is_empty());
    let later = Moment { unix_ms: NOW.unix_ms + 1, ..NOW };
    let compose = Event::Host(ToFrame::Compose(composer("Todo gratis")));
    assert!(!sent(&paused.update(compose, later)).is_empty());
}

#[test]
fn what_was_stopped_opens_the_panel_and_can_be_published_all_the_same() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("")));
    typed(&mut frame, 1, "Es gratis.");
    let effects = hear(&mut frame, ToFrame::Held { composer: 7, revision: 1 });
    assert!(frame.open && effects.contains(&Effect::Focus(FocusTarget::Held)));
    let effects = frame.update(Event::PublishAnyway, NOW);
    let expected = ToHost::PublishAnyway { composer: 7, revision: 1 };
    assert_eq!(sent(&effects), [&expected]);
    assert!(frame.open, "to ask is not to have been allowed");
    let effects = hear(&mut frame, armed(1, VerdictState::Hold, true));
    assert!(sent(&effects).contains(&&ToHost::Refocus { composer: 7 }));
    assert!(!frame.open);
    assert!(frame.composing.as_ref().unwrap().released);
    typed(&mut frame, 2, "Es gratis!");
    assert!(!frame.composing.as_ref().unwrap().released, "another text, another decision");
}

#[test]
fn no_verdict_is_shown_before_the_publish_check_goes_by_it() {
    let shown = |frame: &FrameState| {
        let armed = frame.composing.as_ref().unwrap().armed.as_ref();
        armed.map(|armed| (armed.text.clone(), armed.verdict.state()))
    };
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("")));
    typed(&mut frame, 1, "Es grati");
    let first = frame.composing.as_ref().unwrap().judged.as_ref().unwrap().verdict.state();
    typed(&mut frame, 2, "Es gratis");
    assert_eq!(shown(&frame), None);
    hear(&mut frame, armed(1, first, false));
    assert_eq!(shown(&frame), None, "that was an earlier text");
    hear(&mut frame, armed(2, VerdictState::Hold, false));
    assert_eq!(shown(&frame), Some(("Es gratis".into(), VerdictState::Hold)));
    typed(&mut frame, 3, "");
    hear(&mut frame, armed(3, VerdictState::Ready, false));
    assert_eq!(shown(&frame), None);
}

#[test]
fn a_stop_for_another_text_is_not_explained() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("")));
    typed(&mut frame, 2, "Es gratis.");
    hear(&mut frame, ToFrame::Held { composer: 7, revision: 1 });
    assert!(!frame.open);
}

/// A frame whose draft has the one finding below.
fn with_finding() -> FrameState {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("")));
    typed(&mut frame, 1, "Es gratis hoy.");
    let judged = frame.composing.as_ref().unwrap().judged.clone().unwrap();
    let finding = timbre_core::review::Finding {
        rule: "brand.avoided".into(),
        family: timbre_core::review::Family::Brand,
        severity: FindingSeverity::Warn,
        span: timbre_core::text::Utf16Span { start: 3, end: 9 },
        message: "Mejor «incluido».".into(),
        why: "La marca lo dice así.".into(),
        fixes: vec![timbre_core::review::Fix {
            span: timbre_core::text::Utf16Span { start: 3, end: 9 },
            text: "incluido".into(),
        }],
    };
    let judged = Judged { findings: vec![finding], ..(*judged).clone() };
    frame.composing.as_mut().unwrap().judged = Some(Rc::new(judged));
    frame
}

#[test]
fn a_fix_is_written_once_and_what_the_editor_refuses_can_be_copied() {
    let mut frame = with_finding();
    let effects = frame.update(Event::Fix(0), NOW);
    let [ToHost::Write { request, revision: 1, edit: Edit::Replace { text, .. }, .. }] =
        sent(&effects)[..]
    else {
        panic!("{effects:?}");
    };
    assert_eq!(text, "incluido");
    assert!(frame.update(Event::Fix(0), NOW).is_empty(), "one text at a time");
    let request = *request;
    hear(&mut frame, ToFrame::Wrote { request, outcome: WriteOutcome::Unchanged });
    let copied = frame.update(Event::Copy, NOW);
    assert_eq!(copied, [Effect::Copy("Es incluido hoy.".into())]);
}

#[test]
fn an_answer_to_another_request_is_not_taken_for_ours() {
    let mut frame = with_finding();
    frame.update(Event::Fix(0), NOW);
    hear(&mut frame, ToFrame::Wrote { request: 99, outcome: WriteOutcome::Wrong });
    assert!(frame.notice.is_none());
}

#[test]
fn ignoring_always_is_kept_by_rule_and_words_and_can_be_taken_back() {
    let mut frame = with_finding();
    let effects = frame.update(Event::IgnoreAlways(0), NOW);
    let ignored = effects.iter().find_map(|effect| match effect {
        Effect::Ask(Request::Ignore { ignored }) => Some(ignored),
        _ => None,
    });
    let ignored = ignored.expect("the store is asked to remember");
    assert_eq!((ignored.rule.as_str(), ignored.text.as_str()), ("brand.avoided", "gratis"));
    let effects = frame.update(Event::UndoIgnore, NOW);
    let undone = Request::Unignore { rule: "brand.avoided".into(), text: "gratis".into() };
    assert!(effects.contains(&Effect::Ask(undone)));
}

#[test]
fn escape_closes_the_shortcuts_first_and_then_gives_the_focus_back() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("Hola")));
    frame.update(Event::Open(Tab::Review), NOW);
    frame.update(Event::Shortcuts(true), NOW);
    frame.update(Event::Close, NOW);
    assert!(frame.open);
    let effects = frame.update(Event::Close, NOW);
    assert!(sent(&effects).contains(&&ToHost::Refocus { composer: 7 }));
}

#[test]
fn the_panel_asks_for_its_room_and_the_chip_for_its_own() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("Hola")));
    let effects = frame.update(Event::Measured { width: 90, height: 34 }, NOW);
    let chip = Shape { panel: false, width: 90, height: 34, side: 0 };
    assert_eq!(sent(&effects), [&ToHost::Shape(chip)]);
    let effects = frame.update(Event::Open(Tab::Review), NOW);
    assert!(sent(&effects).contains(&&ToHost::Shape(PANEL)));
    assert!(frame.update(Event::Hint(false), NOW).is_empty(), "the same shape is not told twice");
}

#[test]
fn the_first_steps_are_shown_once() {
    let mut content = with_brand();
    content.settings.introduced = false;
    let mut frame = frame(content.clone());
    assert_eq!(frame.step, Some(0));
    for _ in 0..2 {
        frame.update(Event::NextStep, NOW);
    }
    let effects = frame.update(Event::NextStep, NOW);
    assert!(frame.step.is_none() && effects.contains(&Effect::Ask(Request::Introduced)));
    keep(&mut frame, Content { revision: 2, ..content });
    assert!(frame.step.is_none());
}

#[test]
fn the_verdict_is_said_when_typing_pauses_and_only_when_it_is_another() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("")));
    typed(&mut frame, 1, "Hola, Ana.");
    assert_eq!(&*frame.said, "");
    frame.update(Event::Quiet, NOW);
    let said = frame.said.clone();
    assert_ne!(&*said, "");
    typed(&mut frame, 2, "Hola, Ana. ");
    frame.update(Event::Quiet, NOW);
    assert!(Rc::ptr_eq(&said, &frame.said));
}

#[test]
fn a_reply_in_a_language_that_is_not_judged_is_never_called_ready() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("Bonjour Marie, votre commande arrive demain.")));
    let judged = frame.composing.as_ref().and_then(|composing| composing.judged.clone()).unwrap();
    assert_eq!(judged.verdict.state(), VerdictState::Ready);
    assert_eq!(judged.standing(), Standing::InPart);
    frame.update(Event::Quiet, NOW);
    assert_eq!(&*frame.said, frame.messages().verdict_in_part);
}

fn counted(effects: &[Effect]) -> Vec<Deed> {
    let deeds = effects.iter().filter_map(|effect| match effect {
        Effect::Ask(Request::Count { deed, day }) => {
            assert_eq!(*day, day_of(NOW));
            Some(*deed)
        }
        _ => None,
    });
    deeds.collect()
}

#[test]
fn what_is_done_with_a_reply_is_counted_where_a_popup_shows_it_and_not_while_timbre_pauses() {
    let mut frame = frame(with_brand());
    let hello = |shell| ToFrame::Hello {
        version: VERSION,
        shell,
        theme: Theme::Light,
        site: "example.org".into(),
    };
    let work = |frame: &mut FrameState| {
        let mut effects = hear(frame, ToFrame::Compose(composer("")));
        effects.extend(typed(frame, 1, "Es gratis, Ana."));
        effects.extend(frame.update(Event::Quiet, NOW));
        effects.extend(hear(frame, ToFrame::Held { composer: 7, revision: 1 }));
        effects.extend(frame.update(Event::Fix(0), NOW));
        effects.extend(hear(frame, ToFrame::Wrote { request: 1, outcome: WriteOutcome::Done }));
        let text = "Está incluido, Ana.".to_owned();
        effects.extend(hear(frame, ToFrame::Published { composer: 7, text }));
        counted(&effects)
    };
    assert_eq!(work(&mut frame), [], "the widget has no popup");
    hear(&mut frame, hello(Shell::Extension));
    frame.requests = 0;
    frame.pending = None;
    let once = [Deed::Checked, Deed::Held, Deed::Fixed, Deed::Changed, Deed::Published];
    assert_eq!(work(&mut frame), once);
    let mut paused = with_brand();
    paused.settings.paused_until_unix_ms = Some(NOW.unix_ms + 1);
    keep(&mut frame, paused);
    assert_eq!(work(&mut frame), []);
}

#[test]
fn the_language_changes_at_once() {
    let mut frame = frame(with_brand());
    assert_eq!(frame.messages().language_tag, "es");
    let mut content = with_brand();
    content.revision = 1;
    content.settings.language = Some(Language::En);
    keep(&mut frame, content);
    assert_eq!(frame.messages().language_tag, "en");
}

fn with_template() -> FrameState {
    with_templates(
        r#"[{"id": "plazo", "shortcut": "plazo", "title": "Plazo", "body": {"es": "Llega el martes."}}]"#,
    )
}

fn with_templates(templates: &str) -> FrameState {
    let mut content = with_brand();
    content.brands[0].templates = serde_json::from_str(templates).unwrap();
    let mut frame = frame(content);
    hear(&mut frame, ToFrame::Compose(composer("")));
    frame
}

#[test]
fn a_shortcut_and_a_space_become_the_template() {
    let mut frame = with_template();
    assert!(!sent(&typed(&mut frame, 1, "Hola. /plazo")).iter().any(is_write));
    let effects = typed(&mut frame, 2, "Hola. /plazo ");
    let written = sent(&effects).into_iter().find(is_write).unwrap();
    let span = timbre_core::text::Utf16Span { start: 6, end: 13 };
    let edit = Edit::Replace { span, text: "Llega el martes.".into() };
    assert!(matches!(written, ToHost::Write { edit: made, .. } if *made == edit), "{written:?}");
    assert!(
        effects.iter().any(|effect| matches!(effect, Effect::Ask(Request::UsedTemplate { .. })))
    );
    let mut frame = with_template();
    for (revision, text) in [(1, "y/plazo "), (2, "a / plazo "), (3, "/otro ")] {
        assert!(!sent(&typed(&mut frame, revision, text)).iter().any(is_write), "{text}");
    }
}

#[test]
fn a_shortcut_counts_where_it_was_typed_wherever_the_caret_is_said_to_be() {
    let mut frame = with_template();
    typed(&mut frame, 1, "/plazo Gracias");
    // The caret as it was before the key.
    let selection = Some(Utf16Span { start: 6, end: 6 });
    let text = "/plazo  Gracias".to_owned();
    let effects = hear(&mut frame, ToFrame::Text { composer: 7, revision: 2, text, selection });
    assert!(sent(&effects).iter().any(is_write));
    // What undo leaves was not typed.
    let mut frame = with_template();
    typed(&mut frame, 1, "Llega el martes.");
    assert!(!sent(&typed(&mut frame, 2, "/plazo ")).iter().any(is_write));
}

#[test]
fn a_shortcut_typed_before_the_store_has_answered_is_not_lost() {
    let known = with_template().content;
    let mut frame = FrameState::new(Language::Es, NOW);
    hear(&mut frame, ToFrame::Compose(composer("")));
    typed(&mut frame, 1, "/plazo ");
    assert!(sent(&keep(&mut frame, (*known).clone())).iter().any(is_write));
    assert!(!sent(&keep(&mut frame, (*known).clone())).iter().any(is_write), "once is enough");
}

/// Asks for a number and a day.
const ASKS: &str = r#"[{"id": "cita", "shortcut": "cita", "title": "Cita", "body":
    {"es": "Tu pedido {{ask \"número\"}} llega el {{ask \"día\" | date}} por la tarde."}}]"#;

fn written(effects: &[Effect]) -> Edit {
    let write = sent(effects).into_iter().find_map(|message| match message {
        ToHost::Write { edit, .. } => Some(edit.clone()),
        _ => None,
    });
    write.expect("something is written")
}

#[test]
fn a_reply_that_asks_is_inserted_once_with_the_answers() {
    let mut frame = with_templates(ASKS);
    frame.update(Event::Open(Tab::Replies), NOW);
    frame.update(Event::Search("cita".into()), NOW);
    let effects = frame.update(Event::Insert(0), NOW);
    assert_eq!(effects, [Effect::Focus(FocusTarget::Question)]);
    frame.update(Event::Answer(0, "12".into()), NOW);
    let seen = frame.questions.as_ref().unwrap().answered.text.clone();
    assert_eq!(seen, "Tu pedido 12 llega el [día] por la tarde.");
    frame.update(Event::Answer(1, "2023-11-20".into()), NOW);
    let effects = frame.update(Event::InsertAnswered, NOW);
    let text = "Tu pedido 12 llega el 20 de noviembre por la tarde.".to_owned();
    assert_eq!(written(&effects), Edit::Insert { text });
    hear(&mut frame, ToFrame::Wrote { request: 1, outcome: WriteOutcome::Done });
    assert!(frame.questions.is_none() && !frame.open);
}

#[test]
fn leaving_the_questions_goes_back_to_where_the_reply_was_chosen() {
    let mut frame = with_templates(ASKS);
    frame.update(Event::Open(Tab::Replies), NOW);
    frame.update(Event::Search("cita".into()), NOW);
    frame.update(Event::Insert(0), NOW);
    let effects = frame.update(Event::LeaveQuestions, NOW);
    assert_eq!(effects, [Effect::Focus(FocusTarget::Search)]);
    assert!(frame.open && frame.questions.is_none());
}

#[test]
fn a_shortcut_whose_template_asks_opens_the_questions_and_is_replaced_by_the_answered_reply() {
    let mut frame = with_templates(ASKS);
    let effects = typed(&mut frame, 1, "Hola. /cita ");
    assert!(frame.open && !sent(&effects).iter().any(is_write));
    assert!(effects.contains(&Effect::Focus(FocusTarget::Question)));
    assert!(!effects.contains(&Effect::Focus(FocusTarget::Search)));
    frame.update(Event::Answer(0, "7".into()), NOW);
    let effects = frame.update(Event::InsertAnswered, NOW);
    let span = timbre_core::text::Utf16Span { start: 6, end: 12 };
    let text = "Tu pedido 7 llega el [día] por la tarde.".to_owned();
    assert_eq!(written(&effects), Edit::Replace { span, text });

    let mut frame = with_templates(ASKS);
    typed(&mut frame, 1, "Hola. /cita ");
    let effects = frame.update(Event::LeaveQuestions, NOW);
    assert!(sent(&effects).contains(&&ToHost::Refocus { composer: 7 }) && !frame.open);

    let mut frame = with_templates(ASKS);
    typed(&mut frame, 1, "Hola. /cita ");
    typed(&mut frame, 2, "Adiós. ");
    assert!(frame.questions.is_none(), "the shortcut is no more where it was");
}

fn is_write(message: &&ToHost) -> bool {
    matches!(message, ToHost::Write { .. })
}

#[test]
fn a_draft_is_kept_as_a_template_and_that_can_be_taken_back() {
    let mut frame = with_template();
    let edited = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::Ask(Request::EditTemplate { edit, .. }) => Some(*edit),
            _ => None,
        })
    };
    typed(&mut frame, 1, "Hola, Ana. Abrimos de lunes a sábado.");
    let edit = edited(frame.update(Event::KeepDraft, NOW)).unwrap();
    let kept = edit.to.clone().unwrap();
    assert_eq!(kept.body.es.as_deref(), Some("Hola, Ana. Abrimos de lunes a sábado."));
    assert_eq!((edit.from.as_ref(), edit.place), (None, 1));
    assert_eq!(edited(frame.update(Event::UndoIgnore, NOW)), Some(edit.back()));
    typed(&mut frame, 2, "Llega el martes");
    assert!(edited(frame.update(Event::KeepDraft, NOW)).is_none());
    assert!(frame.notice.as_ref().unwrap().text.contains("Plazo"));
}

#[test]
fn a_better_wording_is_one_change_of_this_very_text() {
    let mut frame = with_template();
    typed(&mut frame, 1, "¡¡TU PEDIDO 12 LLEGA HOY!! ¡No es culpa nuestra!");
    frame.update(Event::Rewrites, NOW);
    let first = frame.rewrites.as_ref().unwrap()[0].clone();
    let effects = frame.update(Event::Rewrite(0), NOW);
    let edit = Edit::Replace { span: first.change.span, text: first.change.text };
    assert!(
        matches!(sent(&effects)[0], ToHost::Write { edit: made, revision: 1, .. } if *made == edit)
    );
    typed(&mut frame, 2, "Otra cosa");
    assert!(frame.rewrites.is_none());
}

#[test]
fn the_chip_goes_where_it_is_moved_and_stays_there_on_that_site() {
    let mut frame = frame(with_brand());
    hear(&mut frame, ToFrame::Compose(composer("Hola")));
    frame.update(Event::Measured { width: 90, height: 34 }, NOW);
    let moved = frame.update(Event::Move(Way::Up), NOW);
    let asked = Request::MoveChip { site: "example.org".into(), side: 2 };
    assert!(moved.contains(&Effect::Ask(asked)));
    let shape = Shape { panel: false, width: 90, height: 34, side: 2 };
    assert!(sent(&moved).contains(&&ToHost::Shape(shape)));
    assert!(frame.update(Event::Move(Way::Up), NOW).is_empty());
    let moved = frame.update(Event::Move(Way::Left), NOW);
    assert!(sent(&moved).contains(&&ToHost::Shape(Shape { side: 3, ..shape })));
}

#[test]
fn what_is_being_read_does_not_change_under_the_hand_that_chooses() {
    let mut frame = with_templates(
        r#"[{"id": "uno", "title": "Uno", "body": {"es": "Hola, {sale|va} hoy mismo."}},
            {"id": "dos", "title": "Dos", "body": {"es": "Hola, llega mañana."}}]"#,
    );
    frame.update(Event::Open(Tab::Replies), NOW);
    frame.update(Event::Choose(1), NOW);
    let read = Rc::clone(&frame.replies);
    let mut more = (*frame.content).clone();
    more.revision += 1;
    more.published.push(timbre_store::PublishedReply { text: read[0].text.clone(), unix_ms: 1 });
    keep(&mut frame, more);
    assert_eq!((frame.chosen, &frame.replies), (1, &read));
    let mut changed = (*frame.content).clone();
    changed.revision += 1;
    let chosen = read[1].source.clone();
    changed.brands[0].templates.retain(|one| one.id == chosen.id);
    keep(&mut frame, changed);
    assert!(frame.replies.len() < read.len(), "another brand has other replies");
    assert_eq!(frame.replies[frame.chosen].source, chosen);
}

#[test]
fn behind_an_answer_that_fits_none_is_offered_that_does_not() {
    let sample = |comment: &str, text: &str| timbre_core::brand::Sample {
        comment: Some(comment.into()),
        text: text.into(),
        network: None,
        lang: Some(Language::Es),
    };
    let mut content = with_brand();
    content.brands[0].samples = vec![
        sample("¿Cuándo llega mi pedido?", "¡Hola! Sale hoy y llega mañana."),
        sample("¡Qué buena la tarta!", "¡Gracias! Se lo contamos al horno."),
        sample("El pan estaba duro", "Lo sentimos. Te guardamos otro."),
    ];
    let mut frame = frame(content);
    hear(&mut frame, ToFrame::Compose(composer("")));
    frame.update(Event::Open(Tab::Replies), NOW);
    let approved =
        frame.replies.iter().filter(|reply| reply.source.kind == SourceKind::Reply).count();
    assert_eq!(approved, 1, "{:?}", frame.replies);
}

#[test]
fn what_the_store_was_asked_for_is_followed_and_what_another_did_is_asked_for() {
    let mut frame = with_template();
    let before = frame.content.revision;
    let published = Request::Published { text: "Llega el martes.".into(), unix_ms: 1 };
    let followed = frame.update(Event::Edited(published.clone(), before + 1), NOW);
    assert_eq!((frame.content.revision, frame.content.published.len()), (before + 1, 1));
    let asks = |effects: &[Effect]| {
        let asked = Effect::Ask(Request::Content { known: Some(before + 1) });
        effects.contains(&asked)
    };
    assert!(!asks(&followed));
    // Another tab has made the revision between.
    let missed = frame.update(Event::Edited(published, before + 3), NOW);
    assert!(asks(&missed));
    assert_eq!(frame.content.published.len(), 1);
}
