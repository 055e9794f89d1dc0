/** What a team takes away: its agreed result, all of it as a team file, and the spread as a table. */
import { dissentOf, responseOf, secondVoteOf } from "../exact/consensus.js";
import { dayIn } from "../browser/days.js";
import { emptyTeam, keyOf, mergeTeams } from "../exact/merge.js";
import { resultFile } from "../exact/result-file.js";
import { saveFile } from "../browser/save-file.js";
import { tallyNames } from "../exact/spread.js";
import { csvText } from "../downloads/csv.js";
import { say } from "../say.js";
import { teamFile } from "./file.js";
import { percentOf } from "./questions.js";

/**
 * @typedef {import("./questions.js").Shown} Shown
 * @typedef {import("../exact/merge.js").Team} Team
 *
 * @typedef {object} Saved  what is saved besides what is shown
 * @property {Team} team
 * @property {(member: import("../exact/merge.js").Member) => import("../types.js").Record} recordFor
 * @property {string} created  the moment, as a result carries it
 */

/** The columns of the table; each person has one more. Programs read them, so they are in no other language. */
const SPREAD_COLUMNS = ["kind", "id", "text", "lowest", "lower median", "highest", "spread", "answers", "answered", "unknown", "not applicable", "unanswered", "said", "said again", "agreed", "note", "against", "dissent"];

/** @param {unknown} value */
const jsonText = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Those who count, without names: neither those in the results nor those from the names of files.
 * People who entered the same keep a letter, or they would be taken for one.
 * @param {Team} team
 * @param {Shown["view"]} view
 */
function nameless(team, { people }) {
  const seen = new Set();
  const members = people.map(({ member, name }) => {
    const unnamed = { ...member, label: "", hint: "" };
    const key = keyOf(unnamed);
    const isFirst = !seen.has(key);
    seen.add(key);
    return isFirst ? unnamed : { ...unnamed, label: name };
  });
  return mergeTeams(emptyTeam(), { ...team, members });
}

/**
 * A row for each question, dimension and result: ends and middle, counts, what was agreed, and what
 * each person said or has.
 * @param {Shown} shown
 * @returns {string[][]}
 */
export function spreadRows({ framework, words, view, agreement, consensus, votes }) {
  /** @param {string | null | undefined} score */
  const figure = (score) => (score ? words.figure(score) : "");
  /** @param {string | null | undefined} score */
  const overall = (score) => (score ? words.overall(score) : "");
  /** @param {import("./view.js").Spread} spread */
  const ends = (spread, write = figure) => ({ lowest: write(spread?.low), "lower median": write(spread?.median), highest: write(spread?.high) });
  /**
   * @param {{[column: string]: string}} cells
   * @param {string[]} people
   */
  const row = (cells, people) => [...SPREAD_COLUMNS.map((column) => cells[column] ?? ""), ...people];

  const questions = view.tallies.map((tally) => {
    const { id, counts, distinct, spread, groups } = tally;
    const agreed = agreement.agreed[id];
    const own = view.people.map((_, person) => groups.filter(({ people }) => people.includes(person)).map(({ answer }) => words.answer(id, answer)).join());
    const cells = { kind: "question", id, text: words.question(id), spread: `${percentOf(spread)}%`, answers: String(distinct) };
    const counted = Object.fromEntries(tallyNames.map((name) => [name.replace("_", " "), String(counts[name])]));
    const said = { said: dissentOf(tally, words), "said again": secondVoteOf(id, votes, words), note: consensus[id]?.note ?? "" };
    const against = { against: agreed?.dissent?.count ? String(agreed.dissent.count) : "", dissent: agreed?.dissent?.words ?? "" };
    return row({ ...cells, ...counted, ...said, agreed: agreed ? words.answer(id, agreed.answer) : "", ...against }, own);
  });
  const dimensions = view.dimensions.map(({ id, spread }) => {
    const cells = { kind: "dimension", id, text: words.dimension(id), agreed: figure(agreement.shown.dimensions[id].score) };
    return row({ ...cells, ...ends(spread) }, view.people.map(({ record }) => figure(record.dimensions[id].score)));
  });
  const result = { kind: "result", id: framework.id, text: `${framework.title} ${framework.version}`, agreed: overall(agreement.shown.score) };
  const stage = { kind: "stage", id: framework.id, text: say.common.stage, agreed: words.stage(agreement.shown.stage) };
  return [
    [...SPREAD_COLUMNS, ...view.people.map(({ name }) => name)],
    ...questions,
    ...dimensions,
    row({ ...result, ...ends(view.whole, overall) }, view.people.map(({ record }) => overall(record.score))),
    row(stage, view.people.map(({ record }) => words.stage(record.stage))),
  ];
}

/**
 * What can be saved, by the name that its button gives it.
 * @typedef {{ending: string, type: string, text: (saved: Shown & Saved) => string}} Download
 * @type {{[name: string]: Download}}
 */
const DOWNLOADS = {
  json: {
    ending: "team.json",
    type: "application/json",
    text: ({ framework, words, view, agreement, votes, created }) =>
      jsonText(resultFile(framework, responseOf(view.tallies, { agreed: agreement.agreed, votes }, words), agreement.record, created)),
  },
  team: {
    ending: "everyone.json",
    type: "application/json",
    text: ({ framework, team, view, isAnonymous, recordFor }) =>
      jsonText(teamFile(framework, isAnonymous ? nameless(team, view) : team, recordFor)),
  },
  csv: {
    ending: "team.csv",
    type: "text/csv;charset=utf-8",
    text: (shown) => csvText(spreadRows(shown)),
  },
};

/**
 * Hands the browser a file, under a name that says what it is.
 * @param {string} name of the download
 * @param {Shown & Saved} saved
 */
export function saveTeam(name, saved) {
  const { framework, created } = saved;
  const { ending, type, text } = DOWNLOADS[name];
  saveFile(`${framework.id}-${framework.version}-${dayIn(created)}-${ending}`, type, text(saved));
}
