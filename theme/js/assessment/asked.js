/**
 * Which questions are asked as the answers stand. They alone have numbers, so that the last number
 * is what the page counts.
 */
import { byId, find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";

/**
 * Whether an answer can bring up a question that counts.
 * @param {import("../types.js").Framework} framework
 */
export const hasFollowUps = ({ program }) => program.questions.some((question) => question.show_if);

/** The questions that are asked as the answers stand, in the order of the page. */
export const askedQuestions = () => findAll("#assessment fieldset").filter(({ hidden }) => !hidden);

/** @param {HTMLElement} question */
export const numberText = (question) => /** @type {Text} */ (find("legend h3", question).previousSibling);

/**
 * Keeps the numbers current, and shows the questions without options, and a heading, only while
 * something is asked there.
 * @param {import("../browser/page.js").Page} page
 */
export function updateQuestions({ framework, subscribe }) {
  const followUps = Object.entries(framework.follow_ups ?? {});
  const questions = findAll("#assessment fieldset");
  const warning = make("p", { className: "muted may-leave", textContent: say.scorecard.may_leave, ...OWN_WORDS });
  if (hasFollowUps(framework)) byId("standing").after(warning);

  const sections = findAll("#assessment section:has(fieldset)").map((section) => ({
    section,
    questions: findAll("fieldset", section),
    link: document.querySelector(`#progress [href="#${section.id}"]`),
  }));

  subscribe(({ answers }, { state }) => {
    warning.hidden = state !== "incomplete";
    for (const [id, { question, is }] of followUps) {
      const answer = answers[question];
      const isAsked = typeof answer === "string" && is.includes(answer);
      byId(`q_${id}`).hidden = byId(`q_${question}`).hidden || !isAsked;
    }
    for (const { section, questions: own, link } of sections) {
      section.hidden = own.every(({ hidden }) => hidden);
      if (link?.parentElement) link.parentElement.hidden = section.hidden;
    }
    const asked = askedQuestions();
    for (const question of questions) numberText(question).data = question.hidden ? "" : `${asked.indexOf(question) + 1}. `;
  });
}
