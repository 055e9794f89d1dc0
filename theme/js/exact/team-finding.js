/**
 * What the results of a team come to, as claims: which stages its members name, who names none and why,
 * and on which dimensions they lie furthest apart. No DOM, no floats. Distances are those between the
 * figures that people see, as shares of the way that a dimension has, so that each claim can be checked
 * by who reads it.
 *
 * @typedef {"open" | "unsure" | "nothing"} Silence
 *   why a member names no stage: it has not finished, too much is not known, or no answer counts
 * @typedef {{record: import("../types.js").Record, isUnsure: boolean}} Member
 *   its record as words may go by it, and whether that is so because of what is not known; see `doubt.js`
 * @typedef {{stage: string, count: number}} Said
 *
 * @typedef {{says: "single", stage: string | null, silence: Silence | null}} Single  of a team of one
 * @typedef {{says: "alike", all: number} & Said} Alike  all who name a stage name this one
 * @typedef {{says: "most", all: number, others: Said[]} & Said} Most  more than half of all
 * @typedef {{says: "differ", voices: Said[]}} Differ  several stages, and none by more than half
 * @typedef {{says: "none", all: number}} None  nobody names a stage
 * @typedef {{says: Silence, count: number}} Silent
 * @typedef {{says: "apart", most: string[], least: string[], all: number}} Apart
 *   the dimensions on which members lie furthest apart and closest, of how many that two of them know
 * @typedef {{says: "equal", all: number, isSame: boolean}} Equal
 *   in all dimensions they are equally far apart, or not at all
 *
 * @typedef {Single | Alike | Most | Differ | None | Silent | Apart | Equal} TeamClaim
 */
import { fraction, isPositive, minus, parse, reaches } from "./fractions.js";
import { spreadOf } from "./spread.js";

/**
 * @param {Member} member
 * @returns {Silence | null}
 */
function silenceOf({ record: { state }, isUnsure }) {
  if (isUnsure) return "unsure";
  if (state === "not-assessed") return "nothing";
  return state === "complete" ? null : "open";
}

/**
 * The claims in the order in which they are said; none for nobody.
 * @param {Pick<import("../types.js").Framework, "program" | "bounds">} framework
 * @param {ReturnType<typeof import("./shown.js").figuresIn>} figures
 * @param {Member[]} members
 * @returns {TeamClaim[]}
 */
export function teamFindingOf(framework, figures, members) {
  const silences = members.map(silenceOf);
  if (members.length < 2) return members.map(({ record }, at) => ({ says: "single", stage: silences[at] ? null : record.stage, silence: silences[at] }));
  /** @type {Silence[]} */
  const kinds = ["open", "unsure", "nothing"];
  const silent = kinds.flatMap((says) => {
    const count = silences.filter((silence) => silence === says).length;
    return count ? [{ says, count }] : [];
  });
  const records = members.map(({ record }) => record);
  return [stagesClaim(framework, records.filter((_, at) => !silences[at]), members.length), ...silent, ...distanceClaim(framework, figures, records)];
}

/**
 * @param {Pick<import("../types.js").Framework, "program">} framework
 * @param {import("../types.js").Record[]} records  of those who name a stage
 * @param {number} all  members, with those who name none
 * @returns {TeamClaim}
 */
function stagesClaim({ program: { stages } }, records, all) {
  const voices = stages
    .map((stage) => ({ stage, count: records.filter((record) => record.stage === stage).length }))
    .filter(({ count }) => count);
  if (voices.length < 2) return voices.length ? { says: "alike", all, ...voices[0] } : { says: "none", all };
  const most = voices.find(({ count }) => 2 * count > all);
  return most ? { says: "most", all, ...most, others: voices.filter((voice) => voice !== most) } : { says: "differ", voices };
}

/**
 * @param {Pick<import("../types.js").Framework, "program" | "bounds">} framework
 * @param {ReturnType<typeof import("./shown.js").figuresIn>} figures
 * @param {import("../types.js").Record[]} records
 * @returns {(Apart | Equal)[]}
 */
function distanceClaim({ program: { dimensions }, bounds }, { apart }, records) {
  const scoresIn = (/** @type {string} */ id) => records.flatMap((record) => record.dimensions[id].score ?? []);
  const known = dimensions.filter(({ id }) => scoresIn(id).length > 1);
  const all = known.length;
  if (all < 2) return [];
  const distances = known.map(({ id }) => {
    const [low, high] = bounds[id].map(parse);
    const ends = spreadOf(scoresIn(id));
    const [part, by] = ends ? parse(apart(ends.low, ends.high)) : [0n, 1n];
    const way = minus(high, low);
    return { id, share: isPositive(way) ? fraction(part * way[1], by * way[0]) : parse("0/1") };
  });
  const furthest = distances.reduce((a, b) => (reaches(a.share, b.share) ? a : b)).share;
  const closest = distances.reduce((a, b) => (reaches(b.share, a.share) ? a : b)).share;
  if (reaches(closest, furthest)) {
    // Of "all dimensions" there is something to say where everybody knows all of them.
    const isWhole = dimensions.every(({ id }) => scoresIn(id).length === records.length);
    return isWhole ? [{ says: "equal", all, isSame: !isPositive(furthest) }] : [];
  }
  const idsAt = (/** @type {import("./fractions.js").Fraction} */ share) =>
    distances.filter((one) => reaches(one.share, share) && reaches(share, one.share)).map(({ id }) => id);
  return [{ says: "apart", most: idsAt(furthest), least: idsAt(closest), all }];
}
