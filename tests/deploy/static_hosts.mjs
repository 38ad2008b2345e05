// Prints what Netlify or Cloudflare Pages would answer to each path of a site that is deployed there, as JSON:
// `node static_hosts.mjs netlify|cloudflare CACHE SITE PATH…`. The files `_headers` and `_redirects` are read by
// the hosts' own code, from where `.ci/setup test` put it; Cloudflare's answers the requests too.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

const [host, cache, site, ...paths] = process.argv.slice(2);

const isFile = (path) => statSync(join(site, path), { throwIfNoEntry: false })?.isFile() ?? false;

function refuse(errors) {
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
}

async function netlify() {
  const { parseAllHeaders } = await import(join(cache, "node/test/node_modules/@netlify/headers-parser/lib/index.js"));
  const { parseAllRedirects } = await import(join(cache, "node/test/node_modules/@netlify/redirect-parser/lib/index.js"));
  const headers = await parseAllHeaders({ headersFiles: [join(site, "_headers")], minimal: false });
  const redirects = await parseAllRedirects({ redirectsFiles: [join(site, "_redirects")], minimal: true });
  refuse([...headers.errors, ...redirects.errors]);

  const matches = ({ from }, path) => (from.endsWith("/*") ? path.startsWith(from.slice(0, -1)) : path === from);
  return (path) => {
    const file = path.endsWith("/") ? `${path}index.html` : path;
    const { status, to } = isFile(file)
      ? { status: 200, to: file }
      : redirects.redirects.find((redirect) => matches(redirect, path));
    const sent = {};
    for (const { forRegExp, values } of headers.headers) {
      if (!forRegExp.test(path)) continue;
      for (const [name, value] of Object.entries(values)) {
        const key = name.toLowerCase();
        if (key in sent) throw new Error(`${name} of ${path} is set twice`);
        sent[key] = value;
      }
    }
    return { status, headers: sent, body: readFileSync(join(site, to), "utf8") };
  };
}

async function cloudflare() {
  const pages = await cloudflarePages();
  const headers = pages.parseHeaders(readFileSync(join(site, "_headers"), "utf8"));
  const redirects = pages.parseRedirects(readFileSync(join(site, "_redirects"), "utf8"));
  refuse([...headers.invalid, ...redirects.invalid]);
  const metadata = pages.createMetadataObject({ headers, redirects });

  return async (path) => {
    const answer = await pages.generateHandler({
      request: new Request(`https://bots.example.com${path}`),
      metadata,
      logError: (error) => {
        throw error;
      },
      findAssetEntryForPath: async (wanted) => (isFile(wanted) ? wanted : null),
      getAssetKey: (found) => found,
      negotiateContent: () => ({ encoding: null }),
      fetchAsset: async (found) => ({ body: readFileSync(join(site, found)), contentType: "text/plain" }),
    });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
  };
}

// It is published as TypeScript, of which this needs no more than these.
async function cloudflarePages() {
  const modules = [
    "asset-server/handler",
    "metadata-generator/createMetadataObject",
    "metadata-generator/parseHeaders",
    "metadata-generator/parseRedirects",
  ];
  const folder = mkdtempSync(`${site}-`);
  const bundle = join(folder, "pages.mjs");
  try {
    // Its own settings for TypeScript are not published with it.
    const options = ["--bundle", "--format=esm", "--platform=node", "--tsconfig-raw={}", "--log-level=warning"];
    execFileSync("esbuild", [...options, `--outfile=${bundle}`], {
      cwd: join(cache, "cloudflare-pages"),
      env: { ...process.env, PATH: `${join(cache, "bin")}:${process.env.PATH}` },
      input: modules.map((module) => `export * from "./${module}";`).join("\n"),
    });
    return await import(bundle);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const answer = await { netlify, cloudflare }[host]();
console.log(JSON.stringify(await Promise.all(paths.map(answer))));
