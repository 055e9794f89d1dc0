/**
 * What can be handed in, and how each kind of it is read. A page that takes results has one table of
 * importers, which says for every kind what the page makes of it; where one is missing, the page
 * fails as soon as it is loaded.
 *
 * @typedef {ReturnType<typeof readResult>} Result  a result, of which no more than the shape is certain
 * @typedef {{[key: string]: unknown}} Content  what a file of a team holds; nothing of it is certain
 */
import { isMapping } from "../exact/responses.js";
import { readResult, ResultError, textIn } from "../exact/result-file.js";
import { say } from "../say.js";

export const RUNS_FORMAT = "stagemark-runs/1";

/**
 * @template T
 * @typedef {object} FileImporters
 * @property {(result: Result, fileName: string) => T} result  of a file that holds one result
 * @property {(result: Result) => T} runs  of each saved run, in a file of them or in this browser
 * @property {(content: Content) => T} team  of a team file
 */

/**
 * @template T
 * @typedef {FileImporters<T> & {link: (text: string) => T}} Importers
 */

/**
 * A kind of file: what its format begins with, and how a page's importers are given what is in it.
 * @typedef {{format: string, read: <T>(importers: FileImporters<T>, content: Content, file: {name: string, id: string}) => T[]}} Kind
 */

/** @type {{[kind in keyof FileImporters<unknown>]: Kind}} */
const FILES = {
  result: {
    format: "stagemark-result/",
    read: (importers, content, { name }) => [importers.result(readResult(content), name)],
  },
  runs: {
    format: "stagemark-runs/",
    read: (importers, content, { id }) => runsIn(id, content).map((run, index) => readRun(importers, run, index + 1)),
  },
  team: {
    format: "stagemark-team/",
    read: (importers, content) => [importers.team(content)],
  },
};

export const FILE_KINDS = Object.keys(FILES);
export const ALL_KINDS = [...FILE_KINDS, "link"];

/**
 * A page's importers, once none of them is missing.
 * @template {object} T
 * @param {T} importers
 * @param {string[]} [kinds] those that the page meets
 * @returns {T}
 * @throws {Error} which names the kind that was forgotten
 */
export function complete(importers, kinds = ALL_KINDS) {
  const missing = kinds.find((kind) => !(kind in importers));
  if (missing) throw new Error(`no importer says what this page makes of the kind “${missing}”`);
  return importers;
}

/**
 * What a page makes of a parsed file: one thing, or one for each of several runs.
 * @template T
 * @param {FileImporters<T>} importers
 * @param {unknown} content
 * @param {{name: string, id: string}} file its name, and the id of the page's framework
 * @returns {T[]}
 * @throws {ResultError} where the file, or a part of it, cannot be used
 */
export function importFile(importers, content, file) {
  const format = isMapping(content) ? textIn(content.format) : "";
  // What is of no known kind is read as a result, which says what is wrong with it.
  const kind = Object.values(FILES).find((one) => format.startsWith(one.format)) ?? FILES.result;
  return kind.read(importers, /** @type {Content} */ (content), file);
}

/**
 * The importer of team files for all pages but the team's own.
 * @returns {never}
 */
export function refuseTeam() {
  throw new ResultError(say.importers.team_file);
}

/**
 * The runs in a file of them.
 * @param {string} id
 * @param {Content} content
 * @returns {unknown[]}
 */
function runsIn(id, { format, framework, runs, ...more }) {
  if (format !== RUNS_FORMAT) throw new ResultError(say.importers.runs_format({ format: textIn(format).slice(0, 40) }));
  if (framework !== id) throw new ResultError(say.importers.runs_framework({ theirs: textIn(framework).slice(0, 70), own: id }));
  if (Object.keys(more).length || !Array.isArray(runs) || !runs.length) throw new ResultError(say.importers.runs_damaged);
  return runs;
}

/**
 * @template T
 * @param {FileImporters<T>} importers
 * @param {unknown} run
 * @param {number} number
 */
function readRun(importers, run, number) {
  try {
    return importers.runs(readResult(run));
  } catch (error) {
    if (!(error instanceof ResultError)) throw error;
    throw new ResultError(say.importers.run({ number, reason: error.message }));
  }
}
