/** Opens every figure of the scorecard to what it is made of: a score to its answers. */
import { css } from "../css.js";
import { byId, find } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { addStyle } from "../browser/sheet.js";
import { exactText } from "../exact/exact-text.js";
import { fraction } from "../exact/fractions.js";
import { methodOf } from "../exact/methods.js";
import { say } from "../say.js";
import { isolated } from "./page-words.js";

/**
 * @typedef {import("../types.js").Whole} Whole
 * @typedef {import("./page-words.js").PageWords} PageWords
 */

/** A figure with its weight; a weight of 1 is not worth a word. */
const weighed = (/** @type {string} */ figure, /** @type {Whole} */ weight) =>
  weight === 1 ? figure : say.figures.weighed({ figure, weight });

/**
 * What a question brings into its dimension's score, in words.
 * @param {import("../types.js").Program} program
 * @param {import("../types.js").ProgramQuestion} question
 * @param {import("../types.js").Answer | undefined} answer
 * @param {PageWords} words
 */
function contribution(program, { id, weight, lowest, highest, options }, answer, words) {
  const exact = (/** @type {Whole | bigint} */ value) => exactText(fraction(BigInt(value), BigInt(program.unit)));
  const { isPercent } = methodOf(program);
  const points = (/** @type {Whole | bigint} */ value) =>
    weighed(isPercent ? say.figures.of({ value: exact(value), highest: exact(highest) }) : exact(value), weight);
  if (answer === undefined) return say.figures.not_answered({ lowest: exact(lowest), highest: exact(highest) });
  if (answer === "~na") return say.figures.does_not_apply;
  if (answer === "~unknown") {
    return program.unknown === "lowest" ? say.figures.unknown_counted({ points: points(lowest) }) : say.figures.unknown_left_out;
  }
  const chosen = [answer].flat();
  const sum = chosen.reduce((total, choice) => total + BigInt(options[choice] ?? 0), 0n);
  const texts = chosen.map((choice) => isolated(words.option(id, choice)));
  return say.figures.chosen({ options: texts.join("; "), points: points(sum) });
}

/** What opens a figure, with a list in it that is still empty. */
function foldedList(/** @type {string} */ text) {
  const title = make("summary", {}, text);
  const list = make("ul");
  return { title, list, element: make("details", OWN_WORDS, title, list) };
}

/**
 * Puts what it is made of behind each figure, and keeps it current.
 * @param {import("../browser/page.js").Page} page
 * @param {PageWords} words
 */
export function explainFigures({ framework: { program }, subscribe }, words) {
  const { countsGates, weighs } = methodOf(program);
  addStyle(css("later/figures.css"));
  const ofDimensions = program.dimensions.map(({ id }, index) => ({
    id,
    questions: program.questions.filter(({ dimension }) => dimension === index),
    ...foldedList(""),
  }));
  find("table", byId("scorecard")).after(...ofDimensions.map(({ element }) => element));
  const whole = foldedList(say.figures.how);
  if (!countsGates) byId("trace").after(whole.element);

  subscribe((response, _, { shown: record }) => {
    for (const { id, questions, title, list, element } of ofDimensions) {
      const dimension = words.dimension(id);
      const { score } = record.dimensions[id];
      title.textContent = score
        ? say.figures.answers_of_score({ dimension, score: words.figure(score) })
        : say.figures.answers({ dimension });
      const shown = questions.filter((question) => !byId(`q_${question.id}`).hidden);
      element.hidden = !shown.length;
      list.replaceChildren(
        ...shown.map((question) => {
          const link = make("a", { href: `#q_${question.id}` }, isolated(words.question(question.id)));
          return make("li", {}, link, make("br"), contribution(program, question, response.answers[question.id], words));
        }),
      );
    }
    whole.list.replaceChildren(
      ...program.dimensions.map(({ id, weight }) => {
        const { score } = record.dimensions[id];
        const figure = score ? weighed(words.figure(score), weighs === "dimensions" ? weight : 1) : say.figures.not_assessed;
        return make("li", {}, say.figures.score({ dimension: words.dimension(id), score: figure }));
      }),
    );
  });
}
