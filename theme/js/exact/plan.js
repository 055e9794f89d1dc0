/**
 * What to do next, as one plan: what a stage asks for and what each dimension lacks, each step once.
 *
 * @typedef {{text: string, effort: string, dimension: string}} Step  `dimension`: its id, "" for the whole
 */

/**
 * @template {Step} S
 * @typedef {object} Plan
 * @property {boolean} keeps  whether there is no stage above, and the steps keep the one that is reached
 * @property {S | null} start  the one thing to begin with; null where the model has no step
 * @property {S[]} then  up to two more
 * @property {{dimension: string, steps: S[]}[]} rest  all others, in the same order
 */

/** How many follow the first. */
const FOLLOWING = 2;

/**
 * The first step of each dimension comes before the second of any, so that the plan begins where most
 * is missing and leaves no side out; what a dimension needs that is there already comes last. At the
 * top it is the stage's own steps that come first.
 * @template {Step} S
 * @param {object} result
 * @param {S[]} result.steps  those of the stage reached, as the author orders them
 * @param {{dimension: string, steps: S[]}[]} result.roadmap  those of each dimension that is short of its
 *   target, the longest way first
 * @param {boolean} result.isTop  whether the stage is the highest
 * @returns {Plan<S>}
 */
export function planOf({ steps, roadmap, isTop }) {
  const short = roadmap.map(({ dimension }) => dimension);
  const isDue = (/** @type {S} */ { dimension }) => !dimension || !short.length || short.includes(dimension);
  const ways = roadmap.map((way) => way.steps);
  const order = [
    ...(isTop ? steps : []),
    ...ways.flatMap((way) => way.slice(0, 1)),
    ...steps.filter(isDue),
    ...ways.flat(),
    ...steps,
  ];
  const texts = order.map(({ text }) => text);
  const [start = null, ...others] = order.filter(({ text }, index) => texts.indexOf(text) === index);
  /** @type {Map<string, S[]>} */
  const rest = new Map();
  for (const step of others.slice(FOLLOWING)) rest.set(step.dimension, [...(rest.get(step.dimension) ?? []), step]);
  return {
    keeps: isTop,
    start,
    then: others.slice(0, FOLLOWING),
    rest: [...rest].map(([dimension, own]) => ({ dimension, steps: own })),
  };
}
