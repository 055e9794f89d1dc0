/** The keys of the workshop on the wall, also those that presenters' remotes send, and their list. */
import { make } from "../browser/make.js";
import { say } from "../say.js";

/**
 * What a key says to the wall: a letter or a digit is itself.
 * @typedef {"on" | "down" | "back" | "up" | "first" | "last" | "Space" | "Enter" | "Escape" | "field"
 *   | "T" | "R" | "F" | "V" | "A" | "N" | "?"} Press
 */

/** @type {{[key: string]: Press}} */
const MEANT = {
  ArrowRight: "on",
  ArrowDown: "down",
  PageDown: "down",
  ArrowLeft: "back",
  ArrowUp: "up",
  PageUp: "up",
  Home: "first",
  End: "last",
  " ": "Space",
  Enter: "Enter",
  Escape: "Escape",
};

/** Keys that a remote sends and no field needs. */
const ALWAYS = ["PageDown", "PageUp", "Escape"];

/**
 * What a key means where it was pressed; undefined where it belongs to what has the focus.
 * @param {KeyboardEvent} event
 * @returns {Press | undefined}
 */
export function pressIn({ key, target, ctrlKey, metaKey, altKey }) {
  if (ctrlKey || metaKey || altKey) return undefined;
  const element = /** @type {Element} */ (target);
  if (element.matches("input, textarea, select")) {
    const isTyped = element.matches("[type=number], [type=text], textarea");
    if (key === "Enter") return isTyped ? undefined : "field";
    if (!ALWAYS.includes(key) && (isTyped || MEANT[key])) return undefined;
  }
  if (element.matches("button, a, summary") && [" ", "Enter"].includes(key)) return undefined;
  return MEANT[key] ?? (/^[\da-z?]$/i.test(key) ? /** @type {Press} */ (key.toUpperCase()) : undefined);
}

/**
 * What the keys do, to be shown when somebody asks, with a switch for those that have a sign on them.
 * @param {boolean} hasLetters
 * @param {(hasLetters: boolean) => void} change
 */
export function keyList(hasLetters, change) {
  /** @type {[string, string][]} */
  const rows = [
    [say.presenting.keys_on, say.presenting.does_on],
    [say.presenting.keys_back, say.presenting.does_back],
    [say.presenting.keys_reveal, say.presenting.does_reveal],
    [say.presenting.keys_jump, say.presenting.does_jump],
    [say.presenting.keys_ends, say.presenting.does_ends],
    ["V", say.presenting.vote_again],
    ["A", say.presenting.agree],
    ["N", say.presenting.notes],
    ["T", say.presenting.does_timer],
    ["R", say.presenting.does_reset],
    ["F", say.presenting.full_screen],
    [say.presenting.keys_leave, say.presenting.does_leave],
  ];
  const list = rows.flatMap(([keys, does]) => [make("dt", {}, make("kbd", {}, keys)), make("dd", {}, does)]);
  const input = make("input", { type: "checkbox", checked: hasLetters });
  input.addEventListener("change", () => change(input.checked));
  const letters = make("label", {}, input, " ", say.presenting.letters_are_keys);
  return make("section", { className: "wall-keys", tabIndex: -1, hidden: true, ariaLabel: say.presenting.keys }, make("h3", {}, say.presenting.keys), make("dl", {}, ...list), letters);
}
