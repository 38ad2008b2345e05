// The one browser of a run, and visits in it.
import { createRequire } from "node:module";

import { found } from "./bots.mjs";
import { watch } from "./in_page.mjs";

// The usual screen of a cheap laptop.
const viewport = { width: 1366, height: 768 };

// How long anything may take before the run is given up, in milliseconds.
const patience = 300_000;

// What the developer tools of Chromium call Fast 3G, without their further tenth off; in milliseconds and bytes.
export const fast3g = { latency: 562.5, downPerSecond: 1_600_000 / 8, upPerSecond: 750_000 / 8 };
export const slowdown = 4;

// `tools` is where npm put the driver, which belongs to the machine and not to the project.
export function launch({ tools, executablePath }) {
  const { chromium } = createRequire(tools)("playwright-core");
  const args = ["--disable-gpu", "--disable-quic", "--disable-component-update", "--disable-sync"];
  return chromium.launch({ executablePath, args });
}

// A signed-in tab whose cache is empty, about to visit a list of so many bots.
export async function openTab(browser, { api, count, slow = false }) {
  const context = await browser.newContext({ viewport });
  const base = `${api}/${count}`;
  const connection = {
    // What src/boot.js sends before the panel is there (src/state/session/remembered.rs).
    first: {
      url: `${base}/v3.0/configuration/action/get_bot_agents`,
      headers: { "Content-Type": "application/json", Authorization: "Bearer bench" },
      body: JSON.stringify({ payload: { all: false } }),
    },
    base_url: base,
    api_version: "v3.0",
    token: "bench",
    wrap_requests: true,
    accounts_url: "https://accounts.invalid",
  };
  await context.addInitScript(watch, { connection, names: found(count).slice(0, 10), count });
  const page = await context.newPage();
  const tab = new Tab(page, await context.newCDPSession(page));
  // The time that a thread works, not that it waits for a processor which something else has.
  await tab.devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  if (slow) {
    await tab.slowDown();
    await tab.devtools.send("Network.enable");
    await tab.devtools.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: fast3g.latency,
      downloadThroughput: fast3g.downPerSecond,
      uploadThroughput: fast3g.upPerSecond,
    });
  }
  return tab;
}

class Tab {
  constructor(page, devtools) {
    this.page = page;
    this.devtools = devtools;
    this.problems = [];
    page.setDefaultTimeout(patience);
    // A page that breaks may well be quick.
    page.on("pageerror", (error) => this.problems.push(error.message));
  }

  slowDown() {
    return this.devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  }

  goto(url) {
    return this.page.goto(url, { waitUntil: "commit" });
  }

  // Runs a function of in_page.mjs in the page.
  async run(what, given) {
    const late = new Promise((_, reject) => {
      const message = `${what.name} took more than ${patience / 1000} s at ${this.page.url()}`;
      setTimeout(() => reject(new Error([message, ...this.problems].join("\n"))), patience).unref();
    });
    return Promise.race([this.page.evaluate(what, given), late]);
  }

  // How long the main thread has worked since the page began to load, in milliseconds.
  async busy() {
    return (await this.metric("TaskDuration")) * 1000;
  }

  async metric(name) {
    const { metrics } = await this.devtools.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === name).value;
  }

  // Letter by letter as a person types, though a quick one.
  type(text) {
    return this.page.keyboard.type(text, { delay: 50 });
  }

  async close() {
    await this.page.context().close();
    if (this.problems.length > 0) throw new Error(`The page broke: ${this.problems.join("\n")}`);
  }
}
