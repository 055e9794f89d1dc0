/** What a team takes away: its agreed result, all of it as a team file, and the spread as a table. */
import { dissentOf, responseOf } from "../exact/consensus.js";
import { dayIn } from "../browser/days.js";
import { emptyTeam, keyOf, mergeTeams } from "../exact/merge.js";
import { resultFile } from "../exact/result-file.js";
import { saveFile } from "../browser/save-file.js";
import { tallyNames } from "../exact/spread.js";
import { csvText } from "../downloads/table.js";
import { teamFile } from "./file.js";

const textOfJson = (value) => `${JSON.stringify(value, null, 2)}\n`;

/**
 * Who counts, without names: neither those in the results nor those from the names of files. People
 * who entered the same keep a letter, or they would be taken for one.
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

/** A row a question, dimension and result: ends and middle, counts, what was agreed, and each person's own. */
export function spreadRows({ framework, words, view, agreement, consensus }) {
  const figure = (score) => (score ? words.figure(score) : "");
  const ends = (spread, shown = figure) => [shown(spread?.low), shown(spread?.median), shown(spread?.high)];
  const percent = ([part, whole]) => `${(100n * part) / whole}%`;
  const overall = (score) => (score ? words.overall(score) : "");
  return [
    ["kind", "id", "text", "lowest", "lower median", "highest", "spread", "answers", "answered", "unknown", "not applicable",
      "unanswered", "said", "agreed", "note", ...view.people.map(({ name }) => name)],
    ...view.tallies.map((tally) => {
      const { id, counts, distinct, spread, groups } = tally;
      const agreed = agreement.agreed[id];
      const own = view.people.map((_, person) => groups.filter(({ people }) => people.includes(person)).map(({ answer }) => words.answer(id, answer)).join());
      return ["question", id, words.question(id), "", "", "", percent(spread), String(distinct), ...tallyNames.map((name) => String(counts[name])),
        dissentOf(tally, words), agreed ? words.answer(id, agreed.answer) : "", consensus[id]?.note ?? "", ...own];
    }),
    ...view.dimensions.map(({ id, spread }) => [
      "dimension", id, words.dimension(id), ...ends(spread), "", "", "", "", "", "", "", figure(agreement.record.dimensions[id].score), "",
      ...view.people.map(({ record }) => figure(record.dimensions[id].score)),
    ]),
    ["result", framework.id, `${framework.title} ${framework.version}`, ...ends(view.whole, overall), "", "", "", "", "", "", "",
      overall(agreement.record.score), "", ...view.people.map(({ record }) => overall(record.score))],
    ["stage", framework.id, "Stage", "", "", "", "", "", "", "", "", "", "", words.stage(agreement.record.stage), "",
      ...view.people.map(({ record }) => words.stage(record.stage))],
  ];
}

const kinds = {
  json: ({ framework, words, view, agreement, created }) => [
    "team.json",
    "application/json",
    textOfJson(resultFile(framework, responseOf(view.tallies, agreement.agreed, words), agreement.record, created)),
  ],
  team: ({ framework, team, view, isAnonymous, recordFor }) => [
    "everyone.json",
    "application/json",
    textOfJson(teamFile(framework, isAnonymous ? nameless(team, view) : team, recordFor)),
  ],
  csv: (shown) => ["team.csv", "text/csv;charset=utf-8", csvText(spreadRows(shown))],
};

/** Hands the browser a file of this kind, under a name that says what it is. */
export function saveTeam(kind, shown) {
  const { framework, created } = shown;
  const [ending, type, text] = kinds[kind](shown);
  saveFile(`${framework.id}-${framework.version}-${dayIn(created)}-${ending}`, type, text);
}
