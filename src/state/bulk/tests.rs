//! What becomes of many bots, step by step.

//! What the work on many bots must hold to.

use super::*;
use crate::api::{Aftermath, ApiError, Cause, Effect, ErrorType, TransportError};

fn target(number: usize) -> Target {
    Target {
        id: number.to_string().into(),
        name: format!("Bot {number}"),
        status: Some(Status::AcceptingChats),
    }
}

fn removals(count: usize) -> Bulk {
    Bulk::new(Work::Remove, (0..count).map(target).collect())
}

fn error(cause: Cause) -> Error {
    Error {
        action: "remove_bot_agent",
        effect: Effect::Write,
        scopes: &[],
        cause,
        attempts: 1,
        aftermath: Aftermath::NotChecked,
    }
}

fn api(kind: &str) -> Result<Success, Failure> {
    Err(Failure::Error(error(Cause::Api(Box::new(ApiError {
        status: 400,
        kind: ErrorType::from(kind),
        message: kind.to_owned(),
        data: None,
        retry_after: None,
    })))))
}

const REMOVED: Result<Success, Failure> = Ok(Success::Changed(Evidence::Answered));

/// Begins as much as there may be, and gives the numbers of the bots.
fn begun(bulk: &mut Bulk) -> String {
    let ids = std::iter::from_fn(|| bulk.begin()).map(|target| target.id.as_str().to_owned());
    ids.collect::<Vec<_>>().join(" ")
}

fn finish(bulk: &mut Bulk, number: usize, result: Result<Success, Failure>) {
    bulk.finish(&number.to_string().into(), result);
}

/// Done, failed, unknown, waiting, running.
#[track_caller]
fn assert_counts(bulk: &Bulk, expected: [usize; 5]) {
    let Counts {
        done,
        failed,
        unknown,
        waiting,
        running,
        all,
    } = bulk.counts();
    assert_eq!([done, failed, unknown, waiting, running], expected);
    assert_eq!(all, expected.iter().sum::<usize>());
}

#[test]
fn no_more_than_a_few_are_under_way_at_once() {
    let mut bulk = removals(5);
    assert_eq!(begun(&mut bulk), "0 1 2");
    assert_eq!(begun(&mut bulk), "");
    finish(&mut bulk, 1, REMOVED);
    assert_eq!(begun(&mut bulk), "3");
    assert_counts(&bulk, [1, 0, 0, 1, 3]);
    assert!(!bulk.is_over());
    for number in [0, 2, 3] {
        finish(&mut bulk, number, REMOVED);
    }
    assert_eq!(begun(&mut bulk), "4");
    finish(&mut bulk, 4, REMOVED);
    assert!(bulk.is_over());
    assert_counts(&bulk, [5, 0, 0, 0, 0]);
}

#[test]
fn stopping_lets_what_is_under_way_finish_and_begins_nothing() {
    let mut bulk = removals(6);
    begun(&mut bulk);
    bulk.stop();
    assert!(!bulk.is_over(), "three are still under way");
    finish(&mut bulk, 0, REMOVED);
    finish(&mut bulk, 1, api("validation"));
    assert_eq!(begun(&mut bulk), "");
    finish(&mut bulk, 2, REMOVED);
    assert!(bulk.is_over());
    assert_counts(&bulk, [2, 1, 0, 3, 0]);
    assert_eq!(bulk.stopped(), Some(&Stop::Asked));

    bulk.go_on();
    assert!(!bulk.is_over());
    assert_eq!(begun(&mut bulk), "3 4 5");
    assert_counts(&bulk, [2, 1, 0, 0, 3]);
}

#[test]
fn another_try_leaves_alone_what_a_stop_spared() {
    let mut bulk = removals(6);
    begun(&mut bulk);
    bulk.stop();
    finish(&mut bulk, 0, REMOVED);
    finish(&mut bulk, 1, api("validation"));
    finish(&mut bulk, 2, REMOVED);

    bulk.retry();
    assert_eq!(begun(&mut bulk), "1");
    assert_counts(&bulk, [2, 0, 0, 3, 1]);
    finish(&mut bulk, 1, REMOVED);
    assert_eq!(begun(&mut bulk), "");
    assert!(bulk.is_over());
    assert_counts(&bulk, [3, 0, 0, 3, 0]);
    let names = bulk.names(Progress::is_unbegun);
    assert_eq!(names, ["Bot 3", "Bot 4", "Bot 5"]);

    bulk.go_on();
    assert!(!bulk.is_over());
    assert_eq!(begun(&mut bulk), "3 4 5");
}

