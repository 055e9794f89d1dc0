/**
 * A dimension's strip in the document: from the lowest to the highest possible score, with the stages on it, a
 * dot where one is, hatching as far as that is open, and a ring where the target begins.
 *
 * @typedef {import("./pdf-paper.js").Paper} Paper
 * @typedef {import("../exact/strip.js").Strip} Strip
 */
import { hatch } from "./pdf-figures.js";
import { toneOf } from "./tones.js";

/** How high a strip is with all that stands on it; its bands are lower. */
export const STRIP_HEIGHT = 11;
const BAND_HEIGHT = 6;
const RADIUS = 4.2;
const NAME_SIZES = [7, 6.5, 6];
const NAME_LINES = 3;

const placeAt = (/** @type {number} */ x, /** @type {number} */ width) => (/** @type {number} */ thousandths) => x + (width * thousandths) / 1000;

/** @typedef {(paper: Paper, x: number, middle: number, width: number) => void} Sign  only what is open has a width */

/** @type {{[sign in "dot" | "open" | "ring"]: Sign}} */
export const SIGNS = {
  dot: ({ doc, colours }, x, middle) => doc.circle(x, middle, RADIUS).lineWidth(1.2).fillAndStroke(colours.accent, colours.raised),
  ring: ({ doc, colours }, x, middle) => doc.circle(x, middle, RADIUS - 0.7).lineWidth(1.4).fillAndStroke(colours.raised, colours.accent),
  open(paper, x, middle, width) {
    const box = /** @type {const} */ ([x, middle - BAND_HEIGHT / 2 - 1, width, BAND_HEIGHT + 2]);
    hatch(paper, ...box);
    paper.doc.rect(...box).lineWidth(0.75).stroke(paper.colours.accent);
  },
};

/**
 * @param {Paper} paper
 * @param {Strip} strip
 * @param {number} x
 * @param {number} y the upper edge
 * @param {number} width
 */
export function drawStrip(paper, { bands, from, to, aim }, x, y, width) {
  const { doc, colours } = paper;
  const at = placeAt(x, width);
  const middle = y + STRIP_HEIGHT / 2;
  paper.artifact(() => {
    const parts = bands.length ? bands : [{ from: 0, to: 1000 }];
    parts.forEach((band, index) => {
      // Between two stages the paper shows.
      const end = at(band.to) - (band.to < 1000 ? 0.8 : 0);
      const start = at(band.from);
      if (end > start) doc.rect(start, middle - BAND_HEIGHT / 2, end - start, BAND_HEIGHT).fill(toneOf(colours, index, parts.length));
    });
    if (from === null || to === null) return;
    if (aim !== null && to === from) doc.moveTo(at(to), middle).lineTo(at(aim), middle).lineWidth(1.4).stroke(colours.accent);
    if (to > from) SIGNS.open(paper, at(from), middle, at(to) - at(from));
    if (aim !== null) SIGNS.ring(paper, at(aim), middle, 0);
    if (to === from) SIGNS.dot(paper, at(from), middle, 0);
  });
}

/**
 * What stands over strips: the names of the stages over their bands, or where one has no room there, their numbers,
 * as on the path; without stages, the lowest and the highest possible score.
 * @param {Paper} paper
 * @param {{strip: Strip, ends: string[]}} dimension
 * @param {{id: string, name: string}[]} stages of the framework
 * @param {number} x
 * @param {number} width
 */
export function axisOf(paper, { strip: { bands }, ends }, stages, x, width) {
  const at = placeAt(x, width);
  const last = bands.length - 1;
  const shown = bands.map(({ stage, from, to }) => {
    const index = stages.findIndex(({ id }) => id === stage);
    return { name: stages[index].name, number: `${index + 1}`, x: at(from), width: at(to) - at(from) - 2 };
  });
  const fits = (/** @type {number} */ size) =>
    shown.every((band) => {
      const style = { size, width: band.width };
      const isWide = band.name.split(/\s+/).some((word) => paper.widthOf(word, style) > band.width);
      return !isWide && paper.heightOf(band.name, style) < (NAME_LINES + 0.5) * size * 1.4;
    });
  const size = NAME_SIZES.find(fits);
  const own = { size: size ?? NAME_SIZES[0], color: "muted" };
  // What is but the highest score of all has its number at the end.
  const isEnd = (/** @type {number} */ index) => index === last && shown[last].width < 4;
  const labels = bands.length
    ? shown.map((band, index) => ({ text: size ? band.name : band.number, style: isEnd(index) ? atEnd(band.number) : { ...own, x: band.x, width: band.width } }))
    : [{ text: ends[0], style: { ...own, x, width: width / 2 } }, { text: ends[1], style: atEnd(ends[1]) }];
  /** @returns {import("./pdf-paper.js").Placed} */
  function atEnd(/** @type {string} */ text) {
    const wide = paper.widthOf(text, own) + 2;
    return { ...own, x: x + width - wide, width: wide, align: "right" };
  }
  const heights = labels.map(({ text, style }) => paper.heightOf(text, style));
  const height = Math.max(...heights);
  return {
    height,
    adorn: (/** @type {number} */ y) =>
      paper.artifact(() => labels.forEach(({ text, style }, index) => paper.write(text, { ...style, y: y + height - heights[index] }))),
  };
}
