/** What the chosen options say themselves: when they are good enough, and what leads on from them. */
import { addStyle } from "./sheet.js";

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

const LINE_KINDS = { H4: "heading", H5: "heading", H6: "heading", LI: "item" };

/**
 * The lines that the page shows for a question, without the option itself.
 * @returns {{kind: "heading" | "text" | "item", text: string}[]}
 */
export function adviceFor(id) {
  const parts = document.querySelectorAll("#option-advice [data-option]:not([hidden])");
  const own = [...parts].filter((part) => part.closest("[data-advice]").dataset.advice === id);
  return own
    .flatMap((part) => [...part.querySelectorAll(":is(h5, h6, p:not(.muted), li, tr, pre)")])
    .map((element) => {
      const alone = element.cloneNode(true);
      alone.querySelectorAll(":is(ul, ol, p, pre)").forEach((inner) => {
        if (element.tagName === "LI" && inner.tagName !== "P") inner.remove();
      });
      // A paragraph of an item is the item.
      const isWithin = element.tagName !== "LI" && element.closest("li");
      const text = isWithin ? "" : alone.textContent.replace(/\s+/g, " ").trim();
      return { kind: LINE_KINDS[element.tagName] ?? "text", text };
    })
    .filter(({ text }) => text);
}
