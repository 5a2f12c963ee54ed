//! Every text of the interface, one file per language.
//!
//! A language is one constant: the compiler refuses a message that is missing, and warns of one
//! that nothing shows. `{name}` stands for what [`fill`] puts there; where a number decides, the
//! forms for one and for more are divided by `|` ([`count`]). What judges say comes from the
//! engine, in the same language.

mod en;
mod es;

use timbre_core::text::Language;

macro_rules! messages {
    ($messages:ident: $($name:ident),* $(,)?) => {
        /// The texts of one language.
        #[derive(Debug)]
        pub(crate) struct $messages {
            $(pub(crate) $name: &'static str,)*
        }

        impl PartialEq for $messages {
            /// There is one value for each language.
            fn eq(&self, other: &Self) -> bool {
                std::ptr::eq(self, other)
            }
        }

        #[cfg(test)]
        impl $messages {
            pub(crate) fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),*]
            }
        }
    };
}

pub(crate) mod studio;

messages! {
    Messages:
    language_tag,
    // The chip.
    chip_ready, chip_in_part, chip_revise, chip_hold, chip_findings, chip_open, chip_ready_hint, chip_released,
    chip_empty_hint,
    // The panel's frame.
    panel_label, panel_close, panel_shortcuts, panel_review, panel_replies, panel_empty,
    panel_no_brand, panel_no_brand_link, panel_studio, verdict_ready, verdict_in_part, verdict_revise, verdict_hold,
    verdict_empty,
    // Triage.
    triage_label, triage_why, triage_no_comment, triage_of, triage_calm_no_troll, triage_angry,
    triage_hostile_complaint, triage_displeased, triage_crisis, triage_spam, triage_provocation,
    triage_question, triage_praise, triage_other, triage_hostile, triage_important, triage_grave,
    triage_exposes, triage_sarcasm,
    contact_again, contact_second, contact_third, contact_fourth, contact_nth,
    ask_refund, ask_fix, ask_status, ask_information, ask_contact, ask_compensation, ask_apology,
    ask_cancellation, and,
    channel_public, channel_private, channel_public_then_private, channel_none, within_minutes,
    within_hours, within_days, taken_by,
    situation_crisis, situation_spam, situation_provocation, situation_complaint,
    situation_question, situation_praise, situation_other,
    evidence_positive, evidence_negative, evidence_complaint, evidence_crisis, evidence_question,
    evidence_praise, evidence_provocation, evidence_spam, evidence_hostility, evidence_offence,
    evidence_sarcasm, evidence_severity, evidence_urgency, evidence_contact,
    evidence_personal_data,
    // Judges that would rather not.
    abstain_short, abstain_unsure, abstain_language, voice_no_samples, voice_few_samples,
    // Voice.
    voice_label, voice_sounds, voice_drifts, voice_does_not, voice_score, voice_score_label,
    confidence_high, confidence_medium, confidence_low, driver_for, driver_against,
    voice_nearest,
    // Tone.
    tone_label, axis_warmth, axis_politeness, axis_formality, axis_positivity, axis_respect,
    axis_energy, axis_clarity, axis_said, axis_target, axis_inside, axis_below, axis_above,
    axis_no_words, axis_raised, axis_lowered,
    // Findings.
    findings_label, findings_none, findings_none_strange, finding_hold, finding_warn, finding_hint, fix_apply, ignore_once, ignore_always, ignored_once, ignored_always, own_account, undo,
    // Replies.
    replies_search, replies_none, replies_none_found, replies_no_brand, reply_template,
    reply_approved, reply_composed, reply_insert, replies_found,
    questions_title, questions_asked, questions_preview, questions_leave, question_otherwise,
    rewrites_ask, rewrites_none, rewrites_found, rewrite_address, rewrite_warmer, rewrite_calmer,
    rewrite_shorter, rewrite_clearer, rewrite_next_step, rewrite_other, template_keep, template_kept, template_like, shortcut_expand,
    // A publication that was stopped.
    held_title, held_fix, held_back, held_publish, held_note,
    // What became of writing.
    wrote_stale, wrote_unchanged, wrote_wrong, copy, copied, copy_failed, notice_close,
    fixed, inserted,
    // Length.
    length_label, length_used, length_of, length_over,
    // Shortcuts.
    shortcuts_title, shortcut_panel, shortcut_templates, shortcut_fix, shortcut_numbers,
    shortcut_arrows, shortcut_ignore, shortcut_undo, shortcut_search, shortcut_move, shortcut_sheet,
    shortcut_escape,
    // First steps.
    steps_label, steps_of, step_chip_title, step_chip, step_fix_title, step_fix, step_private_title,
    step_private, steps_next, steps_done,
    // What went wrong.
    store_unreachable, store_full, store_newer, store_misunderstood, store_bad_pack,
    store_no_brand, store_changed, port_old,
    // Studio and popup.
    studio_title, studio_lead, studio_brands, studio_no_brands, brand_active, brand_activate,
    brand_export, brand_remove, brand_remove_sure, brand_samples, brand_templates, brand_languages,
    brand_learned, brand_not_learned, brand_new, brand_import,
    wizard_title, wizard_lead, wizard_name, wizard_language, wizard_samples, wizard_samples_hint,
    wizard_count, wizard_save, wizard_saved, wizard_name_missing, wizard_few,
    import_title, import_lead, import_choose, import_problems, import_place_whole, import_preview,
    import_replaces, import_save, import_saved, cancel,
    problem_not_json, problem_shape, problem_newer, problem_empty, problem_bad_id, problem_twice,
    problem_bad_target, problem_bad_address, problem_bad_language,
    settings_title, settings_language, settings_browser_language, settings_theme, theme_auto,
    theme_light, theme_dark, settings_saved, settings_sites_off, site_back_on,
    ignored_title, ignored_none, ignored_back, damaged_records,
    erase_title, erase_lead, erase, erase_sure, erased,
    popup_site_on, popup_site_off, popup_tab_on, popup_tab_off, popup_no_site, popup_pause, popup_paused, popup_resume, popup_brand,
    popup_no_brand, popup_studio,
    language_es, language_en, loading,
}