#[test]
fn another_try_that_is_stopped_too_can_be_gone_on_with() {
    let mut bulk = removals(9);
    begun(&mut bulk);
    for number in 0..3 {
        finish(&mut bulk, number, api("validation"));
    }
    bulk.stop();
    bulk.retry();
    assert_eq!(bulk.begin().map(|target| target.id), Some("0".into()));
    bulk.stop();
    finish(&mut bulk, 0, api("validation"));
    assert!(bulk.is_over());
    assert_counts(&bulk, [0, 1, 0, 8, 0]);
    bulk.retry();
    assert_eq!(begun(&mut bulk), "0");
    bulk.go_on();
    assert_eq!(begun(&mut bulk), "1 2");
}

#[test]
fn what_concerns_the_connection_stops_everything() {
    let transport = |cause| Err(Failure::Error(error(Cause::Transport(cause))));
    for (result, stops) in [
        (api("authentication"), true),
        (api("license_expired"), true),
        (api("unsupported_version"), true),
        (transport(TransportError::SignedOut), true),
        (transport(TransportError::Offline), true),
        (api("authorization"), false),
        (api("validation"), false),
        (api("internal"), false),
        (api("too_many_requests"), false),
        (transport(TransportError::TimedOut), false),
        (Err(Failure::Overtaken(None)), false),
    ] {
        let mut bulk = removals(9);
        begun(&mut bulk);
        finish(&mut bulk, 0, result.clone());
        let stopped = matches!(bulk.stopped(), Some(Stop::Connection(_)));
        assert_eq!(stopped, stops, "{result:?}");
        assert_eq!(begun(&mut bulk).is_empty(), stops, "{result:?}");
    }
}

#[test]
fn a_reason_that_stops_is_not_overwritten_by_the_person() {
    let mut bulk = removals(9);
    begun(&mut bulk);
    finish(&mut bulk, 0, api("authentication"));
    bulk.stop();
    assert!(matches!(bulk.stopped(), Some(Stop::Connection(_))));
}

#[test]
fn only_what_failed_for_sure_is_tried_again() {
    let mut bulk = removals(3);
    begun(&mut bulk);
    finish(&mut bulk, 0, api("validation"));
    finish(&mut bulk, 1, api("internal"));
    finish(&mut bulk, 2, REMOVED);
    assert_counts(&bulk, [1, 1, 1, 0, 0]);
    let names = |items: Vec<&Item>| items[0].target.name.clone();
    assert_eq!(names(bulk.failed()), "Bot 0");
    assert_eq!(names(bulk.unknown()), "Bot 1");

    bulk.retry();
    assert!(!bulk.is_over());
    assert_eq!(begun(&mut bulk), "0");
    finish(&mut bulk, 0, REMOVED);
    assert_counts(&bulk, [2, 0, 1, 0, 0]);
}

#[test]
fn another_try_goes_on_from_what_somebody_else_made_of_the_bot() {
    let mut bulk = removals(1);
    begun(&mut bulk);
    finish(&mut bulk, 0, Err(Failure::Overtaken(Some(Status::Offline))));
    bulk.retry();
    let again = bulk.begin().map(|target| target.status);
    assert_eq!(again, Some(Some(Status::Offline)));
}

#[test]
fn lines_show_what_needs_a_look_and_what_is_near() {
    let mut bulk = removals(100);
    for number in 0..50 {
        bulk.begin();
        let result = if number == 3 {
            api("validation")
        } else {
            REMOVED
        };
        finish(&mut bulk, number, result);
    }
    bulk.begin();
    assert_eq!(bulk.lines(6), [3, 49, 50, 51, 52, 53]);
    assert_eq!(bulk.lines(2), [3, 50]);
    assert_eq!(bulk.lines(1), [50], "what is under way comes first");
    assert_eq!(bulk.lines(0), [50], "and is shown whatever the room");
    assert_eq!(bulk.lines(1_000).len(), 100);
}

#[test]
fn of_many_failures_only_the_newest_have_a_line() {
    let mut bulk = removals(100);
    for number in 0..50 {
        bulk.begin();
        finish(&mut bulk, number, api("validation"));
    }
    bulk.begin();
    bulk.begin();
    assert_eq!(bulk.lines(6), [46, 47, 48, 49, 50, 51]);
    assert_eq!(bulk.lines(54).last(), Some(&53), "then what comes next");
}

#[test]
fn nothing_to_do_is_over_at_once() {
    assert!(removals(0).is_over());
}
