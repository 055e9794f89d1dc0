/**
 * The results that are compared: those that this browser saved, of any version, and what is handed in.
 *
 * @typedef {import("../types.js").WordedVersion} WordedVersion
 * @typedef {import("../types.js").Response & {version: WordedVersion, created: string}} Result
 *   a response with the version that it was made with, and when; "" where that is not known
 */
import { dayIn } from "../browser/days.js";
import { refuseTeam } from "../browser/importers.js";
import { answeredRuns, runSource } from "../browser/intake.js";
import { linkOf, resultOf } from "../browser/reader.js";
import { runName, whyUnreadable } from "../browser/runs.js";
import { canonical } from "../exact/merge.js";
import { ResultError } from "../exact/result-file.js";
import { say } from "../say.js";

/**
 * @param {{version: WordedVersion, created: string, response: import("../types.js").Response}} read
 * @returns {Result}
 */
const joined = ({ version, created, response }) => ({ ...response, version, created });

/**
 * What the page makes of each kind that is handed in.
 * @param {WordedVersion[]} versions
 * @returns {import("../browser/importers.js").Importers<Result>}
 */
export const resultImporters = (versions) => ({
  result: (result) => joined(resultOf(versions, result)),
  runs: (result) => joined(resultOf(versions, result)),
  team: refuseTeam,
  link: (text) => joined(linkOf(versions, text)),
});

/**
 * What this browser saved: every run of every version, and what is none.
 * @param {string} id
 * @param {import("../browser/importers.js").Importers<Result>} importers
 * @returns {import("../browser/intake.js").Source<Result>[]}
 */
export function savedSources(id, importers) {
  const { runs, unreadable } = answeredRuns(id);
  return [
    ...runs.map((run) => runSource(runName(run), id, run, importers)),
    ...unreadable.map(({ text }) => ({
      name: say.intake.saved_run,
      read() {
        throw new ResultError(whyUnreadable(text));
      },
    })),
  ];
}

/** @param {Result} result */
const enteredOn = ({ version, created, answers, targets }) => canonical([version.version, dayIn(created), answers, targets]);

/**
 * How much a result says.
 * @param {Result} result
 */
const sizeOf = ({ version, ...said }) => canonical({ ...said, version: version.version }).length;

/**
 * A result has one line, whether it came as a file, as a link or from this browser: of those alike
 * on one day, one for each name. Of copies the one stays that says most, as a link has no notes.
 * @param {Result[]} results
 * @returns {Result[]}
 */
export function withoutCopies(results) {
  /** @type {Map<string, Map<string, Result>>} */
  const found = new Map();
  for (const result of results.toSorted((one, other) => sizeOf(other) - sizeOf(one))) {
    const content = enteredOn(result);
    const alike = found.get(content) ?? new Map();
    if (!alike.has(result.label) && (result.label || !alike.size)) alike.set(result.label, result);
    // What has no name is a copy of what has one.
    if (result.label) alike.delete("");
    found.set(content, alike);
  }
  return [...found.values()].flatMap((alike) => [...alike.values()]);
}

/**
 * By the day that is shown: from zone to zone, a later moment may have an earlier one.
 * @param {Result[]} results
 */
export function inOrder(results) {
  /** @param {Result} result */
  const day = ({ created }) => Date.parse(dayIn(created)) || 0;
  /** @param {Result} result */
  const moment = ({ created }) => Date.parse(created) || 0;
  return results.toSorted((one, other) => day(one) - day(other) || moment(one) - moment(other));
}
