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
import { attempt } from "./attempt.js";
import { cleanResponse } from "./responses.js";

export const START = "#result/";
export const MINE = "#mine/";
export const LINK_FORMAT = "1";
export const DAY = 86_400_000;
export const DAYS = 65_536n;

/** The largest prime of eight digits: as it is a prime, no change of one sign goes unseen. */
const PRIME = 36n ** 8n - 19n;

const decoded = (/** @type {string} */ text) => text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => attempt(() => decodeURIComponent(bytes)) ?? bytes);

/** Programs write signs of a link in their own way, such as %2F, and some do so twice. */
export const plain = (/** @type {string} */ text) => decoded(decoded(text));

/**
 * The link that takes readers' own answers along: whoever follows it goes on with them.
 * @param {string} link  as it is shared, with or without the address of the page
 */
export const linkToGoOn = (link) => link.replace("#", MINE);

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
export function placesOf({ program }) {
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

export function checkOf(/** @type {string} */ text) {
  const number = [...text].reduce((sum, sign) => (sum * 256n + BigInt(sign.charCodeAt(0))) % PRIME, 0n);
  return number.toString(36).padStart(8, "0");
}

/** Enough of the seal to tell one draft from another. */
export const draftOf = (/** @type {Framework} */ { seal }) => seal.slice(-8);

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
