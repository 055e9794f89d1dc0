/** What a result is called on this page, where it stands, and how far a figure went, as texts. */
import { dayText } from "../browser/days.js";
import { parse, write } from "../exact/fractions.js";
import { commaList } from "../exact/lists.js";
import { stageRange } from "../exact/stage-range.js";
import { say } from "../say.js";

/**
 * @typedef {ReturnType<typeof import("../browser/framework-words.js").wordsIn>} Words
 * @typedef {import("./results.js").Result} Result
 * @typedef {import("./movement.js").Scored} Scored
 * @typedef {Pick<import("../types.js").DimensionRecord, "score" | "low" | "high">} Range
 */

/** What is shown where there is no figure. */
export const NO_FIGURE = "–";

/** @param {Pick<Result, "created">} result */
export const dayOf = ({ created }) => dayText(created) || say.over_time.no_date;

/** @param {Result} result */
export const nameOf = (result) => commaList([dayOf(result), result.label].filter(Boolean));

/** A figure that stays in one line, such as 2.95 of 5. */
export const unbroken = (/** @type {string} */ text) => text.replaceAll(" ", "\u00a0");

/**
 * The stage, or those between which it lies.
 * @param {Scored} scored
 * @param {Words} words
 */
export function stageText({ shown, isUnsure }, words) {
  const [low, high] = stageRange(shown).map(words.stage);
  if (!low) return say.common.not_assessed;
  const stage = high ? say.over_time.stage_range({ low, high }) : low;
  return isUnsure ? say.over_time.unsure({ stage }) : stage;
}

/**
 * The score, or those between which it lies.
 * @param {Scored} scored
 * @param {Words} words
 */
export function scoreText({ shown, state }, words) {
  const { low, high } = shown;
  if (shown.score) return words.whole(shown.score);
  if (!low || !high) return NO_FIGURE;
  const range = say.over_time.score_range({ low: words.overall(low.score), high: unbroken(words.whole(high.score)) });
  return state === "incomplete" ? say.over_time.unfinished({ range }) : range;
}

/**
 * @param {Scored} scored
 * @param {Words} words
 */
export function standingText(scored, words) {
  const stage = stageText(scored, words);
  return scored.shown.score ? say.over_time.standing({ stage, score: words.whole(scored.shown.score) }) : stage;
}

/**
 * The score of a dimension, or those between which it lies.
 * @param {Range | null | undefined} range
 * @param {Words} words
 */
export function figureText(range, words) {
  if (range?.score) return words.figure(range.score);
  if (!range?.low || !range.high) return NO_FIGURE;
  return say.over_time.score_range({ low: words.figure(range.low.score), high: words.figure(range.high.score) });
}

/**
 * A step as it is shown, with its sign.
 * @param {Words} words
 * @param {string} step  exact
 */
export function stepText(words, step) {
  const [difference, unit] = parse(step);
  if (!difference) return say.over_time.the_same;
  const size = words.figure(write([difference < 0n ? -difference : difference, unit]));
  return difference < 0n ? `−${size}` : `+${size}`;
}

/**
 * The difference of two figures as they are shown, so that the sum on the page is right.
 * @param {Words} words
 * @param {{score: string | null} | null | undefined} before
 * @param {{score: string | null} | null | undefined} after
 */
export const changeText = (words, before, after) => (before?.score && after?.score ? stepText(words, words.apart(before.score, after.score)) : NO_FIGURE);
