/**
 * What pictures are drawn with: texts measured and fitted as this browser would write them, and parts placed from
 * the side where reading begins.
 *
 * @typedef {(name: string) => string} ColourOf  by the name of a custom property
 * @typedef {{[attribute: string]: string | number}} Attributes
 * @typedef {[size: number, most: number][]} Sizes  of letters, the largest first, each with how many lines it may take
 * @typedef {ReturnType<typeof typesetter>} Type
 * @typedef {ReturnType<typeof drawingBoard>} Board
 */
import { make } from "../browser/make.js";
import { makeSvg } from "../browser/make-svg.js";
import { fonts } from "./logo.js";
import { contextOf } from "./pixels.js";

export const CANVAS = { width: 1200, height: 630, margin: 64 };
export const BODY = fonts.body ?? "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
export const HEADING = fonts.heading ?? "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif";
/** Letters differ a little between machines; this much room is kept free. */
const SLACK = 1.04;

const graphemes = (/** @type {string} */ text) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

/** Measures and fits texts as this browser would write them. */
export function typesetter() {
  const context = contextOf(make("canvas"));
  const widthOf = (/** @type {string} */ text, /** @type {string} */ font) => {
    context.font = font;
    return context.measureText(text).width * SLACK;
  };
  /** @type {(text: string, font: string, width: number) => boolean} */
  const isWithin = (text, font, width) => widthOf(text, font) <= width;
  /**
   * The text, or as much of its beginning as fits with an ellipsis.
   * @type {(text: string, font: string, width: number) => string}
   */
  const cut = (text, font, width) => {
    if (isWithin(text, font, width)) return text;
    const signs = graphemes(text);
    while (signs.length && !isWithin(`${signs.join("").trimEnd()}…`, font, width)) signs.pop();
    return `${signs.join("").trimEnd()}…`;
  };
  /**
   * Lines of whole words; only a word wider than a line is parted, as where none have spaces.
   * @type {(text: string, font: string, width: number, most: number) => string[]}
   */
  const wrap = (text, font, width, most) => {
    const lines = [""];
    const put = (/** @type {string} */ piece) => {
      if (isWithin((lines.at(-1) + piece).trimEnd(), font, width)) lines.push(lines.pop() + piece);
      else lines.push(piece);
    };
    for (const word of text.match(/\S+\s*/g) ?? []) {
      if (isWithin(word.trimEnd(), font, width)) put(word);
      else for (const sign of graphemes(word)) put(sign);
    }
    const full = lines.filter(Boolean);
    if (full.length <= most) return full.map((line) => line.trim());
    return [...full.slice(0, most - 1), cut(full.slice(most - 1).join(""), font, width)].map((line) => line.trim());
  };
  /**
   * All texts at the largest size at which each has room, or cut at the last.
   * @type {(texts: string[], sizes: Sizes, fontAt: (size: number) => string, width: number) => {size: number, lines: string[][]}}
   */
  const fitted = (texts, sizes, fontAt, width) => {
    const set = (/** @type {Sizes[number]} */ [size, most]) => ({ size, lines: texts.map((text) => wrap(text, fontAt(size), width, most)) });
    const isWhole = (/** @type {Sizes[number]} */ [size, most]) => texts.every((text) => wrap(text, fontAt(size), width, Infinity).length <= most);
    return set(sizes.find(isWhole) ?? sizes[sizes.length - 1]);
  };
  return { cut, wrap, fitted, widthOf };
}

/**
 * Places things from the side where reading begins; `x` counts from there.
 * @param {boolean} isRtl
 * @param {ColourOf} colour
 */
export function drawingBoard(isRtl, colour) {
  const ends = { family: BODY, weight: 400, anchor: "start", fill: colour("ink") };
  const across = (/** @type {number} */ x) => (isRtl ? CANVAS.width - x : x);
  // A line that reads from left to right does so here too, signs and figures at its ends included.
  const apart = (/** @type {string} */ line) => (isRtl ? `\u2068${line}\u2069` : line);
  return {
    /** @type {(x: number, y: number, width: number, height: number, attributes: Attributes) => SVGElement} */
    rect: (x, y, width, height, attributes) =>
      makeSvg("rect", { x: isRtl ? CANVAS.width - x - width : x, y, width, height, ...attributes }),
    /** @type {(address: string, x: number, y: number, width: number, height: number) => SVGElement} */
    image: (href, x, y, width, height) => makeSvg("image", { href, x: isRtl ? CANVAS.width - x - width : x, y, width, height }),
    /** @type {(lines: string[], x: number, y: number, size: number, options?: Partial<typeof ends> & {leading?: number}) => SVGElement} */
    write: (lines, x, y, size, options = {}) => {
      const { family, weight, anchor, fill, leading = 1.2 } = { ...ends, ...options };
      const spans = lines.map((line, number) => makeSvg("tspan", { x: across(x), y: y + number * size * leading }, apart(line)));
      return makeSvg(
        "text",
        { "font-family": family, "font-size": size, "font-weight": weight, "text-anchor": anchor, fill },
        ...spans,
      );
    },
    /** @type {(x: number, y: number, r: number, attributes: Attributes) => SVGElement} */
    circle: (x, y, r, attributes) => makeSvg("circle", { cx: across(x), cy: y, r, ...attributes }),
    /** @type {(x: number, y: number, fill: string) => SVGElement} */
    mark: (x, y, fill) => makeSvg("path", { d: `M${across(x) - 9} ${y}h18l-9 11z`, fill }),
  };
}
