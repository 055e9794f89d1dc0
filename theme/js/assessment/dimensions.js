/** The dimensions as strips: what is reached and what is missing, the longest way first, under its finding. */
import { css } from "../css.js";
import { byId, find, findAll } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { listed, OWN_WORDS } from "../browser/own-words.js";
import { addStyle } from "../browser/sheet.js";
import { drawStrip } from "../browser/strip-picture.js";
import { parse, reaches } from "../exact/fractions.js";
import { bandsOf, stripOf } from "../exact/strip.js";
import { say } from "../say.js";
import { NAMED } from "./finding.js";

/**
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("./page-words.js").PageWords} PageWords
 */

/**
 * What lacks to each target as people see it, an exact text; null where there is none.
 * @param {Record} record
 * @param {PageWords} words
 */
const waysOf = ({ dimensions }, words) =>
  Object.entries(dimensions).map(([id, { gap, score, target }]) => {
    const isShort = gap && gap !== "0/1" && score && target;
    return { id, target, isAssessed: gap !== null, way: isShort ? words.apart(score, words.start(target)) : null };
  });

/** The longest way first, those that are there and those without a way in their order. */
const byWay = (/** @type {ReturnType<typeof waysOf>} */ ways) =>
  [...ways].sort((a, b) => {
    if (!a.way || !b.way) return Number(!a.way) - Number(!b.way) || Number(b.isAssessed) - Number(a.isAssessed);
    const [one, other] = [parse(a.way), parse(b.way)];
    return Number(reaches(other, one)) - Number(reaches(one, other));
  });

/**
 * What the dimensions show, where they show something; else what they are.
 * @param {ReturnType<typeof waysOf>} ordered
 * @param {string} plain what they are
 * @param {PageWords} words
 */
function headingFor(ordered, plain, words) {
  const assessed = ordered.filter(({ isAssessed }) => isAssessed);
  const targets = new Set(assessed.map(({ target }) => target));
  if (assessed.length < 2 || targets.size !== 1) return plain;
  const stage = words.stage(assessed[0].target);
  const { way } = assessed[0];
  const longest = assessed.filter((one) => one.way === way).map(({ id }) => words.dimension(id));
  if (!way) return assessed.length === ordered.length ? say.strips.all_there({ stage }) : plain;
  if (longest.length > NAMED || longest.length === assessed.length) return plain;
  return longest.length > 1
    ? say.strips.longest_several({ dimensions: listed(longest), stage })
    : say.strips.longest({ dimension: longest[0], stage });
}

/**
 * Names above the strips, where all have the same places: of stages, or else of both ends.
 * @param {Framework} framework
 * @param {PageWords} words
 */
function scaleOf({ program, bounds }, words) {
  const ids = program.dimensions.map(({ id }) => id);
  const label = (/** @type {number} */ from, /** @type {number} */ to, /** @type {Node[]} */ ...content) => {
    const made = make("i", { ariaHidden: "true" }, ...content);
    made.style.setProperty("--from", String(from));
    made.style.setProperty("--to", String(to));
    return made;
  };
  const all = ids.map((id) => JSON.stringify(bandsOf({ program, bounds }, id)));
  const ends = new Set(ids.map((id) => bounds[id].join()));
  const bands = bandsOf({ program, bounds }, ids[0]);
  if (bands.length && new Set(all).size === 1) {
    return bands.map(({ stage, from, to }) => {
      const number = make("b", {}, String(program.stages.indexOf(stage) + 1));
      return label(from, to, make("span", {}, words.stage(stage)), number);
    });
  }
  if (program.thresholds || ends.size > 1) return [];
  const [low, high] = bounds[ids[0]];
  return [label(0, 500, make("b", {}, words.figure(low))), label(500, 1000, make("b", {}, words.figure(high)))];
}

/** Whether a name would take more than two lines beside its strip, or break within a word. */
const isLong = (/** @type {string} */ name) => name.length > 24 || /\p{L}{13}/u.test(name);

/** What the signs mean; of those that are in view. */
function makeKey() {
  const signs = [
    { sign: "dot", text: make("span", {}, say.strips.now) },
    { sign: "open", text: make("span", {}, say.strips.possible) },
    { sign: "ring", text: make("span") },
  ].map(({ sign, text }) => ({ sign, text, entry: make("span", {}, make("i", { className: sign }), text) }));
  return { signs, element: make("p", { className: "key muted", ...OWN_WORDS }, ...signs.map(({ entry }) => entry)) };
}

/**
 * Draws the strips and keeps them current.
 * @param {import("../browser/page.js").Page} page
 * @param {PageWords} words
 */
export function drawDimensions({ framework, subscribe }, words) {
  addStyle(css("later/strips.css"));
  const table = find("table", byId("scorecard"));
  // Narrow screens have all names above the strips.
  table.classList.toggle("long", framework.program.dimensions.some(({ id }) => isLong(words.dimension(id))));
  const rows = framework.program.dimensions.map(({ id }) => ({ id, row: byId(`dimension_${id}`) }));
  const body = /** @type {HTMLElement} */ (rows[0].row.parentElement);
  const scale = find(".scale", table);
  scale.append(...scaleOf(framework, words));
  // Where one name does not fit, all give way to the numbers that the path has.
  const names = findAll("span", scale);
  new ResizeObserver(() => {
    scale.classList.toggle("numbered", names.some(({ parentElement, scrollWidth }) => scrollWidth > (parentElement?.clientWidth ?? 0)));
  }).observe(scale);
  const key = makeKey();
  const { stages } = framework.program;
  const top = stages[stages.length - 1];
  const heading = byId("by-dimension");
  const plain = heading.textContent;
  byId("below-strips").prepend(key.element);

  subscribe((_, __, { shown }) => {
    const isComplete = shown.state === "complete";
    const ways = waysOf(shown, words);
    const ordered = isComplete ? byWay(ways) : ways;
    heading.textContent = isComplete ? headingFor(ordered, plain, words) : plain;
    for (const { id, row } of rows) drawStrip(find(".bar", row), stripOf(framework, shown.dimensions[id], id));
    for (const { id, way } of ordered) {
      const row = byId(`dimension_${id}`);
      const gap = row.querySelector(".gap");
      const { gap: exact } = shown.dimensions[id];
      const isThere = exact === "0/1" && shown.stage !== top;
      if (gap) gap.textContent = way ? say.strips.to_go({ gap: words.figure(way) }) : isThere ? say.strips.there : "";
      body.append(row);
    }
    const targets = new Set(ordered.flatMap(({ id, target }) => (shown.dimensions[id].score && target) || []));
    const [target] = targets;
    for (const { sign, text, entry } of key.signs) {
      entry.hidden = !findAll(`.${sign}`, body).length;
      if (sign === "ring" && target) {
        text.textContent = targets.size > 1 ? say.strips.begins_each : say.strips.begins({ stage: words.stage(target) });
      }
    }
  });
}
