// Prints what each file of a built site weighs, and all of them together: `node .ci/sizes.mjs dist`. What was
// compressed when it was built is no file more, but the same once again.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const site = process.argv[2];
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

const sizes = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((path) => {
    const bytes = readFileSync(path);
    return {
      name: path.slice(site.length + 1),
      raw: bytes.length,
      brotli: brotliCompressSync(bytes, brotli).length,
      gzip: gzipSync(bytes, { level: 9 }).length,
    };
  })
  .sort((a, b) => b.raw - a.raw);

const total = (column) => sizes.reduce((sum, size) => sum + size[column], 0);
sizes.push({ name: "total", raw: total("raw"), brotli: total("brotli"), gzip: total("gzip") });

const width = Math.max(...sizes.map(({ name }) => name.length));
const row = (name, ...cells) => console.log(name.padEnd(width), ...cells.map((cell) => cell.padStart(11)));
const bytes = (count) => count.toLocaleString("en");

row("bytes", "raw", "brotli 11", "gzip 9");
for (const size of sizes) row(size.name, bytes(size.raw), bytes(size.brotli), bytes(size.gzip));
