//! The state of the frame and its reducer.

use std::collections::BTreeSet;
use std::rc::Rc;

use timbre_core::brand::BrandPack;
use timbre_core::reply::{Rewrite, SourceKind, Suggestion, SuggestionRequest, library};
use timbre_core::review::VerdictState;
use timbre_core::text::{Language, OffsetMap};
use timbre_core::triage::Triage;
use timbre_core::vocabulary::{Account, Moment, Situation};
use timbre_core::{Approach, Comment, Draft, Engine};
use timbre_port::{
    Command, Composer, Edit, Shape, Shell, Theme, ToFrame, ToHost, VERSION, WriteOutcome,
};
use timbre_store::{
    Answer, Content, Deed, Ignored, Request, StoreError, TemplateEdit, ThemeChoice, ignore_key,
};

use super::event::{Effect, Event, FocusTarget, Tab, Way};
use super::judged::{self, Judged, Standing};
use super::questions::Questions;
use super::tally::{Tally, day_of};
use crate::messages::{Messages, messages};

/// The size of the open panel, in CSS pixels. It does not follow its content: what moves while one
/// types cannot be read.
const PANEL: Shape = Shape { panel: true, width: 400, height: 600, side: 0 };
/// The shape of a frame that is not to be seen.
const HIDDEN: Shape = Shape { panel: false, width: 0, height: 0, side: 0 };
/// How many replies are offered at most.
const REPLIES: u32 = 30;
/// An answer to another comment is offered if it is this near to the best: behind one that fits, those
/// that do not are only more to read.
const LIKELY: f32 = 0.8;
/// So many templates are read ahead at once, which takes a few milliseconds.
const READ_AHEAD: usize = 25;
/// How many of the first steps there are.
const STEPS: u8 = 3;

/// Everything the frame knows.
#[derive(Debug)]
pub(crate) struct FrameState {
    /// What is kept, as far as it is known.
    pub(crate) keeping: Keeping,
    /// What is kept.
    pub(crate) content: Rc<Content>,
    /// The composer with the focus.
    pub(crate) composing: Option<Composing>,
    /// Whether the panel is open.
    pub(crate) open: bool,
    /// What it shows.
    pub(crate) tab: Tab,
    /// Whether the chip shows its hint.
    pub(crate) hint: bool,
    /// What is searched for.
    pub(crate) query: Rc<str>,
    /// What could be answered.
    pub(crate) replies: Rc<Vec<Suggestion>>,
    /// Which of these Enter inserts.
    pub(crate) chosen: usize,
    /// What the reply that was chosen asks before it is inserted.
    pub(crate) questions: Option<Rc<Questions>>,
    /// Better wordings of the draft, since they were asked for.
    pub(crate) rewrites: Option<Rc<Vec<Rewrite>>>,
    /// Whether the shortcuts are shown.
    pub(crate) shortcuts: bool,
    /// Which of the first steps is shown, from 0.
    pub(crate) step: Option<u8>,
    /// What the user is told.
    pub(crate) notice: Option<Notice>,
    /// What a screen reader is told.
    pub(crate) said: Rc<str>,
    /// Whether the host script speaks an older version of the port.
    pub(crate) outdated: bool,
    /// The brand that is written for.
    pub(crate) brand: Option<Rc<BrandPack>>,
    engine: Engine,
    ignored_always: BTreeSet<String>,
    browser_language: Language,
    page_theme: Theme,
    site: String,
    ignored_once: BTreeSet<String>,
    last_ignored: Option<LastIgnored>,
    pending: Option<Pending>,
    requests: u32,
    shape: Shape,
    chip: (u32, u32),
    said_standing: Option<Standing>,
    /// Where there is a popup to show it.
    tally: Option<Tally>,
    /// Whether what the judges know is unpacked, which takes longer than all else until the chip is seen.
    unpacked: bool,
    now: Moment,
}

/// Whether the store has answered.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Keeping {
    /// Not yet.
    Asked,
    /// It has.
    Known,
    /// It cannot.
    Failed(StoreError),
}

/// A composer, the comment it answers, and what there is to say of both.
#[derive(Debug)]
pub(crate) struct Composing {
    /// The composer as the host script last told it.
    pub(crate) composer: Composer,
    /// What the comment is.
    pub(crate) triage: Option<Rc<(Triage, Approach)>>,
    /// What is to be said of the draft; nothing while it is empty.
    pub(crate) judged: Option<Rc<Judged>>,
    /// What the publish check goes by, as far as the host script has said so: the chip and the
    /// panel's head promise nothing else. Behind `judged` by one way to the page and back.
    pub(crate) armed: Option<Rc<Judged>>,
    /// Whether the publication of this very text was stopped.
    pub(crate) held: bool,
    /// Whether the user chose to publish this very text all the same.
    pub(crate) released: bool,
    draft: Draft,
}

/// Something that the user is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// What.
    pub(crate) text: String,
    /// What can be done about it.
    pub(crate) kind: NoticeKind,
}

/// What can be done about a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NoticeKind {
    /// Nothing.
    Plain,
    /// Taken back.
    Undo,
    /// The text that could not be written can be copied.
    Copy(String),
}

#[derive(Debug)]
enum LastIgnored {
    Once {
        key: String,
    },
    Always {
        rule: String,
        text: String,
    },
    /// Not ignored, but kept as a template of a brand.
    Kept {
        brand: String,
        edit: Box<TemplateEdit>,
    },
}

