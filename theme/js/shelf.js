/** What a browser keeps of a framework, read by one rule on every page: its shape is certain, its entries are not. */
import { isMapping } from "./responses.js";
import { attempt, RESPONSE_FORMAT } from "./storage.js";

const KEY = /^stagemark:([^:]+):([^:]+)(?::\d+)?$/;
export const PARTS = ["answers", "notes", "profile", "targets"];
/** The last moment that a Date can name. */
const LAST_MOMENT = 8.64e15;

/** A text, and of anything else none: not everything that was parsed can be turned into one. */
export const textIn = (value) => (typeof value === "string" ? value : "");

/**
 * @typedef {{key: string, version: string, text: string, seal: string, saved: number, label: string,
 *   answers: object, notes: object, profile: object, targets: object}} Run
 *   what is saved under a key, its shape certain and its entries not; `saved`: milliseconds, or 0
 */

/** @returns {Run | undefined} */
function runAt(key) {
  const version = KEY.exec(key)?.[2];
  const text = version && attempt(() => localStorage[key]);
  const run = attempt(() => JSON.parse(text));
  if (!isMapping(run) || run.format !== RESPONSE_FORMAT) return undefined;
  const parts = PARTS.map((part) => [part, isMapping(run[part]) ? run[part] : {}]);
  const saved = typeof run.saved === "number" && Math.abs(run.saved) <= LAST_MOMENT ? run.saved : 0;
  return { key, version, text, seal: textIn(run.seal), saved, label: textIn(run.label), ...Object.fromEntries(parts) };
}

/** All runs of a framework, of any version, in no order; what has another format is none. */
export const runsOf = (id) =>
  (attempt(() => Object.keys(localStorage)) ?? [])
    .filter((key) => KEY.exec(key)?.[1] === id)
    .map(runAt)
    .filter(Boolean);
