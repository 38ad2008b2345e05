//! What outlives a page: the connection, lists that were read, drafts, preferences and toasts.
//!
//! The only place that touches the browser's storage.

pub mod api_log;
pub mod bench;
pub mod bots;
pub mod bulk;
pub mod config;
pub mod demo;
pub mod details;
pub mod draft;
pub mod drafts;
pub mod import;
pub mod preferences;
pub mod random;
pub mod session;
pub mod sign_in;
mod storage;
pub mod suggestions;
pub mod templates;
pub mod toasts;
pub mod web_url;
pub mod writes;

pub use api_log::{ApiLog, Logged};
pub use bots::{BotList, Bots, Ownership};
pub use bulk::{Bulk, BulkRun};
pub use config::Config;
pub use details::{Detail, Details, Reading};
pub use draft::BotDraft;
pub use drafts::Drafts;
pub use import::Import;
pub use preferences::{Density, GroupNames, Preferences, Theme};
pub use session::{Session, Workspace};
pub use sign_in::SignIn;
pub use suggestions::Suggestions;
pub use toasts::{Toast, ToastKind, Toasts};
pub use writes::{NotUpdated, Updated, Writes};
