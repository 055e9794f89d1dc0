/**
 * What a result comes to, as claims: what holds it back, what stands out, how far the next stage is,
 * and how sure that is. No DOM, no floats. Dimensions and distances are compared by the figures that
 * people see, so that each claim can be checked by who reads it.
 *
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("./doubt.js").Doubt} Doubt
 *
 * @typedef {{says: "behind" | "decides", dimensions: string[], all: number, stage: string | null, score: string}} Weakest
 *   those with the lowest figure, of how many, and where they stand; `decides` where that alone is the result
 * @typedef {{says: "even", all: number, stage: string | null, score: string}} Even
 * @typedef {{says: "only", dimension: string}} Only  of several dimensions, this one alone is assessed
 * @typedef {{says: "cap", dimensions: string[], all: number, stage: string}} Capped  those at the lowest stage
 * @typedef {{says: "limit", above: number, without: string}} Limit
 *   how far the result may be above them, and the stage that it would have without this cap
 * @typedef {{says: "gate", gate: string, stage: string, needed: number, passing: number}} Gate
 *   the first gate that is not passed, with the stage at which it holds the result
 * @typedef {{says: "away", stage: string, short: string}} Away  the next stage, and what lacks to it, exact
 * @typedef {{says: "top", stage: string}} Top
 * @typedef {{says: "open", count: number}} Open  how many questions have no answer yet
 * @typedef {{says: "nothing"}} Nothing  no answer counts
 * @typedef {{says: "unknown", count: number, stages: string[], settled: boolean, more: boolean}} Unknown
 *   between which stages those that are not known leave the result; whether it has a stage that none of
 *   them could change, and whether they may bring up further questions
 *
 * @typedef {Weakest | Even | Only | Capped | Limit | Gate | Away | Top | Open | Nothing | Unknown} Claim
 *
 * @typedef {import("../types.js").Program} Program
 * @typedef {ReturnType<typeof import("./shown.js").figuresIn>} Figures
 * @typedef {{id: string, score: string, stage: string | null}} Assessed
 */
import { parse, reaches } from "./fractions.js";
import { methodOf } from "./methods.js";
import { stageRange } from "./stage-range.js";

/**
 * The claims in the order in which they are said; one at least.
 * @param {Program} program
 * @param {Figures} figures
 * @param {Record} record
 * @param {Doubt} doubt
 * @returns {Claim[]}
 */
export function findingOf(program, figures, record, { unknown, ranged, shown }) {
  const { state, counts } = shown;
  /** @type {Claim[]} */
  const doubts = unknown.length ? [unknownClaim(program, shown, unknown, ranged)] : [];
  if (shown !== record) return record.counts.unanswered ? [...doubts, { says: "open", count: record.counts.unanswered }] : doubts;
  if (state === "incomplete") return [{ says: "open", count: counts.unanswered }];
  if (state === "not-assessed") return [{ says: "nothing" }];

  const outlook = outlookOf(program, figures, record);
  const profile = record.capped_by ? [] : profileOf(program, figures, record);
  return [...(methodOf(program).countsGates ? [...outlook, ...profile] : [...profile, ...outlook]), ...doubts];
}

/** @returns {Assessed[]} */
const assessedIn = (/** @type {Record} */ { dimensions }) =>
  Object.entries(dimensions).flatMap(([id, { score, stage }]) => (score ? [{ id, score, stage }] : []));

/**
 * What stands out among the dimensions; nothing where there is but one.
 * @param {Program} program
 * @param {Figures} figures
 * @param {Record} record
 * @returns {Claim[]}
 */
function profileOf(program, { figure }, record) {
  const { countsGates, weighs } = methodOf(program);
  const assessed = assessedIn(record);
  const all = assessed.length;
  if (all === 1) return program.dimensions.length > 1 ? [{ says: "only", dimension: assessed[0].id }] : [];
  const { score, stage } = assessed.reduce((a, b) => (reaches(parse(b.score), parse(a.score)) ? a : b));
  const dimensions = assessed.filter((one) => figure(one.score) === figure(score)).map(({ id }) => id);
  if (dimensions.length === all) return [{ says: "even", all, stage, score }];
  // What weighs nothing against anything else and counts no gates goes by its weakest dimension alone.
  const isDecided = weighs === "nothing" && !countsGates;
  return [{ says: isDecided ? "decides" : "behind", dimensions, all, stage, score }];
}

/**
 * What decides the stage, and how far the next one is.
 * @param {Program} program
 * @param {Figures} figures
 * @param {Record} record  a complete one
 * @returns {Claim[]}
 */
function outlookOf(program, figures, record) {
  const { stages, gates, cap } = program;
  const { countsGates } = methodOf(program);
  const score = /** @type {string} */ (record.score);
  const stage = /** @type {string} */ (record.stage);
  const failed = gates.find(({ id }) => !record.gates[id].passed);
  if (record.capped_by) {
    const lowest = /** @type {string} */ (record.dimensions[record.capped_by].stage);
    const assessed = assessedIn(record);
    const dimensions = assessed.filter((one) => one.stage === lowest).map(({ id }) => id);
    const begun = stages.filter((id) => reaches(parse(score), parse(figures.start(id))));
    const without = countsGates ? stages[failed?.holds_at ?? stages.length - 1] : begun[begun.length - 1];
    return [
      { says: "cap", dimensions, all: assessed.length, stage: lowest },
      { says: "limit", above: /** @type {number} */ (cap), without },
    ];
  }
  if (countsGates && failed) {
    const { passing, needed } = record.gates[failed.id];
    return [{ says: "gate", gate: failed.id, stage, passing, needed }];
  }
  const next = stages[stages.indexOf(stage) + 1];
  return [next ? { says: "away", stage: next, short: figures.apart(score, figures.start(next)) } : { says: "top", stage }];
}

/**
 * @param {Program} program
 * @param {Record} shown
 * @param {number[]} unknown
 * @param {Record} ranged
 * @returns {Unknown}
 */
function unknownClaim({ questions }, { stage }, unknown, ranged) {
  const stages = stageRange(ranged);
  const more = questions.some((question) => question.show_if && unknown.includes(question.show_if.question));
  return { says: "unknown", count: unknown.length, stages, settled: stages.length === 1 && stages[0] === stage, more };
}
