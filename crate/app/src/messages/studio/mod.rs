//! The texts that only the studio shows. The frame, which every page loads, goes without them.

mod en;
mod es;

use timbre_core::text::Language;

messages! {
    StudioMessages:
    // The pages.
    pages, page_brands, page_templates, page_data, brand_at_work, no_brand, no_brand_way,
    // Keeping, and taking back.
    take_back_what, taken_back, saving, saved, not_yet, met_elsewhere, made_up, gone_elsewhere,
    changed_elsewhere, about_template, about_templates, about_removal,
    // The library.
    template_new, template_bring, template_list, template_open, template_search, template_none,
    template_none_found, template_idle, template_export, template_export_short, folders,
    folder_all, row_wrong, row_alike, rows_more, used_times, used_today, used_days_ago,
    // The editor.
    template_untitled, template_back, template_remove, template_removed, template_alike,
    template_title, template_title_hint, template_shortcut, template_shortcut_hint, shortcut_taken,
    template_body, template_both, template_tags, template_tags_hint, template_fits,
    template_situations, template_networks, situations_all, networks_all, mistake_at, mistake_go,
    pieces, piece_names, pieces_es, pieces_en,
    // The preview.
    preview, preview_on, preview_another, preview_to, preview_fine, preview_findings,
    // From files, and the starter library.
    bring_title, bring_lead, bring_refused, bring_line, bring_found, bring_left_out, bring_take,
    bring_done, bring_new, bring_same, bring_replaces, starter_open, starter_title, starter_lead,
    starter_language, starter_sector, starter_all, starter_shows, starter_failed,
    // The voice.
    page_voice, voice_languages, voice_none, learned_title, learned_from, learned_sure,
    learned_fair, learned_unsure, learned_too_few, tones_caption, tones_said,
    scores_caption, scores_said, scores_least, scores_most, fit_caption, fit_said, map_caption,
    map_up, map_across, map_target, map_said,
    // Trying a text.
    trial_title, trial_field, trial_hint, trial_sum,
    // Approved replies.
    samples_title, samples_search, samples_odd, samples_none, sample_removed, sample_remove_this,
    about_sample, about_samples, samples_added, odd_repeats, odd_language, odd_canned, odd_outlier,
    odd_wordless,
    // More of them.
    more_title, more_paste, more_add, more_known, more_file, file_drop, more_unknown,
    // The rules.
    page_rules, rules_search, rules_on, rules_muted, rules_count, rule_usual, rule_off, rule_state,
    rule_examples, example_found, example_left, about_rule, family_crisis, family_privacy,
    family_legal, family_brand, family_tone, family_register, family_channel, family_clarity,
    family_canned, family_accessibility,
    // A rule of one's own.
    own_title, own_lead, own_find, own_find_hint, own_message, own_message_hint, own_why,
    own_why_hint, own_instead, own_instead_hint, own_severity, own_bad, own_good, own_examples_hint,
    own_both, own_both_hint,
    own_save, own_saved, own_removed, own_remove_this, own_wrong, own_refused, about_own_rule,
    wrong_id, wrong_twice, wrong_unknown, wrong_nothing, wrong_code, wrong_missed, wrong_found,
    wrong_short, wrong_kind, wrong_anchor, wrong_brackets,
    wrong_spelling,
    // The brand.
    page_brand, must_not_be_empty, entry_add, entry_remove, entry_removed, any_language, no_limit,
    speech_title, brand_name, brand_languages, address, address_any, address_same, address_tu,
    address_usted, address_vos, address_networks, accounts_title, accounts_lead, account_handle,
    greeting, signature, emoji_max, hashtags_max, values_title, values_lead, value_new, value_name,
    value_shown, value_against, terms_title, terms_lead, term_new, term_text, term_policy,
    term_preferred, term_avoided, term_forbidden, term_instead, competitors, competitors_hint,
    targets_title, targets_lead, targets_situation, target_own, target_usual, target_reset,
    target_min, target_max, target_replies, playbook_title, playbook_lead, play_who, play_channel,
    play_within, play_approach, no_hurry, channel_public, channel_public_then_private,
    channel_private, channel_none, departments_title, departments_lead, department_new,
    department_name, department_contact, department_takes, house_title, house_lead, house_new,
    house_name, house_text, about_name, about_languages, about_accounts, about_address,
    about_greeting, about_signature, about_limits, about_values, about_terms, about_competitors,
    about_targets, about_playbook, about_departments, about_house_rules,
    // The help.
    page_help, help_failed,
    // A backup.
    backup_title, backup_lead, backup_save, backup_file, backup_none, backup_replaces,
    backup_ignored, backup_same, backup_restore, backup_done, privacy_title, privacy_lead, model_on, model_lead,
    // Networks.
    network_community,
    // The popup, on a site that is no network's.
    popup_site_new, popup_site_use, popup_site_leave, popup_site_refused, popup_reload,
    popup_reload_now, popup_late, popup_missing, popup_missing_report, popup_missing_dismiss,
    missing_composer, missing_comment, missing_author, missing_publish,
    // The popup's numbers.
    tally_title, tally_none, tally_checked, tally_fixed, tally_held, tally_changed, tally_published,
    tally_days,
    // The way on from a new brand.
    next_title, next_lead, next_networks, next_try,
}

/// The texts in `language`; English where it is neither of the two.
pub(crate) fn messages(language: Language) -> &'static StudioMessages {
    match language {
        Language::Es => &es::MESSAGES,
        Language::En | Language::Other => &en::MESSAGES,
    }
}
