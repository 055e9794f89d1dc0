/**
 * Where everything stands in the picture of a course, from the start of a line to its end. Knows no DOM:
 * whoever draws says how wide a name is.
 *
 * @typedef {import("./course.js").Stop} Stop
 * @typedef {Stop & {day: number}} Dated
 * @typedef {import("./results.js").Result} Result
 * @typedef {{stage: string, from: number, to: number}} Band  in thousandths of the height, from the lowest up
 *
 * @typedef {object} Point  a result in the picture
 * @property {Dated} stop
 * @property {number} x
 * @property {number} low  where the lowest stands that it reaches, counted downwards
 * @property {number} high  where the highest stands; the same where it is settled
 *
 * @typedef {object} Part  results one after the other whose versions count alike
 * @property {Point[]} points
 * @property {number} from
 * @property {number} to
 * @property {Result} result  one of them, the first
 * @property {Band[]} bands  its stages
 *
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {number} line  the height of a line of text
 * @property {number} radius  of a point
 * @property {number} top  where the highest possible score stands
 * @property {number} bottom  where the lowest one does
 * @property {number} first  day
 * @property {number} last  day
 * @property {Point[]} points  the oldest first
 * @property {Part[]} parts
 * @property {{from: Point, to: Point}[]} ways  from each result with a stage to the next that counts alike
 * @property {(day: number) => number} at
 * @property {(place: number) => number} up
 */
import { methodOf } from "../exact/methods.js";
import { placeOf } from "../exact/shown.js";
import { stageRange } from "../exact/stage-range.js";
import { bandsOf } from "../exact/strip.js";

/** Between things. */
export const GAP = 8;
/** The part of the width that names of stages may take before the first result, and with long words. */
const NAMES = 0.34;
const LONG_NAMES = 0.45;
/** Of more results than these, the points are small. */
const CROWDED = 24;

/**
 * The stages as parts of the height; where gates give the stage, all are as high.
 * @param {Result["version"]} version
 * @returns {Band[]}
 */
function bandsIn(version) {
  const { program } = version;
  if (!methodOf(program).countsGates) return bandsOf(version);
  const at = (/** @type {number} */ index) => (1000 * index) / program.stages.length;
  return program.stages.map((stage, index) => ({ stage, from: at(index), to: at(index + 1) }));
}

/** Whether only the highest possible score is at a stage, so that it takes no height: its name stands above. */
export const isPeak = (/** @type {Band} */ { from, to }) => from === to;

/**
 * The ends of what a result reaches, in thousandths of the height; both 0 where it reaches nothing.
 * @param {Stop} stop
 */
function reachOf({ result: { version }, record: { shown } }) {
  if (methodOf(version.program).countsGates) {
    const bands = bandsIn(version).filter(({ stage }) => stageRange(shown).includes(stage));
    if (!bands.length) return [0, 0];
    const [low, high] = [bands[0], bands[bands.length - 1]];
    const middle = (low.from + low.to) / 2;
    return shown.stage ? [middle, middle] : [low.from, high.to];
  }
  const [low, high] = [shown.score ?? shown.low?.score, shown.score ?? shown.high?.score];
  return low && high ? [low, high].map((score) => placeOf(version.bounds[""], score)) : [0, 0];
}

/**
 * How much room the name of a stage takes in the words of a result's version.
 * @typedef {object} Names
 * @property {(result: Result, stage: string) => number} width  in one row
 * @property {(result: Result, stage: string) => number} longest  of its words
 * @property {(result: Result, stage: string, most: number) => number} rows  no wider than that
 */

/**
 * @param {Dated[]} stops  the oldest first, one at least
 * @param {{width: number, size: number, alike: (one: Result["version"], other: Result["version"]) => boolean, names: Names}} by
 *   `size`: of letters
 * @returns {Layout}
 */
export function layOut(stops, { width, size, alike, names }) {
  /** @type {Dated[][]} */
  const runs = [];
  for (const stop of stops) {
    const run = runs[runs.length - 1];
    if (run && alike(run[0].result.version, stop.result.version)) run.push(stop);
    else runs.push([stop]);
  }
  const [line, radius] = [size * 1.35, stops.length > CROWDED ? 3 : 5];
  const [{ result, day: first }] = stops;
  const last = stops[stops.length - 1].day;
  const bands = bandsIn(result.version);
  const widest = (/** @type {Names["width"]} */ of) => Math.max(0, ...bands.map(({ stage }) => of(result, stage)));
  const room = Math.max(Math.min(NAMES * width, widest(names.width)), Math.min(LONG_NAMES * width, widest(names.longest)));
  const [start, end] = [room + 3 * GAP, width - 2 * GAP];

  // As high as looks well, and as the name that has least room for its rows needs.
  const needed = bands.filter(({ from, to }) => from < to).map(({ stage, from, to }) => (1000 * line * names.rows(result, stage, room + 1)) / (to - from));
  const hasPeak = runs.some(([stop]) => bandsIn(stop.result.version).some(isPeak));
  const top = radius + 2 + (runs.length > 1 ? line : 0) + (hasPeak ? line : 0);
  const bottom = top + Math.max(14 * size, Math.min(22 * size, width * 0.7), Math.min(36 * size, Math.max(0, ...needed)));
  const at = (/** @type {number} */ day) => start + ((day - first) / (last - first)) * (end - start);
  const up = (/** @type {number} */ place) => bottom - (place / 1000) * (bottom - top);

  /** @type {(stop: Dated, index: number) => Point} */
  const pointOf = (stop, index) => {
    const [low, high] = reachOf(stop).map(up);
    // Of results of one day none was before another: they stand side by side.
    const x = first === last ? start + ((index + 0.5) / stops.length) * (end - start) : at(stop.day);
    return { stop, x, low, high };
  };
  const points = stops.map(pointOf);
  const parts = runs.map((run) => {
    const own = points.filter(({ stop }) => run.includes(stop));
    return { points: own, from: 0, to: width, result: run[0].result, bands: bandsIn(run[0].result.version) };
  });
  parts.slice(1).forEach((part, index) => {
    const before = parts[index];
    part.from = before.to = (before.points[before.points.length - 1].x + part.points[0].x) / 2;
  });
  const ways = parts.flatMap((part) => {
    const sure = part.points.filter(({ stop }) => stop.state === "sure");
    return first === last ? [] : sure.slice(1).map((to, index) => ({ from: sure[index], to }));
  });
  return { width, height: bottom + 2 * line + GAP, line, radius, top, bottom, first, last, points, parts, ways, at, up };
}

/**
 * The results whose names matter most first: the newest, the oldest, the highest and the lowest, then
 * those that somebody gave a name, then the rest, from the newest on.
 * @param {Point[]} points
 */
export function mostTellingFirst(points) {
  const newest = points.toReversed();
  const byHeight = newest.toSorted((a, b) => a.low - b.low);
  const ends = [newest[0], points[0], byHeight[0], byHeight[byHeight.length - 1]];
  return [...new Set([...ends, ...newest.filter(({ stop }) => stop.result.label), ...newest])];
}
