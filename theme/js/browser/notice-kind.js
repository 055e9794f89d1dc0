/**
 * The kinds of notice: how things stand, what was done, and what did not work.
 *
 * @typedef {"information" | "done" | "problem"} Kind
 */
import { say } from "../say.js";

/**
 * Makes an element a notice of a kind. A problem is called one, as colours and signs do not reach everybody.
 * @param {HTMLElement} element
 * @param {Kind} kind
 */
export function markKind(element, kind) {
  element.classList.toggle("done", kind === "done");
  element.classList.toggle("problem", kind === "problem");
  if (kind === "problem") element.dataset.kind = say.notices.problem;
  else delete element.dataset.kind;
}
