// What the panel does only in a frame of another page: src/boot.js fetches this file there and nowhere else.
// It decides whether the panel may run at all, and then tells the page around it how high the panel is and
// where in it the person is. The README documents the messages.
//
// Why a frame is refused: a page that shows the panel without being trusted could lay its own pictures over
// it and have the person click what they don't see. `frame-ancestors` prevents that on hosts that send
// headers; this file does on all others, by the same list, which is `parents` in config.json.

const SOURCE = "bot-agents-panel";
const VERSION = 1;

/** How long a parent may take to say that it is there, in milliseconds. */
const PATIENCE = 5000;

/** The panel's pages (src/paths.rs). What isn't one of them could even be a host's name. */
const PAGES = /^\/(connect|routing|import|settings|bots(\/[^/]+){0,2})?$/;

/** What of a query is told, and taken: nothing that signing in puts there is among it. */
const IN_QUERY = ["show", "q", "status", "sort", "template", "from"];

/**
 * Whether the panel may run in this frame. Gives what is to be called once it runs; otherwise nothing, and the
 * page says so. `presets` is the text of config.json.
 */
export async function admit(presets, ancestors = location.ancestorOrigins) {
  const parents = listed(presets);
  const origin = ancestors ? among(parents, [...ancestors]) : await greeted(parents);
  if (origin) return () => serve(origin);
  refuse();
  return undefined;
}

/** Who may frame the panel. A list that is broken allows nobody; the panel on its own says what is wrong. */
function listed(presets) {
  try {
    const { parents } = JSON.parse(presets);
    return parents.every(isOrigin) ? parents : [];
  } catch {
    return [];
  }
}

/** As in src/state/config.rs, which says what is wrong. Throws for what isn't even a URL, such as `null`. */
function isOrigin(text) {
  const safe = /^https:|^http:\/\/(localhost|127\.0\.0\.1)(:|$)/;
  return new URL(text).origin === text && safe.test(text);
}

/**
 * The origin of the page right around the panel, if every page around it is allowed: of those further out, too,
 * each can cover what is in it.
 */
function among(parents, ancestors) {
  return ancestors.every((ancestor) => parents.includes(ancestor)) ? ancestors[0] : undefined;
}

/**
 * The same in a browser that doesn't tell. `document.referrer` is no help: it is the page that led here, which an
 * allowed page can do inside a frame of any other. What can't be forged is who gets a message that is for one
 * origin only, and who an answer is from. That says nothing about pages further out, so there may be none.
 */
function greeted(parents) {
  if (parent !== top) return undefined;
  return new Promise((resolve) => {
    const done = (origin) => {
      removeEventListener("message", listen);
      resolve(origin);
    };
    const listen = (event) => {
      if (isFrom(parents, event) && event.data.type === "welcome") done(event.origin);
    };
    addEventListener("message", listen);
    setTimeout(done, PATIENCE);
    for (const origin of parents) send(origin, { type: "hello" });
  });
}

/** Whether a message is one of ours, from the page right around the panel and from one of these origins. */
function isFrom(origins, { source, origin, data }) {
  return source === parent && origins.includes(origin) && data?.source === SOURCE && data.version === VERSION;
}

/** Tells the page right around the panel something. It gets it only if it is from this origin. */
function send(origin, message) {
  parent.postMessage({ source: SOURCE, version: VERSION, ...message }, origin);
}

/** Says on the static page that the panel doesn't run here. */
function refuse() {
  const start = document.getElementById("start");
  start.setAttribute("aria-busy", "false");
  start.querySelector(".skeleton").hidden = true;
  const notice = document.createElement("div");
  notice.className = "notice notice--warning";
  notice.setAttribute("role", "alert");
  notice.innerHTML = `<div class="notice__content">
      <h1 class="notice__title">This page isn’t allowed to show the panel</h1>
      <p class="notice__text">
        The panel wasn’t started here, because a page around it could cover what you click. Open it on its own
        instead. If it belongs here, those who run the panel can allow that in its config.json.
      </p>
      <div class="notice__actions">
        <a class="button button--secondary" target="_blank" rel="noopener">Open it on its own</a>
      </div>
    </div>`;
  // What boot.js took out of the address belongs to the panel in part.
  const { search } = globalThis.botAgentsAnswer ?? location;
  notice.querySelector("a").href = address(route({ pathname: location.pathname, search }));
  start.querySelector(".page").append(notice);
}

/** A place in the panel: the path below where it is served, and of the query what belongs to the panel. */
function route({ pathname, search }) {
  const base = new URL(document.baseURI).pathname;
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams(IN_QUERY.flatMap((name) => (given.has(name) ? [[name, given.get(name)]] : [])));
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : "";
  return `/${path}${kept.size ? `?${kept}` : ""}`;
}

/** The address of a route. Put together as text, because what the path says could be an address of its own. */
function address(route) {
  const { origin, pathname } = new URL(document.baseURI);
  return origin + pathname + route.slice(1);
}

/** Keeps the page around the panel up to date, and lets it ask for another place. */
function serve(origin) {
  // The style sheet lets the panel be as high as what is in it, or it could only ever grow.
  document.documentElement.dataset.framed = "";
  tellHeight(origin);
  tellRoute(origin);
  takeWishes(origin);
}

function tellHeight(origin) {
  let told;
  // Called at most once for each frame that is painted.
  new ResizeObserver(() => {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (height !== told) send(origin, { type: "height", height });
    told = height;
  }).observe(document.documentElement);
}

function tellRoute(origin) {
  let told;
  let waiting;
  const tell = () => {
    waiting = undefined;
    const path = route(location);
    const { title } = document;
    if (told !== path + title) send(origin, { type: "route", path, title });
    told = path + title;
  };
  // Address and title change one after the other. Nothing waits for a frame to be painted: out of sight there is none.
  const soon = () => {
    waiting ??= setTimeout(tell);
  };
  for (const name of ["pushState", "replaceState"]) {
    const change = history[name].bind(history);
    history[name] = (...how) => {
      change(...how);
      soon();
    };
  }
  addEventListener("popstate", soon);
  new MutationObserver(soon).observe(document.head, { childList: true, characterData: true, subtree: true });
  soon();
}

/** Goes where the page around the panel wants, the way a link does: unsaved changes are asked about. */
function takeWishes(origin) {
  const link = document.createElement("a");
  link.hidden = true;
  document.body.append(link);
  addEventListener("message", (event) => {
    if (!isFrom([origin], event) || event.data.type !== "go") return;
    const url = wished(event.data.path);
    if (!url) return;
    link.href = url;
    link.click();
  });
}

/** The address of a place in the panel, such as `/bots?q=pizza`; nothing if it is no such place. */
function wished(path) {
  if (typeof path !== "string" || !path.startsWith("/")) return undefined;
  const url = new URL(address(path));
  const place = route(url);
  const isOurs = url.href.startsWith(address("/")) && PAGES.test(place.split("?")[0]);
  return isOurs ? address(place) : undefined;
}
