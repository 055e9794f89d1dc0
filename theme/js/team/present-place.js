/** Where a workshop on the wall is: what is kept over a reload, and read back only as far as it fits. */
import { areMinutes, timerOf } from "../exact/timer.js";
import { isMapping } from "../exact/responses.js";

/**
 * @typedef {object} Place
 * @property {boolean} isOpen
 * @property {string} at  the id of a question, or FIRST_SCREEN or LAST_SCREEN
 * @property {import("../exact/agenda.js").Order} order
 * @property {string[]} revealed  the questions whose answers have been shown
 * @property {number} minutes  for each question
 * @property {import("../exact/timer.js").Timer} timer
 * @property {boolean} hasLetters  whether letters, digits and signs are keys, which those who speak to
 *   their computer may not want
 */

/** Screens that are no question: no id begins like this. */
export const FIRST_SCREEN = "~start";
export const LAST_SCREEN = "~end";

const MINUTES = 3;

/** @type {(value: unknown) => value is import("../exact/timer.js").Timer} */
const isTimer = (value) =>
  isMapping(value) && Number.isFinite(value.left) && Number(value.left) >= 0 && (value.since === null || Number.isFinite(value.since));

/**
 * @param {unknown} saved
 * @returns {Place}
 */
export function placeIn(saved) {
  const { isOpen, at, order, revealed, minutes, timer, hasLetters } = isMapping(saved) ? saved : {};
  const own = areMinutes(minutes) ? minutes : MINUTES;
  return {
    isOpen: isOpen === true,
    at: typeof at === "string" ? at : FIRST_SCREEN,
    order: order === "asked" ? order : "apart",
    revealed: Array.isArray(revealed) ? revealed.filter((id) => typeof id === "string") : [],
    minutes: own,
    timer: isTimer(timer) ? timer : timerOf(own),
    hasLetters: hasLetters !== false,
  };
}
