/**
 * The course of results over time, as claims: where they stood, how far they went, and what of that can
 * be told at all. Knows no DOM and no clock. Distances are those of the figures that people see, so that
 * each claim can be checked by who reads it.
 *
 * @typedef {import("../types.js").WordedVersion} WordedVersion
 * @typedef {import("./movement.js").Scored} Scored
 * @typedef {import("./results.js").Result} Result
 *
 * @typedef {object} Stop  a result on its way
 * @property {Result} result
 * @property {number | null} day  the one when it was made, see `time-axis.js`; null where that is not known
 * @property {Scored} record  as its own version has it
 * @property {"sure" | "unsure" | "open" | "nothing"} state  whether it has a stage: too little may be known
 *   for one, answers may be open, and it may be that none counts
 *
 * @typedef {{score: string, stage: string}} Standing  exact, and by id
 *
 * @typedef {{says: "stood", at: Stop} & Standing} Stood
 * @typedef {{says: "unsure" | "open" | "nothing", at: Stop, stages: string[]}} Unsettled
 *   it has no stage; it lies between these two, or in the one
 * @typedef {{says: "undated", count: number}} Undated  so many results, and no day
 * @typedef {{says: "one_day", to: Stop, count: number, lowest: Standing, highest: Standing}} OneDay
 * @typedef {object} Moved
 * @property {"moved"} says
 * @property {Stop} from
 * @property {Stop} to
 * @property {Standing} before
 * @property {Standing} after
 * @property {-1 | 0 | 1} stages  whether the stage fell, stayed or rose
 * @property {-1 | 0 | 1} scores  the same of the figure
 * @property {"all" | "since" | "between"} when  whether these are the first and the newest of all, the newest
 *   and another, or two others
 * @property {boolean} recounted  whether `before` is what the version of `to` makes of the earlier answers
 * @typedef {{says: "beyond", side: "higher" | "lower", at: Stop} & Standing} Beyond
 *   where it stood in between, furthest beyond both ends
 * @typedef {{says: "apart", count: number}} Apart  so many earlier results cannot be compared with the last
 * @typedef {{ids: string[], step: string | null}} Steps  dimensions, and how far each of them went, exact
 * @typedef {{says: "dimensions", all: number, rose: Steps, fell: Steps, least: Steps, stayed: string[]}} Dimensions
 *   of how many: those that rose most, those that fell most; where all that moved went one way, those that
 *   went least; and those with the figure that they had
 *
 * @typedef {Stood | Unsettled | Undated | OneDay | Moved | Beyond | Apart | Dimensions} Claim
 */
import { carriedAnswers, carry, wayBetween } from "../exact/carry.js";
import { parse, reaches } from "../exact/fractions.js";
import { canonical } from "../exact/merge.js";
import { figuresIn } from "../exact/shown.js";
import { stageRange } from "../exact/stage-range.js";
import { dayNumber } from "./time-axis.js";

/** @type {(day: number | null) => day is number} */
const isKnown = (day) => day !== null;

/**
 * @param {Result} result
 * @param {Scored} record
 * @returns {Stop}
 */
export function stopOf(result, record) {
  const { state, isUnsure } = record;
  const own = state === "incomplete" ? "open" : isUnsure ? "unsure" : state === "complete" ? "sure" : "nothing";
  return { result, record, day: dayNumber(result.created), state: own };
}

/**
 * Whether two versions count alike: answers come over from one to the other, and all that scores is the
 * same. Figures of such versions stand on one scale.
 * @param {WordedVersion[]} versions
 * @returns {(one: WordedVersion, other: WordedVersion) => boolean}
 */
export function alikeAmong(versions) {
  const scoring = new Map(versions.map((version) => [version, canonical([version.program, version.bounds])]));
  return (one, other) => {
    if (one === other) return true;
    const way = wayBetween(versions, one.version, other.version) ?? wayBetween(versions, other.version, one.version);
    return way !== null && scoring.get(one) === scoring.get(other);
  };
}

/**
 * What a version makes of an earlier result; null where that is no stage, or not known.
 * @param {WordedVersion[]} versions
 * @param {ReturnType<typeof import("./movement.js").scorerOf>} score
 * @param {Stop} stop
 * @param {WordedVersion} version
 * @returns {Scored | null}
 */
function countedBy(versions, score, { result, record }, version) {
  if (alikeAmong(versions)(result.version, version)) return record;
  const way = wayBetween(versions, result.version.version, version.version);
  if (!way) return null;
  const counted = score({ ...result, version, answers: carriedAnswers(carry(way, result.answers)) });
  return counted.state === "complete" && !counted.isUnsure ? counted : null;
}

/**
 * The claims in the order in which they are said: three at most, and none without results.
 * @param {WordedVersion[]} versions
 * @param {ReturnType<typeof import("./movement.js").scorerOf>} score
 * @param {Stop[]} stops  the oldest first
 * @returns {Claim[]}
 */
