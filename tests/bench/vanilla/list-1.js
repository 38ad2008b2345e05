const pitch = 52; // from the top of a row to the top of the next, in pixels
const statuses = ["accepting chats", "not accepting chats", "offline"];

const search = document.getElementById("search");
const count = document.getElementById("count");
const table = document.querySelector("table");
const body = table.tBodies[0];
const gaps = [gap(), gap()]; // the room for the rows above and below

let bots = []; // all, in order
let shown = []; // those that were searched for
let order = { column: "name", descending: false };
let rows = new Map(); // those in the page, by their place in `shown`

async function read() {
  const connection = JSON.parse(sessionStorage.getItem("bot-agents-panel/connection"));
  const response = await fetch(`${connection.base_url}/v3.0/configuration/action/get_bot_agents`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${connection.token}` },
    body: JSON.stringify({ payload: { all: false } }),
    credentials: "omit",
    cache: "no-store",
  });
  if (!response.ok) throw new Error(`the API answered ${response.status}`);
  const { bot_agents } = await response.json();
  bots = bot_agents.map((bot) => ({ ...bot, key: bot.name.toLowerCase() }));
  sort();
  find();
}

function sort() {
  const turn = order.descending ? -1 : 1;
  const rank = (bot) => (order.column === "status" ? statuses.indexOf(bot.status) : 0);
  const byKey = (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
  bots.sort((a, b) => turn * (rank(a) - rank(b) || byKey(a, b)));
}

function find() {
  const text = search.value.trim().toLowerCase();
  shown = bots.filter((bot) => bot.key.includes(text) || bot.id.includes(text));
  const all = `${bots.length.toLocaleString("en")} bot agents`;
  count.textContent = shown.length === bots.length ? all : `${shown.length.toLocaleString("en")} of ${all}`;
  table.setAttribute("aria-rowcount", shown.length + 1);
  rows = new Map();
  body.replaceChildren(...gaps);
  draw();
}

// Puts the rows that are seen into the page, and as many above and below as fit on the screen.
function draw() {
  const top = -body.getBoundingClientRect().top;
  const from = Math.max(0, Math.floor((top - innerHeight) / pitch));
  const to = Math.min(shown.length, Math.ceil((top + 2 * innerHeight) / pitch));
  for (const [place, row] of rows) {
    if (place >= from && place < to) continue;
    row.remove();
    rows.delete(place);
  }
  let after = gaps[1];
  for (let place = to - 1; place >= from; place--) {
    if (!rows.has(place)) {
      rows.set(place, row(shown[place], place));
      after.before(rows.get(place));
    }
    after = rows.get(place);
  }
  gaps[0].firstChild.style.blockSize = `${Math.min(from, shown.length) * pitch}px`;
  gaps[1].firstChild.style.blockSize = `${Math.max(0, shown.length - to) * pitch}px`;
}

function row(bot, place) {
  const name = element("a", bot.name);
  name.href = `bots/${encodeURIComponent(bot.id)}`;
  const head = element("th");
  head.scope = "row";
  head.append(name, element("small", bot.id));
  const row = element("tr");
  row.ariaRowIndex = place + 2; // after the row of the heads
  row.append(head, element("td", bot.status));
  return row;
}

function gap() {
  const gap = element("tr");
  gap.ariaHidden = "true";
  const cell = element("td");
  cell.colSpan = 2;
  gap.append(cell);
  return gap;
}

function element(name, text = "") {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

search.addEventListener("input", find);
addEventListener("scroll", draw);
addEventListener("resize", draw);
table.tHead.addEventListener("click", ({ target }) => {
  const { column } = target.dataset;
  if (!column) return;
  order = { column, descending: order.column === column && !order.descending };
  for (const button of table.tHead.querySelectorAll("button")) {
    const direction = order.descending ? "descending" : "ascending";
    button.parentElement.ariaSort = button.dataset.column === column ? direction : "none";
  }
  sort();
  find();
});

read().catch((error) => {
  count.textContent = `The bot agents couldn’t be read: ${error.message}.`;
});
