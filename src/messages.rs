//! Every word that the panel says, in one place, so that it can be said in another language.
//!
//! One module per part of the panel, each with a constant per fixed text and a function per text with
//! something in it. What a sentence needs comes as plain text or numbers; nothing here knows the domain.
//! Only English is here. Another language is a second set of these modules with the same items, chosen
//! below: the compiler then tells what isn't translated yet, and a text that nobody uses is a warning.
//! Names from the API's documentation (actions, members, filters) aren't words of ours and stay outside.

pub mod api_log;
pub mod common;
pub mod export;
pub mod import;
pub mod shell;
