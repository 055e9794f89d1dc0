/** The assessment page: change → response → score → scorecard, always in this direction. */
import { fillForm, readForm, settleChecklist, showQuestions } from "../browser/form.js";
import { cleanResponse, emptyResponse } from "../exact/responses.js";
import { load, recordOf, statesOf } from "../exact/score.js";
import { renderScorecard, wordsOf } from "./scorecard.js";
import { openStorage } from "../browser/storage.js";

const questions = document.getElementById("questions");
const unsaved = document.getElementById("unsaved");
const framework = JSON.parse(document.getElementById("framework").textContent);
const model = load(framework.program);
const words = wordsOf(framework);
const storage = openStorage(framework);
const listeners = [];

let response;
let record;

function score() {
  const states = statesOf(model, response.answers);
  record = recordOf(model, states, response.targets);
  showQuestions(framework.program.questions, states);
  renderScorecard(framework, record, words);
  for (const listener of listeners) listener(response, record);
}

function keep() {
  unsaved.hidden = storage.save(response);
}

function change() {
  keep();
  score();
}

function take(saved) {
  response = cleanResponse(framework, saved);
  fillForm(questions, response);
}

/** What is saved counts, except where the screen knows more because it could not be saved. */
function refresh() {
  take((unsaved.hidden && storage.load()) || response);
}

questions.addEventListener("input", ({ target }) => {
  settleChecklist(target);
  // A note is kept as it is written: whoever leaves in the middle of it finds it again.
  response = readForm(questions, response);
  keep();
});
questions.addEventListener("change", () => {
  response = readForm(questions, response);
  change();
});
questions.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("scorecard").addEventListener("change", ({ target }) => {
  if (target.name) response.targets[target.name] = target.value;
  change();
});

// The same run may be open in another tab, and this page may have lain in the browser's memory.
addEventListener("storage", ({ key, newValue }) => {
  if (newValue && key === storage.run) {
    refresh();
    score();
  }
});
addEventListener("pageshow", ({ persisted }) => {
  // A browser may put its own memory of the form back after a reload.
  refresh();
  if (persisted) score();
});

// The form works before this script does; what was entered by then goes above what was saved.
const early = readForm(questions, emptyResponse());
take(storage.load());
for (const part of ["answers", "notes", "profile"]) Object.assign(response[part], early[part]);
fillForm(questions, response);
change();

/**
 * For the script that loads later, for host scripts, and for whoever wants to check the arithmetic:
 * `score` is the scorer of this page; a listener hears each response and record, the present one
 * first; `open` takes another response in, and keeps it under the key of `run`, with null nowhere.
 */
window.stagemark = Object.freeze({
  framework,
  get run() {
    return storage.run;
  },
  score(answers, targets = {}) {
    const clean = cleanResponse(framework, { answers, targets });
    return recordOf(model, statesOf(model, clean.answers), clean.targets);
  },
  /** Says how the next stage is found; until then no record names a way to it. */
  plan(nextStage) {
    model.plan = nextStage;
    score();
  },
  subscribe(listener) {
    listeners.push(listener);
    listener(response, record);
  },
  open(saved, run = storage.run) {
    storage.run = run;
    take(saved);
    change();
  },
});
// Only now: whatever failed before, the page is one without a program and says so.
document.documentElement.classList.add("scripted");
// What loads later takes the others away; until this program runs, they would contradict the first.
document.querySelector(".idle").remove();
for (const notice of document.querySelectorAll(".idle")) notice.hidden = false;
