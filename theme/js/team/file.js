/**
 * The team file: all results of a team and what it agreed on, to be dropped in again or merged with
 * another team's. As with results, it is read strictly: it fits in whole, or a ResultError says why.
 */
import { carriedOver } from "../exact/carry.js";
import { memberOf, ticksInOrder } from "../exact/merge.js";
import { resultOf } from "../browser/reader.js";
import { isMapping, isOffered } from "../exact/responses.js";
import { readResult, ResultError, resultFile, textIn } from "../exact/result-file.js";

export const TEAM_FORMAT = "stagemark-team/1";
const TEAM_KEYS = ["format", "framework", "version", "seal", "members", "consensus"];

/** More people than in any room. */
const MAX_MEMBERS = 1000;

/**
 * @param {import("../exact/merge.js").Team} team
 * @param {(answers: object, targets: object) => object} recordFor scores a response
 */
export const teamFile = (framework, team, recordFor) => ({
  format: TEAM_FORMAT,
  framework: framework.id,
  version: framework.version,
  seal: framework.seal,
  members: team.members.map((member) => {
    const { label, hint, created, ...entered } = member;
    const record = recordFor(member.answers, member.targets);
    return resultFile(framework, { label: label || hint, ...entered }, record, created);
  }),
  consensus: team.consensus,
});

const damaged = (what) => new ResultError(`This team file is damaged: ${what}.`);

/** The versions that a team page knows, its own first. */
export const versionsOf = (framework) => [framework, ...(framework.earlier ?? [])];

/** A result that was read, as a member; an older one is carried over. */
export const memberIn = (versions, { version, created, response }, hint = "") =>
  memberOf(carriedOver(versions, version, response).response, { created, hint });

/** What became of the answers of an older result, in a sentence; "" for one of this version. */
export function remarkOn(versions, { version, response }) {
  const { fates } = carriedOver(versions, version, response);
  if (!fates) return "";
  const count = (kind) => fates.filter((fate) => fate.kind === kind).length;
  const parts = [["carried", "carried over"], ["asked-again", "asked again"], ["dropped", "no longer asked for"]];
  const said = parts.map(([kind, words]) => count(kind) && `${count(kind)} ${words}`).filter(Boolean);
  return `of version ${version.version}: ${said.join(", ")}`;
}

/** @returns {import("../exact/merge.js").Team} */
export function readTeam(framework, value) {
  if (value.format !== TEAM_FORMAT) {
    throw new ResultError(`This team file has the format “${value.format.slice(0, 40)}”, which this page does not know.`);
  }
  const stranger = Object.keys(value).find((key) => !TEAM_KEYS.includes(key));
  if (stranger) throw damaged(`it has “${stranger.slice(0, 40)}”, which no team file has`);
  const { id, version, seal } = framework;
  if (value.framework !== id) {
    throw new ResultError(`This team file is of “${textIn(value.framework).slice(0, 128)}”; this page is for “${id}”.`);
  }
  if (value.version !== version || (value.seal ?? seal) !== seal) {
    const made = value.version === version ? `another draft of version ${version}` : `version ${textIn(value.version).slice(0, 128)}`;
    throw new ResultError(`This team file was made with ${made}; this page is for version ${version}.`);
  }
  const { members, consensus } = value;
  if (!Array.isArray(members) || members.length > MAX_MEMBERS || !isMapping(consensus)) {
    throw damaged("a part of it is missing or not what it should be");
  }
  return {
    members: members.map((member, place) => {
      try {
        return memberIn(versionsOf(framework), resultOf(versionsOf(framework), readResult(member)));
      } catch (error) {
        if (!(error instanceof ResultError)) throw error;
        throw new ResultError(`Result ${place + 1} in this team file cannot be used. ${error.message}`);
      }
    }),
    consensus: Object.assign(
      Object.create(null),
      Object.fromEntries(Object.entries(consensus).map(([question, said]) => [question, agreementIn(framework, question, said)])),
    ),
  };
}

function agreementIn({ program }, id, said) {
  const question = program.questions.find((one) => one.id === id);
  const { answer, note, at } = isMapping(said) ? said : {};
  const isWhole =
    question &&
    Object.keys(said).length === 3 &&
    (answer === null || isOffered(question, answer)) &&
    typeof note === "string" &&
    typeof at === "string" &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) &&
    !Number.isNaN(Date.parse(at));
  if (!isWhole) throw damaged(`what was agreed on “${id.slice(0, 40)}” does not fit this version`);
  return { answer: ticksInOrder(answer), note, at };
}
