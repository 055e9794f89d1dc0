/**
 * Benchmarks: one's own figures in their tables and, of the first of them, a bracket below each bar
 * that spans the middle half of the responses, with a tick at the middle one. The tables hold the
 * same in figures, so the brackets are for the eye alone.
 */
import { ENGLISH } from "../browser/english.js";
import { fraction } from "../exact/fractions.js";
import { make } from "../browser/make.js";
import { isolated } from "./scorecard.js";
import { addStyle } from "../browser/sheet.js";

// Borders rather than backgrounds: they are printed, and keep their contrast in forced colours.
const BRACKETS = `
.half { display: block; position: relative; height: .4rem; margin-inline-start: calc(var(--p25) * 100%); width: calc((var(--p75) - var(--p25)) * 100%); border: 2px solid; border-block-start: 0 }
.half::before { content: ""; position: absolute; inset-inline-start: calc(var(--p50) * 100% - 1px); bottom: 0; height: 1.2rem; border-inline-start: 2px solid }
#scorecard caption { caption-side: bottom; padding-block: .5rem; text-align: start; color: var(--muted); font-size: .875rem }
.benchmark tr { display: grid; grid-template-columns: 7fr repeat(4, 4fr); border-block-end: 1px solid var(--line) }
.benchmark tr > * { border: 0 }
@media (max-width: 40rem) { .benchmark tr { grid-template-columns: repeat(4, 1fr) } .benchmark tr > :first-child { grid-column: 1 / -1; padding-block-end: 0 } }
@media print { .half::before { height: .9rem } }`;

/** Of a number as authors write it, 3, 1.25 or 1/3, the text of its fraction. */
function fractionText(text) {
  if (text.includes("/")) return text;
  const [whole, decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length)).join("/");
}

/** The bracket for a row of a benchmark's table, below the bar of a dimension or, without an id, of the whole. */
function bracket(row, words, id) {
  const places = [...row.querySelectorAll("[data-at]")].map(({ dataset }) => words.along(fractionText(dataset.at), id));
  const [low, middle, high] = places;
  const half = make("span", { className: "half", ariaHidden: "true" });
  half.style.setProperty("--p25", low);
  half.style.setProperty("--p75", high);
  half.style.setProperty("--p50", high > low ? (middle - low) / (high - low) : 0);
  return half;
}

/** Fills the tables and draws the brackets; a framework without benchmarks has neither. */
export function openBenchmarks(words, subscribe) {
  const sections = [...document.querySelectorAll(".benchmark")];
  if (!sections.length) return;
  addStyle(BRACKETS);
  const own = sections.map((section) => [...section.querySelectorAll("[data-own]")]);
  const wholes = own.flat().filter(({ dataset }) => !dataset.own);
  const bars = wholes.map((cell) => {
    const row = cell.parentElement;
    const bar = row.querySelector(".bar");
    bar.after(bracket(row, words));
    return bar;
  });
  const drawn = own[0]
    .filter(({ dataset }) => dataset.own)
    .map((cell) => {
      const row = document.getElementById(`dimension_${cell.dataset.own}`);
      const half = bracket(cell.parentElement, words, cell.dataset.own);
      row.querySelector(".bar").after(half);
      return half;
    });
  const caption = document.querySelector("#scorecard table").createCaption();
  Object.assign(caption, ENGLISH);
  const name = sections[0].querySelector("h3 span").textContent;
  caption.textContent = `Brackets: the middle half of ${isolated(name)}, with a tick at its middle.`;

  subscribe((_, record) => {
    const isShown = record.state === "complete";
    for (const section of sections) section.hidden = !isShown;
    for (const part of [caption, ...drawn]) part.hidden = !isShown || !drawn.length;
    for (const cell of own.flat()) {
      const { score } = cell.dataset.own ? record.dimensions[cell.dataset.own] : record;
      const write = cell.dataset.own ? words.figure : words.whole;
      cell.textContent = score ? write(score) : "–";
    }
    for (const bar of bars) {
      bar.style.setProperty("--from", words.along(record.score));
      bar.style.setProperty("--to", words.along(record.score));
    }
  });
}
