/**
 * What a team agrees on: for each question one answer, and who saw it otherwise is kept. Where all
 * gave the same answer, that is what they agree on, unless they said something else. Plain data.
 */
import { say } from "../say.js";

/**
 * The agreed answer of each question that has one; `by` says how it came about.
 * @param {ReturnType<import("./spread.js").tallyOf>[]} tallies
 * @param {{[question: string]: import("./merge.js").Agreement}} consensus
 * @returns {{[question: string]: {answer: string | string[], note: string, by: "all" | "team"}}}
 */
export function agreedIn(tallies, consensus) {
  const agreed = Object.create(null);
  for (const { id, groups, counts } of tallies) {
    const said = consensus[id];
    if (said?.answer) agreed[id] = { answer: said.answer, note: said.note, by: "team" };
    else if (!said && isUnanimous(groups, counts)) agreed[id] = { answer: groups[0].answer, note: "", by: "all" };
  }
  return agreed;
}

/** Two people at least, all of them, with one answer; who was not asked has no say. */
const isUnanimous = (groups, { unanswered }) => groups.length === 1 && groups[0].people.length > 1 && unanswered === 0;

/** What each said, in numbers: “2 said “Yes”, 1 said “Not yet””. */
export const dissentOf = ({ id, voices }, words) =>
  voices.map(({ answer, people }) => say.consensus.said({ count: people.length, answer: words.answer(id, answer) })).join(", ");

/**
 * The team's response: what was agreed, with what each said and the reason in the notes.
 * @returns {import("./responses.js").Response}
 */
export function responseOf(tallies, agreed, words) {
  const notes = tallies
    .filter(({ id }) => agreed[id])
    .map((tally) => {
      const said = agreed[tally.id].by === "all" ? say.consensus.unanimous({ count: tally.groups[0].people.length }) : say.consensus.divided({ voices: dissentOf(tally, words) });
      return [tally.id, [agreed[tally.id].note, said].filter(Boolean).join("\n")];
    });
  const mappingOf = (entries) => Object.assign(Object.create(null), Object.fromEntries(entries));
  return {
    label: say.consensus.team,
    answers: mappingOf(Object.entries(agreed).map(([id, { answer }]) => [id, answer])),
    notes: mappingOf(notes),
    profile: mappingOf([]),
    targets: mappingOf([]),
  };
}
