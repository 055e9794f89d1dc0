/**
 * Tells the page around a frame how tall this one is and how far the reader has come; never answers.
 * Nothing of what it says tells answers apart: only questions that everyone is asked are counted,
 * each number is said once and on its way, and the end names the stage alone.
 */
import { byId } from "../browser/elements.js";

/** @typedef {ReturnType<typeof openHost>} Host */

/**
 * What can be said to the page around, if there is one.
 * @param {import("../types.js").Framework} framework
 */
export function openHost({ id, program }) {
  const everyones = program.questions.flatMap((question) => (question.show_if ? [] : [question.id]));
  const of = everyones.length;
  let height = 0;
  let seen = -1;
  let isOver = false;
  const post = (/** @type {string} */ type, /** @type {object} */ rest) => {
    if (window.parent !== window) window.parent.postMessage({ stagemark: 1, id, type, ...rest }, "*");
  };
  const host = {
    everyones,
    /** How tall the page wants to be, in pixels. */
    height(/** @type {number} */ pixels) {
      if (pixels === height) return;
      height = pixels;
      post("height", { height });
    },
    /** How many of the questions that everyone is asked lie behind the reader: never fewer than before. */
    progress(/** @type {number} */ count) {
      while (seen < count) {
        seen += 1;
        post("progress", { seen, of });
      }
    },
    /** The reader has come to the end; heard once, until something is open again. */
    complete(/** @type {string | null} */ stage) {
      host.progress(of);
      if (!isOver && stage) post("complete", { stage });
      isOver = true;
    },
    /**
     * What was finished before was no end of this visit.
     * @param {boolean} isFinished
     */
    settle(isFinished) {
      isOver = isFinished;
    },
  };
  return host;
}

/**
 * What the host of the whole page hears: its height as it grows, and each answer that everyone gives.
 * @param {import("../browser/page.js").Page} page
 */
export function reportToFrame({ framework, subscribe }) {
  if (window.parent === window) return;
  const host = openHost(framework);
  new ResizeObserver(() => {
    // The body's own height: the document's would grow with the frame that follows it.
    host.height(Math.ceil(document.body.getBoundingClientRect().height));
  }).observe(document.body);
  let isFirst = true;
  subscribe(({ answers }, { state, stage }) => {
    const isFinished = state !== "incomplete";
    if (isFirst || !isFinished) host.settle(isFinished);
    isFirst = false;
    host.progress(host.everyones.filter((id) => answers[id] !== undefined).length);
    if (isFinished) host.complete(stage);
  });
}

/**
 * How many of the questions that everyone is asked come no later than a step.
 * @param {Host} host
 * @param {Element} step
 */
export const reached = ({ everyones }, step) =>
  everyones.filter((id) => !(byId(`q_${id}`).compareDocumentPosition(step) & Node.DOCUMENT_POSITION_PRECEDING)).length;
