// Searching the longest list, letter by letter.
import { found } from "../bots.mjs";
import { searched, searchIsOver, watchSearch } from "../in_page.mjs";

const texts = ["translator", "order status", "survey 42", "greeter 9", "router 100"];

export async function measureSearch(tab, count, record) {
  const expected = (text) => {
    const names = found(count, text);
    return { names: names.slice(0, 10), count: names.length };
  };
  const everything = expected("");
  await tab.page.focus("#search");
  for (const text of texts) {
    await tab.run(watchSearch, { text, ...expected(text) });
    await tab.type(text);
    const { delay, lost } = await tab.run(searched);
    record("last key to right rows", delay);
    record("frames without a typed letter", lost);
    await tab.page.keyboard.press("Control+A");
    await tab.page.keyboard.press("Delete");
    await tab.run(searchIsOver, everything);
  }
}
