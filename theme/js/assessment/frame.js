/** Tells the page around a frame how tall this one is and how far the reader is; never answers. */

/** @param {import("../browser/page.js").Page} page */
export function reportToFrame({ framework, subscribe }) {
  if (window.parent === window) return;
  const post = (/** @type {string} */ type, /** @type {object} */ rest) =>
    window.parent.postMessage({ stagemark: 1, id: framework.id, type, ...rest }, "*");
  new ResizeObserver(() => {
    // The body's own height: the document's would grow with the frame that follows it.
    post("height", { height: Math.ceil(document.body.getBoundingClientRect().height) });
  }).observe(document.body);
  /** @type {import("../types.js").Response | undefined} */
  let told;
  subscribe((response, { state, stage, counts }) => {
    // What loads later may have the same response scored once more, which is no news.
    if (response === told) return;
    told = response;
    post("progress", { answered: counts.visible - counts.unanswered, of: counts.visible });
    if (state === "complete") post("complete", { stage });
  });
}
