/**
 * The questions of a workshop in the order in which they are talked about, and the way to one by its
 * number. Plain data.
 *
 * @typedef {Pick<import("./spread.js").Tally, "index" | "counts">} Counted
 * @typedef {"apart" | "asked"} Order  those furthest apart first, or as the questionnaire asks them
 */
import { tallyNames } from "./spread.js";

/**
 * Questions that nobody was asked are no matter of talk.
 * @template {Counted} Tally
 * @param {Tally[]} tallies those furthest apart first
 * @param {Order} order
 */
export function agendaOf(tallies, order) {
  const asked = tallies.filter(({ counts }) => tallyNames.some((name) => counts[name]));
  return order === "apart" ? asked : asked.sort((a, b) => a.index - b.index);
}

/**
 * Where digits lead to that are typed one by one: at once where no further digit leads to any number.
 * @param {number[]} numbers of the questions, as they stand on paper
 * @param {string} typed
 * @returns {{number: number | null, isOpen: boolean}} `number` is where they lead to so far, if
 *   anywhere; `isOpen` says that a further digit may lead elsewhere
 */
export function jumpOf(numbers, typed) {
  const number = numbers.find((one) => String(one) === typed) ?? null;
  const isOpen = numbers.some((one) => String(one).length > typed.length && String(one).startsWith(typed));
  return { number, isOpen };
}
