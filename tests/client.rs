//! The client against the sandbox, without a browser: retries, redirects, lost answers.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use bot_agents_panel::api::{
    Aftermath, Call, Cause, Client, Connection, Evidence, Exchange, LocalFuture, Region, Request,
    Response, Token, Transport, TransportError, v3_0,
};
use bot_agents_panel::model::{BotId, BotUpdate, NewBot, Priority, Status, Webhooks, secret};
use bot_agents_panel::sandbox::{Sandbox, tokens};

/// The sandbox as a transport that never really waits, with a clock of its own.
#[derive(Clone)]
struct Direct {
    sandbox: Rc<RefCell<Sandbox>>,
    sent: Rc<RefCell<Vec<Request>>>,
    /// How long each request was given.
    limits: Rc<RefCell<Vec<Duration>>>,
    /// What everything is answered with instead, if anything.
    fixed: Rc<RefCell<Option<Response>>>,
    /// How long each answer takes.
    slowness: Rc<Cell<Duration>>,
    clock: Rc<Cell<Duration>>,
    waited: Rc<Cell<Duration>>,
}

impl Direct {
    fn client(token: &str) -> (Client, Self) {
        let direct = Self {
            sandbox: Rc::new(RefCell::new(Sandbox::new(1))),
            sent: Rc::default(),
            limits: Rc::default(),
            fixed: Rc::default(),
            slowness: Rc::default(),
            clock: Rc::default(),
            waited: Rc::default(),
        };
        let connection = Connection {
            base_url: "http://sandbox.invalid".into(),
            ..Connection::new(Token::new(token))
        };
        (Client::new(connection, Rc::new(direct.clone())), direct)
    }

    /// From now on answers everything with this status, `Retry-After` and body.
    fn answer_all(&self, status: u16, retry_after: Option<u32>, body: &str) {
        self.fixed.replace(Some(Response {
            status,
            retry_after,
            body: body.to_owned(),
        }));
    }

    /// The actions that were sent, in order.
    fn actions(&self) -> Vec<String> {
        let action = |request: &Request| {
            request
                .url
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned()
        };
        self.sent.borrow().iter().map(action).collect()
    }
}

impl Transport for Direct {
    fn send(
        &self,
        request: Request,
        limit: Duration,
    ) -> LocalFuture<Result<Response, TransportError>> {
        let outcome = self.sandbox.borrow_mut().handle(&request);
        self.sent.borrow_mut().push(request);
        self.limits.borrow_mut().push(limit);
        let delay = outcome.delay + self.slowness.get();
        self.clock.set(self.clock.get() + delay.min(limit));
        let result = match self.fixed.borrow().clone().or(outcome.response) {
            _ if delay > limit => Err(TransportError::TimedOut),
            Some(response) => Ok(response),
            None => Err(TransportError::ConnectionLost),
        };
        // So that others are sent before the answer is there.
        Box::pin(async {
            tokio::task::yield_now().await;
            result
        })
    }

    /// As long as it may be.
    fn pause(&self, time: Duration) -> LocalFuture<()> {
        self.waited.set(self.waited.get() + time);
        self.clock.set(self.clock.get() + time * 3 / 2);
        Box::pin(async {})
    }

    fn now(&self) -> Duration {
        self.clock.get()
    }
}

fn new_bot(name: &str) -> NewBot {
    NewBot {
        name: name.into(),
        status: Status::Offline,
        avatar: None,
        max_chats_count: Some(3),
        groups: None,
        webhooks: None,
        default_group_priority: None,
    }
}

fn rename(id: &str) -> BotUpdate {
    BotUpdate {
        name: Some("Renamed".into()),
        ..BotUpdate::new(id.into())
    }
}

#[tokio::test]
async fn a_read_is_repeated_twice_at_the_most() {
    let (client, direct) = Direct::client(tokens::FULL);
    assert!(client.bot(&"sandbox:internal:2".into()).await.is_ok());
    assert_eq!(direct.actions().len(), 3);
    assert_eq!(direct.waited.get(), Duration::from_secs(2));

    let error = client
        .bot(&"sandbox:service_unavailable".into())
        .await
        .unwrap_err();
    assert!(error.is_transient());
    assert_eq!(direct.actions().len(), 6);
}

