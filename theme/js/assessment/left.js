/** How much is left: one sentence for eyes and ears, beside the bar. */
import { whereOf } from "./scorecard.js";

const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

/** Minutes for a number of questions, as the opening counts both; where it does not, 25 seconds each. */
function paceOf(opening) {
  const [questions, minutes] = (opening?.textContent.match(/\d+/g) ?? [60, 25]).map(Number);
  return (number) => Math.ceil((number * minutes) / questions);
}

/** Puts it into a place that stood before, so that it is heard; what has not changed is not said again. */
export function tellLeft({ subscribe }, words) {
  const place = document.getElementById("left");
  const minutesFor = paceOf(document.querySelector(".opening > .muted"));
  subscribe((_, record) => {
    const { unanswered } = record.counts;
    const where = whereOf(record, words);
    const said = unanswered
      ? `${count(unanswered, "question")} left, about ${count(minutesFor(unanswered), "minute")}; not final: ${where}`
      : `No question left, your scorecard is complete: ${where}`;
    if (place.textContent !== said) place.textContent = said;
  });
}
