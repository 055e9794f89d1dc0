/** The steps that a page holds, put into the plan of a result. */
import { byId } from "./elements.js";
import { planOf } from "../exact/plan.js";

/**
 * @typedef {import("../exact/plan.js").Step & {item: HTMLElement, at: string, isOwn: boolean}} StepOnPage
 *   `item`: as the page has it, with its links; `at`: the stage that it leads on from; `isOwn`: the
 *   dimension says it itself, instead of the stage
 */

/** @returns {StepOnPage[]} */
const stepsOnPage = () =>
  [.../** @type {HTMLTemplateElement} */ (byId("steps")).content.children].map((child) => {
    const item = /** @type {HTMLElement} */ (child);
    const effort = item.querySelector(".effort")?.textContent ?? "";
    const whole = item.textContent.trim();
    const { at = "", of = "", own } = item.dataset;
    const text = whole.slice(0, whole.length - effort.length).replace(/\s+/g, " ").trim();
    return { item, text, effort, at, dimension: of, isOwn: own !== undefined };
  });

/**
 * What leads on from a result: the steps of its stage, and those of each dimension that is short of its target.
 * @param {import("../types.js").Program} program
 * @param {import("../types.js").Record} record
 */
export function stepsFrom({ stages }, { stage, dimensions, roadmap }) {
  const steps = stepsOnPage();
  return {
    steps: steps.filter(({ at, isOwn }) => at === stage && !isOwn),
    roadmap: roadmap.map((dimension) => {
      const its = steps.filter((step) => step.dimension === dimension && step.at === dimensions[dimension].stage);
      const own = its.filter(({ isOwn }) => isOwn);
      return { dimension, steps: own.length ? own : its };
    }),
    isTop: stage === stages[stages.length - 1],
  };
}

/**
 * What to do next; null about a result that has no stage, or where words do not go by it.
 * @param {import("../types.js").Program} program
 * @param {import("../types.js").Record} shown  what words go by, see `doubt.js`
 */
export const planOnPage = (program, shown) => (shown.state === "complete" ? planOf(stepsFrom(program, shown)) : null);
