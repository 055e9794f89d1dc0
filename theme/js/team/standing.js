/** Where a team stands, and what it agrees on, in sentences and drawings. */
import { byId, findAll } from "../browser/elements.js";
import { stageRange } from "../exact/stage-range.js";
import { say } from "../say.js";
import { everyoneOf, figuresOf, pathOf, settleLines } from "./chart.js";

/**
 * @typedef {import("./questions.js").Shown} Shown
 */

/** @param {Pick<Shown, "words" | "view">} shown */
function findingText({ words, view }) {
  const reached = view.stages.filter(({ count }) => count);
  const lowest = reached.at(0);
  const highest = reached.at(-1);
  if (!lowest || !highest) return say.team_standing.none_finished;
  const count = reached.reduce((sum, one) => sum + one.count, 0);
  const low = words.stage(lowest.stage);
  if (lowest === highest) return say.team_standing.all_at({ count, stage: low });
  const middle = view.people.find(({ record: { score } }) => score && score === view.whole?.median);
  return say.team_standing.from_to({ low, high: words.stage(highest.stage), middle: words.stage(middle?.record.stage ?? null) });
}

/** @param {Pick<Shown, "framework" | "words" | "view">} shown */
export function renderStanding({ framework, words, view }) {
  const reached = view.stages.filter(({ count }) => count).map(({ stage }) => stage);
  const [from = null, to = null] = [reached.at(0), reached.at(-1)];
  const open = view.people.filter(({ record }) => record.state !== "complete").length;
  byId("finding").textContent = findingText({ words, view });
  byId("open").textContent = open ? say.team_standing.not_finished({ count: open }) : "";
  byId("where").replaceChildren(pathOf(framework, words, { here: from === to ? from : null, from, to, people: view.people }));
  byId("everyone").replaceChildren(everyoneOf(words, view));
}

/** @param {Shown} shown */
function progressText({ agreement: { record, agreed } }) {
  const { visible, unanswered } = record.counts;
  const alike = Object.values(agreed).filter(({ by }) => by === "all").length;
  const counts = { agreed: visible - unanswered, questions: visible };
  return alike ? say.team_standing.progress_alike({ ...counts, alike }) : say.team_standing.progress(counts);
}

/** @param {Shown} shown */
function verdictText({ words, agreement: { record, agreed } }) {
  if (!Object.keys(agreed).length) return say.team_standing.nothing_agreed;
  const [low, high] = stageRange(record).map(words.stage);
  if (!low) return say.team_standing.not_assessed;
  return high ? say.team_standing.between({ low, high }) : low;
}

/**
 * The team's own scorecard, and the figures that it adds to the others.
 * @param {Shown} shown
 * @param {number} width of a mark
 */
export function renderAgreement(shown, width) {
  const { framework, words, view, agreement } = shown;
  const { low, high, stage, score, state } = agreement.record;
  byId("progress").textContent = progressText(shown);
  byId("verdict").textContent = verdictText(shown);
  // With nothing agreed there is no result of the team, so nothing is drawn, saved or opened.
  for (const element of findAll("[data-agreed-only]")) element.hidden = !Object.keys(agreement.agreed).length;
  byId("standing").textContent = score ? words.whole(score) : "";
  byId("agreed-path").replaceChildren(pathOf(framework, words, { here: stage, from: low?.stage, to: high?.stage }));
  const { dataset } = byId("scorecard");
  dataset.state = state;
  for (const [name, value] of Object.entries({ stage, score })) {
    if (value) dataset[name] = value;
    else delete dataset[name];
  }
  byId("figures").replaceChildren(figuresOf(framework, words, view, agreement));
  settleLines(byId("figures"), width);
}
