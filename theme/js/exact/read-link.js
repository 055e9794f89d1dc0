/**
 * Reads a result out of a link, see `link.js`: only one that is whole is believed.
 *
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Response} Response
 */
import { say } from "../say.js";
import { checkOf, DAY, DAYS, draftOf, LINK_FORMAT, MINE, placesOf, plain, START, writeLink } from "./link.js";
import { cleanResponse, emptyResponse } from "./responses.js";
import { ResultError } from "./result-file.js";

/** What this format looks like; the length of the answers is bounded, as huge numbers take long to read. */
const SHAPE = /^#result\/1\/([a-z][a-z0-9-]{0,63})\/(\d+\.\d+\.\d+[0-9A-Za-z.-]{0,58})\/([0-9a-f]{8})\/([0-9a-z]{1,9999})\/([0-9a-z]{8})/;

/**
 * What mail and chat take along behind a link: signs, also as bytes or entities, that no check has;
 * and whatever follows a blank, or the words that a browser adds to find a passage by.
 */
const TRAILING = /^(?:[^0-9a-z\s]|%[89a-f][0-9a-f]|&(?:#?[0-9a-z]+;|gt|lt|quot|amp))*(?:(?:\s|:~:).*)?$/is;

/**
 * Whether readers go on with what a link holds, as with their own.
 * @param {string} text
 */
export const isToGoOn = (text) => plain(text).startsWith(MINE);

/**
 * A link as it is shared, without what stands behind it, where it is whole; else all that stands there.
 * @param {string} text
 */
export function withoutTail(text) {
  const hash = plain(text).replace(/^#mine\//, "#");
  const [whole] = SHAPE.exec(hash) ?? [""];
  return whole && TRAILING.test(hash.slice(whole.length)) ? whole : hash;
}

/**
 * The part of an address behind the # in a text that somebody pasted.
 * @param {string} text
 */
export function linkIn(text) {
  const signs = plain(text);
  return withoutTail(signs.slice(Math.max(0, signs.indexOf("#"))));
}

/**
 * What a link names. Only one that is whole is believed; a ResultError says of any other what is wrong.
 * @param {string} text
 * @returns {{framework: string, version: string, draft: string, digits: string}}
 */
export function namedIn(text) {
  const hash = withoutTail(text);
  const [, format] = hash.split("/");
  if (hash.startsWith(START) && /^\d+$/.test(format) && format !== LINK_FORMAT) {
    throw new ResultError(say.link.unknown_format);
  }
  const [whole, framework, version, draft, digits, check] = SHAPE.exec(hash) ?? [];
  if (whole !== hash || checkOf([LINK_FORMAT, framework, version, draft, digits].join("/")) !== check) {
    throw new ResultError(say.link.damaged);
  }
  return { framework, version, draft, digits };
}

/**
 * The response in a link and the day on which it was made, such as 2026-11-28.
 * @param {Framework} framework
 * @param {string} text
 * @returns {{response: Response, made: string}}
 */
export function readLink(framework, text) {
  const named = namedIn(text);
  if (named.framework !== framework.id) {
    throw new ResultError(say.link.other_framework({ theirs: named.framework, own: framework.id }));
  }
  if (named.version !== framework.version) {
    throw new ResultError(say.link.other_version({ theirs: named.version, own: framework.version }));
  }
  if (named.draft !== draftOf(framework)) {
    throw new ResultError(say.link.other_draft({ version: framework.version }));
  }
  let number = [...named.digits].reduce((sum, digit) => sum * 36n + BigInt(parseInt(digit, 36)), 0n);
  const response = emptyResponse();
  for (const { part, id, count, read } of placesOf(framework).reverse()) {
    const value = read(number % count);
    if (value !== undefined) /** @type {{[id: string]: Answer}} */ (response[part])[id] = value;
    number /= count;
  }
  const made = number < DAYS ? new Date(Number(number) * DAY).toISOString().slice(0, 10) : "";
  // One result has one link: whatever does not come out again as it went in was never written here.
  if (!made || writeLink(framework, response, made) !== withoutTail(text)) throw new ResultError(say.link.damaged);
  return { response: cleanResponse(framework, response), made };
}
