/**
 * The dimensions in the picture, as strips: from the lowest to the highest possible score, with the stages on it, a
 * dot where one is, hatching as far as that is open, and a ring where the target begins.
 *
 * @typedef {import("./summary.js").Summary} Summary
 * @typedef {import("./picture-board.js").Attributes} Attributes
 * @typedef {import("./picture-board.js").Board} Board
 * @typedef {import("./picture-board.js").ColourOf} ColourOf
 * @typedef {import("./picture-board.js").Type} Type
 * @typedef {import("../exact/strip.js").Band} Band
 * @typedef {ReturnType<typeof axisFor>} Axis
 */
import { say } from "../say.js";
import { BODY, CANVAS } from "./picture-board.js";
import { haveOneAxis, keyOf } from "./strip-key.js";
import { toneOf } from "./tones.js";

const AREA = { x: 680, width: CANVAS.width - CANVAS.margin - 680, top: CANVAS.margin, bottom: 350 };
const MOST = 8;
const KEY_SIZE = 14;
/** A number over a band stands for a name that is wider. */
const NAME = { size: 14, leading: 1.15, most: 2 };

const widthOfBand = (/** @type {Band} */ { from, to }) => (AREA.width * (to - from)) / 1000;

/**
 * What stands over the strips, where it is true of all: the names of the stages over their bands, or where one has no
 * room there, their numbers; without stages, the lowest and the highest possible score.
 * @param {Summary} summary
 * @param {Type} type
 */
export function axisFor({ dimensions, stages }, { wrap, widthOf }) {
  const [{ strip: { bands }, ends }] = dimensions;
  const font = `${NAME.size}px ${BODY}`;
  /** @type {{from: number, lines: string[], isEnd: boolean}[]} */
  let labels = [];
  let isNumbered = false;
  if (haveOneAxis(dimensions) && !bands.length) labels = ends.map((end, index) => ({ from: 1000 * index, lines: [end], isEnd: index > 0 }));
  else if (haveOneAxis(dimensions)) {
    const all = bands.map((band) => ({ from: band.from, index: stages.findIndex(({ id }) => id === band.stage), room: widthOfBand(band) - 6 }));
    const names = all.map(({ index, room }) => wrap(stages[index].name, font, room, Infinity));
    const isWide = all.some(({ index, room }) => stages[index].name.split(/\s+/).some((word) => widthOf(word, font) > room));
    isNumbered = isWide || names.some(({ length }) => length > NAME.most);
    // What is but the highest score of all has its number at the end.
    labels = all.map(({ from, index, room }, at) => ({ from, lines: isNumbered ? [`${index + 1}`] : names[at], isEnd: room < 0 }));
  }
  const most = Math.max(0, ...labels.map(({ lines }) => lines.length));
  return { isNumbered, labels, lines: most, height: most && most * NAME.size * NAME.leading + 8 };
}

/**
 * @param {Summary} summary
 * @param {Board} board
 * @param {Type} type
 * @param {ColourOf} colour
 * @param {Axis} axis
 */
export function drawStrips({ dimensions: all }, board, type, colour, axis) {
  const { write } = board;
  const { x, width, top, bottom } = AREA;
  const shown = all.length > MOST ? all.slice(0, MOST - 1) : all;
  const begin = top + axis.height;
  const pitch = Math.min(58, (bottom - 26 - begin) / Math.min(all.length, MOST));
  const isLarge = pitch > 44;
  const size = isLarge ? 18 : 14;
  const look = isLarge ? { band: 12, radius: 9 } : { band: 7, radius: 5.5 };
  const rows = shown.flatMap(({ name, figure, gap, strip }, index) => {
    const y = begin + index * pitch + size;
    const figureWidth = type.widthOf(figure, `600 ${size}px ${BODY}`);
    const aside = gap ? [write([gap], x + width, y, size, { anchor: "end", fill: colour("muted") })] : [];
    const asideWidth = gap ? type.widthOf(gap, `${size}px ${BODY}`) + 8 : 0;
    return [
      write([type.cut(name, `${size}px ${BODY}`, width - figureWidth - asideWidth - 12)], x, y, size),
      write([figure], x + width - asideWidth, y, size, { weight: 600, anchor: "end" }),
      ...aside,
      ...stripInPicture(strip, y + size / 4 + look.radius, look, board, colour),
    ];
  });
  const more = all.length - shown.length;
  const after = begin + (shown.length + (more ? 1 : 0)) * pitch;
  return [
    ...axis.labels.map(({ from, lines, isEnd }) =>
      write(lines, x + (width * from) / 1000, top - 4 + (axis.lines - lines.length) * NAME.size * NAME.leading + NAME.size, NAME.size, {
        fill: colour("muted"),
        leading: NAME.leading,
        anchor: isEnd ? "end" : "start",
      }),
    ),
    ...rows,
    ...(more ? [write([say.picture.more({ count: more })], x, begin + shown.length * pitch + size, size, { fill: colour("muted") })] : []),
    ...drawKey(all, after + 16, board, type, colour),
  ];
}

