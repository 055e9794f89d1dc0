/**
 * Brings what a link or a step leads to into sight. A frame that is as tall as what stands in it does
 * not scroll; most browsers let it move the page around it only by asking that page.
 */
import { pressedLink, targetOf } from "./anchors.js";

/** @param {import("../types.js").Framework} framework */
export function askForSight({ id }) {
  const { classList } = document.documentElement;
  // A card is as tall as its frame.
  if (classList.contains("card") || classList.contains("teaser")) return;

  function show(/** @type {Element} */ target) {
    const head = target.querySelector("legend, h2, h3, summary") ?? target;
    // It sees beyond the frame: what is out of sight there is so for the reader.
    const observer = new IntersectionObserver(([{ isIntersecting, boundingClientRect: { top, height } }]) => {
      observer.disconnect();
      if (isIntersecting || !height) return;
      window.parent.postMessage({ stagemark: 1, id, type: "scroll", top: Math.max(0, Math.round(top)) }, "*");
    });
    observer.observe(head);
  }
  document.addEventListener("focusin", ({ target }) => target instanceof Element && show(target));
  document.addEventListener("click", (event) => {
    const link = pressedLink(event);
    const target = link && targetOf(link.hash);
    if (target) show(target);
  });
}
