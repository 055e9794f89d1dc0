/**
 * Where results come in: files that are chosen or dropped on the page, older results to carry over, and
 * the answers that readers bring along from a card.
 * What reads them loads with the first.
 */
import { takeChosen, takeDropped } from "../browser/dropped.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";
import { withPiece } from "./with-piece.js";

/**
 * @typedef {import("../browser/page.js").Page} Page
 * @typedef {import("./feature.js").Tools} Tools
 */

/** @type {ReturnType<typeof import("./results-in.js").openResultsIn> | undefined} */
let opened;

/**
 * Works with what takes results in.
 * @param {string} feature what it is needed for
 * @param {Page} page
 * @param {Pick<Tools, "words" | "runs" | "notify"> & Partial<Tools>} tools
 * @param {(takers: NonNullable<typeof opened>) => unknown} act
 */
const withTakers = (feature, page, tools, act) =>
  withPiece({ notify: tools.notify, feature }, () => import("./results-in.js"), ({ openResultsIn }) => {
    opened ??= openResultsIn(page, tools);
    return act(opened);
  });

/**
 * @param {Page} page
 * @param {Pick<Tools, "words" | "runs" | "notify"> & Partial<Tools>} tools
 * @returns {Tools["carryOver"]}
 */
export const offerToCarryOver = (page, tools) => (read) =>
  withTakers(say.features.carry_over, page, tools, ({ carryOver }) => carryOver(read));

/**
 * @param {Page} page
 * @param {Pick<Tools, "words" | "runs" | "notify"> & Partial<Tools>} tools
 * @param {ReturnType<typeof import("../exact/read-link.js").readLink>} linked readers' own answers, from a link
 */
export const takeOwn = (page, tools, linked) => withTakers(say.features.own_link, page, tools, ({ goOnWith }) => goOnWith(linked));

/**
 * @param {Page} page
 * @param {Pick<Tools, "words" | "runs" | "notify" | "showRuns"> & Partial<Tools>} tools
 * @returns {Tools["fileActions"]} what the buttons do
 */
export function offerFiles(page, tools) {
  const takeFiles = (/** @type {File[]} */ files) => withTakers(say.features.import, page, tools, ({ take }) => take(files));
  const input = make("input", { type: "file", accept: ".json,application/json,.xlsx", multiple: true, hidden: true });
  document.body.append(input);
  takeChosen(input, takeFiles);
  takeDropped({ takeFiles });
  return {
    import: () => input.click(),
    export: () => void withTakers(say.features.run_list, page, tools, ({ exportRuns }) => exportRuns()),
  };
}
