/**
 * A second vote: after the talk people vote anew by show of hands, so there are counts by option and no
 * names. Both rounds are looked at alike. Plain data, and whole numbers throughout.
 *
 * @typedef {import("../types.js").Dissent} Dissent
 * @typedef {import("./fractions.js").Fraction} Fraction
 * @typedef {{[choice: string]: number}} Counts  of hands or people, by option or escape
 * @typedef {import("./responses.js").Question} Offer
 * @typedef {import("./spread.js").Model["questions"][number]} Question
 *
 * @typedef {object} Round
 * @property {Counts} counts
 * @property {number} hands  all of them
 * @property {string | null} low  the option of the lowest value that has any; null of a checklist, as
 *   ticks lie on no scale, and where there is none
 * @property {string | null} high
 * @property {Fraction | null} spread  the way from one to the other as a share of the question's range
 */
import { fraction, reaches } from "./fractions.js";
import { isMapping } from "./responses.js";

/** More hands than in any room. */
export const MOST_HANDS = 1000;

const DIGITS = "0123456789";

/** @type {(value: unknown, least: number) => value is number} */
const isCount = (value, least) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= MOST_HANDS;

/**
 * The number that somebody typed; none is no hands, and null what is no number of them.
 * @param {string} text
 * @returns {number | null}
 */
export function handsIn(text) {
  const typed = text.trim();
  // What Number takes besides, such as "1e2", is no way to count hands; of nothing it makes 0.
  const count = [...typed].every((sign) => DIGITS.includes(sign)) ? Number(typed) : null;
  return isCount(count, 0) ? count : null;
}

/**
 * Whether hands can be raised for it, one by one.
 * @param {Offer} offer
 * @param {string} choice
 */
const isChoice = ({ options, allow, checklist }, choice) =>
  Object.hasOwn(options, choice) || allow.includes(choice) || (Boolean(checklist) && choice === "~none");

/**
 * Whether these are the counts of a vote on the question; who did not get a hand is not in them.
 * @param {Offer} offer
 * @param {unknown} counts
 * @returns {counts is Counts}
 */
export const isVote = (offer, counts) =>
  isMapping(counts) && Object.entries(counts).every(([choice, count]) => isChoice(offer, choice) && isCount(count, 1));

/**
 * Whether it says who does not agree: how many, or in words, or both.
 * @param {unknown} said
 * @returns {said is Dissent}
 */
export const isDissent = (said) =>
  isMapping(said) &&
  Object.keys(said).length === 2 &&
  isCount(said.count, 0) &&
  typeof said.words === "string" &&
  (said.count > 0 || said.words !== "");

/**
 * The counts with another number of hands for one choice.
 * @param {Counts} counts
 * @param {string} choice
 * @param {number} count
 * @returns {Counts}
 */
export function withHands(counts, choice, count) {
  const others = Object.entries(counts).filter(([id]) => id !== choice);
  return Object.assign(Object.create(null), Object.fromEntries(count ? [...others, [choice, count]] : others));
}

/**
 * What people had answered before they talked, as counts: of a checklist, how often each was ticked.
 * @param {Pick<import("./spread.js").Tally, "voices">} tally
 * @returns {Counts}
 */
export const firstCounts = ({ voices }) =>
  Object.assign(Object.create(null), Object.fromEntries(voices.map(({ answer, people }) => [String(answer), people.length])));

/**
 * @param {Pick<Question, "checklist" | "lowest" | "highest" | "values">} question
 * @param {Counts} counts
 * @returns {Round}
 */
export function roundOf({ checklist, lowest, highest, values }, counts) {
  const hands = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const raised = checklist ? [] : [...values].filter(([choice]) => counts[choice]);
  if (!raised.length) return { counts, hands, low: null, high: null, spread: null };
  const low = raised.reduce((one, other) => (other[1] < one[1] ? other : one));
  const high = raised.reduce((one, other) => (other[1] > one[1] ? other : one));
  const range = highest - lowest;
  return { counts, hands, low: low[0], high: high[0], spread: range ? fraction(high[1] - low[1], range) : [0n, 1n] };
}

/**
 * What the talk did: whether people came closer together or further apart. Null where a round has
 * no answers that lie on a scale.
 * @param {Round} first
 * @param {Round} second
 * @returns {"closer" | "further" | "same" | null}
 */
export function movedBetween(first, second) {
  if (!first.spread || !second.spread) return null;
  if (!reaches(second.spread, first.spread)) return "closer";
  return reaches(first.spread, second.spread) ? "same" : "further";
}
