/** Tones of the publisher's colour: a step darker for each stage, so that a strip reads in black and white. */

/** How much of the accent is in the last tone. */
const DARKEST = 0.32;

const parts = (/** @type {string} */ colour) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/**
 * The tone of one of several bands, as a colour.
 * @param {{[name: string]: string}} colours `tint` and `accent` among them, such as #17594a
 * @param {number} index
 * @param {number} count
 */
export function toneOf({ tint, accent }, index, count) {
  const share = count > 1 ? (DARKEST * index) / (count - 1) : 0;
  const [light, dark] = [tint, accent].map(parts);
  return `#${light.map((part, at) => Math.round(part + (dark[at] - part) * share).toString(16).padStart(2, "0")).join("")}`;
}
