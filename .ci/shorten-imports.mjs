// Gives what the wasm takes from its script names of a letter or two instead of the long ones with a hash that
// wasm-bindgen writes, on both sides: `node .ci/shorten-imports.mjs WASM SCRIPT`. The hashes can't be compressed.
// (wasm-opt shortens names too, but only of imports from "env", or those of exports and modules as well.)
import { readFileSync, writeFileSync } from "node:fs";

const [wasmPath, scriptPath] = process.argv.slice(2);
const PREAMBLE = 8; // magic number and version
const IMPORTS = 2; // id of the section
const FUNCTION = 0; // kind of an import
const LONG = /\b__wb\w+/g; // names that wasm-bindgen made; others are those of functions that load parts
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The `n`th of all short names: a, b, … Z, aa, ba, … */
function shortName(n) {
  const rest = Math.floor(n / LETTERS.length);
  return LETTERS[n % LETTERS.length] + (rest > 0 ? shortName(rest - 1) : "");
}

/** A number as WebAssembly writes it (unsigned LEB128). */
function encoded(number) {
  return number < 128 ? [number] : [(number % 128) + 128, ...encoded(Math.floor(number / 128))];
}

const withLength = (bytes) => Buffer.concat([Buffer.from(encoded(bytes.length)), bytes]);

/** Reads a module from front to back. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }
  get atEnd() {
    return this.at >= this.bytes.length;
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    const low = this.byte();
    return low < 128 ? low : low - 128 + 128 * this.number();
  }
  /** A vector of bytes, such as a name or the contents of a section. */
  vector() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
}

const names = new Map();

/** The short name of a long one, a new one if it has none yet. */
function shortOf(long) {
  if (!names.has(long)) names.set(long, shortName(names.size));
  return names.get(long);
}

/** The section of imports with their new names. Imported are functions only, as wasm-bindgen has it. */
function shortened(section) {
  const reader = new Reader(section);
  const count = reader.number();
  const imports = [Buffer.from(encoded(count))];
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

const wasm = readFileSync(wasmPath);
const reader = new Reader(wasm, PREAMBLE);
const sections = [wasm.subarray(0, PREAMBLE)];
while (!reader.atEnd) {
  const id = reader.byte();
  const contents = reader.vector();
  sections.push(Buffer.from([id]), withLength(id === IMPORTS ? shortened(contents) : contents));
}
writeFileSync(wasmPath, Buffer.concat(sections));

const script = readFileSync(scriptPath, "utf8");
const missing = new Set(names.keys());
const renamed = script.replace(LONG, (name) => {
  missing.delete(name);
  return names.get(name) ?? name;
});
if (missing.size > 0) throw new Error(`${scriptPath} doesn't give ${[...missing].join(", ")}.`);
writeFileSync(scriptPath, renamed);
