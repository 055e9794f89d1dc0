/**
 * The one place that knows the keys and shapes of what this browser keeps. Pages from `file://` share
 * one storage, so a key names all that must not be mixed up: the framework, the version, the run.
 */
import { attempt } from "../exact/attempt.js";
import { isMapping } from "../exact/responses.js";

export const RESPONSE_FORMAT = "stagemark-response/1";
export const PARTS = ["answers", "notes", "profile", "targets"];

/** The key of the first run of a version; further ones have a number behind it. */
export const runKey = ({ id, version }) => `stagemark:${id}:${version}`;

/** Where it stands which run was opened last. */
export const lastRunKey = ({ id, version }) => `stagemark-run:${id}:${version}`;

/** What is saved under a key, if its shape is what this page writes. Its entries are not certain. */
export function entryIn(text) {
  const saved = attempt(() => JSON.parse(text));
  const { format, seal, label, saved: moment } = saved ?? {};
  const isOurs =
    format === RESPONSE_FORMAT &&
    [seal, label].every((one) => typeof one === "string") &&
    moment >= 0 && moment < 8e15 &&
    PARTS.every((part) => isMapping(saved[part]));
  return isOurs ? saved : undefined;
}
