/**
 * The course of results as a picture: when each was made and how far it was, on the stages of its version.
 * The table beside it says the same. It is laid out from the start of a line to its end, and turned around
 * as a whole where the page runs from right to left.
 */
import { MONTHS } from "../browser/days.js";
import { makeSvg } from "../browser/make-svg.js";
import { methodOf } from "../exact/methods.js";
import { say } from "../say.js";
import { GAP, isPeak, layOut, mostTellingFirst } from "./course-layout.js";
import { placeLabels } from "./labels.js";
import { dayOf, nameOf, standingText } from "./standing.js";
import { measureIn } from "./text-size.js";
import { marksBetween } from "./time-axis.js";

/**
 * @typedef {import("./course-layout.js").Dated} Dated
 * @typedef {import("./course-layout.js").Layout} Layout
 * @typedef {import("./course-layout.js").Part} Part
 * @typedef {import("./course-layout.js").Point} Point
 * @typedef {import("./course.js").Stop} Stop
 * @typedef {import("./labels.js").Box} Box
 * @typedef {import("./standing.js").Words} Words
 * @typedef {import("./time-axis.js").Mark} Mark
 * @typedef {(result: Stop["result"]) => Words} WordsFor
 *
 * @typedef {object} Pen  what draws, and where
 * @property {SVGSVGElement} svg
 * @property {ReturnType<typeof measureIn>} text
 * @property {Layout} layout
 * @property {WordsFor} wordsFor
 * @property {(x: number, breadth?: number) => number} turned  from where on something is drawn that begins there
 * @property {Box[]} taken  what no label may cover
 *
 * @typedef {object} Drawn  what in the picture needs a word
 * @property {number} dashed  months, more than which went by between two results; 0 where they never did
 * @property {boolean} hatched
 * @property {boolean} leftOut  whether a result is without its name
 * @property {boolean} versions
 */

/** The newest, the oldest, the highest and the lowest. */
const ENDS = 4;
/** Of more results than these only the ends may have a figure alone. */
const FEW = 12;
/** Of more than these only the ends have a label. */
const MANY = 24;

/**
 * @param {HTMLElement} element  in which it is drawn, as wide as that is
 * @param {Stop[]} stops  the oldest first
 * @param {{wordsFor: WordsFor, alike: ReturnType<typeof import("./course.js").alikeAmong>}} by
 * @returns {Drawn}
 */
export function drawCourse(element, stops, { wordsFor, alike }) {
  const dated = /** @type {Dated[]} */ (stops.filter(({ day }) => day !== null));
  element.replaceChildren();
  element.hidden = !dated.length;
  if (!dated.length) return { dashed: 0, hatched: false, leftOut: false, versions: false };

  const { fontSize, direction } = getComputedStyle(element);
  const width = element.clientWidth;
  const svg = makeSvg("svg", { "aria-hidden": "true" }, hatch());
  element.append(svg);
  const text = measureIn(svg);
  /** @type {import("./course-layout.js").Names} */
  const names = {
    width: (result, stage) => text.width("name", wordsFor(result).stage(stage)),
    longest: (result, stage) => Math.max(...wordsFor(result).stage(stage).split(" ").map((word) => text.width("name", word))),
    rows: (result, stage, most) => text.lines("name", wordsFor(result).stage(stage), most, Infinity).length,
  };
  const layout = layOut(dated, { width, size: parseFloat(fontSize), alike, names });
  svg.setAttribute("viewBox", `0 0 ${width} ${layout.height}`);

  /** @type {Pen} */
  const pen = { svg, text, layout, wordsFor, taken: [], turned: (x, breadth = 0) => (direction === "rtl" ? width - x - breadth : x) };
  layout.parts.forEach((part, index) => drawStages(pen, part, layout.parts[index - 1]));
  drawCalendar(pen);
  const dashed = drawWays(pen);
  drawStops(pen);
  const leftOut = drawLabels(pen);
  text.done();
  return { dashed, hatched: layout.points.some(isRange), leftOut, versions: layout.parts.length > 1 };
}

/** Whether a result is not settled, so that it has no point but two ends. */
const isRange = (/** @type {Point} */ { stop }) => stop.state === "open" || stop.state === "unsure";

/**
 * The stages of a part, with their names before its first result unless those of the part before say the same.
 * @param {Pen} pen
 * @param {Part} part
 * @param {Part} [before]
 */
