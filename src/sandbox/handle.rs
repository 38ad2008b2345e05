//! One request in, one outcome out: the way from a URL to an answer.

use serde_json::{Map, Value, json};

use super::outcome::Outcome;
use super::refusal::Refusal;
use super::store::{Sandbox, id_of, owner_of, position};
use super::tokens::{TOKENS, Token};
use super::{seed, special, validate};
use crate::api::request::Request;
use crate::api::response::Response;

type Members = Map<String, Value>;
type Handled = Result<Answer, Refusal>;

/// The largest body that is read, in bytes.
const BODY_LIMIT: usize = 1024 * 1024;

const MY_RO: &str = "agents-bot--my:ro";
const MY_RW: &str = "agents-bot--my:rw";
const ALL_RO: &str = "agents-bot--all:ro";
const ALL_RW: &str = "agents-bot--all:rw";

/// The body of a success.
struct Answer(Value);

impl Answer {
    /// That of `update` and `remove`, for which none is documented: the vendor's own library needs an object.
    fn empty() -> Self {
        Self(json!({}))
    }
}

impl From<Answer> for Response {
    fn from(Answer(body): Answer) -> Self {
        Self {
            status: 200,
            retry_after: None,
            body: body.to_string(),
        }
    }
}

#[derive(Clone, Copy)]
enum Action {
    Create,
    Remove,
    Update,
    List,
    Details,
    Properties,
}

impl Sandbox {
    /// Carries out one request. The way it was sent (method, connection) is the door's matter.
    pub fn handle(&mut self, request: &Request) -> Outcome {
        match self.answer(request) {
            Ok(outcome) => outcome,
            Err(refusal) => Outcome::reply(refusal),
        }
    }

    fn answer(&mut self, request: &Request) -> Result<Outcome, Refusal> {
        let (action, action_name) = route(&request.url)?;
        let bearer = bearer(request)?;
        let token = authenticate(bearer, request.header("X-Region"))?;
        let payload = payload(&request.body)?;

        let inputs = [
            Some(bearer),
            special_member(action, &payload, id_member(action)),
            special_member(action, &payload, "name"),
        ];
        let effect = inputs
            .into_iter()
            .flatten()
            .find_map(|input| self.effect(input, action_name));
        if let Some(outcome) = effect.and_then(special::instead) {
            return Ok(outcome);
        }
        let response = match self.act(action, token, &payload) {
            Ok(answer) => answer.into(),
            Err(refusal) => refusal.into(),
        };
        Ok(match effect {
            Some(does) => special::afterwards(does, response),
            None => Outcome::reply(response),
        })
    }

    /// What a special input does to this request, if it is in force.
    fn effect(&mut self, input: &str, action: &str) -> Option<special::Does> {
        let special = special::parse(input)?;
        let fits = special.action.is_none_or(|only| only == action);
        let in_force = fits && special.times.is_none_or(|times| self.spend(input, times));
        in_force.then_some(special.does)
    }

    fn act(&mut self, action: Action, token: &Token, payload: &Members) -> Handled {
        match action {
            Action::Create => self.create(token, payload),
            Action::Remove => self.remove(token, payload),
            Action::Update => self.update(token, payload),
            Action::List => self.list(token, payload),
            Action::Details => self.details(token, payload),
            Action::Properties => properties(token, payload),
        }
    }

    fn create(&mut self, token: &Token, payload: &Members) -> Handled {
        need(token, MY_RW)?;
        validate::new_bot(payload)?;
        let id = self.ids.next_id();
        self.write().push(new_bot(&id, token.client_id, payload));
        Ok(Answer(json!({ "bot_agent_id": id })))
    }

