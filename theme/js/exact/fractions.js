/**
 * Exact numbers: a fraction is a pair of BigInts in lowest terms, its denominator above 0.
 * @typedef {[bigint, bigint]} Fraction
 */

/**
 * @param {bigint} numerator
 * @param {bigint} denominator
 * @returns {Fraction}
 */
export function fraction(numerator, denominator) {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b) [a, b] = [b, a % b];
  return [numerator / a, denominator / a];
}

/** @typedef {(a: Fraction, b: Fraction) => Fraction} Operation */

/** @type {Operation} */
export const plus = (a, b) => fraction(a[0] * b[1] + b[0] * a[1], a[1] * b[1]);
/** @type {Operation} */
export const minus = (a, b) => fraction(a[0] * b[1] - b[0] * a[1], a[1] * b[1]);
/** @type {Operation} */
export const times = (a, b) => fraction(a[0] * b[0], a[1] * b[1]);
/** @type {(a: Fraction, b: Fraction) => boolean} */
export const reaches = (a, b) => a[0] * b[1] >= b[0] * a[1];
/** @type {(a: Fraction) => boolean} */
export const isPositive = (a) => a[0] > 0n;

/** @param {Fraction[]} numbers */
export const total = (numbers) => numbers.reduce(plus, [0n, 1n]);

/**
 * The exact text of a score, "12/5"; null stays null.
 * @template {Fraction | null} Score
 * @param {Score} score
 */
export const write = (score) => /** @type {Score extends null ? null : string} */ (score && score.join("/"));

/**
 * What `write` wrote.
 * @param {string} text
 */
export const parse = (text) => /** @type {Fraction} */ (text.split("/").map(BigInt));

/**
 * The figure that people see: cut off behind its decimals, never rounded up.
 * @param {Fraction} score
 * @param {number} decimals
 */
export function show(score, decimals) {
  const digits = String((score[0] * 10n ** BigInt(decimals)) / score[1]).padStart(decimals + 1, "0");
  return decimals ? `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}` : digits;
}
