/** The figures of the scorecard and what each is made of: the answers, with what they count. */
import { css } from "../css.js";
import { byId } from "../browser/elements.js";
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

/**
 * Puts what the figures are made of into one fold below the reason, and keeps it current.
 * @param {import("../browser/page.js").Page} page
 * @param {PageWords} words
 */
export function explainFigures({ framework: { program }, subscribe }, words) {
  const { weighs } = methodOf(program);
  addStyle(css("later/figures.css"));
  const parts = program.dimensions.map(({ id, weight }, index) => {
    const title = make("h4", OWN_WORDS);
    const list = make("ul");
    const questions = program.questions.filter(({ dimension }) => dimension === index);
    return { id, weight: weighs === "dimensions" ? weight : 1, questions, title, list, element: make("section", {}, title, list) };
  });
  const fold = make("details", { id: "behind", ...OWN_WORDS }, make("summary", {}, say.figures.behind), ...parts.map(({ element }) => element));
  byId("why").after(fold);

  subscribe((response, _, { shown: record }) => {
    for (const { id, weight, questions, title, list, element } of parts) {
      const dimension = words.dimension(id);
      const { score } = record.dimensions[id];
      title.textContent = score ? say.figures.score({ dimension, score: weighed(words.figure(score), weight) }) : dimension;
      const shown = questions.filter((question) => !byId(`q_${question.id}`).hidden);
      element.hidden = !shown.length;
      list.replaceChildren(
        ...shown.map((question) => {
          const link = make("a", { href: `#q_${question.id}` }, isolated(words.question(question.id)));
          const points = make("span", { className: "points" }, contribution(program, question, response.answers[question.id], words));
          return make("li", {}, link, points);
        }),
      );
    }
  });
}
