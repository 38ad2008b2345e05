//! The loop breaker: how often this tab may send the person away to sign in.

use crate::state::storage::{self, Keep};

/// Under which the times of the last redirects are kept.
const TIMES: &str = "sign-in-times";
/// How many redirects are made in a row. The vendor's server itself stops at three.
const MOST: usize = 2;
/// For how long a redirect counts, in milliseconds.
const WINDOW: u64 = 30_000;

/// Counts a redirect at this time, in milliseconds since 1970, unless there were too many.
pub fn may_redirect(now: u64) -> bool {
    let mut times = recent(&storage::read(Keep::Tab, TIMES).unwrap_or_default(), now);
    if times.len() >= MOST {
        return false;
    }
    times.push(now);
    let times: Vec<String> = times.iter().map(u64::to_string).collect();
    storage::write(Keep::Tab, TIMES, &times.join(" "));
    true
}

/// Starts counting anew, since signing in worked.
pub fn forget() {
    storage::remove(Keep::Tab, TIMES);
}

/// The times that still count. One in the future is a clock that was set back, and counts no more.
fn recent(kept: &str, now: u64) -> Vec<u64> {
    let times = kept.split_whitespace().filter_map(|time| time.parse().ok());
    times
        .filter(|time| now.checked_sub(*time).is_some_and(|age| age < WINDOW))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirect_counts_for_half_a_minute() {
        for (kept, now, counting) in [
            ("", 50_000, &[][..]),
            ("20000 40000", 49_999, &[20_000, 40_000]),
            ("20000 40000", 50_000, &[40_000]),
            ("60000", 50_000, &[]),
            ("x 40000 -1", 50_000, &[40_000]),
        ] {
            assert_eq!(recent(kept, now), counting, "{kept} at {now}");
        }
    }
}
