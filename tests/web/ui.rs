//! The pieces of the design system, each mounted by itself in a real browser.

mod button;
mod chip_input;
mod combobox;
mod contrast;
mod dialog;
mod error_summary;
mod field;
mod file_drop;
mod focus;
mod leave;
mod menu;
mod odd_events;
pub mod stage;
mod styled;
mod table;
mod toast;
