/**
 * The one reader of results and links that people hand in, on every page that takes them. What it
 * does not believe it refuses with a ResultError, whose words are the same everywhere.
 *
 * @typedef {import("../types.js").Framework} Framework
 */
import { isLink } from "../exact/link.js";
import { linkIn, namedIn, readLink } from "../exact/read-link.js";
import { responseIn, ResultError } from "../exact/result-file.js";
import { say } from "../say.js";

/**
 * The version that a result or a link names; the first where none is that one, to say what is wrong.
 * @template {Framework} Version
 * @param {Version[]} versions
 * @param {{framework: string, version: string}} named
 */
const versionNamed = (versions, { framework, version }) =>
  versions.find((one) => one.id === framework && one.version === version) ?? versions[0];

/**
 * A result with the version that it was made with, and its response as that version knows it.
 * @template {Framework} Version
 * @param {Version[]} versions those that the page knows, its own first
 * @param {import("./importers.js").Result} result
 */
export function resultOf(versions, result) {
  const version = versionNamed(versions, result);
  return { version, created: result.created, response: responseIn(version, result) };
}

/**
 * The same of a link that was pasted or opened.
 * @template {Framework} Version
 * @param {Version[]} versions
 * @param {string} text
 */
export function linkOf(versions, text) {
  const hash = linkIn(text);
  if (!isLink(hash)) throw new ResultError(say.reading.no_link);
  const version = versionNamed(versions, namedIn(hash));
  const { response, made } = readLink(version, hash);
  return { version, created: made, response };
}
