/**
 * The result file: what a response is kept as outside the browser. What comes back is not believed until
 * it was read here: it fits in whole, or a ResultError says why not, for the person who chose it.
 *
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Response} Response
 * @typedef {"answers" | "notes" | "profile" | "targets"} Mapping
 * @typedef {{framework: string, version: string, seal?: string, created: string, label: string}
 *   & {[mapping in Mapping]: {[id: string]: unknown}}} Result  a result whose shape is certain, and no more
 */
import { say } from "../say.js";
import { cleanResponse, isMapping } from "./responses.js";

export const RESULT_FORMAT = "stagemark-result/1";

/** @type {Mapping[]} */
const MAPPINGS = ["answers", "notes", "profile", "targets"];
const KEYS = ["format", "framework", "version", "seal", "created", "label", "score", ...MAPPINGS];

/** Why a file or a link is not taken; its message is shown as it is. */
export class ResultError extends Error {}

/**
 * A response with what it was scored to, for people who open the file.
 * @param {{id: string, version: string, seal: string}} framework
 * @param {Response} response
 * @param {{stage: string | null, score: string | null}} record
 * @param {string} created when it was made, see `days.js`
 * @returns {import("../types.js").ResultFile}
 */
export const resultFile = (framework, response, { stage, score }, created) => ({
  format: RESULT_FORMAT,
  framework: framework.id,
  version: framework.version,
  seal: framework.seal,
  ...(created && { created }),
  ...response,
  score: { stage, score },
});

/**
 * What a JSON text holds.
 * @param {string} text
 * @returns {unknown}
 */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new ResultError(say.result_file.not_json);
  }
}

/** A moment with its zone; of what a link held, the day alone. */
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/;
/**
 * A text, and of anything else none: not everything that was parsed can be turned into one.
 * @param {unknown} value
 */
export const textIn = (value) => (typeof value === "string" ? value : "");

/** @type {(value: unknown) => value is string} */
const isName = (value) => typeof value === "string" && /^[\w.+-]{1,128}$/.test(value);

/**
 * What is certain of a result file before its framework is known: its shape.
 * @param {unknown} value
 * @returns {Result}
 */
export function readResult(value) {
  if (!isMapping(value) || typeof value.format !== "string" || !value.format.startsWith("stagemark-result/")) {
    throw new ResultError(say.result_file.not_a_result);
  }
  if (value.format !== RESULT_FORMAT) {
    throw new ResultError(say.result_file.unknown_format({ format: value.format.slice(0, 40) }));
  }
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown) throw new ResultError(say.result_file.unknown_key({ key: unknown.slice(0, 40) }));
  const { framework, version, seal, created = "", label = "", answers } = value;
  const isWhole =
    isName(framework) &&
    isName(version) &&
    isMapping(answers) &&
    (seal === undefined || isName(seal)) &&
    typeof label === "string" &&
    typeof created === "string" &&
    (created === "" || (MOMENT.test(created) && !Number.isNaN(Date.parse(created)))) &&
    (value.score == null || isMapping(value.score)) &&
    MAPPINGS.every((part) => value[part] === undefined || isMapping(value[part]));
  if (!isWhole) throw new ResultError(say.result_file.incomplete);
  const parts = MAPPINGS.map((part) => [part, value[part] ?? {}]);
  return /** @type {Result} */ ({ framework, version, seal, created, label, ...Object.fromEntries(parts) });
}

/**
 * The response in a result, for the framework that it was made with.
 * @param {Framework} framework
 * @param {Result} result
 * @returns {Response}
 */
export function responseIn(framework, result) {
  const { id, version, seal } = framework;
  if (result.framework !== id) throw new ResultError(say.result_file.other_framework({ theirs: result.framework, own: id }));
  if (result.version !== version) {
    throw new ResultError(say.result_file.other_version({ theirs: result.version, own: version }));
  }
  if ((result.seal ?? seal) !== seal) {
    throw new ResultError(say.result_file.other_draft({ version }));
  }
  const response = cleanResponse(framework, result);
  for (const part of MAPPINGS) {
    const lost = Object.keys(result[part]).find((key) => !Object.hasOwn(response[part], key));
    if (lost !== undefined) {
      throw new ResultError(say.result_file.unfit_entry({ part, entry: lost.slice(0, 40), version }));
    }
  }
  return response;
}
