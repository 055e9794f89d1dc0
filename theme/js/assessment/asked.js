/**
 * Which questions are asked as the answers stand. They alone have numbers, so that the last number
 * is what the page counts; on paper the rules for scoring by hand name them by the same.
 */
import { ENGLISH } from "../browser/english.js";
import { make } from "../browser/make.js";

/** A range is that of the questions asked now. */
const MAY_LEAVE = "Some answers bring up further questions. With them, the result may lie outside this range.";

/** Whether an answer can bring up a question that counts. */
export const hasFollowUps = ({ program }) => program.questions.some((question) => question.show_if);

/**
 * Keeps the numbers current, and shows the questions without options, and a heading, only
 * while something is asked there.
 * @param {{program: object, follow_ups?: {[question: string]: {question: string, is: string[]}}}} framework
 *   `follow_ups`: of questions without options, those that depend on an answer
 */
export function keepAsked(framework, subscribe) {
  const { follow_ups: followUps = {} } = framework;
  const place = (id) => document.getElementById(`q_${id}`);
  const questions = [...document.querySelectorAll("#assessment fieldset")];
  // Built for paper without a script, they are numbered as if all were asked.
  const named = [...document.querySelectorAll("#by-hand li li b")].map((number) => [number, questions[number.textContent - 1]]);

  const warning = make("p", { className: "muted", textContent: MAY_LEAVE, ...ENGLISH });
  if (hasFollowUps(framework)) document.getElementById("standing").after(warning);

  const sections = [...document.querySelectorAll("#assessment section:has(fieldset)")];

  subscribe(({ answers }, { state }) => {
    warning.hidden = state !== "incomplete";
    for (const [id, { question, is }] of Object.entries(followUps)) {
      place(id).hidden = place(question).hidden || !is.includes(answers[question]);
    }
    for (const section of sections) {
      section.hidden = [...section.querySelectorAll("fieldset")].every(({ hidden }) => hidden);
      const way = document.querySelector(`#progress [href="#${section.id}"]`);
      if (way) way.parentElement.hidden = section.hidden;
    }
    const asked = questions.filter(({ hidden }) => !hidden);
    for (const question of questions) {
      const number = question.hidden ? "" : `${asked.indexOf(question) + 1}. `;
      question.querySelector("legend h3").previousSibling.data = number;
    }
    for (const [number, question] of named) {
      number.textContent = asked.indexOf(question) + 1;
      number.parentElement.hidden = question.hidden;
    }
  });
}
