//! Parts that know the domain and are used by several pages.

mod avatar;
pub mod bot_form;
mod connected;
mod error_view;
pub mod explain;
mod explain_sign_in;
mod filter_builder;
mod health;
mod kept;
mod navigation;
mod remove_dialog;
pub mod request_preview;
mod secret_field;
mod sign_in_notice;
mod status;
mod test_bench;
mod title;
mod token_form;

pub use avatar::Avatar;
pub use bot_form::{BotForm, FormState};
pub use connected::Connected;
pub use error_view::{ErrorNotice, ErrorView};
pub use explain::{Doing, explain};
pub use explain_sign_in::explain_revocation;
pub use filter_builder::{FilterBuilder, FiltersCell};
pub use health::{Health, HealthCard, HealthMark};
pub use kept::KeptJson;
pub use navigation::{Go, use_go};
pub use remove_dialog::{Removal, RemoveDialog};
pub use request_preview::RequestPreview;
pub use secret_field::SecretField;
pub use sign_in_notice::SignInNotice;
pub use status::{StatusPill, StatusSelect, status_class, status_icon};
pub use test_bench::{TestBench, action_sample};
pub use title::Title;
pub use token_form::TokenForm;
