// What runs inside the pages. Functions that are handed to the browser as text, so each stands for itself; what
// they share is `bench` on the window, which `watch` puts there before any script of the page.

// Signs the page in, as if the person had chosen to be remembered in this tab, and watches it load.
export function watch({ connection, names, count }) {
  if (location.protocol !== "http:") return; // an empty tab has no storage
  sessionStorage.setItem("bot-agents-panel/connection", JSON.stringify(connection));

  const tasks = [];
  const note = (list) => tasks.push(...list.getEntries());
  new PerformanceObserver(note).observe({ type: "longtask", buffered: true });

  // The memory of wasm isn't part of the heap that the browser reports.
  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await instantiate(...given);
      for (const value of Object.values((made.instance ?? made).exports)) {
        if (value instanceof WebAssembly.Memory) memories.add(value);
      }
      return made;
    };
  }

  // Acts at the beginning of the next frame, and resolves to the time once that is painted. The message comes
  // after the painting, which a timer or a promise wouldn't.
  const frame = (act = () => {}) =>
    new Promise((resolve) => {
      requestAnimationFrame((time) => {
        act(time);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });

  // Whether the table says that it has so many rows, and begins with these.
  const shows = (names, count) => {
    const table = document.querySelector("table[aria-rowcount]");
    if (Number(table?.getAttribute("aria-rowcount")) !== count + 1) return false;
    const rows = table.querySelectorAll("tbody tr[aria-rowindex]");
    return names.every((name, place) => rows[place]?.querySelector("a")?.textContent === name);
  };

  const listed = new Promise((resolve) => {
    const look = () => {
      if (!shows(names, count)) return;
      changes.disconnect();
      resolve(frame());
    };
    const changes = new MutationObserver(look);
    const attributeFilter = ["aria-rowcount"];
    changes.observe(document, { childList: true, subtree: true, characterData: true, attributeFilter });
  });

  // Resolves once some frames have gone by, as they do between one thing that a person does and the next.
  const rest = async () => {
    for (let frames = 0; frames < 10; frames++) await frame();
  };

  window.bench = { frame, listed, memories, rest, shows, tasks };
}

export function rest() {
  return bench.rest();
}

export function listed() {
  return bench.listed;
}

// What came before the list was seen.
export async function loaded() {
  const shown = await bench.listed;
  // The browser tells of a long task some time after it.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const files = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
  const ours = files.filter((file) => file.name.startsWith(location.origin) && file.responseEnd <= shown);
  return {
    shown,
    painted: paint.startTime,
    longTasks: bench.tasks.filter((task) => task.startTime < shown).length,
    // A transfer counts as its body and 300 bytes for the head, so a "not modified" is 300 and the cache 0.
    bytes: ours.reduce((sum, file) => sum + Math.max(0, file.transferSize - 300), 0),
  };
}

export function weight() {
  const memories = [...bench.memories].map((memory) => memory.buffer.byteLength);
  return {
    elements: document.getElementsByTagName("*").length,
    wasm: memories.reduce((sum, bytes) => sum + bytes, 0),
  };
}

// Watches the search while a text is typed: resolves to the time from its last key to the frame that shows the
// right rows, and in how many frames the field didn't hold what had been typed by then.
export function watchSearch({ text, names, count }) {
  const field = document.querySelector("#search");
  const typed = { keys: 0, letters: 0, last: 0 };
  const key = (event) => {
    typed.keys += 1;
    typed.last = event.timeStamp;
  };
  const letter = () => (typed.letters += 1);
  addEventListener("keydown", key, true);
  addEventListener("input", letter, true);
  const follow = async () => {
    let lost = 0;
    for (;;) {
      const shown = await bench.frame();
      if (field.value !== text.slice(0, typed.letters)) lost += 1;
      if (typed.letters === text.length && bench.shows(names, count)) {
        removeEventListener("keydown", key, true);
        removeEventListener("input", letter, true);
        return { delay: shown - typed.last, lost };
      }
    }
  };
  bench.search = follow();
}

export function searched() {
  return bench.search;
}

// Resolves once the search is empty and all rows are back.
export async function searchIsOver({ names, count }) {
  const field = document.querySelector("#search");
  while (field.value || !bench.shows(names, count)) await bench.frame();
}

// Notes from now on the longest that any key takes until the browser has painted what it did, which is what browsers
// report as the worst interaction with a page, and letters that were gone again or overtaken before a frame showed them.
export function watchInteractions() {
  const field = document.querySelector("#search");
  const seen = { worst: 0, unseen: 0 };
  const note = (entries) => {
    for (const { duration } of entries) seen.worst = Math.max(seen.worst, duration);
  };
  const observer = new PerformanceObserver((list) => note(list.getEntries()));
  observer.observe({ type: "event", durationThreshold: 16 });
  const letter = async () => {
    const typed = field.value;
    seen.unseen += 1;
    await bench.frame();
    if (field.value === typed) seen.unseen -= 1;
  };
  field.addEventListener("input", letter);
  bench.interactions = () => {
    note(observer.takeRecords());
    return seen;
  };
}

// What was noted, once the browser has told of the last key.
export async function interactions() {
  await bench.rest();
  return bench.interactions();
}

// Scrolls by so many pixels in each frame, and counts frames that took more than 50 ms and frames in which
// something in the middle of the screen wasn't a row. Frames that don't come in time took too long as well.
export async function scroll({ frames, step, time }) {
  const ends = performance.now() + time;
  const heights = [0.3, 0.4, 0.5, 0.6, 0.7].map((part) => innerHeight * part);
  const left = document.querySelector("table").getBoundingClientRect().left + 60;
  const isRow = (y) => document.elementsFromPoint(left, y).some((at) => at.closest("tbody tr[aria-rowindex]"));
  const move = (top) => scrollBy({ top, behavior: "instant" });
  move(innerHeight * 2); // away from the heads
  while (!heights.every(isRow)) {
    if (performance.now() > ends) throw new Error("There are no rows where the list was scrolled to.");
    await bench.frame();
  }
  await bench.rest();

  let [before, shown, late, empty] = [undefined, 0, 0, 0];
  while (shown < frames && performance.now() < ends) {
    await bench.frame((now) => {
      if (before !== undefined) shown += 1;
      if (now - before > 50) late += 1;
      before = now;
      move(step);
    });
    if (!heights.every(isRow)) empty += 1;
  }
  return { shown, late: late + frames - shown, empty };
}

// Notes, for each key from now on, the time until what it did is painted.
export function watchKeys() {
  bench.keys = [];
  const note = ({ timeStamp }) => bench.keys.push(bench.frame().then((shown) => shown - timeStamp));
  addEventListener("keydown", note, true);
}

// The times that were noted since this was last asked.
export function keysSoFar() {
  return Promise.all(bench.keys.splice(0));
}