#[tokio::test]
async fn a_read_waits_as_long_as_the_service_asks() {
    let (client, direct) = Direct::client(tokens::FULL);
    let error = client
        .bot(&"sandbox:too_many_requests".into())
        .await
        .unwrap_err();
    let seconds = error.retry_after().expect("the sandbox sends Retry-After");
    // Never shorter than usual.
    let asked = Duration::from_secs(seconds.into());
    let usual = [Duration::from_millis(500), Duration::from_millis(1_500)];
    assert_eq!(
        direct.waited.get(),
        usual.map(|usual| usual.max(asked)).iter().sum()
    );
}

#[tokio::test]
async fn a_read_takes_thirty_seconds_at_the_most() {
    // The seconds that each answer takes, and those that each attempt is given.
    for (slowness, limits) in [
        (0, vec![20, 20, 20]),
        (6, vec![20, 20, 15]),
        (9, vec![20, 20, 9]),
        (12, vec![20, 17, 3]),
        (15, vec![20, 14]),
        (19, vec![20, 10]),
        (21, vec![20]),
    ] {
        let (client, direct) = Direct::client("sandbox:internal");
        direct.slowness.set(Duration::from_secs(slowness));
        let error = client.bots(false).await.unwrap_err();
        let given = direct.limits.borrow();
        let given: Vec<_> = given.iter().map(Duration::as_secs).collect();
        assert_eq!(given, limits, "{slowness}");
        assert_eq!(error.attempts as usize, limits.len(), "{slowness}");
        assert!(direct.now() <= Duration::from_secs(30), "{slowness}");
    }
}

#[tokio::test]
async fn a_write_takes_twenty_seconds_at_the_most() {
    let (client, direct) = Direct::client("sandbox:misdirected_request:1");
    direct.slowness.set(Duration::from_secs(15));
    let _ = client.remove_bot(&"x".into()).await;
    // The region's answer is late, too: what is left of the time is what it gets.
    assert_eq!(
        direct.limits.borrow()[..2],
        [20, 5].map(Duration::from_secs)
    );
}

#[tokio::test]
async fn a_read_that_would_wait_too_long_is_given_up() {
    let (client, direct) = Direct::client(tokens::FULL);
    direct.answer_all(429, Some(11), "");
    assert!(client.bots(false).await.is_err());
    assert_eq!(direct.actions().len(), 1);

    // Twice ten seconds, with what is added by chance, is too long; once isn't.
    let (client, direct) = Direct::client(tokens::FULL);
    direct.answer_all(429, Some(10), "");
    assert!(client.bots(false).await.is_err());
    assert_eq!(direct.actions().len(), 2);
    assert_eq!(direct.waited.get(), Duration::from_secs(10));
}

#[tokio::test]
async fn what_is_unknown_is_told_before_it_is_looked_up() {
    let (client, direct) = Direct::client("sandbox:drop_after:1@remove_bot_agent");
    let told = Rc::new(RefCell::new(Vec::new()));
    let client = client.telling({
        let (told, direct) = (Rc::clone(&told), direct.clone());
        move |error| {
            let seen = (error.aftermath, direct.actions());
            told.borrow_mut().push(seen);
        }
    });
    let id = BotId::from(direct.sandbox.borrow().bots()[0]["id"].as_str().unwrap());
    assert_eq!(client.remove_bot(&id).await, Ok(Evidence::FoundLater));
    let before_looking = vec!["remove_bot_agent".to_owned()];
    assert_eq!(*told.borrow(), [(Aftermath::Looking, before_looking)]);
    // A clear answer isn't told twice.
    assert_eq!(client.remove_bot(&id).await, Ok(Evidence::Answered));
    assert_eq!(told.borrow().len(), 1);
}

#[tokio::test]
async fn an_error_never_quotes_a_secret() {
    let token = "dal-s3cret.token";
    let secret = "s3cret-of-the-webhooks";
    let bot = format!("\"webhooks\": {{\"secret_key\": \"{secret}\"}}");
    let long = "x".repeat(5_000);
    for (status, body) in [
        (200, format!("{{\"bots\": [{{{bot}}}]}}")),
        (
            200,
            format!("{{\"bot_agents\": [{{{bot}, \"a\": \"{long}\"}}]}}"),
        ),
        (200, format!("{{{bot}, \"a\": ")),
        (502, format!("<p>{{{bot}}}")),
        (502, format!("<p>{}{{{bot}}}", "x".repeat(255))),
        (
            400,
            format!(
                "{{\"error\": {{\"type\": \"internal\", \"message\": \"secret_key: {secret}\", \"data\": {{{bot}}}}}}}"
            ),
        ),
    ] {
        let (client, direct) = Direct::client(token);
        direct.answer_all(status, None, &body);
        let error = client.bots(false).await.unwrap_err();
        let everything = format!("{error} {error:?}");
        assert!(everything.contains("secret_key"), "{everything}");
        assert!(!everything.contains("s3c"), "{everything}");
    }
}

