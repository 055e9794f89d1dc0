/**
 * The smallest set of questions whose rise to their highest value reaches the next stage.
 *
 * In a mean every question adds a fixed amount, so the fewest are found by adding the largest. Gates
 * count questions, so they are searched. Which of both leads on, the method says. A cap ties
 * dimensions to the whole; the set then suffices, and says that it may not be the smallest.
 *
 * @typedef {import("./fractions.js").Fraction} Fraction
 * @typedef {import("./methods.js").Part} Part
 * @typedef {import("./score.js").Model} Model
 * @typedef {import("./score.js").Outcome} Outcome
 * @typedef {import("./score.js").QuestionState} QuestionState
 * @typedef {{index: number, gain: Fraction}} Gain
 * @typedef {{open: number[], missing: number}} Need  the open questions of a gate, and how many of them must pass
 */
import { fraction, isPositive, minus, plus, reaches, times, total } from "./fractions.js";

/** Where the search through gates with common questions stops and takes a set that suffices. */
const SEARCH_LIMIT = 20_000;

/**
 * @param {Model} model
 * @param {QuestionState[]} states
 * @param {Outcome} outcome  with a stage
 * @returns {import("./score.js").Next | null} null where no set does
 */
export function nextStage(model, states, outcome) {
  const { all, cap, dimensions, method, thresholds = [], top } = model;
  const { parts } = outcome;
  const now = /** @type {number} */ (outcome.stage);
  if (now === top) return null;
  const { stage, gates } = method.countsGates ? gatesTo(model, outcome.gates, now) : { stage: now + 1, gates: [] };

  /** @type {(stage: number, some: Part[]) => number[] | null} */
  const inEach = (stage, some) => {
    const found = some
      .filter((part) => /** @type {number} */ (part.stage) < stage)
      .map(({ dimension }) => fewest(gainsTo(model, thresholds[stage - 1], dimensions[dimension].questions, raised)));
    return found.includes(null) ? null : /** @type {number[][]} */ (found).flat();
  };
  /** @type {(questions: number[] | null) => import("./methods.js").Found | null} */
  const surely = (questions) => (questions ? { questions, smallest: true } : null);

  let raised = states;
  const held = cap === null ? [] : inEach(stage - cap, parts);
  if (!held) return null;
  // What is raised for the cap is there already: what is looked for afterwards builds on it.
  raised = states.map((state, index) => (held.includes(index) ? { ...state, low: model.questions[index].highest } : state));
  const found = method.lift({
    parts,
    together: (pull) => surely(fewest(gainsTo(model, thresholds[stage - 1], all, raised, (dimension) => {
      const part = /** @type {Part} */ (outcome.dimensions[dimension]);
      return fraction(pull(part), part.base);
    }))),
    each: (some) => surely(inEach(stage, some)),
    gates: () => passing(gates, held),
  });
  return found && {
    stage,
    questions: [...held, ...found.questions].sort((a, b) => a - b),
    smallest: found.smallest && cap === null,
  };
}

/**
 * What each question can add, in file order, and what is missing to a threshold.
 * `partOf` tells how much a point in a dimension is worth; within one dimension all are alike.
 * @param {Model} model
 * @param {Fraction} threshold
 * @param {number[]} indexes
 * @param {QuestionState[]} states
 * @param {(dimension: number) => Fraction} partOf
 * @returns {{gains: Gain[], missing: Fraction}}
 */
function gainsTo(model, threshold, indexes, states, partOf = () => [1n, 1n]) {
  const { method: { isPercent }, questions, unit } = model;
  const counted = indexes.filter((index) => states[index].low !== undefined);
  const valueOf = (/** @type {number} */ index) => /** @type {bigint} */ (states[index].low);
  /** @type {(index: number, points: bigint) => Fraction} */
  const worth = (index, points) => times(partOf(questions[index].dimension), [questions[index].weight * points, 1n]);
  const whole = total(counted.map((index) => worth(index, isPercent ? questions[index].highest : unit)));
  const reached = total(counted.map((index) => worth(index, valueOf(index))));
  return {
    missing: minus(times(times(threshold, whole), [1n, isPercent ? 100n : 1n]), reached),
    gains: counted
      .map((index) => ({ index, gain: worth(index, questions[index].highest - valueOf(index)) }))
      .filter(({ gain }) => isPositive(gain)),
  };
}

