// Searching the longest list, letter by letter.
import { found } from "../bots.mjs";
import { interactions, searched, searchIsOver, watchInteractions, watchSearch } from "../in_page.mjs";

const texts = ["translator", "order status", "survey 42", "greeter 9", "router 100", "3fa2"];

const expected = (count, text = "") => {
  const names = found(count, text);
  return { names: names.slice(0, 10), count: names.length };
};

async function empty(tab, count) {
  await tab.page.keyboard.press("Control+A");
  await tab.page.keyboard.press("Delete");
  await tab.run(searchIsOver, expected(count));
}

export async function measureSearch(tab, count, record) {
  await tab.page.focus("#search");
  for (const text of texts) {
    await tab.run(watchSearch, { text, ...expected(count, text) });
    await tab.type(text);
    const { delay, lost } = await tab.run(searched);
    record("last key to right rows", delay);
    record("frames without a typed letter", lost);
    await empty(tab, count);
  }
}

// As a person types who isn't in a hurry: what a row shows beyond the list is made and read between two letters.
const pause = 200;

// What each letter costs, with all that it leads to before the next one. Many don't change what the first rows are,
// so those that do are also told by themselves.
export async function measureKeys(tab, count, record) {
  const first = (text) => expected(count, text).names.join();
  for (const text of texts) {
    await typeSlowly(tab, text, (work, place) => {
      record("search: main thread per key", work);
      const isOther = first(text.slice(0, place)) !== first(text.slice(0, place + 1));
      if (isOther) record("search: main thread per key with other rows", work);
    });
    await empty(tab, count);
  }
}

// The same in a tab that is slowed down, where it is seen whether anything makes a letter wait.
export async function measureInteractions(tab, count, record) {
  await tab.slowDown();
  await tab.run(watchInteractions);
  for (const text of texts) {
    await typeSlowly(tab, text);
    await empty(tab, count);
  }
  const { worst, unseen } = await tab.run(interactions);
  record("search at 4× CPU: worst interaction", worst);
  record("search at 4× CPU: letters never shown", unseen);
}

async function typeSlowly(tab, text, note = () => {}) {
  await tab.page.focus("#search");
  for (const [place, letter] of [...text].entries()) {
    const before = await tab.busy();
    const next = tab.page.waitForTimeout(pause);
    await tab.page.keyboard.press(letter);
    await next;
    note((await tab.busy()) - before, place);
  }
}
