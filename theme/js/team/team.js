/** The team page: results come in, are merged, and everything below is drawn from the whole. */
import { emptyResponse } from "../exact/responses.js";
import { readForm, settleChecklist } from "../browser/form.js";
import { createdAt, dayText, today } from "../browser/days.js";
import { byId, find, findAll } from "../browser/elements.js";
import { wordsIn } from "../browser/framework-words.js";
import { answeredRuns, openIntake, runSource, takeIn } from "../browser/intake.js";
import { writeLink } from "../exact/link.js";
import { make } from "../browser/make.js";
import { emptyTeam, freeName, keyOf, mergeTeams, peopleOf, ticksInOrder, without } from "../exact/merge.js";
import { requireStyles } from "../browser/styles.js";
import { openFeatures } from "../browser/features.js";
import { nextStage } from "../exact/next.js";
import { saveFile } from "../browser/save-file.js";
import { load, recordOf, statesOf } from "../exact/score.js";
import { responseOf } from "../exact/consensus.js";
import { createdOf, whyUnreadable } from "../browser/runs.js";
import { say } from "../say.js";
import { isCrowd, markWidth, settleLines } from "./chart.js";
import { openEntry } from "./entry.js";
import { teamImporters } from "./importers.js";
import { renderApart, renderPeople, tellIntake } from "./people.js";
import { openPresenting } from "./present.js";
import { fillQuestion, renderOutcomes, renderQuestions } from "./questions.js";
import { saveTeam } from "./save.js";
import { openShelf } from "./shelf.js";
import { renderAgreement, renderStanding } from "./standing.js";
import { agreementOf, viewOf } from "./view.js";

/**
 * @typedef {import("../exact/merge.js").Member} Member
 * @typedef {import("../exact/merge.js").Team} Team
 */

/** @type {import("../types.js").TeamFramework} */
const framework = JSON.parse(byId("framework").textContent ?? "");
const model = load(framework.program, nextStage);
const words = wordsIn(framework);
const shelf = openShelf(framework);
const importers = teamImporters(framework);
const questions = byId("questions");
const figures = byId("figures");
const bringing = /** @type {HTMLDetailsElement} */ (byId("bringing"));
const anonymous = /** @type {HTMLInputElement} */ (byId("anonymous"));
const scorecardLink = /** @type {HTMLAnchorElement} */ (byId("open-scorecard"));

let state = shelf.load();
/** @type {import("./view.js").View} */
let view;
/** @type {import("./view.js").Agreement} */
let agreement;
/** Of a mark, see `markWidth`. */
let width = 0;
/** @type {(() => void)[]} */
const listeners = [];

/** @param {Member} member */
const recordFor = ({ answers, targets }) => recordOf(model, statesOf(model, answers), targets);
/** @param {Member} member */
const nameOf = (member) =>
  view.people.find((one) => keyOf(one.member) === keyOf(member))?.name ?? ((!state.isAnonymous && member.label) || say.people.somebody);

/** Keeps the state, or says that it is not kept. */
function keep() {
  byId("unsaved").hidden = shelf.save(state.team, state.isAnonymous);
}

/**
 * Takes a new state on. With `done`, which says what was done, it can be taken back.
 * @param {Partial<typeof state>} next
 * @param {string} [done]
 */
function change(next, done) {
  const before = state;
  state = { ...state, ...next };
  keep();
  byId("undo").replaceChildren();
  byId("said").textContent = "";
  if (done) {
    const undo = make("button", { type: "button" }, say.common.undo);
    undo.addEventListener("click", () => {
      change(before);
      byId("people-title").focus();
    });
    byId("undo").replaceChildren(make("span", {}, done), undo);
  }
  render();
}

/**
 * A member with all that stands behind it: older results under its name, and its copies.
 * @param {Member} member
 */
function withOthers(member) {
  const { older, copies } = view.apart;
  return [member, ...[...older, ...copies].filter(({ of }) => of === member).map((one) => one.member)];
}

/**
 * Adds members under a label of their own.
 * @param {Team} team
 * @param {Member[]} members
 * @param {string} label
 */
const addLabelled = (team, members, label) => mergeTeams(team, { ...emptyTeam(), members: members.map((one) => ({ ...one, label })) });

/**
 * Counts a result that would not count, under a name that is free.
 * @param {Member} member
 * @param {Team} others the team that it comes to
 */
function countUnderFreeName(member, others) {
  const label = freeName(state.team, member.label || member.hint || say.people.another);
  change({ team: addLabelled(others, [member], label) });
  byId("people-title").focus();
}

