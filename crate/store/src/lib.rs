//! Brand packs, templates, ledger and settings.
