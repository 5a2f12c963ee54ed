//! Networks: what each is like for who writes there, as data.
//!
//! `data/limits.json` says how long a text may be and how each network counts; the judges read
//! it. `data/networks/` says where on each network's page the composers are; it is for the host
//! script, which receives it as a generated table, and is not part of the engine.

mod count;
mod limit;
mod link;
#[cfg(any(test, feature = "typescript"))]
mod page;

pub use limit::{Length, measure};
#[cfg(feature = "typescript")]
pub use page::typescript;
