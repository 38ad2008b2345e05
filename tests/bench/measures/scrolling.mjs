// Scrolling the longest list as fast as a wheel that doesn't rest: a notch in each frame.
import { scroll } from "../in_page.mjs";

const gesture = { frames: 150, step: 120, time: 30_000 };

// Slows the tab down in the end, so this is the last that is measured in it.
export async function measureScrolling(tab, record) {
  const before = await tab.busy();
  const { shown, late, empty } = await tab.run(scroll, gesture);
  record("scroll: main thread per frame", ((await tab.busy()) - before) / shown);
  record("scroll: frames over 50 ms", late);
  record("scroll: frames with an empty row", empty);
  await tab.slowDown();
  const slow = await tab.run(scroll, gesture);
  record("scroll at 4× CPU: frames over 50 ms", slow.late);
  record("scroll at 4× CPU: frames with an empty row", slow.empty);
}
