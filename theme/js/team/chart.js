/** Where a team stands, drawn: the path of stages with people on it, and a line for each score. */
import { lanesOf, spreadOf } from "../exact/spread.js";
import { findAll } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { methodOf } from "../exact/methods.js";
import { parse, reaches } from "../exact/fractions.js";
import { say } from "../say.js";

/**
 * @typedef {import("../types.js").TeamFramework} TeamFramework
 * @typedef {ReturnType<typeof import("../browser/framework-words.js").wordsIn>} Words
 * @typedef {import("./view.js").Person} Person
 * @typedef {import("./view.js").Score} Score
 * @typedef {import("./view.js").View} View
 */

/** What is shown where there is no figure. */
const NO_FIGURE = "–";

/**
 * Sets custom properties that the style of an element reads.
 * @template {HTMLElement} T
 * @param {T} element
 * @param {{[name: string]: number}} values
 * @returns {T}
 */
function setStyle(element, values) {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(`--${name}`, String(value));
  return element;
}

/**
 * A person as a mark in a drawing; those who read by ear find the same in words.
 * @param {Person} person
 */
export const badgeOf = ({ sign }) => make("span", { className: "mark", ariaHidden: "true" }, sign);

/**
 * The path of stages. `from` and `to` are the ends of a range, `here` is where the team stands.
 * @param {TeamFramework} framework
 * @param {Words} words
 * @param {{here?: string | null, from?: string | null, to?: string | null, people?: Person[]}} options
 */
export function pathOf({ program }, words, { here = null, from = null, to = null, people = [] }) {
  /** @param {string | null} stage */
  const indexOf = (stage) => (stage === null ? -1 : program.stages.indexOf(stage));
  const [low, high, reached] = [from, to, here].map(indexOf);
  return make("ol", { className: "path" }, ...program.stages.map((id, index) => {
    const own = people.filter(({ record }) => record.stage === id);
    const text = make("span", {}, words.stage(id));
    if (own.length) {
      const count = make("span", { className: "count" }, say.people.people({ count: own.length }));
      text.append(" ", count, make("span", { className: "marks" }, ...own.map(badgeOf)));
    }
    const step = make("li", {}, text);
    step.dataset.mark = index === reached ? "here" : index < low || index < reached ? "done" : index <= high && low >= 0 ? "range" : "";
    if (index === reached) step.ariaCurrent = "step";
    return step;
  }));
}

/**
 * The part of a line that belongs to each stage, where stages begin at scores.
 * @param {TeamFramework} framework
 * @param {Words} words
 * @param {string} id of the dimension, or "" for the whole
 * @param {boolean} isNamed whether the stages' names stand in it
 */
function zonesOf({ program }, words, id, isNamed) {
  if (!program.thresholds) return [];
  const starts = program.stages.map((stage) => words.along(words.start(stage), id));
  return starts.map((start, index) =>
    setStyle(make("span", { className: "zone" }, isNamed ? words.stage(program.stages[index]) : ""), {
      from: start,
      to: starts[index + 1] ?? 1,
    }),
  );
}

/**
 * One line: the way from the lowest score to the highest, the lower median, and everybody's mark.
 * @param {Words} words
 * @param {string} id of the dimension, or "" for the whole
 * @param {{people: {person: Person, score: string}[], agreed: string | null, zones: HTMLElement[]}} shown
 */
function lineOf(words, id, { people, agreed, zones }) {
  /** @param {string} score */
  const along = (score) => words.along(score, id);
  const line = make("div", { className: "line", ariaHidden: "true" }, ...zones);
  const spread = spreadOf(people.map(({ score }) => score));
  if (spread) {
    line.append(
      setStyle(make("span", { className: "reach" }), { from: along(spread.low), to: along(spread.high) }),
      setStyle(make("span", { className: "median" }), { at: along(spread.median) }),
    );
  }
  if (agreed) line.append(setStyle(make("span", { className: "agreed-at" }), { at: along(agreed) }));
  const sorted = [...people].sort((a, b) => (a.score === b.score ? 0 : reaches(parse(a.score), parse(b.score)) ? 1 : -1));
  line.append(...sorted.map(({ person, score }) => setStyle(badgeOf(person), { at: along(score) })));
  return line;
}

