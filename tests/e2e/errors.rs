//! Each error type of the API, and each answer that is none: what the panel does about it.
//!
//! The sandbox fails on purpose for special inputs (see `sandbox::special`): as the name of a bot when
//! something is written, as the id in the address when something is read, and as the token anywhere.

mod connection;
mod creations;
mod reads;
mod removals;
mod saves;

use crate::support::Panel;

/// What the browser logs for an answer of this status.
pub fn status(code: u16) -> String {
    format!("the server responded with a status of {code}")
}

/// A connection that is closed without an answer, as the browser logs it. The panel then looks whether
/// anything is there at all, with a plain GET, which the sandbox doesn't take.
pub fn expect_drop(panel: &Panel) {
    panel.expect_console("net::ERR_EMPTY_RESPONSE");
    panel.expect_console(&status(405));
}
