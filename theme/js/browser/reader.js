/**
 * The one reader of what people hand in, on every page that takes results: files and links. What it
 * does not believe it refuses with a ResultError, whose words are the same everywhere.
 */
import { isLink, linkIn, namedIn, readLink } from "../exact/link.js";
import { parseJson, responseIn, ResultError } from "../exact/result-file.js";

/** All that a browser keeps for a site stays below it; a larger file is refused before it is read. */
const MAX_FILE = 8 * 1_048_576;

/** What a file that somebody chose holds. */
export async function fileContent(file) {
  if (file.size > MAX_FILE) throw new ResultError("This is larger than 8 MiB, which no result file is.");
  return parseJson(await file.text());
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
