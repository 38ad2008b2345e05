//! What is known about a chat, a thread and an event: from the context that is stated, and from the
//! places where each action's payload tells it.

use serde_json::Value;

use crate::messages::verdict as words;
use crate::model::ActionName;
use crate::model::object::Object;

use super::context::Context;
use super::naming;
use super::tree::{AuthorType, Property, Scope};

/// A payload and a context, ready to be asked.
pub(super) struct Situation<'a> {
    pub(super) action: &'a ActionName,
    pub(super) context: &'a Context,
    payload: Option<&'a Value>,
    /// What the webhook is about: `data`, which later versions call `payload`.
    data: Option<&'a Value>,
}

/// What is known about a property.
pub(super) enum Found<'a> {
    /// Its value, which is anything but null.
    Value(&'a Value),
    /// It isn't set.
    Absent,
    /// It may be either, for this reason.
    Unknown(String),
}

/// Properties from one source.
struct Layer<'a> {
    properties: &'a Object,
    /// Whether a property that isn't here isn't set.
    complete: bool,
}

enum Look<'a> {
    Value(&'a Value),
    Missing,
    /// There is something else where properties should be.
    Odd,
}

impl<'a> Situation<'a> {
    pub(super) fn new(
        action: &'a ActionName,
        payload: Option<&'a Value>,
        context: &'a Context,
    ) -> Self {
        let envelope = |name| payload?.get(name).filter(|data| data.is_object());
        Self {
            action,
            context,
            payload,
            data: envelope("data").or_else(|| envelope("payload")),
        }
    }

    /// Something in the payload's data.
    pub(super) fn data(&self, path: &[&str]) -> Option<&'a Value> {
        path.iter()
            .try_fold(self.data?, |value, &key| value.get(key))
    }

    /// A property: from the context first, then from the webhook's own data, then from what arrives
    /// with it.
    pub(super) fn property(&self, property: &Property) -> Found<'a> {
        let layers = [
            self.stated(property.scope),
            self.carried(property.scope),
            self.additional(property.scope),
        ];
        let (mut complete, mut odd) = (false, false);
        for layer in layers.into_iter().flatten() {
            match look_up(layer.properties, property) {
                Look::Value(value) => return known(value, property),
                Look::Missing => complete |= layer.complete,
                Look::Odd => odd = true,
            }
        }
        if odd {
            let name = naming::property(property);
            return Found::Unknown(words::odd_property(&name));
        }
        if complete {
            return Found::Absent;
        }
        Found::Unknown(self.property_gap(property))
    }

    fn stated(&self, scope: Scope) -> Option<Layer<'a>> {
        let properties = match scope {
            Scope::Chat => self.context.chat_properties.as_ref(),
            Scope::Thread => self.context.thread_properties.as_ref(),
            Scope::Event => self.context.event_properties.as_ref(),
        };
        Some(Layer {
            properties: properties?,
            complete: true,
        })
    }

    /// Where the action's own data holds properties. Of an update only the changed ones.
    fn carried(&self, scope: Scope) -> Option<Layer<'a>> {
        let (path, complete): (&[&str], bool) = match (self.action, scope) {
            (ActionName::IncomingChatThread, Scope::Chat) => (&["chat", "properties"], true),
            (ActionName::IncomingChatThread, Scope::Thread) => {
                (&["chat", "thread", "properties"], true)
            }
            (ActionName::IncomingEvent, Scope::Event) => (&["event", "properties"], true),
            (ActionName::ChatPropertiesUpdated, Scope::Chat)
            | (ActionName::ChatThreadPropertiesUpdated, Scope::Thread) => (&["properties"], false),
            _ => return None,
        };
        Some(Layer {
            properties: self.data(path)?.as_object()?,
            complete,
        })
    }

    fn additional(&self, scope: Scope) -> Option<Layer<'a>> {
        let additional = self.payload?.get("additional_data")?;
        match scope {
            Scope::Chat => Some(Layer {
                properties: additional.get("chat_properties")?.as_object()?,
                complete: true,
            }),
            Scope::Thread | Scope::Event => None,
        }
    }

    fn property_gap(&self, property: &Property) -> String {
        let name = naming::property(property);
        if let Some(gap) = self.no_data() {
            return gap;
        }
        match (self.action, property.scope) {
            (ActionName::ChatPropertiesDeleted, Scope::Chat)
            | (ActionName::ChatThreadPropertiesDeleted, Scope::Thread)
                if self.says_deleted(property) =>
            {
                words::just_deleted(&name)
            }
            (
                ActionName::ChatPropertiesDeleted | ActionName::ChatPropertiesUpdated,
                Scope::Chat,
            )
            | (
                ActionName::ChatThreadPropertiesDeleted | ActionName::ChatThreadPropertiesUpdated,
                Scope::Thread,
            ) => words::only_changed(&name),
            (_, Scope::Chat) => words::NO_CHAT_PROPERTIES.to_owned(),
            (_, Scope::Thread) => words::NO_THREAD_PROPERTIES.to_owned(),
            (_, Scope::Event) => words::NO_EVENT_PROPERTIES.to_owned(),
        }
    }

    /// Whether the property is among those that a webhook lists as deleted.
    fn says_deleted(&self, property: &Property) -> bool {
        let names = self.data(&["properties", &property.namespace]);
        let names = names.and_then(Value::as_array);
        names.is_some_and(|names| names.iter().any(|name| name == property.name.as_str()))
    }

    /// Who wrote the event, or why that isn't known.
    pub(super) fn author_type(&self) -> Result<AuthorType, String> {
        if let Some(author) = self.context.author_type {
            return Ok(author);
        }
        let id = self.data(&["event", "author_id"]).and_then(Value::as_str);
        Err(match id {
            Some(id) => words::author_of_unknown_type(&naming::text(id)),
            None => self
                .no_data()
                .unwrap_or_else(|| words::NO_AUTHOR.to_owned()),
        })
    }

    /// Why the payload can't tell anything of this kind, whatever it is.
    pub(super) fn no_data(&self) -> Option<String> {
        if matches!(
            self.action,
            ActionName::AgentStatusChanged | ActionName::AgentDeleted
        ) {
            let action = self.action.as_str();
            return Some(words::about_agent(action));
        }
        match (self.payload, self.data) {
            (None, _) => Some(words::NO_PAYLOAD.to_owned()),
            (Some(_), None) => Some(words::NO_DATA.to_owned()),
            (Some(_), Some(_)) => None,
        }
    }
}

/// Namespace and name are keys as they are: a name may hold dots.
fn look_up<'a>(properties: &'a Object, property: &Property) -> Look<'a> {
    match properties.get(&property.namespace) {
        None => Look::Missing,
        Some(Value::Object(names)) => names.get(&property.name).map_or(Look::Missing, Look::Value),
        Some(_) => Look::Odd,
    }
}

/// A value stands bare or as `{"value": …}`.
fn known<'a>(value: &'a Value, property: &Property) -> Found<'a> {
    let value = value.get("value").unwrap_or(value);
    if value.is_null() {
        let name = naming::property(property);
        return Found::Unknown(words::is_null(&naming::sentence(&name)));
    }
    Found::Value(value)
}
