/**
 * What a team page makes of each kind that is handed in: people with their answers, and what was
 * agreed on.
 *
 * @typedef {object} Found
 * @property {import("../exact/merge.js").Member[]} members
 * @property {import("../exact/merge.js").Consensus} consensus
 * @property {import("../exact/merge.js").Votes} votes
 * @property {import("./file.js").Remark[]} remarks  on results of earlier versions
 */
import { linkOf, resultOf } from "../browser/reader.js";
import { ResultError } from "../exact/result-file.js";
import { say } from "../say.js";
import { memberIn, readTeam, remarkOn, versionsOf } from "./file.js";

/**
 * @param {import("../types.js").TeamFramework} framework
 * @returns {import("../browser/importers.js").Importers<Found>}
 */
export function teamImporters(framework) {
  const versions = versionsOf(framework);
  return {
    result: (result, fileName) => foundIn(versions, resultOf(versions, result), hintIn(framework, fileName)),
    runs: (result) => foundIn(versions, resultOf(versions, result)),
    team: (content) => ({ ...readTeam(framework, content), remarks: [] }),
    link: (text) => foundIn(versions, linkOf(versions, text)),
  };
}

/**
 * A result that was read, as the one member that it is.
 * @param {import("../types.js").Framework[]} versions
 * @param {import("./file.js").ReadResult} result
 * @returns {Found}
 */
function foundIn(versions, result, hint = "") {
  const member = memberIn(versions, result, hint);
  if (!Object.keys(member.answers).length) throw new ResultError(say.team_file.nothing_answered);
  return { members: [member], consensus: {}, votes: {}, remarks: [remarkOn(versions, result)].flatMap((one) => one ?? []) };
}

/**
 * The name in that of a file: what people add to the name that the download had. "" where there is none.
 * @param {{id: string}} framework
 * @param {string} fileName
 */
export function hintIn({ id }, fileName) {
  const own = fileName
    .replace(/\.(?:json|xlsx)$/i, "")
    .replace(/ ?\(\d+\)$/, "")
    .replace(`${id}-`, "")
    .replace(/\d+\.\d+\.\d+\S*?-(?=\d{4}-)/, "")
    .replace(/\d{4}-\d\d-\d\d/, "")
    .replace(/[-_\s]+/g, " ")
    .trim();
  return /^(result|results|scorecard|download|team)?$/i.test(own) || own.length > 40 ? "" : own;
}
