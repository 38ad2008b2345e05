// What a page keeps once it has settled.
import { weight } from "../in_page.mjs";

export async function measureMemory(tab, record) {
  await tab.page.waitForLoadState("networkidle");
  await tab.devtools.send("HeapProfiler.collectGarbage");
  const heap = await tab.metric("JSHeapUsedSize");
  const { elements, wasm } = await tab.run(weight);
  record("DOM elements", elements);
  record("JavaScript heap", heap);
  record("wasm memory", wasm);
  record("heap and wasm memory", heap + wasm);
}
