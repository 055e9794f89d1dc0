/**
 * Days as numbers, so that distances on a drawing are in proportion, and the marks of the calendar
 * between two of them. Knows no DOM, no clock and no zone: a day is the one that a result says.
 *
 * @typedef {object} Mark
 * @property {number} day  as a number
 * @property {"day" | "month" | "year"} unit  what begins there
 * @property {{year: number, month: number, date: number}} parts  `month` from 0, `date` from 1
 *
 * @typedef {{unit: Mark["unit"], every: number}} Step
 */

const MILLISECONDS = 86_400_000;

/** The number of a day, 0 on 1 January 1970; null where a result says none. */
export function dayNumber(/** @type {string} */ created) {
  const moment = Date.parse(created.slice(0, 10));
  return Number.isNaN(moment) ? null : moment / MILLISECONDS;
}

/**
 * A mark on a day; one that a month has not is in the month after, as in calendars of machines.
 * @param {Mark["unit"]} unit
 * @param {number} year
 * @param {number} month
 * @param {number} date
 * @returns {Mark}
 */
function markAt(unit, year, month, date) {
  // Not by its numbers: a year below 100 would be of the last century.
  const moment = new Date(0);
  moment.setUTCFullYear(year, month, date);
  const parts = { year: moment.getUTCFullYear(), month: moment.getUTCMonth(), date: moment.getUTCDate() };
  return { day: moment.getTime() / MILLISECONDS, unit, parts };
}

/** The year, the month and the date of a day. */
function partsOf(/** @type {number} */ day) {
  const moment = new Date(day * MILLISECONDS);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth(), date: moment.getUTCDate() };
}

/** Days, weeks, months, quarters, halves, and years in ones, twos, fives and tens. */
const STEPS = /** @type {Step[]} */ ([
  ...[1, 7].map((every) => ({ unit: "day", every })),
  ...[1, 3, 6].map((every) => ({ unit: "month", every })),
  ...[1, 10, 100, 1000].flatMap((tens) => [1, 2, 5].map((times) => ({ unit: "year", every: times * tens }))),
]);

/** Days in a unit, the fewest that there are. */
const LEAST_DAYS = { day: 1, month: 28, year: 365 };

/** More marks than these fit nowhere. */
const MOST = 40;

/**
 * All marks of a step from one day to another, both included.
 * @param {Step} step
 * @param {number} from
 * @param {number} to
 */
function marksOf({ unit, every }, from, to) {
  const { year, month, date } = partsOf(from);
  const after = (/** @type {number} */ number) => Math.ceil(number / every) * every;
  // Weeks begin on Monday, and 1970 began on a Thursday.
  const toMonday = (((4 - from) % 7) + 7) % 7;
  /** @type {(number: number) => Mark} */
  const mark = {
    day: (/** @type {number} */ number) => markAt("day", year, month, date + (every === 7 ? toMonday : 0) + number * every),
    month: (/** @type {number} */ number) => markAt("month", year, after(month) + number * every, 1),
    year: (/** @type {number} */ number) => markAt("year", after(year) + number * every, 0, 1),
  }[unit];
  const marks = [];
  for (let number = 0; marks.length <= MOST; number += 1) {
    const next = mark(number);
    if (next.day > to) break;
    if (next.day >= from) marks.push(next);
  }
  return marks;
}

/**
 * The finest marks that there is room for; none where not even one of the coarsest lies between.
 * @param {number} from  a day
 * @param {number} to  a later one
 * @param {(marks: Mark[]) => boolean} fits  whether they do; at least one is asked about
 * @returns {Mark[]}
 */
export function marksBetween(from, to, fits) {
  for (const step of STEPS) {
    if ((to - from) / (LEAST_DAYS[step.unit] * step.every) > MOST * 2) continue;
    const marks = marksOf(step, from, to);
    if (marks.length && marks.length <= MOST && fits(marks)) return marks;
  }
  return [];
}

/**
 * A time between two days as people say it: in days up to two weeks, in weeks up to eight, in months up to
 * three years, each to the nearest whole; then in years, and whether it is more than these.
 * @param {number} from
 * @param {number} to
 * @returns {{unit: "days" | "weeks" | "months" | "years", count: number, more: boolean}}
 */
export function spanOf(from, to) {
  const days = to - from;
  if (days < 14) return { unit: "days", count: days, more: false };
  if (days < 56) return { unit: "weeks", count: Math.round(days / 7), more: false };
  const [start, end] = [partsOf(from), partsOf(to)];
  const whole = 12 * (end.year - start.year) + end.month - start.month - (end.date < start.date ? 1 : 0);
  if (whole < 36) return { unit: "months", count: nearest(start, whole, to), more: false };
  const years = Math.floor(whole / 12);
  return { unit: "years", count: years, more: markAt("day", start.year + years, start.month, start.date).day < to };
}

/**
 * So many months, or one more where that is nearer.
 * @param {Mark["parts"]} start
 * @param {number} whole
 * @param {number} to
 */
function nearest({ year, month, date }, whole, to) {
  const [before, after] = [whole, whole + 1].map((months) => markAt("day", year, month + months, date).day);
  return to - before <= after - to ? whole : whole + 1;
}
