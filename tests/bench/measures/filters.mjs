// Typing in the builder of a filter with many clauses, in the middle of it.
import { withManyClauses } from "../bots.mjs";
import { keysSoFar, rest, watchKeys } from "../in_page.mjs";

const text = "a slow bot is no bot";

export async function measureFilters(tab, subject, record) {
  await tab.goto(subject.origin + subject.filters(withManyClauses));
  const row = tab.page.locator(".filter-builder .filter-row").nth(25);
  await row.waitFor();
  await tab.page.waitForLoadState("networkidle");
  await tab.run(watchKeys);
  // The name belongs to the filter at once; a value only once it is entered.
  const fields = { name: "input[id$=-name]", value: ".chip-input__entry input" };
  for (const [part, field] of Object.entries(fields)) {
    // Scrolls there as well, which isn't what is measured.
    await row.locator(field).focus();
    await tab.run(rest);
    await tab.type(text);
    for (const time of await tab.run(keysSoFar)) record(`filter builder, key to paint, ${part}`, time);
  }
}
