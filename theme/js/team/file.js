/**
 * The team file: all results of a team and what it agreed on, to be dropped in again or merged with
 * another team's. As with results, it is read strictly: it fits in whole, or a ResultError says why.
 *
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").TeamFramework} TeamFramework
 * @typedef {import("../exact/merge.js").Team} Team
 * @typedef {import("../exact/merge.js").Member} Member
 *
 * @typedef {object} ReadResult  a result as `resultOf` and `linkOf` of reader.js give it
 * @property {Framework} version
 * @property {string} created
 * @property {import("../types.js").Response} response
 *
 * @typedef {object} Remark  what became of the answers of a result of an earlier version, in numbers
 * @property {string} version
 * @property {number} carried
 * @property {number} askedAgain
 * @property {number} dropped
 */
import { carriedOver } from "../exact/carry.js";
import { memberOf, ticksInOrder } from "../exact/merge.js";
import { resultOf } from "../browser/reader.js";
import { isMapping, isOffered } from "../exact/responses.js";
import { readResult, ResultError, resultFile, textIn } from "../exact/result-file.js";
import { isDissent, isVote } from "../exact/votes.js";
import { say } from "../say.js";

const FIRST_FORMAT = /** @type {const} */ ("stagemark-team/1");
const SECOND_FORMAT = /** @type {const} */ ("stagemark-team/2");
const TEAM_KEYS = ["format", "framework", "version", "seal", "members", "consensus"];

/**
 * The formats of a team file, each with its keys: since the second there are votes and dissents.
 * @type {{[format: string]: string[]}}
 */
const FORMATS = { [FIRST_FORMAT]: TEAM_KEYS, [SECOND_FORMAT]: [...TEAM_KEYS, "votes"] };

/** @param {unknown} format */
export const isTeamFormat = (format) => typeof format === "string" && Object.hasOwn(FORMATS, format);

/**
 * What a team has said, as a file and this browser keep it: in the first format where that holds it
 * all, as older pages read no other.
 * @param {Pick<Team, "consensus" | "votes">} team
 */
export function wordsOfTeam({ consensus, votes }) {
  const hasVotes = Object.keys(votes).length > 0;
  const isFirst = !hasVotes && Object.values(consensus).every(({ dissent }) => !dissent);
  return { format: isFirst ? FIRST_FORMAT : SECOND_FORMAT, consensus, ...(hasVotes && { votes }) };
}

/** More people than in any room. */
const MAX_MEMBERS = 1000;

/** How much of a text from a file is repeated in a sentence about it. */
const KEY_SHOWN = 40;
const NAME_SHOWN = 128;

/**
 * @param {Framework} framework
 * @param {Team} team
 * @param {(member: Member) => import("../types.js").Record} recordFor
 * @returns {import("../types.js").TeamFile}
 */
export function teamFile(framework, team, recordFor) {
  const { format, ...said } = wordsOfTeam(team);
  return {
    format,
    framework: framework.id,
    version: framework.version,
    seal: framework.seal,
    members: team.members.map((member) => {
      const { label, hint, created, ...entered } = member;
      return resultFile(framework, { label: label || hint, ...entered }, recordFor(member), created);
    }),
    ...said,
  };
}

/**
 * The versions that a team page knows, its own first.
 * @param {TeamFramework} framework
 * @returns {Framework[]}
 */
export const versionsOf = (framework) => [framework, ...(framework.earlier ?? [])];

/**
 * A result that was read, as a member; an older one is carried over.
 * @param {Framework[]} versions
 * @param {ReadResult} result
 */
export const memberIn = (versions, { version, created, response }, hint = "") =>
  memberOf(carriedOver(versions, version, response).response, { created, hint });

/**
 * What became of the answers of an older result; undefined for one of this version.
 * @param {Framework[]} versions
 * @param {ReadResult} result
 * @returns {Remark | undefined}
 */
export function remarkOn(versions, { version, response }) {
  const { fates } = carriedOver(versions, version, response);
  if (!fates) return undefined;
  /** @param {import("../exact/carry.js").Fate["kind"]} kind */
  const count = (kind) => fates.filter((fate) => fate.kind === kind).length;
  return { version: version.version, carried: count("carried"), askedAgain: count("asked-again"), dropped: count("dropped") };
}

