/** The words of the framework, read from the page that holds them, and what a result is in words. */
import { byId, find } from "../browser/elements.js";
import { commaList } from "../exact/lists.js";
import { figuresIn } from "../exact/shown.js";
import { say } from "../say.js";

/**
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Record} Record
 * @typedef {ReturnType<typeof wordsOf>} PageWords
 */

/** A text of the framework in a sentence of the page, which may run the other way. */
export const isolated = (/** @type {string} */ text) => (document.dir ? `\u2068${text}\u2069` : text);

/**
 * The words of a framework by id, and its figures.
 * @param {Framework} framework
 * @param {(text: string) => string} name what makes a name fit into a sentence of the page; `String`
 *   for files, which have names as they are
 */
export function wordsOf(framework, name = isolated) {
  return {
    ...figuresIn(framework),
    stage: (/** @type {string | null | undefined} */ id) => (id ? name(byId(`step_${id}`).textContent) : ""),
    dimension: (/** @type {string} */ id) => name(find("h2", byId(`d_${id}`)).textContent),
    gate: (/** @type {string} */ id) => name(find("b", byId(`gate_${id}`)).textContent),
    question: (/** @type {string} */ id) => find("h3", byId(`q_${id}`)).textContent,
    option: (/** @type {string} */ id, /** @type {string} */ choice) =>
      find(`[value="${choice}"] + *`, byId(`q_${id}`)).textContent,
  };
}

/**
 * The stage of a result, or those that it lies between.
 * @param {Pick<Record, "state" | "stage" | "low" | "high">} record
 * @param {(id: string | null) => string} nameOf
 */
export function whereOf({ state, stage, low, high }, nameOf) {
  if (state === "complete") return nameOf(stage);
  if (!low || !high) return say.common.not_assessed;
  const [from, to] = [low.stage, high.stage].map(nameOf);
  return from === to ? from : say.common.between_stages({ low: from, high: to });
}

/**
 * How much is answered; to know that one does not know is no answer.
 * @param {Record["counts"]} counts
 */
export function answeredOf({ visible, answered, unanswered, unknown, not_applicable }) {
  const count = answered;
  const saysOfHowMany = unanswered || count === visible;
  return commaList([
    saysOfHowMany ? say.scorecard.answered_of({ count, visible }) : say.scorecard.answered({ count }),
    ...(unknown ? [say.scorecard.not_known({ count: unknown })] : []),
    ...(not_applicable ? [say.scorecard.not_applicable({ count: not_applicable })] : []),
  ]);
}
