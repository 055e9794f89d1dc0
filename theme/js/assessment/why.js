/** Why a complete result is at its stage: what decided, the calculation to do again, and what would lead on. */
import { byId } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { listed, OWN_WORDS } from "../browser/own-words.js";
import { methodOf } from "../exact/methods.js";
import { workingOf } from "../exact/working.js";
import { say } from "../say.js";

/**
 * @typedef {import("../types.js").Program} Program
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("../types.js").Response} Response
 * @typedef {import("./page-words.js").PageWords} PageWords
 */

/**
 * What decided: the cap, the gate, or where the stages begin.
 * @param {Program} program
 * @param {Record} record
 * @param {PageWords} words
 */
function reasonFor(program, record, words) {
  const { stages, gates } = program;
  const score = /** @type {string} */ (record.score);
  const whole = words.whole(score);
  const capping = record.capped_by;
  if (capping) {
    const count = /** @type {number} */ (program.cap);
    const places = { score: whole, dimension: words.dimension(capping), stage: words.stage(record.dimensions[capping].stage) };
    return count ? say.why.capped({ ...places, count }) : say.why.capped_level(places);
  }
  if (methodOf(program).countsGates) {
    const failed = gates.find(({ id }) => !record.gates[id].passed);
    if (!failed) return say.why.gates({ count: gates.length });
    const { passing, needed, counted: count } = record.gates[failed.id];
    const stage = words.stage(stages[failed.holds_at]);
    return say.why.gate({ gate: words.gate(failed.id), passing, needed, count, stage });
  }
  const position = stages.indexOf(/** @type {string} */ (record.stage));
  const [here, after] = stages.slice(position);
  const startOf = (/** @type {string} */ stage) => words.figure(words.start(stage));
  const standing = { score: whole, stage: words.stage(here), start: startOf(here) };
  if (!after) return say.why.last(standing);
  const ahead = { ...standing, next: words.stage(after), next_start: startOf(after), short: words.short(after, score) };
  return position ? say.why.stage(ahead) : say.why.first(ahead);
}

/**
 * The calculation in words and signs; "" where there is none.
 * @param {Program} program
 * @param {Record} record
 * @param {Response} response
 * @param {PageWords} words
 */
function workingFor(program, record, { answers }, words) {
  const counts = (/** @type {string} */ id) =>
    !byId(`q_${id}`).hidden && answers[id] !== "~na" && (answers[id] !== "~unknown" || program.unknown === "lowest");
  const working = workingOf(program, record, new Set(program.questions.map(({ id }) => id).filter(counts)));
  if (!working) return "";
  switch (working.says) {
    case "sum": {
      const { left, cut } = working;
      const right = working.right + (methodOf(program).isPercent ? "%" : "");
      const figure = words.figure(/** @type {string} */ (record.score));
      return cut ? say.why.equals_shown({ left, right, figure }) : say.why.equals({ left, right });
    }
    case "lowest":
      return say.why.lowest({ scores: listed(working.scores.map(words.figure)), score: words.figure(working.score) });
    case "gates":
      return working.gates
        .map((id) => say.why.gate_passed({ gate: words.gate(id), passing: record.gates[id].passing, count: record.gates[id].counted, needed: record.gates[id].needed }))
        .join(" ");
  }
}

/**
 * The smallest set of answers that would reach the next stage, in a list that is still empty.
 * @param {PageWords} words
 */
function makeRise(words) {
  const title = make("h4", { id: "rise-title", ...OWN_WORDS });
  const links = make("ul");
  const element = make("div", { id: "rise" }, title, links);
  return {
    element,
    show(/** @type {Record["next"]} */ next) {
      element.hidden = !next;
      if (!next) return;
      const goal = { count: next.questions.length, stage: words.stage(next.stage) };
      title.textContent = next.smallest ? say.scorecard.rise(goal) : say.scorecard.rise_at_most(goal);
      links.replaceChildren(...next.questions.map((id) => make("li", {}, make("a", { href: `#q_${id}` }, words.question(id)))));
    },
  };
}

/**
 * @param {import("../browser/page.js").Page} page
 * @param {PageWords} words
 */
export function explainStage({ framework: { program }, subscribe }, words) {
  const calculation = make("p", { id: "working", ...OWN_WORDS });
  const rise = makeRise(words);
  byId("trace").after(calculation, rise.element);
  subscribe((response, _, { shown }) => {
    const isComplete = shown.state === "complete";
    byId("trace").textContent = isComplete ? reasonFor(program, shown, words) : "";
    calculation.textContent = isComplete ? workingFor(program, shown, response, words) : "";
    calculation.hidden = !calculation.textContent;
    rise.show(shown.next);
  });
}