#[tokio::test]
async fn an_error_never_quotes_what_was_sent_in_secret() {
    let secret = "s3cret-\"of\"-the-webhooks";
    for body in [
        "<p>it was s3cret-\"of\"-the-webhooks",
        r#"{"error": {"type": "validation", "message": "no: s3cret-\"of\"-the-webhooks"}}"#,
    ] {
        let (client, direct) = Direct::client("dal-s3cret.token");
        direct.answer_all(400, None, body);
        let update = BotUpdate {
            webhooks: Some(Webhooks {
                secret_key: Some(secret.to_owned()),
                ..Webhooks::default()
            }),
            ..BotUpdate::new("b".into())
        };
        let error = client.update_bot(&update).await.unwrap_err();
        let everything = format!("{error} {error:?}");
        assert!(everything.contains(secret::MASK), "{everything}");
        assert!(!everything.contains("s3cret"), "{everything}");
    }
}

#[tokio::test]
async fn an_error_never_quotes_the_token() {
    let token = "dal-s3cret.token";
    for (status, body) in [
        (502, format!("<pre>authorization: Bearer {token}</pre>")),
        (200, format!("<pre>authorization: Bearer {token}</pre>")),
        (200, format!("{{\"token\": \"{token}\"}}")),
        (
            401,
            format!(
                "{{\"error\": {{\"type\": \"{token}\", \"message\": \"{token}\", \"data\": [\"{token}\"]}}}}"
            ),
        ),
    ] {
        let (client, direct) = Direct::client(token);
        direct.answer_all(status, None, &body);
        let error = client.bots(false).await.unwrap_err();
        let everything = format!("{error} {error:?}");
        assert!(everything.contains(secret::MASK), "{everything}");
        assert!(!everything.contains(token), "{everything}");
    }
}

