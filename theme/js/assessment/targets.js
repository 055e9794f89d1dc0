/** The path of stages in words, and on it the target: the stage that most dimensions aim at. */
import { css } from "../css.js";
import { byId } from "../browser/elements.js";
import { addStyle } from "../browser/sheet.js";
import { say } from "../say.js";

/**
 * @typedef {import("../types.js").Program} Program
 * @typedef {import("../types.js").Record} Record
 */

/**
 * The stage that most dimensions aim at, and what its step says of that; of two the nearer, and the
 * next stage where no dimension has an aim.
 * @param {Program} program
 * @param {Record} record
 */
function commonTarget({ stages }, { stage, dimensions }) {
  const targets = Object.values(dimensions).flatMap(({ target }) => target ?? []);
  const votes = stages.map((id) => targets.filter((target) => target === id).length);
  const most = Math.max(...votes);
  if (!most) return { index: stages.indexOf(stage ?? "") + 1, text: say.path.next };
  const all = targets.length;
  return { index: votes.indexOf(most), text: most === all ? say.path.target : say.path.target_of({ count: most, all }) };
}

/**
 * What each step says of itself; empty for most.
 * @param {Program} program
 * @param {Record} record
 * @param {ReturnType<typeof commonTarget>} target
 */
function labelsOf({ stages }, { state, stage, low, high }, target) {
  return stages.map((id, index) => {
    if (state === "complete") {
      if (id === stage) return document.documentElement.classList.contains("shared") ? say.path.here_shared : say.path.here;
      return index === target.index ? target.text : "";
    }
    if (low?.stage !== id && high?.stage !== id) return "";
    if (low?.stage === high?.stage) return say.path.as_it_looks;
    return low?.stage === id ? say.path.at_least : say.path.at_most;
  });
}

/**
 * Keeps the words and the target on the path current.
 * @param {import("../browser/page.js").Page} page
 */
export function labelPath({ framework: { program }, subscribe }) {
  const { stages } = program;
  const steps = stages.map((id) => byId(`step_${id}`));
  addStyle(css("later/path.css"));
  subscribe((_, __, { shown: record }) => {
    const target = commonTarget(program, record);
    const labels = labelsOf(program, record, target);
    const isTarget = (/** @type {number} */ index) =>
      record.state === "complete" && index === target.index && index > stages.indexOf(record.stage ?? "");
    steps.forEach((step, index) => {
      /** @type {HTMLElement} */ (step.firstElementChild).dataset.says = labels[index];
      step.toggleAttribute("data-target", isTarget(index));
    });
  });
}
