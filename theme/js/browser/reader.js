/**
 * The one reader of what people hand in, on every page that takes results: files and links. What it
 * does not believe it refuses with a ResultError, whose words are the same everywhere.
 */
import { isLink, linkIn, namedIn, readLink } from "../exact/link.js";
import { isMapping } from "../exact/responses.js";
import { parseJson, readResult, responseIn, ResultError, textIn } from "../exact/result-file.js";

export const RUNS_FORMAT = "stagemark-runs/1";

/** All that a browser keeps for a site stays below it; a larger file is refused before it is read. */
const MAX_FILE = 8 * 1_048_576;

/** What a file that somebody chose holds. */
export async function fileContent(file) {
  if (file.size > MAX_FILE) throw new ResultError("This is larger than 8 MiB, which no result file is.");
  return parseJson(await file.text());
}

/** Whether a parsed file says that it is a team's; its version is for the team page to judge. */
export const isTeamFile = (value) => isMapping(value) && textIn(value.format).startsWith("stagemark-team/");

export const isRunsFile = (value) => isMapping(value) && textIn(value.format).startsWith("stagemark-runs/");

/**
 * The results in a parsed file, of which the shape is certain: one, or the many of saved runs.
 * @param {(result: object) => T} use what is made of each; it may refuse
 * @returns {T[]}
 * @template T
 */
export function eachResult(id, value, use) {
  if (isTeamFile(value)) throw new ResultError("This is the file of a team; the team page takes it.");
  if (!isRunsFile(value)) return [use(readResult(value))];
  if (value.format !== RUNS_FORMAT) {
    throw new ResultError(`This file of runs has the format “${value.format.slice(0, 40)}”, which this page does not know.`);
  }
  if (value.framework !== id) throw new ResultError(`These runs are of “${textIn(value.framework).slice(0, 70)}”; this page is for “${id}”.`);
  const isWhole = Object.keys(value).length === 3 && Array.isArray(value.runs) && value.runs.length;
  if (!isWhole) throw new ResultError("This file of runs is damaged: a part of it is missing or not what it should be.");
  return value.runs.map((one, place) => {
    try {
      return use(readResult(one));
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      throw new ResultError(`Run ${place + 1}: ${error.message}`);
    }
  });
}

/** The version that a result or a link names; the first where none is that one, to say what is wrong. */
const versionNamed = (versions, { framework, version }) =>
  versions.find((one) => one.id === framework && one.version === version) ?? versions[0];

/**
 * A result with the version that it was made with, and its response as that version knows it.
 * @param {object[]} versions those that the page knows, its own first
 */
export function resultOf(versions, result) {
  const version = versionNamed(versions, result);
  return { version, created: result.created, response: responseIn(version, result) };
}

/** The same of a link that somebody pasted or opened. */
export function linkOf(versions, text) {
  const hash = linkIn(text);
  if (!isLink(hash)) throw new ResultError("This is not a link to a result.");
  const version = versionNamed(versions, namedIn(hash));
  const { response, made } = readLink(version, hash);
  return { version, created: made, response };
}
