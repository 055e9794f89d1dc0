/**
 * What explains a result on its scorecard: a piece that loads when there is something to explain.
 */
import { nextStage } from "../exact/next.js";
import { say } from "../say.js";
import { showBenchmarks } from "./benchmarks.js";
import { drawDimensions } from "./dimensions.js";
import { feature } from "./feature.js";
import { explainFigures } from "./figures.js";
import { showFinding } from "./finding.js";
import { showOptionAdvice } from "./option-advice.js";
import { showPlan } from "./plan.js";
import { labelPath } from "./targets.js";
import { explainStage } from "./why.js";

/** All that explains, in the order in which it starts. */
export const EXPLAINED = [
  feature({ name: say.features.dimensions, needs: ["words"], start: (page, { words }) => drawDimensions(page, words) }),
  feature({ name: say.features.plan, needs: ["words"], start: (page, { words }) => showPlan(page, words) }),
  feature({ name: say.features.figures, needs: ["words"], start: (page, { words }) => explainFigures(page, words) }),
  feature({ name: say.features.finding, needs: ["words"], start: (page, { words }) => showFinding(page, words) }),
  feature({ name: say.features.why, needs: ["words"], start: (page, { words }) => explainStage(page, words) }),
  feature({ name: say.features.target, needs: [], start: (page) => labelPath(page) }),
  feature({ name: say.features.advice, needs: [], start: (page) => showOptionAdvice(page) }),
  feature({ name: say.features.benchmarks, needs: ["words"], start: (page, { words }) => showBenchmarks(page, words) }),
  // At last, since all that listens hears of the result again: what stands on the page now is new to it.
  feature({ name: say.features.next_stage, needs: [], start: (page) => page.plan(nextStage) }),
];
