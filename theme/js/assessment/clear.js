/**
 * A choice taken back: radio buttons know no way to choose nothing, and one slip of the thumb would
 * count for ever. Boxes are unticked as they were ticked and need no help.
 */
import { ENGLISH } from "../browser/english.js";
import { make } from "../browser/make.js";
import { addStyle } from "../browser/sheet.js";

const CLEAR_STYLE = `
.clear { min-height: 0; padding: .6rem 0; border: 0; background: none; color: var(--accent) }
@media print { .clear { display: none } }`;

const chosenIn = (question) => question?.querySelector("[type=radio]:checked");

function clear(question) {
  const chosen = chosenIn(question);
  if (!chosen) return;
  chosen.checked = false;
  // The button goes with the answer; whoever pressed it goes on where they were.
  chosen.focus();
  chosen.dispatchEvent(new Event("change", { bubbles: true }));
}

/** Offers it beside each answer that was chosen, and on the keys that delete. */
export function offerClearing(subscribe) {
  addStyle(CLEAR_STYLE);
  const buttons = new Map();
  for (const question of document.querySelectorAll("#assessment fieldset:has([type=radio])")) {
    const button = make("button", { type: "button", className: "clear", textContent: "Clear answer", ...ENGLISH });
    button.addEventListener("click", () => clear(question));
    question.querySelector(":scope > div:last-child > details").before(button);
    buttons.set(question, button);
  }
  document.addEventListener("keydown", (event) => {
    if (!["Delete", "Backspace"].includes(event.key) || !event.target.matches("[type=radio]")) return;
    event.preventDefault();
    clear(event.target.closest("fieldset"));
  });
  subscribe(() => {
    for (const [question, button] of buttons) button.hidden = !chosenIn(question);
  });
}
