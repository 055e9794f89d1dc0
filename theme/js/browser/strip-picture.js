/**
 * A strip as a picture: bands of stages, a dot for now, a ring for the target, the way between them; or
 * hatching between the two ends while it is open. Words beside it say the same, so it is for the eye alone.
 *
 * @typedef {import("../exact/strip.js").Strip} Strip
 */
import { make } from "./make.js";

/**
 * A part of the picture, with its places in whole thousandths.
 * @param {string} className
 * @param {{[place: string]: number}} places
 */
function part(className, places) {
  const made = make("i", { className });
  for (const [name, value] of Object.entries(places)) made.style.setProperty(`--${name}`, String(value));
  return made;
}

/**
 * Draws it in place of the one before, above whatever else an element has.
 * @param {HTMLElement} element
 * @param {Strip} strip
 */
export function drawStrip(element, { bands, from, to, aim }) {
  const shades = Math.max(1, bands.length - 1);
  const parts = bands.map((band, index) => part("band", { from: band.from, to: band.to, shade: index / shades }));
  if (!bands.length) parts.push(part("band", { from: 0, to: 1000, shade: 0 }));
  if (from !== null && to !== null) {
    const isOpen = from < to;
    if (isOpen) parts.push(part("open", { from, to }));
    if (aim !== null && !isOpen) parts.push(part("way", { from, to: aim }));
    if (aim !== null) parts.push(part("ring", { from: aim }));
    if (!isOpen) parts.push(part("dot", { from }));
  }
  element.querySelector(":scope > .strip")?.remove();
  element.prepend(make("span", { className: "strip", ariaHidden: "true" }, ...parts));
}
