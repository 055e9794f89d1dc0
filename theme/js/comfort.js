/** The questionnaire made comfortable: how much is left, what is missing, step by step, by keyboard. */
import { make } from "./make.js";
import { answerByNumber } from "./numbers.js";
import { offerSteps } from "./stepwise.js";

/** Minutes for a number of questions, as the opening counts both; where it does not, 25 seconds each. */
function paceOf(opening) {
  const [questions, minutes] = (opening?.textContent.match(/\d+/g) ?? [60, 25]).map(Number);
  return (count) => Math.ceil((count * minutes) / questions);
}

/** @param {{framework: object, subscribe: (listener: Function) => void}} page what the page offers */
export function addComfort({ framework, subscribe }) {
  const minutesFor = paceOf(document.querySelector(".opening > .muted"));
  let missing = [];
  const time = make("span");
  document.getElementById("left").after(time);
  const links = make("ul");
  const summary = make("summary");
  const list = make("details", { id: "missing" }, summary, links);
  document.getElementById("standing").after(list);

  subscribe(({ answers }, { counts }) => {
    const minutes = minutesFor(counts.unanswered);
    time.textContent = minutes ? `, about ${minutes} ${minutes === 1 ? "minute" : "minutes"}` : "";

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
