/**
 * What moved between two results of a framework, and why: what the respondent changed apart from
 * what the framework changed. Knows no DOM and no clock.
 *
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("../types.js").WordedVersion} WordedVersion
 * @typedef {import("./results.js").Result} Result
 * @typedef {{[question: string]: Answer}} Answers
 * @typedef {ReturnType<typeof statesOf>} States
 *
 * @typedef {import("../types.js").Record & {states: States, shown: import("../types.js").Record, isUnsure: boolean}} Scored
 *   `shown` is what words may go by, and `isUnsure` says that it is another, see `doubt.js`
 *
 * @typedef {object} Moved  a question whose answer changed
 * @property {string} id
 * @property {Answer} [before]
 * @property {Answer} [after]
 * @property {"up" | "down" | "other" | "new" | "gone"} kind
 *
 * @typedef {object} Movement
 * @property {Scored} before
 * @property {Scored | null} carried  the earlier answers scored by the later version: up to here the
 *   framework changed something, from here on the respondent did
 * @property {Scored} after
 * @property {Moved[] | null} moved  null where the versions do not say how answers come over
 * @property {import("../exact/carry.js").Fate[] | null} fates
 */
import { carriedAnswers, carry, wayBetween } from "../exact/carry.js";
import { doubtOf } from "../exact/doubt.js";
import { nextStage } from "../exact/next.js";
import { load, recordOf, statesOf } from "../exact/score.js";

/**
 * A scorer for results of any of these versions.
 * @param {WordedVersion[]} versions
 * @returns {(result: {version: WordedVersion, answers: Answers, targets: {[id: string]: string}}) => Scored}
 */
export function scorerOf(versions) {
  const models = new Map(versions.map((version) => [version, load(version.program, nextStage)]));
  return ({ version, answers, targets }) => {
    const model = models.get(version);
    if (!model) throw new Error(`version ${version.version} is none of those to score by`);
    const states = statesOf(model, answers);
    const record = recordOf(model, states, targets);
    const { shown } = doubtOf(model, states, targets, record);
    return { ...record, states, shown, isUnsure: shown !== record };
  };
}

/**
 * The records of both results and, where the versions differ and say how answers come over, of the
 * earlier answers as the later version scores them.
 * @param {WordedVersion[]} versions
 * @param {Result} before
 * @param {Result} after
 * @returns {Movement}
 */
export function movement(versions, before, after) {
  const score = scorerOf(versions);
  const way = wayBetween(versions, before.version.version, after.version.version);
  const [first, last] = [before, after].map(score);
  if (!way) return { before: first, carried: null, after: last, moved: null, fates: null };
  const fates = carry(way, before.answers);
  const answers = carriedAnswers(fates);
  const carried = score({ ...before, version: after.version, answers });
  const moved = movedIn(after.version.program, { answers, states: carried.states }, { answers: after.answers, states: last.states });
  return way.length
    ? { before: first, carried, after: last, moved, fates }
    : { before: first, carried: null, after: last, moved, fates: null };
}

/**
 * @param {import("../types.js").Program} program
 * @param {{answers: Answers, states: States}} earlier
 * @param {{answers: Answers, states: States}} later
 * @returns {Moved[]}
 */
function movedIn({ questions }, earlier, later) {
  /** @param {Answer | undefined} answer */
  const text = (answer) => JSON.stringify(Array.isArray(answer) ? [...answer].sort() : answer);
  return questions.flatMap(({ id }, index) => {
    const [from, to] = [earlier.states[index], later.states[index]];
    // What was not asked was not answered, whatever is still saved of an earlier day.
    const before = from.state === "hidden" ? undefined : earlier.answers[id];
    const after = to.state === "hidden" ? undefined : later.answers[id];
    return text(before) === text(after) ? [] : [{ id, before, after, kind: kindOf(before, after, from, to) }];
  });
}

/**
 * @param {Answer | undefined} before
 * @param {Answer | undefined} after
 * @param {States[number]} from
 * @param {States[number]} to
 * @returns {Moved["kind"]}
 */
function kindOf(before, after, from, to) {
  if (before === undefined) return "new";
  if (after === undefined) return "gone";
  if (from.state !== "answered" || to.state !== "answered") return "other";
  const [earlier, later] = [from.low ?? 0n, to.low ?? 0n];
  return earlier === later ? "other" : later > earlier ? "up" : "down";
}
