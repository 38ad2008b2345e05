// What the files of a built site weigh, and a table of it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

// The names of all files but the compressed copies that lie beside them.
export function filesOf(site) {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(site, "/").length))
    .filter((name) => !/\.(br|gz)$/.test(name));
}

// Largest first.
export function weigh(site, names) {
  return names
    .map((name) => {
      const bytes = readFileSync(join(site, name));
      return {
        name,
        raw: bytes.length,
        brotli: brotliCompressSync(bytes, brotli).length,
        gzip: gzipSync(bytes, { level: 9 }).length,
      };
    })
    .sort((a, b) => b.raw - a.raw);
}

export function total(sizes, name = "total") {
  const sum = (column) => sizes.reduce((sum, size) => sum + size[column], 0);
  return { name, raw: sum("raw"), brotli: sum("brotli"), gzip: sum("gzip") };
}

export function print(sizes) {
  const width = Math.max(...sizes.map(({ name }) => name.length));
  const row = (name, ...cells) => console.log(name.padEnd(width), ...cells.map((cell) => cell.padStart(11)));
  const bytes = (count) => count.toLocaleString("en");
  row("bytes", "raw", "brotli 11", "gzip 9");
  for (const size of sizes) row(size.name, bytes(size.raw), bytes(size.brotli), bytes(size.gzip));
}
