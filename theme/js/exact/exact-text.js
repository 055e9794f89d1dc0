/** Exact numbers as people write them. */
import { show, write } from "./fractions.js";

/** Numbers with more decimals are easier to read as a fraction. */
const MOST_DECIMALS = 6;

/**
 * A number as an author would write it, 3, 1.25 or 1/3, and never another one.
 * @param {import("./fractions.js").Fraction} number
 * @param {number} [least] how many decimals it has where these are enough
 */
export function exactText(number, least = 0) {
  const isWhole = (/** @type {number} */ decimals) => (10n ** BigInt(decimals) * number[0]) % number[1] === 0n;
  for (let decimals = least; decimals <= MOST_DECIMALS; decimals += 1) if (isWhole(decimals)) return show(number, decimals);
  return write(number);
}