/// The texts in `language`; English where it is neither of the two.
pub(crate) fn messages(language: Language) -> &'static Messages {
    match language {
        Language::Es => &es::MESSAGES,
        Language::En | Language::Other => &en::MESSAGES,
    }
}

/// `message` with each `{name}` replaced.
pub(crate) fn fill(message: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(message.to_owned(), |message, (name, value)| {
        message.replace(&format!("{{{name}}}"), value)
    })
}

/// The form of `message` for `number` things, with `{n}` replaced.
pub(crate) fn count(message: &str, number: usize) -> String {
    fill(form(message, number), &[("n", &number.to_string())])
}

/// The form of `message` for `number` things. Spanish and English agree that exactly one is singular.
pub(crate) fn form(message: &str, number: usize) -> &str {
    let (one, more) = message.split_once('|').unwrap_or((message, message));
    if number == 1 { one } else { more }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn placeholders(message: &str) -> BTreeSet<&str> {
        message.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
    }

    #[test]
    fn both_languages_say_everything_with_the_same_blanks() {
        let all = |language| [messages(language).all(), studio::messages(language).all()].concat();
        let (spanish, english) = (all(Language::Es), all(Language::En));
        for ((name, es), (_, en)) in spanish.into_iter().zip(english) {
            assert!(!es.trim().is_empty() && !en.trim().is_empty(), "{name} is empty");
            assert_eq!(placeholders(es), placeholders(en), "the blanks of {name}");
            assert_eq!(es.matches('|').count(), en.matches('|').count(), "the forms of {name}");
        }
    }

    #[test]
    fn numbers_choose_their_form() {
        assert_eq!(count("una cosa|{n} cosas", 1), "una cosa");
        assert_eq!(count("una cosa|{n} cosas", 0), "0 cosas");
    }
}
