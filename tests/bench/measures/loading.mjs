// How soon the list is there, at first and when it was seen before.
import { listed, loaded } from "../in_page.mjs";

export const counts = [10, 1_000, 10_000];

// The first visit of this tab.
export async function firstVisit(tab, subject, count, record) {
  const { shown, painted, longTasks, bytes, busy } = await visit(tab, subject);
  const at = `${count} bots`;
  record(`list visible, cold, ${at}`, shown);
  record(`first contentful paint, cold, ${at}`, painted);
  record(`main thread until the list, ${at}`, busy);
  record(`long tasks before the list, ${at}`, longTasks);
  // The same at every count: the answer of the API isn't part of the site.
  if (count === counts[0]) record("bytes to first usable list", bytes);
}

// Another visit of the same tab.
export async function secondVisit(tab, subject, count, record) {
  const { shown, bytes } = await visit(tab, subject);
  record(`list visible, second visit, ${count} bots`, shown);
  if (count === counts[0]) record("bytes of a second visit", bytes);
}

// The first visit of a tab that was slowed down.
export async function slowVisit(tab, subject, record) {
  const { shown, painted, longTasks, busy } = await visit(tab, subject);
  record("first contentful paint, slow", painted);
  record("list visible, slow", shown);
  record("main thread until the list, slow", busy);
  record("long tasks before the list, slow", longTasks);
}

async function visit(tab, subject) {
  await tab.goto(subject.origin + subject.list);
  await tab.run(listed);
  // Asked at once: what comes after the list is no part of it.
  const busy = await tab.busy();
  return { ...(await tab.run(loaded)), busy };
}
