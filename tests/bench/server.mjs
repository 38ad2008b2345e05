// Serves one built site on a port of its own, as a good static host does: brotli at its best, a year of
// caching for names that change with the content, and a short "not modified" for all else.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";

const compress = promisify(brotliCompress);
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

// As in deploy/nginx.conf.
const hashed = /-[0-9a-f]+(_bg)?\.(css|js|svg|wasm)$/;

async function load(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && extname(entry.name) in types)
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const url = (path) => `/${relative(folder, path).replaceAll(sep, "/")}`;
  return new Map(await Promise.all(paths.map(async (path) => [url(path), await prepare(path)])));
}

async function prepare(path) {
  const body = await compress(await readFile(path), best);
  const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
  const headers = {
    "Content-Type": types[extname(path)],
    "Content-Encoding": "br",
    "Content-Length": body.length,
    "Cache-Control": hashed.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: etag,
    Vary: "Accept-Encoding",
  };
  return { body, etag, headers };
}

// Resolves to the site's origin and what stops it.
export async function serve(folder) {
  const files = await load(folder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    // The panel does its own routing: a path that is no file gets the page.
    const file = files.get(pathname) ?? files.get("/index.html");
    if (!request.headers["accept-encoding"]?.includes("br")) {
      response.writeHead(406).end();
    } else if (request.headers["if-none-match"] === file.etag) {
      const { "Cache-Control": caching, ETag } = file.headers;
      response.writeHead(304, { "Cache-Control": caching, ETag }).end();
    } else {
      response.writeHead(200, file.headers).end(file.body);
    }
  });
  return listen(server);
}

// Lets a server listen on a free port of this machine only.
export function listen(server) {
  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const stop = () => {
        server.close();
        server.closeAllConnections();
      };
      resolve({ origin: `http://127.0.0.1:${server.address().port}`, stop });
    });
  });
}