function drawStages({ svg, text, layout, wordsFor, turned, taken }, part, before) {
  const { line, bottom, parts, radius, up } = layout;
  const { bands, from, to } = part;
  const breadth = to - from;
  bands.forEach((band, index) => {
    const shade = 0.03 + (0.11 * index) / Math.max(1, bands.length - 1);
    const [y, height] = [up(band.to), up(band.from) - up(band.to)];
    svg.append(makeSvg("rect", { class: "band", x: turned(from, breadth), y, width: breadth, height, "fill-opacity": shade }));
  });

  const namesOf = (/** @type {Part} */ { result, bands: own }) => own.map((band) => ({ ...band, name: wordsFor(result).stage(band.stage) }));
  const most = part.points[0].x - from - 2 * GAP - radius;
  const isSaid = before && JSON.stringify(namesOf(before)) === JSON.stringify(namesOf(part));
  for (const { name, ...band } of isSaid || (before && most < 4 * line) ? [] : namesOf(part)) {
    const under = up(band.from);
    const over = isPeak(band) ? under - line : up(band.to);
    const rows = text.lines("name", name, most, Math.floor((under - over) / line));
    const y = (over + under - rows.length * line) / 2;
    svg.append(...rows.map((row, index) => text.at("name", row, { x: turned(from + GAP), y: y + (index + 0.75) * line, anchor: "start" })));
    if (rows.length) taken.push({ x: from, y, width: most, height: rows.length * line });
  }

  if (parts.length === 1) return;
  const { version } = part.result.version;
  const called = [say.common.of_version({ version }), version].find((words) => text.width("version", words) < breadth - GAP) ?? "";
  svg.append(text.at("version", called, { x: turned(before ? from + GAP / 2 : from), y: 0.75 * line, anchor: "start" }));
  if (before) svg.append(makeSvg("line", { class: "border", x1: turned(from), x2: turned(from), y1: line, y2: bottom }));
}

/**
 * The axis with marks of the calendar: months, each with its year where that is another than before.
 * @param {Pen} pen
 */
function drawCalendar({ svg, text, layout, turned }) {
  const { width, line, bottom, first, last, at, points } = layout;
  const nameOfMark = (/** @type {Mark} */ { unit, parts: { year, month, date } }) => {
    if (unit === "year") return String(year);
    return unit === "month" ? MONTHS[month] : say.course.mark({ day: date, month: MONTHS[month] });
  };
  const half = (/** @type {string} */ name) => text.width("mark", name) / 2;
  /** @param {number} x @param {string[]} rows */
  const write = (x, rows) => {
    const room = Math.max(...rows.map(half));
    const middle = Math.max(room, Math.min(width - room, turned(x)));
    svg.append(...rows.map((row, index) => text.at("mark", row, { x: middle, y: bottom + GAP + (index + 0.75) * line, anchor: "middle" })));
  };
  svg.append(makeSvg("line", { class: "axis", x1: 0, x2: width, y1: bottom, y2: bottom }));
  if (first === last) {
    write((points[0].x + points[points.length - 1].x) / 2, [dayOf(points[0].stop.result)]);
    return;
  }
  const fits = (/** @type {Mark[]} */ marks) =>
    marks.slice(1).every((mark, index) => at(mark.day) - at(marks[index].day) > half(nameOfMark(mark)) + half(nameOfMark(marks[index])) + GAP);
  let year = 0;
  for (const mark of marksBetween(first, last, fits)) {
    const [x, isNew] = [at(mark.day), mark.unit !== "year" && mark.parts.year !== year];
    year = mark.parts.year;
    svg.append(makeSvg("line", { class: "axis", x1: turned(x), x2: turned(x), y1: bottom, y2: bottom + GAP / 2 }));
    write(x, isNew ? [nameOfMark(mark), String(year)] : [nameOfMark(mark)]);
  }
}

/**
 * The line; dashed where more time went by than the framework lets pass between two assessments.
 * @param {Pen} pen
 * @returns {number} months, see `Drawn`
 */
function drawWays({ svg, layout, turned }) {
  let dashed = 0;
  for (const { from, to } of layout.ways) {
    const { before } = to.stop.result.version.reassess;
    const isLong = to.stop.day - from.stop.day > 31 * before;
    if (isLong) dashed = Math.max(dashed, before);
    svg.append(makeSvg("line", { class: isLong ? "leap" : "way", x1: turned(from.x), x2: turned(to.x), y1: from.low, y2: to.low }));
  }
  return dashed;
}

/**
 * The results: a dot for each, and where it is not settled a bar from end to end.
 * @param {Pen} pen
 */
function drawStops({ svg, layout, wordsFor, turned, taken }) {
  const { points, radius } = layout;
  points.forEach((point, index) => {
    const { stop, x, low, high } = point;
    const own = radius + (index === points.length - 1 ? 2 : 0);
    const title = makeSvg("title", {}, `${nameOf(stop.result)}: ${standingText(stop.record, wordsFor(stop.result))}`);
    svg.append(
      isRange(point)
        ? makeSvg("rect", { class: "range", x: turned(x) - own, y: high - 2, width: 2 * own, height: low - high + 4, rx: 2 }, title)
        : makeSvg("circle", { class: stop.state === "sure" ? "stop" : "none", cx: turned(x), cy: low, r: own }, title),
    );
    taken.push({ x: x - own, y: high - own, width: 2 * own, height: low - high + 2 * own });
  });
}