export function courseOf(versions, score, stops) {
  const dated = stops.filter(({ day }) => isKnown(day));
  if (!dated.length) return stops.length > 1 ? [{ says: "undated", count: stops.length }] : stops.map(aloneClaim);
  const newest = dated[dated.length - 1];
  const sure = dated.filter(({ state }) => state === "sure");
  const to = sure[sure.length - 1];
  /** @type {Claim[]} */
  const first = newest === to ? [] : [aloneClaim(newest)];
  if (!to) return first;

  const compared = sure.flatMap((stop) => {
    const record = countedBy(versions, score, stop, to.result.version);
    return record ? [{ stop, record, ...standingIn(record) }] : [];
  });
  const [from] = compared;
  if (from.stop === to) {
    return [...first, aloneClaim(to), ...(sure.length > 1 ? [{ says: /** @type {const} */ ("apart"), count: sure.length - 1 }] : [])];
  }
  const last = compared[compared.length - 1];
  if (from.stop.day === to.day) return [...first, oneDayClaim(compared)];

  const figures = figuresIn(to.result.version);
  const { stages } = to.result.version.program;
  /** @type {Moved} */
  const moved = {
    says: "moved",
    from: from.stop,
    to,
    before: standingIn(from.record),
    after: standingIn(last.record),
    stages: sign(stages.indexOf(last.stage) - stages.indexOf(from.stage)),
    scores: sign(stepOf(figures, from.score, last.score)),
    when: newest !== to ? "between" : from.stop === dated[0] ? "all" : "since",
    recounted: from.record !== from.stop.record,
  };
  if (first.length) return [...first, moved];
  return [moved, beyondClaim(figures, compared) ?? dimensionsClaim(figures, from.record, last.record)];
}

/**
 * @param {Stop} at
 * @returns {Stood | Unsettled}
 */
export function aloneClaim(at) {
  const { state, record } = at;
  return state === "sure" ? { says: "stood", at, ...standingIn(record) } : { says: state, at, stages: stageRange(record.shown) };
}

/**
 * @param {import("../types.js").Record} record  a complete one
 * @returns {Standing}
 */
const standingIn = ({ score, stage }) => ({ score: /** @type {string} */ (score), stage: /** @type {string} */ (stage) });

/** @typedef {Standing & {stop: Stop, record: Scored}} Compared */

/**
 * By their scores; of equal ones the first.
 * @param {Compared[]} compared
 */
function endsOf(compared) {
  const lowest = compared.reduce((a, b) => (reaches(parse(b.score), parse(a.score)) ? a : b));
  const highest = compared.reduce((a, b) => (reaches(parse(a.score), parse(b.score)) ? a : b));
  return { lowest, highest };
}

/**
 * @param {Compared[]} compared
 * @returns {OneDay}
 */
function oneDayClaim(compared) {
  const { lowest, highest } = endsOf(compared);
  return { says: "one_day", to: compared[compared.length - 1].stop, count: compared.length, lowest, highest };
}

/** @typedef {ReturnType<typeof figuresIn>} Figures */

/**
 * How far it is from a score to another, in units of the last decimal that is shown.
 * @param {Figures} figures
 * @param {string} before
 * @param {string} after
 */
const stepOf = ({ apart }, before, after) => BigInt(apart(before, after).split("/")[0]);

/** @returns {-1 | 0 | 1} */
const sign = (/** @type {bigint | number} */ step) => (step > 0 ? 1 : step < 0 ? -1 : 0);

/**
 * Where it stood furthest beyond both ends of its way, where they alone would mislead: as it was at
 * another stage there than at either, or further from them than they are from each other.
 * @param {Figures} figures
 * @param {Compared[]} compared
 * @returns {Beyond | null}
 */
function beyondClaim(figures, compared) {
  const [from, to] = [compared[0], compared[compared.length - 1]];
  const ends = endsOf([from, to]);
  const { lowest, highest } = endsOf(compared);
  const above = stepOf(figures, ends.highest.score, highest.score);
  const below = stepOf(figures, lowest.score, ends.lowest.score);
  const [side, far, way] = above >= below ? [/** @type {const} */ ("higher"), highest, above] : [/** @type {const} */ ("lower"), lowest, below];
  const isElsewhere = far.stage !== from.stage && far.stage !== to.stage;
  const isFurther = way > stepOf(figures, ends.lowest.score, ends.highest.score);
  return way && (isElsewhere || isFurther) ? { says: "beyond", side, at: far.stop, score: far.score, stage: far.stage } : null;
}

/**
 * @param {Figures} figures
 * @param {import("../types.js").Record} before
 * @param {import("../types.js").Record} after
 * @returns {Dimensions}
 */
function dimensionsClaim(figures, before, after) {
  const steps = Object.entries(after.dimensions).flatMap(([id, { score }]) => {
    const was = before.dimensions[id].score;
    return was && score ? [{ id, step: stepOf(figures, was, score), exact: figures.apart(was, score) }] : [];
  });
  /** @returns {Steps} */
  const those = (/** @type {(step: bigint) => boolean} */ isMeant, /** @type {1n | -1n} */ side) => {
    const meant = steps.filter(({ step }) => isMeant(step)).sort((a, b) => Number((b.step - a.step) * side));
    const ids = meant.filter(({ step }) => step === meant[0].step).map(({ id }) => id);
    return { ids, step: meant.length ? meant[0].exact : null };
  };
  const rises = (/** @type {bigint} */ step) => step > 0n;
  const falls = (/** @type {bigint} */ step) => step < 0n;
  const [rose, fell] = [those(rises, 1n), those(falls, -1n)];
  const none = { ids: [], step: null };
  const least = fell.ids.length ? (rose.ids.length ? none : those(falls, 1n)) : those(rises, -1n);
  const stayed = those((step) => step === 0n, 1n).ids;
  return { says: "dimensions", all: steps.length, rose, fell, least, stayed };
}
