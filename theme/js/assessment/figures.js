/** Every figure of the scorecard opened to what it is made of: a score to its answers. */
import { ENGLISH } from "../browser/english.js";
import { fraction, write } from "../exact/fractions.js";
import { methodOf } from "../exact/methods.js";
import { isolated } from "./scorecard.js";
import { addStyle } from "../browser/sheet.js";

// Rows of their own columns, so that a narrow screen can put the name above what belongs to it.
const ROWS = `
[aria-labelledby=by-dimension] tr { display: grid; grid-template-columns: 7fr 3fr 5fr 6fr 3fr; align-items: center; border-block-end: 1px solid var(--line) }
[aria-labelledby=by-dimension] tr > * { border: 0 }
td select { width: 100%; padding: 0; font-size: .875rem }
#scorecard :is(summary, a) { padding-block: .2rem }
@media (max-width: 40rem) {
  [aria-labelledby=by-dimension] tr { grid-template-columns: 3.5rem 1fr 1fr 3rem }
  [aria-labelledby=by-dimension] tr > :first-child { grid-column: 1 / -1; padding-block-end: 0 }
  thead th:first-child { display: none }
}`;

/** A number as an author would write it: 3, 1.25 or 1/3. */
function exactText(value, unit) {
  const number = fraction(BigInt(value), BigInt(unit));
  if (number[1] === 1n) return String(number[0]);
  let scale = 1n;
  let decimals = 0;
  while (decimals < 6 && (scale * number[0]) % number[1]) {
    scale *= 10n;
    decimals += 1;
  }
  if ((scale * number[0]) % number[1]) return write(number);
  const digits = String((scale * number[0]) / number[1]).padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** What a question brings into its dimension's score, in words. */
function contribution({ program }, question, answer, words) {
  const { id, weight, lowest, highest, options } = question;
  const value = (whole) => exactText(whole, program.unit);
  const { isPercent } = methodOf(program);
  const counts = (whole) =>
    (isPercent ? `${value(whole)} of ${value(highest)}` : value(whole)) + (weight === 1 ? "" : `, weight ${weight}`);
  if (answer === undefined) return `not answered, from ${value(lowest)} to ${value(highest)}`;
  if (answer === "~na") return "does not apply, left out";
  if (answer === "~unknown") {
    return program.unknown === "lowest" ? `not known, counted as ${counts(lowest)}` : "not known, left out";
  }
  const chosen = [answer].flat();
  const sum = chosen.reduce((total, choice) => total + BigInt(options[choice] ?? 0), 0n);
  return `${chosen.map((choice) => isolated(words.option(id, choice))).join("; ")} (${counts(sum)})`;
}

const element = (name, ...content) => {
  const made = document.createElement(name);
  made.append(...content);
  return made;
};

const opened = (title) => Object.assign(element("details", element("summary", title), element("ul")), ENGLISH);

/** Puts what it is made of behind the figures, and keeps it current. */
export function openFigures(framework, words, subscribe) {
  const { program } = framework;
  const { countsGates, weighs } = methodOf(program);
  addStyle(ROWS);
  const lists = program.dimensions.map(() => opened(""));
  document.querySelector("#scorecard table").after(...lists);
  const whole = opened("How this figure comes about");
  if (!countsGates) document.getElementById("trace").after(whole);

  subscribe((response, record) => {
    program.dimensions.forEach(({ id }, dimension) => {
      const [title, answers] = lists[dimension].children;
      const { score } = record.dimensions[id];
      title.textContent = `${words.dimension(id)}${score ? `, ${words.figure(score)}` : ""}: the answers`;
      const isShown = (question) => !document.getElementById(`q_${question.id}`).hidden;
      const questions = program.questions.filter((question) => question.dimension === dimension && isShown(question));
      lists[dimension].hidden = !questions.length;
      answers.replaceChildren(
        ...questions.map((question) => {
          const link = element("a", isolated(words.question(question.id)));
          link.href = `#q_${question.id}`;
          const text = contribution(framework, question, response.answers[question.id], words);
          return element("li", link, element("br"), text);
        }),
      );
    });
    whole.lastChild.replaceChildren(
      ...program.dimensions.map(({ id, weight }) => {
        const { score } = record.dimensions[id];
        const figure = score ? words.figure(score) : "not assessed, left out";
        const share = score && weight !== 1 && weighs === "dimensions" ? `, weight ${weight}` : "";
        return element("li", `${words.dimension(id)}: ${figure}${share}`);
      }),
    );
  });
}
