// Serves a built site on 127.0.0.1 the way a deployment does: `node .ci/serve.mjs dist 8080`.
// A path that is no file gets index.html, because the panel does its own routing.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const [site, port] = process.argv.slice(2);

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

async function load(path) {
  try {
    return [path, await readFile(join(site, path))];
  } catch {
    return ["/index.html", await readFile(join(site, "index.html"))];
  }
}

const server = createServer(async (request, response) => {
  try {
    const { pathname } = new URL(request.url, "http://localhost");
    const [path, body] = await load(normalize(decodeURIComponent(pathname)));
    response.writeHead(200, {
      "Content-Type": types[extname(path)] ?? "application/octet-stream",
      "Cache-Control": "no-cache",
    });
    response.end(body);
  } catch (error) {
    response.writeHead(error instanceof URIError || error instanceof TypeError ? 400 : 500);
    response.end();
  }
});

server.on("error", ({ code, message }) => {
  console.error(
    code === "EADDRINUSE"
      ? `Port ${port} is taken: stop what uses it, or choose another, as in: make run PORT=${Number(port) + 1}`
      : message,
  );
  process.exitCode = 1;
});

server.listen(Number(port), "127.0.0.1", () => {
  console.log(`\nThe panel is at http://127.0.0.1:${server.address().port} (Ctrl-C stops it)`);
});

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
