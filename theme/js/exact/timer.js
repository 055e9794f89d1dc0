/**
 * A timer that cannot drift: it holds moments, and what is left follows from the clock, however long
 * a tab has slept. All times are in milliseconds. Plain data; the caller looks at the clock.
 *
 * @typedef {object} Timer
 * @property {number} left  when it was last set
 * @property {number | null} since  when it began to run; null while it stands
 */

const ONE_MINUTE = 60_000;
const ONE_SECOND = 1000;

/** As many minutes as a question can be given. */
export const MOST_MINUTES = 60;

/** @type {(value: unknown) => value is number} */
export const areMinutes = (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= MOST_MINUTES;

/**
 * @param {number} minutes
 * @returns {Timer}
 */
export const timerOf = (minutes) => ({ left: minutes * ONE_MINUTE, since: null });

/**
 * A clock that was set back gives nobody more time than there was.
 * @param {Timer} timer
 * @param {number} now
 */
export const leftOf = ({ left, since }, now) => (since === null ? left : Math.max(0, left - Math.max(0, now - since)));

/**
 * @param {Timer} timer
 * @param {number} now
 * @returns {Timer}
 */
export const paused = (timer, now) => ({ left: leftOf(timer, now), since: null });

/**
 * @param {Timer} timer
 * @param {number} now
 * @returns {Timer}
 */
export const started = (timer, now) => ({ left: leftOf(timer, now), since: now });

/**
 * Minutes and seconds, as “2:07”. A second that has begun to run off still shows, so “0:00” is the end.
 * @param {number} left
 */
export function clockText(left) {
  const seconds = Math.ceil(left / ONE_SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