    fn remove(&mut self, token: &Token, payload: &Members) -> Handled {
        let id = validate::required_text(payload, "bot_agent_id");
        let found = id.and_then(|id| find(self.bots(), id));
        let is_foreign = |at: &usize| owner_of(&self.bots()[*at]) != token.client_id;
        // The scope comes first, and it is the owner that decides which.
        let foreign = found.as_ref().is_ok_and(is_foreign);
        need(token, if foreign { ALL_RW } else { MY_RW })?;
        self.write().remove(found?);
        Ok(Answer::empty())
    }

    fn update(&mut self, token: &Token, payload: &Members) -> Handled {
        need(token, MY_RW)?;
        let at = find(self.bots(), validate::required_text(payload, "id")?)?;
        let bot = &self.bots()[at];
        if owner_of(bot) != token.client_id {
            return Err(Refusal::new(
                "authorization",
                format!(
                    "`{MY_RW}` covers the bot agents of your own application; this one belongs to `{}`",
                    owner_of(bot)
                ),
            ));
        }
        validate::changes(payload, bot)?;
        let bot = &mut self.write()[at];
        for (name, value) in payload {
            if name != "id" && name != "application" && !value.is_null() {
                bot.insert(name.clone(), value.clone());
            }
        }
        Ok(Answer::empty())
    }

    fn list(&mut self, token: &Token, payload: &Members) -> Handled {
        need(token, MY_RO)?;
        let all = validate::optional_flag(payload, "all")?;
        if all {
            need(token, ALL_RO)?;
        }
        let bots: Vec<Value> = self
            .read()
            .iter()
            .filter(|bot| all || owner_of(bot) == token.client_id)
            .map(summary)
            .collect();
        Ok(Answer(json!({ "bot_agents": bots })))
    }

    fn details(&mut self, token: &Token, payload: &Members) -> Handled {
        need(token, MY_RO)?;
        let id = validate::required_text(payload, "bot_agent_id")?;
        let bots = self.read();
        let bot = bots[find(bots, id)?].clone();
        if owner_of(&bot) != token.client_id {
            need(token, ALL_RO)?;
        }
        Ok(Answer(json!({ "bot_agent": self.told(bot) })))
    }
}

/// Where the bot stands.
fn find(bots: &[Members], id: &str) -> Result<usize, Refusal> {
    let missing = || Refusal::new("not_found", format!("there is no bot agent `{id}`"));
    position(bots, id).ok_or_else(missing)
}

/// The action that a URL names, whatever stands before `/vX.Y/configuration/action/`.
fn route(url: &str) -> Result<(Action, &str), Refusal> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.rsplit('/');
    let (name, word, api, version) = (parts.next(), parts.next(), parts.next(), parts.next());
    let (Some(name), Some("action"), Some("configuration"), Some(version)) =
        (name, word, api, version)
    else {
        return Err(Refusal::new("not_found", "there is nothing at this path"));
    };
    // Later versions have other methods for bots.
    if !matches!(version, "v3.0" | "v3.1") {
        return Err(Refusal::new(
            "unsupported_version",
            format!("version `{version}` is not supported; v3.0 and v3.1 are"),
        ));
    }
    let action = match name {
        "create_bot_agent" => Action::Create,
        "remove_bot_agent" => Action::Remove,
        "update_bot_agent" => Action::Update,
        "get_bot_agents" => Action::List,
        "get_bot_agent_details" => Action::Details,
        "get_property_configs" => Action::Properties,
        _ => {
            let message = format!("there is no action `{name}`");
            return Err(Refusal::new("not_found", message));
        }
    };
    Ok((action, name))
}

fn bearer(request: &Request) -> Result<&str, Refusal> {
    request
        .header("Authorization")
        .and_then(|value| value.strip_prefix("Bearer "))
        .ok_or_else(|| {
            Refusal::new(
                "authentication",
                "the header `Authorization: Bearer …` is missing",
            )
        })
}

