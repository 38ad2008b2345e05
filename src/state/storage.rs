//! The browser's storage. Where it is blocked or full, the panel goes on without.

/// How long something is kept.
#[derive(Clone, Copy, Debug)]
pub enum Keep {
    /// As long as the tab is open.
    Tab,
    /// Until it is deleted.
    Forever,
}

/// Our own keys, apart from those of other pages on the same host.
fn full_key(key: &str) -> String {
    format!("bot-agents-panel/{key}")
}

fn area(keep: Keep) -> Option<web_sys::Storage> {
    let window = web_sys::window()?;
    match keep {
        Keep::Tab => window.session_storage(),
        Keep::Forever => window.local_storage(),
    }
    .ok()?
}

/// What was kept under a key.
pub fn read(keep: Keep, key: &str) -> Option<String> {
    area(keep)?.get_item(&full_key(key)).ok()?
}

/// Keeps a text.
pub fn write(keep: Keep, key: &str, value: &str) {
    if let Some(area) = area(keep) {
        // What can't be kept is missing after a reload, no more.
        let _ = area.set_item(&full_key(key), value);
    }
}

/// Deletes what was kept under a key.
pub fn remove(keep: Keep, key: &str) {
    if let Some(area) = area(keep) {
        // Nothing was kept where it fails.
        let _ = area.remove_item(&full_key(key));
    }
}
