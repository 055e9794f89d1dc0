/** What the chosen options say themselves, as lines for files. */

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
