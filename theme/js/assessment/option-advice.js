/** What the chosen options say themselves: when they are good enough, and what leads on from them. */
import { addStyle } from "../browser/sheet.js";

const ADVICE_STYLE = `
#option-advice section { padding-block: .75rem; border-block-start: 1px solid var(--line) }
#option-advice :is(h4, h5, h6) { margin-block: .75rem .25rem; font-size: 1rem }
#option-advice :is(h5, h6) { font-size: .875rem }
#option-advice h5 { color: var(--muted) }
#option-advice [data-option] > * { max-width: 65ch; overflow-wrap: anywhere }
#option-advice [data-option] a { display: inline; padding: 0 }
#option-advice table { display: block; overflow-x: auto }`;

/** Shows it as soon as an option is chosen, and takes it away with the question. */
export function openOptionAdvice(subscribe) {
  const whole = document.getElementById("option-advice");
  if (!whole) return;
  addStyle(ADVICE_STYLE);
  subscribe(({ answers }) => {
    for (const part of whole.querySelectorAll("[data-advice]")) {
      const id = part.dataset.advice;
      const chosen = document.getElementById(`q_${id}`).hidden ? [] : [answers[id] ?? []].flat();
      const options = [...part.querySelectorAll("[data-option]")];
      for (const option of options) option.hidden = !chosen.includes(option.dataset.option);
      part.hidden = options.every(({ hidden }) => hidden);
    }
    whole.hidden = !whole.querySelector("[data-advice]:not([hidden])");
  });
}
