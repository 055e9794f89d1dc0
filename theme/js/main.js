/** The assessment page: change → response → score → scorecard, always in this direction. */
import { fillForm, readForm, settleChecklist, showQuestions } from "./form.js";
import { cleanResponse, emptyResponse } from "./responses.js";
import { load, recordOf, statesOf } from "./score.js";
import { renderScorecard, wordsOf } from "./scorecard.js";
import { openStorage } from "./storage.js";

const form = document.getElementById("assessment");
const scorecard = document.getElementById("scorecard");
const framework = JSON.parse(document.getElementById("framework").textContent);
const model = load(framework.program);
const words = wordsOf(framework);
const storage = openStorage(framework);
const listeners = [];

let response = cleanResponse(framework, storage.load());
// The form works before this script does; what was entered by then goes above what was saved.
const early = readForm(form, emptyResponse());
for (const part of ["answers", "notes", "profile"]) Object.assign(response[part], early[part]);
let record;

function score() {
  const states = statesOf(model, response.answers);
  record = recordOf(model, states, response.targets);
  showQuestions(framework.program.questions, states);
  renderScorecard(framework, record, words);
  for (const listener of listeners) listener(response, record);
}

function change() {
  document.getElementById("unsaved").hidden = storage.save(response);
  score();
}

form.addEventListener("input", ({ target }) => {
  settleChecklist(form, target);
});
form.addEventListener("change", () => {
  response = readForm(form, response);
  change();
});
form.addEventListener("submit", (event) => event.preventDefault());

scorecard.addEventListener("change", ({ target }) => {
  if (target.name) response.targets[target.name] = target.value;
  change();
});
scorecard.addEventListener("click", ({ target }) => {
  const { action } = target.dataset;
  if (action === "print") window.print();
  if (action === "reset" && confirm("Clear all answers and notes of this assessment?")) {
    response = emptyResponse();
    storage.clear();
    fillForm(form, response);
    score();
    form.scrollIntoView();
  }
});

// A browser may put its own memory of the form back after a reload; what was saved is what counts.
addEventListener("pageshow", () => fillForm(form, response));

document.documentElement.classList.add("scripted");
fillForm(form, response);
document.getElementById("unsaved").hidden = storage.save(response);
score();

/**
 * For the script that loads later, for host scripts, and for whoever wants to check the arithmetic:
 * `score` is the scorer of this page; a listener hears each response and record, the present one first.
 */
window.stagemark = Object.freeze({
  framework,
  score(answers, targets = {}) {
    const clean = cleanResponse(framework, { answers, targets });
    return recordOf(model, statesOf(model, clean.answers), clean.targets);
  },
  subscribe(listener) {
    listeners.push(listener);
    listener(response, record);
  },
});