/** @type {import("./people.js").Actions} */
const actions = {
  remove(member, name) {
    change({ team: without(state.team, withOthers(member)) }, say.people.removed({ name }));
    byId("people-title").focus();
  },
  rename(member, name) {
    const own = withOthers(member).filter((one) => one === member || (one.label && one.label === member.label));
    const others = without(state.team, own);
    const label = name && name !== member.label ? freeName(others, name) : member.label;
    change({ team: addLabelled(others, own, label) });
    const item = byId("people").querySelector(`[data-person="${CSS.escape(nameOf({ ...member, label }))}"]`);
    item?.querySelector("button")?.focus();
  },
  countToo: (member) => countUnderFreeName(member, without(state.team, [member])),
};

/** All that questions are shown from. */
const shown = () => ({ framework, words, view, agreement, consensus: state.team.consensus, votes: state.team.votes, isAnonymous: state.isAnonymous });

const now = () => new Date().toISOString();

/**
 * Records what is agreed on a question; without an answer, the agreement is taken back.
 * @param {string} id
 * @param {import("./view.js").Said} said
 */
function agree(id, said) {
  const before = state.team.consensus[id] ?? { answer: agreement.agreed[id]?.answer ?? null, note: "" };
  const { answer, note, dissent: kept } = { ...before, ...said };
  // Who did not agree with one answer has said nothing of another.
  const isSame = JSON.stringify(ticksInOrder(answer)) === JSON.stringify(ticksInOrder(before.answer));
  const dissent = isSame || said.dissent ? kept : undefined;
  const agreed = { answer: ticksInOrder(answer), note, at: now(), ...(dissent && { dissent }) };
  takeOn({ consensus: Object.assign(Object.create(null), state.team.consensus, { [id]: agreed }) });
}

/** @type {import("./view.js").TeamPage["vote"]} */
const vote = (id, counts) => takeOn({ votes: Object.assign(Object.create(null), state.team.votes, { [id]: { counts, at: now() } }) });

/**
 * Takes on what the team says, which changes nobody's answers.
 * @param {Partial<Team>} said
 */
function takeOn(said) {
  state = { ...state, team: { ...state.team, ...said } };
  byId("undo").replaceChildren();
  keep();
  showAgreement();
  for (const listener of listeners) listener();
  // It is seen further down, perhaps out of sight, and heard here.
  byId("said").textContent = byId("progress").textContent;
}

/** What follows from the agreements. */
function showAgreement() {
  agreement = agreementOf(model, view, state.team.consensus);
  renderAgreement(shown(), width);
  renderOutcomes(shown());
  scorecardLink.href = scorecardLink.href.split("#")[0] + writeLink(framework, responseOf(view.tallies, { agreed: agreement.agreed, votes: state.team.votes }, words), today());
}

function render() {
  renderTeam();
  for (const listener of listeners) listener();
}

function renderTeam() {
  view = viewOf(model, state.team, state.isAnonymous);
  const isEmpty = !view.people.length;
  const { classList } = find(".team");
  // Once there are people, what they come to stands first; who brings in more unfolds that again.
  if (isEmpty) bringing.open = true;
  else if (!classList.contains("has-people")) bringing.open = false;
  classList.toggle("has-people", !isEmpty);
  classList.toggle("crowd", isCrowd(view));
  for (const section of findAll(".filled")) section.hidden = isEmpty;
  anonymous.checked = state.isAnonymous;
  renderApart(byId("apart"), { view, nameOf, isAnonymous: state.isAnonymous, actions });
  if (isEmpty) return;
  width = markWidth(figures);
  bringing.firstElementChild?.replaceChildren(...say.team_page.results_are_in.parts({ count: view.people.length, more: (words) => make("u", {}, words) }));
  byId("people-title").textContent = say.people.people({ count: view.people.length });
  renderPeople(byId("people"), { view, words, isAnonymous: state.isAnonymous, actions });
  renderStanding(shown());
  agreement = agreementOf(model, view, state.team.consensus);
  renderQuestions(questions, shown());
  showAgreement();
}

/** @param {import("../browser/intake.js").Outcome<import("./importers.js").Found>} outcome */
function onTaken(outcome) {
  const before = state.team.members.map(keyOf);
  const team = outcome.taken.flatMap(({ found }) => found).reduce(mergeTeams, state.team);
  const isInside = bringing.contains(document.activeElement);
  change({ team });
  if (outcome.taken.length) bringing.open = false;
  if (isInside && !bringing.open) find("summary", bringing).focus();
  /** @param {Member} member */
  const addAgain = (member) => countUnderFreeName(member, state.team);
  tellIntake(byId("told"), { outcome, before, after: peopleOf(team), nameOf, addAgain });
}

