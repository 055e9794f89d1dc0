/**
 * A team: the results of several people, and what they agreed on. Plain data in, plain data out.
 *
 * Merging is a union of sets, so neither the order in which results arrive nor how often one does
 * can change what comes out. Who counts is then seen from the whole set.
 *
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("../types.js").Agreement} Agreement
 * @typedef {import("../types.js").Response} Response
 * @typedef {Response & {hint: string, created: string}} Member  `hint`: a name that was only guessed, from a file's
 * @typedef {import("../types.js").Vote} Vote
 * @typedef {{[question: string]: Agreement}} Consensus
 * @typedef {{[question: string]: Vote}} Votes
 * @typedef {{members: Member[], consensus: Consensus, votes: Votes}} Team
 * @typedef {{member: Member, of: Member}} Apart  a result that does not count, and that which counts instead
 */
import { isMapping } from "./responses.js";

/** @returns {Team} */
export const emptyTeam = () => ({ members: [], consensus: Object.create(null), votes: Object.create(null) });

/** @type {(a: [string, unknown], b: [string, unknown]) => number} */
const byKey = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * JSON in which values that are equal have one text.
 * @param {unknown} value
 */
export const canonical = (value) =>
  JSON.stringify(value, (_, part) => (isMapping(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part));

/** @typedef {(one: Member, other: Member) => boolean} Comparison */

/**
 * Whether one was made later than another; one of a day alone stands at its beginning.
 * @type {Comparison}
 */
const isMadeLater = (one, other) => {
  const [first, second] = [one.created, other.created].map((created) => (created ? Date.parse(created) : -Infinity));
  return first === second ? one.created > other.created : first > second;
};

/**
 * A set of ticks has no order.
 * @template {Answer | null} Given
 * @param {Given} answer
 * @returns {Given}
 */
export const ticksInOrder = (answer) => /** @type {Given} */ (Array.isArray(answer) ? [...answer].sort() : answer);

/**
 * A mapping of which entries were changed or left out; without prototype.
 * @template Value
 * @param {{[id: string]: Value}} entries
 * @param {(entry: [string, Value]) => [string, Value][]} change
 * @returns {{[id: string]: Value}}
 */
const changed = (entries, change) => Object.assign(Object.create(null), Object.fromEntries(Object.entries(entries).flatMap(change)));

/**
 * A response as a member of a team, in the one form that equal responses have.
 * @param {Response} response
 * @param {{created?: string, hint?: string}} about
 * @returns {Member}
 */
export const memberOf = ({ label, answers, notes, profile, targets }, { created = "", hint = "" } = {}) => ({
  label: label.trim(),
  hint,
  created: Number.isNaN(Date.parse(created)) ? "" : created,
  answers: changed(answers, ([id, answer]) => [[id, ticksInOrder(answer)]]),
  notes: changed(notes, ([id, note]) => (note.trim() ? [[id, note]] : [])),
  profile,
  targets,
});

/** @param {Member} member */
const contentOf = ({ answers, notes, profile, targets }) => canonical([answers, notes, profile, targets]);

/**
 * Members never change, so each key is made once.
 * @type {WeakMap<Member, string>}
 */
const keys = new WeakMap();

/**
 * What tells a member from others: what was entered, and under which name.
 * @param {Member} member
 */
export function keyOf(member) {
  const key = keys.get(member) ?? `${contentOf(member)} ${member.label}`;
  keys.set(member, key);
  return key;
}

/** @type {(one: Member, other: Member) => Member} */
const sameMember = (one, other) => ({
  ...one,
  created: isMadeLater(one, other) ? one.created : other.created,
  hint: [one.hint, other.hint].filter(Boolean).sort()[0] ?? "",
});

/** @typedef {Agreement | Vote} Word  what was said of a question at some moment */

/** @type {(one: Word, other: Word) => boolean} */
const isLater = (one, other) => (one.at === other.at ? canonical(one) > canonical(other) : one.at > other.at);

/**
 * The later word on each question.
 * @template {Word} Said
 * @param {{[question: string]: Said}} one
 * @param {{[question: string]: Said}} other
 */
function laterWords(one, other) {
  const words = changed(one, (entry) => [entry]);
  for (const [question, said] of Object.entries(other)) {
    if (!words[question] || isLater(said, words[question])) words[question] = said;
  }
  return words;
}

/**
 * Both teams in one. Of what was agreed on a question, and of votes on it, the later word counts.
 * @param {Team} one
 * @param {Team} other
 * @returns {Team}
 */
export function mergeTeams(one, other) {
  /** @type {Map<string, Member>} */
  const members = new Map();
  for (const member of [...one.members, ...other.members]) {
    const key = keyOf(member);
    const known = members.get(key);
    members.set(key, known ? sameMember(known, member) : member);
  }
  return {
    members: [...members].sort(byKey).map(([, member]) => member),
    consensus: laterWords(one.consensus, other.consensus),
    votes: laterWords(one.votes, other.votes),
  };
}

/** @type {(whole: {[id: string]: string}, part: {[id: string]: string}) => boolean} */
const contains = (whole, part) => Object.keys(part).every((id) => whole[id] === part[id]);

/**
 * Whether a result without a name is a copy of another, as a link is of a file: it adds nothing.
 * @type {Comparison}
 */
const isCopy = (member, other) =>
  member !== other &&
  member.label === "" &&
  canonical([member.answers, member.targets]) === canonical([other.answers, other.targets]) &&
  contains(other.notes, member.notes) &&
  contains(other.profile, member.profile);

/** @type {Comparison} */
const isNewer = (one, other) =>
  one.created === other.created ? keyOf(one) > keyOf(other) : isMadeLater(one, other);

/**
 * Who counts: each member, but of results under one name the newest, and none that is but a copy.
 * @param {Team} team
 * @returns {{counted: Member[], older: Apart[], copies: Apart[]}}
 */
export function peopleOf({ members }) {
  /** @type {Map<string, Member>} */
  const newest = new Map();
  for (const member of members) {
    const { label } = member;
    const known = newest.get(label);
    if (label && !(known && isNewer(known, member))) newest.set(label, member);
  }
  const older = members.flatMap((member) => {
    const of = newest.get(member.label);
    return of && of !== member ? [{ member, of }] : [];
  });
  const copies = members.flatMap((member) => {
    const of = members.find((other) => isCopy(member, other));
    return of ? [{ member, of }] : [];
  });
  const apart = new Set([...older, ...copies].map(({ member }) => member));
  return { counted: members.filter((member) => !apart.has(member)), older, copies };
}

/**
 * The team without these members.
 * @param {Team} team
 * @param {Member[]} members
 */
export function without(team, members) {
  const gone = new Set(members.map(keyOf));
  return { ...team, members: team.members.filter((member) => !gone.has(keyOf(member))) };
}

/**
 * This name, or the next that is free: “Kim (2)”.
 * @param {Team} team
 * @param {string} name
 */
export function freeName({ members }, name) {
  const taken = new Set(members.map(({ label }) => label));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}
