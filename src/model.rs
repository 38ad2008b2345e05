//! The domain: plain data, typed ids, enums and validation.
//!
//! Every type here can be read from JSON and written back without loss: members that the panel
//! doesn't know, and values it can't read, ride along in an [`object::Rest`] and come out again in
//! their old place. Nothing here knows how the data travels or how it looks.

#[macro_use]
mod wire_enum;

pub mod bot;
pub mod change;
pub mod decode;
pub mod diff;
pub mod group;
pub mod id;
pub mod merge;
pub mod object;
pub mod percent;
pub mod property;
pub mod sample;
pub mod secret;
pub mod unseen;
pub mod validate;
pub mod webhook;
pub mod webhook_url;

pub use bot::{Application, Bot, BotSummary, Status};
pub use change::{BotUpdate, NewBot};
pub use group::{Membership, Priority};
pub use id::{BotId, ClientId, GroupId};
pub use property::{PropertyConfig, PropertyConfigs, PropertyType};
pub use webhook::{Action, ActionGroup, ActionName, AdditionalData, Filters, Webhooks};
