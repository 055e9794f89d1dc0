/**
 * The scoring methods: all in which they differ, a record each. Whoever needs to know how a method
 * scores asks its record, so a method is complete when its record is. `stagemark/framework/methods.py`
 * has the same records for the build and for the scorer that this one is checked against.
 *
 * @typedef {import("./fractions.js").Fraction} Fraction
 * @typedef {import("../types.js").Program} Program
 *
 * @typedef {object} Part  an assessed dimension
 * @property {number} dimension  its index
 * @property {bigint} weight
 * @property {bigint} base  what the points of its counted questions are divided by
 * @property {Fraction} score
 * @property {number | null} stage  which the score reaches; none where there are no thresholds
 *
 * @typedef {object} Found
 * @property {number[]} questions  by index: raised to their highest, they reach the stage
 * @property {boolean} smallest  whether it is certain that no set of fewer does
 *
 * @typedef {object} Way  to the next stage, with what `next.js` can find on it; null where nothing does
 * @property {Part[]} parts
 * @property {(pull: (part: Part) => bigint) => Found | null} together
 *   what brings the mean of the dimensions to the stage, each with its pull
 * @property {(parts: Part[]) => Found | null} each  what brings each of these dimensions to the stage
 * @property {() => Found} gates  what passes the gates that the stage needs
 *
 * @typedef {object} Method
 * @property {boolean} isPercent  whether the dimensions' scores are percentages
 * @property {boolean} countsGates  whether the overall score is the number of gates passed in order,
 *   which give the stage, too; else thresholds do
 * @property {"dimensions" | "questions" | "nothing"} weighs
 *   what the overall score weighs against each other: dimensions, or all questions
 * @property {(sums: {parts: Part[], passed: number}) => Fraction} score  the overall score, from the
 *   assessed dimensions, of which there is one at least, and from how many gates are passed in order
 * @property {(way: Way) => Found | null} lift  what reaches the next stage
 */
import { reaches, times, total } from "./fractions.js";

/** @param {Part} part */
const byWeight = ({ weight }) => weight;
/** @param {Part} part */
const byBase = ({ base }) => base;

/** @type {(pull: (part: Part) => bigint) => Method["score"]} the mean of the dimensions, each with its pull */
const meanBy = (pull) => ({ parts }) =>
  times(
    total(parts.map((part) => times([pull(part), 1n], part.score))),
    [1n, parts.reduce((sum, part) => sum + pull(part), 0n)],
  );

/** @type {{[name in Program["method"]]: Method}} */
export const METHODS = {
  mean: {
    isPercent: false,
    countsGates: false,
    weighs: "dimensions",
    score: meanBy(byWeight),
    lift: (way) => way.together(byWeight),
  },
  weakest: {
    isPercent: false,
    countsGates: false,
    weighs: "nothing",
    score: ({ parts }) => parts.map(({ score }) => score).reduce((a, b) => (reaches(a, b) ? b : a)),
    lift: (way) => way.each(way.parts),
  },
  points: {
    isPercent: true,
    countsGates: false,
    weighs: "questions",
    score: meanBy(byBase),
    lift: (way) => way.together(byBase),
  },
  gates: {
    isPercent: true,
    countsGates: true,
    weighs: "nothing",
    score: ({ passed }) => [BigInt(passed), 1n],
    lift: (way) => way.gates(),
  },
};

/**
 * The record of a program's method. Throws where there is none: nothing may score it another way.
 * @param {Program} program
 */
export function methodOf({ method }) {
  const found = METHODS[method];
  if (!found) throw Error(`no scoring method ${method}`);
  return found;
}