/// A text on its way into the editor.
#[derive(Debug)]
struct Pending {
    request: u32,
    /// What the user can paste if the editor refuses.
    copy: String,
    purpose: Purpose,
    /// Whether the focus, which writing takes to the editor, is wanted in the panel after it.
    stay: bool,
}

/// What a text is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// It is a whole reply, after which the user goes on writing.
    Reply,
    /// It stands for the shortcut that was typed.
    Shortcut,
    /// It is better than what it replaces.
    Mend,
}

impl FrameState {
    /// A frame that has heard nothing yet.
    pub(crate) fn new(browser_language: Language, now: Moment) -> Self {
        Self {
            keeping: Keeping::Asked,
            content: Rc::default(),
            composing: None,
            open: false,
            tab: Tab::Review,
            hint: false,
            query: Rc::from(""),
            replies: Rc::default(),
            chosen: 0,
            questions: None,
            rewrites: None,
            shortcuts: false,
            step: None,
            notice: None,
            said: Rc::from(""),
            outdated: false,
            brand: None,
            engine: Engine::without_brand().speaking(browser_language),
            ignored_always: BTreeSet::new(),
            browser_language,
            page_theme: Theme::Light,
            site: String::new(),
            ignored_once: BTreeSet::new(),
            last_ignored: None,
            pending: None,
            requests: 0,
            shape: HIDDEN,
            chip: (0, 0),
            said_standing: None,
            tally: None,
            unpacked: false,
            now,
        }
    }

    /// The language of the interface.
    pub(crate) fn language(&self) -> Language {
        self.content.settings.language.unwrap_or(self.browser_language)
    }