/**
 * @param {TeamFramework} framework
 * @param {{[key: string]: unknown}} content
 * @returns {Team}
 */
export function readTeam(framework, content) {
  const { format, framework: theirs, version: made, members, consensus, votes = {} } = content;
  if (!isTeamFormat(format)) throw new ResultError(say.team_file.unknown_format({ format: textIn(format).slice(0, KEY_SHOWN) }));
  const extra = Object.keys(content).find((key) => !FORMATS[textIn(format)].includes(key));
  if (extra) throw new ResultError(say.team_file.extra_key({ key: extra.slice(0, KEY_SHOWN) }));
  const { id, version, seal } = framework;
  if (theirs !== id) throw new ResultError(say.team_file.other_framework({ theirs: textIn(theirs).slice(0, NAME_SHOWN), own: id }));
  if (made !== version) throw new ResultError(say.team_file.other_version({ theirs: textIn(made).slice(0, NAME_SHOWN), own: version }));
  if ((content.seal ?? seal) !== seal) throw new ResultError(say.team_file.other_draft({ version }));
  if (!Array.isArray(members) || members.length > MAX_MEMBERS || !isMapping(consensus) || !isMapping(votes)) throw new ResultError(say.team_file.part_missing);
  return {
    members: members.map((member, index) => memberInFile(framework, member, index + 1)),
    consensus: eachIn(consensus, (question, said) => agreementIn(framework, question, said, format === SECOND_FORMAT)),
    votes: eachIn(votes, (question, vote) => voteIn(framework, question, vote)),
  };
}

/**
 * @template Said
 * @param {{[question: string]: unknown}} entries
 * @param {(question: string, said: unknown) => Said} read
 * @returns {{[question: string]: Said}}
 */
const eachIn = (entries, read) =>
  Object.assign(Object.create(null), Object.fromEntries(Object.entries(entries).map(([question, said]) => [question, read(question, said)])));

/**
 * @param {TeamFramework} framework
 * @param {unknown} member
 * @param {number} number
 */
function memberInFile(framework, member, number) {
  const versions = versionsOf(framework);
  try {
    return memberIn(versions, resultOf(versions, readResult(member)));
  } catch (error) {
    if (!(error instanceof ResultError)) throw error;
    throw new ResultError(say.team_file.member({ number, reason: error.message }));
  }
}

/** @type {(at: unknown) => at is string} */
const isMoment = (at) => typeof at === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at));

/**
 * @param {Framework} framework
 * @param {string} id
 * @param {unknown} said
 * @param {boolean} mayDissent
 * @returns {import("../exact/merge.js").Agreement}
 */
function agreementIn({ program }, id, said, mayDissent) {
  const question = program.questions.find((one) => one.id === id);
  const entry = isMapping(said) ? said : {};
  const { answer, note, at, dissent } = entry;
  const isWhole =
    question &&
    Object.keys(entry).length === (dissent === undefined ? 3 : 4) &&
    (answer === null || isOffered(question, answer)) &&
    typeof note === "string" &&
    isMoment(at) &&
    (dissent === undefined || (mayDissent && isDissent(dissent)));
  if (!isWhole) throw new ResultError(say.team_file.agreement_damaged({ question: id.slice(0, KEY_SHOWN) }));
  return { answer: ticksInOrder(answer), note, at, ...(dissent && { dissent: { count: dissent.count, words: dissent.words } }) };
}

/**
 * @param {Framework} framework
 * @param {string} id
 * @param {unknown} vote
 * @returns {import("../exact/merge.js").Vote}
 */
function voteIn({ program }, id, vote) {
  const question = program.questions.find((one) => one.id === id);
  const entry = isMapping(vote) ? vote : {};
  const { counts, at } = entry;
  const isWhole = question && Object.keys(entry).length === 2 && isVote(question, counts) && isMoment(at);
  if (!isWhole) throw new ResultError(say.presenting.vote_damaged({ question: id.slice(0, KEY_SHOWN) }));
  return { counts: Object.assign(Object.create(null), counts), at };
}
