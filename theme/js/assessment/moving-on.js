/**
 * Moves on by itself behind a choice by hand, and only there: who walks through options by keyboard,
 * or with what reads the screen aloud, has not chosen before they say so.
 */
import { byId } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";

/** Where the browser keeps that somebody does not want it. */
const OFF_KEY = "stagemark:stay";

/** Long enough to see what one has chosen, in milliseconds. */
export const PAUSE = 300;

/**
 * Whether a pointer is one that somebody moves. Screen readers put one in its place that has no size
 * or, as on Android, weighs nothing.
 * @param {PointerEvent | undefined} pointer as it went down
 */
export const isByHand = (pointer) =>
  pointer?.isTrusted && pointer.width > 0 && (pointer.pressure > 0 || pointer.width > 1 || pointer.pointerType !== "mouse");

/**
 * @param {object} steps see `stepwise.js`
 * @param {() => HTMLElement | undefined} steps.asked what is asked alone, where something is
 * @param {() => void} steps.goOn moves to what is asked next, if there is anything
 * @returns {HTMLElement} the switch to have it off
 */
export function moveOnByItself({ asked, goOn }) {
  const isOn = make("input", { type: "checkbox", checked: !attempt(() => localStorage[OFF_KEY]) });
  isOn.addEventListener("change", () =>
    attempt(() => {
      if (isOn.checked) delete localStorage[OFF_KEY];
      else localStorage[OFF_KEY] = "1";
    }),
  );

  let timer = 0;
  /** @type {PointerEvent | undefined} */
  let pointer;
  // Whatever one does next, one does it here.
  for (const type of /** @type {const} */ (["pointerdown", "pointercancel", "keydown", "wheel"])) {
    const take = (/** @type {Event} */ event) => {
      clearTimeout(timer);
      pointer = type === "pointerdown" ? /** @type {PointerEvent} */ (event) : undefined;
    };
    document.addEventListener(type, take, { capture: true, passive: true });
  }

  byId("questions").addEventListener("click", ({ target, detail }) => {
    const question = asked();
    const row = target instanceof Element && target.closest("label");
    const radio = row && row.querySelector("[type=radio]");
    // The label's click makes one of its radio button, which is nobody's.
    if (!question?.contains(row || null) || !(radio instanceof HTMLInputElement) || !detail || !isByHand(pointer)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A note that is open is about to be written.
      const stays = !isOn.checked || !radio.checked || asked() !== question || question.querySelector("details[open]");
      if (!stays) goOn();
    }, PAUSE);
  });
  return make("label", OWN_WORDS, isOn, say.steps.by_itself);
}
