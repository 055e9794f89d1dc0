/**
 * Takes a choice back: radio buttons know no way to choose nothing, and one slip of the thumb would
 * count for ever. Boxes are unticked as they were ticked and need no help.
 */
import { css } from "../css.js";
import { find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { addStyle } from "../browser/sheet.js";
import { say } from "../say.js";

/** @returns {HTMLInputElement | null | undefined} */
const chosenIn = (/** @type {Element | null} */ question) => question?.querySelector("[type=radio]:checked");

function clear(/** @type {Element | null} */ question) {
  const chosen = chosenIn(question);
  if (!chosen) return;
  chosen.checked = false;
  // The button goes with the answer, and the focus must not go with it.
  chosen.focus();
  chosen.dispatchEvent(new Event("change", { bubbles: true }));
}

/**
 * Puts a button beside each answer that was chosen; the keys that delete do the same.
 * @param {import("../browser/page.js").Page} page
 */
export function addClearButtons({ subscribe }) {
  addStyle(css("later/clear.css"));
  const buttons = findAll("#assessment fieldset:has([type=radio])").map((question) => {
    const button = make("button", { type: "button", className: "clear", textContent: say.answering.clear, ...OWN_WORDS });
    button.addEventListener("click", () => clear(question));
    find(":scope > div:last-child > details", question).before(button);
    return { question, button };
  });
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (!["Delete", "Backspace"].includes(key) || !(target instanceof Element && target.matches("[type=radio]"))) return;
    event.preventDefault();
    clear(target.closest("fieldset"));
  });
  subscribe(() => {
    for (const { question, button } of buttons) button.hidden = !chosenIn(question);
  });
}
