// Gives what the wasm takes from its script names of a letter or two instead of the long ones with a hash that
// wasm-bindgen writes, on both sides: `node .ci/shorten-imports.mjs WASM SCRIPT`. The hashes can't be compressed.
// (wasm-opt shortens names too, but only of imports from "env", or those of exports and modules as well.)
import { readFileSync, writeFileSync } from "node:fs";

import { IMPORTS, Reader, changeSection, encoded, withLength } from "./wasm.mjs";

const [wasmPath, scriptPath] = process.argv.slice(2);
const FUNCTION = 0; // kind of an import
const LONG = /\b__wb\w+/g; // names that wasm-bindgen made; others are those of functions that load parts
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const names = new Map();

/** The `n`th of all short names: a, b, … Z, aa, ba, … */
function shortName(n) {
  const rest = Math.floor(n / LETTERS.length);
  return LETTERS[n % LETTERS.length] + (rest > 0 ? shortName(rest - 1) : "");
}

/** The short name of a long one, a new one if it has none yet. */
function shortOf(long) {
  if (!names.has(long)) names.set(long, shortName(names.size));
  return names.get(long);
}

/** The section of imports with their new names. Imported are functions only, as wasm-bindgen has it. */
function shortened(section) {
  const reader = new Reader(section);
  const imports = [Buffer.from(encoded(reader.number()))];
  while (!reader.atEnd) {
    const from = reader.vector();
    const name = reader.vector().toString();
    const kind = reader.byte();
    if (kind !== FUNCTION) throw new Error(`${name} in ${wasmPath} is no function.`);
    const type = encoded(reader.number());
    const newName = Buffer.from(name.replace(LONG, shortOf));
    imports.push(withLength(from), withLength(newName), Buffer.from([FUNCTION, ...type]));
  }
  return Buffer.concat(imports);
}

changeSection(wasmPath, IMPORTS, shortened);

const missing = new Set(names.keys());
const script = readFileSync(scriptPath, "utf8").replace(LONG, (name) => {
  missing.delete(name);
  return names.get(name) ?? name;
});
if (missing.size > 0) throw new Error(`${scriptPath} doesn't give ${[...missing].join(", ")}.`);
writeFileSync(scriptPath, script);
