/**
 * What a team agrees on: for each question one answer, and those who saw it otherwise are kept. Where
 * all gave the same answer, that is what they agree on, unless they said something else. Plain data.
 *
 * @typedef {import("./spread.js").Tally} Tally
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {{answer: (question: string, answer: Answer) => string}} AnswerWords
 *
 * @typedef {{[question: string]: {answer: Answer, note: string, by: "all" | "team"}}} Agreed
 *   the agreed answer of each question that has one; `by` says how it came about
 */
import { commaList } from "./lists.js";
import { say } from "../say.js";

/** @type {<Value>(entries: [string, Value][]) => {[id: string]: Value}} */
const byQuestion = (entries) => Object.assign(Object.create(null), Object.fromEntries(entries));

/**
 * @param {Tally[]} tallies
 * @param {{[question: string]: import("./merge.js").Agreement}} consensus
 * @returns {Agreed}
 */
export function agreedIn(tallies, consensus) {
  /** @type {Agreed} */
  const agreed = Object.create(null);
  for (const { id, groups, counts } of tallies) {
    const said = consensus[id];
    if (said?.answer) agreed[id] = { answer: said.answer, note: said.note, by: "team" };
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
 * What stands in the note of an agreed question: the reason, and what each said.
 * @param {Tally} tally
 * @param {Agreed[string]} agreed
 * @param {AnswerWords} words
 */
function noteOf(tally, { note, by }, words) {
  const said = by === "all" ? say.consensus.unanimous({ count: tally.groups[0].people.length }) : say.consensus.divided({ voices: dissentOf(tally, words) });
  return [note, said].filter(Boolean).join("\n");
}

/**
 * The team's response: what was agreed, with what each said and the reason in the notes.
 * @param {Tally[]} tallies
 * @param {Agreed} agreed
 * @param {AnswerWords} words
 * @returns {import("../types.js").Response}
 */
export const responseOf = (tallies, agreed, words) => ({
  label: say.consensus.team,
  answers: byQuestion(Object.entries(agreed).map(([id, { answer }]) => [id, answer])),
  notes: byQuestion(tallies.flatMap((tally) => (agreed[tally.id] ? [[tally.id, noteOf(tally, agreed[tally.id], words)]] : []))),
  profile: byQuestion([]),
  targets: byQuestion([]),
});
