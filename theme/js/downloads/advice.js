/**
 * What the chosen options say themselves, as lines for files.
 *
 * @typedef {{kind: "heading" | "text" | "item", text: string}} Line
 */
import { findAll } from "../browser/elements.js";

/** @type {{[tag: string]: Line["kind"]}} */
const LINE_KINDS = { H4: "heading", H5: "heading", H6: "heading", LI: "item" };

/**
 * The lines that the page shows for a question, without the option itself.
 * @param {string} id
 * @returns {Line[]}
 */
export function adviceFor(id) {
  return findAll(".advice [data-option]:not([hidden])")
    .filter((part) => part.closest(`[data-advice="${id}"]`))
    .flatMap((part) => findAll(":is(h5, h6, p:not(.muted), li, tr, pre)", part))
    .map((element) => {
      const alone = /** @type {HTMLElement} */ (element.cloneNode(true));
      for (const inner of findAll(":is(ul, ol, p, pre)", alone)) {
        if (element.tagName === "LI" && inner.tagName !== "P") inner.remove();
      }
      // A paragraph of an item is the item.
      const isWithin = element.tagName !== "LI" && element.closest("li");
      const text = isWithin ? "" : alone.textContent.replace(/\s+/g, " ").trim();
      return { kind: LINE_KINDS[element.tagName] ?? "text", text };
    })
    .filter(({ text }) => text);
}
