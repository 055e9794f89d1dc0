/**
 * The result as a picture of the size that social networks show, 1200 by 630: what it says, the
 * path of stages, and the dimensions. Always in the light colours of the page.
 *
 * @typedef {import("./summary.js").Summary} Summary
 * @typedef {(name: string) => string} ColourOf  by the name of a custom property
 * @typedef {{[attribute: string]: string | number}} Attributes
 * @typedef {[size: number, most: number][]} Sizes  of letters, the largest first, each with how many lines it may take
 */
import { dayText } from "../browser/days.js";
import { make } from "../browser/make.js";
import { makeSvg } from "../browser/make-svg.js";
import { say } from "../say.js";
import { logo, widthAt } from "./logo.js";
import { canvasOf, contextOf } from "./pixels.js";

const CANVAS = { width: 1200, height: 630, margin: 64 };
const SHOWN_DIMENSIONS = 8;
/** Where the path and what stands on it begin, in the half below the opening. */
const PATH_TOP = 372;
const LOGO_HEIGHT = 36;
const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const SERIF = "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif";
/** Letters differ a little between machines; this much room is kept free. */
const SLACK = 1.04;

// What no XML document may hold, halves of letters among it.
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * The colours of the page by day, whatever time it is now: those outside of any condition.
 * @returns {ColourOf}
 */
function lightColours() {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const roots = rules.filter((rule) => rule instanceof CSSStyleRule).filter((rule) => rule.selectorText === ":root");
  return (name) => roots.map(({ style }) => style.getPropertyValue(`--${name}`).trim()).findLast(Boolean) ?? "";
}

/** The colour of large fills: the publisher's own, else the accent. */
const fill = (/** @type {ColourOf} */ colour) => colour("brand") || colour("accent");

/**
 * @typedef {ReturnType<typeof typesetter>} Type
 * @typedef {ReturnType<typeof drawingBoard>} Board
 */

const graphemes = (/** @type {string} */ text) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

/** Measures and fits texts as this browser would write them. */
function typesetter() {
  const context = contextOf(make("canvas"));
  /** @type {(text: string, font: string, width: number) => boolean} */
  const isWithin = (text, font, width) => {
    context.font = font;
    return context.measureText(text).width * SLACK <= width;
  };
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
  return { cut, wrap, fitted };
}

/**
 * Places things from the side where reading begins; `x` counts from there.
 * @param {boolean} isRtl
 * @param {ColourOf} colour
 */
function drawingBoard(isRtl, colour) {
  const ends = { family: SANS, weight: 400, anchor: "start", fill: colour("ink") };
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
    /** @type {(x: number, y: number, fill: string) => SVGElement} */
    mark: (x, y, fill) => makeSvg("path", { d: `M${across(x) - 9} ${y}h18l-9 11z`, fill }),
  };
}

/**
 * @param {Summary} summary
 * @param {Board} board
 * @param {Type} type
 * @param {ColourOf} colour
 * @param {number} width
 */
function drawOpening(summary, { write }, { cut, wrap, fitted }, colour, width) {
  const { margin } = CANVAS;
  const title = wrap(summary.title, `600 24px ${SANS}`, width, 2);
  /** @type {Sizes} */
  const sizes = [
    [68, 1],
    [56, 1],
    [46, 1],
    [48, 2],
    [38, 4],
  ];
  const { size, lines } = fitted([summary.verdict], sizes, (at) => `700 ${at}px ${SERIF}`, width);
  const [verdict] = lines;
  const top = margin + title.length * 29;
  const bottom = top + 12 + verdict.length * size * 1.1;
  const room = PATH_TOP - bottom - 40;
  /** @type {Sizes} */
  const smaller = [24, 20, 17, 14].map((at) => [at, Math.max(1, Math.floor(room / (at * 1.3)))]);
  const finding = fitted([summary.finding], smaller, (at) => `${at}px ${SANS}`, width);
  return [
    write(title, margin, margin + 18, 24, { weight: 600, fill: colour("accent") }),
    write(verdict, margin, top + size, size, { family: SERIF, weight: 700, leading: 1.1 }),
    write([cut(summary.standing, `20px ${SANS}`, width)], margin, bottom + 28, 20, { fill: colour("muted") }),
    write(finding.lines[0], margin, bottom + 42 + finding.size, finding.size, { leading: 1.3 }),
  ];
}

/**
 * A bar for each dimension: what is reached, hatched as far as open questions could carry it.
 * @param {Summary} summary
 * @param {Board} board
 * @param {Type} type
 * @param {ColourOf} colour
 */
function drawBars(summary, { rect, write }, { cut }, colour) {
  const area = { x: 680, width: CANVAS.width - CANVAS.margin - 680, top: CANVAS.margin, height: 268 };
  const all = summary.dimensions;
  const shown = all.length > SHOWN_DIMENSIONS ? all.slice(0, SHOWN_DIMENSIONS - 1) : all;
  const pitch = Math.min(54, area.height / Math.min(all.length, SHOWN_DIMENSIONS));
  const size = pitch > 40 ? 18 : 15;
  const rows = shown.flatMap(({ name, figure, reach, until }, index) => {
    const y = area.top + index * pitch + size;
    /** @type {(from: number, to: number, fill: string) => SVGElement} */
    const bar = (from, to, fill) =>
      rect(area.x + (area.width * from) / 1000, y + 7, (area.width * (to - from)) / 1000, size > 15 ? 12 : 8, { fill });
    return [
      write([cut(name, `${size}px ${SANS}`, area.width - figure.length * size * 0.7 - 16)], area.x, y, size),
      write([figure], area.x + area.width, y, size, { weight: 600, anchor: "end" }),
      bar(0, 1000, colour("tint")),
      ...(until > reach ? [bar(reach, until, "url(#open)")] : []),
      ...(reach ? [bar(0, reach, fill(colour))] : []),
    ];
  });
  const more = all.length - shown.length;
  const y = area.top + shown.length * pitch + size;
  return more ? [...rows, write([say.picture.more({ count: more })], area.x, y, size, { fill: colour("muted") })] : rows;
}