/**
 * The fewest gains that add up to what is missing, of equal sets the earliest; null if none does.
 * @param {{gains: Gain[], missing: Fraction}} wanted
 */
function fewest({ gains, missing }) {
  if (!isPositive(missing)) return [];
  const largest = (/** @type {Gain[]} */ list, /** @type {number} */ count) =>
    total([...list].map(({ gain }) => gain).sort((a, b) => (reaches(a, b) ? -1 : 1)).slice(0, count));
  let size = 1;
  while (size <= gains.length && !reaches(largest(gains, size), missing)) size += 1;
  if (size > gains.length) return null;
  /** @type {number[]} */
  const chosen = [];
  let rest = missing;
  gains.forEach(({ index, gain }, position) => {
    const left = size - chosen.length - 1;
    if (left < 0 || !reaches(plus(gain, largest(gains.slice(position + 1), left)), rest)) return;
    chosen.push(index);
    rest = minus(rest, gain);
  });
  return chosen;
}

/**
 * The gates to pass for a stage above the present one, and that stage: as few as will do.
 * @param {Model} model
 * @param {Outcome["gates"]} gates
 * @param {number} stage  the present one
 */
function gatesTo(model, gates, stage) {
  const failed = [...gates.keys()].filter((gate) => !gates[gate].passed);
  const heldAt = (/** @type {number} */ position) =>
    position < failed.length ? model.gates[failed[position]].holds_at : model.top;
  let position = 0;
  while (heldAt(position) <= stage) position += 1;
  return {
    stage: heldAt(position),
    gates: failed.slice(0, position).map((gate) => ({
      open: gates[gate].open,
      missing: gates[gate].needed - gates[gate].passing,
    })),
  };
}

/**
 * The fewest open questions that pass all these gates, beyond those raised already.
 * @param {Need[]} gates
 * @param {number[]} raised
 * @returns {import("./methods.js").Found}
 */
function passing(gates, raised) {
  const needs = gates.map(({ open, missing }) => ({
    open: open.filter((index) => !raised.includes(index)).sort((a, b) => a - b),
    missing: missing - open.filter((index) => raised.includes(index)).length,
  }));
  const candidates = [...new Set(needs.flatMap(({ open }) => open))].sort((a, b) => a - b);
  const gatesOf = candidates.map((index) => needs.filter(({ open }) => open.includes(index)).length);
  let steps = 0;

  /**
   * A set of `size` from the candidates at or after `from` that meets what is missing, or null.
   * @type {(from: number, size: number, missing: number[]) => number[] | null}
   */
  const search = (from, size, missing) => {
    steps += 1;
    const left = missing.reduce((sum, count) => sum + Math.max(count, 0), 0);
    if (left === 0) return [];
    const room = candidates.slice(from);
    const most = Math.max(0, ...gatesOf.slice(from));
    const isHopeless = needs.some(
      ({ open }, gate) => missing[gate] > Math.min(size, room.filter((index) => open.includes(index)).length),
    );
    if (isHopeless || size * most < left || steps > SEARCH_LIMIT) return null;
    const after = missing.map((count, gate) => (needs[gate].open.includes(room[0]) ? count - 1 : count));
    const rest = search(from + 1, size - 1, after);
    return rest ? [room[0], ...rest] : search(from + 1, size, missing);
  };

  const missing = needs.map((need) => need.missing);
  for (let size = 0; steps <= SEARCH_LIMIT; size += 1) {
    const found = search(0, size, missing);
    if (found) return { questions: found, smallest: true };
  }
  const firsts = needs.flatMap(({ open, missing: count }) => open.slice(0, Math.max(count, 0)));
  return { questions: [...new Set(firsts)], smallest: false };
}
