/**
 * How the overall score comes about, as a calculation that can be done again: its numbers are exact,
 * so that both sides are equal whatever the figures leave out. No DOM, no floats.
 *
 * @typedef {import("../types.js").Program} Program
 * @typedef {import("../types.js").Record} Record
 * @typedef {{says: "sum", left: string, right: string, cut: boolean}} Sum
 *   both sides of an equation; `cut`: the figure of the score has fewer decimals than it
 * @typedef {{says: "lowest", scores: string[], score: string}} Lowest
 * @typedef {{says: "gates", gates: string[]}} Gates  those passed in order, before the one that decides
 */
import { exactText } from "./exact-text.js";
import { fraction, parse, times } from "./fractions.js";
import { methodOf } from "./methods.js";

/**
 * The calculation; null where there is nothing to calculate with.
 * @param {Program} program
 * @param {Record} record  a complete one
 * @param {Set<string>} counted  the questions that count in it
 * @returns {Sum | Lowest | Gates | null}
 */
export function workingOf(program, record, counted) {
  const { countsGates, weighs } = methodOf(program);
  const score = /** @type {string} */ (record.score);
  const parts = program.dimensions.flatMap(({ id, weight }) => {
    const own = record.dimensions[id].score;
    return own ? [{ id, weight: BigInt(weight), score: own }] : [];
  });
  if (countsGates) {
    const ids = Object.keys(record.gates);
    const failed = ids.findIndex((id) => !record.gates[id].passed);
    const gates = failed < 0 ? ids : ids.slice(0, failed);
    return gates.length ? { says: "gates", gates } : null;
  }
  if (parts.length === 1) return null;
  if (weighs === "nothing") return { says: "lowest", scores: parts.map((part) => part.score), score };
  return sumOf(program, score, weighs === "questions" ? pointsOf(program, parts, counted) : meanOf(program, parts));
}

/**
 * @param {Program} program
 * @param {string} score
 * @param {string} left
 * @returns {Sum}
 */
function sumOf({ decimals }, score, left) {
  const number = parse(score);
  return { says: "sum", left, right: exactText(number, decimals), cut: 10n ** BigInt(decimals) % number[1] !== 0n };
}

/**
 * The dimensions' scores, each as often as it weighs, divided by the weights.
 * @param {Program} program
 * @param {{weight: bigint, score: string}[]} parts
 */
function meanOf({ decimals }, parts) {
  const isEven = parts.every(({ weight }) => weight === parts[0].weight);
  const terms = parts.map(({ weight, score }) => {
    const number = exactText(parse(score), decimals);
    return isEven ? number : `${weight} × ${number.includes("/") ? `(${number})` : number}`;
  });
  return `(${terms.join(" + ")}) ÷ ${isEven ? parts.length : parts.reduce((sum, { weight }) => sum + weight, 0n)}`;
}

/**
 * The points of each dimension, and what its questions could have given.
 * @param {Program} program
 * @param {{id: string, score: string}[]} parts
 * @param {Set<string>} counted
 */
function pointsOf({ dimensions, questions, unit }, parts, counted) {
  const most = parts.map(({ id }) =>
    questions
      .filter((question) => counted.has(question.id) && dimensions[question.dimension].id === id)
      .reduce((sum, { weight, highest }) => sum + BigInt(weight) * BigInt(highest), 0n),
  );
  const text = (/** @type {import("./fractions.js").Fraction[]} */ numbers) => numbers.map((number) => exactText(number)).join(" + ");
  const bases = most.map((base) => fraction(base, BigInt(unit)));
  const reached = parts.map(({ score }, index) => times(times(parse(score), [1n, 100n]), bases[index]));
  return `100 × (${text(reached)}) ÷ (${text(bases)})`;
}
