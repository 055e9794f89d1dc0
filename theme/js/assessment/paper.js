/**
 * Paper: a finished assessment is its scorecard and then, if wished, the answers with their notes;
 * an unfinished one is the questionnaire, to be filled in by hand.
 */
import { ENGLISH } from "../browser/english.js";
import { make } from "../browser/make.js";
import { dayText } from "../browser/days.js";
import { isolated } from "./scorecard.js";
import { addStyle } from "../browser/sheet.js";

const SCREEN = `
.noted, .dated, .ticks { display: none }
.actions label { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem }`;

const ALWAYS = `
.noted { margin-inline-start: 2rem; white-space: pre-wrap; font-style: italic }
form select:has([value=""]:checked), label:has(select):not(:has([value=""]:checked)) + .ticks { display: none }
fieldset summary::after { content: attr(data-asks) }
select { appearance: none; border: 0; padding: 0; min-height: 0 }
#by-hand ol { columns: 3 }
fieldset:has(.noted) > textarea, #keys, .dated { display: none }`;

const FINISHED = `
.scripted #by-hand, #scorecard :is(details, p > a, .actions), #scorecard-title, .gates ul, .opening :is(.eyebrow, .lede), .help, fieldset details, form h2 + p, form p:has([value=""]:checked) { display: none }
fieldset label:not(:has(:checked)), fieldset:has(> textarea):not(:has(.noted)), form section:not(:has(fieldset, option:checked:not([value=""]))) { display: none }
#scorecard, .dated { display: block; margin: 0; padding: 0; border: 0 }
main { display: flex; flex-direction: column }
#questions { order: 1; break-before: page }
fieldset { margin-block: .5rem }
legend { margin: 0 }
.effort { display: inline }
html { font-size: 8.5pt }
dl { max-width: none }
.opening { display: flex; flex-wrap: wrap; gap: 0 2rem; align-items: baseline; justify-content: space-between; padding: 0 }
#verdict { font-size: 2.25rem; margin-block: .25rem }
#trace { font-size: 1.1rem }
#scorecard .path { margin-block: .5rem }
#scorecard .path li::before { height: calc(1.75rem + var(--up) * .6rem) }
#scorecard > div { break-inside: avoid }
#scorecard :is(#rise, .finding) { margin-block: .5rem; padding-block: .2rem }
#scorecard .finding { display: inline-block; width: 49%; vertical-align: top }
#scorecard tr { grid-template-columns: 6fr 3fr 5fr 5fr 3fr }
#scorecard .bar { height: .5rem; margin: 0 }
#scorecard :is(li, a, th, td) { margin-block: 0; padding-block: .15rem }
#scorecard select { display: none }
#scorecard td[data-chosen]::before { content: attr(data-chosen) }
#scorecard a { color: inherit; text-decoration: none }
.gates, #rise ul, #scorecard > div > .steps { columns: 2; column-gap: 2rem }
#scorecard > #option-advice { break-inside: auto; columns: 3; column-gap: 1.5rem }
#option-advice :is(h3, h4, h5, p) { margin-block: .1rem }
#scorecard #option-advice section { break-inside: avoid; margin: 0; padding-block: .2rem }
#roadmap { columns: 3 }`;

/**
 * Puts on paper what a screen keeps folded, the notes, and what it need not say: the day.
 * @param {() => string} made when the result on the screen was made, see `days.js`
 */
export function preparePaper(subscribe, made) {
  addStyle(ALWAYS, "print");
  addStyle(SCREEN, "screen");
  const finished = addStyle(FINISHED, "print");
  const withoutAnswers = addStyle("#questions { display: none }", "print");

  const dated = make("p", { className: "dated", ...ENGLISH });
  document.querySelector(".opening h1").after(dated);
  const answers = make("input", { type: "checkbox", checked: true });
  const choice = make("label", ENGLISH, answers, "with answers and notes");
  document.querySelector("[data-action=print]").after(choice);

  offerTicks();
  tellWhatToNote();

  const version = document.querySelector(".opening .eyebrow").textContent;
  // Once more at the last moment: a result that was opened is told its day after its answers.
  let date = () => {};
  addEventListener("beforeprint", () => date());
  subscribe(({ notes, label }, { state }) => {
    finished.disabled = state === "incomplete";
    withoutAnswers.disabled = finished.disabled || answers.checked;
    date = () => {
      dated.textContent = [label && isolated(label), version, dayText(made())].filter(Boolean).join(" · ");
    };
    date();
    for (const select of document.querySelectorAll("#scorecard select")) {
      select.parentElement.dataset.chosen = select.selectedOptions[0].text;
    }
    for (const noted of document.querySelectorAll(".noted")) noted.remove();
    for (const [id, textContent] of Object.entries(notes)) {
      // Before the last part of a question, which has a layout of its own.
      document.querySelector(`#q_${id} > :last-child`)?.before(make("p", { className: "noted", textContent }));
    }
  });
}

/** What a list folds away stands open on paper, to be ticked. */
function offerTicks() {
  for (const select of document.querySelectorAll("#assessment select")) {
    const options = [...select.options].filter(({ value }) => value).map(({ text }) => `☐\u00a0${text}`);
    select.parentElement.after(make("span", { className: "ticks", textContent: options.join(" \u2003") }));
  }
}

/** The line for a note says what to write there, where the author asks for something. */
function tellWhatToNote() {
  for (const question of document.querySelectorAll("#assessment fieldset:has(details)")) {
    const asks = question.querySelector("details label").firstChild.textContent;
    if (asks !== "Your note") question.querySelector("summary").dataset.asks = `: ${asks}`;
  }
}
