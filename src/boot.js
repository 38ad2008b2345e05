// Starts the panel: loads the wasm, then takes away the static shell that index.html showed meanwhile. And
// keeps the screen for the case that the panel breaks, when nothing in the wasm can be relied on.
// An external file because a strict Content-Security-Policy allows nothing inline; Trunk.toml names it.

// The looks that the person chose, before the panel itself can tell (src/state/preferences.rs).
try {
  const looks = document.documentElement.dataset;
  const theme = localStorage.getItem("bot-agents-panel/theme");
  if (theme === "light" || theme === "dark") looks.theme = theme;
  if (localStorage.getItem("bot-agents-panel/density") === "compact") looks.density = "compact";
} catch {
  // Storage is blocked: it looks as the system says.
}

const stopped = document.getElementById("stopped");
const details = document.getElementById("stopped-details");
const outcome = document.getElementById("stopped-outcome");

// A panic has shown the screen and its details by now (src/app/last_resort.rs). Anything else that the panel
// lets pass ended in the middle of something too. Its message may tell data, other than that of a trap.
function stop(error, place) {
  const trap = error instanceof WebAssembly.RuntimeError;
  details.textContent ||= `Bot agents stopped at ${place}: ${trap ? error : error.name}`;
  if (!stopped.open) stopped.showModal();
}

addEventListener("error", ({ error, filename, lineno, colno }) => {
  // Not what an extension of the browser does wrong.
  const ours = filename.startsWith(document.baseURI) || error instanceof WebAssembly.RuntimeError;
  if (error instanceof Error && ours) stop(error, `${filename}:${lineno}:${colno}`);
});
addEventListener("unhandledrejection", ({ reason }) => {
  if (reason instanceof WebAssembly.RuntimeError) stop(reason, "an unknown place");
});

// Some browsers let Esc close what must not be closed.
stopped.addEventListener("close", () => stopped.showModal());
document.getElementById("stopped-reload").addEventListener("click", () => location.reload());
document.getElementById("stopped-copy").addEventListener("click", async () => {
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

// The panel's first call, if the tab remembers a connection and the list is what will be shown: it needn't
// wait for the wasm. What sends it otherwise takes the answer from here (src/api/transport.rs).
try {
  const { first } = JSON.parse(sessionStorage.getItem("bot-agents-panel/connection"));
  const isList = [url("."), url("bots")].some(({ pathname }) => pathname === location.pathname);
  // An answer to a sign-in has to be taken out of the address first.
  const signingIn = /[?#&](code|access_token|error)=/.test(location.search + location.hash);
  // In a frame it isn’t known yet whether the panel may start.
  if (isList && !signingIn && parent === window) {
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

// What the deployment presets (src/state/config.rs). Without it the panel starts all the same.
const config = fetch(url("config.json"), { cache: "no-cache", signal: AbortSignal.timeout(5000) })
  .then((response) => (response.ok ? response.text() : ""))
  .catch(() => "");

// In a frame of another page, src/frame.js decides whether the panel may start.
const started =
  parent === window
    ? () => {}
    : Promise.all([import(url("frame.js")), config]).then(([{ admit }, presets]) => admit(presets));

Promise.all([import(url(js)), config, started])
  .then(async ([{ default: init, show }, presets, started]) => {
    if (!started) return;
    document.documentElement.dataset.config = presets;
    await init({ module_or_path: url(wasm) });
    await ownTask();
    show();
    document.getElementById("start").remove();
    started();
  })
  .catch((error) => {
    document.getElementById("start").setAttribute("aria-busy", "false");
    document.getElementById("start-failure").hidden = false;
    throw error;
  });
