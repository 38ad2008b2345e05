//! One module per page; what only one page needs is in a folder beside it.

mod bot;
mod bots;
mod connect;
mod import;
mod new_bot;
mod not_found;
mod routing;
mod settings;

pub use bot::BotPage;
pub use bots::{BotsPage, fetch_rest_of_list};
pub use connect::ConnectPage;
pub use import::ImportPage;
pub use new_bot::NewBotPage;
pub use not_found::NotFoundPage;
pub use routing::RoutingPage;
pub use settings::SettingsPage;
