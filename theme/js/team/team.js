/** The team page: results come in, are merged, and everything below is drawn from the whole. */
import { emptyResponse } from "../exact/responses.js";
import { readForm, settleChecklist } from "../browser/form.js";
import { createdAt, today } from "../browser/days.js";
import { wordsIn } from "../browser/framework-words.js";
import { openIntake } from "./intake.js";
import { writeLink } from "../exact/link.js";
import { make } from "../browser/make.js";
import { emptyTeam, freeName, keyOf, mergeTeams, peopleOf, ticksInOrder, without } from "../exact/merge.js";
import { needLook } from "../browser/look.js";
import { openParts } from "../browser/parts.js";
import { nextStage } from "../exact/next.js";
import { saveFile } from "../browser/save-file.js";
import { load, recordOf, statesOf } from "../exact/score.js";
import { responseOf } from "../exact/consensus.js";
import { everyoneOf, figuresOf, markWidth, pathOf, settleLines } from "./chart.js";
import { renderApart, renderPeople, tellIntake } from "./people.js";
import { fillQuestion, renderOutcomes, renderQuestions } from "./questions.js";
import { saveTeam } from "./save.js";
import { openShelf } from "./shelf.js";
import { agreementOf, viewOf } from "./view.js";

const at = (id) => document.getElementById(id);
const framework = JSON.parse(at("framework").textContent);
const model = load(framework.program, nextStage);
const words = wordsIn(framework);
const shelf = openShelf(framework);
const questions = at("questions");
const column = at("intake-title").nextElementSibling;

let state = shelf.load();
let view;
let agreement;
let width;

const recordFor = (answers, targets) => recordOf(model, statesOf(model, answers), targets);
const nameOf = (member) => view.people.find((one) => keyOf(one.member) === keyOf(member))?.name ?? (state.isAnonymous ? "somebody" : member.label || "somebody");

/** Takes a new state on; with `said`, it can be taken back. */
function change(next, said) {
  const before = state;
  state = { ...state, ...next };
  at("unsaved").hidden = shelf.save(state.team, state.isAnonymous);
  at("undo").replaceChildren();
  at("said").textContent = "";
  if (said) {
    const undo = make("button", { type: "button" }, "Undo");
    undo.addEventListener("click", () => {
      change(before);
      at("people-title").focus();
    });
    at("undo").replaceChildren(make("span", {}, said), undo);
  }
  render();
}

/** A member with all that stands behind it: older results under its name, and its copies. */
function withOthers(member) {
  const { older, copies } = view.apart;
  return [member, ...[...older, ...copies].filter(({ of }) => of === member).map((one) => one.member)];
}

const actions = {
  remove(member, name) {
    change({ team: without(state.team, withOthers(member)) }, `${name} was removed.`);
    at("people-title").focus();
  },
  /** Without a new name, the old one stays. */
  rename(member, name) {
    const own = withOthers(member).filter((one) => one === member || (one.label && one.label === member.label));
    const others = without(state.team, own);
    const label = name && name !== member.label ? freeName(others, name) : member.label;
    change({ team: mergeTeams(others, { ...emptyTeam(), members: own.map((one) => ({ ...one, label })) }) });
    at("people").querySelector(`[data-person="${CSS.escape(nameOf({ ...member, label }))}"] button`)?.focus();
  },
  /** Somebody who would not count gets a name of their own. */
  countToo(member, { isKept = false } = {}) {
    const label = freeName(state.team, member.label || member.hint || "Another person");
    const others = isKept ? state.team : without(state.team, [member]);
    change({ team: mergeTeams(others, { ...emptyTeam(), members: [{ ...member, label }] }) });
    at("people-title").focus();
  },
};

function agree(id, answer, note) {
  const said = { answer: answer === undefined ? null : ticksInOrder(answer), note, at: new Date().toISOString() };
  const consensus = Object.assign(Object.create(null), state.team.consensus, { [id]: said });
  state = { ...state, team: { ...state.team, consensus } };
  at("undo").replaceChildren();
  at("unsaved").hidden = shelf.save(state.team, state.isAnonymous);
  agreement = agreementOf(model, view, consensus);
  renderAgreement();
  // Seen below, where nobody may be looking, and heard here.
  at("said").textContent = at("progress").textContent;
}

const list = (names) => new Intl.ListFormat("en").format(names);
const people = (count) => (count === 1 ? "1 person" : `${count} people`);

function renderStanding() {
  const reached = view.stages.filter(({ count }) => count);
  const [low, high] = [reached[0], reached.at(-1)].map((one) => one?.stage);
  const complete = reached.reduce((sum, { count }) => sum + count, 0);
  const open = view.people.length - complete;
  const middle = view.people.map(({ record }) => record).find(({ score }) => score && score === view.whole?.median);
  const from = low && words.stage(low);
  at("finding").textContent = !complete
    ? "No result is finished yet."
    : low === high
      ? `${complete === 1 ? "One result" : `All ${complete}`} at ${from}.`
      : `From ${from} to ${words.stage(high)}, and ${words.stage(middle.stage)} in the middle.`;
  at("open").textContent = open ? `${people(open)} not finished: left out of these figures, but not of the questions below.` : "";
  at("where").replaceChildren(pathOf(framework, words, { here: low === high ? low : null, from: low, to: high, people: view.people }));
  at("everyone").replaceChildren(everyoneOf(words, view));
}

/** All that questions are shown from. */
const everything = () => ({ framework, words, view, agreement, consensus: state.team.consensus, isAnonymous: state.isAnonymous });

