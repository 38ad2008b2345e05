//! What the keys do to a list of suggestions while the focus is in its input.

use leptos::ev::KeyboardEvent;

use super::list::Suggestions;
use crate::event::{has_alt, has_control, has_shift, key};

/// Which way the arrows go.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Down,
    Up,
}

impl Step {
    /// The place to go to among `count` options. Beyond either end no option is active, and one step
    /// further is the other end.
    pub(super) fn target(self, current: Option<usize>, count: usize) -> Option<usize> {
        match (self, current) {
            (Self::Down, None) => (count > 0).then_some(0),
            (Self::Down, Some(place)) => Some(place + 1).filter(|next| *next < count),
            (Self::Up, None) => count.checked_sub(1),
            (Self::Up, Some(place)) => place.checked_sub(1),
        }
    }
}

/// Gives the list what it wants of a key. Returns whether the key is used up; one that is not still
/// has its meaning for the control.
pub(super) fn press(list: Suggestions, event: &KeyboardEvent) -> bool {
    if has_control(event) {
        return false;
    }
    let (alt, shift) = (has_alt(event), has_shift(event));
    let used = match key(event).as_str() {
        // With Shift the text is selected.
        "ArrowDown" | "ArrowUp" if shift => false,
        "ArrowDown" if alt => list.open_all(),
        "ArrowUp" if alt => list.close(),
        "ArrowDown" => list.step(Step::Down),
        "ArrowUp" => list.step(Step::Up),
        "Enter" => return enter(list, event),
        "Escape" => {
            let was_open = list.close();
            if was_open {
                // Or a dialog around would close too.
                event.stop_propagation();
            }
            was_open
        }
        "Tab" => {
            list.close();
            return false;
        }
        _ => return false,
    };
    if used {
        event.prevent_default();
    }
    used
}

/// Chooses what is active. A form around must not be submitted by it, nor while the list is open.
fn enter(list: Suggestions, event: &KeyboardEvent) -> bool {
    if list.is_open() {
        event.prevent_default();
    }
    list.choose_active()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_go_round_through_nothing() {
        for (step, current, target) in [
            (Step::Down, None, Some(0)),
            (Step::Down, Some(0), Some(1)),
            (Step::Down, Some(2), None),
            (Step::Up, None, Some(2)),
            (Step::Up, Some(2), Some(1)),
            (Step::Up, Some(0), None),
        ] {
            assert_eq!(step.target(current, 3), target);
        }
    }

    #[test]
    fn an_empty_list_has_nowhere_to_go() {
        assert_eq!(Step::Down.target(None, 0), None);
        assert_eq!(Step::Up.target(None, 0), None);
    }
}
