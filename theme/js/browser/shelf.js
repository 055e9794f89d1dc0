/**
 * The one place that knows the keys and shapes of what this browser keeps. Pages from `file://` share
 * one storage, so a key names all that must not be mixed up: the framework, the version, the run.
 *
 * @typedef {import("../types.js").Response & {format: string, seal: string, saved: number, zone?: number}} Entry
 *   what is saved under a key: its shape is certain, its entries are not; `saved` in milliseconds,
 *   `zone` in minutes that local time was behind UTC then
 * @typedef {{id: string, version: string}} Version
 */
import { attempt } from "../exact/attempt.js";
import { isMapping } from "../exact/responses.js";

export const RESPONSE_FORMAT = "stagemark-response/1";

/** @type {["answers", "notes", "profile", "targets"]} */
export const PARTS = ["answers", "notes", "profile", "targets"];

/** The key of the first run of a version; further ones have a number behind it. */
export const runKey = (/** @type {Version} */ { id, version }) => `stagemark:${id}:${version}`;

/** Where it stands which run was opened last. */
export const lastRunKey = (/** @type {Version} */ { id, version }) => `stagemark-run:${id}:${version}`;

/** @type {(saved: unknown) => saved is Entry} */
const isEntry = (saved) =>
  isMapping(saved) &&
  saved.format === RESPONSE_FORMAT &&
  [saved.seal, saved.label].every((one) => typeof one === "string") &&
  typeof saved.saved === "number" && saved.saved >= 0 && saved.saved < 8e15 &&
  PARTS.every((part) => isMapping(saved[part]));

/**
 * What is saved under a key, if its shape is what this page writes. Its entries are not certain.
 * @param {string | undefined} text
 * @returns {Entry | undefined}
 */
export function entryIn(text) {
  const saved = attempt(() => JSON.parse(text ?? ""));
  return isEntry(saved) ? saved : undefined;
}