/**
 * @param {ColourOf} colour
 * @param {number} radius
 * @returns {{dot: Attributes, ring: Attributes}}
 */
const signsIn = (colour, radius) => ({
  dot: { fill: colour("accent"), stroke: colour("paper"), "stroke-width": radius / 4 },
  ring: { fill: colour("paper"), stroke: colour("accent"), "stroke-width": radius / 3 },
});

/**
 * @param {Summary["dimensions"][number]["strip"]} strip
 * @param {number} middle
 * @param {{band: number, radius: number}} look
 * @param {Board} board
 * @param {ColourOf} colour
 */
function stripInPicture({ bands, from, to, aim }, middle, { band, radius }, { rect, circle }, colour) {
  const at = (/** @type {number} */ thousandths) => AREA.x + (AREA.width * thousandths) / 1000;
  const tones = { tint: colour("tint"), accent: colour("accent") };
  const signs = signsIn(colour, radius);
  const parts = bands.length ? bands : [{ from: 0, to: 1000 }];
  const isOpen = from !== null && to !== null && to > from;
  const isKnown = from !== null && from === to;
  /** @type {(a: number, b: number, height: number, attributes: Attributes) => SVGElement} */
  const bar = (a, b, height, attributes) => rect(Math.min(a, b), middle - height / 2, Math.abs(b - a), height, attributes);
  return [
    // Between two stages the paper shows.
    ...parts.flatMap((one, index) => {
      const end = at(one.to) - (one.to < 1000 ? 1.5 : 0);
      return end > at(one.from) ? [bar(at(one.from), end, band, { fill: toneOf(tones, index, parts.length) })] : [];
    }),
    ...(isKnown && aim !== null ? [bar(at(from), at(aim), 2.5, { fill: colour("accent") })] : []),
    ...(isOpen ? [bar(at(from), at(to), band + 2, { fill: "url(#open)", stroke: colour("accent") })] : []),
    ...(from !== null && aim !== null ? [circle(at(aim), middle, radius * 0.8, signs.ring)] : []),
    ...(isKnown ? [circle(at(from), middle, radius, signs.dot)] : []),
  ];
}

/**
 * What the signs mean.
 * @param {Summary["dimensions"]} all
 * @param {number} y
 * @param {Board} board
 * @param {Type} type
 * @param {ColourOf} colour
 */
function drawKey(all, y, { rect, circle, write }, { widthOf, cut }, colour) {
  const font = `${KEY_SIZE}px ${BODY}`;
  const signs = signsIn(colour, 5.5);
  let { x } = AREA;
  return keyOf(all).flatMap(({ sign, text, brief }) => {
    const room = sign === "open" ? 30 : 18;
    const begin = x;
    const most = AREA.x + AREA.width - begin - room;
    const line = cut(widthOf(text, font) > most ? brief : text, font, most);
    x += room + widthOf(line, font) + 22;
    return [
      sign === "open"
        ? rect(begin, y - 9, 22, 8, { fill: "url(#open)", stroke: colour("accent") })
        : circle(begin + 6, y - 5, sign === "ring" ? 4.4 : 5.5, signs[sign]),
      write([line], begin + room, y, KEY_SIZE, { fill: colour("muted") }),
    ];
  });
}