/**
 * Figures, names and days at the points, those that matter most first; where there is no room for all of
 * that, the figure with the day or alone.
 * @param {Pen} pen
 * @returns {boolean} whether a name or a day was left out
 */
function drawLabels(pen) {
  const { points, first, last } = pen.layout;
  const order = mostTellingFirst(points);
  const ends = order.slice(0, ENDS);
  const day = (/** @type {Stop} */ { result }) => (first === last ? "" : dayOf(result));
  /** @type {((stop: Stop) => string[])[]} */
  const forms = [(stop) => [stop.result.label, day(stop)], (stop) => [day(stop)], () => []];
  let left = points.length > MANY ? ends : order;
  const shortened = new Set(points.length > MANY ? order.slice(ENDS) : []);
  for (const more of forms) {
    left = placeSome(pen, left, { more, newest: order[0] }).filter((point) => points.length <= FEW || ends.includes(point));
    for (const point of left) shortened.add(point);
  }
  return shortened.size > 0;
}

/**
 * @param {Pen} pen
 * @param {Point[]} some
 * @param {{more: (stop: Stop) => string[], newest: Point}} by  what stands below the figure
 * @returns {Point[]} those for which there was no room
 */
function placeSome(pen, some, { more, newest }) {
  const { svg, text, layout, wordsFor, turned, taken } = pen;
  const { width, line, bottom, parts } = layout;
  const most = Math.min(9 * line, width * 0.45);
  const from = parts.length > 1 ? line : 0;
  const within = { x: 0, y: from, width, height: bottom - from };
  const ways = layout.ways.map(({ from: { x, low }, to }) => ({ from: { x, y: low }, to: { x: to.x, y: to.low } }));
  const borders = parts.slice(1).map((part) => ({ from: { x: part.from, y: 0 }, to: { x: part.from, y: bottom } }));

  const labels = some.map((point) => {
    const below = more(point.stop).filter(Boolean).map((words) => ({ className: "label", words }));
    const rows = [{ className: "figure", words: figureOf(point.stop, wordsFor(point.stop.result)) }, ...below].map(({ className, words }) => ({ className, words: text.cut(className, words, most) }));
    const breadth = Math.max(...rows.map(({ className, words }) => text.width(className, words)));
    const [y, away] = [(point.low + point.high) / 2, (point.low - point.high) / 2];
    return { point, rows, x: point.x, y, away, width: breadth, height: rows.length * line, isNeeded: point === newest };
  });
  return placeLabels(labels, { within, boxes: taken, lines: [...ways, ...borders] }).flatMap((box, index) => {
    const { point, rows } = labels[index];
    if (!box) return [point];
    taken.push(box);
    const beside = box.x + box.width / 2 - point.x;
    const [anchor, x] = Math.abs(beside) < 1 ? ["middle", point.x] : beside < 0 ? ["end", box.x + box.width] : ["start", box.x];
    svg.append(...rows.map(({ className, words }, row) => text.at(className, words, { x: turned(x), y: box.y + (row + 0.75) * line, anchor })));
    // What stands away from its point is tied to it.
    const [own, near] = box.y > point.low ? [point.low, box.y] : [point.high, box.y + box.height];
    const isAcross = box.x < point.x && point.x < box.x + box.width;
    if (isAcross && Math.abs(near - own) > 2 * GAP) svg.append(makeSvg("line", { class: "axis", x1: turned(point.x), x2: turned(point.x), y1: near, y2: own }));
    return [];
  });
}

/**
 * The figure at a point, with the stage where a cap holds it below the one that it stands in.
 * @param {Stop} stop
 * @param {Words} words
 */
function figureOf({ record, result: { version } }, words) {
  const { score, low, high } = record.shown;
  // A bare number would not say that it counts gates.
  const figure = methodOf(version.program).countsGates ? words.whole : words.overall;
  if (low && high) return say.over_time.score_range({ low: words.overall(low.score), high: figure(high.score) });
  if (!score) return say.common.not_assessed;
  return record.capped_by ? standingText(record, words) : figure(score);
}

/** The pattern of what is not settled. */
const hatch = () =>
  makeSvg("defs", {},
    makeSvg("pattern", { id: "hatch", patternUnits: "userSpaceOnUse", width: 6, height: 6, patternTransform: "rotate(-45)" },
      makeSvg("rect", { class: "hatch-ground", width: 6, height: 6 }),
      makeSvg("rect", { class: "hatch-line", width: 6, height: 2 }),
    ),
  );
