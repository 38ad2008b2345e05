//! A browser admin panel for LiveChat bot agents.
//!
//! Modules are listed lowest first; imports only ever run downhill, which
//! `tests/architecture` enforces. Everything up to and including `sandbox`, apart from
//! `api::transport`, is pure and knows neither browser nor user interface.

pub mod parts;

pub mod event;

pub mod format;

pub mod messages;

#[macro_use]
pub mod model;

pub mod routing;

pub mod filter;

pub mod transfer;

pub mod health;

pub mod paths;

pub mod api;

pub mod samples;

pub mod sandbox;

pub mod state;

pub mod ui;

pub mod components;

pub mod pages;

pub mod app;
