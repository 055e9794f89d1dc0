/** The questionnaire made comfortable: what is missing, step by step, by keyboard. */
import { ENGLISH } from "../browser/english.js";
import { make } from "../browser/make.js";
import { answerByNumber } from "./number-keys.js";
import { offerSteps } from "./stepwise.js";

/** @param {{framework: object, subscribe: (listener: Function) => void}} page what the page offers */
export function addComfort({ framework, subscribe }) {
  let missing = [];
  const links = make("ul");
  const summary = make("summary", ENGLISH);
  const list = make("details", { id: "missing" }, summary, links);
  document.getElementById("standing").after(list);

  subscribe(({ answers }) => {
    missing = framework.program.questions
      .map(({ id }) => [id, document.getElementById(`q_${id}`)])
      .filter(([id, question]) => !question.hidden && answers[id] === undefined)
      .map(([, question]) => question);
    list.hidden = !missing.length;
    summary.textContent = `${missing.length} unanswered`;
    links.replaceChildren(
      ...missing.map((question) => {
        const textContent = question.querySelector("legend").textContent;
        return make("li", {}, make("a", { href: `#${question.id}`, textContent }));
      }),
    );
  });
  answerByNumber(offerSteps(subscribe, () => missing[0]));
}
