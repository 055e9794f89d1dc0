/** Why a complete result is at its stage. */
import { byId } from "../browser/elements.js";
import { methodOf } from "../exact/methods.js";
import { say } from "../say.js";

/**
 * @typedef {import("../types.js").Program} Program
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("./page-words.js").PageWords} PageWords
 */

/**
 * Why a complete result is at this stage: the comparison or the gate that decided.
 * @param {Program} program
 * @param {Record} record
 * @param {PageWords} words
 */
function reasonFor(program, record, words) {
  const { stages, gates, cap } = program;
  if (methodOf(program).countsGates) {
    const failed = gates.find(({ id }) => !record.gates[id].passed);
    if (!failed) return say.scorecard.why_gates({ count: gates.length });
    const { passing, needed, counted } = record.gates[failed.id];
    const stage = words.stage(stages[failed.holds_at]);
    return say.scorecard.why_gate({ gate: words.gate(failed.id), passing, needed, counted, stage });
  }
  const score = /** @type {string} */ (record.score);
  const whole = words.whole(score);
  const capping = record.capped_by;
  if (capping) {
    const stage = words.stage(record.dimensions[capping].stage);
    const dimension = words.dimension(capping);
    return say.scorecard.why_capped({ score: whole, dimension, stage, count: /** @type {number} */ (cap) });
  }
  const position = stages.indexOf(/** @type {string} */ (record.stage));
  const [here, after] = stages.slice(position);
  const startOf = (/** @type {string} */ stage) => words.figure(words.start(stage));
  const standing = { score: whole, stage: words.stage(here), start: startOf(here) };
  if (!after) return say.scorecard.why_last(standing);
  const ahead = { ...standing, next: words.stage(after), next_start: startOf(after), short: words.short(after, score) };
  return position ? say.scorecard.why_stage(ahead) : say.scorecard.why_first(ahead);
}

/**
 * @param {import("../browser/page.js").Page} page
 * @param {PageWords} words
 */
export function explainStage({ framework: { program }, subscribe }, words) {
  subscribe((_, __, { shown }) => {
    byId("trace").textContent = shown.state === "complete" ? reasonFor(program, shown, words) : "";
  });
}
