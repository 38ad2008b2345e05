//! Where the rows of the table are on the screen, as it scrolls.

use std::mem;
use std::time::Duration;

use leptos::web_sys::Element;
use leptos::{ev, html, prelude::*};

use super::query::ListQuery;
use super::window::{Geometry, USUAL_PITCH};
use crate::ui::{after_paint, effect};

/// The attribute that tells which block of rows a `tbody` is.
pub const BLOCK: &str = "data-block";

/// How long nothing moves or changes before that counts as rest.
const REST: Duration = Duration::from_millis(120);

/// How long nobody types before that counts as rest: longer than from one letter to the next, which would have what was
/// made and read of the rows thrown away.
const REST_OF_TYPING: Duration = Duration::from_millis(300);

/// What is seen of the rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scroll {
    /// Where the rows are.
    pub geometry: Geometry,
    /// The block that has the focus: it stays in the page, wherever that is scrolled to.
    pub focused: Option<usize>,
}

/// How the page scrolls.
#[derive(Clone, Copy)]
pub struct Scrolling {
    /// What is seen.
    pub now: ReadSignal<Scroll>,
    /// Since which change of the rows it stands still, so that what is seen may be looked at.
    pub rests: ReadSignal<Option<usize>>,
}

/// Follows the scrolling of the page. The number tells one change of the rows from the next; the query is what somebody
/// may be typing.
pub fn follow(
    table: NodeRef<html::Table>,
    change: Memo<usize>,
    query: RwSignal<ListQuery>,
) -> Scrolling {
    let (rests, set_rests) = signal(None);
    let (scroll, set_scroll) = signal(Scroll {
        geometry: Geometry {
            top: 0.0,
            pitch: USUAL_PITCH,
            // There is something above the rows. Too few are there a frame sooner than too many.
            height: window_height() / 2.0,
        },
        focused: None,
    });
    let measure = move || {
        if let Some(Some(table)) = table.try_get_untracked() {
            let before = scroll.try_get_untracked();
            let now = before.and_then(|before| measured(&table, before));
            if let Some(now) = now.filter(|now| Some(*now) != before) {
                set_scroll.try_set(now);
            }
        }
    };
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let rest_in = move |pause| {
        let rest = move || {
            if let Some(change) = change.try_get_untracked() {
                set_rests.try_set(Some(change));
            }
        };
        let handle = set_timeout_with_handle(rest, pause).ok();
        let before = waiting.try_update_value(|waiting| mem::replace(waiting, handle));
        if let Some(before) = before.flatten() {
            before.clear();
        }
    };
    let scrolling = window_event_listener(ev::scroll, move |_| {
        if rests.get_untracked().is_some() {
            set_rests.set(None);
        }
        measure();
        rest_in(REST);
    });
    let resizing = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || {
        scrolling.remove();
        resizing.remove();
    });
    // At first, and when there are other rows: once these were painted. Before, the page would have to be laid out
    // once more, and the rows come later.
    let mut pause = REST;
    effect(move || {
        change.track();
        query.track();
        after_paint(measure);
        rest_in(mem::replace(&mut pause, REST_OF_TYPING));
    });
    Scrolling { now: scroll, rests }
}

fn measured(table: &Element, before: Scroll) -> Option<Scroll> {
    let first = table.query_selector("tbody").ok()??;
    Some(Scroll {
        geometry: Geometry {
            top: first.get_bounding_client_rect().top(),
            pitch: pitch(table).unwrap_or(before.geometry.pitch),
            height: window_height(),
        },
        focused: focused_block(table),
    })
}

/// From one row to the next.
fn pitch(table: &Element) -> Option<f64> {
    let row = table.query_selector("[data-block] > tr + tr").ok()??;
    let above = row.previous_element_sibling()?;
    let top = |row: &Element| row.get_bounding_client_rect().top();
    Some(top(&row) - top(&above))
}

fn focused_block(table: &Element) -> Option<usize> {
    let focused = document().active_element()?;
    let block = focused.closest("tbody").ok()??;
    let number = block.get_attribute(BLOCK)?.parse().ok()?;
    table.contains(Some(&focused)).then_some(number)
}

fn window_height() -> f64 {
    let height = window().inner_height().ok();
    height.and_then(|height| height.as_f64()).unwrap_or(800.0)
}
