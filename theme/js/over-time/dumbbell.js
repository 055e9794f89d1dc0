/**
 * A dimension before and after, on the stages of the version that counts both: a ring, a dot, and the way
 * between; what is not settled is hatched as far as it may lie. The figures stand in the row above.
 *
 * @typedef {import("../types.js").WordedVersion} WordedVersion
 * @typedef {import("./standing.js").Range} Range
 */
import { make } from "../browser/make.js";
import { placeOf } from "../exact/shown.js";
import { bandsOf } from "../exact/strip.js";

/**
 * An element at a place of the strip, or from one to another; in thousandths.
 * @param {string} className
 * @param {number} from
 * @param {number} [to]
 * @param {...(Node | string)} content
 */
function placed(className, from, to = from, ...content) {
  const made = make("span", { className }, ...content);
  made.style.setProperty("--from", String(from / 1000));
  made.style.setProperty("--to", String(to / 1000));
  return made;
}

/** A row of the table for those who see it. */
const stripRow = (/** @type {number} */ columns, /** @type {Node[]} */ content) =>
  make("tr", { ariaHidden: "true" }, make("td", { colSpan: columns }, make("div", { className: "dumbbell" }, ...content)));

/**
 * The row with the names of the stages, where the dimensions are compared with stages and are all of one
 * scale; nothing where they are not.
 * @param {WordedVersion} version
 * @param {{columns: number, stage: (id: string) => string}} by
 */
export function namesRow(version, { columns, stage }) {
  const all = version.program.dimensions.map(({ id }) => bandsOf(version, id));
  const [bands] = all;
  const isOne = all.every((own) => JSON.stringify(own) === JSON.stringify(bands));
  return bands.length && isOne ? [stripRow(columns, bands.map(({ stage: id, from, to }) => placed("name", from, to, stage(id))))] : [];
}

/**
 * @param {WordedVersion} version
 * @param {string} id  of the dimension
 * @param {{before?: Range | null, after?: Range | null, columns: number}} shown
 */
export function dumbbellRow(version, id, { before, after, columns }) {
  const place = (/** @type {string} */ score) => placeOf(version.bounds[id], score);
  const [was, now] = [before, after].map((range) => (range?.score ? place(range.score) : null));
  const ranges = Object.entries({ before, after }).flatMap(([end, range]) =>
    range && !range.score && range.low && range.high ? [placed(["range", end].join(" "), place(range.low.score), place(range.high.score))] : [],
  );
  const bands = bandsOf(version, id);
  const ground = bands.length ? bands : [{ from: 0, to: 1000 }];
  const isWay = was !== null && now !== null && was !== now;
  return stripRow(columns, [
    ...ground.map(({ from, to }) => placed("band", from, to)),
    ...ranges,
    ...(isWay ? [placed("way", Math.min(was, now), Math.max(was, now))] : []),
    ...(was === null ? [] : [placed("was", was)]),
    ...(now === null ? [] : [placed("now", now)]),
  ]);
}