/**
 * The rising steps, as on the page.
 * @param {Summary} summary
 * @param {Board} board
 * @param {Type} type
 * @param {ColourOf} colour
 */
function drawPath(summary, { rect, write, mark }, { fitted }, colour) {
  const { width, margin } = CANVAS;
  const { stages } = summary;
  const gap = 6;
  const step = (width - 2 * margin + gap) / stages.length;
  const rise = Math.min(14, 72 / (stages.length - 1));
  const base = 488;
  const names = stages.map(({ name }) => name);
  /** @type {Sizes} */
  const sizes = [
    [20, 2],
    [17, 3],
    [14, 4],
  ];
  const { size, lines } = fitted(names, sizes, (at) => `700 ${at}px ${SANS}`, step - gap - 4);
  const here = stages.findIndex((stage) => stage.mark === "here");
  return stages.flatMap(({ mark: state }, index) => {
    const [x, height] = [margin + index * step, 34 + index * rise];
    const isHere = state === "here";
    const isNext = here >= 0 && index === here + 1;
    /** @type {Attributes} */
    const look = isHere
      ? { fill: fill(colour), stroke: fill(colour) }
      : isNext
        ? { fill: "none", stroke: colour("accent"), "stroke-dasharray": "7 5" }
        : { fill: state === "done" ? colour("tint") : state === "range" ? "url(#open)" : "none", stroke: state ? colour("accent") : colour("edge") };
    const weight = isHere ? 700 : 400;
    return [
      rect(x, base - height, step - gap, height, { ...look, "stroke-width": isHere || isNext ? 2.5 : 1.5 }),
      write(lines[index], x, base + 12 + size, size, { weight, fill: isHere || state === "range" ? colour("ink") : colour("muted") }),
      ...(isHere ? [mark(x + (step - gap) / 2, base - height - 16, colour("accent"))] : []),
      ...(isHere
        ? [write([say.picture.here], x + (step - gap) / 2, base - height - 24, 18, { anchor: "middle", weight: 600, fill: colour("accent") })]
        : []),
    ];
  });
}

/**
 * Whose site the result is from: the logo, the name, or both.
 * @param {Summary} summary
 * @param {Board} board
 * @param {Type} type
 * @param {ColourOf} colour
 */
function drawSender({ site }, { image, write }, { cut }, colour) {
  const { height, margin } = CANVAS;
  const base = height - 30;
  const width = logo ? widthAt(logo, LOGO_HEIGHT) : 0;
  const x = logo ? margin + width + 14 : margin;
  return [
    ...(logo ? [image(logo.address, margin, base - 6 - LOGO_HEIGHT / 2, width, LOGO_HEIGHT)] : []),
    ...(logo?.alone ? [] : [write([cut(site, `20px ${SANS}`, 600 + margin - x)], x, base, 18, { fill: colour("muted") })]),
  ];
}

/**
 * The picture as the text of an SVG file, which refers to nothing outside of itself.
 * @param {Summary} summary
 */
function drawingText(summary) {
  const { width, height, margin } = CANVAS;
  const colour = lightColours();
  const isRtl = document.documentElement.dir === "rtl";
  const board = drawingBoard(isRtl, colour);
  const type = typesetter();
  const line = makeSvg("path", { d: "M-2 2l4 -4M0 10l10 -10M8 12l4 -4", stroke: colour("accent"), "stroke-width": 2 });
  const hatch = makeSvg(
    "pattern",
    { id: "open", width: 10, height: 10, patternUnits: "userSpaceOnUse" },
    makeSvg("rect", { width: 10, height: 10, fill: colour("tint") }),
    line,
  );
  const foot = [summary.label, dayText(summary.date)].filter(Boolean).join(" · ");
  const picture = makeSvg(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", direction: isRtl ? "rtl" : "ltr" },
    makeSvg("title", {}, say.picture.title({ framework: summary.title, verdict: summary.verdict, standing: summary.standing })),
    makeSvg("defs", {}, hatch),
    makeSvg("rect", { width, height, fill: colour("paper") }),
    makeSvg("rect", { width, height: 12, fill: fill(colour) }),
    ...drawOpening(summary, board, type, colour, 540),
    ...drawBars(summary, board, type, colour),
    ...drawPath(summary, board, type, colour),
    ...drawSender(summary, board, type, colour),
    board.write([type.cut(foot, `20px ${SANS}`, 440)], width - margin, height - 30, 18, { fill: colour("muted"), anchor: "end" }),
  );
  return new XMLSerializer().serializeToString(picture).replace(UNWRITABLE, "");
}

/**
 * The picture as pixels, drawn from its SVG.
 * @param {string} svgText
 */
async function pixelsOf(svgText) {
  const canvas = await canvasOf(svgText, CANVAS);
  /** @type {Blob | null} */
  const pixels = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!pixels) throw new Error(say.picture.no_canvas);
  return pixels;
}

/** @type {import("./files.js").Writer} */
export const pictureFile = {
  ending: "png",
  type: "image/png",
  write: ({ summary }) => pixelsOf(drawingText(summary)),
};

/** @type {import("./files.js").Writer} */
export const drawingFile = {
  ending: "svg",
  type: "image/svg+xml",
  write: ({ summary }) => drawingText(summary),
};