#[tokio::test]
async fn a_write_is_never_repeated() {
    for effect in [
        "internal",
        "too_many_requests",
        "drop",
        "hang",
        "bad_gateway",
        "malformed",
        "delay",
    ] {
        let (client, direct) = Direct::client(&format!("sandbox:{effect}@update_bot_agent"));
        let id = direct.sandbox.borrow().bots()[0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let _ = client.update_bot(&rename(&id)).await;
        let writes = direct
            .actions()
            .iter()
            .filter(|action| *action == "update_bot_agent")
            .count();
        assert_eq!(writes, 1, "{effect}");
    }
}

#[tokio::test]
async fn a_lost_answer_is_looked_for() {
    // Carried out, answer lost: found by reading again.
    let (client, direct) = Direct::client("sandbox:drop_after@update_bot_agent");
    let id = direct.sandbox.borrow().bots()[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(
        client.update_bot(&rename(&id)).await,
        Ok(Evidence::FoundLater)
    );

    // Not carried out: it doesn't show, or not yet.
    let (client, _) = Direct::client("sandbox:drop@update_bot_agent");
    let error = client.update_bot(&rename(&id)).await.unwrap_err();
    assert_eq!(error.aftermath, Aftermath::NotSeen);
    assert!(error.outcome_unknown(), "it may show within two minutes");

    // Reading fails too: still unknown.
    let (client, _) = Direct::client("sandbox:internal");
    let error = client.update_bot(&rename(&id)).await.unwrap_err();
    assert_eq!(error.aftermath, Aftermath::Unclear);
    assert!(error.outcome_unknown());
}

#[tokio::test]
async fn a_lost_removal_is_looked_for() {
    for (effect, outcome) in [("drop_after", Some(Evidence::FoundLater)), ("drop", None)] {
        let (client, direct) = Direct::client(&format!("sandbox:{effect}@remove_bot_agent"));
        let id = BotId::from(direct.sandbox.borrow().bots()[0]["id"].as_str().unwrap());
        assert_eq!(client.remove_bot(&id).await.ok(), outcome, "{effect}");
    }
}

#[tokio::test]
async fn a_lost_creation_is_looked_for_and_not_taken_for_a_twin() {
    let (client, direct) = Direct::client("sandbox:drop_after@create_bot_agent");
    let created = client.create_bot(&new_bot("Twin"), &[]).await.unwrap();
    assert_eq!(created.evidence, Evidence::FoundLater);
    assert_eq!(direct.sandbox.borrow().bots().len(), 13);

    let (client, direct_drop) = Direct::client("sandbox:drop@create_bot_agent");
    *direct_drop.sandbox.borrow_mut() = direct.sandbox.borrow().clone();
    let error = client
        .create_bot(&new_bot("Twin"), &[created.id])
        .await
        .unwrap_err();
    assert_eq!(error.aftermath, Aftermath::NotSeen);
}

#[tokio::test]
async fn a_creation_that_was_not_seen_can_be_looked_for_again() {
    let wanted = NewBot {
        default_group_priority: Some(Priority::Last),
        ..new_bot("Late")
    };
    let (client, direct) = Direct::client("sandbox:internal:1@get_bot_agents");
    let failure = Call::error(
        &v3_0::create_bot_agent(&wanted),
        Cause::Transport(TransportError::TimedOut),
    );
    let look = async |known: &[BotId]| {
        client
            .look_for_created(&wanted, known, failure.clone())
            .await
    };
    let lost = look(&[]).await.unwrap_err();
    assert_eq!(lost.aftermath, Aftermath::NotSeen);
    assert_eq!(lost.cause, failure.cause);

    let created = client.create_bot(&new_bot("Late"), &[]).await.unwrap();
    let found = look(&[]).await.unwrap();
    assert_eq!(found.evidence, Evidence::FoundLater);
    assert_eq!(found.id, created.id);
    let bot = client.bot(&found.id).await.unwrap();
    assert_eq!(bot.default_group_priority, Some(Priority::Last));
    let lost = look(&[created.id]).await.unwrap_err();
    assert_eq!(lost.aftermath, Aftermath::NotSeen);
    let creations = direct.actions();
    let creations = creations
        .iter()
        .filter(|action| *action == "create_bot_agent");
    assert_eq!(creations.count(), 1);

    for (effect, aftermath) in [
        ("internal", Aftermath::Unclear),
        ("authentication", Aftermath::TokenRefused),
    ] {
        let (client, _) = Direct::client(&format!("sandbox:{effect}"));
        let look = client.look_for_created(&wanted, &[], failure.clone());
        let lost = look.await.unwrap_err();
        assert_eq!(lost.aftermath, aftermath);
        assert_eq!(lost.is_authentication(), effect == "authentication");
    }
}

#[tokio::test]
async fn a_removed_bot_counts_as_removed_again() {
    let (client, _) = Direct::client(tokens::FULL);
    assert_eq!(
        client.remove_bot(&"no-such-bot".into()).await,
        Ok(Evidence::Answered)
    );
}

#[tokio::test]
async fn a_misdirected_request_is_resent_once_to_the_named_region() {
    let (client, direct) = Direct::client(tokens::MOVED);
    assert!(client.bots(false).await.is_ok());
    let regions: Vec<_> = direct
        .sent
        .borrow()
        .iter()
        .map(|request| request.header("X-Region").map(str::to_owned))
        .collect();
    assert_eq!(regions, [None, Some("fra".to_owned())]);
    // From then on the region is known.
    assert!(client.bots(false).await.is_ok());
    assert_eq!(direct.actions().len(), 3);

    for effect in ["misdirected_request", "misdirected_unknown"] {
        let (client, direct) = Direct::client(&format!("sandbox:{effect}"));
        assert!(client.bots(false).await.is_err());
        let expected = if effect == "misdirected_request" {
            2
        } else {
            1
        };
        assert_eq!(direct.actions().len(), expected, "{effect}");
    }
}

#[tokio::test]
async fn requests_that_are_under_way_together_all_follow_a_redirect() {
    let (client, direct) = Direct::client(tokens::MOVED);
    let update = rename("5c9871d5372c824cbf22d860a707a578");
    let (all, mine, renamed) = tokio::join!(
        client.bots(true),
        client.bots(false),
        client.update_bot(&update),
    );
    assert_eq!(
        (all.map(|bots| bots.len()), mine.map(|bots| bots.len())),
        (Ok(12), Ok(10))
    );
    assert_eq!(renamed, Ok(Evidence::Answered));
    assert_eq!(direct.actions().len(), 6);
    assert_eq!(client.region(), Some(Region::Fra));
}

#[tokio::test]
async fn a_lost_update_is_found_where_the_api_does_not_tell_all_of_it() {
    let silent = r#"{"bot_agent": {"id": "b", "name": "A"}}"#;
    let priority = BotUpdate {
        default_group_priority: Some(Priority::Last),
        ..BotUpdate::new("b".into())
    };
    let with_name = BotUpdate {
        name: Some("A".into()),
        ..priority.clone()
    };
    // The answer to a read is none to a write.
    for (update, found) in [(with_name, true), (priority, false)] {
        let (client, direct) = Direct::client(tokens::FULL);
        direct.answer_all(200, None, silent);
        direct.slowness.set(Duration::from_secs(30));
        let direct_again = direct.clone();
        let client = client.telling(move |_| direct_again.slowness.set(Duration::ZERO));
        let result = client.update_bot(&update).await;
        match result {
            Ok(evidence) => assert!(found && evidence == Evidence::FoundLater),
            Err(error) => assert!(!found && error.aftermath == Aftermath::Unclear, "{error:?}"),
        }
        assert_eq!(
            direct.actions(),
            ["update_bot_agent", "get_bot_agent_details"]
        );
    }
}

#[tokio::test]
async fn a_default_priority_takes_a_second_request() {
    let wanted = NewBot {
        default_group_priority: Some(Priority::Supervisor),
        ..new_bot("Observer")
    };
    let (client, direct) = Direct::client(tokens::FULL);
    let created = client.create_bot(&wanted, &[]).await.unwrap();
    assert_eq!(created.follow_up, Ok(()));
    assert_eq!(direct.actions(), ["create_bot_agent", "update_bot_agent"]);
    let bot = client.bot(&created.id).await.unwrap();
    assert_eq!(bot.default_group_priority, Some(Priority::Supervisor));

    // The second one fails: the bot exists all the same, and we know what is missing.
    let (client, direct) = Direct::client("sandbox:limit_reached@update_bot_agent");
    let created = client.create_bot(&wanted, &[]).await.unwrap();
    assert!(created.follow_up.is_err());
    assert!(direct.sandbox.borrow().bot(created.id.as_str()).is_some());
}

#[tokio::test]
async fn answers_in_every_wrapping_are_read() {
    for effect in ["wrapped", "empty", "empty_object"] {
        let (client, _) = Direct::client(&format!("sandbox:{effect}@update_bot_agent"));
        let updated = client
            .update_bot(&rename("5c9871d5372c824cbf22d860a707a578"))
            .await;
        assert_eq!(updated, Ok(Evidence::Answered), "{effect}");
    }
    let (client, _) = Direct::client("sandbox:wrapped");
    assert_eq!(client.bots(true).await.map(|bots| bots.len()), Ok(12));
}

#[tokio::test]
async fn what_is_not_the_documented_answer_is_shown_as_it_came() {
    let (client, _) = Direct::client("sandbox:html");
    let error = client.bots(false).await.unwrap_err();
    assert!(
        matches!(&error.cause, Cause::Unreadable { excerpt, .. } if excerpt.contains("Guest network")),
        "{error}"
    );

    let (client, _) = Direct::client("sandbox:bad_gateway");
    let error = client.bots(false).await.unwrap_err();
    assert!(
        matches!(&error.cause, Cause::Http { status: 502, .. }),
        "{error}"
    );

    for effect in ["malformed", "empty", "empty_object"] {
        let (client, _) = Direct::client(&format!("sandbox:{effect}"));
        let error = client.bots(false).await.unwrap_err();
        assert!(
            matches!(error.cause, Cause::Unreadable { .. }),
            "{effect}: {error}"
        );
    }
}

#[tokio::test]
async fn property_configs_are_listed_with_names_that_hold_dots() {
    let (client, _) = Direct::client(tokens::FULL);
    let configs = client.property_configs(true).await.unwrap();
    let test: Vec<_> = configs
        .0
        .iter()
        .filter(|p| p.namespace == "test")
        .map(|p| p.name.as_str())
        .collect();
    assert_eq!(
        test,
        [
            "bool_property",
            "int_property",
            "string_property",
            "tokenized_string_property"
        ]
    );
    assert!(configs.0.iter().any(|property| property.name.contains('.')));
}

/// What a client tells, as action, attempt and status; no status without an answer.
async fn told(
    client: Client,
    call: impl AsyncFnOnce(&Client),
) -> (Vec<Exchange>, Vec<(&'static str, u32, Option<u16>)>) {
    let told = Rc::new(RefCell::new(Vec::new()));
    let take_in = Rc::clone(&told);
    let client = client.observed(move |exchange| take_in.borrow_mut().push(exchange));
    call(&client).await;
    let told = told.take();
    let short = |it: &Exchange| {
        let status = it.outcome.as_ref().ok().map(|reply| reply.status);
        (it.action, it.attempt, status)
    };
    let shorts = told.iter().map(short).collect();
    (told, shorts)
}

#[tokio::test]
async fn every_sending_is_told_with_its_number() {
    let (client, direct) = Direct::client(tokens::FULL);
    direct.slowness.set(Duration::from_millis(70));
    let (told_of, shorts) = told(client, async |client| {
        client.bot(&"sandbox:internal:1".into()).await.unwrap();
        client.bot(&"nobody".into()).await.unwrap_err();
    })
    .await;
    let details = "get_bot_agent_details";
    assert_eq!(
        shorts,
        [
            (details, 1, Some(500)),
            (details, 2, Some(200)),
            (details, 1, Some(404)),
        ]
    );
    assert!(
        told_of
            .iter()
            .all(|it| it.took == Duration::from_millis(70))
    );
    assert!(told_of[0].has_failed() && !told_of[1].has_failed());
    let body = &told_of[1].outcome.as_ref().unwrap().body;
    assert!(body.size > 100 && body.text.contains("John Doe"));
}

#[tokio::test]
async fn redirects_time_outs_and_broken_connections_are_told_too() {
    let (client, _) = Direct::client("sandbox:misdirected_request:1");
    let (_, shorts) = told(client, async |client| {
        client.bots(false).await.unwrap();
    })
    .await;
    let list = "get_bot_agents";
    let statuses: Vec<_> = shorts
        .iter()
        .map(|(_, attempt, status)| (*attempt, status.is_some()))
        .collect();
    assert_eq!(statuses, [(1, true), (2, true)]);
    assert!(shorts.iter().all(|(action, ..)| *action == list));

    for (effect, error) in [
        ("hang", TransportError::TimedOut),
        ("drop", TransportError::ConnectionLost),
    ] {
        let (client, _) = Direct::client(tokens::FULL);
        let (told_of, _) = told(client, async |client| {
            let id = BotId::from(format!("sandbox:{effect}:1@update_bot_agent").as_str());
            let _ = client.update_bot(&rename(id.as_str())).await;
        })
        .await;
        assert_eq!(told_of[0].outcome, Err(error), "{effect}");
        assert!(told_of[0].has_failed());
    }
}

#[tokio::test]
async fn neither_token_nor_secret_is_told() {
    let secret = "brand-new-s3cret";
    let webhooks = Webhooks {
        url: Some("https://a.example".into()),
        secret_key: Some(secret.into()),
        actions: Some(Vec::new()),
        ..Webhooks::default()
    };
    let bot = NewBot {
        webhooks: Some(webhooks),
        ..new_bot("A")
    };
    for body in [
        format!("<p>You sent {secret} as Bearer {}</p>", tokens::FULL),
        format!(
            r#"{{"bot_agent_id": "x", "echo": "{secret} {}"}}"#,
            tokens::FULL
        ),
        format!(r#"{{"echo": "{{\"secret_key\": \"{secret}\"}}"#),
    ] {
        let (client, direct) = Direct::client(tokens::FULL);
        direct.answer_all(200, None, &body);
        let (told_of, _) = told(client, async |client| {
            let _ = client.create_bot(&bot, &[]).await;
        })
        .await;
        // This answers the look at the list alike, which sent no secret that its answer could repeat.
        let is_creation = |it: &&Exchange| it.action == "create_bot_agent";
        let told_of: Vec<_> = told_of.iter().filter(is_creation).collect();
        let all = format!("{told_of:?}");
        assert!(!all.contains(secret), "{all}");
        assert!(!all.contains(tokens::FULL), "{all}");
        assert!(all.contains("secret_key"));
        assert!(
            told_of
                .iter()
                .all(|it| it.headers.iter().all(|(name, _)| *name != "Authorization"))
        );
    }
}
