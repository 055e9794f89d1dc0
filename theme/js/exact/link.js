/**
 * A result as a link: `#result/1/<framework>/<version>/<seal>/<answers>/<check>`, all of it behind
 * the #, which browsers send to nobody. It holds answers, targets and the day; never notes.
 * With a sign in front, `#mine/result/1/…`, it takes readers' own answers along to where they go on.
 *
 * Answers are one number in mixed radix: each question has as many digits as it has states. It is
 * written in base 36, so that no program takes a sign of it for punctuation and cuts the link there.
 *
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Response} Response
 *
 * @typedef {object} States  what a digit stands for
 * @property {bigint} count  how many there are
 * @property {(digit: bigint) => Answer | undefined} read
 * @property {(value: Answer | undefined) => bigint | number} write
 *
 * @typedef {States & {part: "answers" | "targets", id: string}} Digit
 */
import { say } from "../say.js";
import { cleanResponse, emptyResponse } from "./responses.js";
import { ResultError } from "./result-file.js";
import { attempt } from "./attempt.js";

const START = "#result/";
const MINE = "#mine/";
const LINK_FORMAT = "1";
const DAY = 86_400_000;
const DAYS = 65_536n;

/** What this format looks like; the length of the answers is bounded, as huge numbers take long to read. */
const SHAPE = /^#result\/1\/([a-z][a-z0-9-]{0,63})\/(\d+\.\d+\.\d+[0-9A-Za-z.-]{0,58})\/([0-9a-f]{8})\/([0-9a-z]{1,9999})\/([0-9a-z]{8})/;

/**
 * What mail and chat take along behind a link: signs, also as bytes or entities, that no check has;
 * and whatever follows a blank, or the words that a browser adds to find a passage by.
 */
const TRAILING = /^(?:[^0-9a-z\s]|%[89a-f][0-9a-f]|&(?:#?[0-9a-z]+;|gt|lt|quot|amp))*(?:(?:\s|:~:).*)?$/is;

/** The largest prime of eight digits: as it is a prime, no change of one sign goes unseen. */
const PRIME = 36n ** 8n - 19n;

const decoded = (/** @type {string} */ text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => attempt(() => decodeURIComponent(bytes)) ?? bytes);

/** Programs write signs of a link in their own way, such as %2F, and some do so twice. */
const plain = (/** @type {string} */ text) => decoded(decoded(text));

/**
 * The link that takes readers' own answers along: whoever follows it goes on with them.
 * @param {string} link  as it is shared, with or without the address of the page
 */
export const linkToGoOn = (link) => link.replace("#", MINE);

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

/** Whether the part of an address behind the # is meant as a link to a result, be it whole or not. */
export const isLink = (/** @type {string} */ hash) =>
  /^#.*\//.test(plain(hash)) || (hash.length > 1 && [START, MINE].some((start) => start.startsWith(hash)));

/**
 * How many states the question has, and which is which; a checklist has one for each set of ticks.
 * @param {import("../types.js").ProgramQuestion} question
 * @returns {States}
 */
function statesOfQuestion({ options, allow, checklist }) {
  const ids = Object.keys(options);
  const single = [undefined, ...allow, ...(checklist ? ["~none"] : ids)];
  const count = BigInt(single.length);
  const place = (/** @type {Answer | undefined} */ answer) => single.indexOf(/** @type {string | undefined} */ (answer));
  if (!checklist) return { count, read: (digit) => single[Number(digit)], write: place };
  return {
    count: count + 2n ** BigInt(ids.length) - 1n,
    read: (digit) => (digit < count ? single[Number(digit)] : ids.filter((_, bit) => ((digit - count + 1n) >> BigInt(bit)) & 1n)),
    write: (answer) =>
      Array.isArray(answer)
        ? ids.reduce((sum, id, bit) => sum + (answer.includes(id) ? 2n ** BigInt(bit) : 0n), count - 1n)
        : place(answer),
  };
}

/**
 * The digits of a link.
 * @param {Framework} framework
 * @returns {Digit[]}
 */
function placesOf({ program }) {
  /** @type {Digit[]} */
  const questions = program.questions.map((question) => ({ part: "answers", id: question.id, ...statesOfQuestion(question) }));
  /** @type {Digit[]} */
  const targets = program.dimensions.map(({ id }) => ({
    part: "targets",
    id,
    count: BigInt(program.stages.length + 1),
    read: (digit) => program.stages[Number(digit) - 1],
    write: (stage) => program.stages.indexOf(/** @type {string} */ (stage)) + 1,
  }));
  return [...questions, ...targets];
}

function checkOf(/** @type {string} */ text) {
  const number = [...text].reduce((sum, sign) => (sum * 256n + BigInt(sign.charCodeAt(0))) % PRIME, 0n);
  return number.toString(36).padStart(8, "0");
}

/** Enough of the seal to tell one draft from another. */
const draftOf = (/** @type {Framework} */ { seal }) => seal.slice(-8);

/**
 * What follows the address of the page.
 * @param {Framework} framework
 * @param {Response} response
 * @param {string} day  to write into it, such as 2026-11-28
 */
export function writeLink(framework, response, day) {
  const clean = cleanResponse(framework, response);
  const number = placesOf(framework).reduce(
    (sum, { part, id, count, write }) => sum * count + BigInt(write(clean[part][id])),
    BigInt(Date.parse(day) / DAY) % DAYS,
  );
  const text = [LINK_FORMAT, framework.id, framework.version, draftOf(framework), number.toString(36)].join("/");
  return `${START}${text}/${checkOf(text)}`;
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
