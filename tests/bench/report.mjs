// Turns samples into tables for people and one object for programs.
import { figures } from "./figures.mjs";
import { summary } from "./statistics.mjs";
import { again, earlier, panel, reference } from "./subjects.mjs";

// What was measured, by subject and then by figure.
export class Samples {
  #all = new Map();

  add(subject, figure, value) {
    if (!figures.some(({ name }) => name === figure)) throw new Error(`There is no figure "${figure}".`);
    if (!Number.isFinite(value)) throw new Error(`"${figure}" of ${subject} is ${value}.`);
    const key = `${subject}/${figure}`;
    this.#all.set(key, [...this.of(subject, figure), value]);
  }

  of(subject, figure) {
    return this.#all.get(`${subject}/${figure}`) ?? [];
  }
}

// One entry per figure that was measured: what it came to for each subject, the ratios, and the budgets.
export function results(samples, subjects) {
  return figures.map(({ name, unit, budgets = {} }) => {
    const measured = subjects
      .map((subject) => [subject, samples.of(subject, name)])
      .filter(([, values]) => values.length > 0);
    const summaries = Object.fromEntries(measured.map(([subject, values]) => [subject, summary(values)]));
    const ratio = (subject) => share(summaries[subject], summaries[reference]);
    const ratios = { noise: ratio(again), panel: ratio(panel), earlier: ratio(earlier) };
    return {
      figure: name,
      unit,
      summaries,
      ratios,
      budgets: judge(budgets, { ...summaries[panel], ratio: ratios.panel }),
      samples: Object.fromEntries(measured),
    };
  });
}

// Undefined where either wasn't measured, or there is nothing to divide by.
function share(part, whole) {
  return part && whole?.median > 0 ? part.median / whole.median : undefined;
}

function judge(budgets, measured) {
  return Object.entries(budgets).map(([statistic, limit]) => ({
    statistic,
    limit,
    measured: measured[statistic],
    met: measured[statistic] <= limit,
  }));
}

export function print(results, subjects) {
  const figureRows = results.map(({ figure, unit, summaries }) => [
    unit ? `${figure} (${shortUnit(unit)})` : figure,
    ...subjects.map((subject) => spread(summaries[subject], unit)),
  ]);
  table(["median (least – most)", ...subjects], figureRows);

  console.log(`\nBy ${reference}, medians; the noise is ${reference} against itself.`);
  const withEarlier = subjects.includes(earlier);
  const ratioRows = results
    .filter(({ ratios, budgets }) => ratios.panel !== undefined || budgets.length > 0)
    .map(({ figure, unit, ratios, budgets }) => [
      figure,
      times(ratios.noise),
      times(ratios.panel),
      ...(withEarlier ? [times(ratios.earlier)] : []),
      budgets.map((budget) => verdict(budget, unit)).join("; "),
    ]);
  table(["ratios", "noise", panel, ...(withEarlier ? [earlier] : []), "budget"], ratioRows);

  const budgets = results.flatMap(({ budgets }) => budgets);
  console.log(`\n${budgets.filter(({ met }) => met).length} of ${budgets.length} budgets met`);
}

function verdict({ statistic, limit, measured, met }, unit) {
  const show = (value) => (statistic === "ratio" ? times(value) : amount(value, unit));
  return `${met ? "ok  " : "OVER"} ${statistic} ${show(measured)} ≤ ${show(limit)}`;
}

const times = (ratio) => (ratio === undefined ? "" : `${ratio.toFixed(2)}×`);

function spread(summary, unit) {
  if (!summary) return "";
  const [median, min, max] = [summary.median, summary.min, summary.max].map((value) => amount(value, unit));
  return min === max ? median : `${median} (${min} – ${max})`;
}

// Bytes of a heap are better read in thousands.
const shortUnit = (unit) => (unit === "B" ? "kB" : unit);

function amount(value, unit) {
  if (unit === "B") return (value / 1000).toLocaleString("en", { maximumFractionDigits: 1 });
  return value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 1 : 0 });
}

function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  console.log();
  for (const row of all) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column]));
    console.log(cells.join("  ").trimEnd());
  }
}
