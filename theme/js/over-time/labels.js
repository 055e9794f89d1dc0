/**
 * Finds places for labels beside points, so that none covers another, a point or a line, and all are in
 * the picture. Knows no DOM: whoever draws has measured them.
 *
 * @typedef {{x: number, y: number, width: number, height: number}} Box  its corner at the top and the start
 * @typedef {{x: number, y: number}} Point
 * @typedef {{from: Point, to: Point}} Line
 * @typedef {Point & {away: number, width: number, height: number, isNeeded: boolean}} Label
 *   the middle of what it is of, how far that reaches up and down, its own size, and whether it may stand
 *   further away, or where a line runs through it, rather than that it is left out
 */

/** Between a point and its label; one that is needed may stand further away. */
const REACH = 10;
const FURTHER = [REACH, 30, 60, 90];

/** @type {(one: Box, other: Box) => boolean} */
const overlap = (one, other) =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

/**
 * Whether a line runs through a box: what of it lies between both pairs of sides.
 * @type {(line: Line, box: Box) => boolean}
 */
function crosses({ from, to }, { x, y, width, height }) {
  let [enter, leave] = [0, 1];
  const ways = [[to.x - from.x, x - from.x, width], [to.y - from.y, y - from.y, height]];
  for (const [way, near, size] of ways) {
    if (!way) {
      if (near > 0 || near + size < 0) return false;
      continue;
    }
    const sides = [near / way, (near + size) / way];
    enter = Math.max(enter, Math.min(...sides));
    leave = Math.min(leave, Math.max(...sides));
  }
  return enter < leave;
}

/**
 * Where a label may stand, the best first: above and below, then at the sides.
 * @param {Label} label
 * @param {number} distance
 * @returns {Box[]}
 */
function sidesOf({ x, y, away, width, height }, distance) {
  const [above, below] = [y - away - distance - height, y + away + distance];
  const across = [x - width / 2, x - width + REACH, x - REACH];
  return [
    ...[above, below].flatMap((top) => across.map((start) => ({ x: start, y: top, width, height }))),
    ...[x - distance - width, x + distance].map((start) => ({ x: start, y: y - height / 2, width, height })),
  ];
}

/**
 * A place for each label, or null where none is left; the first ones choose first.
 * @param {Label[]} labels
 * @param {{within: Box, boxes: Box[], lines: Line[]}} drawn  the picture, and what may not be covered
 * @returns {(Box | null)[]}
 */
export function placeLabels(labels, { within, boxes, lines }) {
  const taken = [...boxes];
  const isWithin = (/** @type {Box} */ box) =>
    box.x >= within.x && box.y >= within.y && box.x + box.width <= within.x + within.width && box.y + box.height <= within.y + within.height;
  return labels.map((label) => {
    const sides = (label.isNeeded ? FURTHER : [REACH]).flatMap((distance) => sidesOf(label, distance));
    const free = sides.filter((box) => isWithin(box) && !taken.some((one) => overlap(one, box)));
    const clear = free.find((box) => !lines.some((line) => crosses(line, box)));
    const place = clear ?? (label.isNeeded ? free[0] : null) ?? null;
    if (place) taken.push(place);
    return place;
  });
}
