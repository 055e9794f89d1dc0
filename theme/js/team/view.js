/**
 * What a team page shows of a team: people with their names and records, how far they lie apart, and
 * what follows from what they agreed on. No DOM, no clock, no storage.
 */
import { agreedIn } from "../exact/consensus.js";
import { peopleOf } from "../exact/merge.js";
import { recordOf, statesOf } from "../exact/score.js";
import { byDisagreement, spreadOf, stageCounts } from "../exact/spread.js";

const collator = new Intl.Collator("en", { numeric: true });

/** A, B, … Z, AA, AB, … */
const letterOf = (number) => (number < 26 ? "" : letterOf(Math.floor(number / 26) - 1)) + String.fromCharCode(65 + (number % 26));

/** Names for people, each once; who has none is called by a letter. */
function named(members, isAnonymous) {
  const taken = new Map();
  const people = members.map((member) => {
    const own = isAnonymous ? "" : member.label || member.hint;
    const count = (taken.get(own) ?? 0) + 1;
    taken.set(own, count);
    if (!own) return { member, name: `Person ${letterOf(count - 1)}`, sign: letterOf(count - 1), isNamed: false };
    return { member, name: count > 1 ? `${own} (${count})` : own, sign: "", isNamed: true };
  });
  people.sort((a, b) => b.isNamed - a.isNamed || (a.isNamed ? collator.compare(a.name, b.name) : 0));
  const signs = new Set(people.map(({ sign }) => sign));
  for (const person of people) {
    person.sign ||= freeSign(person.name, signs);
    signs.add(person.sign);
  }
  return people;
}

/** One or two letters that stand for a name in a drawing. */
function freeSign(name, signs) {
  const [first = "?", ...rest] = [...name.toLocaleUpperCase("en")].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const tries = [first, ...rest.map((letter) => first + letter.toLocaleLowerCase("en"))];
  for (let number = 2; number < 1000; number += 1) tries.push(`${first}${number}`);
  return tries.find((sign) => !signs.has(sign)) ?? first;
}

/**
 * @param {object} model what `load` of score.js makes
 * @param {import("../exact/merge.js").Team} team
 */
export function viewOf(model, team, isAnonymous = false) {
  const { counted, older, copies } = peopleOf(team);
  const people = named(counted, isAnonymous).map((person) => {
    const states = statesOf(model, person.member.answers);
    return { ...person, states, record: recordOf(model, states, person.member.targets) };
  });
  const records = people.map(({ record }) => record);
  const scoresOf = (recordIn) => records.map((record) => recordIn(record).score).filter(Boolean);
  return {
    people,
    apart: { older, copies },
    stages: stageCounts(model, records),
    whole: spreadOf(scoresOf((record) => record)),
    dimensions: model.dimensions.map(({ id }) => ({ id, spread: spreadOf(scoresOf(({ dimensions }) => dimensions[id])) })),
    tallies: byDisagreement(model, people.map(({ states }) => states)),
  };
}

/** What the agreed answers come to, as a record like that of a single response. */
export function agreementOf(model, { tallies }, consensus) {
  const agreed = agreedIn(tallies, consensus);
  const answers = Object.assign(Object.create(null), Object.fromEntries(Object.entries(agreed).map(([id, { answer }]) => [id, answer])));
  return { agreed, record: recordOf(model, statesOf(model, answers), Object.create(null)) };
}
