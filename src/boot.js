// Starts the panel: loads the wasm, then takes away the static shell that index.html showed meanwhile.
// An external file because a strict Content-Security-Policy allows nothing inline; Trunk.toml names it.

// The colours that the person chose, before the panel itself can tell (src/state/preferences.rs).
try {
  const theme = localStorage.getItem("bot-agents-panel/theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's colours it is.
}

const { js, wasm } = document.currentScript.dataset;
const url = (path) => new URL(path, document.baseURI);

import(url(js))
  .then(({ default: init }) => init({ module_or_path: url(wasm) }))
  .then(() => document.getElementById("start").remove())
  .catch((error) => {
    document.getElementById("start").setAttribute("aria-busy", "false");
    document.getElementById("start-failure").hidden = false;
    throw error;
  });
