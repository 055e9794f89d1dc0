/**
 * Days and moments as texts. A result carries the moment when it was made, in the local time of
 * the place, such as `2026-11-28T08:00:00+13:00`: the day in it is the same wherever it is read.
 */
import { say } from "../say.js";

export const MONTHS = [
  ...[say.days.january, say.days.february, say.days.march, say.days.april, say.days.may, say.days.june],
  ...[say.days.july, say.days.august, say.days.september, say.days.october, say.days.november, say.days.december],
];

/**
 * A moment as a result carries it.
 * @param {number} moment in milliseconds
 * @param {number} [zone] minutes that local time was behind UTC
 */
export function createdAt(moment, zone = new Date(moment).getTimezoneOffset()) {
  const local = new Date(moment - zone * 60_000).toISOString().slice(0, 19);
  const [hours, minutes] = [Math.trunc(Math.abs(zone) / 60), Math.abs(zone) % 60].map((part) => String(part).padStart(2, "0"));
  return local + (zone ? `${zone < 0 ? "+" : "-"}${hours}:${minutes}` : "Z");
}

/** The moment and the zone in such a text; what holds a day alone is taken as its first moment. */
export function momentIn(/** @type {string} */ created) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(created) ?? [];
  const behind = sign ? Number(hours) * 60 + Number(minutes) : 0;
  return { moment: Date.parse(created), zone: sign === "+" ? -behind : behind };
}

/** The day in a moment: 2026-11-28; "" for none. */
export const dayIn = (/** @type {string} */ created) => created.slice(0, 10);

/** The day that it is now, where the visitor is. */
export const today = () => dayIn(createdAt(Date.now()));

/** A day as people read it: 28 November 2026; the same in every file and on every page. */
export function dayText(/** @type {string} */ created) {
  const [year, month, day] = dayIn(created).split("-").map(Number);
  return day ? say.days.day({ day, month: MONTHS[month - 1], year }) : "";
}

/** A day with its time: 28 November 2026, 08:00. */
export const momentText = (/** @type {string} */ created) =>
  say.days.moment({ day: dayText(created), time: created.slice(11, 16) });