    /// The texts of the interface.
    pub(crate) fn messages(&self) -> &'static Messages {
        messages(self.language())
    }

    /// The look.
    pub(crate) fn theme(&self) -> Theme {
        match self.content.settings.theme {
            ThemeChoice::Auto => self.page_theme,
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
        }
    }

    /// The page's own look, which what is transparent has to agree with.
    pub(crate) fn page_theme(&self) -> Theme {
        self.page_theme
    }

    /// The size of the chip as it was measured last, in CSS pixels.
    pub(crate) fn chip_size(&self) -> (u32, u32) {
        self.chip
    }

    /// What happens, at `now`, and what is to be done about it, in this order.
    pub(crate) fn update(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        self.now = now;
        let mut effects = Vec::new();
        match event {
            Event::Host(message) => self.hear(message, &mut effects),
            Event::Kept(answer) => self.learn(answer, &mut effects),
            Event::Edited(request, revision) => self.follow(request, revision, &mut effects),
            Event::Open(tab) => self.open(tab, &mut effects),
            Event::Close => self.close(&mut effects),
            Event::Hint(hint) => self.hint = hint,
            Event::Move(way) => self.move_chip(way, &mut effects),
            Event::Show(tab) => self.show(tab, &mut effects),
            Event::Measured { width, height } => self.chip = (width, height),
            Event::Fix(index) => self.fix(index, &mut effects),
            Event::FixByKey(index) => {
                self.fix(index, &mut effects);
                if let Some(pending) = &mut self.pending {
                    pending.stay = true;
                }
            }
            Event::FixBest => self.fix_best(&mut effects),
            Event::IgnoreOnce(index) => self.ignore(index, false, &mut effects),
            Event::IgnoreAlways(index) => self.ignore(index, true, &mut effects),
            Event::UndoIgnore => self.undo_ignore(&mut effects),
            Event::Search(query) => {
                self.query = Rc::from(query);
                self.find_replies();
                self.say_replies();
            }
            Event::Choose(step) => {
                let last = self.replies.len().saturating_sub(1);
                self.chosen = self.chosen.saturating_add_signed(step).min(last);
            }
            Event::Insert(index) => self.insert(index, &mut effects),
            Event::Answer(gap, answer) => {
                if let Some(questions) = &mut self.questions {
                    Rc::make_mut(questions).answer(gap, answer, now);
                }
            }
            Event::InsertAnswered => self.insert_answered(&mut effects),
            Event::LeaveQuestions => self.leave_questions(&mut effects),
            Event::Rewrites => self.find_rewrites(&mut effects),
            Event::Worded { draft, offered } => self.take_wording(&draft, &offered),
            Event::Rewrite(index) => self.rewrite(index, &mut effects),
            Event::KeepDraft => self.keep_draft(&mut effects),
            Event::PublishAnyway => self.publish_anyway(&mut effects),
            Event::Copy => {
                if let Some(Notice { kind: NoticeKind::Copy(text), .. }) = &self.notice {
                    effects.push(Effect::Copy(text.clone()));
                }
            }
            Event::Copied(done) => self.tell_copied(done),
            Event::CloseNotice => self.notice = None,
            Event::Shortcuts(shown) => self.shortcuts = shown,
            Event::NextStep => self.next_step(&mut effects),
            Event::Quiet => {
                self.say_verdict();
                self.count_checked(&mut effects);
            }
            Event::Returned => effects.push(self.ask_for_changes()),
            Event::Unpacked => {
                if !std::mem::replace(&mut self.unpacked, true) {
                    self.judge(&mut effects);
                    self.find_replies_anew();
                }
            }
        }
        self.reshape(&mut effects);
        effects
    }

    fn hear(&mut self, message: ToFrame, effects: &mut Vec<Effect>) {
        match message {
            ToFrame::Hello { version, shell, theme, site } => {
                self.outdated = version != VERSION;
                self.tally = (shell == Shell::Extension).then(Tally::default);
                self.page_theme = theme;
                self.site = site;
            }
            ToFrame::Theme { theme } => self.page_theme = theme,
            ToFrame::Compose(composer) => self.compose(composer, effects),
            ToFrame::Text { composer, revision, text, selection } => {
                let Some(composing) = self.composing_of(composer) else { return };
                let changed = composing.composer.text != text;
                // Each key moves the caret too, and that comes as a message of its own.
                let judged = !changed && composing.composer.revision == revision;
                composing.composer.revision = revision;
                composing.composer.selection = selection;
                let before = std::mem::replace(&mut composing.composer.text, text);
                if changed {
                    composing.held = false;
                    composing.released = false;
                    self.rewrites = None;
                    // The shortcut may stand elsewhere now, or nowhere.
                    self.questions.take_if(|asked| asked.shortcut.is_some());
                    // What could be copied was made of a text that is no more.
                    self.notice.take_if(|notice| notice.kind != NoticeKind::Undo);
                }
                if !judged {
                    self.review(effects);
                }
                if changed {
                    self.expand(&before, effects);
                }
                effects.push(Effect::WaitForQuiet);
            }
            ToFrame::Images { composer, no_alt } => {
                let Some(composing) = self.composing_of(composer) else { return };
                composing.composer.no_alt = no_alt;
                composing.draft.undescribed_images = no_alt;
                self.review(effects);
            }
            ToFrame::Gone { composer } => {
                if self.composing_of(composer).is_some() {
                    self.leave_tallied();
                    self.composing = None;
                    self.pending = None;
                    self.questions = None;
                    self.open = false;
                    self.hint = false;
                    self.notice = None;
                    self.ignored_once.clear();
                }
            }
            ToFrame::Wrote { request, outcome } => self.wrote(request, outcome, effects),
            ToFrame::Command { command } => match command {
                Command::Panel if self.open => self.close(effects),
                Command::Panel => self.open_first(effects),
                Command::Templates => self.open(Tab::Replies, effects),
                Command::Fix => self.fix_best(effects),
            },
            ToFrame::Armed { composer, revision, state, released } => {
                self.arm(composer, revision, state, released, effects);
            }
            ToFrame::Held { composer, revision } => {
                let Some(composing) = self.composing_of(composer) else { return };
                if composing.composer.revision == revision {
                    composing.held = true;
                    let text = composing.composer.text.clone();
                    let held = self.tally.as_mut().and_then(|tally| tally.held(composer, &text));
                    self.count_checked(effects);
                    self.count(held, effects);
                    self.open(Tab::Review, effects);
                    effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
                    effects.push(Effect::Focus(FocusTarget::Held));
                }
            }
            ToFrame::Published { composer, text } => {
                self.count_published(composer, &text, effects);
                let unix_ms = self.now.unix_ms;
                effects.push(Effect::Ask(Request::Published { text, unix_ms }));
                if self.composing_of(composer).is_some() {
                    self.notice = None;
                    self.ignored_once.clear();
                }
            }
        }
    }

    fn composing_of(&mut self, composer: u32) -> Option<&mut Composing> {
        self.composing.as_mut().filter(|composing| composing.composer.composer == composer)
    }

    fn arm(
        &mut self,
        composer: u32,
        revision: u32,
        state: VerdictState,
        released: bool,
        effects: &mut Vec<Effect>,
    ) {
        let Some(composing) = self.composing_of(composer) else { return };
        if composing.composer.revision != revision {
            return;
        }
        // Of another state is the answer to an earlier verdict on this text; the one to this is on its way.
        if judged::state_of(composing.judged.as_deref()) == state {
            composing.armed.clone_from(&composing.judged);
        }
        if released && !composing.released {
            composing.held = false;
            composing.released = true;
            self.say(self.messages().chip_released);
            self.close(effects);
        }
    }

    fn compose(&mut self, composer: Composer, effects: &mut Vec<Effect>) {
        let number = composer.composer;
        self.leave_tallied();
        if let Some(tally) = &mut self.tally {
            tally.enter(number, &composer.text);
        }
        let same = self.composing_of(number).is_some();
        let known = self.composing.as_ref().filter(|_| same);
        let armed = known.and_then(|known| known.armed.clone());
        let (held, released) = known
            .filter(|known| known.composer.text == composer.text)
            .map_or((false, false), |known| (known.held, known.released));
        if !same {
            // Whatever was on its way there is not heard of again.
            self.pending = None;
            self.open = false;
            self.notice = None;
            self.questions = None;
            self.rewrites = None;
            self.ignored_once.clear();
            self.said_standing = None;
            self.query = Rc::from("");
        }
        let draft = Draft::default();
        self.composing =
            Some(Composing { composer, triage: None, judged: None, armed, held, released, draft });
        self.choose_brand(effects);
        self.judge(effects);
        self.find_replies_anew();
        // Another page may have changed what is kept; the answer is "unchanged" nearly always. Before the first answer
        // all there is has been asked for.
        if self.keeping != Keeping::Asked {
            effects.push(self.ask_for_changes());
        }
    }

    fn ask_for_changes(&self) -> Effect {
        let known = (self.keeping == Keeping::Known).then_some(self.content.revision);
        Effect::Ask(Request::Content { known })
    }

    fn learn(&mut self, answer: Result<Answer, StoreError>, effects: &mut Vec<Effect>) {
        let first = self.keeping == Keeping::Asked;
        match answer {
            Ok(Answer::Unchanged | Answer::Edited { .. }) => return,
            Ok(Answer::Content { content }) => {
                // Answers may overtake one another; an older one knows less.
                if self.keeping == Keeping::Known && content.revision < self.content.revision {
                    return;
                }
                self.content = Rc::from(content);
                self.keeping = Keeping::Known;
            }
            Ok(Answer::Failed { error }) | Err(error) => {
                if self.keeping == Keeping::Known {
                    self.tell(crate::refusal::words(self.messages(), &error), NoticeKind::Plain);
                    return;
                }
                self.keeping = Keeping::Failed(error);
            }
        }
        if first && !self.content.settings.introduced && self.keeping == Keeping::Known {
            self.step = Some(0);
        }
        self.heed(effects);
    }

    /// Changes what is known as the store has changed it, where nobody else has changed it meanwhile.
    fn follow(&mut self, request: Request, revision: u64, effects: &mut Vec<Effect>) {
        let next = self.keeping == Keeping::Known && revision == self.content.revision + 1;
        // What there is to write is written already.
        if next && Rc::make_mut(&mut self.content).carry_out(request).is_ok() {
            self.heed(effects);
        } else {
            effects.push(self.ask_for_changes());
        }
    }

    /// Goes by what is kept now.
    fn heed(&mut self, effects: &mut Vec<Effect>) {
        let ignored = self.content.ignored.iter();
        self.ignored_always = ignored.map(|kept| ignore_key(&kept.rule, &kept.text)).collect();
        let before = self.brand.is_some();
        let brand_changed = self.choose_brand(effects);
        self.judge(effects);
        // What is being read does not change under the hand that chooses, unless it must.
        if brand_changed {
            self.find_replies_anew();
        }
        let typed =
            self.composing.as_ref().is_some_and(|composing| composing.composer.revision > 0);
        if typed && !before {
            // A shortcut may have been typed before there was a template for it.
            self.expand("", effects);
        }
    }

    /// The engine speaks for the brand of the account that writes, else for the active one. Whether that
    /// is another one now, or was changed.
    fn choose_brand(&mut self, effects: &mut Vec<Effect>) -> bool {
        let account =
            self.composing.as_ref().and_then(|composing| composing.composer.account.as_ref());
        let by_account = account.and_then(|account| self.owner(account));
        let brand = by_account.or_else(|| self.content.active_brand());
        let changed = self.brand.as_deref() != brand;
        if changed {
            self.brand = brand.cloned().map(Rc::new);
            self.engine = match &self.brand {
                Some(brand) => Engine::new(brand),
                None => Engine::without_brand(),
            };
            effects.push(Effect::ReadAhead);
        }
        let engine = std::mem::replace(&mut self.engine, Engine::without_brand());
        self.engine = engine.speaking(self.language());
        changed
    }

    /// Reads a few more of the brand's templates before they are asked for; whether all are read.
    pub(crate) fn read_ahead(&mut self) -> bool {
        self.engine.read_ahead(READ_AHEAD)
    }

    /// Whether the user does not want Timbre here or now.
    fn quiet(&self) -> bool {
        let settings = &self.content.settings;
        settings.sites_off.contains(&self.site)
            || settings.paused_until_unix_ms.is_some_and(|until| self.now.unix_ms < until)
            || self.is_own_account()
    }

    /// Whether the account that writes is one that the user said is their own, and no brand's.
    fn is_own_account(&self) -> bool {
        let account =
            self.composing.as_ref().and_then(|composing| composing.composer.account.as_ref());
        account.is_some_and(|account| {
            let key = ignore_key(judged::ACCOUNT, &judged::named(account));
            self.ignored_always.contains(&key) && self.owner(account).is_none()
        })
    }

    fn owner(&self, account: &Account) -> Option<&BrandPack> {
        let owns = |brand: &&BrandPack| brand.accounts.iter().any(|own| own.is(account));
        self.content.brands.iter().find(owns)
    }

    /// Judges comment and draft anew; where nothing is written yet, the chip is seen first.
    fn judge(&mut self, effects: &mut Vec<Effect>) {
        if self.keeping == Keeping::Asked || self.quiet() {
            return;
        }
        let Some(composing) = &mut self.composing else { return };
        let composer = &composing.composer;
        if !self.unpacked && composer.text.trim().is_empty() {
            effects.push(Effect::Unpack);
            self.review(effects);
            return;
        }
        self.unpacked = true;
        let comment =
            composer.comment.as_ref().filter(|text| !text.trim().is_empty()).map(|text| Comment {
                text: text.clone(),
                lang: None,
                network: Some(composer.network),
                author: composer.author.clone().unwrap_or_default(),
            });
        composing.triage = comment.as_ref().map(|comment| {
            let triage = self.engine.triage(comment);
            let approach = self.engine.approach(&triage);
            Rc::new((triage, approach))
        });
        composing.draft = Draft {
            text: String::new(),
            lang: None,
            network: Some(composer.network),
            public: composer.public,
            comment,
            situation: None,
            account: composer.account.clone(),
            undescribed_images: composer.no_alt,
            history: self.content.published.iter().map(|reply| reply.text.clone()).collect(),
            now: None,
        };
        self.review(effects);
    }

    /// Judges the draft anew and lets the host script know, before anything is drawn.
    fn review(&mut self, effects: &mut Vec<Effect>) {
        if self.keeping == Keeping::Asked || self.quiet() {
            return;
        }
        let written = |composing: &Composing| !composing.composer.text.trim().is_empty();
        if !self.unpacked && self.composing.as_ref().is_some_and(written) {
            // It was written before the comment was judged.
            self.judge(effects);
            return;
        }
        let (once, always) = (&self.ignored_once, &self.ignored_always);
        let ignored = |key: &str| once.contains(key) || always.contains(key);
        let Some(composing) = &mut self.composing else { return };
        let (composer, revision) = (composing.composer.composer, composing.composer.revision);
        let text = &composing.composer.text;
        composing.judged = (!text.trim().is_empty()).then(|| {
            composing.draft.text.clone_from(text);
            composing.draft.now = Some(self.now);
            let triage = composing.triage.as_deref().map(|(triage, _)| triage);
            let mut review = self.engine.review_answering(&composing.draft, triage);
            if composing.composer.limit.is_some() {
                review.length.limit = composing.composer.limit;
            }
            let account = composing.composer.account.as_ref();
            Rc::new(Judged::new(text, account, review, ignored))
        });
        let judged = composing.judged.as_deref();
        let (state, marks) =
            (judged::state_of(judged), judged.map(Judged::marks).unwrap_or_default());
        effects.push(Effect::Send(ToHost::Verdict { composer, revision, state }));
        effects.push(Effect::Send(ToHost::Marks { composer, revision, marks }));
    }

    /// Opens the panel where there is most to do: while nothing is written, at what could be answered.
    fn open_first(&mut self, effects: &mut Vec<Effect>) {
        let written = self.composing.as_ref().is_some_and(|composing| composing.judged.is_some());
        self.open(if written { Tab::Review } else { Tab::Replies }, effects);
        if self.open && !written && self.replies.is_empty() {
            effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
            self.show(Tab::Review, effects);
        }
    }

    fn open(&mut self, tab: Tab, effects: &mut Vec<Effect>) {
        if self.composing.is_none() || self.quiet() {
            return;
        }
        if !self.unpacked {
            self.unpacked = true;
            self.judge(effects);
        }
        self.open = true;
        self.hint = false;
        self.show(tab, effects);
    }

    /// The side of the composer that the chip was moved to on this site.
    fn chip_side(&self) -> u32 {
        self.content.settings.chip_sides.get(&self.site).copied().unwrap_or(0)
    }

    /// Up and down keep to the end or the start of the composer; left and right go beside it.
    fn move_chip(&mut self, way: Way, effects: &mut Vec<Effect>) {
        let now = self.chip_side();
        let start = now / 3 * 3;
        let side = match way {
            Way::Right => 0,
            Way::Left => 3,
            Way::Down => start + 1,
            Way::Up => start + 2,
        };
        if side == now {
            return;
        }
        let site = self.site.clone();
        // Before the store has answered: the chip follows the pointer.
        Rc::make_mut(&mut self.content).settings.chip_sides.insert(site.clone(), side);
        effects.push(Effect::Ask(Request::MoveChip { site, side }));
    }

    fn show(&mut self, tab: Tab, effects: &mut Vec<Effect>) {
        self.tab = tab;
        self.questions = None;
        if tab == Tab::Replies {
            self.find_replies();
        }
        effects.push(Effect::Focus(match tab {
            Tab::Review => FocusTarget::Panel,
            Tab::Replies => FocusTarget::Search,
        }));
    }

    fn close(&mut self, effects: &mut Vec<Effect>) {
        if self.shortcuts {
            self.shortcuts = false;
            effects.push(Effect::Focus(FocusTarget::Panel));
            return;
        }
        self.open = false;
        self.hint = false;
        self.notice = None;
        self.questions = None;
        if let Some(composing) = &mut self.composing {
            composing.held = false;
            let composer = composing.composer.composer;
            effects.push(Effect::Send(ToHost::Refocus { composer }));
        }
    }

    fn find_replies(&mut self) {
        let Some(composing) = &self.composing else { return };
        let request = self.request(composing, REPLIES);
        let mut found = self.engine.suggest(&request);
        if request.query.trim().is_empty() {
            let triage = composing.triage.as_deref();
            let spam = triage.is_some_and(|(triage, _)| triage.situation == Situation::Spam);
            let best = found.iter().map(|reply| reply.score.get()).fold(0.0, f32::max);
            found.retain(|reply| {
                let likely = !spam && reply.score.get() >= LIKELY * best;
                likely || reply.source.kind != SourceKind::Reply
            });
        }
        self.replies = Rc::new(found);
        self.chosen = 0;
    }

    /// Finds the replies anew if they are being read; the one that was chosen stays chosen.
    fn find_replies_anew(&mut self) {
        if !self.open || self.tab != Tab::Replies {
            return;
        }
        let chosen = self.replies.get(self.chosen).map(|reply| reply.source.clone());
        self.find_replies();
        let chosen = chosen.as_ref();
        let place = self.replies.iter().position(|reply| Some(&reply.source) == chosen);
        self.chosen = place.unwrap_or(0);
    }

    fn fix_best(&mut self, effects: &mut Vec<Effect>) {
        let judged = self.composing.as_ref().and_then(|composing| composing.judged.as_ref());
        let best = judged.and_then(|judged| {
            judged.findings.iter().position(|finding| !finding.fixes.is_empty())
        });
        if let Some(index) = best {
            self.fix(index, effects);
        }
    }

    fn fix(&mut self, index: usize, effects: &mut Vec<Effect>) {
        let Some(composing) = &self.composing else { return };
        let Some(judged) = composing.judged.clone() else { return };
        let fix = judged.findings.get(index).and_then(|finding| finding.fixes.first());
        let Some(fix) = fix else { return };
        let edit = Edit::Replace { span: fix.span, text: fix.text.clone() };
        let copy = judged.edited(fix.span, &fix.text);
        self.write(edit, copy, Purpose::Mend, effects);
    }

    fn insert(&mut self, index: usize, effects: &mut Vec<Effect>) {
        let Some(reply) = self.replies.get(index).cloned() else { return };
        if let Some(questions) = Questions::of(&reply, None, self.now) {
            self.ask_user(questions, effects);
            return;
        }
        self.count_use(&reply, effects);
        self.write(Edit::Insert { text: reply.text.clone() }, reply.text, Purpose::Reply, effects);
    }

    fn ask_user(&mut self, questions: Questions, effects: &mut Vec<Effect>) {
        let asked = questions.asked().count();
        self.say(&crate::messages::count(self.messages().questions_asked, asked));
        self.questions = Some(Rc::new(questions));
        effects.push(Effect::Focus(FocusTarget::Question));
    }

    /// Inserts the reply with what was answered; what was not is still marked in it.
    fn insert_answered(&mut self, effects: &mut Vec<Effect>) {
        let (Some(questions), Some(composing)) = (self.questions.clone(), &self.composing) else {
            return;
        };
        let text = questions.answered.text.clone();
        let (edit, copy) = match questions.shortcut {
            Some(span) => {
                let draft = &composing.composer.text;
                let at = OffsetMap::new(draft).to_byte_span(span);
                let copy = [&draft[..at.start], text.as_str(), &draft[at.end..]].concat();
                (Edit::Replace { span, text }, copy)
            }
            None => (Edit::Insert { text: text.clone() }, text),
        };
        self.count_use(&questions.reply, effects);
        self.write(edit, copy, Purpose::Reply, effects);
    }

    /// Goes back to where the reply was chosen: to the replies, or to the composer.
    fn leave_questions(&mut self, effects: &mut Vec<Effect>) {
        match self.questions.take() {
            Some(questions) if questions.shortcut.is_some() => self.close(effects),
            Some(_) => effects.push(Effect::Focus(FocusTarget::Search)),
            None => {}
        }
    }

    /// Writes a template in place of its shortcut, once a space is typed behind it: "/gracias ".
    /// The caret does not tell where that was: some editors move it only after the text is there.
    fn expand(&mut self, old: &str, effects: &mut Vec<Effect>) {
        let (Some(composing), Some(brand)) = (&self.composing, &self.brand) else { return };
        let text = &composing.composer.text;
        let Some(end) = written_until(old, text) else { return };
        let Some(typed) = text[..end].strip_suffix(' ') else { return };
        let Some(at) = typed.rfind('/') else { return };
        let shortcut = &typed[at + 1..];
        let apart = typed[..at].chars().next_back().is_none_or(char::is_whitespace);
        let known = |kept: &&timbre_core::brand::Template| {
            kept.shortcut.as_deref() == Some(shortcut) && !shortcut.is_empty()
        };
        let Some(template) = brand.templates.iter().find(known).filter(|_| apart) else { return };
        let found = self.engine.suggest(&SuggestionRequest {
            query: shortcut.to_owned(),
            ..self.request(composing, REPLIES)
        });
        let Some(reply) = found.into_iter().find(|reply| reply.source.id == template.id) else {
            return;
        };
        let span = OffsetMap::new(text).to_utf16_span((at..end).into());
        if let Some(questions) = Questions::of(&reply, Some(span), self.now) {
            self.open(Tab::Replies, effects);
            effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
            self.ask_user(questions, effects);
            return;
        }
        let copy = [&text[..at], reply.text.as_str(), &text[end..]].concat();
        self.count_use(&reply, effects);
        let edit = Edit::Replace { span, text: reply.text };
        self.write(edit, copy, Purpose::Shortcut, effects);
    }

    fn request(&self, composing: &Composing, limit: u32) -> SuggestionRequest {
        SuggestionRequest {
            comment: composing.draft.comment.clone(),
            situation: None,
            lang: None,
            network: composing.draft.network,
            account: composing.draft.account.clone(),
            draft: Some(composing.composer.text.clone()),
            query: self.query.to_string(),
            history: composing.draft.history.clone(),
            now: Some(self.now),
            seed: u32::try_from(self.content.published.len()).unwrap_or_default(),
            limit,
        }
    }

    fn count_use(&self, reply: &Suggestion, effects: &mut Vec<Effect>) {
        if let (SourceKind::Template, Some(brand)) = (reply.source.kind, self.brand.as_ref()) {
            effects.push(Effect::Ask(Request::UsedTemplate {
                brand: brand.id.clone(),
                template: reply.source.id.clone(),
                unix_ms: self.now.unix_ms,
            }));
        }
    }

    fn find_rewrites(&mut self, effects: &mut Vec<Effect>) {
        let Some(composing) = self.composing.as_ref().filter(|known| known.judged.is_some()) else {
            return;
        };
        let rewrites = self.engine.rewrites(&composing.draft);
        if let (true, Some(judged)) = (self.content.settings.model, &composing.judged) {
            let length = judged.review.length;
            effects.push(Effect::AskModel {
                draft: composing.draft.text.clone(),
                language: judged.review.lang,
                shorter: length.limit.is_some_and(|limit| length.used > limit),
            });
        }
        let words = self.messages();
        if rewrites.is_empty() {
            self.say(words.rewrites_none);
        } else {
            self.say(&crate::messages::count(words.rewrites_found, rewrites.len()));
        }
        self.rewrites = Some(Rc::new(rewrites));
    }

    /// Adds what the browser's language model made of the draft to the wordings that are shown, if it
    /// is still of this draft and may be offered.
    fn take_wording(&mut self, draft: &str, offered: &str) {
        let (Some(composing), Some(rewrites)) = (&self.composing, &mut self.rewrites) else {
            return;
        };
        if composing.composer.text != draft {
            return;
        }
        let Some(wording) = self.engine.wording(&composing.draft, offered) else { return };
        if rewrites.iter().all(|known| known.text != wording.text) {
            Rc::make_mut(rewrites).push(wording);
            let found = crate::messages::count(
                self.messages().rewrites_found,
                self.rewrites.as_ref().map_or(0, |all| all.len()),
            );
            self.say(&found);
        }
    }

    fn rewrite(&mut self, index: usize, effects: &mut Vec<Effect>) {
        let Some(rewrite) = self.rewrites.as_ref().and_then(|all| all.get(index)).cloned() else {
            return;
        };
        let edit = Edit::Replace { span: rewrite.change.span, text: rewrite.change.text };
        self.write(edit, rewrite.text, Purpose::Mend, effects);
    }

    /// Keeps the draft as a template, unless one says nearly the same.
    fn keep_draft(&mut self, effects: &mut Vec<Effect>) {
        let words = self.messages();
        let (Some(composing), Some(brand)) = (&self.composing, &self.brand) else { return };
        let text = &composing.composer.text;
        if text.trim().is_empty() {
            return;
        }
        let usual = brand.languages.first().copied().unwrap_or_default();
        let made = library::from_draft(text, usual, &brand.templates);
        if let Some(like) = library::nearest(&brand.templates, &made) {
            let title = &brand.templates[like].title;
            let told = crate::messages::fill(words.template_like, &[("title", title)]);
            self.tell(told, NoticeKind::Plain);
            return;
        }
        let (id, place) = (made.id.clone(), brand.templates.len());
        let edit = Box::new(TemplateEdit { id, from: None, to: Some(made), place });
        let brand = brand.id.clone();
        effects
            .push(Effect::Ask(Request::EditTemplate { brand: brand.clone(), edit: edit.clone() }));
        self.last_ignored = Some(LastIgnored::Kept { brand, edit });
        self.tell(words.template_kept.to_owned(), NoticeKind::Undo);
    }

    fn write(&mut self, edit: Edit, copy: String, purpose: Purpose, effects: &mut Vec<Effect>) {
        // A second text before the first has arrived would be made for a text that is no more.
        if self.pending.is_some() {
            return;
        }
        let Some(composing) = &self.composing else { return };
        let (composer, revision) = (composing.composer.composer, composing.composer.revision);
        self.requests += 1;
        let request = self.requests;
        self.notice = None;
        self.pending = Some(Pending { request, copy, purpose, stay: false });
        effects.push(Effect::Send(ToHost::Write { request, composer, revision, edit }));
    }

    fn wrote(&mut self, request: u32, outcome: WriteOutcome, effects: &mut Vec<Effect>) {
        let Some(pending) = self.pending.take_if(|pending| pending.request == request) else {
            return;
        };
        let words = self.messages();
        match outcome {
            WriteOutcome::Done if pending.purpose == Purpose::Reply => {
                self.say(words.inserted);
                self.close(effects);
            }
            WriteOutcome::Done => {
                self.say(words.fixed);
                if pending.purpose == Purpose::Mend {
                    self.count(Some(Deed::Fixed), effects);
                }
                if pending.stay && self.open {
                    effects.push(Effect::Focus(FocusTarget::Panel));
                }
            }
            WriteOutcome::Stale => self.tell(words.wrote_stale.to_owned(), NoticeKind::Plain),
            WriteOutcome::Unchanged | WriteOutcome::Wrong => {
                self.questions = None;
                let text = match outcome {
                    WriteOutcome::Wrong => words.wrote_wrong,
                    _ => words.wrote_unchanged,
                };
                self.tell(text.to_owned(), NoticeKind::Copy(pending.copy));
                if !self.open {
                    self.open(Tab::Review, effects);
                }
            }
        }
    }

    fn ignore(&mut self, index: usize, always: bool, effects: &mut Vec<Effect>) {
        let Some(composing) = &self.composing else { return };
        let Some(judged) = composing.judged.clone() else { return };
        let Some(finding) = judged.findings.get(index) else { return };
        let words = self.messages();
        let key = ignore_key(&finding.rule, judged.about(finding));
        self.ignored_once.insert(key.clone());
        if always {
            let (rule, text) = (finding.rule.clone(), judged.about(finding).to_owned());
            self.last_ignored =
                Some(LastIgnored::Always { rule: rule.clone(), text: text.clone() });
            let (message, unix_ms) = (finding.message.clone(), self.now.unix_ms);
            let ignored = Ignored { rule, text, message, unix_ms };
            effects.push(Effect::Ask(Request::Ignore { ignored }));
            self.tell(words.ignored_always.to_owned(), NoticeKind::Undo);
        } else {
            self.last_ignored = Some(LastIgnored::Once { key });
            self.tell(words.ignored_once.to_owned(), NoticeKind::Undo);
        }
        self.review(effects);
        if always && finding.rule == judged::ACCOUNT {
            self.close(effects);
        }
    }

    fn undo_ignore(&mut self, effects: &mut Vec<Effect>) {
        match self.last_ignored.take() {
            Some(LastIgnored::Once { key }) => {
                self.ignored_once.remove(&key);
            }
            Some(LastIgnored::Always { rule, text }) => {
                self.ignored_once.remove(&ignore_key(&rule, &text));
                effects.push(Effect::Ask(Request::Unignore { rule, text }));
            }
            Some(LastIgnored::Kept { brand, edit }) => {
                let edit = Box::new(edit.back());
                effects.push(Effect::Ask(Request::EditTemplate { brand, edit }));
            }
            None => return,
        }
        self.notice = None;
        self.review(effects);
    }

    /// The panel closes once the publish check lets the text pass: see [`ToFrame::Armed`].
    fn publish_anyway(&self, effects: &mut Vec<Effect>) {
        let Some(composing) = &self.composing else { return };
        let (composer, revision) = (composing.composer.composer, composing.composer.revision);
        effects.push(Effect::Send(ToHost::PublishAnyway { composer, revision }));
    }

    fn tell_copied(&mut self, done: bool) {
        let words = self.messages();
        if done {
            self.tell(words.copied.to_owned(), NoticeKind::Plain);
        } else if let Some(notice) = &mut self.notice {
            notice.text = words.copy_failed.to_owned();
            self.say(words.copy_failed);
        }
    }

    fn next_step(&mut self, effects: &mut Vec<Effect>) {
        let next = self.step.map_or(STEPS, |step| step + 1);
        self.step = (next < STEPS).then_some(next);
        if self.step.is_none() {
            effects.push(Effect::Ask(Request::Introduced));
            effects.push(Effect::Focus(FocusTarget::Panel));
        }
    }

    fn tell(&mut self, text: String, kind: NoticeKind) {
        self.say(&text);
        self.notice = Some(Notice { text, kind });
    }

    fn say(&mut self, text: &str) {
        self.said = Rc::from(text);
    }

    fn say_replies(&mut self) {
        let words = self.messages();
        self.said = match self.replies.len() {
            0 => {
                Rc::from(crate::messages::fill(words.replies_none_found, &[("query", &self.query)]))
            }
            found => Rc::from(crate::messages::count(words.replies_found, found)),
        };
    }

    /// Says the verdict when the typing has paused, and only if it is another one.
    fn say_verdict(&mut self) {
        let Some(composing) = &self.composing else { return };
        let Some(judged) = &composing.judged else { return };
        let standing = judged.standing();
        if self.said_standing != Some(standing) {
            let words = self.messages();
            let text = match standing {
                Standing::Ready => words.verdict_ready.to_owned(),
                Standing::InPart => words.verdict_in_part.to_owned(),
                _ => match judged.verdict.causes().first() {
                    Some(cause) => cause.message.clone(),
                    None => words.verdict_revise.to_owned(),
                },
            };
            self.said_standing = Some(standing);
            self.said = Rc::from(text);
        }
    }

    /// The composer may lose the focus to another, with what stands in it.
    fn leave_tallied(&mut self) {
        if let (Some(tally), Some(composing)) = (&mut self.tally, &self.composing) {
            tally.leave(composing.composer.composer, &composing.composer.text);
        }
    }

    /// Counts the reply that is written as checked, if it has been judged.
    fn count_checked(&mut self, effects: &mut Vec<Effect>) {
        let judged = self.composing.as_ref().filter(|composing| composing.judged.is_some());
        let Some(composer) = judged.map(|composing| composing.composer.composer) else { return };
        let checked = self.tally.as_mut().and_then(|tally| tally.checked(composer));
        self.count(checked, effects);
    }

    fn count_published(&mut self, composer: u32, text: &str, effects: &mut Vec<Effect>) {
        let Some(tally) = &mut self.tally else { return };
        // Who publishes at once has had it checked all the same: the chip was there.
        let checked = tally.checked(composer);
        let changed = tally.published(composer, text);
        for deed in [checked, changed, Some(Deed::Published)] {
            self.count(deed, effects);
        }
    }

    /// Has the day's numbers grow, unless the user does not want Timbre here or now.
    fn count(&self, deed: Option<Deed>, effects: &mut Vec<Effect>) {
        let Some(deed) = deed.filter(|_| self.tally.is_some() && !self.quiet()) else { return };
        effects.push(Effect::Ask(Request::Count { deed, day: day_of(self.now) }));
    }

    fn reshape(&mut self, effects: &mut Vec<Effect>) {
        let (width, height) = self.chip;
        let shape = if self.composing.is_none() || self.quiet() || self.keeping == Keeping::Asked {
            HIDDEN
        } else if self.open {
            PANEL
        } else {
            Shape { panel: false, width, height, side: self.chip_side() }
        };
        if shape != self.shape {
            self.shape = shape;
            effects.push(Effect::Send(ToHost::Shape(shape)));
        }
    }
}

/// The byte of `new` behind what was written into `old` to make it; nothing if `new` is no longer.
fn written_until(old: &str, new: &str) -> Option<usize> {
    if new.len() <= old.len() {
        return None;
    }
    let (mut old, mut rest) = (old.chars(), new.chars());
    let mut end = new.len();
    while let (Some(one), Some(other)) = (old.next_back(), rest.next_back()) {
        if one != other {
            break;
        }
        end = rest.as_str().len();
    }
    Some(end)
}

#[cfg(test)]
mod tests;