/** The runs that this browser saved, each to be added by a button. */
function openSavedRuns() {
  const list = find("[data-runs]");
  const versions = [framework, ...(framework.earlier ?? [])].map(({ version }) => version);
  /** @param {import("../browser/runs.js").Run} run */
  const itemOf = (run) => {
    const name = run.label || say.intake.your_result;
    const button = make("button", { type: "button" }, ...say.intake.add_run.parts({ name: make("bdi", {}, name), day: dayText(createdOf(run)) }));
    button.addEventListener("click", async () => onTaken(await takeIn([runSource(name, framework.id, run, importers)])));
    return make("li", {}, button);
  };
  const show = () => {
    const { runs, unreadable } = answeredRuns(framework.id);
    const known = runs.filter(({ version }) => versions.includes(version));
    find(".drop > div:has([data-runs])").hidden = !known.length && !unreadable.length;
    list.replaceChildren(...known.map(itemOf), ...unreadable.map(({ text }) => make("li", { className: "muted" }, whyUnreadable(text))));
  };
  show();
  addEventListener("storage", show);
  addEventListener("pageshow", show);
}

const features = openFeatures(find(".idle"), say.team_page.remains);
features.guard(say.features.intake, () => {
  openIntake(byId("intake"), framework.id, importers, onTaken);
  openSavedRuns();
})();

/**
 * The id of the question around an element.
 * @param {EventTarget | null} target
 */
const questionAround = (target) => /** @type {HTMLElement | null} */ (/** @type {Element} */ (target).closest("[data-question]"));

questions.addEventListener("change", ({ target }) => {
  const id = questionAround(target)?.dataset.question;
  if (!id) return;
  settleChecklist(/** @type {HTMLInputElement} */ (target));
  const { answers, notes } = readForm(questions, emptyResponse());
  agree(id, { answer: answers[id] ?? null, note: notes[id] ?? "" });
});
/** @param {HTMLElement | null} item */
const fill = (item) => item && fillQuestion(item, shown());
questions.addEventListener("click", ({ target }) => {
  const pressed = /** @type {Element} */ (target);
  // Filled at the click, as the next key may come before the browser tells that it opened.
  if (pressed.closest("summary")) fill(questionAround(target));
  if (!(pressed instanceof HTMLButtonElement) || pressed.name !== "back") return;
  const id = pressed.value;
  agree(id, { answer: null });
  questionAround(target)?.querySelector("input")?.focus();
});
questions.addEventListener("toggle", ({ target }) => {
  if (target instanceof HTMLDetailsElement && target.open) fill(questionAround(target));
}, true);

find("#agree-first a").addEventListener("click", (event) => {
  event.preventDefault();
  const item = questions.querySelector("[data-question]");
  for (const around of [item?.closest(".same"), item?.querySelector("details")]) around?.setAttribute("open", "");
  item?.querySelector("summary")?.focus();
});
anonymous.addEventListener("change", () => change({ isAnonymous: anonymous.checked }));
byId("clear").addEventListener("click", () => {
  change({ team: emptyTeam() }, say.team_page.cleared({ count: view.people.length }));
  byId("intake-title").focus();
});
for (const button of findAll("[data-download]")) {
  button.addEventListener("click", () => {
    saveTeam(button.dataset.download ?? "", { ...shown(), team: state.team, recordFor, created: createdAt(Date.now()) });
  });
}
find("[data-action=print]").addEventListener("click", () => print());
addEventListener("resize", () => settleLines(figures, width = markWidth(figures)));
// The same team may be open in another tab.
addEventListener("storage", ({ key }) => {
  if (key !== shelf.key) return;
  state = shelf.load();
  render();
});

/** What this page had kept and cannot use as it stands: it is put aside, and that is said. */
function tellAside() {
  if (!state.isPutAside) return;
  const told = byId("told");
  const download = make("button", { type: "button", className: "quiet" }, say.storage.download_it);
  download.addEventListener("click", () =>
    saveFile(`${framework.id}-${framework.version}-put-aside.txt`, "text/plain;charset=utf-8", shelf.aside()));
  const drop = make("button", { type: "button", className: "quiet" }, say.storage.delete_it);
  drop.addEventListener("click", () => {
    shelf.dropAside();
    told.replaceChildren();
  });
  told.replaceChildren(make("p", {}, say.team_page.aside, " ", download, drop));
}

document.documentElement.classList.add("scripted");
features.guard(say.features.team_results, render)();
features.guard(say.features.aside, tellAside)();
/** @type {import("./view.js").TeamPage} */
const page = {
  framework,
  words,
  model,
  shelf,
  shown,
  team: () => state.team,
  change: (team, done) => change({ team }, done),
  agree,
  vote,
  subscribe(listener) {
    listeners.push(listener);
    listener();
  },
};
features.guard(say.features.entry, openEntry)(byId("entry"), page);
features.guard(say.features.presenting, openPresenting)(byId("presenting"), page);
features.guard(say.features.look, requireStyles)();
features.settle();
