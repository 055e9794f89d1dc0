/**
 * Benchmarks: one's own figures in their tables and, of the first of them, a bracket below each bar
 * that spans the middle half of the responses, with a tick at the middle one. The tables hold the
 * same in figures, so the brackets are for the eye alone.
 */
import { css } from "../css.js";
import { byId, find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { addStyle } from "../browser/sheet.js";
import { drawStrip } from "../browser/strip-picture.js";
import { fraction } from "../exact/fractions.js";
import { stripOf } from "../exact/strip.js";
import { say } from "../say.js";
import { isolated } from "./page-words.js";

/** @typedef {import("./page-words.js").PageWords} PageWords */

/**
 * Of a number as authors write it, 3, 1.25 or 1/3, the text of its fraction.
 * @param {string} text
 */
function fractionText(text) {
  if (text.includes("/")) return text;
  const [whole, decimals = ""] = text.split(".");
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length)).join("/");
}

/**
 * The bracket for a row of a benchmark's table.
 * @param {HTMLElement} row
 * @param {PageWords} words
 * @param {string} [dimension] below whose bar it stands; without one below that of the whole
 */
function bracket(row, words, dimension) {
  const [low, middle, high] = findAll("[data-at]", row).map(({ dataset }) =>
    words.along(fractionText(dataset.at ?? ""), dimension)
  );
  const half = make("span", { className: "half", ariaHidden: "true" });
  half.style.setProperty("--p25", String(low));
  half.style.setProperty("--p75", String(high));
  half.style.setProperty("--p50", String(high > low ? (middle - low) / (high - low) : 0));
  return half;
}

/** The row of a table that a cell stands in. */
const rowOf = (/** @type {HTMLElement} */ cell) => /** @type {HTMLElement} */ (cell.parentElement);

/**
 * Fills the tables and draws the brackets; a framework without benchmarks has neither.
 * @param {import("../browser/page.js").Page} page
 * @param {PageWords} words
 */
export function showBenchmarks({ framework, subscribe }, words) {
  const sections = findAll(".benchmark");
  if (!sections.length) return;
  addStyle(css("later/benchmarks.css"));
  const cells = sections.map((section) => findAll("[data-own]", section).map((cell) => ({ cell, dimension: cell.dataset.own })));
  const wholes = cells.flat().filter(({ dimension }) => !dimension);
  const bars = wholes.map(({ cell }) => {
    const bar = find(".bar", rowOf(cell));
    bar.append(bracket(rowOf(cell), words));
    return bar;
  });
  const drawn = cells[0].flatMap(({ cell, dimension }) => {
    if (!dimension) return [];
    const half = bracket(rowOf(cell), words, dimension);
    find(".bar", byId(`dimension_${dimension}`)).append(half);
    return [half];
  });
  const caption = find("table", byId("scorecard")).createCaption();
  Object.assign(caption, OWN_WORDS);
  caption.textContent = say.benchmarks.brackets({ benchmark: isolated(find("h3 span", sections[0]).textContent) });

  subscribe((_, __, { shown: record }) => {
    const isShown = record.state === "complete";
    for (const section of sections) section.hidden = !isShown;
    for (const one of [caption, ...drawn]) one.hidden = !isShown || !drawn.length;
    for (const { cell, dimension } of cells.flat()) {
      const { score } = dimension ? record.dimensions[dimension] : record;
      const write = dimension ? words.figure : words.whole;
      cell.textContent = score ? write(score) : "–";
    }
    for (const bar of bars) drawStrip(bar, stripOf(framework, record));
  });
}
