/**
 * What a team agrees on: for each question one answer, and those who saw it otherwise are kept. Where
 * all gave the same answer, that is what they agree on, unless they said something else. Plain data.
 *
 * @typedef {import("./spread.js").Tally} Tally
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("../types.js").Dissent} Dissent
 * @typedef {object} AnswerWords
 * @property {(question: string, answer: Answer) => string} answer
 * @property {(question: string) => string[]} options  in the author's order
 *
 * @typedef {object} Agreement
 * @property {Answer} answer
 * @property {string} note
 * @property {Dissent} [dissent]  who does not agree all the same
 * @property {"all" | "team"} by  how it came about
 * @typedef {{[question: string]: Agreement}} Agreed  the agreed answer of each question that has one
 */
import { commaList } from "./lists.js";
import { say } from "../say.js";

/** @type {<Value>(entries: [string, Value][]) => {[id: string]: Value}} */
const byQuestion = (entries) => Object.assign(Object.create(null), Object.fromEntries(entries));

/**
 * @param {Tally[]} tallies
 * @param {import("./merge.js").Consensus} consensus
 * @returns {Agreed}
 */
export function agreedIn(tallies, consensus) {
  /** @type {Agreed} */
  const agreed = Object.create(null);
  for (const { id, groups, counts } of tallies) {
    const said = consensus[id];
    if (said?.answer) agreed[id] = { answer: said.answer, note: said.note, ...(said.dissent && { dissent: said.dissent }), by: "team" };
    else if (!said && isUnanimous(groups, counts)) agreed[id] = { answer: groups[0].answer, note: "", by: "all" };
  }
  return agreed;
}

/**
 * Two people at least, all of them, with one answer; those who were not asked have no say.
 * @param {Tally["groups"]} groups
 * @param {Tally["counts"]} counts
 */
const isUnanimous = (groups, { unanswered }) => groups.length === 1 && groups[0].people.length > 1 && unanswered === 0;

/**
 * Whether it is no agreement but a gap that all share: nobody knows.
 * @param {Agreed[string] | undefined} agreed
 */
export const isNobodyKnowing = (agreed) => agreed?.by === "all" && agreed.answer === "~unknown";

/**
 * What each said, in numbers: “2 said “Yes”, 1 said “Not yet””.
 * @param {Tally} tally
 * @param {AnswerWords} words
 */
export const dissentOf = ({ id, voices }, words) =>
  commaList(voices.map(({ answer, people }) => say.consensus.said({ count: people.length, answer: words.answer(id, answer) })));

/**
 * The options of a question and all that can be said instead, in the order in which a page shows them.
 * @param {string} id
 * @param {AnswerWords} words
 */
export const sayableOn = (id, words) => [...words.options(id), "~none", "~unknown", "~na"];

/**
 * How people voted once more, in numbers as above; "" where they did not.
 * @param {string} id
 * @param {import("./merge.js").Votes} votes
 * @param {AnswerWords} words
 */
export function secondVoteOf(id, votes, words) {
  const { counts = {} } = votes[id] ?? {};
  const raised = sayableOn(id, words).filter((choice) => counts[choice]);
  return commaList(raised.map((choice) => say.consensus.said({ count: counts[choice], answer: words.answer(id, choice) })));
}

/**
 * Who does not agree, as a sentence; "" where all do.
 * @param {Dissent | undefined} dissent
 */
export function dissentText(dissent) {
  if (!dissent) return "";
  const { count, words } = dissent;
  if (!words) return say.presenting.dissent({ count });
  return count ? say.presenting.dissent_because({ count, words }) : say.presenting.dissent_words({ words });
}

/**
 * What stands in the note of an agreed question: the reason, what each said, how they voted once more,
 * and who does not agree.
 * @param {Tally} tally
 * @param {Agreement} agreed
 * @param {import("./merge.js").Votes} votes
 * @param {AnswerWords} words
 */
function noteOf(tally, { note, by, dissent }, votes, words) {
  const said = by === "all" ? say.consensus.unanimous({ count: tally.groups[0].people.length }) : say.consensus.divided({ voices: dissentOf(tally, words) });
  const voices = secondVoteOf(tally.id, votes, words);
  return [note, said, voices && say.presenting.second_round_said({ voices }), dissentText(dissent)].filter(Boolean).join("\n");
}

/**
 * The team's response: what was agreed, with what each said and the reason in the notes.
 * @param {Tally[]} tallies
 * @param {{agreed: Agreed, votes: import("./merge.js").Votes}} outcome
 * @param {AnswerWords} words
 * @returns {import("../types.js").Response}
 */
export const responseOf = (tallies, { agreed, votes }, words) => ({
  label: say.consensus.team,
  answers: byQuestion(Object.entries(agreed).map(([id, { answer }]) => [id, answer])),
  notes: byQuestion(tallies.flatMap((tally) => (agreed[tally.id] ? [[tally.id, noteOf(tally, agreed[tally.id], votes, words)]] : []))),
  profile: byQuestion([]),
  targets: byQuestion([]),
});
