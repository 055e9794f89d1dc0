/**
 * A team: the results of several people, and what they agreed on. Plain data in, plain data out.
 *
 * Merging is a union of sets, so neither the order in which results arrive nor how often one does
 * can change what comes out. Who counts is then seen from the whole set.
 *
 * @typedef {{label: string, hint: string, created: string, answers: object, notes: object,
 *   profile: object, targets: object}} Member  `hint`: a name that was only guessed, from a file's
 * @typedef {{answer: string | string[] | null, note: string, at: string}} Agreement
 * @typedef {{members: Member[], consensus: {[question: string]: Agreement}}} Team
 */
import { isMapping } from "./responses.js";

/** @returns {Team} */
export const emptyTeam = () => ({ members: [], consensus: Object.create(null) });

const byText = (textOf) => (a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0);
const byKey = byText(([key]) => key);

/** JSON in which values that are equal have one text. */
export const canonical = (value) =>
  JSON.stringify(value, (_, part) => (isMapping(part) ? Object.fromEntries(Object.entries(part).sort(byKey)) : part));

/** Whether one was made later than another; one of a day alone stands at its beginning. */
const isMadeLater = (one, other) => {
  const [first, second] = [one.created, other.created].map((created) => (created ? Date.parse(created) : -Infinity));
  return first === second ? one.created > other.created : first > second;
};

/** A set of ticks has no order. */
export const ticksInOrder = (answer) => (Array.isArray(answer) ? [...answer].sort() : answer);

const changed = (entries, change) => Object.assign(Object.create(null), Object.fromEntries(Object.entries(entries).flatMap(change)));

/**
 * A response as a member of a team, in the one form that equal responses have.
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

const contentOf = ({ answers, notes, profile, targets }) => canonical([answers, notes, profile, targets]);

/** Members never change, so each key is made once. */
const keys = new WeakMap();

/** What tells a member from others: what was entered, and under which name. */
export function keyOf(member) {
  if (!keys.has(member)) keys.set(member, `${contentOf(member)} ${member.label}`);
  return keys.get(member);
}

const sameMember = (one, other) => ({
  ...one,
  created: isMadeLater(one, other) ? one.created : other.created,
  hint: [one.hint, other.hint].filter(Boolean).sort()[0] ?? "",
});

const isLater = (one, other) => (one.at === other.at ? canonical(one) > canonical(other) : one.at > other.at);

/**
 * Both teams in one. Of what was agreed on a question, the later word counts.
 * @param {Team} one
 * @param {Team} other
 * @returns {Team}
 */
export function mergeTeams(one, other) {
  const members = new Map();
  for (const member of [...one.members, ...other.members]) {
    const key = keyOf(member);
    members.set(key, members.has(key) ? sameMember(members.get(key), member) : member);
  }
  const consensus = changed(one.consensus, (entry) => [entry]);
  for (const [question, agreement] of Object.entries(other.consensus)) {
    if (!consensus[question] || isLater(agreement, consensus[question])) consensus[question] = agreement;
  }
  return { members: [...members].sort(byKey).map(([, member]) => member), consensus };
}

const contains = (whole, part) => Object.keys(part).every((id) => whole[id] === part[id]);

/** Whether a result without a name is a copy of another, as a link is of a file: it adds nothing. */
const isCopy = (member, other) =>
  member !== other &&
  member.label === "" &&
  canonical([member.answers, member.targets]) === canonical([other.answers, other.targets]) &&
  contains(other.notes, member.notes) &&
  contains(other.profile, member.profile);

const isNewer = (one, other) =>
  one.created === other.created ? keyOf(one) > keyOf(other) : isMadeLater(one, other);

/**
 * Who counts: each member, but of results under one name the newest, and none that is but a copy.
 * @param {Team} team
 * @returns {{counted: Member[], older: {member: Member, of: Member}[], copies: {member: Member, of: Member}[]}}
 */
export function peopleOf({ members }) {
  const newest = new Map();
  for (const member of members) {
    const { label } = member;
    if (label && !(newest.has(label) && isNewer(newest.get(label), member))) newest.set(label, member);
  }
  const older = members
    .filter((member) => member.label && newest.get(member.label) !== member)
    .map((member) => ({ member, of: newest.get(member.label) }));
  const copies = members.flatMap((member) => {
    const of = members.find((other) => isCopy(member, other));
    return of ? [{ member, of }] : [];
  });
  const apart = new Set([...older, ...copies].map(({ member }) => member));
  return { counted: members.filter((member) => !apart.has(member)), older, copies };
}

/** The team without these members. */
export function without(team, members) {
  const gone = new Set(members.map(keyOf));
  return { ...team, members: team.members.filter((member) => !gone.has(keyOf(member))) };
}

/** This name, or the next that nobody has: “Kim (2)”. */
export function freeName({ members }, name) {
  const taken = new Set(members.map(({ label }) => label));
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}
