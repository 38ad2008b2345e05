//! How often the lists are written into: with thousands of bots each time costs something, up to the rows
//! on the page.

use std::time::Duration;

/// The least time between two times.
const PAUSE: Duration = Duration::from_millis(250);

/// When the lists were written into, and whether they will be.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pace {
    /// When it was done last, in milliseconds.
    last: f64,
    is_planned: bool,
}

impl Pace {
    /// In how long to do it; `None` if that is planned already.
    pub fn plan(&mut self, now: f64) -> Option<Duration> {
        if self.is_planned {
            return None;
        }
        self.is_planned = true;
        // Clocks are set back, too.
        let passed = Duration::try_from_secs_f64((now - self.last) / 1_000.0).unwrap_or(PAUSE);
        Some(PAUSE.saturating_sub(passed))
    }

    /// It is done now.
    pub fn done(&mut self, now: f64) {
        self.last = now;
        self.is_planned = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_time_is_at_once_and_the_next_after_a_pause() {
        let mut pace = Pace::default();
        assert_eq!(pace.plan(10_000.0), Some(Duration::ZERO));
        pace.done(10_000.0);
        assert_eq!(pace.plan(10_050.0), Some(Duration::from_millis(200)));
        assert_eq!(pace.plan(10_060.0), None, "it is planned");
        pace.done(10_250.0);
        assert_eq!(pace.plan(10_500.0), Some(Duration::ZERO));
    }

    #[test]
    fn a_clock_that_is_set_back_holds_nothing_up() {
        let mut pace = Pace::default();
        pace.done(10_000.0);
        assert_eq!(pace.plan(5_000.0), Some(Duration::ZERO));
    }
}
