//! The messages that cross borders.
