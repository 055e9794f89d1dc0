/** The assessment page: change → response → score → scorecard, always in this direction. */
import { byId, find, findAll } from "../browser/elements.js";
import { fillForm, readForm, settleChecklist, showQuestions } from "../browser/form.js";
import { openStorage } from "../browser/storage.js";
import { doubtOf } from "../exact/doubt.js";
import { cleanResponse, emptyResponse } from "../exact/responses.js";
import { load, recordOf, statesOf } from "../exact/score.js";
import { wordsOf } from "./page-words.js";
import { renderScorecard } from "./scorecard.js";

/**
 * @typedef {import("../browser/page.js").Listener} Listener
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("../types.js").Response} Response
 */

const questions = byId("questions");
const unsaved = byId("unsaved");
/** @type {import("../types.js").Framework} */
const framework = JSON.parse(byId("framework").textContent);
const model = load(framework.program);
const words = wordsOf(framework);
const storage = openStorage(framework);
/** @type {Listener[]} */
const listeners = [];

// The form works before this script does: what was entered by then.
let response = readForm(questions, emptyResponse());
/** @type {Record} */
let record;
/** @type {import("../exact/doubt.js").Doubt} */
let doubt;

/**
 * @param {import("../exact/score.js").Model} own
 * @param {Pick<Response, "answers" | "targets">} given
 */
function judge(own, { answers, targets }) {
  const states = statesOf(own, answers);
  const record = recordOf(own, states, targets);
  return { states, record, doubt: doubtOf(own, states, targets, record) };
}

function score() {
  const judged = judge(model, response);
  ({ record, doubt } = judged);
  showQuestions(framework.program.questions, judged.states);
  renderScorecard(framework.program, record, doubt.shown, words);
  for (const listener of listeners) listener(response, record, doubt);
}

function keep() {
  unsaved.hidden = storage.save(response);
}

function change() {
  keep();
  score();
}

/** @param {unknown} saved a response as it was saved, or any other data */
function take(saved) {
  response = cleanResponse(framework, saved);
  fillForm(questions, response);
}

/** What is saved counts, except where the screen knows more because it could not be saved. */
function refresh() {
  take((unsaved.hidden && storage.load()) || response);
}

questions.addEventListener("input", ({ target }) => {
  settleChecklist(/** @type {HTMLInputElement} */ (target));
  // A note is kept as it is written, so that nothing is lost when the page is left in the middle of it.
  response = readForm(questions, response);
  keep();
});
questions.addEventListener("change", () => {
  response = readForm(questions, response);
  change();
});
questions.addEventListener("submit", (event) => event.preventDefault());
byId("scorecard").addEventListener("change", ({ target }) => {
  const { name, value } = /** @type {HTMLSelectElement} */ (target);
  if (name) response = { ...response, targets: { ...response.targets, [name]: value } };
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

// What was entered before this script ran goes above what was saved.
const early = response;
take(storage.load());
for (const part of /** @type {const} */ (["answers", "notes", "profile"])) Object.assign(response[part], early[part]);
fillForm(questions, response);
change();

/** @type {import("../browser/page.js").Page} */
const page = {
  framework,
  get run() {
    return storage.run;
  },
  judge: (answers, targets = {}, version = framework) =>
    judge(version === framework ? model : load(version.program), cleanResponse(version, { answers, targets })),
  score: (...given) => page.judge(...given).record,
  plan(nextStage) {
    model.plan = nextStage;
    score();
  },
  subscribe(listener) {
    listeners.push(listener);
    listener(response, record, doubt);
  },
  open(saved, run = storage.run) {
    storage.run = run;
    take(saved);
    change();
  },
};
Object.assign(window, { stagemark: Object.freeze(page) });
// Only now: where anything before it failed, the page is one without a program and says so.
document.documentElement.classList.add("scripted");
// What loads later takes the others away; until this program runs, they would contradict the first.
find(".idle").remove();
for (const notice of findAll(".idle")) notice.hidden = false;
