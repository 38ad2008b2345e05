// Measures the panel against a hand-written page, in one headless Chromium: `make bench`.
//
// Every round measures each figure of each subject once, one right after the other, so that whatever else the
// machine does meets all of them. Fails only where something couldn't be measured.
import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { serveApi } from "./api.mjs";
import { fast3g, launch, openTab, slowdown } from "./browser.mjs";
import { measureFilters } from "./measures/filters.mjs";
import { counts, firstVisit, secondVisit, slowVisit } from "./measures/loading.mjs";
import { measureMemory } from "./measures/memory.mjs";
import { measureScrolling } from "./measures/scrolling.mjs";
import { measureInteractions, measureKeys, measureSearch } from "./measures/typing.mjs";
import { print, results, Samples } from "./report.mjs";
import { subjects as start } from "./subjects.mjs";

const { values: given } = parseArgs({
  options: {
    site: { type: "string", default: "dist" },
    baseline: { type: "string", default: "" },
    rounds: { type: "string", default: "7" },
    output: { type: "string", default: "target/bench" },
    chromium: { type: "string" },
    tools: { type: "string" },
  },
});
const rounds = Number(given.rounds);
const longest = Math.max(...counts);
const usual = 1_000;

// One measurement of each kind, of one subject.
function measurements(browser, api) {
  const inTab = async (options, measure) => {
    const tab = await openTab(browser, { api, ...options });
    await measure(tab);
    await tab.close();
  };
  const visits = counts.map((count) => (subject, record) =>
    inTab({ count }, async (tab) => {
      await firstVisit(tab, subject, count, record);
      if (count === longest) await measureMemory(tab, record);
      await secondVisit(tab, subject, count, record);
    }),
  );
  const slow = (subject, record) => inTab({ count: usual, slow: true }, (tab) => slowVisit(tab, subject, record));
  const use = (subject, record) =>
    inTab({ count: longest }, async (tab) => {
      await tab.goto(subject.origin + subject.list);
      await measureSearch(tab, longest, record);
      await measureKeys(tab, longest, record);
      await measureScrolling(tab, record);
    });
  const slowUse = (subject, record) =>
    inTab({ count: longest }, async (tab) => {
      await tab.goto(subject.origin + subject.list);
      await measureInteractions(tab, longest, record);
    });
  const filters = async (subject, record) => {
    if (subject.filters) await inTab({ count: usual }, (tab) => measureFilters(tab, subject, record));
  };
  return [...visits, slow, use, slowUse, filters];
}

async function measure(browser, api, subjects) {
  const all = measurements(browser, api);
  const samples = new Samples();
  // The first visit of all pays for what the browser does once.
  for (const subject of subjects) await all[0](subject, () => {});
  for (let round = 1; round <= rounds; round++) {
    const begun = Date.now();
    // Every other round the other way round, so that nobody is always the first.
    const order = round % 2 ? subjects : [...subjects].reverse();
    for (const take of all) {
      for (const subject of order) {
        try {
          await take(subject, (figure, value) => samples.add(subject.name, figure, value));
        } catch (error) {
          throw new Error(`Round ${round}, ${subject.name}: ${error.message}`, { cause: error });
        }
      }
    }
    console.error(`round ${round} of ${rounds}: ${Math.round((Date.now() - begun) / 1000)} s`);
  }
  return samples;
}

const conditions = () => ({
  taken: new Date().toISOString(),
  rounds,
  machine: `${cpus().length} × ${cpus()[0].model}`,
  slow: { cpu: slowdown, ...fast3g, bots: usual },
  site: given.site,
  baseline: given.baseline || undefined,
});

function inWords({ latency, downPerSecond, upPerSecond }) {
  const speed = (bytes) => `${(bytes * 8) / 1000} kbit/s`;
  return `${latency} ms latency, ${speed(downPerSecond)} down, ${speed(upPerSecond)} up`;
}

if (!Number.isInteger(rounds) || rounds < 1) throw new Error(`There can't be ${given.rounds} rounds.`);
const servers = [];
const browser = await launch({ tools: join(given.tools, "/"), executablePath: given.chromium });
try {
  const api = await serveApi(counts);
  servers.push(api);
  const subjects = await start(given);
  servers.push(...subjects);
  const names = subjects.map(({ name }) => name);
  const measured = results(await measure(browser, api.origin, subjects), names);
  const about = { ...conditions(), browser: browser.version() };
  console.log(`\n${about.taken}, Chromium ${about.browser}, ${about.machine}, ${rounds} rounds.`);
  console.log(`Slow: ${slowdown}× slower CPU and Fast 3G (${inWords(fast3g)}), ${usual} bots.`);
  print(measured, names);
  await mkdir(given.output, { recursive: true });
  await writeFile(join(given.output, "results.json"), JSON.stringify({ ...about, figures: measured }, null, 2));
} finally {
  await browser.close();
  for (const { stop } of servers) stop();
}
