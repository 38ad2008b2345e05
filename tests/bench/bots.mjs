// The bot agents of the measurements: made up, and the same for the same number.
import { createHash } from "node:crypto";

const purposes = ["Greeter", "Router", "Order status", "Survey", "Translator"];
const statuses = ["accepting chats", "not accepting chats", "offline"];
const priorities = ["first", "normal", "last"];

const id = (number) => createHash("md5").update(`bot ${number}`).digest("hex");

// The first bot has this many clauses in its one filter.
export const clauses = 50;
export const withManyClauses = id(0);

// What the list tells about a bot. Without an avatar: there is no host to show one from.
function summary(number) {
  return {
    id: id(number),
    name: `${purposes[number % purposes.length]} ${number + 1}`,
    status: statuses[number % statuses.length],
  };
}

export function list(count) {
  return Array.from({ length: count }, (_, number) => summary(number));
}

export function details(number) {
  const action = { name: "incoming_chat_thread", filters: number === 0 ? manyClauses() : {} };
  return {
    ...summary(number),
    application: { client_id: "bench" },
    max_chats_count: 6,
    default_group_priority: "normal",
    groups: [{ id: number % 7, priority: priorities[number % priorities.length] }],
    webhooks: { url: `https://bots.example.com/${number}`, secret_key: id(number), actions: [action] },
  };
}

// Three kinds can stand only once; all others are about a property.
function manyClauses() {
  const properties = {};
  for (let number = 0; number < clauses - 3; number++) {
    const namespace = (properties[`namespace_${number % 7}`] ??= {});
    namespace[`property_${number}`] = { values: [`a${number}`, `b${number}`, number] };
  }
  return {
    chat_properties: properties,
    chat_member_ids: { agents_any: ["ann@example.com"] },
    author_type: "customer",
    only_my_chats: true,
  };
}

// The names that a list of so many shows, in order, when it is searched.
export function found(count, text = "") {
  const bots = list(count).map(({ id, name }) => ({ id, name, key: name.toLowerCase() }));
  const fitting = bots.filter(({ id, key }) => key.includes(text) || id.includes(text));
  return fitting.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ name }) => name);
}
