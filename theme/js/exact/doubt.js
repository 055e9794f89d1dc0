/**
 * How sure a result is: which questions are not known, and how far they could move it. No DOM, no floats.
 *
 * @typedef {import("../types.js").Record} Record
 *
 * @typedef {object} Doubt
 * @property {number[]} unknown  by index, the questions that the respondent does not know, the weightiest first
 * @property {Record} ranged  the record if each of them were still open
 * @property {Record} shown  what words may go by: from a third of the weight on that is not known, the
 *   ranged record, as a stage would come from nothing; else the record itself
 */
import { recordOf } from "./score.js";

/**
 * @param {import("./score.js").Model} model
 * @param {import("./spread.js").QuestionState[]} states
 * @param {{[dimension: string]: string}} targets
 * @param {Record} record  what these come to
 * @returns {Doubt}
 */
export function doubtOf(model, states, targets, record) {
  const { all, dimensions, questions } = model;
  const weightOf = (/** @type {number} */ index) => questions[index].weight * dimensions[questions[index].dimension].weight;
  const weigh = (/** @type {number[]} */ indexes) => indexes.reduce((sum, index) => sum + weightOf(index), 0n);
  const unknown = all.filter((index) => states[index].state === "unknown");
  const rest = all.filter((index) => /^(un)?answered$/.test(states[index].state));
  const open = states.map((state, index) => {
    const { lowest, highest } = questions[index];
    return state.state === "unknown" ? { state: /** @type {const} */ ("unanswered"), low: lowest, high: highest } : state;
  });
  const ranged = unknown.length ? recordOf(model, open, targets) : record;
  return {
    unknown: unknown.sort((a, b) => Number(weightOf(b) - weightOf(a))),
    ranged,
    shown: 2n * weigh(unknown) >= weigh(rest) ? ranged : record,
  };
}
