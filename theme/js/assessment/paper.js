/**
 * Paper: a finished assessment is its scorecard and then, if wished, the answers with their notes;
 * an unfinished one is the questionnaire, to be filled in by hand.
 */
import { css } from "../css.js";
import { dayText } from "../browser/days.js";
import { byId, find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { addStyle } from "../browser/sheet.js";
import { say } from "../say.js";
import { numberText } from "./asked.js";
import { isolated } from "./page-words.js";

/**
 * Puts on paper what a screen keeps folded, the notes, and what it need not say: the day.
 * @param {import("../browser/page.js").Page} page
 * @param {() => string} made when the result on the screen was made, see `days.js`
 */
export function preparePaper({ subscribe }, made) {
  addStyle(css("later/paper.css"));
  const finished = addStyle(css("later/paper-finished.css"), "print");

  const dated = make("p", { className: "dated", ...OWN_WORDS });
  find(".opening h1").after(dated);
  const withAnswers = make("input", { type: "checkbox", checked: true });
  const button = make("button", { type: "button", ...OWN_WORDS }, say.common.print);
  button.dataset.action = "print";
  const printing = [button, make("label", OWN_WORDS, withAnswers, say.paper.with_answers)];
  const formats = document.querySelector("#downloads ul");
  if (formats) formats.append(make("li", {}, ...printing));
  else find("#next .actions").append(...printing);

  addTickBoxes();
  showAllOnPaper(() => finished.disabled);
  addNotePrompts();

  const { classList } = document.documentElement;
  const version = byId("version").textContent;
  // Once more at the last moment: a result that was opened gets its day after its answers.
  let date = () => {};
  addEventListener("beforeprint", () => date());
  subscribe(({ notes, label }, { state }) => {
    finished.disabled = state === "incomplete";
    classList.toggle("without-answers", !finished.disabled && !withAnswers.checked);
    date = () => {
      dated.textContent = [label && isolated(label), version, dayText(made())].filter(Boolean).join(" · ");
    };
    date();
    for (const noted of findAll(".noted")) noted.remove();
    for (const [id, textContent] of Object.entries(notes)) {
      // Before the last part of a question, which has a layout of its own.
      document.querySelector(`#q_${id} > :last-child`)?.before(make("p", { className: "noted", textContent }));
    }
  });
}

/**
 * On paper nobody knows yet what will be answered: all questions stand there, by their places in the
 * file, which the conditions of others name.
 * @param {() => boolean} isUnfinished
 */
function showAllOnPaper(isUnfinished) {
  const paper = matchMedia("print");
  const hideable = findAll("#assessment :is(fieldset, section)");
  const numbers = findAll("#assessment fieldset").map(numberText);
  /** @type {(() => void) | undefined} */
  let restore;
  const show = (/** @type {boolean} */ isOnPaper) => {
    restore?.();
    restore = undefined;
    if (!isOnPaper || !isUnfinished()) return;
    const hidden = hideable.filter((one) => one.hidden);
    const texts = numbers.map(({ data }) => data);
    for (const one of hidden) one.hidden = false;
    for (const [place, number] of numbers.entries()) number.data = `${place + 1}. `;
    restore = () => {
      for (const one of hidden) one.hidden = true;
      for (const [place, number] of numbers.entries()) number.data = texts[place];
    };
  };
  paper.addEventListener("change", () => show(paper.matches));
  addEventListener("beforeprint", () => show(true));
  addEventListener("afterprint", () => show(false));
}

/** What a list folds away stands open on paper, to be ticked. */
function addTickBoxes() {
  for (const select of document.querySelectorAll(/** @type {"select"} */ ("#assessment select"))) {
    const options = [...select.options].filter(({ value }) => value).map(({ text }) => `☐ ${text}`.replaceAll(" ", "\u00a0"));
    select.parentElement?.after(make("span", { className: "ticks", textContent: options.join(" \u2003") }));
  }
}

/** The line for a note says what to write there, where the author asks for something. */
function addNotePrompts() {
  for (const question of findAll("#assessment fieldset:has(details)")) {
    const asks = find("details label", question).firstChild?.textContent;
    if (asks !== say.question.your_note) find("summary", question).dataset.asks = asks ?? "";
  }
}
