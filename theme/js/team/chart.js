/** Where a team stands, drawn: the path of stages with people on it, and a line for each score. */
import { lanesOf, spreadOf } from "../exact/spread.js";
import { make } from "../browser/make.js";
import { methodOf } from "../exact/methods.js";
import { parse, reaches } from "../exact/fractions.js";

/** Whole thousandths as the share that style properties take. */
const put = (element, values) => {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(`--${name}`, value);
  return element;
};

/** Somebody as a mark in a drawing; those who read by ear find the same in words. */
export const badgeOf = ({ sign }) => make("span", { className: "mark", ariaHidden: "true" }, sign);

/**
 * The path of stages. `from` and `to` are the ends of a range, `here` is where the team stands.
 * @param {{here?: string | null, from?: string, to?: string, people?: object[]}} options
 */
export function pathOf({ program }, words, { here = null, from, to, people = [] }) {
  const [low, high] = [from, to].map((stage) => program.stages.indexOf(stage));
  return make("ol", { className: "path" }, ...program.stages.map((id, place) => {
    const own = people.filter(({ record }) => record.stage === id);
    const text = make("span", {}, words.stage(id));
    if (own.length) {
      const count = own.length === 1 ? "1 person" : `${own.length} people`;
      text.append(" ", make("span", { className: "count" }, count), make("span", { className: "marks" }, ...own.map(badgeOf)));
    }
    const step = make("li", {}, text);
    step.dataset.mark = here === id ? "here" : place < low ? "done" : place <= high && low >= 0 ? "range" : "";
    if (here && program.stages.indexOf(here) > place) step.dataset.mark = "done";
    if (here === id) step.ariaCurrent = "step";
    return step;
  }));
}

/** The part of a line that belongs to each stage, where stages begin at scores. */
function zonesOf({ program, words }, figures, id, isNamed) {
  if (!program.thresholds) return [];
  const starts = program.stages.map((stage) => figures.along(figures.start(stage), id));
  return starts.map((start, place) =>
    put(make("span", { className: "zone" }, isNamed ? words.stages[program.stages[place]] : ""), {
      from: start,
      to: starts[place + 1] ?? 1,
    }),
  );
}

/**
 * One line: the way from the lowest score to the highest, the lower median, and everybody's mark.
 * `id` is the dimension, or "" for the whole.
 * @param {{id: string, people: {person: object, score: string}[], agreed?: string | null}} options
 */
function lineOf(framework, figures, { id, people, agreed, hasZones, isNamed }) {
  const at = (score) => figures.along(score, id);
  const line = make("div", { className: "line", ariaHidden: "true" }, ...(hasZones ? zonesOf(framework, figures, id, isNamed) : []));
  const spread = spreadOf(people.map(({ score }) => score));
  if (spread) {
    line.append(
      put(make("span", { className: "reach" }), { from: at(spread.low), to: at(spread.high) }),
      put(make("span", { className: "median" }), { at: at(spread.median) }),
    );
  }
  if (agreed) line.append(put(make("span", { className: "agreed-at" }), { at: at(agreed) }));
  const sorted = [...people].sort((a, b) => (a.score === b.score ? 0 : reaches(parse(a.score), parse(b.score)) ? 1 : -1));
  line.append(...sorted.map(({ person, score }) => put(badgeOf(person), { at: at(score) })));
  return line;
}

/**
 * How wide a mark is, in thousandths of a line. The column that lines will stand in is measured
 * before anything in the page changes, as measuring afterwards would lay the page out twice.
 */
export function markWidth(column) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const mark = rem * parseFloat(getComputedStyle(column).getPropertyValue("--mark"));
  return Math.ceil((1000 * (mark + 2)) / Math.max(mark, column.clientWidth - mark));
}

/** Lets marks that would cover each other stand one above the other. */
export function settleLines(element, width) {
  for (const line of element.querySelectorAll(".line")) {
    const marks = [...line.querySelectorAll(".mark")];
    const lanes = lanesOf(marks.map(({ style }) => Math.round(1000 * Number(style.getPropertyValue("--at")))), width);
    marks.forEach((one, place) => put(one, { lane: lanes[place] }));
    put(line, { lanes: Math.max(1, ...lanes.map((lane) => lane + 1)) });
  }
}

const headed = ["Lowest", "Lower median", "Highest", "Agreed"];

/** All lines with their figures, as the table that they are. */
export function figuresOf(framework, words, view, agreement) {
  const { program } = framework;
  const hasStages = Boolean(program.thresholds);
  const rows = [
    { name: "Overall", spread: view.whole, id: "", recordIn: (record) => record, figure: words.overall, isNamed: true, hasZones: hasStages && !methodOf(program).countsGates },
    ...view.dimensions.map(({ id, spread }) => ({
      name: words.dimension(id),
      spread,
      id,
      recordIn: ({ dimensions }) => dimensions[id],
      figure: words.figure,
      hasZones: hasStages,
    })),
  ];
  return make("table", { className: "spread" },
    make("caption", { className: "unseen" }, "Lowest, middle and highest scores"),
    make("thead", {}, make("tr", {}, make("th", { scope: "col" }, make("span", { className: "unseen" }, "Score")), ...headed.map((text) => make("th", { scope: "col" }, text)))),
    ...rows.map(({ name, spread, recordIn, figure, ...rest }) => {
      const agreed = recordIn(agreement.record).score;
      const people = view.people.map((person) => ({ person, score: recordIn(person.record).score })).filter(({ score }) => score);
      const figures = [spread?.low, spread?.median, spread?.high, agreed].map((score) => make("td", {}, score ? figure(score) : "–"));
      return make("tbody", {},
        make("tr", {}, make("th", { scope: "row" }, name), ...figures),
        make("tr", { ariaHidden: "true" }, make("td", { colSpan: headed.length + 1 }, lineOf(framework, words, { people, agreed, ...rest }))),
      );
    }),
  );
}

/** The same figures person by person. */
export function everyoneOf(words, view) {
  const shown = (record, figure) => (record.score ? figure(record.score) : record.low ? "not finished" : "not assessed");
  const rows = [
    ["Overall", (record) => record, words.overall],
    ...view.dimensions.map(({ id }) => [words.dimension(id), ({ dimensions }) => dimensions[id], words.figure]),
  ];
  return make("dl", { className: "everyone" }, ...rows.map(([name, recordIn, figure]) =>
    make("div", {}, make("dt", {}, name), make("dd", {}, make("ul", {}, ...view.people.map((person) =>
      make("li", {}, make("bdi", {}, person.name), " ", make("b", {}, shown(recordIn(person.record), figure))),
    )))),
  ));
}
