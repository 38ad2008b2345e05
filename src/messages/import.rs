//! What is said about bringing bot agents in from a file.

use super::common::counted;

/// Leads to the page.
pub const IMPORT: &str = "Import";
/// The heading of the page.
pub const TITLE: &str = "Import bot agents";
