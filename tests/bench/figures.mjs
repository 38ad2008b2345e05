// Every figure of the report in its order, with the budget that holds for the panel. A budget limits one
// statistic: `ratio` is the panel's median by that of the hand-written page.
import { counts } from "./measures/loading.mjs";

const each = (make) => counts.map((count) => make(`${count} bots`, count));

export const figures = [
  { name: "bytes to first usable list", unit: "B", budgets: { max: 205_000 } },
  { name: "bytes of a second visit", unit: "B" },
  ...each((at) => ({ name: `first contentful paint, cold, ${at}`, unit: "ms" })),
  ...each((at) => ({ name: `list visible, cold, ${at}`, unit: "ms", budgets: { ratio: 1.5 } })),
  ...each((at) => ({ name: `list visible, second visit, ${at}`, unit: "ms" })),
  { name: "first contentful paint, slow", unit: "ms", budgets: { ratio: 1.5 } },
  { name: "list visible, slow", unit: "ms", budgets: { ratio: 1.9 } },
  ...each((at) => ({ name: `main thread until the list, ${at}`, unit: "ms" })),
  { name: "main thread until the list, slow", unit: "ms" },
  ...each((at, count) => ({
    name: `long tasks before the list, ${at}`,
    budgets: count <= 1_000 ? { median: 0 } : {},
  })),
  { name: "long tasks before the list, slow" },
  { name: "last key to right rows", unit: "ms", budgets: { ratio: 1.5, p95: 50 } },
  { name: "frames without a typed letter", budgets: { max: 0 } },
  { name: "search: main thread per key", unit: "ms", budgets: { median: 12 } },
  { name: "search: main thread per key with other rows", unit: "ms", budgets: { median: 20 } },
  { name: "search at 4× CPU: worst interaction", unit: "ms", budgets: { max: 100 } },
  { name: "search at 4× CPU: letters never shown", budgets: { max: 0 } },
  { name: "scroll: frames with an empty row", budgets: { max: 0 } },
  { name: "scroll: main thread per frame", unit: "ms" },
  { name: "scroll: frames over 50 ms", budgets: { median: 0 } },
  { name: "scroll at 4× CPU: frames with an empty row", budgets: { max: 0 } },
  { name: "scroll at 4× CPU: frames over 50 ms", budgets: { median: 3 } },
  { name: "DOM elements", budgets: { ratio: 1.5 } },
  { name: "JavaScript heap", unit: "B" },
  { name: "wasm memory", unit: "B" },
  { name: "heap and wasm memory", unit: "B", budgets: { ratio: 2.2 } },
  { name: "filter builder, key to paint, name", unit: "ms", budgets: { p95: 33 } },
  { name: "filter builder, key to paint, value", unit: "ms", budgets: { p95: 33 } },
];
