// Fails when a person waits for more bytes than agreed before the list can be used:
// `node .ci/size.mjs dist 205000`.
//
// Counted is what the browser loads by itself: the page, what it names, what its start script names, and what
// those scripts import at once. All else is loaded when it is needed, if ever. So is frame.js, which the start script
// names for when the panel is in a frame.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { filesOf, print, total, weigh } from "./weigh.mjs";

const [site, budget] = [process.argv[2], Number(process.argv[3])];
const files = filesOf(site);

const read = (name) => readFileSync(join(site, name), "utf8");
const matches = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

// The file that a script or a page means, if it is one of the site's.
function file(path, from = "") {
  const { pathname } = new URL(path, new URL(from, "https://site/"));
  return files.find((name) => `/${name}` === pathname);
}

// A stylesheet that loads when it is enabled.
const disabled = /<link\b[^>]*\bdisabled\b[^>]*>/g;
const inMarkup = (page) => matches(read(page).replace(disabled, ""), /\s(?:href|src|data-[\w-]+)="([^"]*)"/g);
const inQuotes = (script) => matches(read(script), /["'`]([\w./-]+)["'`]/g);
// Not `import(…)`, which loads when it is reached.
const imports = /\b(?:import|export)\s*(?:[\w*{$][^"'()]*?\bfrom\s*)?["']([^"']+)["']/g;
const imported = (script) => matches(read(script), imports);

function firstFiles() {
  const first = new Set(["index.html"]);
  const add = (paths, from) => paths.map((path) => file(path, from)).forEach((name) => name && first.add(name));
  add(inMarkup("index.html"));
  if (first.has("boot.js")) add(inQuotes("boot.js").filter((name) => name !== "frame.js"));
  // A set takes what is added while it is walked through.
  for (const name of first) if (name.endsWith(".js")) add(imported(name), name);
  return [...first];
}

const first = firstFiles();
const firstSizes = weigh(site, first);
const sum = total(firstSizes, "until the list can be used");
print([...firstSizes, sum]);

const later = files.filter((name) => !first.includes(name));
if (later.length > 0) {
  const laterSizes = weigh(site, later);
  console.log("\nLoaded when needed:");
  print([...laterSizes, total(laterSizes)]);
}

const [now, most] = [sum.brotli, budget].map((count) => count.toLocaleString("en"));
console.log(`\n${now} bytes of ${most} (brotli 11) until the list can be used`);
if (sum.brotli > budget) {
  console.error(`That is ${(sum.brotli - budget).toLocaleString("en")} too many.`);
  process.exitCode = 1;
}
