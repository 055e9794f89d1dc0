/**
 * The result as a picture of the size that social networks show, 1200 by 630: what it says, the
 * dimensions, and the path of stages. Always in the light colours of the page.
 *
 * @typedef {import("./summary.js").Summary} Summary
 * @typedef {import("./picture-board.js").Attributes} Attributes
 * @typedef {import("./picture-board.js").Board} Board
 * @typedef {import("./picture-board.js").ColourOf} ColourOf
 * @typedef {import("./picture-board.js").Sizes} Sizes
 * @typedef {import("./picture-board.js").Type} Type
 */
import { dayText } from "../browser/days.js";
import { makeSvg } from "../browser/make-svg.js";
import { say } from "../say.js";
import { logo, widthAt } from "./logo.js";
import { BODY, CANVAS, drawingBoard, HEADING, typesetter } from "./picture-board.js";
import { axisFor, drawStrips } from "./picture-strips.js";
import { canvasOf } from "./pixels.js";

/** Where the path and what stands on it begin, in the half below the opening. */
const PATH_TOP = 372;
const LOGO_HEIGHT = 36;

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
 * @param {Summary} summary
 * @param {Board} board
 * @param {Type} type
 * @param {ColourOf} colour
 * @param {number} width
 */
function drawOpening(summary, { write }, { cut, wrap, fitted }, colour, width) {
  const { margin } = CANVAS;
  const title = wrap(summary.title, `600 24px ${BODY}`, width, 2);
  /** @type {Sizes} */
  const sizes = [
    [68, 1],
    [56, 1],
    [46, 1],
    [48, 2],
    [38, 4],
  ];
  const { size, lines } = fitted([summary.verdict], sizes, (at) => `700 ${at}px ${HEADING}`, width);
  const [verdict] = lines;
  const top = margin + title.length * 29;
  const bottom = top + 12 + verdict.length * size * 1.1;
  const below = bottom + (summary.score ? 42 : 14);
  const room = PATH_TOP - below - 10;
  /** @type {Sizes} */
  const smaller = [24, 20, 17, 14].map((at) => [at, Math.max(1, Math.floor(room / (at * 1.3)))]);
  const finding = fitted([summary.finding], smaller, (at) => `${at}px ${BODY}`, width);
  return [
    write(title, margin, margin + 18, 24, { weight: 600, fill: colour("accent") }),
    write(verdict, margin, top + size, size, { family: HEADING, weight: 700, leading: 1.1 }),
    ...(summary.score ? [write([cut(summary.score, `20px ${BODY}`, width)], margin, bottom + 28, 20, { fill: colour("muted") })] : []),
    write(finding.lines[0], margin, below + finding.size, finding.size, { leading: 1.3 }),
  ];
}

/**
 * The rising steps, as on the page.
 * @param {Summary} summary
 * @param {Board} board
 * @param {Type} type
 * @param {ColourOf} colour
 * @param {boolean} isNumbered whether each has its number, as over the strips
 */
function drawPath(summary, { rect, write, mark }, { fitted }, colour, isNumbered) {
  const { width, margin } = CANVAS;
  const { stages, isShared } = summary;
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
  const { size, lines } = fitted(names, sizes, (at) => `700 ${at}px ${BODY}`, step - gap - 4);
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
      ...(isNumbered && state !== "range"
        ? [write([`${index + 1}`], x + 9, base - height + 22, 15, { fill: colour(isHere ? "on-brand" : "muted") || colour("on-accent") })]
        : []),
      write(lines[index], x, base + 12 + size, size, { weight, fill: isHere || state === "range" ? colour("ink") : colour("muted") }),
      ...(isHere ? [mark(x + (step - gap) / 2, base - height - 16, colour("accent"))] : []),
      ...(isHere
        ? [write([isShared ? say.picture.here_shared : say.picture.here], x + (step - gap) / 2, base - height - 24, 18, { anchor: "middle", weight: 600, fill: colour("accent") })]
        : []),
    ];
  });
}

/**
 * At the foot: whose site the result is from, by logo, name, or both, and how one reaches them; what the result is
 * called, and its day.
 * @param {Summary} summary
 * @param {Board} board
 * @param {Type} type
 * @param {ColourOf} colour
 */
function drawFoot({ site, sender, label, date }, { image, write }, { cut, widthOf }, colour) {
  const { width, height, margin } = CANVAS;
  const middle = height - 36;
  const font = `17px ${BODY}`;
  const own = cut(label, font, 330);
  const day = dayText(date);
  const room = width - 2 * margin - 40 - Math.max(widthOf(own, font), widthOf(day, font));
  const logoWidth = logo ? widthAt(logo, LOGO_HEIGHT) + 14 : 0;
  const lines = [[logo?.alone ? "" : site, sender.name], sender.ways].map((parts) => parts.filter(Boolean).join(" · ")).filter(Boolean).map((line) => cut(line, font, room - logoWidth));
  /** @type {(lines: string[], x: number, anchor: string) => SVGElement} */
  const put = (some, x, anchor) => write(some, x, middle + (some.length > 1 ? -5 : 6), 17, { fill: colour("muted"), leading: 1.35, anchor });
  return [
    ...(logo ? [image(logo.address, margin, middle - LOGO_HEIGHT / 2, logoWidth - 14, LOGO_HEIGHT)] : []),
    put(lines, margin + logoWidth, "start"),
    put([own, day].filter(Boolean), width - margin, "end"),
  ];
}

/**
 * The picture as the text of an SVG file, which refers to nothing outside of itself.
 * @param {Summary} summary
 */
function drawingText(summary) {
  const { width, height } = CANVAS;
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
  const axis = axisFor(summary, type);
  const picture = makeSvg(
    "svg",
    { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", direction: isRtl ? "rtl" : "ltr" },
    makeSvg("title", {}, say.picture.title({ framework: summary.title, verdict: summary.verdict, finding: summary.finding })),
    makeSvg("defs", {}, hatch),
    makeSvg("rect", { width, height, fill: colour("paper") }),
    makeSvg("rect", { width, height: 12, fill: fill(colour) }),
    ...drawOpening(summary, board, type, colour, 540),
    ...drawStrips(summary, board, type, colour, axis),
    ...drawPath(summary, board, type, colour, axis.isNumbered),
    ...drawFoot(summary, board, type, colour),
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
