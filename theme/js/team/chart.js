/** Where a team stands, drawn: the path of stages with people on it, and a line for each score. */
import { lanesOf, spreadOf } from "../exact/spread.js";
import { bandsOf } from "../exact/strip.js";
import { findAll } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { parse, reaches } from "../exact/fractions.js";
import { say } from "../say.js";

/**
 * @typedef {import("../types.js").TeamFramework} TeamFramework
 * @typedef {ReturnType<typeof import("../browser/framework-words.js").wordsIn>} Words
 * @typedef {import("./view.js").Person} Person
 * @typedef {import("./view.js").Score} Score
 * @typedef {import("./view.js").View} View
 * @typedef {import("../exact/strip.js").Band} Band
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
 * The path of stages. `from` and `to` are the ends of what a result may still come to, `here` is where
 * it stands; with `people`, the steps on which any of them stand are told from the others.
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
    const isDone = people.length ? own.length > 0 : index < low || index < reached;
    // Hatching is for what one result may still come to, never for people who stand apart.
    const isOpen = !people.length && low >= 0 && index <= high;
    step.dataset.mark = index === reached ? "here" : isDone ? "done" : isOpen ? "range" : "";
    if (index === reached) step.ariaCurrent = "step";
    return step;
  }));
}

/**
 * One line: the way from the lowest possible score to the highest, where stages begin on it, everybody
 * from the lowest score to the highest, the middle of them, what is agreed, and each with a mark.
 * @param {Words} words
 * @param {string} id of the dimension, or "" for the whole
 * @param {{people: {person: Person, score: string}[], agreed: string | null, bands: Band[]}} shown
 */
function lineOf(words, id, { people, agreed, bands }) {
  /** @param {string} score */
  const along = (score) => words.along(score, id);
  const zones = bands.map(({ from, to }) => setStyle(make("span", { className: "zone" }), { from: from / 1000, to: to / 1000 }));
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
 * The names of the stages below a line; where they do not fit, their numbers, as the path has them, and
 * what these mean.
 * @param {TeamFramework} framework
 * @param {Words} words
 * @param {Band[]} bands
 */
function bandNames({ program }, words, bands) {
  const stages = bands.map(({ stage }) => ({ number: program.stages.indexOf(stage) + 1, name: words.stage(stage) }));
  const names = stages.map(({ number, name }, at) =>
    setStyle(make("li", { value: number }, make("span", {}, name)), { width: (bands[at].to - bands[at].from) / 1000 }));
  const meanings = stages.map(({ number, name }) => make("li", {}, make("b", {}, String(number)), name));
  return [
    make("ol", { className: "bands", ariaHidden: "true" }, ...names),
    make("ul", { className: "key band-key", ariaHidden: "true" }, ...meanings),
  ];
}

/**
 * How wide a mark is, in thousandths of a line. The column that lines will stand in is measured
 * before they are drawn, as measuring afterwards would lay the page out twice.
 * @param {Element} column
 */
export function markWidth(column) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const mark = rem * parseFloat(getComputedStyle(column).getPropertyValue("--mark"));
  return Math.ceil((1000 * (mark + 2)) / Math.max(mark, column.clientWidth - mark));
}

/**
 * Lets marks that would cover each other stand one above the other, and the stages be named by number
 * where a name would not fit.
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
  for (const names of findAll(".bands", element)) {
    names.classList.remove("numbered");
    const isCut = [...names.children].some(({ clientWidth, scrollWidth }) => scrollWidth > clientWidth);
    names.classList.toggle("numbered", isCut);
  }
}

/** From so many people on, marks are dots: letters on them would be too many to be looked up. */
const CROWD = 25;

/** @param {View} view */
export const isCrowd = ({ people }) => people.length >= CROWD;

/**
 * What stands for what in the lines: each person's mark, and the other signs.
 * @param {View} view
 * @param {{hasAgreed: boolean, isAnonymous: boolean}} shown
 */
export function keyOfLines(view, { hasAgreed, isAnonymous }) {
  /** @param {Node} sign @param {string | Node} meaning */
  const entry = (sign, meaning) => make("li", {}, sign, " ", meaning);
  /** @param {string} name */
  const sign = (name) => make("span", { className: `sign ${name}` });
  const names = isAnonymous || isCrowd(view) ? [] : view.people.map((person) => entry(badgeOf(person), make("bdi", {}, person.name)));
  const signs = [
    isCrowd(view) && entry(make("span", { className: "mark" }), say.spread.one_of_you),
    entry(sign("reach"), say.spread.from_lowest),
    entry(sign("median"), say.spread.middle),
    hasAgreed && entry(sign("agreed-at"), say.spread.agreed),
  ];
  return make("ul", { className: "key", ariaHidden: "true" }, ...names, ...signs.flatMap((one) => one || []));
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
  const headings = [say.spread.lowest, say.spread.middle, say.spread.highest, say.spread.agreed];
  const rows = rowsOf(words, view).map((row) => ({ ...row, bands: bandsOf(framework, row.id) }));
  const named = rows.find(({ bands }) => bands.length);
  return make("table", { className: "spread" },
    make("caption", { className: "unseen" }, say.spread.title),
    make("thead", {}, make("tr", {},
      make("th", { scope: "col" }, make("span", { className: "unseen" }, say.common.score)),
      ...headings.map((heading) => make("th", { scope: "col" }, heading)),
    )),
    ...rows.map((row) => {
      const { id, name, spread, figureIn, write, bands } = row;
      const agreed = figureIn(agreement.shown).score;
      const people = view.people.flatMap((person) => {
        const { score } = figureIn(person.record);
        return score ? [{ person, score }] : [];
      });
      const figures = [spread?.low, spread?.median, spread?.high, agreed].map((score) => make("td", {}, score ? write(score) : NO_FIGURE));
      const names = row === named ? bandNames(framework, words, bands) : [];
      return make("tbody", {},
        make("tr", {}, make("th", { scope: "row" }, name), ...figures),
        make("tr", { ariaHidden: "true" }, make("td", { colSpan: headings.length + 1 }, lineOf(words, id, { people, agreed, bands }), ...names)),
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
      const open = person.isUnsure ? say.spread.unsure : say.spread.not_finished;
      const figure = score ? write(score) : low ? open : say.common.not_assessed;
      return make("li", {}, make("bdi", {}, person.name), " ", make("b", {}, figure));
    });
    return make("div", {}, make("dt", {}, name), make("dd", {}, make("ul", {}, ...items)));
  }));
