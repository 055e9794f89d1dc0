/**
 * The words and figures of a framework, by id, where the page does not hold them as an assessment does.
 *
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("../types.js").TeamFramework | import("../types.js").WordedVersion} WordedFramework
 * @typedef {ReturnType<typeof wordsIn>} FrameworkWords
 */
import { figuresIn } from "../exact/shown.js";
import { say } from "../say.js";

/** @type {{[escape: string]: string}} */
const ESCAPES = {
  "~unknown": say.question.not_known,
  "~na": say.question.does_not_apply,
  "~none": say.question.none_of_these,
};

/** @param {WordedFramework} framework */
export function wordsIn(framework) {
  const { words } = framework;
  const options = new Map(Object.entries(words.questions).map(([id, one]) => [id, new Map(one.options)]));
  /** @type {(id: string) => Map<string, string>} */
  const optionsOf = (id) => options.get(id) ?? new Map();
  /** An option of a question, or an escape. */
  const option = (/** @type {string} */ id, /** @type {string} */ choice) => optionsOf(id).get(choice) ?? ESCAPES[choice];
  return {
    ...figuresIn(framework),
    stage: (/** @type {string | null | undefined} */ id) => (id ? words.stages[id] : ""),
    dimension: (/** @type {string} */ id) => words.dimensions[id],
    question: (/** @type {string} */ id) => words.questions[id].text,
    option,
    /** The ids of a question's options, in the author's order. */
    options: (/** @type {string} */ id) => [...optionsOf(id).keys()],
    answer: (/** @type {string} */ id, /** @type {Answer} */ answer) =>
      [answer].flat().map((choice) => option(id, choice)).join("; "),
  };
}