/// Finds the token; a special one may do everything.
fn authenticate(bearer: &str, region: Option<&str>) -> Result<&'static Token, Refusal> {
    let text = match special::parse(bearer) {
        Some(_) => super::tokens::FULL,
        None => bearer,
    };
    let token = TOKENS.iter().find(|token| token.text == text);
    let by_prefix = || text.starts_with("fra-") || text.starts_with("fra:");
    let needed = match token {
        Some(token) => token.region,
        None => by_prefix().then_some("fra"),
    };
    if let Some(needed) = needed
        && region != Some(needed)
    {
        return Err(Refusal::misdirected(needed));
    }
    match token {
        Some(token) if token.expired => Err(Refusal::new(
            "authentication",
            "the access token has expired",
        )),
        Some(token) => Ok(token),
        None => Err(Refusal::new(
            "authentication",
            "the access token is not valid",
        )),
    }
}

fn need(token: &Token, scope: &str) -> Result<(), Refusal> {
    if token.allows(scope) {
        return Ok(());
    }
    Err(Refusal::new(
        "authorization",
        format!("the access token lacks the scope `{scope}`"),
    ))
}

/// The payload of a body, with or without its wrapper.
fn payload(body: &str) -> Result<Members, Refusal> {
    if body.len() > BODY_LIMIT {
        let message = format!("the body is larger than {BODY_LIMIT} bytes");
        return Err(Refusal::new("entity_too_large", message));
    }
    let value: Value = serde_json::from_str(body)
        .map_err(|error| Refusal::validation(format!("the body is not JSON: {error}")))?;
    let Value::Object(mut members) = value else {
        return Err(Refusal::validation("the body must be an object"));
    };
    match members.remove("payload") {
        Some(Value::Object(payload)) => Ok(payload),
        Some(Value::Null) | None => Ok(members),
        Some(_) => Err(Refusal::validation("`payload` must be an object")),
    }
}

/// The member that names the bot.
fn id_member(action: Action) -> &'static str {
    match action {
        Action::Update => "id",
        _ => "bot_agent_id",
    }
}

/// A text of the payload that this action reads, and that may be a special input.
fn special_member<'a>(action: Action, payload: &'a Members, name: &str) -> Option<&'a str> {
    let read = match action {
        Action::Create => name == "name",
        Action::Update => true,
        Action::Remove | Action::Details => name == "bot_agent_id",
        Action::List | Action::Properties => false,
    };
    payload.get(name).filter(|_| read)?.as_str()
}

/// A bot as it is stored, members in the order of the documentation's sample.
fn new_bot(id: &str, client_id: &str, payload: &Members) -> Members {
    let mut bot = Members::new();
    bot.insert("id".into(), id.into());
    for name in ["name", "avatar", "status"] {
        if let Some(value) = validate::given(payload, name) {
            bot.insert(name.into(), value.clone());
        }
    }
    bot.insert("application".into(), json!({ "client_id": client_id }));
    bot.insert("max_chats_count".into(), 6.into());
    for (name, value) in payload {
        let not_taken = matches!(
            name.as_str(),
            "id" | "application" | "default_group_priority"
        );
        if !not_taken && !value.is_null() {
            bot.insert(name.clone(), value.clone());
        }
    }
    bot
}

/// The four members that a list shows.
fn summary(bot: &Members) -> Value {
    let mut summary = Members::new();
    summary.insert("id".into(), id_of(bot).into());
    for name in ["name", "avatar", "status"] {
        if let Some(value) = bot.get(name) {
            summary.insert(name.into(), value.clone());
        }
    }
    Value::Object(summary)
}

fn properties(token: &Token, payload: &Members) -> Handled {
    need(token, "properties--my:ro")?;
    let all = validate::optional_flag(payload, "all")?;
    if all {
        need(token, "properties--all:ro")?;
    }
    let mut configs = seed::property_configs();
    configs.retain(|namespace, _| {
        all || namespace == token.client_id || seed::SHARED_NAMESPACES.contains(&namespace.as_str())
    });
    Ok(Answer(Value::Object(configs)))
}
