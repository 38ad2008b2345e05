// Takes exports out of a WebAssembly module, so that what only they lead to can go as well:
// `node .ci/drop-exports.mjs WASM PATTERN`. Fails if there is none whose name fits.
import { EXPORTS, Reader, changeSection, encoded } from "./wasm.mjs";

const [path, pattern] = process.argv.slice(2);
const unwanted = new RegExp(pattern);

function withoutUnwanted(section) {
  const reader = new Reader(section);
  const count = reader.number();
  const kept = [];
  while (!reader.atEnd) {
    const start = reader.at;
    const name = reader.vector().toString();
    reader.byte(); // its kind
    reader.number(); // its index
    if (!unwanted.test(name)) kept.push(section.subarray(start, reader.at));
  }
  if (kept.length === count) throw new Error(`${path} exports nothing like ${pattern}.`);
  return Buffer.concat([Buffer.from(encoded(kept.length)), ...kept]);
}

changeSection(path, EXPORTS, withoutUnwanted);