/** The team's own scorecard, and the figures that it adds to the others. */
function renderAgreement() {
  const { record, agreed } = agreement;
  const { low, high, stage, score, counts } = record;
  const all = Object.values(agreed);
  const alike = all.filter(({ by }) => by === "all").length;
  const parts = [`${counts.visible - counts.unanswered} of ${counts.visible} questions agreed`, alike ? `${alike} because everyone said the same` : ""];
  at("progress").textContent = `${parts.filter(Boolean).join(", ")}.`;
  const ends = low && [...new Set([low.stage, high.stage])].map(words.stage);
  const verdict = { complete: () => words.stage(stage), incomplete: () => (ends.length > 1 ? `Between ${ends[0]} and ${ends[1]}` : ends[0]), "not-assessed": () => "Not assessed" };
  at("verdict").textContent = all.length ? verdict[record.state]() : "Nothing agreed yet";
  // With nothing agreed there is no result of the team, so nothing is drawn, saved or opened.
  for (const part of document.querySelectorAll("[data-agreed-only]")) part.hidden = !all.length;
  at("standing").textContent = score ? words.whole(score) : "";
  at("agreed-path").replaceChildren(pathOf(framework, words, { here: stage, from: low?.stage, to: high?.stage }));
  at("scorecard").dataset.state = record.state;
  for (const [name, value] of Object.entries({ stage, score })) {
    if (value) at("scorecard").dataset[name] = value;
    else delete at("scorecard").dataset[name];
  }
  at("figures").replaceChildren(figuresOf(framework, words, view, agreement));
  settleLines(at("figures"), width);
  renderOutcomes(everything());
  at("open-scorecard").href = at("open-scorecard").href.split("#")[0] + writeLink(framework, responseOf(view.tallies, agreed, words), today());
}

function render() {
  width = markWidth(column);
  view = viewOf(model, state.team, state.isAnonymous);
  const isEmpty = !view.people.length;
  document.querySelector(".team").classList.toggle("has-people", !isEmpty);
  for (const section of document.querySelectorAll(".filled")) section.hidden = isEmpty;
  at("anonymous").checked = state.isAnonymous;
  renderApart(at("apart"), { view, nameOf, isAnonymous: state.isAnonymous, actions });
  if (isEmpty) return;
  at("people-title").textContent = people(view.people.length);
  renderPeople(at("people"), { view, words, isAnonymous: state.isAnonymous, actions });
  renderStanding();
  agreement = agreementOf(model, view, state.team.consensus);
  renderQuestions(questions, everything());
  renderAgreement();
}

const parts = openParts(document.querySelector(".idle"), "What this browser keeps of the team stays as it is.");
parts.guard("bringing in results", openIntake)({
  element: at("intake"),
  framework,
  onTaken(taken, refused) {
    const before = state.team.members.map(keyOf);
    const team = taken.reduce(mergeTeams, state.team);
    change({ team });
    const addAgain = (member) => actions.countToo(member, { isKept: true });
    tellIntake(at("told"), { taken, refused, before, after: peopleOf(team), nameOf, addAgain });
  },
});

questions.addEventListener("change", ({ target }) => {
  settleChecklist(target);
  const id = target.closest("[data-question]").dataset.question;
  const { answers, notes } = readForm(questions, emptyResponse());
  agree(id, answers[id], notes[id] ?? "");
});
// Filled at the click, as the next key may come before the browser tells that it opened.
const fill = (item) => item && fillQuestion(item, everything());
questions.addEventListener("click", ({ target }) => {
  fill(target.closest("summary")?.closest("[data-question]"));
  if (target.name !== "back") return;
  agree(target.value, undefined, state.team.consensus[target.value]?.note ?? "");
  target.closest("[data-question]").querySelector("input").focus();
});

at("anonymous").addEventListener("change", ({ target }) => change({ isAnonymous: target.checked }));
at("clear").addEventListener("click", () => {
  change({ team: emptyTeam() }, `${list([people(view.people.length), "all that was agreed"])} were removed from this page.`);
  at("intake-title").focus();
});
for (const button of document.querySelectorAll("[data-download]")) {
  button.addEventListener("click", () => {
    saveTeam(button.dataset.download, { ...everything(), team: state.team, recordFor, created: createdAt(Date.now()) });
  });
}
document.querySelector("[data-action=print]").addEventListener("click", () => print());
questions.addEventListener("toggle", ({ target }) => {
  if (target.open) fill(target.closest("[data-question]"));
}, true);
addEventListener("resize", () => settleLines(at("figures"), width = markWidth(column)));
// The same team may be open in another tab.
addEventListener("storage", ({ key }) => {
  if (key !== shelf.key) return;
  state = shelf.load();
  render();
});

/** What this page had kept and cannot use as it stands: it is put aside, and that is said. */
function tellAside() {
  if (!state.aside) return;
  const act = (words, what) => {
    const button = make("button", { type: "button", className: "quiet" }, words);
    button.addEventListener("click", what);
    return button;
  };
  const download = () => saveFile(`${framework.id}-${framework.version}-put-aside.txt`, "text/plain;charset=utf-8", shelf.aside());
  const drop = () => {
    shelf.dropAside();
    at("told").replaceChildren();
  };
  at("told").replaceChildren(
    make("p", {}, "Not all that this page had kept fits it. What fits is shown; the whole of it is put aside. ", act("Download it", download), act("Delete it", drop)),
  );
}

document.documentElement.classList.add("scripted");
parts.guard("what the results come to", render)();
parts.guard("what was put aside", tellAside)();
parts.guard("the look of this page", needLook)();
parts.settle();
