// As much of the Configuration API as the measurements ask for, on another origin as in real life. How many bots
// there are is the first part of the path, so that nothing needs to be switched over: /10000/v3.0/….
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";

import { details, list } from "./bots.mjs";
import { listen } from "./server.mjs";

const allowed = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "POST",
  "Access-Control-Allow-Headers": "authorization, content-type, x-region",
  "Access-Control-Max-Age": "7200",
};

// Everything is made before the first request: no measurement waits for an answer to be put together.
export async function serveApi(counts) {
  const answers = new Map(counts.map((count) => [String(count), answersFor(count)]));
  const server = createServer((request, response) => {
    if (request.method === "OPTIONS") return response.writeHead(204, allowed).end();
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const [, count, , , , action] = request.url.split("/");
      const body = answer(answers.get(count), action, Buffer.concat(chunks).toString());
      const headers = { ...allowed, "Content-Type": "application/json", "Content-Encoding": "gzip" };
      response.writeHead(body ? 200 : 404, headers).end(body ?? unknown);
    });
  });
  return listen(server);
}

const pack = (value) => gzipSync(JSON.stringify(value));
const unknown = pack({ error: { type: "not_found", message: "No such thing here." } });

function answersFor(count) {
  const bots = list(count);
  return {
    get_bot_agents: pack({ bot_agents: bots }),
    get_property_configs: pack({}),
    details: new Map(bots.map(({ id }, number) => [id, pack({ bot_agent: details(number) })])),
  };
}

function answer(answers, action, body) {
  if (action !== "get_bot_agent_details") return answers?.[action];
  const { payload } = JSON.parse(body);
  return answers?.details.get(payload.bot_agent_id);
}
