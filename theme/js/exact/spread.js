/**
 * How far the results of several people lie apart. No DOM, no clock, and whole numbers throughout.
 */
import { fraction, minus, parse, reaches, write } from "./fractions.js";
import { canonical } from "./merge.js";

/** The states that are counted of each question. */
export const tallyNames = ["answered", "unknown", "not_applicable", "unanswered"];

const ascending = (a, b) => (reaches(a, b) ? (reaches(b, a) ? 0 : 1) : -1);

/**
 * The ends and the middle of scores. The lower median is always somebody's own score: of an even
 * number of people it is the lower of the two in the middle.
 * @param {string[]} scores exact, as "12/5"
 * @returns {{low: string, median: string, high: string} | null}
 */
export function spreadOf(scores) {
  if (!scores.length) return null;
  const sorted = scores.map(parse).sort(ascending);
  const [low, median, high] = [0, (sorted.length - 1) >> 1, sorted.length - 1].map((place) => write(sorted[place]));
  return { low, median, high };
}

/** How many results reach each stage, by stage. */
export const stageCounts = ({ stages }, records) =>
  stages.map((stage) => ({ stage, count: records.filter((record) => record.stage === stage).length }));

/**
 * What people said to one question: groups of one answer each, from the lowest value up, then those
 * who do not know and those to whom it does not apply.
 *
 * `voices` are the same, but for a checklist one for each option that somebody ticked. `spread` is the way from the lowest value to the highest as a share of the question's range;
 * `distinct` is how many different answers there are. Only answers count in both.
 *
 * @param {object} model what `load` of score.js makes
 * @param {object[][]} states for each person what `statesOf` of score.js says
 */
export function tallyOf(model, states, index) {
  const question = model.questions[index];
  const groups = new Map();
  const counts = { answered: 0, unknown: 0, not_applicable: 0, unanswered: 0, hidden: 0 };
  states.forEach((own, person) => {
    const { state, answer = "~na", low } = own[index];
    counts[state] += 1;
    if (state === "unanswered" || state === "hidden") return;
    const key = canonical(answer);
    const group = groups.get(key) ?? { key, answer, state, value: state === "answered" ? low : null, people: [] };
    group.people.push(person);
    groups.set(key, group);
  });
  const places = ["answered", "unknown", "not_applicable"];
  const ordered = [...groups.values()].sort((a, b) => {
    if (a.state !== b.state) return places.indexOf(a.state) - places.indexOf(b.state);
    if (a.value !== b.value) return a.value < b.value ? -1 : 1;
    return a.key < b.key ? -1 : 1;
  });
  const values = ordered.filter(({ state }) => state === "answered").map(({ value }) => value);
  const range = question.highest - question.lowest;
  const apart = values.length ? values.at(-1) - values[0] : 0n;
  return {
    index,
    id: question.id,
    groups: ordered,
    voices: question.checklist ? ticksIn(question, ordered) : ordered,
    counts,
    distinct: values.length,
    spread: range ? fraction(apart, range) : [0n, 1n],
  };
}

/** Who ticked what, option by option, and who said that there is nothing to tick. */
function ticksIn({ values }, groups) {
  const ticked = [...values].map(([option]) => ({
    key: option,
    answer: option,
    state: "answered",
    value: null,
    people: groups.filter(({ answer }) => Array.isArray(answer) && answer.includes(option)).flatMap(({ people }) => people),
  }));
  return [...ticked.filter(({ people }) => people.length), ...groups.filter(({ answer }) => !Array.isArray(answer))];
}

/**
 * All questions, those on which people lie furthest apart first: by spread, then by the number of
 * different answers, then as they stand in the framework.
 */
export const byDisagreement = (model, states) =>
  model.all
    .map((index) => tallyOf(model, states, index))
    .sort((a, b) => ascending(b.spread, a.spread) || b.distinct - a.distinct || a.index - b.index);

/** The distance between two exact scores. */
export const apartOf = (high, low) => write(minus(parse(high), parse(low)));

/**
 * Puts marks that would cover each other into lanes one above the other.
 * @param {number[]} places in thousandths, ascending
 * @param {number} width of a mark, in thousandths
 * @returns {number[]} the lane of each
 */
export function lanesOf(places, width) {
  const ends = [];
  return places.map((place) => {
    const free = ends.findIndex((end) => end <= place);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = place + width;
    return lane;
  });
}
