/** The words of the framework, read from the page that holds them, and what a result is in words. */
import { byId, find } from "../browser/elements.js";
import { commaList } from "../exact/lists.js";
import { stageRange } from "../exact/stage-range.js";
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
 * @param {Pick<Record, "stage" | "low" | "high">} record
 * @param {(id: string | null) => string} nameOf
 */
export function whereOf(record, nameOf) {
  const [low, high] = stageRange(record).map(nameOf);
  if (!low) return say.common.not_assessed;
  return high ? say.common.between_stages({ low, high }) : low;
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
