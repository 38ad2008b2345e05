//! When the person is told that the token expires.

/// How long before its token expires the person is told, in milliseconds.
const NOTICE: u64 = 5 * 60_000;
/// The longest time that a browser's timer can wait, in milliseconds.
const LONGEST_TIMER: u64 = i32::MAX as u64;

/// How long to wait until the time to tell may have come, in milliseconds; nothing once it has.
pub(super) fn time_to_notice(expires_at: u64, now: u64) -> Option<u64> {
    let wait = expires_at.saturating_sub(now).saturating_sub(NOTICE);
    // A longer one would be over at once.
    (wait > 0).then_some(wait.min(LONGEST_TIMER))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_warned_about_however_long_it_is_good() {
        const DAY: u64 = 24 * 60 * 60_000;
        let begun = 1_800_000_000_000;
        for lasts in [0, NOTICE, NOTICE + 1, DAY, 24 * DAY, 25 * DAY, 400 * DAY] {
            let expires_at = begun + lasts;
            let mut now = begun;
            while let Some(wait) = time_to_notice(expires_at, now) {
                assert!((1..=LONGEST_TIMER).contains(&wait), "{lasts}");
                now += wait;
            }
            assert_eq!(now, begun + lasts.saturating_sub(NOTICE), "{lasts}");
        }
        assert_eq!(time_to_notice(0, begun), None);
        assert_eq!(time_to_notice(u64::MAX, 0), Some(LONGEST_TIMER));
    }
}
