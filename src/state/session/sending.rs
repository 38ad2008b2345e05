//! Writes that are under way.

use leptos::prelude::*;

/// One of them, for as long as it lives.
#[derive(Debug)]
pub struct Sending(StoredValue<usize>);

impl Sending {
    pub(super) fn begin(count: StoredValue<usize>) -> Self {
        count.try_update_value(|count| *count += 1);
        Self(count)
    }
}

impl Drop for Sending {
    fn drop(&mut self) {
        self.0.try_update_value(|count| *count -= 1);
    }
}
