//! Operators and types: what a property holds against what a clause asks for.

use serde_json::{Value, json};

use super::{Case, chat, thread, when};

/// A thread begins in a chat whose `shop.plan` is `value`.
fn plan(condition: Value, value: Value) -> Case {
    when("incoming_chat_thread", chat("shop", "plan", condition))
        .data(thread(json!({"shop": {"plan": value}})))
}

/// A thread begins in a chat that has no `shop.plan`.
fn no_plan(condition: Value) -> Case {
    when("incoming_chat_thread", chat("shop", "plan", condition))
        .data(thread(json!({"shop": {"other": 1}})))
}

fn big() -> Value {
    serde_json::from_str("12345678901234567890123").unwrap()
}

pub fn cases() -> Vec<Case> {
    vec![
        // values
        plan(json!({"values": ["gold"]}), json!("gold")).sent("The chat’s shop.plan is gold, as asked for."),
        plan(json!({"values": ["gold", "silver"]}), json!("silver")).sent("The chat’s shop.plan is silver, as asked for."),
        plan(json!({"values": ["gold", "silver"]}), json!("tin")).not_sent("The chat’s shop.plan is tin; it has to be gold or silver."),
        plan(json!({"values": ["gold"]}), json!("Gold")).not_sent("The chat’s shop.plan is Gold; it has to be gold."),
        plan(json!({"values": ["gold"]}), json!("gold ")).not_sent("The chat’s shop.plan is “gold ”; it has to be gold."),
        plan(json!({"values": []}), json!("gold")).not_sent("The chat’s shop.plan is gold; no value is named that it could be."),
        plan(json!({"values": [""]}), json!("")).sent("The chat’s shop.plan is “”, as asked for."),
        plan(json!({"values": ["a", "b", "c", "d", "e", "f", "g", "h"]}), json!("z")).not_sent("The chat’s shop.plan is z; it has to be a, b, c, d, e, f or 2 more."),
        no_plan(json!({"values": ["gold"]})).not_sent("The chat’s shop.plan isn’t set; it has to be gold."),
        // numbers and texts
        plan(json!({"values": [1]}), json!(1)).sent("The chat’s shop.plan is 1, as asked for."),
        plan(json!({"values": [1]}), json!(1.0)).sent("The chat’s shop.plan is 1.0, as asked for."),
        plan(json!({"values": [1]}), json!(1.5)).not_sent("The chat’s shop.plan is 1.5; it has to be 1."),
        plan(json!({"values": [0]}), json!(0)).sent("The chat’s shop.plan is 0, as asked for."),
        plan(json!({"values": [-1]}), json!(1)).not_sent("The chat’s shop.plan is 1; it has to be -1."),
        plan(json!({"values": [1]}), json!("1")).not_sent("The chat’s shop.plan is “1”, which is a text; 1 is asked for, which is a number."),
        plan(json!({"values": ["1"]}), json!(1)).not_sent("The chat’s shop.plan is 1, which is a number; “1” is asked for, which is a text."),
        plan(json!({"values": [big()]}), big()).sent("The chat’s shop.plan is 12345678901234567890123, as asked for."),
        plan(json!({"values": [9_007_199_254_740_993_u64]}), json!(9_007_199_254_740_992_u64)).not_sent("The chat’s shop.plan is 9007199254740992; it has to be 9007199254740993."),
        plan(json!({"values": [2_147_483_648_u64]}), json!(2_147_483_648_u64)).sent("The chat’s shop.plan is 2147483648, as asked for."),
        // yes and no
        plan(json!({"values": [true]}), json!(true)).sent("The chat’s shop.plan is true, as asked for."),
        plan(json!({"values": [false]}), json!(false)).sent("The chat’s shop.plan is false, as asked for."),
        plan(json!({"values": [true]}), json!(false)).not_sent("The chat’s shop.plan is false; it has to be true."),
        plan(json!({"values": [true]}), json!("true")).not_sent("The chat’s shop.plan is “true”, which is a text; true is asked for, which is true or false."),
        plan(json!({"values": [true]}), json!(1)).not_sent("The chat’s shop.plan is 1; it has to be true."),
        plan(json!({"values": ["gold", 1, true]}), json!(true)).sent("The chat’s shop.plan is true, as asked for."),
        // exclude_values
        plan(json!({"exclude_values": ["gold"]}), json!("gold")).not_sent("The chat’s shop.plan is gold, which is excluded."),
        plan(json!({"exclude_values": ["gold"]}), json!("tin")).sent("The chat’s shop.plan is tin, none of those excluded."),
        plan(json!({"exclude_values": ["1"]}), json!(1)).sent("The chat’s shop.plan is 1, none of those excluded."),
        plan(json!({"exclude_values": [true]}), json!(true)).not_sent("The chat’s shop.plan is true, which is excluded."),
        plan(json!({"exclude_values": []}), json!("gold")).sent("The chat’s shop.plan is gold, none of those excluded."),
        no_plan(json!({"exclude_values": ["gold"]})).sent("The chat’s shop.plan isn’t set, so it is none of those excluded."),
        // nothing to compare with, which decides whatever isn't known, unless the filter may be ignored
        when("thread_closed", chat("shop", "plan", json!({"values": []}))).not_sent("No value is named."),
        when("thread_closed", chat("shop", "plan", json!({"exclude_values": []}))).sent("No value is named."),
        plan(json!({"values": []}), json!(null)).not_sent("No value is named."),
        plan(json!({"exclude_values": []}), json!(["gold"])).sent("The chat’s shop.plan is a list, none of those excluded."),
        when("agent_deleted", chat("shop", "plan", json!({"values": []}))).cannot_tell("The action agent_deleted is about an agent, not about a chat, and what this filter looks at then isn’t documented."),
        when("thread_closed", json!({"chat_member_ids": {"agents_any": []}})).not_sent("No agent is named."),
        when("thread_closed", json!({"chat_member_ids": {"agents_exclude": []}})).sent("No agent is named."),
        when("thread_closed", json!({"chat_member_ids": {"agents": []}})).sent("No agent is named."),
        when("brand_new", json!({"chat_member_ids": {"agents": []}})).cannot_tell("There is no payload to look at, and nothing else tells."),
        // exists
        plan(json!({"exists": true}), json!("gold")).sent("The chat’s shop.plan is set, to gold."),
        plan(json!({"exists": true}), json!(false)).sent("The chat’s shop.plan is set, to false."),
        plan(json!({"exists": true}), json!("")).sent("The chat’s shop.plan is set, to “”."),
        plan(json!({"exists": true}), json!([1])).sent("The chat’s shop.plan is set, to a list."),
        no_plan(json!({"exists": true})).not_sent("The chat’s shop.plan isn’t set."),
        plan(json!({"exists": false}), json!(0)).not_sent("The chat’s shop.plan is set, to 0; it has to be unset."),
        no_plan(json!({"exists": false})).sent("The chat’s shop.plan isn’t set, as asked for."),
        // wrapped
        plan(json!({"values": ["gold"]}), json!({"value": "gold"})).sent("The chat’s shop.plan is gold, as asked for."),
        plan(json!({"values": [1]}), json!({"value": "1"})).not_sent("The chat’s shop.plan is “1”, which is a text; 1 is asked for, which is a number."),
        plan(json!({"exists": false}), json!({"value": false})).not_sent("The chat’s shop.plan is set, to false; it has to be unset."),
        // odd values
        plan(json!({"values": ["gold"]}), json!(null)).cannot_tell("The chat’s shop.plan is null, and what that means isn’t documented."),
        plan(json!({"exists": false}), json!({"value": null})).cannot_tell("The chat’s shop.plan is null, and what that means isn’t documented."),
        plan(json!({"values": ["gold"]}), json!(["gold"])).cannot_tell("The chat’s shop.plan is a list, which no value can be compared with."),
        plan(json!({"exclude_values": ["gold"]}), json!({"val": "gold"})).cannot_tell("The chat’s shop.plan is an object, which no value can be compared with."),
    ]
}
