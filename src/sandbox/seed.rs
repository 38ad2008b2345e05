//! The data that a new sandbox starts with: `seed.json`, parsed.
//!
//! | bot | shows |
//! |---|---|
//! | John Doe | the documentation's sample; the only avatar, in the address itself so that nobody is asked for it |
//! | Pizza bot | group 0 only, a secret, author and own-chats filters |
//! | Channel router | many groups, property values, excluded values, absence |
//! | Night watch (observer) | `supervisor`, no groups, every action, 0 chats |
//! | مساعد المبيعات · 営業アシスタント | right-to-left and other scripts, no webhooks |
//! | Language detector | a localhost URL, dotted property names, every value type, all additional data |
//! | Draft: returns assistant … | a very long name, plain http, webhooks without actions |
//! | VIP concierge | the three chat member filters |
//! | Visitor from a newer version | unknown members at every level, integers beyond 2^53, odd order |
//! | Beta tester | unknown status, priorities, action, additional data, author type |
//! | Shop assistant, `<img src=x …>` | another application's; the second in markup, to show it is inert |

use serde_json::{Map, Value, json};

use super::tokens::{CLIENT_ID, SECOND_CLIENT_ID};

const SEED: &str = include_str!("seed.json");

/// Namespaces that every application may read.
pub const SHARED_NAMESPACES: [&str; 3] = ["test", "source", "routing"];

/// The 12 bots.
pub fn bots() -> Vec<Map<String, Value>> {
    match member("bots") {
        Value::Array(bots) => bots.into_iter().filter_map(into_object).collect(),
        _ => Vec::new(),
    }
}

/// The license's property configs by namespace.
pub fn property_configs() -> Map<String, Value> {
    into_object(member("property_configs")).unwrap_or_default()
}

/// One more bot, for long lists: varied, and the same for the same number.
pub fn generated(number: usize, id: &str) -> Map<String, Value> {
    const STATUSES: [&str; 3] = ["accepting chats", "not accepting chats", "offline"];
    const PRIORITIES: [&str; 3] = ["first", "normal", "last"];
    const PURPOSES: [&str; 5] = ["Greeter", "Router", "Order status", "Survey", "Translator"];
    let client_id = if number % 10 == 9 {
        SECOND_CLIENT_ID
    } else {
        CLIENT_ID
    };
    let groups: Vec<Value> = (0..number % 4)
        .map(|group| json!({ "id": group, "priority": PRIORITIES[(number + group) % 3] }))
        .collect();
    let mut bot = Map::new();
    bot.insert("id".into(), id.into());
    let name = format!("{} {}", PURPOSES[number % 5], number + 1);
    bot.insert("name".into(), name.into());
    bot.insert("status".into(), STATUSES[number % 3].into());
    bot.insert("application".into(), json!({ "client_id": client_id }));
    bot.insert("max_chats_count".into(), (number % 20).into());
    bot.insert("groups".into(), groups.into());
    if !number.is_multiple_of(3) {
        let webhooks = json!({
            "url": format!("https://bots.example.com/{}", number + 1),
            "secret_key": id,
            "actions": [{ "name": "incoming_chat_thread" }, { "name": "incoming_event" }]
        });
        bot.insert("webhooks".into(), webhooks);
    }
    bot
}

/// A member of the embedded text, which a test keeps readable.
fn member(name: &str) -> Value {
    let seed: Value = serde_json::from_str(SEED).unwrap_or_default();
    seed.get(name).cloned().unwrap_or_default()
}

fn into_object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(members) => Some(members),
        _ => None,
    }
}
