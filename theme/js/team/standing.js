/** Where a team stands, and what it agrees on, in sentences and drawings. */
import { byId, findAll } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { isNobodyKnowing } from "../exact/consensus.js";
import { stageRange } from "../exact/stage-range.js";
import { say } from "../say.js";
import { findingSentences } from "./finding-words.js";
import { everyoneOf, figuresOf, keyOfLines, pathOf, settleLines } from "./chart.js";

/**
 * @typedef {import("./questions.js").Shown} Shown
 */

/** @param {Pick<Shown, "framework" | "words" | "view">} shown */
export function renderStanding({ framework, words, view }) {
  const reached = view.stages.filter(({ count }) => count).map(({ stage }) => stage);
  const [from = null, to = null] = [reached.at(0), reached.at(-1)];
  const [first, ...others] = findingSentences(framework, words, view.people);
  byId("finding").replaceChildren(make("strong", {}, first), ...others.map((one) => ` ${one}`));
  byId("open").hidden = view.people.every(({ record }) => record.score);
  byId("where").replaceChildren(pathOf(framework, words, { here: from === to ? from : null, from, to, people: view.people }));
  byId("everyone").replaceChildren(everyoneOf(words, view));
}

/** @param {Shown} shown */
export function progressText({ agreement: { record, agreed } }) {
  const { visible, unanswered } = record.counts;
  const unknown = Object.values(agreed).filter(isNobodyKnowing).length;
  const alike = Object.values(agreed).filter(({ by }) => by === "all").length - unknown;
  const counts = { agreed: visible - unanswered - unknown, count: visible };
  const progress = alike ? say.team_standing.progress_alike({ ...counts, alike }) : say.team_standing.progress(counts);
  return unknown ? `${progress} ${say.team_standing.progress_unknown({ count: unknown })}` : progress;
}

/** @param {Shown} shown */
export function verdictText({ words, agreement: { record, shown, agreed } }) {
  if (!Object.keys(agreed).length) return say.team_standing.nothing_agreed;
  if (shown !== record) return say.finding.unsure;
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
  const { stage, score, state } = agreement.record;
  const isAgreed = Object.keys(agreement.agreed).length > 0;
  byId("progress").textContent = progressText(shown);
  byId("verdict").textContent = verdictText(shown);
  // With nothing agreed there is no result of the team, so nothing is drawn, saved or opened.
  for (const element of findAll("[data-agreed-only]")) element.hidden = !isAgreed;
  byId("agree-first").hidden = isAgreed;
  const { shown: sure } = agreement;
  byId("standing").textContent = sure.score ? words.whole(sure.score) : "";
  byId("agreed-path").replaceChildren(pathOf(framework, words, { here: sure.stage, from: sure.low?.stage, to: sure.high?.stage }));
  const { dataset } = byId("scorecard");
  dataset.state = state;
  for (const [name, value] of Object.entries({ stage, score })) {
    if (value) dataset[name] = value;
    else delete dataset[name];
  }
  const hasAgreed = Boolean(sure.score) || framework.program.dimensions.some(({ id }) => sure.dimensions[id].score);
  byId("figures").replaceChildren(
    keyOfLines(view, { hasAgreed, isAnonymous: shown.isAnonymous }),
    figuresOf(framework, words, view, agreement),
  );
  settleLines(byId("figures"), width);
}
