// Prints the licences of the crates that a release is made of, each text once, with the crates that have it above it:
// `cargo metadata --format-version 1 --filter-platform wasm32-unknown-unknown | node .ci/notices.mjs`.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const metadata = JSON.parse(readFileSync(0, "utf8"));
const packages = new Map(metadata.packages.map((crate) => [crate.id, crate]));
const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));

// What only runs while building, or in tests, is not in what is built.
const isBuiltIn = ({ kind }) => kind === null;
const isMacro = (id) => packages.get(id).targets.some(({ kind }) => kind.includes("proc-macro"));

function builtIn(id, found = new Set()) {
  for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
    if (found.has(pkg) || isMacro(pkg) || !kinds.some(isBuiltIn)) continue;
    builtIn(pkg, found.add(pkg));
  }
  return found;
}

const crates = [...builtIn(metadata.resolve.root)]
  .map((id) => packages.get(id))
  .sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));

const texts = new Map();
for (const { name, version, manifest_path: manifest } of crates) {
  const folder = dirname(manifest);
  for (const file of readdirSync(folder).sort()) {
    if (!/^(licen[cs]e|copying|copyright|notice|unlicense)/i.test(file)) continue;
    const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version}`]);
  }
}

console.log("The panel is built from these crates, under these licences:\n");
for (const { name, version, license } of crates) console.log(`${name} ${version}: ${license}`);
for (const [text, names] of texts) {
  console.log(`\n${"=".repeat(80)}\n${[...new Set(names)].join(", ")}\n\n${text}`);
}
