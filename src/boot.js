// Starts the panel: loads the wasm, then takes away the static shell that index.html showed meanwhile. And
// keeps the screen for the case that the panel breaks, when nothing in the wasm can be relied on.
// An external file because a strict Content-Security-Policy allows nothing inline; Trunk.toml names it.

// What the accounts server put into the address may be a token. It leaves the address and the history before anything
// else is done, whatever comes of the rest; src/state/sign_in/arrival.rs takes it from here.
const isAnswer = /[?#&](code|access_token|error)=/.test(location.search + location.hash);
if (isAnswer) {
  globalThis.botAgentsAnswer = { search: location.search, hash: location.hash };
  // A path such as `//host` would be refused as another host's.
  history.replaceState(null, "", location.pathname.replace(/^\/+/, "/"));
}

// Which calls the page's own policy refused, which `fetch` doesn't tell (src/api/transport.rs).
const refused = (globalThis.botAgentsRefused = []);
addEventListener("securitypolicyviolation", ({ disposition, effectiveDirective, blockedURI }) => {
  const isCall = disposition === "enforce" && effectiveDirective === "connect-src";
  if (isCall && !refused.includes(blockedURI)) refused.push(blockedURI);
});

const element = (id) => document.getElementById(id);

// Says on the static page why there is no panel.
function refuse(reason) {
  const start = element("start");
  start.setAttribute("aria-busy", "false");
  start.querySelector(".skeleton").hidden = true;
  element(reason).hidden = false;
}

// The looks that the person chose, before the panel itself can tell (src/state/preferences.rs).
try {
  const looks = document.documentElement.dataset;
  const theme = localStorage.getItem("bot-agents-panel/theme");
  if (theme === "light" || theme === "dark") looks.theme = theme;
  if (localStorage.getItem("bot-agents-panel/density") === "compact") looks.density = "compact";
} catch {
  // Storage is blocked: it looks as the system says.
}

const stopped = element("stopped");
const details = element("stopped-details");
const outcome = element("stopped-outcome");
let isShown = false;

// A panic has shown the screen and its details by now (src/app/last_resort.rs). Anything else that the panel
// lets pass ended in the middle of something too. Its message may tell data, other than that of a trap.
function stop(error, place) {
  // Before that, nothing can be lost.
  if (!isShown) return;
  const trap = error instanceof WebAssembly.RuntimeError;
  details.textContent ||= `Bot agents stopped at ${place}: ${trap ? error : error.name}`;
  if (!stopped.open) stopped.showModal();
}

addEventListener("error", ({ error, filename, lineno, colno }) => {
  // Not what an extension of the browser does wrong.
  const ours = filename?.startsWith(document.baseURI) || error instanceof WebAssembly.RuntimeError;
  if (error instanceof Error && ours) stop(error, `${filename}:${lineno}:${colno}`);
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) stop(reason, "an unknown place");
});

// Some browsers let Esc close what must not be closed.
stopped.addEventListener("close", () => stopped.showModal());
element("stopped-reload").addEventListener("click", () => location.reload());
element("stopped-copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(details.textContent);
    outcome.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(details);
    outcome.textContent = "The browser refused to copy. The details are selected: copy them by keyboard.";
  }
});

const { js, wasm } = document.currentScript.dataset;
const url = (path) => new URL(path, document.baseURI);

// What follows is in a task of its own, so that none is long, and before the next frame, so that nothing half done is
// painted. Where tasks can’t be told which comes first, there is none.
const ownTask = (value) => globalThis.scheduler?.postTask?.(() => value, { priority: "user-blocking" }) ?? value;

// Whether the browser has what the panel can't do without. Who has the youngest of these has all the others.
function isCurrent() {
  try {
    return (
      "showModal" in HTMLDialogElement.prototype &&
      "popover" in HTMLElement.prototype &&
      "timeout" in AbortSignal &&
      CSS.supports("selector(&)") &&
      CSS.supports("color", "light-dark(red, red)")
    );
  } catch {
    return false;
  }
}

// The panel's first call, if the tab remembers a connection and the list is what will be shown: it needn't
// wait for the wasm. What sends it otherwise takes the answer from here (src/api/transport.rs).
function callEarly() {
  try {
    const { first } = JSON.parse(sessionStorage.getItem("bot-agents-panel/connection"));
    const isList = [url("."), url("bots")].some(({ pathname }) => pathname === location.pathname);
    // Signing in makes another connection. In a frame it isn’t known yet whether the panel may start.
    if (isList && !isAnswer && parent === window) {
      const { headers, body } = first;
      // Read to its end, so that it may be there before the panel is, which then shows the list and nothing before it.
      const answer = fetch(first.url, { method: "POST", headers, body, credentials: "omit", redirect: "error", cache: "no-store" })
        .then(async (response) => ({
          status: response.status,
          retryAfter: response.headers.get("Retry-After"),
          body: await response.text(),
        }));
      // Whoever takes it learns of a failure.
      answer.catch(() => {});
      globalThis.botAgentsFirst = { ...first, get answer() { return answer.then(ownTask); } };
    }
  } catch {
    // Nothing is remembered, or storage is blocked.
  }
}

async function start() {
  callEarly();
  // What the deployment presets (src/state/config.rs). Without it the panel starts all the same.
  const config = fetch(url("config.json"), { cache: "no-cache", signal: AbortSignal.timeout(5000) })
    .then((response) => (response.ok ? response.text() : ""))
    .catch(() => "");
  // In a frame of another page, src/frame.js decides whether the panel may start.
  const admitted =
    parent === window
      ? () => {}
      : Promise.all([import(url("frame.js")), config]).then(([{ admit }, presets]) => admit(presets));
  const [{ default: init, show }, presets, started] = await Promise.all([import(url(js)), config, admitted]);
  if (!started) return;
  document.documentElement.dataset.config = presets;
  await init({ module_or_path: url(wasm) });
  await ownTask();
  isShown = true;
  show();
  element("start").remove();
  started();
}

// From here on it can be said what is the matter.
element("start-late").hidden = true;
if (isCurrent()) {
  start().catch((error) => {
    refuse("start-failure");
    throw error;
  });
} else {
  refuse("start-old");
}
