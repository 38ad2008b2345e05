//! Short messages about what was just done.

use std::time::Duration;

use leptos::prelude::*;

/// How long a good message stays.
const STAY: Duration = Duration::from_secs(8);

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// Something went well; goes away by itself.
    Done,
    /// Something didn't; stays until it is dismissed.
    Failed,
}

/// One message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Unique in this session.
    pub id: u64,
    /// What it is about.
    pub kind: ToastKind,
    /// The message.
    pub text: String,
}

/// The messages on screen; a context of the whole panel.
#[derive(Clone, Copy, Debug)]
pub struct Toasts {
    list: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
}

impl Toasts {
    /// No messages.
    #[must_use]
    pub fn new() -> Self {
        Self {
            list: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        }
    }

    /// The messages on screen, oldest first.
    #[must_use]
    pub fn all(self) -> Vec<Toast> {
        self.list.get()
    }

    /// Says that something went well.
    pub fn done(self, text: impl Into<String>) {
        let id = self.push(ToastKind::Done, text.into());
        set_timeout(move || self.dismiss(id), STAY);
    }

    /// Says that something went wrong. Gives the message's id.
    pub fn failed(self, text: impl Into<String>) -> u64 {
        self.push(ToastKind::Failed, text.into())
    }

    /// Takes a message away.
    pub fn dismiss(self, id: u64) {
        self.list.update(|list| list.retain(|toast| toast.id != id));
    }

    /// Takes every message away.
    pub fn clear(self) {
        self.list.set(Vec::new());
    }

    fn push(self, kind: ToastKind, text: String) -> u64 {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.list.update(|list| list.push(Toast { id, kind, text }));
        id
    }
}

impl Default for Toasts {
    fn default() -> Self {
        Self::new()
    }
}
