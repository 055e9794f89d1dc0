/**
 * A response: all answers of one sitting, with notes, profile and targets. Plain data in, plain
 * data out; what comes from storage or a file is checked here before anything trusts it.
 *
 * @typedef {import("../types.js").Response} Response
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {Pick<import("../types.js").ProgramQuestion, "options" | "allow" | "checklist">} Question
 */

/**
 * Mappings have no prototype: "constructor" may be a question's id.
 * @template Value
 * @param {[string, Value][]} entries
 * @returns {{[id: string]: Value}}
 */
const mapping = (entries = []) => Object.assign(Object.create(null), Object.fromEntries(entries));

/** @returns {Response} */
export const emptyResponse = () => ({
  answers: mapping(),
  notes: mapping(),
  profile: mapping(),
  targets: mapping(),
  label: "",
});

/** @type {(value: unknown) => value is string} */
export const isText = (value) => typeof value === "string";
/** @type {(value: unknown) => value is {[key: string]: unknown}} */
export const isMapping = (value) => Object.prototype.toString.call(value) === "[object Object]";

/**
 * The entries of a mapping that name something known and pass a check of their own.
 * @template Value
 * @param {unknown} saved
 * @param {string[]} names
 * @param {(value: any, id: string) => boolean} isGood
 * @returns {{[id: string]: Value}}
 */
function known(saved, names, isGood) {
  if (!isMapping(saved)) return mapping();
  return mapping(
    names.filter((id) => Object.hasOwn(saved, id) && isGood(saved[id], id)).map((id) => [id, /** @type {Value} */ (saved[id])]),
  );
}

/**
 * What of a saved response fits this version of the framework; the rest is left out.
 * @param {Pick<import("../types.js").Framework, "program" | "texts" | "profile">} framework
 * @param {unknown} saved
 * @returns {Response}
 */
export function cleanResponse({ program, texts, profile }, saved) {
  if (!isMapping(saved)) return emptyResponse();
  const questions = new Map(program.questions.map((question) => [question.id, question]));
  const noted = [...questions.keys(), ...texts];
  return {
    answers: known(saved.answers, [...questions.keys()], (answer, id) => isOffered(/** @type {Question} */ (questions.get(id)), answer)),
    notes: known(saved.notes, noted, isText),
    profile: known(saved.profile, Object.keys(profile), (choice, id) => profile[id].includes(choice)),
    targets: known(
      saved.targets,
      program.dimensions.map(({ id }) => id),
      (stage) => program.stages.includes(stage),
    ),
    label: isText(saved.label) ? saved.label : "",
  };
}

/**
 * Whether the question offers this answer.
 * @param {Question} question
 * @param {unknown} answer
 * @returns {answer is Answer}
 */
export function isOffered({ options, allow, checklist }, answer) {
  if (Array.isArray(answer)) {
    const isSet = answer.length > 0 && new Set(answer).size === answer.length;
    return Boolean(checklist) && isSet && answer.every((id) => Object.hasOwn(options, id));
  }
  if (typeof answer !== "string") return false;
  if (allow.includes(answer)) return true;
  return checklist ? answer === "~none" : Object.hasOwn(options, answer);
}
