/**
 * What loads once the page stands: comfort in answering, explanations, saved runs, files, links. Each
 * feature starts on its own, so that one which fails stops no other; the page then says which it was.
 */
import { css } from "../css.js";
import { createdAt } from "../browser/days.js";
import { find } from "../browser/elements.js";
import { warnOfEncoding } from "../browser/encoding.js";
import { openFeatures } from "../browser/features.js";
import { openNotices } from "../browser/notice.js";
import { offeredPage } from "../browser/page.js";
import { openRuns } from "../browser/runs.js";
import { addStyle } from "../browser/sheet.js";
import { offerDownloads } from "../downloads/downloads.js";
import { nextStage } from "../exact/next.js";
import { say } from "../say.js";
import { connectButtons } from "./actions.js";
import { updateQuestions } from "./asked.js";
import { showBenchmarks } from "./benchmarks.js";
import { openCarryOver } from "./carry-over.js";
import { addClearButtons } from "./clear.js";
import { drawDimensions } from "./dimensions.js";
import { addEnding } from "./ending.js";
import { explainFigures } from "./figures.js";
import { showFinding } from "./finding.js";
import { reportToFrame } from "./frame.js";
import { openImport } from "./import.js";
import { showOptionAdvice } from "./option-advice.js";
import { linkToOtherPages } from "./other-pages.js";
import { wordsOf } from "./page-words.js";
import { preparePaper } from "./paper.js";
import { showPlan } from "./plan.js";
import { showRemaining } from "./remaining.js";
import { addRunList } from "./run-list.js";
import { addSharing } from "./share.js";
import { addSteps } from "./stepwise.js";
import { warnAboutStorage } from "./storage-notices.js";
import { labelPath } from "./targets.js";
import { explainStage } from "./why.js";
import { openWithdrawn } from "./withdrawn.js";

/** @typedef {import("../browser/page.js").Page} Page */

/**
 * What features work with: `words` and `made` are there from the beginning, the others are given by the
 * features that the list names.
 *
 * @typedef {object} Tools
 * @property {import("./page-words.js").PageWords} words
 * @property {() => string} made when the result on the screen was made, see `days.js`
 * @property {ReturnType<typeof openNotices>} notify
 * @property {ReturnType<typeof openRuns>} runs
 * @property {ReturnType<typeof openCarryOver>} carryOver
 * @property {ReturnType<typeof addRunList>} showRuns
 * @property {ReturnType<typeof openImport>} fileActions
 */

/**
 * @template {keyof Tools} Needed
 * @typedef {object} Feature
 * @property {string} name what visitors call it, in the notice that it did not work
 * @property {keyof Tools} [gives] what its start returns
 * @property {Needed[]} needs what it cannot start without; anything else may be missing
 * @property {(page: Page, tools: Partial<Tools> & Pick<Tools, Needed>) => unknown} start
 */

/**
 * An entry of the list, with the types of what it needs.
 * @template {keyof Tools} Needed
 * @param {Feature<Needed>} one
 * @returns {Feature<keyof Tools>}
 */
const feature = (one) => /** @type {Feature<keyof Tools>} */ (one);

/** All features, in the order in which they start. */
const FEATURES = [
  feature({ name: say.features.next_stage, needs: [], start: (page) => page.plan(nextStage) }),
  feature({ name: say.features.notices, gives: "notify", needs: [], start: () => openNotices() }),
  feature({ name: say.features.runs, gives: "runs", needs: [], start: (page) => openRuns(page) }),
  feature({ name: say.features.frame, needs: [], start: (page) => reportToFrame(page) }),
  feature({ name: say.features.asked, needs: [], start: (page) => updateQuestions(page) }),
  feature({ name: say.features.dimensions, needs: ["words"], start: (page, { words }) => drawDimensions(page, words) }),
  feature({ name: say.features.plan, needs: ["words"], start: (page, { words }) => showPlan(page, words) }),
  feature({ name: say.features.figures, needs: ["words"], start: (page, { words }) => explainFigures(page, words) }),
  feature({ name: say.features.finding, needs: ["words"], start: (page, { words }) => showFinding(page, words) }),
  feature({ name: say.features.why, needs: ["words"], start: (page, { words }) => explainStage(page, words) }),
  feature({ name: say.features.remaining, needs: ["words"], start: (page, { words }) => showRemaining(page, words) }),
  feature({ name: say.features.steps, needs: [], start: (page) => addSteps(page) }),
  feature({ name: say.features.ending, needs: [], start: (page) => addEnding(page) }),
  feature({ name: say.features.clear, needs: [], start: (page) => addClearButtons(page) }),
  feature({ name: say.features.target, needs: [], start: (page) => labelPath(page) }),
  feature({ name: say.features.advice, needs: [], start: (page) => showOptionAdvice(page) }),
  feature({ name: say.features.benchmarks, needs: ["words"], start: (page, { words }) => showBenchmarks(page, words) }),
  feature({
    name: say.features.downloads,
    needs: ["made"],
    start: (page, { made }) => offerDownloads(page, wordsOf(page.framework, String), made),
  }),
  feature({ name: say.features.printing, needs: ["made"], start: (page, { made }) => preparePaper(page, made) }),
  feature({ name: say.features.carry_over, gives: "carryOver", needs: ["words", "runs", "notify"], start: openCarryOver }),
  feature({ name: say.features.share, needs: ["runs", "notify"], start: addSharing }),
  feature({ name: say.features.run_list, gives: "showRuns", needs: ["words", "runs", "notify"], start: addRunList }),
  feature({ name: say.features.import, gives: "fileActions", needs: ["runs", "notify", "showRuns"], start: openImport }),
  feature({ name: say.features.other_pages, needs: [], start: ({ framework }) => linkToOtherPages(framework) }),
  feature({ name: say.features.actions, needs: ["runs", "notify", "fileActions"], start: connectButtons }),
  feature({ name: say.features.storage, needs: ["runs", "notify"], start: warnAboutStorage }),
  feature({ name: say.features.withdrawn, needs: [], start: (page) => openWithdrawn(page) }),
  feature({ name: say.features.notices, needs: ["notify"], start: (_, { notify }) => warnOfEncoding(notify) }),
];

/** @param {Page} page */
function openLater(page) {
  const { guard, settle } = openFeatures(find(".idle"), say.features.answers_counted);
  /** @type {Partial<Tools>} */
  const tools = {
    words: wordsOf(page.framework),
    made: () => tools.runs?.made() ?? createdAt(Date.now()),
  };
  addStyle(css("later/aligned.css"));
  for (const { name, gives, needs, start } of FEATURES) {
    const given = guard(name, () => {
      const missing = needs.filter((tool) => !tools[tool]);
      if (missing.length) throw new Error(`${name}: nothing to work with (${missing})`);
      /** @type {Page["subscribe"]} */
      const subscribe = (listener) => page.subscribe(guard(name, listener));
      return start(Object.create(page, { subscribe: { value: subscribe } }), /** @type {Tools} */ (tools));
    })();
    if (gives) Object.assign(tools, { [gives]: given });
  }
  settle();
}

// Without the program of the page there is nothing to add to, and the page says so itself.
const offered = offeredPage();
if (offered) openLater(offered);
