//! What Timbre keeps on the user's device: brand packs, settings, what was ignored, what was
//! published last, how much was done each day.
//!
//! Typed and versioned: every record carries the version of its shape, is brought to today's when
//! it is read, and is left alone and reported when it cannot be read. The rules of keeping
//! ([`Content`]) are pure and tested natively; IndexedDB only holds what they say, one transaction
//! a request, so that two tabs never overwrite each other.
//!
//! Two ways to the same [`Store`]: [`Local`] where the page owns its storage (the widget, the
//! background), [`Remote`] where the extension's background does. Nothing here knows a page's
//! content, a frame or a judge, and nothing leaves the device.

#[cfg(feature = "background")]
mod background;
mod content;
mod error;
mod local;
mod packed;
mod record;
mod remote;
mod request;

use std::future::Future;
use std::pin::Pin;

pub use content::{Content, DAYS, Damaged, Table, Write};
pub use error::StoreError;
pub use local::Local;
pub use record::{
    Day, Deed, Ignored, PublishedReply, Settings, TemplateEdit, TemplateUse, ThemeChoice,
    ignore_key, normalize, stamp,
};
pub use remote::Remote;
pub use request::{Answer, Request};

/// An answer on its way.
pub type Asked<'a> = Pin<Box<dyn Future<Output = Result<Answer, StoreError>> + 'a>>;

/// Where requests are kept and answered.
pub trait Store {
    /// Carries out one request, wholly or not at all.
    ///
    /// # Errors
    /// [`StoreError`], which says what to do next.
    fn ask(&self, request: Request) -> Asked<'_>;
}
