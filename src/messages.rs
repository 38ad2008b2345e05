//! Every word that the panel says, in one place, so that it can be said in another language.
//!
//! One module per part of the panel, each with a constant per fixed text and a function per text with
//! something in it. What a sentence needs comes as plain text or numbers; nothing here knows the domain.
//! Only English is here. Another language is a second set of these modules with the same items, chosen
//! below: the compiler then tells what isn’t translated yet.
//! Names from the API's documentation (actions, members, filters) aren't words of ours and stay outside.

pub mod api_log;
pub mod bot;
pub mod bots;
pub mod bulk;
pub mod checks;
pub mod code;
pub mod common;
pub mod config;
pub mod connect;
pub mod entry;
pub mod errors;
pub mod export;
pub mod filter;
pub mod filter_builder;
pub mod filter_doubts;
pub mod findings;
pub mod form_cards;
pub mod health;
pub mod import;
pub mod leaving;
pub mod meanings;
pub mod new_bot;
pub mod quick;
pub mod remove;
pub mod review;
pub mod routing;
pub mod settings;
pub mod shell;
pub mod sign_in;
pub mod status;
pub mod templates;
pub mod test_bench;
pub mod ui;
pub mod unseen;
pub mod verdict;
