//! The client against the sandbox, without a browser: retries, redirects, lost answers.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bot_agents_panel::api::{
    Aftermath, Cause, Client, Connection, Evidence, LocalFuture, Request, Response, Token,
    Transport, TransportError,
};
use bot_agents_panel::model::{BotId, BotUpdate, NewBot, Priority, Status};
use bot_agents_panel::sandbox::{Sandbox, tokens};

/// The sandbox as a transport that never really waits.
#[derive(Clone)]
struct Direct {
    sandbox: Rc<RefCell<Sandbox>>,
    sent: Rc<RefCell<Vec<Request>>>,
    waited: Rc<Cell<u32>>,
}

impl Direct {
    fn client(token: &str) -> (Client, Self) {
        let direct = Self {
            sandbox: Rc::new(RefCell::new(Sandbox::new(1))),
            sent: Rc::default(),
            waited: Rc::default(),
        };
        let connection = Connection {
            base_url: "http://sandbox.invalid".into(),
            ..Connection::new(Token::new(token))
        };
        (Client::new(connection, Rc::new(direct.clone())), direct)
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
    fn send(&self, request: Request) -> LocalFuture<Result<Response, TransportError>> {
        let outcome = self.sandbox.borrow_mut().handle(&request);
        self.sent.borrow_mut().push(request);
        let late = outcome.delay.as_secs() > 20;
        let result = match outcome.response {
            _ if late => Err(TransportError::TimedOut),
            Some(response) => Ok(response),
            None => Err(TransportError::ConnectionLost),
        };
        Box::pin(async { result })
    }

    fn pause(&self, milliseconds: u32) -> LocalFuture<()> {
        self.waited.set(self.waited.get() + milliseconds);
        Box::pin(async {})
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
    assert_eq!(direct.waited.get(), 2_000);

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
    let asked = seconds * 1_000;
    assert_eq!(direct.waited.get(), asked.max(500) + asked.max(1_500));
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
    let created = client
        .create_bot(&new_bot("Twin"), Some(&[]))
        .await
        .unwrap();
    assert_eq!(created.evidence, Evidence::FoundLater);
    assert_eq!(direct.sandbox.borrow().bots().len(), 13);

    let (client, direct_drop) = Direct::client("sandbox:drop@create_bot_agent");
    *direct_drop.sandbox.borrow_mut() = direct.sandbox.borrow().clone();
    let error = client
        .create_bot(&new_bot("Twin"), Some(&[created.id]))
        .await
        .unwrap_err();
    assert_eq!(error.aftermath, Aftermath::NotSeen);
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
async fn a_default_priority_takes_a_second_request() {
    let wanted = NewBot {
        default_group_priority: Some(Priority::Supervisor),
        ..new_bot("Observer")
    };
    let (client, direct) = Direct::client(tokens::FULL);
    let created = client.create_bot(&wanted, None).await.unwrap();
    assert_eq!(created.follow_up, Ok(()));
    assert_eq!(direct.actions(), ["create_bot_agent", "update_bot_agent"]);
    let bot = client.bot(&created.id).await.unwrap();
    assert_eq!(bot.default_group_priority, Some(Priority::Supervisor));

    // The second one fails: the bot exists all the same, and we know what is missing.
    let (client, direct) = Direct::client("sandbox:limit_reached@update_bot_agent");
    let created = client.create_bot(&wanted, None).await.unwrap();
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