/**
 * How wide a mark is, in thousandths of a line. The column that lines will stand in is measured
 * before anything in the page changes, as measuring afterwards would lay the page out twice.
 * @param {Element} column
 */
export function markWidth(column) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const mark = rem * parseFloat(getComputedStyle(column).getPropertyValue("--mark"));
  return Math.ceil((1000 * (mark + 2)) / Math.max(mark, column.clientWidth - mark));
}

/**
 * Lets marks that would cover each other stand one above the other.
 * @param {HTMLElement} element in which all lines are
 * @param {number} width of a mark
 */
export function settleLines(element, width) {
  for (const line of findAll(".line", element)) {
    const marks = findAll(".mark", line);
    const lanes = lanesOf(marks.map(({ style }) => Math.round(1000 * Number(style.getPropertyValue("--at")))), width);
    marks.forEach((mark, index) => setStyle(mark, { lane: lanes[index] }));
    setStyle(line, { lanes: Math.max(1, ...lanes.map((lane) => lane + 1)) });
  }
}

/**
 * What figures are shown of: the whole, and each dimension.
 * @typedef {object} Row
 * @property {string} id  "" for the whole
 * @property {string} name
 * @property {import("./view.js").Spread} spread
 * @property {(record: Score) => {score: string | null, low: object | null}} figureIn
 * @property {(score: string) => string} write
 */

/**
 * @param {Words} words
 * @param {View} view
 * @returns {Row[]}
 */
const rowsOf = (words, view) => [
  { id: "", name: say.common.overall, spread: view.whole, figureIn: (record) => record, write: words.overall },
  ...view.dimensions.map(({ id, spread }) => ({
    id,
    name: words.dimension(id),
    spread,
    /** @param {Score} record */
    figureIn: ({ dimensions }) => dimensions[id],
    write: words.figure,
  })),
];

/**
 * All lines with their figures, as the table that they are.
 * @param {TeamFramework} framework
 * @param {Words} words
 * @param {View} view
 * @param {import("./view.js").Agreement} agreement
 */
export function figuresOf(framework, words, view, agreement) {
  const headings = [say.spread.lowest, say.spread.lower_median, say.spread.highest, say.spread.agreed];
  const hasZones = !methodOf(framework.program).countsGates;
  return make("table", { className: "spread" },
    make("caption", { className: "unseen" }, say.spread.title),
    make("thead", {}, make("tr", {},
      make("th", { scope: "col" }, make("span", { className: "unseen" }, say.common.score)),
      ...headings.map((heading) => make("th", { scope: "col" }, heading)),
    )),
    ...rowsOf(words, view).map(({ id, name, spread, figureIn, write }) => {
      const agreed = figureIn(agreement.record).score;
      const people = view.people.flatMap((person) => {
        const { score } = figureIn(person.record);
        return score ? [{ person, score }] : [];
      });
      const zones = id || hasZones ? zonesOf(framework, words, id, !id) : [];
      const figures = [spread?.low, spread?.median, spread?.high, agreed].map((score) => make("td", {}, score ? write(score) : NO_FIGURE));
      return make("tbody", {},
        make("tr", {}, make("th", { scope: "row" }, name), ...figures),
        make("tr", { ariaHidden: "true" }, make("td", { colSpan: headings.length + 1 }, lineOf(words, id, { people, agreed, zones }))),
      );
    }),
  );
}

/**
 * The same figures person by person.
 * @param {Words} words
 * @param {View} view
 */
export const everyoneOf = (words, view) =>
  make("dl", { className: "everyone" }, ...rowsOf(words, view).map(({ name, figureIn, write }) => {
    const items = view.people.map((person) => {
      const { score, low } = figureIn(person.record);
      const figure = score ? write(score) : low ? say.spread.not_finished : say.common.not_assessed;
      return make("li", {}, make("bdi", {}, person.name), " ", make("b", {}, figure));
    });
    return make("div", {}, make("dt", {}, name), make("dd", {}, make("ul", {}, ...items)));
  }));
