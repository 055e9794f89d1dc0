/**
 * How far the results of several people lie apart. No DOM, no clock, and whole numbers throughout.
 *
 * @typedef {import("./fractions.js").Fraction} Fraction
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("./score.js").QuestionState} QuestionState
 * @typedef {QuestionState["state"]} State
 *
 * @typedef {object} Model  of what `load` of score.js makes, as much as is used here
 * @property {string[]} stages
 * @property {{id: string, checklist?: boolean, lowest: bigint, highest: bigint, values: Map<string, bigint>}[]} questions
 * @property {number[]} all
 *
 * @typedef {object} Group  those who gave one answer
 * @property {string} key
 * @property {Answer} answer
 * @property {State} state
 * @property {bigint | null} value  null where the answer has none of its own
 * @property {number[]} people  by index
 *
 * @typedef {object} Tally  what people said to one question
 * @property {number} index
 * @property {string} id
 * @property {Group[]} groups  of one answer each, from the lowest value up, then those who do not know
 *   and those to whom it does not apply
 * @property {Group[]} voices  the same, but for a checklist one for each option that anyone ticked
 * @property {{[state in State]: number}} counts
 * @property {number} distinct  how many different answers there are
 * @property {Fraction} spread  the way from the lowest value to the highest as a share of the question's range
 */
import { fraction, minus, parse, reaches, write } from "./fractions.js";
import { canonical } from "./merge.js";

/**
 * The states that are counted of each question.
 * @type {State[]}
 */
export const tallyNames = ["answered", "unknown", "not_applicable", "unanswered"];

/** @type {(a: Fraction, b: Fraction) => number} */
const ascending = (a, b) => (reaches(a, b) ? (reaches(b, a) ? 0 : 1) : -1);

/**
 * The ends and the middle of scores. The lower median is always one person's own score: of an even
 * number of people it is the lower of the two in the middle.
 * @param {string[]} scores exact, as "12/5"
 * @returns {{low: string, median: string, high: string} | null}
 */
export function spreadOf(scores) {
  if (!scores.length) return null;
  const sorted = scores.map(parse).sort(ascending);
  const [low, median, high] = [0, (sorted.length - 1) >> 1, sorted.length - 1].map((index) => write(sorted[index]));
  return { low, median, high };
}

/**
 * How many results reach each stage, by stage.
 * @param {{stages: string[]}} model
 * @param {{stage: string | null}[]} records
 */
export const stageCounts = ({ stages }, records) =>
  stages.map((stage) => ({ stage, count: records.filter((record) => record.stage === stage).length }));

/**
 * What people said to one question. Only answers count in `distinct` and in `spread`.
 * @param {Model} model
 * @param {QuestionState[][]} states of each person
 * @param {number} index of the question
 * @returns {Tally}
 */
export function tallyOf(model, states, index) {
  const question = model.questions[index];
  /** @type {Map<string, Group>} */
  const groups = new Map();
  const counts = { answered: 0, unknown: 0, not_applicable: 0, unanswered: 0, hidden: 0 };
  states.forEach((own, person) => {
    const { state, answer = "~na", low } = own[index];
    counts[state] += 1;
    if (state === "unanswered" || state === "hidden") return;
    const key = canonical(answer);
    const group = groups.get(key) ?? { key, answer, state, value: state === "answered" ? low ?? null : null, people: [] };
    group.people.push(person);
    groups.set(key, group);
  });
  const order = ["answered", "unknown", "not_applicable"];
  const ordered = [...groups.values()].sort((a, b) => {
    if (a.state !== b.state) return order.indexOf(a.state) - order.indexOf(b.state);
    if (a.value !== null && b.value !== null && a.value !== b.value) return a.value < b.value ? -1 : 1;
    return a.key < b.key ? -1 : 1;
  });
  const values = ordered.flatMap(({ value }) => value ?? []);
  const range = question.highest - question.lowest;
  const apart = values.length ? values[values.length - 1] - values[0] : 0n;
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

/**
 * Whether all gave one answer, whatever it is; those who were not asked have no say.
 * @param {Pick<Tally, "groups" | "counts">} tally
 */
export const isAlike = ({ groups, counts }) => groups.length < 2 && !counts.unanswered;

/**
 * Whether people hardly differ on a question: nobody says otherwise of whether it applies, answers lie
 * within a third of its range, and fewer than a third of the people have none or do not know.
 * @param {Pick<Tally, "groups" | "counts" | "spread">} tally
 */
export function isClose(tally) {
  const { spread: [part, whole], counts } = tally;
  const { answered, not_applicable: outside } = counts;
  const silent = counts.unknown + counts.unanswered;
  return isAlike(tally) || (!outside && 2 * silent < answered && 3n * part <= whole);
}

/**
 * Those who ticked an option, for each option, and those who said that there is nothing to tick.
 * @param {Model["questions"][number]} question
 * @param {Group[]} groups
 * @returns {Group[]}
 */
function ticksIn({ values }, groups) {
  /** @type {Group[]} */
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
 * @param {Model} model
 * @param {QuestionState[][]} states of each person
 */
export const byDisagreement = (model, states) =>
  model.all
    .map((index) => tallyOf(model, states, index))
    .sort((a, b) => ascending(b.spread, a.spread) || b.distinct - a.distinct || a.index - b.index);

/**
 * The distance between two exact scores.
 * @param {string} high
 * @param {string} low
 */
export const apartOf = (high, low) => write(minus(parse(high), parse(low)));

/**
 * Puts marks that would cover each other into lanes one above the other.
 * @param {number[]} positions in thousandths, ascending
 * @param {number} width of a mark, in thousandths
 * @returns {number[]} the lane of each
 */
export function lanesOf(positions, width) {
  /** @type {number[]} */
  const ends = [];
  return positions.map((position) => {
    const free = ends.findIndex((end) => end <= position);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = position + width;
    return lane;
  });
}
