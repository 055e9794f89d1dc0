/**
 * What a team page shows of a team: people with their names and records, how far they lie apart, and
 * what follows from what they agreed on. No DOM, no clock, no storage.
 *
 * @typedef {ReturnType<typeof import("../exact/score.js").load>} Model
 * @typedef {import("../types.js").Record} Score
 * @typedef {import("../exact/merge.js").Member} Member
 * @typedef {import("../exact/merge.js").Team} Team
 *
 * @typedef {object} Named  a member as the page calls it
 * @property {Member} member
 * @property {string} name  which no other has
 * @property {string} sign  one or two letters that stand for it in a drawing
 * @property {boolean} isNamed  whether the name is the member's own
 *
 * @typedef {Named & {states: ReturnType<typeof statesOf>, record: Score, isUnsure: boolean}} Person
 *   `record` as words and drawings may go by it; with `isUnsure`, too much is not known to claim a stage
 *
 * @typedef {ReturnType<typeof spreadOf>} Spread
 *
 * @typedef {object} View
 * @property {Person[]} people
 * @property {Pick<ReturnType<typeof peopleOf>, "older" | "copies">} apart  those that do not count
 * @property {{stage: string, count: number}[]} stages
 * @property {Spread} whole
 * @property {{id: string, spread: Spread}[]} dimensions
 * @property {ReturnType<typeof byDisagreement>} tallies
 *
 * @typedef {ReturnType<typeof agreementOf>} Agreement
 *
 * @typedef {Partial<Pick<import("../exact/merge.js").Agreement, "answer" | "note" | "dissent">>} Said  of a question; what is left out stays as it was
 *
 * @typedef {object} TeamPage  what further parts of the page are given
 * @property {import("../types.js").TeamFramework} framework
 * @property {ReturnType<typeof import("../browser/framework-words.js").wordsIn>} words
 * @property {Model} model
 * @property {ReturnType<typeof import("./shelf.js").openShelf>} shelf
 * @property {() => import("./questions.js").Shown} shown  of a team of nobody, `agreement` is undefined
 * @property {() => Team} team
 * @property {(team: Team, done?: string) => void} change  with `done`, which says what was done, it can be taken back
 * @property {(id: string, said: Said) => void} agree
 * @property {(id: string, counts: import("../exact/votes.js").Counts) => void} vote  by show of hands; without hands it is taken back
 * @property {(listener: () => void) => void} subscribe  calls it at once, and with every change of the team and of what it agrees on
 */
import { agreedIn } from "../exact/consensus.js";
import { doubtOf } from "../exact/doubt.js";
import { peopleOf } from "../exact/merge.js";
import { recordOf, statesOf } from "../exact/score.js";
import { byDisagreement, spreadOf, stageCounts } from "../exact/spread.js";
import { say } from "../say.js";

/** Names stand in one order for everybody, whatever the language of a browser. */
const NAME_LANGUAGE = "en";
const collator = new Intl.Collator(NAME_LANGUAGE, { numeric: true });

/**
 * A, B, … Z, AA, AB, …
 * @param {number} number
 * @returns {string}
 */
const letterOf = (number) => (number < 26 ? "" : letterOf(Math.floor(number / 26) - 1)) + String.fromCharCode(65 + (number % 26));

/**
 * Names for people, each once; a person without one is called by a letter.
 * @param {Member[]} members
 * @param {boolean} isAnonymous
 * @returns {Named[]}
 */
function named(members, isAnonymous) {
  /** @type {Map<string, number>} */
  const taken = new Map();
  const people = members.map((member) => {
    const own = isAnonymous ? "" : member.label || member.hint;
    const number = (taken.get(own) ?? 0) + 1;
    taken.set(own, number);
    const letter = own ? "" : letterOf(number - 1);
    if (letter) return { member, name: say.people.unnamed({ letter }), sign: letter, isNamed: false };
    return { member, name: number > 1 ? say.common.same_name({ name: own, number }) : own, sign: "", isNamed: true };
  });
  people.sort((a, b) => Number(b.isNamed) - Number(a.isNamed) || (a.isNamed ? collator.compare(a.name, b.name) : 0));
  const signs = new Set(people.map(({ sign }) => sign));
  for (const person of people) {
    person.sign ||= freeSign(person.name, signs);
    signs.add(person.sign);
  }
  return people;
}

/**
 * One or two letters that stand for a name in a drawing.
 * @param {string} name
 * @param {Set<string>} signs those that are taken
 */
function freeSign(name, signs) {
  const [first = "?", ...rest] = [...name.toLocaleUpperCase(NAME_LANGUAGE)].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const tries = [first, ...rest.map((letter) => first + letter.toLocaleLowerCase(NAME_LANGUAGE))];
  for (let number = 2; number < 1000; number += 1) tries.push(`${first}${number}`);
  return tries.find((sign) => !signs.has(sign)) ?? first;
}

/**
 * What words and drawings may go by of what was answered.
 * @param {Model} model
 * @param {ReturnType<typeof statesOf>} states
 * @param {Member["targets"]} targets
 */
function shownOf(model, states, targets) {
  const record = recordOf(model, states, targets);
  const { shown } = doubtOf(model, states, targets, record);
  return { record: shown, isUnsure: shown !== record };
}

/**
 * @param {Model} model
 * @param {Team} team
 * @returns {View}
 */
export function viewOf(model, team, isAnonymous = false) {
  const { counted, older, copies } = peopleOf(team);
  const people = named(counted, isAnonymous).map((person) => {
    const states = statesOf(model, person.member.answers);
    return { ...person, states, ...shownOf(model, states, person.member.targets) };
  });
  const records = people.map(({ record }) => record);
  /** @param {(record: Score) => {score: string | null}} figureIn */
  const scoresOf = (figureIn) => records.flatMap((record) => figureIn(record).score ?? []);
  return {
    people,
    apart: { older, copies },
    stages: stageCounts(model, records),
    whole: spreadOf(scoresOf((record) => record)),
    dimensions: model.dimensions.map(({ id }) => ({ id, spread: spreadOf(scoresOf(({ dimensions }) => dimensions[id])) })),
    tallies: byDisagreement(model, people.map(({ states }) => states)),
  };
}

/**
 * What the agreed answers come to, as a record like that of a single response, and `shown`, what words
 * and drawings may go by of it.
 * @param {Model} model
 * @param {View} view
 * @param {import("../exact/merge.js").Consensus} consensus
 */
export function agreementOf(model, { tallies }, consensus) {
  const agreed = agreedIn(tallies, consensus);
  const answers = Object.assign(Object.create(null), Object.fromEntries(Object.entries(agreed).map(([id, { answer }]) => [id, answer])));
  const states = statesOf(model, answers);
  const targets = Object.create(null);
  /** @type {Score} */
  const record = recordOf(model, states, targets);
  return { agreed, record, shown: doubtOf(model, states, targets, record).shown };
}
