/**
 * Answers of one version in the words of a later one, as the later one's `changes` declare it.
 *
 * @typedef {{version: string, program: object, texts: string[], profile: object, changes?: {from: string,
 *   renamed: object, removed: string[], reask: string[], options: object}}} Version
 * @typedef {{answers: object, carried: string[], reask: string[], dropped: string[]}} Receipt
 */
import { readLink, namedIn } from "./link.js";
import { cleanResponse, isOffered } from "./responses.js";
import { responseIn } from "./result-file.js";

/**
 * The versions that answers pass on their way, the last one first left out: each declares how they
 * come over from the one before. Null where a declaration is missing.
 * @param {Version[]} versions
 */
export function wayBetween(versions, from, to) {
  const way = [];
  for (let at = to; at !== from;) {
    const version = versions.find((one) => one.version === at);
    if (!version?.changes || way.includes(version)) return null;
    way.unshift(version);
    at = version.changes.from;
  }
  return way;
}

/**
 * One step of the way. Ids are those of the later version but in `dropped`; a question whose
 * meaning or options changed is asked again.
 * @param {Version} version the later one
 * @returns {Receipt}
 */
export function carry({ program, changes }, answers) {
  const questions = new Map(program.questions.map((question) => [question.id, question]));
  const carried = Object.create(null);
  const receipt = { answers: carried, carried: [], reask: [], dropped: [] };
  for (const [old, answer] of Object.entries(answers)) {
    const id = Object.hasOwn(changes.renamed, old) ? changes.renamed[old] : old;
    const question = questions.get(id);
    const renamed = Object.hasOwn(changes.options, id) ? changes.options[id] : {};
    const translate = (option) => (Object.hasOwn(renamed, option) ? renamed[option] : option);
    const now = Array.isArray(answer) ? answer.map(translate) : translate(answer);
    if (!question || changes.removed.includes(old)) receipt.dropped.push(old);
    else if (changes.reask.includes(id) || !isOffered(question, now)) receipt.reask.push(id);
    else {
      carried[id] = now;
      receipt.carried.push(id);
    }
  }
  return receipt;
}

/** Answers along the whole way; what was asked again or dropped on any step stays so. */
export function carryAlong(way, answers) {
  return way.reduce(
    (before, version) => {
      const step = carry(version, before.answers);
      return { ...step, reask: [...before.reask, ...step.reask], dropped: [...before.dropped, ...step.dropped] };
    },
    { answers, carried: Object.keys(answers), reask: [], dropped: [] },
  );
}

/** An earlier version whose answers come over to this one, or this one itself. */
const versionOfResult = (framework, { framework: id, version }) =>
  (id === framework.id && framework.earlier?.find((one) => one.version === version)) || framework;

/** A response to an earlier version, as far as it comes over. */
function carried(framework, from, response) {
  if (from === framework) return response;
  const way = wayBetween([framework, ...framework.earlier], from.version, framework.version);
  return cleanResponse(framework, { ...response, answers: carryAlong(way, response.answers).answers });
}

/**
 * The response in a result of this version or of an earlier one that it declares to follow from.
 * @param {object} framework may list such versions as `earlier`
 */
export function carriedIn(framework, result) {
  const from = versionOfResult(framework, result);
  return carried(framework, from, responseIn(from, result));
}

/** The same for a link, with the day it was made. */
export function carriedInLink(framework, hash) {
  const from = versionOfResult(framework, namedIn(hash));
  const { response, made } = readLink(from, hash);
  return { response: carried(framework, from, response), made };
}
