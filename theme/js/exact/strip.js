/**
 * A dimension, or the whole, as a strip: where each stage begins on the way from the lowest to the
 * highest possible score, what is reached, and what is aimed at. No DOM, no floats: places are whole
 * thousandths of that way.
 *
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Figure} Figure
 *
 * @typedef {{stage: string, from: number, to: number}} Band  a stage that some possible score has
 *
 * @typedef {object} Strip
 * @property {Band[]} bands  side by side from 0 to 1000, the lowest stage first; none where scores are not
 *   compared with stages, or where there is but one possible score
 * @property {number | null} from  the lowest that is reached, null where nothing is assessed
 * @property {number | null} to  the highest that may be reached: once complete the same
 * @property {number | null} aim  where the target begins; null without one, and once it is reached
 */
import { parse, reaches } from "./fractions.js";
import { methodOf } from "./methods.js";
import { figuresIn, placeOf } from "./shown.js";

/**
 * The stages on the way, which depend on no answer.
 * @param {Pick<Framework, "program" | "bounds">} framework
 * @param {string} id  of a dimension, "" for the whole
 * @returns {Band[]}
 */
export function bandsOf(framework, id = "") {
  const { bounds, program } = framework;
  const { stages, thresholds } = program;
  const [lowest, highest] = bounds[id];
  // Where gates give the stage, thresholds are those of the dimensions alone.
  const isCompared = thresholds && (id || !methodOf(program).countsGates);
  if (!isCompared || lowest === highest) return [];
  const { start } = figuresIn(framework);
  const begins = (/** @type {string} */ stage) => parse(start(stage));
  const possible = stages.filter((stage, index) => {
    const after = stages[index + 1];
    const isPassed = after && reaches(parse(lowest), begins(after));
    return !isPassed && reaches(parse(highest), begins(stage));
  });
  const places = [...possible.map((stage) => placeOf(bounds[id], start(stage))), 1000];
  return possible.map((stage, index) => ({ stage, from: places[index], to: places[index + 1] }));
}

/**
 * @param {Pick<Framework, "program" | "bounds">} framework
 * @param {{score: string | null, low?: Figure | null, high?: Figure | null, target?: string | null}} record
 *   of the dimension or of the whole
 * @param {string} id  of a dimension, "" for the whole
 * @returns {Strip}
 */
export function stripOf(framework, { score, low, high, target }, id = "") {
  const place = (/** @type {string | null | undefined} */ of) => (of ? placeOf(framework.bounds[id], of) : null);
  const least = score ?? low?.score;
  const aim = target && figuresIn(framework).start(target);
  const isThere = aim && least && reaches(parse(least), parse(aim));
  return {
    bands: bandsOf(framework, id),
    from: place(least),
    to: place(score ?? high?.score),
    aim: least && !isThere ? place(aim) : null,
  };
}
