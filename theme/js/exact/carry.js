/**
 * What becomes of answers when a framework moves on to a later version, as the later one's `changes`
 * declare it. Each answer has one fate: it is carried, its question is asked again, or it is dropped;
 * over several versions these add up. `stagemark/scoring/carry.py` does the same for `score`.
 *
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("../types.js").Response} Response
 * @typedef {import("../types.js").Framework & {changes?: import("../types.js").Changes | null}} Version
 * @typedef {import("../types.js").Framework & {changes: import("../types.js").Changes}} Later  one that answers came over to
 * @typedef {{kind: "carried" | "asked-again" | "dropped", question: string, answer: Answer,
 *   becomes: string[], now: Answer | null}} Fate
 *   `question` and `answer` are those of the oldest version, `becomes` the questions of the newest
 *   that stand for it, `now` the answer as the newest puts it, null where it is not carried
 */
import { cleanResponse, isOffered } from "./responses.js";

/** @type {<Value>(mapping: {[key: string]: Value} | undefined, key: string) => Value | undefined} */
const ownIn = (mapping, key) => (mapping && Object.hasOwn(mapping, key) ? mapping[key] : undefined);

/**
 * The versions that answers pass on their way, the oldest left out; null where none leads.
 * @param {Version[]} versions
 * @param {string} from
 * @param {string} to
 * @returns {Later[] | null}
 */
export function wayBetween(versions, from, to) {
  /** @type {Later[]} */
  const way = [];
  for (let at = to; at !== from;) {
    const version = versions.find((one) => one.version === at);
    if (!hasChanges(version) || way.includes(version)) return null;
    way.unshift(version);
    at = version.changes.from;
  }
  return way;
}

/** @type {(version: Version | undefined) => version is Later} */
const hasChanges = (version) => Boolean(version?.changes);

/**
 * The questions of a version that stand for one of the version before.
 * @param {string} old
 * @param {Later} version
 */
function becomes(old, { program, texts, changes }) {
  const { removed, split, merged, renamed } = changes;
  if (removed.includes(old)) return [];
  const mergedInto = Object.keys(merged ?? {}).filter((id) => merged[id].includes(old));
  const found = ownIn(split, old) ?? (mergedInto.length ? mergedInto : [ownIn(renamed, old) ?? old]);
  return found.filter((id) => texts.includes(id) || program.questions.some((one) => one.id === id));
}

/**
 * The answer as a version takes it; null where its question is to be asked again.
 * @param {string} old its question before
 * @param {string} id its question now
 * @param {Answer} answer
 * @param {Later} version
 */
function translated(old, id, answer, { program, changes }) {
  const { reask, split, merged, options } = changes;
  const question = program.questions.find((one) => one.id === id);
  if (!question || reask.includes(id) || ownIn(split, old) || ownIn(merged, id)) return null;
  /** @param {string} option */
  const name = (option) => ownIn(ownIn(options, id), option) ?? option;
  const now = Array.isArray(answer) ? [...new Set(answer.map(name))] : name(answer);
  return isOffered(question, now) ? now : null;
}

/**
 * @param {Fate} fate
 * @param {Later} version
 * @returns {Fate}
 */
function step(fate, version) {
  const after = [...new Set(fate.becomes.flatMap((old) => becomes(old, version)))];
  if (!after.length) return { ...fate, kind: "dropped", becomes: after, now: null };
  const now = fate.now === null ? null : translated(fate.becomes[0], after[0], fate.now, version);
  return { ...fate, kind: now === null ? "asked-again" : "carried", becomes: after, now };
}

/**
 * The fate of each answer along the way.
 * @param {Later[]} way
 * @param {Response["answers"]} answers
 * @returns {Fate[]}
 */
export function carry(way, answers) {
  /** @type {Fate[]} */
  const fates = Object.entries(answers).map(([question, answer]) => ({ kind: "carried", question, answer, becomes: [question], now: answer }));
  return way.reduce((before, version) => before.map((fate) => step(fate, version)), fates);
}

/** @type {<Value>(entries: [string, Value][]) => {[id: string]: Value}} */
const mappingOf = (entries) => Object.assign(Object.create(null), Object.fromEntries(entries));

/**
 * The answers as the newest version takes them.
 * @param {Fate[]} fates
 */
export const carriedAnswers = (fates) =>
  mappingOf(fates.flatMap(({ becomes: [id], now }) => (now === null ? [] : [/** @type {[string, Answer]} */ ([id, now])])));

/**
 * A response along the way, with the fates of its answers. A note goes with its question, also to
 * one that is asked again.
 * @param {Later[]} way of one version or more
 * @param {Response} response
 * @returns {{response: Response, fates: Fate[]}}
 */
export function carryResponse(way, response) {
  const fates = carry(way, response.answers);
  const notes = Object.create(null);
  for (const { becomes: [id], answer } of carry(way, response.notes)) {
    if (id) notes[id] = notes[id] ? `${notes[id]}\n\n${answer}` : answer;
  }
  return { response: cleanResponse(way[way.length - 1], { ...response, answers: carriedAnswers(fates), notes }), fates };
}

/**
 * A response to one of several versions under the first of them, with the fates of its answers; as it
 * is, and without fates, where it is of that one.
 * @param {Version[]} versions between which a way leads
 * @param {Version} from
 * @param {Response} response
 * @returns {{response: Response, fates: Fate[] | null}}
 */
export function carriedOver(versions, from, response) {
  if (from === versions[0]) return { response, fates: null };
  const way = wayBetween(versions, from.version, versions[0].version);
  if (!way) throw new Error(`no way leads from version ${from.version}`);
  return carryResponse(way, response);
}
